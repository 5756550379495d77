"""A record without the words that somebody asked to take out: tombstones of the same length, so that offsets hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from ofrecord.domain.record import Record

TOMBSTONE = "█"
REDACTED = "[redacted]"
SHORTEST = 3
"""Characters below which a taken-out piece is not looked for elsewhere in the record's values."""


def redacted(record: Record, spans: Iterable[tuple[int, int]]) -> Record:
    """The record with these stretches of its text replaced by tombstones, and every value that repeats their words."""
    text = record.document.text
    known = sorted((max(0, start), min(end, len(text))) for start, end in spans)
    words = sorted({text[start:end] for start, end in known if end - start >= SHORTEST}, key=lambda w: (-len(w), w))
    masked = _masked(text, known)
    values = record.model_dump(mode="json")
    pattern = (
        re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words), re.IGNORECASE) if words else None
    )
    clean = {name: _walked(value, masked, pattern) for name, value in values.items()}
    clean["document"]["text"] = masked
    clean["source"]["uri"] = pattern.sub(REDACTED, values["source"]["uri"]) if pattern else values["source"]["uri"]
    return Record.model_validate(clean)


def _masked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    characters = list(text)
    for start, end in spans:
        characters[start:end] = [TOMBSTONE if not c.isspace() else c for c in characters[start:end]]
    return "".join(characters)


def _walked(value: Any, text: str, pattern: re.Pattern[str] | None) -> Any:
    """A value of the record: exact words cut anew from the masked text, other strings without the words taken out."""
    match value:
        case {"start": int(start), "end": int(end), "exact": str()}:
            walked = {name: _walked(part, text, pattern) for name, part in value.items() if name != "exact"}
            return {**walked, "exact": text[start:end]}
        case dict():
            return {name: _walked(part, text, pattern) for name, part in value.items()}
        case list():
            return [_walked(part, text, pattern) for part in value]
        case str() if pattern is not None:
            return pattern.sub(REDACTED, value)
    return value


def spans_of(record: Record, name: str) -> Iterable[tuple[int, int]]:
    """Where a name stands in a record's text: as written, and wherever somebody of that name is named otherwise."""
    written = r"\s+".join(map(re.escape, name.split()))
    pattern = re.compile(rf"(?<!\w){written}(?!\w)", re.IGNORECASE)
    yield from (match.span() for match in pattern.finditer(record.document.text))
    wanted = " ".join(name.split()).casefold()
    called = {
        entity.id
        for entity in record.entities
        if entity.type == "person" and wanted in (n.casefold() for n in (entity.name, *entity.aliases))
    }
    for mention in record.mentions:
        if mention.entity in called and mention.form == "name":
            yield mention.start, mention.end
