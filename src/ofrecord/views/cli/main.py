"""The command line put together, and the one place where errors become exit codes."""

from __future__ import annotations

import sys

import typer

from ofrecord.errors import OfRecordError
from ofrecord.views.cli import add, export, read, reread, search, show

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="Who did what to whom, who says so, where and when — read from the news, with the evidence.",
)
app.command("read")(read.read)
app.command("add")(add.add)
app.command("reread")(reread.reread)
app.command("search")(search.search)
app.command("export")(export.export)
app.command("show")(show.show)


def main() -> None:
    """Entry point of the `ofrecord` command."""
    try:
        app()
    except OfRecordError as error:
        typer.echo(f"ofrecord: {error}", err=True)
        sys.exit(error.exit_code)
