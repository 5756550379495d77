"""Mentions: the expressions that name somebody or something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.step import Step
from ofrecord.domain.mentions import Mention, MentionType

_TYPES: dict[str, MentionType] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "people",
}


class Mentions(Step):
    """Finds named and described parties."""

    name = "mentions"
    requires = ("doc", "places", "times")
    adds = ("mentions", "places.mention")

    def __call__(self, found: Annotations) -> Annotations:
        return replace(found, mentions=tuple(self._mentions(found)))

    def _mentions(self, found: Annotations) -> Iterator[Mention]:
        for span in found.doc.ents:
            if span.label_ in _TYPES:
                place = found.located(span.start_char, span.end_char)
                key = found.id("m", span.start_char, span.end_char)
                yield Mention(id=key, **place, type=_TYPES[span.label_], form="name", **self.credit("entity_label"))
