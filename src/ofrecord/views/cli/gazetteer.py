"""`ofrecord gazetteer`: GeoNames tables of a user's own beside the gazetteer of the package."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from ofrecord.configuration import imported_file
from ofrecord.errors import SourceRefused
from ofrecord.views.cli import options
from ofrecord.views.cli.common import ConfigOption

app = typer.Typer(no_args_is_help=True, help="Places of your own beside the gazetteer of the package.")


@app.command("import")
def import_zips(
    zips: Annotated[list[Path], typer.Argument(metavar="ZIP...", help="UA.zip and the like, as GeoNames has them.")],
    config: ConfigOption = None,
) -> None:
    """Merge GeoNames country files (UA.zip) and files of alternate names into a gazetteer of your own.

    Fetch them yourself from GeoNames' download folder. Safe to repeat; a newer file replaces the older one. Anything
    else is refused, listed at the end, and the exit code is then 3. Readings use the places from now on.

    [bold]Example:[/bold] ofrecord gazetteer import UA.zip SD.zip
    """
    from ofrecord.gazetteer.importing import import_file

    target = imported_file(config)
    refused: list[SourceRefused] = []
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        for path in zips:
            task = progress.add_task(path.name)

            def show(done: int, total: int, task: TaskID = task) -> None:
                progress.update(task, completed=done, total=total)

            try:
                made = import_file(target, path, show)
            except SourceRefused as refusal:
                refused.append(refusal)
                continue
            typer.echo(f"{made.name}: {made.places:,} places, {made.names:,} names, into {target}", err=True)
    options.list_refusals(refused)


@app.command("list")
def list_tables(config: ConfigOption = None) -> None:
    """Print which tables were imported, with the hash of each file, and where they are kept."""
    from ofrecord.gazetteer.importing import imported

    target = imported_file(config)
    for one in imported(target):
        typer.echo(f"{one.name}\t{one.places} places\t{one.names} names\tsha256 {one.sha256}")
    typer.echo(
        f"kept in {target}" if target.exists() else f"nothing was imported yet (it would be kept in {target})", err=True
    )


@app.command()
def remove(
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="Tables as `list` names them, such as UA.")],
    config: ConfigOption = None,
) -> None:
    """Take imported tables out again."""
    from ofrecord.gazetteer.importing import remove as take_out

    removed = {one.name for one in take_out(imported_file(config), names)}
    for name in sorted(removed):
        typer.echo(f"{name}: removed", err=True)
    if missing := [name for name in names if name not in removed]:
        raise typer.BadParameter(f"not imported: {', '.join(missing)}; see ofrecord gazetteer list")
