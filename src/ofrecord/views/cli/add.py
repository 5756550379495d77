"""`ofrecord add`: keep the bytes, read them, store what they say."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from ofrecord.configuration import user_files
from ofrecord.errors import SourceRefused
from ofrecord.settings import Settings
from ofrecord.sources import all_captures
from ofrecord.views.cli.common import ConfigOption, StoreOption, opened_store

if TYPE_CHECKING:
    from ofrecord.store import Added, Store
    from ofrecord.store.reports import Outcome

DEFAULTS = Settings()


def add(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, JSONL files; - for stdin.")
    ],
    store: StoreOption = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help="Text encoding, where it is not UTF-8 (cp1252, utf-16 …).")
    ] = None,
    max_line: Annotated[
        int, typer.Option("--max-line", help="Longest line that is read, in bytes.")
    ] = DEFAULTS.max_line,
    config: ConfigOption = None,
) -> None:
    """Archive the bytes, read them, and store what they say.

    Safe to repeat: a report that is already in the store is noted as seen again and not read twice. Inputs that are
    not read are listed at the end, and the exit code is then 3.

    [bold]Example:[/bold] ofrecord add report.txt wire.jsonl articles/
    """
    settings = Settings(encoding=encoding, max_line=max_line, user=user_files(config))
    with opened_store(store) as opened:
        report = _add_all(opened, sources, settings)
    for refusal in report.refused:
        typer.echo(f"not read: {refusal}", err=True)
    typer.echo(f"{_summary(report)} in {opened.folder}", err=True)
    if report.refused:
        raise typer.Exit(SourceRefused.exit_code)


def _add_all(store: Store, sources: list[str], settings: Settings) -> Added:
    """All sources as one run, with a line of progress where standard error is a terminal."""
    found = all_captures(sources, settings)
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("reading", total=None)
        done = 0

        def show(uri: str, _: Outcome | SourceRefused) -> None:
            nonlocal done
            done += 1
            progress.update(task, description=f"{done} read, last {uri[-40:]}")

        return store.add(found, settings, seen=show)


def _summary(report: Added) -> str:
    parts = [f"{len(report.added)} added"]
    if report.seen_again:
        parts.append(f"{len(report.seen_again)} seen again")
    if report.refused:
        parts.append(f"{len(report.refused)} not read")
    return ", ".join(parts)
