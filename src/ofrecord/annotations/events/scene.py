"""The report's one place: where a happening near the top took place when its own clause does not say."""

from __future__ import annotations

from collections.abc import Sequence

from ofrecord.annotations.annotations import Annotations
from ofrecord.domain.base import Span
from ofrecord.domain.places import Place

_TOP = frozenset({"headline", "dateline"})
_NEAR = 3
"""Paragraphs from the top in which a happening is still that of the headline."""
_EXACT = frozenset({"point", "settlement", "admin2", "admin1"})
"""How finely a place must be told to stand for an event; a country says too little."""


class Scene:
    """The single place that headline, dateline and first paragraph name, if they name one and no other."""

    def __init__(self, found: Annotations) -> None:
        paragraphs = [b for b in found.document.blocks if b.role == "paragraph"][:_NEAR]
        told = [b for b in found.document.blocks if b.role == "headline"] + paragraphs[:1]
        top = [b for b in found.document.blocks if b.role in _TOP] + paragraphs[:1]
        self.place = _only(found, top, told)
        self._reach = [*told, *paragraphs] if self.place is not None else []

    def for_event(self, trigger: Span) -> tuple[str, ...]:
        """The id of the place, for a happening told in the headline or the first paragraphs."""
        near = any(b.start <= trigger.start < b.end for b in self._reach)
        return (self.place.id,) if near and self.place is not None else ()


def _only(found: Annotations, top: Sequence[Span], told: Sequence[Span]) -> Place | None:
    """The one place named in the top blocks; a dateline alone only says where the reporter sits."""
    named = [p for p in found.places if p.use in ("location", "embedded") and _within(p, top)]
    if len({p.geonameid or p.exact.casefold() for p in named}) != 1:
        return None
    place = next((p for p in named if _within(p, told)), None)
    return place if place is not None and place.use == "location" and place.precision in _EXACT else None


def _within(span: Span, blocks: Sequence[Span]) -> bool:
    return any(b.start <= span.start and span.end <= b.end for b in blocks)
