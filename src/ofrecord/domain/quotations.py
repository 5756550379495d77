"""Quotations: who says what, how, when and to whom."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ofrecord.domain.base import Evidence, Frozen, Item

QuotationKind = Literal["direct", "indirect", "mixed"]
SpeakerState = Literal["named", "pronoun_resolved", "pronoun_unresolved", "collective", "anonymous", "none"]
Stance = Literal[
    "asserts",
    "denies",
    "confirms",
    "accuses",
    "demands",
    "requests",
    "promises",
    "warns",
    "threatens",
    "rejects",
    "condemns",
    "supports",
    "doubts",
    "declines",
    "believes",
    "intends",
]
LawReading = Literal["complies", "violates", "invokes"]


class Speaker(Frozen):
    """Who says it. Without a span (`state` none) nobody is named as the speaker."""

    start: int | None = None
    end: int | None = None
    exact: str | None = None
    mention: Annotated[str | None, Field(description="mention id")] = None
    entity: Annotated[str | None, Field(description="entity id")] = None
    state: SpeakerState


class Via(Evidence):
    """Who relays it: "TASS quoted Peskov as saying"."""

    entity: Annotated[str | None, Field(description="entity id")] = None


class Medium(Evidence):
    """By what means it was said."""

    value: Annotated[str, Field(description="normalised: telegram, statement, news_conference …")]


class LawClaim(Frozen):
    """What a speaker says about the law of war; `rules` are numbers of the ICRC customary-law study."""

    reading: LawReading
    rules: tuple[int, ...] = ()


class Quotation(Item):
    """One turn of one speaker in one paragraph, split where the stance changes."""

    kind: QuotationKind
    content: Annotated[tuple[Evidence, ...], Field(min_length=1)]
    cue: Evidence | None = None
    speaker: Speaker
    via: Via | None = None
    medium: Medium | None = None
    said_on: Annotated[str | None, Field(description="time id")] = None
    addressee: Annotated[str | None, Field(description="mention id")] = None
    parent: Annotated[str | None, Field(description="id of the quotation that contains this one")] = None
    law: LawClaim | None = None
    stance: Stance
