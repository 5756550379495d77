"""`ofrecord reread`: the whole store with this version of the program."""

from __future__ import annotations

import sys

import typer
from rich.console import Console
from rich.progress import Progress

from ofrecord.configuration import user_files
from ofrecord.errors import SourceRefused
from ofrecord.views.cli.common import ConfigOption, StoreOption, opened_store


def reread(store: StoreOption = None, config: ConfigOption = None) -> None:
    """Read everything in the store again with this version of the program and your files as they are now.

    New records stand beside the old ones, which are kept. Can be stopped and started again: what this version has
    read already is passed over.
    """
    user = user_files(config)
    with (
        opened_store(store, create=False) as opened,
        Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress,
    ):
        task = progress.add_task("reading again", total=None)
        report = opened.reread(seen=lambda done, total: progress.update(task, completed=done, total=total), user=user)
    for refusal in report.failed:
        typer.echo(f"not read: {refusal}", err=True)
    typer.echo(f"{report.read} read again, {report.already} were up to date, {len(report.failed)} failed", err=True)
    if report.failed:
        raise typer.Exit(SourceRefused.exit_code)
