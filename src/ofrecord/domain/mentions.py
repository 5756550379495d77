"""Mentions (words that name somebody or something) and entities (who or what they name)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ofrecord.domain.base import Evidence, Frozen, Item, Span

MentionType = Literal[
    "person",
    "organization",
    "government",
    "armed_force",
    "armed_group",
    "people",
    "place",
    "facility",
    "weapon",
    "vehicle",
    "other",
]
MentionForm = Literal["name", "nominal", "pronoun"]


class Mention(Item, Evidence):
    """One expression. `entity` is null where a pronoun or description could not be resolved."""

    type: MentionType
    form: MentionForm
    entity: str | None = None
    unresolved: Annotated[str | None, Field(description="why there is no entity")] = None


class Role(Span):
    """A title or office as the text gives it."""

    title: str


class Codes(Frozen):
    """Codes of the field: ISO 3166-1 alpha-3 country and CAMEO/PLOVER sector (GOV, MIL, REB, CVL, IGO, NGO, MED …)."""

    country: str | None = None
    sector: str | None = None


class Entity(Item, Evidence):
    """Somebody or something, with the mentions that name it; the span is that of the mention which gives the name."""

    type: MentionType
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    affiliation: Annotated[str | None, Field(description="entity id")] = None
    codes: Codes = Codes()
    mentions: Annotated[tuple[str, ...], Field(description="mention ids in text order")] = ()
