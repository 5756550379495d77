"""Dates of the calendar: days and months, with or without their year."""

from __future__ import annotations

import re
from datetime import date

from ofrecord.annotations.times import calendar
from ofrecord.annotations.times.calendar import Day
from ofrecord.annotations.times.discourse import PUBLISHED, Reading
from ofrecord.annotations.times.grammar import Parts
from ofrecord.annotations.times.scene import (
    NO_ANCHOR,
    Scene,
    half_of,
    modifier_of,
    ordinal,
    spelled_year,
    told_of,
    turn_of,
    year_of,
)


def iso(parts: Parts, scene: Scene) -> Reading | None:
    """2024-09-16 or 2024-09-16T10:00."""
    value = str(parts.words[0].kinds["ISO"]).upper()
    if calendar.interval(value) is None:
        return None
    return Reading("TIME" if "T" in value else "DATE", value)


def numeric(parts: Parts, scene: Scene) -> Reading | None:
    """08/12/94: month first unless that is no month; two-digit years from 30 on are of the last century."""
    first, second, year = (int(n) for n in re.split(r"[/.-]", str(parts.kind("numeric", "NUMDATE"))))
    dotted = "." in str(parts.kind("numeric", "NUMDATE"))
    month, day = (second, first) if dotted or first > 12 else (first, second)
    full = year if year > 99 else year + (1900 if year >= 30 else 2000)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    found = Day(full, month, day)
    return Reading("DATE", found.value) if found.exists() else None


def date_of(parts: Parts, scene: Scene) -> Reading | None:
    """A month with or without day and year, and with a part of the day."""
    month = parts.number("month", "MONTH") or parts.number("month2", "MONTH")
    day = parts.number("day", "DAYN") or parts.number("day2", "DAYN") or ordinal(parts, "ord")
    if month is None or (day is None and len(parts.words) == 1 and scene.titled()):
        return None
    year, anchor = parts.number("year", "YEARN") or spelled_year(parts, scene), None
    if year is None and "spelled" in parts:
        return None
    if year is None:
        year, anchor = _by_weekday(parts, scene, month, day) or year_of(parts, scene, month, day)
    found = Day(year, month, day)
    if not found.exists():
        return None
    value, kind = found.value, "DATE"
    if part := parts.text("part", "PART"):
        value, kind = f"{value}T{part}", "TIME"
    missing = NO_ANCHOR if year is None else None
    return Reading(kind, value, modifier_of(parts), anchor, missing, half_of(parts, value))


def date_told(parts: Parts, scene: Scene) -> Reading | None:
    """The 5th; the 28th of that month: a day of the month that the text has come to, or of this or last month."""
    day, said = parts.number("day", "DAYN"), scene.discourse
    turn = turn_of(parts, "mrel")
    now = said.now()
    base = said.told("M") if turn is None or told_of(parts, "mrel") else now
    if day is None or ("unit" in parts and parts.text("unit", "UNIT") != "M"):
        return None
    if base is None:
        return None if turn is None else Reading("DATE", f"XXXX-XX-{day:02d}", unresolved=NO_ANCHOR)
    month = calendar.shifted(base[0].replace(day=1), turn or 0, "M")
    found = Day(int(month[:4]), int(month[5:]), day) if month else None
    return Reading("DATE", found.value, anchor=base[1]) if found and found.exists() else None


def named_day(parts: Parts, scene: Scene) -> Reading | None:
    """A day that is known by a name of its own: 9/11."""
    return Reading("DATE", parts.text("named", "NAMED") or "")


def _by_weekday(parts: Parts, scene: Scene, month: int, day: int | None) -> tuple[int, str] | None:
    """ "Saturday, 25 April": the year nearest the publication date in which that day is a Saturday."""
    now, weekday = scene.discourse.published, parts.number("wday", "WEEKDAY", "DAYABBR")
    if now is None or weekday is None or day is None:
        return None
    days = [Day(year, month, day) for year in (now.year - 1, now.year, now.year + 1) if 0 < year < 9999]
    fitting = [found for d in days if d.exists() and (found := date.fromisoformat(d.value)).weekday() == weekday]
    nearest = min(fitting, key=lambda d: abs(d - now), default=None)
    return (nearest.year, PUBLISHED) if nearest else None
