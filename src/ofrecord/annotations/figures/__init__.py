"""Figures."""

from __future__ import annotations

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.step import Step


class Figures(Step):
    """Finds figures."""

    name = "figures"
    requires = ("doc", "times", "places", "mentions")
    adds = ("figures",)

    def __call__(self, found: Annotations) -> Annotations:
        return found
