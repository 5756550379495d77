"""Events."""

from __future__ import annotations

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.step import Step


class Events(Step):
    """Finds events."""

    name = "events"
    requires = ("doc", "mentions", "entities", "places", "times", "figures", "quotations")
    adds = ("events", "figures.place")

    def __call__(self, found: Annotations) -> Annotations:
        return found
