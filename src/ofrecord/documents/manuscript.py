"""A document with the text that the reader's steps look at."""

from __future__ import annotations

from dataclasses import dataclass

from ofrecord.domain.documents import Document
from ofrecord.domain.record import Note


@dataclass(frozen=True)
class Manuscript:
    """A document and its readable text.

    `readable` has the same length as `document.text`: markup (emphasis marks, link targets, bullets) and everything
    outside the blocks are blanked, line breaks inside a block are spaces. Offsets are therefore the same in both.
    """

    document: Document
    readable: str
    notes: tuple[Note, ...] = ()

    def __post_init__(self) -> None:
        if len(self.readable) != len(self.document.text):
            raise ValueError("the readable text must be as long as the text")
