"""`ofrecord read`: reports in, records out; nothing is stored."""

from __future__ import annotations

from typing import Annotated

import typer

from ofrecord.errors import SourceRefused
from ofrecord.reading import Reader
from ofrecord.records import record_json
from ofrecord.settings import Settings
from ofrecord.sources import captures


def read(files: list[str], output: Annotated[str, typer.Option("--format")] = "text") -> None:
    """Read reports and print what they say."""
    settings = Settings()
    reader = Reader(settings)
    for uri in files:
        for capture in captures(uri, settings):
            if not isinstance(capture, SourceRefused):
                typer.echo(record_json(reader.read(capture), 1 if output == "json" else None))
