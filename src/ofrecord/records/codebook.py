"""The codebook: every code that can stand in a record, as data, with its meaning and an example sentence.

The types in `ofrecord.domain` refuse a code that they do not list; what they cannot refuse (the modes of an event type,
the codes of notes) is looked up here.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from ofrecord.domain.base import Frozen
from ofrecord.domain.record import Record
from ofrecord.lexicons import Lexicons


class Code(Frozen):
    """What a code means, and a sentence in which it would be given."""

    says: str
    example: str


class EventCode(Code):
    """An event type with its modes; a type without modes has none."""

    modes: dict[str, Code] = Field(default_factory=dict)


class CodeList(Frozen):
    """The codes that one field of the record can hold; `field` is its path."""

    field: str
    says: str
    codes: dict[str, Code]


class Codebook(Frozen):
    """All codes: the event types with their modes, and one list for each other coded field."""

    event_types: dict[str, EventCode]
    lists: dict[str, CodeList]

    def modes(self, event_type: str) -> frozenset[str]:
        """The modes that an event of this type may have; none for an unknown type."""
        entry = self.event_types.get(event_type)
        return frozenset(entry.modes) if entry else frozenset()

    def unknown_codes(self, record: Record) -> Iterator[str]:
        """One line for every mode and note code of a record that this book does not know."""
        for event in record.events:
            if event.mode is not None and event.mode not in self.modes(event.type):
                yield f"event {event.id}: {event.type} has no mode {event.mode!r}"
        for note in record.notes:
            if note.code not in self.lists["note"].codes:
                yield f"note code {note.code!r} is not in the codebook"


def codebook(lexicons: Lexicons | None = None) -> Codebook:
    """The packaged codebook (`lexicons/codebook.yaml`). Raises LexiconError where the file does not fit."""
    return (lexicons or Lexicons()).codes("codebook", Codebook)
