"""What surrounds an expression, and what its parts say, for the functions that give it a meaning."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from ofrecord.annotations.times import calendar
from ofrecord.annotations.times.discourse import Discourse, Reading
from ofrecord.annotations.times.grammar import Parts
from ofrecord.annotations.times.lexicon import Feast
from ofrecord.language.numbers import NumberWords

NO_ANCHOR = "no publication date and no fitting time named before"
UNCERTAIN = "so far from that time as the text does not say exactly"
FROM_HAPPENING = "counted from a happening"
RELATIVE = ("LAST", "NEXT", "THIS", "PAST", "FOLLOWING", "PREVIOUS", "LATEST", "THAT")
UNITS = ("UNIT", "UNITS", "SECOND", "WEEKEND")


@dataclass(frozen=True)
class Scene:
    """What surrounds an expression."""

    discourse: Discourse
    numbers: NumberWords
    feasts: Mapping[str, Feast]
    direction: Callable[[], int]
    year_like: Callable[[], bool]
    rate: Callable[[], bool]
    titled: Callable[[], bool]
    quoted_title: Callable[[], bool]


Meaning = Callable[[Parts, Scene], Reading | None]


def turn_of(parts: Parts, name: str) -> int | None:
    """-1 for last, 0 for this, 1 for next; null where there is no such part."""
    return parts.number(name, *RELATIVE)


def told_of(parts: Parts, name: str) -> bool:
    """Does the part point into the text ("that day", "the following week") and not at the publication date?"""
    return any(is_kind(parts, name, kind) for kind in ("THAT", "FOLLOWING", "PREVIOUS"))


def is_kind(parts: Parts, name: str, kind: str) -> bool:
    return parts.kind(name, kind) is not None


def ordinal(parts: Parts, name: str) -> int | None:
    if name in parts and parts.kind(name, "SECOND") is not None:
        return 2
    return parts.number(name, "ORDINAL", "DAYN")


def count_of(parts: Parts, scene: Scene) -> float | int | None:
    """How many units; null for a vague number."""
    if "num" in parts:
        return scene.numbers.value([w.lower for w in parts.named["num"]])
    if "one" in parts:
        return 1
    vague = parts.text("vague", "VAGUE")
    return int(vague) if vague and vague.isdigit() else None


def spelled_year(parts: Parts, scene: Scene) -> int | None:
    """A year in words ("nineteen ninety-six"), of this millennium or the three centuries before it."""
    words = [w.lower for w in parts.named.get("spelled", ()) if w.lower != "-"]
    if not words:
        return None
    first, rest = scene.numbers.plain(words[0]), scene.numbers.value(words[1:])
    full = scene.numbers.value(words)
    if first in (17, 18, 19, 20) and isinstance(rest, int) and 10 <= rest <= 99:
        full = int(first) * 100 + rest
    return full if isinstance(full, int) and 1700 <= full <= 2099 else None


def modifier_of(parts: Parts) -> str | None:
    found = parts.text("mod", "START")
    return found if found in ("START", "MID", "END") else None


def half_of(parts: Parts, value: str) -> calendar.Interval | None:
    """The days of "the first half of August"."""
    which, whole = parts.text("mod", "START"), calendar.interval(value)
    if which not in ("H1", "H2") or whole is None:
        return None
    middle = whole[0] + timedelta(days=((whole[1] - whole[0]).days + 1) // 2 - 1)
    return (whole[0], middle) if which == "H1" else (middle + timedelta(days=1), whole[1])


def unanchored(unit: str, modifier: str | None) -> Reading:
    """A relative time without an anchor: every digit of its value unknown."""
    shapes = {
        "D": "XXXX-XX-XX",
        "W": "XXXX-WXX",
        "F": "XXXX-WXX",
        "M": "XXXX-XX",
        "Q": "XXXX-QX",
        "E": "XXX",
        "C": "XX",
    }
    return Reading("DATE", shapes.get(unit, "XXXX"), modifier, unresolved=NO_ANCHOR)


def year_of(parts: Parts, scene: Scene, month: int, day: int | None) -> tuple[int | None, str | None]:
    """The year of a month without one: by "last", "next", "of this year", or by the discourse."""
    said = scene.discourse
    now = said.now()
    if now and (turn := turn_of(parts, "yrel")) is not None:
        base = said.told("Y") or now if told_of(parts, "yrel") else now
        return base[0].year + turn, base[1]
    if now and (turn := turn_of(parts, "rel")) is not None:
        here = now[0]
        if turn < 0:
            return here.year - (month >= here.month), now[1]
        if turn > 0:
            return here.year + (month <= here.month), now[1]
        return here.year, now[1]
    return said.year_for(month, day, scene.direction())
