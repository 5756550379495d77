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

    start: Annotated[int | None, Field(description="first code point; null where nobody is given")] = None
    end: Annotated[int | None, Field(description="one past the last code point")] = None
    exact: Annotated[str | None, Field(description="document.text[start:end]")] = None
    mention: Annotated[str | None, Field(description="mention id")] = None
    entity: Annotated[str | None, Field(description="entity id")] = None
    state: Annotated[SpeakerState, Field(description="what is known of the speaker")]


class Via(Evidence):
    """Who relays it: "TASS quoted Peskov as saying"."""

    entity: Annotated[str | None, Field(description="entity id")] = None


class Medium(Evidence):
    """By what means it was said."""

    value: Annotated[str, Field(description="normalised: telegram, statement, news_conference …")]


class LawClaim(Frozen):
    """What a speaker says about the law of war; `rules` are numbers of the ICRC customary-law study."""

    reading: Annotated[LawReading, Field(description="what the speaker says of the law")]
    rules: Annotated[tuple[int, ...], Field(description="rule numbers of the study")] = ()


class Quotation(Item):
    """One turn of one speaker in one paragraph, split where the stance changes."""

    kind: Annotated[QuotationKind, Field(description="how the words are given")]
    content: Annotated[tuple[Evidence, ...], Field(min_length=1, description="the words that are said, in text order")]
    cue: Annotated[Evidence | None, Field(description="the word that tells of the speaking")] = None
    speaker: Annotated[Speaker, Field(description="who says it")]
    via: Annotated[Via | None, Field(description="who relays it")] = None
    medium: Annotated[Medium | None, Field(description="by what means it was said")] = None
    said_on: Annotated[str | None, Field(description="time id")] = None
    addressee: Annotated[str | None, Field(description="mention id")] = None
    parent: Annotated[str | None, Field(description="id of the quotation that contains this one")] = None
    law: Annotated[LawClaim | None, Field(description="what is said about the law of war")] = None
    stance: Annotated[Stance, Field(description="what the speaker does by saying it")]
