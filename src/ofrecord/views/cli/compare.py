"""`ofrecord matrix` and `ofrecord timeline`: the accounts of an incident as a table, and day by day."""

from __future__ import annotations

from typing import Annotated

import typer

from ofrecord.views.cli.common import StoreOption, opened_store, say
from ofrecord.views.matrix import matrix_lines, timeline_lines

IncidentArgument = Annotated[str, typer.Argument(metavar="INCIDENT", help="Id, or as much of it as is unique.")]


def matrix(incident: IncidentArgument, store: StoreOption = None) -> None:
    """Show who says what about what: a row a speaker, a column for each thing on which they may differ.

    [bold]Example:[/bold] ofrecord matrix i-7d0e
    """
    with opened_store(store, create=False) as opened:
        say("\n".join(matrix_lines(opened.incidents().get(incident))))


def timeline(
    incident: Annotated[str | None, typer.Argument(metavar="[INCIDENT]", help="Without it: all incidents.")] = None,
    store: StoreOption = None,
    least: Annotated[int, typer.Option("--least", min=1, help="Told by at least so many reports.")] = 2,
) -> None:
    """Show what happened, and who said what about it, day by day.

    [bold]Example:[/bold] ofrecord timeline i-7d0e
    """
    from ofrecord.store import IncidentFilter

    with opened_store(store, create=False) as opened:
        kept = opened.incidents()
        found = [kept.get(incident)] if incident else list(kept.all(IncidentFilter(least=least)))
        say("\n".join(timeline_lines(found)))
