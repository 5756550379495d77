"""Holidays: fixed days of a month, feasts that are computed, and feasts of other calendars by a table."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ofrecord.annotations.times import calendar
from ofrecord.annotations.times.discourse import PUBLISHED, Reading
from ofrecord.annotations.times.grammar import Parts
from ofrecord.annotations.times.scene import NO_ANCHOR, Scene, modifier_of, turn_of, year_of

NOT_IN_TABLE = "the table of feasts does not hold that year"
_COUNTED = re.compile(r"(.+?)([+-]\d+)?")
"""A feast by its distance in days from another: easter-2, yom kippur-9."""
_EIDS = ("eid al-fitr", "eid al-adha")
_LONGEST_DAY = 7
"""Days up to which a feast is named by its first day; a longer one (Ramadan) by its year."""


def holiday(parts: Parts, scene: Scene) -> Reading | None:
    """Christmas Eve, Easter 2021, last Ramadan."""
    name = parts.text("holiday", "HOLIDAY") or ""
    if "week" in parts:
        return _week_of(name, parts, scene)
    if len(parts.words) == 1 and name in scene.feasts and scene.titled():
        return None
    if name[:1].isdigit():
        return _fixed(name, parts, scene)
    if name == "eid":
        name = _nearer_eid(parts, scene)
    full = parts.number("year", "YEARN")
    anchor = None
    if name in _EIDS and full is None and scene.discourse.published is None:
        return Reading("DATE", "XXXX", unresolved=NO_ANCHOR)
    if full is None:
        full, anchor = _year_of_feast(name, parts, scene)
    if full is None:
        return Reading("DATE", "XXXX", unresolved=NO_ANCHOR)
    start = starts(name, full, scene)
    if start is None:
        return Reading("DATE", f"{full:04d}", None, anchor, NOT_IN_TABLE)
    feast = scene.feasts.get(name)
    lasts = feast.lasts if feast else 1
    value = start.isoformat() if lasts <= _LONGEST_DAY else f"{full:04d}"
    days = (start, start + timedelta(days=lasts - 1))
    return Reading("DATE", value, modifier_of(parts), anchor, days=days)


def _week_of(name: str, parts: Parts, scene: Scene) -> Reading | None:
    """Easter week, Christmas week 2023: the week that the feast lies in, of the year nearest to publication."""
    now, full = scene.discourse.published, parts.number("year", "YEARN")
    if parts.text("week", "UNIT") != "W" or (now is None and full is None):
        return None
    years = [full] if full is not None else [now.year + n for n in (-1, 0, 1)] if now else []
    days = [day for year in years if (day := _first_day(name, year, scene)) is not None]
    nearest = min(days, key=lambda day: abs(day - (now or day)), default=None)
    if nearest is None:
        return None
    year, week, _ = nearest.isocalendar()
    return Reading("DATE", f"{year:04d}-W{week:02d}", anchor=PUBLISHED if full is None else None)


def _first_day(name: str, year: int, scene: Scene) -> date | None:
    """The first day of any holiday in a year."""
    if not 0 < year < 9999:
        return None
    return date(year, int(name[:2]), int(name[3:])) if name[:1].isdigit() else starts(name, year, scene)


def _nearer_eid(parts: Parts, scene: Scene) -> str:
    """Which of the two feasts "Eid" is: the last one before the publication date, or the next where the verb looks ahead."""
    now = scene.discourse.published
    if now is None:
        return _EIDS[0]
    years, way = range(max(1, now.year - 1), min(now.year + 2, 9999)), scene.direction()
    days = [(d, name) for name in _EIDS for year in years if (d := starts(name, year, scene))]
    fitting = [pair for pair in days if (pair[0] > now if way > 0 else pair[0] <= now)]
    return (min(fitting) if way > 0 else max(fitting))[1] if fitting else _EIDS[0]


def _fixed(name: str, parts: Parts, scene: Scene) -> Reading:
    """A holiday that is the same day of the same month in every year (`name` is MM-DD)."""
    full, anchor = parts.number("year", "YEARN"), None
    if full is None:
        full, anchor = year_of(parts, scene, int(name[:2]), int(name[3:]))
    if full is None:
        return Reading("DATE", f"XXXX-{name}", unresolved=NO_ANCHOR)
    return Reading("DATE", f"{full:04d}-{name}", modifier_of(parts), anchor)


def _year_of_feast(name: str, parts: Parts, scene: Scene) -> tuple[int | None, str | None]:
    """The year of the feast: the last before the publication date, the next where the words or the verb look ahead."""
    now = scene.discourse.published
    if now is None:
        return scene.discourse.year if scene.discourse.year else (None, None)
    turn = turn_of(parts, "rel")
    if turn == 0:
        return now.year, PUBLISHED
    days = [d for year in (now.year - 1, now.year, now.year + 1) if (d := starts(name, year, scene))]
    way = turn if turn is not None else scene.direction()
    fitting = [d for d in days if (d > now if way > 0 else d <= now)]
    if not fitting:
        return now.year, PUBLISHED
    return (min(fitting) if way > 0 else max(fitting)).year, PUBLISHED


def starts(name: str, year: int, scene: Scene) -> date | None:
    """The first day of a moving feast in a year; null where no table holds it."""
    if name == "thanksgiving":
        return calendar.nth_weekday(year, 11, 3, 4)
    m = _COUNTED.fullmatch(name)
    base, shift = (m[1], timedelta(days=int(m[2] or 0))) if m else (name, timedelta(0))
    computed = {"easter": calendar.easter, "pascha": calendar.orthodox_easter}.get(base)
    if computed is not None:
        return computed(year) + shift
    feast = scene.feasts.get(base)
    return next((d + shift for d in feast.starts if (d + shift).year == year), None) if feast else None
