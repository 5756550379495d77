"""Lengths of time, and times that come again."""

from __future__ import annotations

from dataclasses import replace

from ofrecord.annotations.times import calendar
from ofrecord.annotations.times.calendar import duration
from ofrecord.annotations.times.discourse import PUBLISHED, Reading
from ofrecord.annotations.times.grammar import Parts
from ofrecord.annotations.times.scene import UNITS, Scene, count_of, told_of, turn_of


def lasting(parts: Parts, scene: Scene) -> Reading | None:
    """Two years, a month-long siege, several hours, the past three weeks, an hour and a half."""
    unit = parts.text("unit", *UNITS) or parts.text("many", "UNITS")
    if unit is None or ("one" in parts and "SECOND" in parts.named["unit"][0].kinds):
        return None  # "a second strike" counts strikes
    if scene.quoted_title():
        return None  # a programme called "60 Minutes"
    if "one" in parts and "approx" not in parts and scene.rate():
        return Reading("SET", duration(1, unit))
    plural = "num" not in parts and "one" not in parts and "many" in parts
    count = count_of(parts, scene) if not plural else None
    if "half" in parts or "plushalf" in parts:
        whole = 0 if "half" in parts else int(count or 1)
        value = calendar.and_a_half(whole, unit)
        reading = Reading("DURATION", value, parts.text("approx", "APPROX") or None)
        return _placed(reading, parts, scene, 12 * whole + 6, "M") if unit == "Y" else reading
    if count is None and not plural and "vague" not in parts and "num" not in parts and "one" not in parts:
        count = 1
    if isinstance(count, float) and count == int(count):
        count = int(count)
    value = duration("X" if count is None else count, unit)
    return _placed(Reading("DURATION", value, parts.text("approx", "APPROX") or None), parts, scene, count, unit)


def _placed(reading: Reading, parts: Parts, scene: Scene, count: float | None, unit: str) -> Reading:
    """The interval of "the past two weeks" and "the next 48 hours", counted from the publication date in whole days."""
    turn, now = turn_of(parts, "rel"), scene.discourse.published
    if not turn or now is None or told_of(parts, "rel") or "ORDINAL" in parts.named["rel"][0].kinds:
        return reading
    if count is None:
        return replace(reading, days=(None, now) if turn < 0 else (now, None), anchor=PUBLISHED)
    if unit == "TH":
        count, unit = -(-count // 24), "D"
    other = calendar.moved(now, round(turn * count), unit)
    if other is None:
        return reading
    days = (other, now) if turn < 0 else (now, other)
    return replace(reading, days=days, anchor=PUBLISHED)


def some_of(parts: Parts, scene: Scene) -> Reading | None:
    """Two to three weeks, a day or two, the first days of the war: a length that is not told exactly."""
    unit = parts.text("unit", *UNITS) or parts.text("many", "UNITS")
    least = count_of(parts, scene) if "num" in parts or "one" in parts else None
    if unit is None:
        return None
    if least is None:
        return Reading("DURATION", duration("X", unit))
    return Reading("DURATION", duration(least, unit), "EQUAL_OR_MORE")


def whole_year(parts: Parts, scene: Scene) -> Reading | None:
    """The year ended 30 June, the year since the coup: twelve months, not a year of the calendar."""
    return Reading("DURATION", "P1Y") if parts.text("unit", "UNIT") == "Y" else None


def length(parts: Parts, scene: Scene) -> Reading | None:
    """Weeklong, yearlong."""
    return Reading("DURATION", parts.text("length", "LENGTH") or "")


def coming(parts: Parts, scene: Scene) -> Reading | None:
    """The coming weeks: from the publication date on, to no certain day."""
    now = scene.discourse.published
    return Reading("DATE", "FUTURE_REF", days=(now, None), anchor=PUBLISHED if now else None)


def recent(parts: Parts, scene: Scene) -> Reading | None:
    """Recent; in recent weeks: up to the publication date, from no certain day on."""
    unit = parts.text("many", "UNITS")
    now = scene.discourse.published
    if unit is None:
        return Reading("DATE", "PAST_REF")
    if unit == "Y":
        return Reading("DATE", "PAST_REF", days=(None, now), anchor=PUBLISHED if now else None)
    return Reading("DURATION", duration("X", unit), days=(None, now), anchor=PUBLISHED if now else None)


def every(parts: Parts, scene: Scene) -> Reading | None:
    """Every Friday, each year, per day, Mondays."""
    which = parts.number("wday", "WEEKDAY")
    if which is None:
        which = parts.number("wdays", "WEEKDAYS")
    if which is not None:
        return Reading("SET", f"XXXX-WXX-{which + 1}")
    if part_name := parts.text("part", "PART"):
        return Reading("SET", f"XXXX-XX-XXT{part_name}")
    if season := parts.text("season", "SEASON"):
        return Reading("SET", f"XXXX-{season}")
    if (month := parts.number("month", "MONTH")) is not None:
        return Reading("SET", f"XXXX-{month:02d}")
    unit = parts.text("unit", *UNITS)
    count = scene.numbers.value([w.lower for w in parts.named["num"]]) if "num" in parts else 1 + ("other" in parts)
    return Reading("SET", duration(count or 1, unit)) if unit else None


def adverb(parts: Parts, scene: Scene) -> Reading | None:
    """Daily, weekly, annually."""
    if scene.titled():
        return None
    return Reading("SET", parts.text("adverb", "ADVERB") or "")
