"""What several commands share: the store option, and printing what came from outside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ofrecord.store import Store

StoreOption = Annotated[
    str | None,
    typer.Option("--store", envvar="OFRECORD_STORE", metavar="FOLDER", help="The store. Without it: your data folder."),
]

ConfigOption = Annotated[
    str | None,
    typer.Option(
        "--config", envvar="OFRECORD_CONFIG", metavar="FILE", help="Your configuration. Without it: ofrecord.toml here."
    ),
]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def opened_store(path: str | None, create: bool = True) -> Store:
    """The store, opened. Its database library is loaded only now, so that `--help` answers at once."""
    from ofrecord.store import open_store

    return open_store(path, create)


def say(text: str) -> None:
    """Print text that came from outside: what would steer the terminal or turn the reading order is made visible."""
    typer.echo(_CONTROL.sub("\ufffd", text))
