"""Puts a record together and refuses a broken one."""

from __future__ import annotations

from pydantic import ValidationError

from ofrecord.annotations.annotations import Annotations
from ofrecord.domain.base import Evidence
from ofrecord.domain.documents import Source
from ofrecord.domain.record import LISTS, Record
from ofrecord.errors import EvidenceError
from ofrecord.sources import Capture


def record_of(capture: Capture, found: Annotations, reader: str) -> Record:
    """The record of one capture: every list in text order. Raises EvidenceError if any span is not the text's words."""
    source = Source(sha256=capture.sha256, bytes=len(capture.data), media_type=capture.media_type, uri=capture.uri)
    lists = {name: tuple(sorted(getattr(found, name), key=_position)) for name in LISTS}
    try:
        return Record(reader=reader, source=source, document=found.document, notes=found.notes, **lists)
    except ValidationError as error:
        raise EvidenceError(f"{capture.uri}: {error.errors()[0]['msg']}") from error


def _position(item: object) -> tuple[int, int, str]:
    """Where an item stands in the text: its own span, its trigger or the start of its content."""
    span = item if isinstance(item, Evidence) else getattr(item, "trigger", None) or item.content[0]  # type: ignore[attr-defined]
    return span.start, span.end, item.id  # type: ignore[attr-defined]
