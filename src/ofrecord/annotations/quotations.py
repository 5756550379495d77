"""Quotations."""

from __future__ import annotations

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.step import Step


class Quotations(Step):
    """Finds quotations."""

    name = "quotations"
    requires = ("doc", "mentions", "entities", "times")
    adds = ("quotations",)

    def __call__(self, found: Annotations) -> Annotations:
        return found
