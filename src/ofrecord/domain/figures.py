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

    counts: Annotated[Counts, Field(description="what is counted")]
    what: Annotated[str | None, Field(description="the counted noun phrase in the text's words")] = None
    low: Annotated[float | int | None, Field(description="least number that the words allow; null: no lower bound")] = (
        None
    )
    high: Annotated[
        float | int | None, Field(description="greatest number that the words allow; null: no upper bound")
    ] = None
    qualifier: Annotated[Qualifier, Field(description="how the words bound the number")]
    unit: Annotated[
        str | None, Field(description="unit of `low` and `high`, such as km or USD; null: a plain count")
    ] = None
    sex: Annotated[Literal["female", "male"] | None, Field(description="sex of the people counted, if told")] = None
    age: Annotated[
        Literal["children", "adults", "elderly"] | None, Field(description="age group of the people counted, if told")
    ] = None
    part_of: Annotated[str | None, Field(description="id of the figure of which this one counts a part")] = None
    replaces: Annotated[
        str | None, Field(description="id of the older figure that this one corrects or overtakes; never added up")
    ] = None
    cumulative: Annotated[bool, Field(description="true: a total since some beginning")] = False
    rate: Annotated[str | None, Field(description="`per day` and the like, where the figure is a rate")] = None
    place: Annotated[str | None, Field(description="place id")] = None
    time: Annotated[str | None, Field(description="time id")] = None
    attributed_to: Annotated[tuple[str, ...], Field(description="quotation ids, outermost first")] = ()
