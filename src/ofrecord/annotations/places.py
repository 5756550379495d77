"""Places."""

from __future__ import annotations

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.step import Step


class Places(Step):
    """Finds places."""

    name = "places"
    requires = ("doc", "times")
    adds = ("places",)

    def __call__(self, found: Annotations) -> Annotations:
        return found
