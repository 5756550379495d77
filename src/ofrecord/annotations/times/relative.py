"""Times told by their distance from today or from a time told before: last week, two days later, yesterday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ofrecord.annotations.times import calendar
from ofrecord.annotations.times.discourse import PUBLISHED, Discourse, Reading
from ofrecord.annotations.times.grammar import Parts
from ofrecord.annotations.times.scene import (
    FROM_HAPPENING,
    NO_ANCHOR,
    UNCERTAIN,
    UNITS,
    Scene,
    count_of,
    half_of,
    is_kind,
    modifier_of,
    told_of,
    turn_of,
    unanchored,
)

_BEYOND = {"APPROX": "APPROX", "EQUAL_OR_LESS": "APPROX", "MORE_THAN": "BEFORE", "LESS_THAN": "AFTER"}
"""What "about", "nearly", "more than", "less than" before a distance say of the time that lies there."""


def relative(parts: Parts, scene: Scene) -> Reading | None:
    """Last week, early next year, the following day, that month, the weekend."""
    unit = parts.text("unit", *UNITS)
    turn = turn_of(parts, "rel") if "rel" in parts else 0
    if "after" in parts:
        turn = parts.number("after", "FOLLOWING", "AFTER", "LATER")
    if unit is None or turn is None or unit.startswith("T"):
        return None
    if unit == "Q" and is_kind(parts, "rel", "LATEST") and (value := scene.discourse.latest_quarter()):
        return Reading("DATE", value)
    plain = not any(name in parts for name in ("rel", "rel2", "rel3", "after", "mod"))
    if plain:
        return _plain_unit(unit, parts, scene)
    said = scene.discourse
    whole = unit in ("E", "C") or (unit in ("D", "W", "M", "Y") and is_kind(parts, "rel", "PAST"))
    if whole and turn < 0 and not told_of(parts, "rel") and "mod" not in parts:
        return _ending_now(unit, said)
    from_story = "after" in parts or "rel2" in parts or told_of(parts, "rel")
    if unit == "D" or (is_kind(parts, "rel", "NEXT") and parts.words[0].lower == "the"):
        from_story = True
    base = (said.told(unit) or (None if said.published else said.now())) if from_story else said.now()
    if unit == "D" and turn < 0 and is_kind(parts, "rel", "LAST"):
        return None
    if unit == "D" and "rel" not in parts and "after" not in parts and base is None:
        base = said.now()
    if "rel3" in parts:
        turn = 0 if unit == "WE" else -1
    if unit == "WE":
        return _weekend(parts, base, turn)
    found = said.counted(base, turn, unit)
    if found is None:
        return unanchored(unit, modifier_of(parts))
    reading = Reading("DATE", found[0], modifier_of(parts), found[1], days=half_of(parts, found[0]))
    return _clipped(reading, parts, turn, said)


def _ending_now(unit: str, said: Discourse) -> Reading:
    """ "the last decade": the ten years up to the publication date, not those from 2010 to 2019; "the past week": seven days."""
    first = calendar.moved(said.published, -1, unit) if said.published else None
    days = (first, said.published) if first else None
    return Reading("DURATION", calendar.duration(1, unit), anchor=PUBLISHED if first else None, days=days)


def _plain_unit(unit: str, parts: Parts, scene: Scene) -> Reading | None:
    """ "the quarter", "the weekend", "the year" without more."""
    said = scene.discourse
    if unit == "Q" and (value := said.latest_quarter()):
        return Reading("DATE", value)
    if unit == "WE" and (base := said.now()):
        return _weekend(None, base, 0 if scene.direction() > 0 or base[0].weekday() >= 5 else -1)
    if unit == "Y" and parts.words[-1].lower == "year" and (found := said.counted(said.now(), 0, "Y")):
        return Reading("DATE", found[0], anchor=found[1])
    return Reading("DURATION", "P1Y") if unit == "Y" else None


def _weekend(parts: Parts | None, base: tuple[date, str] | None, turn: int) -> Reading:
    value = calendar.shifted(base[0], turn, "WE") if base else None
    modifier = modifier_of(parts) if parts else None
    if base is None or value is None:
        return Reading("DATE", "XXXX-WXX-WE", modifier, unresolved=NO_ANCHOR)
    return Reading("DATE", value, modifier, base[1])


def _clipped(reading: Reading, parts: Parts, turn: int, said: Discourse) -> Reading:
    """ "earlier this month" ends today and "later this week" begins today."""
    now, whole = said.published, calendar.interval(reading.value)
    comparative = parts.words[0].lower if "mod" in parts else ""
    if turn == 0 and now and whole and whole[0] <= now <= whole[1] and comparative in ("earlier", "later"):
        days = (whole[0], now) if comparative == "earlier" else (now, whole[1])
        return replace(reading, days=days)
    return reading


def relative_part(parts: Parts, scene: Scene) -> Reading | None:
    """This morning, last night, that evening, the next morning."""
    part = parts.text("part", "PART")
    turn = turn_of(parts, "rel") if "rel" in parts else parts.number("after", "AFTER")
    if part is None or turn is None:
        return None
    story = (
        "after" in parts or told_of(parts, "rel") or (is_kind(parts, "rel", "NEXT") and parts.words[0].lower == "the")
    )
    said = scene.discourse
    told_already = story and turn > 0 and not (said.story() or scene.direction() > 0)  # after a day that is not named
    base = (said.story() or said.now()) if story else said.now()
    found = None if told_already else said.counted(base, turn, "D")
    if found is None:
        return Reading("TIME", f"XXXX-XX-XXT{part}", modifier_of(parts), unresolved=NO_ANCHOR)
    return Reading("TIME", f"{found[0]}T{part}", modifier_of(parts), found[1])


def ago(parts: Parts, scene: Scene) -> Reading | None:
    """Three months ago; "a year ago" in a text about a quarter is that quarter of the year before."""
    unit = parts.text("unit", *UNITS) or parts.text("vague", "UNITS")
    count = 1 if "half" in parts else count_of(parts, scene)
    if unit is None:
        return None
    if count is None:
        now = scene.discourse.published
        return Reading("DATE", "PAST_REF", anchor=PUBLISHED if now else None, days=(None, now))
    if "half" in parts:
        halves = {"Y": (6, "M"), "E": (5, "Y"), "C": (50, "Y")}
        if unit not in halves:
            return None
        count, unit = halves[unit]
    return _at_distance(parts, scene, scene.discourse.now(), unit, -count)


def offset(parts: Parts, scene: Scene) -> Reading | None:
    """Two days later, a year earlier, three weeks before."""
    unit = parts.text("unit", *UNITS) or parts.text("vague", "UNITS")
    way = parts.number("dir", "LATER", "AGO", "FOLLOWING", "PREVIOUS")
    if way is None:
        way = parts.number("dir", "AFTER")
    count = count_of(parts, scene) if any(n in parts for n in ("num", "vague", "one")) else 1
    if unit is None or way is None:
        return None
    said = scene.discourse
    base = said.told(unit)
    if count is None:
        return _not_far(unit, way, base)
    if base is None and (way < 0 or said.published is None):
        base = said.now()
    return _at_distance(parts, scene, base, unit, count * way)


def ahead(parts: Parts, scene: Scene) -> Reading | None:
    """In two weeks' time, ten days from now."""
    unit, count = parts.text("unit", *UNITS), count_of(parts, scene)
    if unit is None:
        return None
    if count is None or unit.startswith("T"):
        return Reading("DATE", "FUTURE_REF")
    return _at_distance(parts, scene, scene.discourse.now(), unit, count)


def _not_far(unit: str, way: int, base: tuple[date, str] | None) -> Reading:
    """ "a few days later": on no certain day after (before) the one told."""
    reading = unanchored(unit, None)
    if base is None or unit.startswith("T"):
        return reading
    days = (base[0], None) if way > 0 else (None, base[0])
    return replace(reading, anchor=base[1], days=days, unresolved=UNCERTAIN)


def around(parts: Parts, scene: Scene) -> Reading | None:
    """The day after the strike: counted from a happening, not from a time."""
    unit, way = parts.text("unit", "UNIT"), parts.named["dir"][0].lower
    if unit is None or unit.startswith("T") or way == "since":
        return None
    return replace(unanchored(unit, None), unresolved=FROM_HAPPENING)


def year_end(parts: Parts, scene: Scene) -> Reading | None:
    """Year-end, the year's end: of the current year; "since year-end" of the one before."""
    if parts.text("unit", "UNIT") != "Y" or parts.named["end"][0].lower != "end":
        return None
    now = scene.discourse.now()
    if now is None:
        return unanchored("Y", "END")
    return Reading("DATE", f"{now[0].year - (scene.direction() < 0 and now[0].month < 7):04d}", "END", now[1])


def _hours_on(parts: Parts, scene: Scene, unit: str, count: float) -> Reading:
    """ "two hours later": the hour, where the text has come to one; the length otherwise."""
    clock, size = scene.discourse.clock, {"TH": 3600, "TM": 60}.get(unit)
    if clock is None or size is None:
        return Reading("DURATION", calendar.duration(abs(count), unit))
    then = clock[0] + timedelta(seconds=count * size)
    return Reading("TIME", then.isoformat()[:16], anchor=clock[1])


def _at_distance(parts: Parts, scene: Scene, base: tuple[date, str] | None, unit: str, count: float) -> Reading | None:
    whole, said = int(count), scene.discourse
    if unit.startswith("T") and "dir" in parts:
        return _hours_on(parts, scene, unit, count)
    if unit.startswith("T"):
        return Reading(
            "TIME", f"{base[0].isoformat()}TXX" if base else "XXXX-XX-XXTXX", anchor=base[1] if base else None
        )
    quarter_told = said.latest_quarter() if "period" in parts else said.quarter
    if unit == "Y" and quarter_told and abs(whole) == 1:
        year = int(quarter_told[:4]) + whole
        return Reading("DATE", f"{year:04d}{quarter_told[4:]}", modifier_of(parts), counted=True)
    if unit == "Y" and count != whole:
        unit, whole = "M", int(12 * count)
    if unit == "E":
        unit, whole = "Y", whole * 10
    found = said.counted(base, whole, unit)
    if found is None:
        return unanchored(unit, modifier_of(parts))
    return Reading("DATE", found[0], _BEYOND.get(parts.text("approx", "APPROX") or ""), found[1])


def day_word(parts: Parts, scene: Scene) -> Reading | None:
    """Today, yesterday evening, tonight, the day after tomorrow."""
    shift = parts.number("dayword", "DAYWORD") or 0
    if "far" in parts:
        shift += parts.number("far", "AFTER") or 0
    part = parts.text("part", "PART") or parts.text("tonight", "TONIGHT")
    found = scene.discourse.counted(scene.discourse.now(), shift, "D")
    if found is None and shift == 0 and part is None:
        return Reading("DATE", "PRESENT_REF")
    value, anchor = found or ("XXXX-XX-XX", None)
    kind = "TIME" if part else "DATE"
    missing = None if found else NO_ANCHOR
    return Reading(kind, f"{value}T{part}" if part else value, modifier_of(parts), anchor, missing)


def reference(parts: Parts, scene: Scene) -> Reading | None:
    """Now, recently, soon."""
    return Reading("DATE", parts.text("ref", "PRESENT", "SOON", "CURRENT") or "PRESENT_REF")


def soon(parts: Parts, scene: Scene) -> Reading | None:
    """ "will soon end"; what soon happened is told by its own time."""
    return Reading("DATE", "FUTURE_REF") if scene.direction() > 0 else None


def past_time(parts: Parts, scene: Scene) -> Reading | None:
    """ "in the past"."""
    return Reading("DATE", "PAST_REF")


def nothing(parts: Parts, scene: Scene) -> Reading | None:
    """Words that look like a time and are none: ages."""
    return None
