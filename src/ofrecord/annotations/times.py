"""Times."""

from __future__ import annotations

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.step import Step


class Times(Step):
    """Finds times."""

    name = "times"
    requires = ("doc",)
    adds = ("times",)

    def __call__(self, found: Annotations) -> Annotations:
        return found
