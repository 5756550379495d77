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
    """When it happened: ISO dates, inclusive. `stated` is false where the time was told of another happening (`time_id`), or
    where the publication date stands in (no `time_id`)."""

    earliest: Annotated[str | None, Field(description="ISO date, inclusive")] = None
    latest: Annotated[str | None, Field(description="ISO date, inclusive")] = None
    granularity: Annotated[Granularity | None, Field(description="size of the unit in which it is told")] = None
    time_id: Annotated[str | None, Field(description="time id, where an expression gives it")] = None
    stated: Annotated[bool, Field(description="false: taken over from the sentence before, or the publication date")]


class Aid(Frozen):
    """The aid organisation that an access reading concerns, and those of its people whom an attack struck."""

    organization_type: Annotated[AidOrganization, Field(description="kind of organisation")]
    workers: Annotated[
        tuple[str, ...],
        Field(description="ids of the figures that count aid workers killed, injured, abducted or held"),
    ] = ()


class LawRules(Frozen):
    """Rules of the ICRC study of customary humanitarian law for the matter named; never a finding of a breach."""

    rules: Annotated[tuple[int, ...], Field(description="rule numbers of the study")]


class EventCodes(Frozen):
    """The nearest codes of other schemes."""

    cameo: Annotated[str | None, Field(description="nearest CAMEO code")] = None
    acled: Annotated[str | None, Field(description="nearest ACLED sub-event type")] = None
    acaps: Annotated[str | None, Field(description="ACAPS humanitarian access indicator, for constraints")] = None
    ocha: Annotated[str | None, Field(description="OCHA access monitoring category, for constraints")] = None


class Event(Item):
    """One happening as one clause tells it. No stated agent: `agents` is empty."""

    type: Annotated[EventType, Field(description="PLOVER type, or MOVE or OTHER")]
    mode: Annotated[str | None, Field(description="PLOVER mode, one of those of its type")] = None
    trigger: Annotated[Evidence, Field(description="the words that tell it")]
    agents: Annotated[tuple[str, ...], Field(description="mention ids")] = ()
    agents_elsewhere: Annotated[
        tuple[str, ...],
        Field(description="those of the agents whom another sentence names: the body whose the described doers are"),
    ] = ()
    recipients: Annotated[tuple[str, ...], Field(description="mention ids")] = ()
    places: Annotated[tuple[str, ...], Field(description="place ids, use `location` only")] = ()
    places_stated: Annotated[bool, Field(description="false: the place is the report's, not the clause's")] = True
    time: Annotated[EventTime | None, Field(description="when it happened")] = None
    instruments: Annotated[tuple[str, ...], Field(description="mention ids")] = ()
    figures: Annotated[tuple[str, ...], Field(description="figure ids")] = ()
    modality: Annotated[Modality, Field(description="how real it is, as told")]
    incident: Annotated[
        str | None, Field(description="id of the first event of this report that may tell the same act of force")
    ] = None
    access: Annotated[Access | None, Field(description="its humanitarian-access reading")] = None
    access_for: Annotated[
        Evidence | None, Field(description="what access is asked, given or refused for, or what is brought")
    ] = None
    aid: Annotated[Aid | None, Field(description="the aid organisation concerned")] = None
    law: Annotated[LawRules | None, Field(description="the matter of the law of war that the words name")] = None
    attributed_to: Annotated[tuple[str, ...], Field(description="quotation ids, outermost first")] = ()
    codes: Annotated[EventCodes, Field(description="codes of other schemes")] = EventCodes()


class AsOf(Frozen):
    """The day or interval a control claim speaks of: ISO dates, inclusive."""

    earliest: Annotated[str | None, Field(description="ISO date, inclusive")] = None
    latest: Annotated[str | None, Field(description="ISO date, inclusive")] = None


class Control(Item, Evidence):
    """Who holds which place, according to whom."""

    place: Annotated[str | None, Field(description="place id")] = None
    holder: Annotated[str | None, Field(description="mention id")] = None
    status: Annotated[ControlStatus, Field(description="how the holder stands to the place")]
    as_of: Annotated[AsOf | None, Field(description="the time it speaks of")] = None
    partial: Annotated[bool, Field(description="true: the words speak of a part of the place only")] = False
    figures: Annotated[tuple[str, ...], Field(description="figure ids")] = ()
    attributed_to: Annotated[tuple[str, ...], Field(description="quotation ids, outermost first")] = ()
