"""Times: TIMEX3 expressions with the interval they stand for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ofrecord.domain.base import Evidence, Item

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Granularity = Literal[
    "minute",
    "hour",
    "part_of_day",
    "day",
    "weekend",
    "week",
    "month",
    "season",
    "quarter",
    "year",
    "decade",
    "century",
    "vague",
]


class Time(Item, Evidence):
    """One time expression. Without an anchor the unknown part of `value` is XXXX and there is no interval."""

    type: Annotated[TimeType, Field(description="TIMEX3 type")]
    value: Annotated[str | None, Field(description="TIMEX3 value")] = None
    earliest: Annotated[str | None, Field(description="ISO date, inclusive")] = None
    latest: Annotated[str | None, Field(description="ISO date, inclusive")] = None
    granularity: Annotated[Granularity | None, Field(description="size of its unit")] = None
    modifier: Annotated[str | None, Field(description="TIMEX3 mod: START MID END APPROX BEFORE AFTER …")] = None
    anchor: Annotated[str | None, Field(description="`published`, a time id, or null for none")] = None
    unresolved: Annotated[str | None, Field(description="why there is no interval")] = None
