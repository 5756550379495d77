"""Codes of other schemes, as data: countries, and how events are written in ACLED-like and UCDP-like columns."""

from __future__ import annotations

from functools import cache

from ofrecord.domain.base import Frozen
from ofrecord.domain.events import EventType
from ofrecord.domain.places import Precision
from ofrecord.domain.times import Granularity
from ofrecord.lexicons import Lexicons
from ofrecord.store.rows import Actor, Spot


class Country(Frozen):
    """One country or territory."""

    alpha3: str
    numeric: int | None
    name: str
    region: str


class AcledEvent(Frozen):
    """Events of this type (and mode, and recipient) get these names."""

    type: EventType
    mode: str | None = None
    recipient: str | None = None
    event_type: str
    sub_event_type: str | None = None
    example: str


class Acled(Frozen):
    """`codes/acled.yaml`."""

    events: tuple[AcledEvent, ...]
    actors: dict[str, tuple[str, ...]]
    abroad: str
    civilians: str
    civilian_targeting: str
    time_precision: dict[Granularity, int]
    geo_precision: dict[Precision, int]
    near: int

    def kind_of(self, actor: Actor | None, country: str | None) -> str | None:
        """The kind of an actor in a country (alpha-3), or None where its sector is not known or not coded."""
        if actor is None or actor.codes.sector is None:
            return None
        kind = next((kind for kind, sectors in self.actors.items() if actor.codes.sector in sectors), None)
        foreign = bool(actor.codes.country and country and actor.codes.country != country)
        return self.abroad if foreign and kind == next(iter(self.actors)) else kind

    def interaction(self, first: str | None, second: str | None) -> str | None:
        """The two kinds in the scheme's order; one alone is "only"."""
        if first is None:
            return None
        if second is None:
            return f"{first} only"
        return "-".join(sorted((first, second), key=list(self.actors).index))

    def names(self, type: EventType, mode: str | None, recipient: str | None) -> AcledEvent | None:
        """The names of an event, or None where the scheme does not code it."""
        return next(
            (
                entry
                for entry in self.events
                if entry.type == type and entry.mode in (None, mode) and entry.recipient in (None, recipient)
            ),
            None,
        )


class Violence(Frozen):
    """Violence of side a against side b is of this type."""

    a: str
    b: str
    type: int
    example: str


class Ucdp(Frozen):
    """`codes/ucdp.yaml`."""

    sides: dict[str, tuple[str, ...]]
    violence: tuple[Violence, ...]
    where_precision: dict[Precision, int]
    near: int
    date_precision: dict[int, int]

    def side(self, actors: tuple[Actor, ...]) -> str | None:
        """What the actors are, where all that are known are the same."""
        found = {name for a in actors for name, sectors in self.sides.items() if a.codes.sector in sectors}
        return found.pop() if len(found) == 1 else None

    def type_of_violence(self, a: str | None, b: str | None) -> int | None:
        """The type, or None where a side is not known."""
        return next((entry.type for entry in self.violence if (entry.a, entry.b) == (a, b)), None)

    def date_precision_of(self, days: int) -> int | None:
        """The class of an interval of so many days, or None where it is longer than the scheme allows."""
        return next((code for code, most in sorted(self.date_precision.items()) if days <= most), None)


def place_precision(spot: Spot | None, scheme: dict[Precision, int], near: int) -> int | None:
    """The scheme's class of a place; one that is only near a known place is never given that place's class."""
    if spot is None or spot.precision is None or spot.latitude is None:
        return None
    code = scheme[spot.precision]
    return max(code, near) if spot.relation else code


@cache
def countries() -> dict[str, Country]:
    """Countries by alpha-2 code."""
    return Lexicons().codes("codes/countries", dict[str, Country])


@cache
def acled() -> Acled:
    """The ACLED-like scheme."""
    return Lexicons().codes("codes/acled", Acled)


@cache
def ucdp() -> Ucdp:
    """The UCDP-like scheme."""
    return Lexicons().codes("codes/ucdp", Ucdp)
