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

    type: Annotated[MentionType, Field(description="what sort of thing is named")]
    form: Annotated[MentionForm, Field(description="how it is named")]
    entity: Annotated[str | None, Field(description="entity id")] = None
    unresolved: Annotated[str | None, Field(description="why there is no entity")] = None


class Role(Span):
    """A title or office as the text gives it."""

    title: Annotated[str, Field(description="the title in the text's words")]


class Codes(Frozen):
    """Codes of the field: ISO 3166-1 alpha-3 country and CAMEO/PLOVER sector (GOV, MIL, REB, CVL, IGO, NGO, MED …)."""

    country: Annotated[str | None, Field(description="ISO 3166-1 alpha-3")] = None
    sector: Annotated[str | None, Field(description="CAMEO/PLOVER sector")] = None
    own: Annotated[str | None, Field(description="code of the user's own list of actors")] = None


class Entity(Item, Evidence):
    """Somebody or something, with the mentions that name it; the span is that of the mention which gives the name."""

    type: Annotated[MentionType, Field(description="what sort of thing it is")]
    name: Annotated[str, Field(description="the fullest name in the text")]
    aliases: Annotated[tuple[str, ...], Field(description="its other names in the text")] = ()
    roles: Annotated[tuple[Role, ...], Field(description="titles and offices that the text gives")] = ()
    affiliation: Annotated[str | None, Field(description="entity id")] = None
    codes: Annotated[Codes, Field(description="country and sector")] = Codes()
    mentions: Annotated[tuple[str, ...], Field(description="mention ids in text order")] = ()
