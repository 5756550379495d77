"""Control."""

from __future__ import annotations

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.step import Step


class Control(Step):
    """Finds control."""

    name = "control"
    requires = ("doc", "mentions", "entities", "places", "times", "figures")
    adds = ("control",)

    def __call__(self, found: Annotations) -> Annotations:
        return found
