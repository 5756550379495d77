"""Explanations: why an item reads as it does. They are made on request and are no part of a record."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ofrecord.domain.base import Evidence, Frozen


class Candidate(Evidence):
    """Words that were weighed for one value of an item."""

    why: Annotated[str, Field(description="why they might be it")]
    chosen: Annotated[bool, Field(description="whether they are it")]


class Explanation(Frozen):
    """Which rule made an item, how right that rule was, and what was weighed."""

    item: Annotated[str, Field(description="id of the item in the record")]
    rule: Annotated[str, Field(description="name of the rule")]
    says: Annotated[str, Field(description="what the rule looks for")]
    measured: Annotated[str | None, Field(description="how often it was right on development data")] = None
    cue: Annotated[str | None, Field(description="the word that tells of the speaking")] = None
    candidates: Annotated[tuple[Candidate, ...], Field(description="who might be the speaker")] = ()
