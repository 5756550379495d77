"""Events and control: what happened, and who holds what."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ofrecord.domain.base import Evidence, Frozen, Item
from ofrecord.domain.times import Granularity

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "MOVE",
    "OTHER",
]
Modality = Literal["actual", "ongoing", "planned", "possible", "demanded", "negated", "denied", "hypothetical"]
Access = Literal[
    "invitation", "request", "visit", "delivery", "denial", "obstruction", "attack_on_aid", "evacuation", "agreement"
]
AidOrganization = Literal["un", "icrc", "rcrc", "ingo", "nngo", "government", "other"]
ControlStatus = Literal["holds", "occupies", "annexed", "seized", "recaptured", "withdrew", "contested", "not_held"]


class EventTime(Frozen):
    """When it happened: ISO dates, inclusive. `stated` is false where the publication date stands in."""

    earliest: str | None = None
    latest: str | None = None
    granularity: Granularity | None = None
    time_id: str | None = None
    stated: bool


class Aid(Frozen):
    """The aid organisation that an access reading concerns."""

    organization_type: AidOrganization


class LawRules(Frozen):
    """Rules of the ICRC study of customary humanitarian law for the matter named; never a finding of a breach."""

    rules: tuple[int, ...]


class EventCodes(Frozen):
    """The nearest codes of other schemes."""

    cameo: str | None = None
    acled: str | None = None


class Event(Item):
    """One happening as one clause tells it. No stated agent: `agents` is empty."""

    type: EventType
    mode: str | None = None
    trigger: Evidence
    agents: Annotated[tuple[str, ...], Field(description="mention ids")] = ()
    recipients: Annotated[tuple[str, ...], Field(description="mention ids")] = ()
    places: Annotated[tuple[str, ...], Field(description="place ids, use `location` only")] = ()
    places_stated: Annotated[bool, Field(description="false: the place is the report's, not the clause's")] = True
    time: EventTime | None = None
    instruments: Annotated[tuple[str, ...], Field(description="mention ids")] = ()
    figures: Annotated[tuple[str, ...], Field(description="figure ids")] = ()
    modality: Modality
    access: Access | None = None
    aid: Aid | None = None
    law: LawRules | None = None
    attributed_to: Annotated[tuple[str, ...], Field(description="quotation ids, outermost first")] = ()
    codes: EventCodes = EventCodes()


class AsOf(Frozen):
    """The day or interval a control claim speaks of: ISO dates, inclusive."""

    earliest: str | None = None
    latest: str | None = None


class Control(Item, Evidence):
    """Who holds which place, according to whom."""

    place: Annotated[str | None, Field(description="place id")] = None
    holder: Annotated[str | None, Field(description="mention id")] = None
    status: ControlStatus
    as_of: AsOf | None = None
    figures: Annotated[tuple[str, ...], Field(description="figure ids")] = ()
    attributed_to: Annotated[tuple[str, ...], Field(description="quotation ids, outermost first")] = ()
