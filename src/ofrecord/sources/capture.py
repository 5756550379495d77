"""One capture: the bytes of one report as they came, with what was given along with them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

JSONL, PLAIN, MARKDOWN, HTML = "application/jsonl", "text/plain", "text/markdown", "text/html"
"""Media types of captures: they decide how a document is made."""


@dataclass(frozen=True)
class Given:
    """Metadata that a JSONL line states. Nothing else is inferred for such a line.

    `ignored` names the fields whose values were neither text nor a number and could not be used.
    """

    id: str
    published: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True)
class Capture:
    """Bytes with an identity. For a JSONL line `data` is the text's UTF-8 and `given` holds its other fields."""

    data: bytes
    uri: str
    media_type: str
    given: Given | None = None

    @cached_property
    def sha256(self) -> str:
        """The identity: a hash of the bytes."""
        return hashlib.sha256(self.data).hexdigest()
