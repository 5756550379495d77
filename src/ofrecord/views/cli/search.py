"""`ofrecord search`: what the store holds, by any filter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated, Literal

import typer

from ofrecord.store import Filter, Found
from ofrecord.views.cli.common import StoreOption, opened_store, say
from ofrecord.views.cli.filter_options import KindOption, WordsArgument, all_words, with_filter
from ofrecord.views.exports.listed import json_list
from ofrecord.views.found_text import found_lines


@with_filter
def search(
    asked: Filter,
    words: WordsArgument = None,
    store: StoreOption = None,
    kind: KindOption = "events",
    output: Annotated[
        Literal["text", "json"], typer.Option("--format", help="json: a list of rows on stdout.")
    ] = "text",
    limit: Annotated[int, typer.Option("--limit", min=0, help="Show at most this many; 0 shows all.")] = 20,
) -> None:
    """Find events, quotations, figures, control claims or documents in the store.

    All conditions hold together. The same options with [bold]ofrecord export[/bold] write exactly what is found here.

    [bold]Example:[/bold] ofrecord search convoy --kind quotations --speaker ministry --stance denies --since 2024-09-01
    """
    asked = replace(asked, kind=kind, text=all_words(words, asked.text))
    with opened_store(store, create=False) as opened:
        query = opened.query(asked)
        total = query.count()
        shown = query.rows(limit or None)
        (_print_json if output == "json" else _print_text)(shown)
    left = f" (the first {limit} are shown; --limit 0 shows all)" if limit and total > limit else ""
    typer.echo(f"{total} {kind}{left}", err=True)


def _print_json(shown: Iterable[Found]) -> None:
    for piece in json_list(shown):
        typer.echo(piece, nl=False)


def _print_text(shown: Iterable[Found]) -> None:
    for found in shown:
        say("\n".join(found_lines(found)) + "\n")
