"""A document's text cut into segments by its evidence, and the same as HTML for notebooks.

Overlapping spans (a place in an event's words in a quotation) become flat segments that each name every kind that covers
them, so that nothing has to nest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ofrecord.domain.record import Record

_STYLES = {
    "quotation": "background:#fff3bf",
    "event": "text-decoration:underline;text-decoration-thickness:2px",
    "control": "border-bottom:2px dotted #862e9c",
    "figure": "color:#c92a2a",
    "place": "color:#2b8a3e",
    "time": "color:#1864ab",
}


@dataclass(frozen=True)
class Segment:
    """A stretch of text covered by one set of kinds: half-open offsets, kinds in a fixed order."""

    start: int
    end: int
    kinds: tuple[str, ...]


def marks(record: Record) -> Iterator[tuple[int, int, str]]:
    """(start, end, kind) of every piece of evidence that is shown."""
    yield from ((c.start, c.end, "quotation") for q in record.quotations for c in q.content)
    yield from ((e.trigger.start, e.trigger.end, "event") for e in record.events)
    yield from ((c.start, c.end, "control") for c in record.control)
    yield from ((f.start, f.end, "figure") for f in record.figures)
    yield from ((p.start, p.end, "place") for p in record.places)
    yield from ((t.start, t.end, "time") for t in record.times)


def segments(record: Record) -> list[Segment]:
    """The whole text in order, without gaps or overlaps."""
    length = len(record.document.text)
    changes: dict[int, list[tuple[str, int]]] = {0: [], length: []}
    for start, end, kind in marks(record):
        changes.setdefault(start, []).append((kind, 1))
        changes.setdefault(end, []).append((kind, -1))
    depth = dict.fromkeys(_STYLES, 0)
    cuts, found = sorted(changes), []
    for start, end in pairwise(cuts):
        for kind, step in changes[start]:
            depth[kind] += step
        found.append(Segment(start, end, tuple(kind for kind in _STYLES if depth[kind])))
    return found


def marked_html(record: Record) -> str:
    """The text as HTML with its evidence marked and a legend; everything from the text is escaped."""
    legend = " ".join(f'<span style="{style}">{kind}</span>' for kind, style in _STYLES.items())
    body = "".join(_html(record.document.text[s.start : s.end], s.kinds) for s in segments(record))
    title = escape(record.document.title or record.document.id)
    return (
        f'<div style="max-width:46em;line-height:1.5"><b>{title}</b><br><small>{legend}</small>'
        f'<div style="white-space:pre-wrap">{body}</div></div>'
    )


def _html(text: str, kinds: tuple[str, ...]) -> str:
    if not kinds:
        return escape(text)
    style = ";".join(_STYLES[kind] for kind in kinds)
    return f'<span style="{style}" title="{", ".join(kinds)}">{escape(text)}</span>'
