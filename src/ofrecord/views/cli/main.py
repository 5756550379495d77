"""The command line put together, and the one place where errors become exit codes."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from ofrecord import __version__
from ofrecord.errors import OfRecordError
from ofrecord.own_process import collect_seldom
from ofrecord.views.cli import (
    add,
    compare,
    demo,
    doctor,
    export,
    gazetteer,
    incidents,
    judge,
    publish,
    read,
    reread,
    schema,
    search,
    serve,
    show,
)

app = typer.Typer(
    name="ofrecord",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    add_completion=False,
    help="Who did what to whom, who says so, where and when — read from the news, with the evidence.",
)
app.command("read")(read.read)
app.command("add")(add.add)
app.command("reread")(reread.reread)
app.command("search")(search.search)
app.command("export")(export.export)
app.command("show")(show.show)
app.command("serve")(serve.serve)
app.command("publish")(publish.publish)
app.command("incidents")(incidents.incidents)
app.command("matrix")(compare.matrix)
app.command("timeline")(compare.timeline)
app.add_typer(judge.app, name="judge")
app.command("redact")(judge.redact)
app.command("review")(judge.review)
app.command("demo")(demo.demo)
app.command("schema")(schema.schema)
app.add_typer(gazetteer.app, name="gazetteer")
app.command("doctor")(doctor.doctor)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"ofrecord {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Options that come before a command."""


def main() -> None:
    """Entry point of the `ofrecord` command."""
    collect_seldom()
    try:
        app()
    except OfRecordError as error:
        typer.echo(f"ofrecord: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:  # `ofrecord read … | head`: nothing is wrong, nobody listens any more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
