"""Access."""

from __future__ import annotations

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.step import Step


class Access(Step):
    """Finds access."""

    name = "access"
    requires = ("doc", "events", "entities", "mentions", "quotations")
    adds = ("events.access", "events.law", "quotations.law")

    def __call__(self, found: Annotations) -> Annotations:
        return found
