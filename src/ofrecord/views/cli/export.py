"""`ofrecord export`: what search finds, as a file for another tool."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from ofrecord.store import Filter
from ofrecord.views.cli.common import StoreOption, opened_store
from ofrecord.views.cli.filter_options import KindOption, WordsArgument, all_words, with_filter
from ofrecord.views.exports import Export, Format


@with_filter
def export(
    asked: Filter,
    words: WordsArgument = None,
    format: Annotated[
        Format,
        typer.Option(
            "--as",
            help="csv: flat rows; records: JSONL of the reports' whole records; geojson: for maps; "
            "acled, ucdp: CSV with columns like theirs; plover: JSONL.",
        ),
    ] = "csv",
    store: StoreOption = None,
    kind: KindOption = "events",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here. Without it: standard output.")
    ] = None,
    excel: Annotated[bool, typer.Option("--excel", help="CSV that Excel opens with the right letters.")] = False,
    all_modalities: Annotated[
        bool,
        typer.Option(
            "--all-modalities",
            help="acled, ucdp: also what is denied, planned or only possible, and types they do not code.",
        ),
    ] = False,
    assume_dates: Annotated[
        bool,
        typer.Option("--assume-dates", help="acled, ucdp: where no date is stated, the one assumed from the report."),
    ] = False,
) -> None:
    """Write what [bold]ofrecord search[/bold] finds with the same options, all of it, to a file or standard output.

    Every row says in which report, by which words and according to whom. What is not known stays empty.

    [bold]Example:[/bold] ofrecord export --as acled --country SD --since 2024-01-01 -o sudan.csv
    """
    wanted = Export(format, excel, all_modalities, assume_dates)
    asked = replace(asked, kind=kind, text=all_words(words, asked.text))
    with opened_store(store, create=False) as opened:
        query = wanted.query(opened, asked)
        _write(wanted.pieces(query), output)
        left_out = opened.query(asked).count() - query.count()
    if left_out:
        why = "not told as happened, or of a type that the scheme does not code"
        typer.echo(f"{left_out} events left out: {why}; --all-modalities keeps them", err=True)


def _write(pieces: Iterable[str], output: Path | None) -> None:
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
        sys.stdout.writelines(pieces)
    else:
        with output.open("w", encoding="utf-8", newline="") as file:
            file.writelines(pieces)
