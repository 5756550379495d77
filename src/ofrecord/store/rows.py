"""What a query gives: one flat, typed row an item, understandable without its record."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from ofrecord.domain.base import Confidence, Frozen
from ofrecord.domain.documents import BlockRole
from ofrecord.domain.events import Access, AsOf, ControlStatus, EventCodes, EventTime, EventType, Modality
from ofrecord.domain.figures import Counts, Qualifier
from ofrecord.domain.mentions import Codes, MentionType
from ofrecord.domain.places import PlaceUse, Precision, Relation
from ofrecord.domain.quotations import LawClaim, QuotationKind, SpeakerState, Stance

Kind = Literal["events", "quotations", "figures", "control", "documents"]


class Report(Frozen):
    """The document that an item stands in: what a citation needs."""

    number: int
    document: str
    sha256: str
    uri: str
    retrieved: str
    title: str | None
    publisher: str | None
    published: str | None
    published_stated: bool
    url: str | None
    language: str | None


class Voice(Frozen):
    """One speaker of the chain that says so."""

    quotation: str
    name: str | None
    exact: str | None
    state: SpeakerState
    stance: Stance


class Actor(Frozen):
    """Somebody or something that acts, is acted on, holds, or is used."""

    exact: str
    name: str
    type: MentionType
    codes: Codes = Codes()
    aliases: Annotated[tuple[str, ...], Field(description="its other names, in the report or by judgement")] = ()


class Spot(Frozen):
    """One place as far as it is known."""

    exact: str
    name: str | None
    latitude: float | None
    longitude: float | None
    country: str | None
    admin1: str | None
    precision: Precision | None
    relation: Relation | None
    use: PlaceUse
    unresolved: str | None


class Number(Frozen):
    """A figure that belongs to another item."""

    exact: str
    counts: Counts
    what: str | None
    low: float | int | None
    high: float | int | None
    qualifier: Qualifier
    unit: str | None
    part_of: str | None
    id: str | None = None
    replaces: str | None = None


class ItemRow(Frozen):
    """What all kinds share. `start`, `end` and `exact` are the item's words; `context` is the sentence around them."""

    id: str
    start: int
    end: int
    exact: str
    context: str
    role: BlockRole | None
    step: str
    rule: str
    confidence: Confidence
    said_by: Annotated[tuple[Voice, ...], Field(description="outermost first; empty: the article itself")] = ()
    places: tuple[Spot, ...] = ()
    time: EventTime | None = None


class QuotationRow(ItemRow):
    """One quotation; the last of `said_by` is its own speaker."""

    kind: Literal["quotations"] = "quotations"
    form: QuotationKind
    stance: Stance
    cue: str | None
    via: str | None
    medium: str | None
    addressee: str | None
    law: LawClaim | None


class EventRow(ItemRow):
    """One event."""

    kind: Literal["events"] = "events"
    type: EventType
    mode: str | None
    modality: Modality
    access: Access | None
    access_for: str | None = None
    aid: str | None
    aid_workers: tuple[Number, ...] = ()
    agents: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    instruments: tuple[Actor, ...]
    figures: tuple[Number, ...]
    places_stated: bool
    law: tuple[int, ...]
    codes: EventCodes


class FigureRow(ItemRow):
    """One figure."""

    kind: Literal["figures"] = "figures"
    counts: Counts
    what: str | None
    low: float | int | None
    high: float | int | None
    qualifier: Qualifier
    unit: str | None
    sex: str | None
    age: str | None
    cumulative: bool
    part_of: str | None
    replaces: str | None = None
    rate: str | None


class ControlRow(ItemRow):
    """One statement of who holds what."""

    kind: Literal["control"] = "control"
    holder: Actor | None
    status: ControlStatus
    partial: bool = False
    as_of: AsOf | None
    figures: tuple[Number, ...]


AnyRow = Annotated[QuotationRow | EventRow | FigureRow | ControlRow, Field(discriminator="kind")]
ROW: TypeAdapter[QuotationRow | EventRow | FigureRow | ControlRow] = TypeAdapter(AnyRow)


class Found(Frozen):
    """One result: the report, and the item in it unless documents were asked for."""

    report: Report
    item: QuotationRow | EventRow | FigureRow | ControlRow | None = None
