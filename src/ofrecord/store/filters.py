"""What is asked for: one frozen type for search, exports and pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, Self, get_args

from ofrecord.domain.events import Access, Modality
from ofrecord.domain.figures import Counts
from ofrecord.domain.quotations import Stance
from ofrecord.errors import SettingsError
from ofrecord.store.rows import Kind


class Box(NamedTuple):
    """A rectangle in WGS 84 degrees. Where west is greater than east it crosses the 180th meridian."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def parse(cls, words: str) -> Self:
        """`WEST,SOUTH,EAST,NORTH` → box. Raises SettingsError."""
        try:
            box = cls(*map(float, words.split(",")))
        except (TypeError, ValueError) as error:
            raise SettingsError(f"box {words!r}: give four numbers, WEST,SOUTH,EAST,NORTH") from error
        if not (-180 <= box.west <= 180 and -180 <= box.east <= 180 and -90 <= box.south <= box.north <= 90):
            raise SettingsError(f"box {words!r}: longitudes go from -180 to 180, latitudes from south -90 to north 90")
        return box


@dataclass(frozen=True)
class Filter:
    """Which items are asked for. All conditions hold together; within one condition any of its values will do.

    Names (`speaker`, `actor`, `place`, `publisher`) are found by a part of them, without case and accents. `since` and
    `until` are ISO dates, inclusive, compared with the time of the item (`dated` event: what overlaps) or with the
    report's date. For `documents` a condition on items is met by a document that holds an item which meets them all.
    `id` is the id of an item or document, or how it begins (of documents also of the source's hash); `report` is the
    number of one report in this store.
    """

    kind: Kind = "events"
    text: str | None = None
    speaker: str | None = None
    stance: tuple[Stance, ...] = ()
    actor: str | None = None
    place: str | None = None
    country: tuple[str, ...] = ()
    box: Box | None = None
    since: str | None = None
    until: str | None = None
    dated: Literal["event", "published"] = "event"
    type: tuple[str, ...] = ()
    access: tuple[Access, ...] = ()
    counts: tuple[Counts, ...] = ()
    modality: tuple[Modality, ...] = ()
    publisher: str | None = None
    with_related: bool = False
    id: str | None = None
    report: int | None = None

    def __post_init__(self) -> None:
        for name, allowed in _WORDS.items():
            _check_words(name, getattr(self, name), get_args(allowed))
        for day in (self.since, self.until):
            if day is not None:
                _check_date(day)
        if self.since and self.until and self.since > self.until:
            raise SettingsError(f"nothing is since {self.since} and until {self.until}; exchange the two dates")


_WORDS = {"stance": Stance, "access": Access, "counts": Counts, "modality": Modality}


def _check_words(name: str, given: tuple[str, ...], allowed: tuple[str, ...]) -> None:
    for word in given:
        if word not in allowed:
            raise SettingsError(f"{name} {word!r} does not exist; choose from {', '.join(allowed)}")


def _check_date(day: str) -> None:
    try:
        good = date.fromisoformat(day).isoformat() == day
    except ValueError:
        good = False
    if not good:
        raise SettingsError(f"date {day!r}: write it as year-month-day, such as 2024-09-16")
