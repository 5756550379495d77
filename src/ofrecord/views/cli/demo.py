"""`ofrecord demo`: the example story, read into a store of its own that is thrown away again."""

from __future__ import annotations

import tempfile
from importlib import resources
from pathlib import Path

import typer

from ofrecord.domain.incidents import Incident
from ofrecord.errors import MissingPart
from ofrecord.views.cli.common import say
from ofrecord.views.matrix import matrix_lines

STORY = "kursk-invitation"


def demo() -> None:
    """Read seven bundled reports of one happening and show who says what about it. Needs no store; keeps nothing."""
    typer.echo("reading seven reports …", err=True)
    say("\n".join(matrix_lines(demo_incident())))


def demo_incident() -> Incident:
    """The story's incident, from a store that is made and thrown away."""
    from ofrecord.store import open_store
    from ofrecord.store.add import add

    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "store") as store:
        for path in story_files():
            add(str(path), store)
        return next(store.incidents().all())


def story_files() -> list[Path]:
    """The story's reports, in the installed package or in the source tree. Raises MissingPart."""
    packaged = Path(str(resources.files("ofrecord"))) / "examples" / STORY
    for folder in (packaged, Path(__file__).parents[4] / "examples" / STORY):
        if found := sorted(path for path in folder.glob("*.md") if path.name != "README.md"):
            return found
    raise MissingPart("the example story is not installed; reinstall the package")
