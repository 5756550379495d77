"""Attribution."""

from __future__ import annotations

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.step import Step


class Attribution(Step):
    """Finds attribution."""

    name = "attribution"
    requires = ("doc", "quotations", "events", "figures", "control")
    adds = ("events.attributed_to", "figures.attributed_to", "control.attributed_to")

    def __call__(self, found: Annotations) -> Annotations:
        return found
