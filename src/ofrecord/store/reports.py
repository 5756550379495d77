"""What adding and reading again give back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ofrecord.errors import SourceRefused

Outcome = Literal["added", "seen_again"]


@dataclass(frozen=True)
class Added:
    """What became of every input. `added` and `seen_again` hold document ids in input order."""

    added: tuple[str, ...] = ()
    seen_again: tuple[str, ...] = ()
    refused: tuple[SourceRefused, ...] = ()


@dataclass(frozen=True)
class Reread:
    """How many documents got a new record, had one by this reader already, or could not be read."""

    read: int = 0
    already: int = 0
    failed: tuple[SourceRefused, ...] = ()
