"""Figures: numbers of people and things with honest bounds."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ofrecord.domain.base import Evidence, Item

Counts = Literal[
    "killed",
    "injured",
    "missing",
    "detained",
    "abducted",
    "displaced",
    "evacuated",
    "returned",
    "affected",
    "settlements",
    "area",
    "distance",
    "weapons",
    "money",
    "aid",
    "people",
    "other",
]
Qualifier = Literal["exact", "about", "more_than", "at_least", "nearly", "up_to", "less_than", "between", "vague"]


class Figure(Item, Evidence):
    """One number with what it counts. `low` and `high` are inclusive bounds in `unit`; null = unbounded on that side."""

    counts: Counts
    what: Annotated[str | None, Field(description="the counted noun phrase in the text's words")] = None
    low: float | int | None = None
    high: float | int | None = None
    qualifier: Qualifier
    unit: str | None = None
    sex: Literal["female", "male"] | None = None
    age: Literal["children", "adults", "elderly"] | None = None
    part_of: Annotated[str | None, Field(description="figure id")] = None
    cumulative: bool = False
    rate: str | None = None
    place: Annotated[str | None, Field(description="place id")] = None
    time: Annotated[str | None, Field(description="time id")] = None
    attributed_to: Annotated[tuple[str, ...], Field(description="quotation ids, outermost first")] = ()
