"""`ofrecord publish`: chosen incidents as a site of files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ofrecord.errors import NotInStore
from ofrecord.views.cli.common import StoreOption, opened_store


def publish(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A new folder, or one that was published before.")],
    incidents: Annotated[
        list[str] | None, typer.Argument(metavar="[INCIDENT]...", help="Ids. Without them: as --least says.")
    ] = None,
    store: StoreOption = None,
    least: Annotated[int, typer.Option("--least", min=1, help="Told by at least so many reports.")] = 2,
    title: Annotated[str, typer.Option("--title", help="Heading of the first page.")] = "Of Record",
    with_reports: Annotated[
        bool, typer.Option("--with-reports", help="Also the reports' full texts. Mind whose they are.")
    ] = False,
) -> None:
    """Write a site of chosen incidents into a folder: pages, map and data files, for any web server.

    [bold]Example:[/bold] ofrecord publish site --least 3 --title "Access in Kursk region"
    """
    from ofrecord.store import IncidentFilter
    from ofrecord.views.web.publish import publish as written

    with opened_store(store, create=False) as opened:
        kept = opened.incidents()
        chosen = [kept.get(id) for id in incidents] if incidents else list(kept.all(IncidentFilter(least=least)))
        if not chosen:
            raise NotInStore(f"no incident is told by {least} reports or more; ask for fewer with --least")
        pages = written(opened, chosen, folder, title, with_reports)
    typer.echo(f"{pages} pages in {folder}: open {folder / 'index.html'}, or copy the folder to a web server", err=True)
