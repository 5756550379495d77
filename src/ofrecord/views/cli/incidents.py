"""`ofrecord incidents`: reports of one happening together, who says what of it, and where the accounts differ."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

import typer

from ofrecord.domain.incidents import Incident
from ofrecord.views.cli.common import StoreOption, opened_store, say
from ofrecord.views.exports.incidents import incident_json
from ofrecord.views.incident_text import incident_lines


def incidents(
    item: Annotated[
        str | None, typer.Argument(metavar="[INCIDENT]", help="Id of one incident, or as much of it as is unique.")
    ] = None,
    store: StoreOption = None,
    output: Annotated[
        Literal["text", "json"], typer.Option("--format", help="json: a list of incidents on stdout.")
    ] = "text",
    least: Annotated[
        int | None, typer.Option("--least", min=1, help="Told by at least so many reports. Text: 2, JSON: 1.")
    ] = None,
    document: Annotated[
        str | None,
        typer.Option("--document", metavar="ID", help="Told by this document (id or hash, or its beginning)."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="Show at most this many; 0 shows all.")] = 0,
    explain: Annotated[bool, typer.Option("--explain", help="Also why each report belongs to it.")] = False,
) -> None:
    """Show which reports tell of one happening: their origins, who says what, and where the accounts differ.

    [bold]Example:[/bold] ofrecord incidents --least 3 --explain
    """
    from ofrecord.store import IncidentFilter

    with opened_store(store, create=False) as opened:
        kept = opened.incidents()
        asked = IncidentFilter(least=least or (1 if output == "json" else 2), document=document)
        shown: Iterable[Incident] = [kept.get(item)] if item else kept.all(asked, limit or None)
        (_print_json if output == "json" else _print_text)(shown, explain)


def _print_json(shown: Iterable[Incident], _: bool) -> None:
    """A JSON list, written as it streams: the same as the files of the pages."""
    for piece in incident_json(shown):
        typer.echo(piece, nl=False)


def _print_text(shown: Iterable[Incident], explain: bool) -> None:
    for incident in shown:
        say("\n".join(incident_lines(incident, explain)) + "\n")
