"""Portions of a month or a year: the last week of August, the first three months of 2024, the first Monday in May."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ofrecord.annotations.times import calendar, dates
from ofrecord.annotations.times.calendar import Interval
from ofrecord.annotations.times.discourse import Reading
from ofrecord.annotations.times.grammar import Parts
from ofrecord.annotations.times.scene import UNITS, Scene, count_of, turn_of

_LAST = -1


def portion(parts: Parts, scene: Scene) -> Reading | None:
    """So many units from the start or the end of a month or a year; or the n-th of them."""
    whole, which, unit = _whole(parts, scene), _which(parts), parts.text("unit", *UNITS)
    if whole is None or which is None:
        return None
    days = calendar.interval(whole.value)
    if days is None:
        return replace(whole, modifier=_third(which))
    if unit is None:
        return _weekday(parts, whole, days, which)
    count = count_of(parts, scene) if "num" in parts or "vague" in parts else None
    if "vague" in parts and count is None:
        return Reading("DURATION", calendar.duration("X", unit), anchor=whole.anchor)
    if count is not None:
        found = _stretch(days, unit, which, int(count))
        return (
            Reading("DURATION", calendar.duration(int(count), unit), None, whole.anchor, days=found) if found else None
        )
    return _one(whole, unit, which, _stretch(days, unit, which, 1))


def week_of(parts: Parts, scene: Scene) -> Reading | None:
    """The week of 3 May: the one that holds the day."""
    day = dates.date_of(parts, scene) if parts.text("unit", "UNIT") == "W" else None
    days = calendar.interval(day.value) if day else None
    return Reading("DATE", calendar.week_of(days[0]), anchor=day.anchor) if day and days else day


def _which(parts: Parts) -> int | None:
    """First 1, second 2 …, last -1."""
    if parts.kind("which", "LAST") is not None:
        return _LAST
    return 2 if parts.kind("which", "SECOND") is not None else parts.number("which", "ORDINAL")


def _third(which: int) -> str:
    return {1: "START", _LAST: "END"}.get(which, "MID")


def _whole(parts: Parts, scene: Scene) -> Reading | None:
    """The month or year that the portion is of."""
    if "month" in parts:
        return dates.date_of(parts, scene)
    year = parts.number("year", "YEARN")
    if year is not None:
        return Reading("DATE", f"{year:04d}")
    unit, now = parts.text("of", "UNIT"), scene.discourse.now()
    if unit not in ("Y", "M") or now is None:
        return None
    found = scene.discourse.counted(now, turn_of(parts, "orel") or 0, unit)
    return Reading("DATE", found[0], anchor=found[1]) if found else None


def _stretch(whole: Interval, unit: str, which: int, count: int) -> Interval | None:
    """`count` units from the end (-1), or from the n-th on; null where they do not lie in the whole."""
    if which == _LAST:
        after = whole[1] + timedelta(days=1)
        first = calendar.moved(after, -count, unit)
        return (first, whole[1]) if first is not None and first >= whole[0] else None
    first = calendar.moved(whole[0], (which - 1) * count, unit)
    end = calendar.moved(whole[0], which * count, unit)
    if first is None or end is None or first > whole[1]:
        return None
    return first, min(end - timedelta(days=1), whole[1])


def _one(whole: Reading, unit: str, which: int, days: Interval | None) -> Reading | None:
    """One unit of a whole: a day or a month by its own value, a week by that of its month."""
    if days is None:
        return None
    if unit == "D":
        return Reading("DATE", days[0].isoformat(), None, whole.anchor)
    if unit == "M":
        return Reading("DATE", days[0].isoformat()[:7], None, whole.anchor)
    return replace(whole, modifier=_third(which), days=days) if unit == "W" else None


def _weekday(parts: Parts, whole: Reading, days: Interval, which: int) -> Reading | None:
    """The first Monday in May."""
    wanted = parts.number("wday", "WEEKDAY")
    all_days = [days[0] + timedelta(days=n) for n in range((days[1] - days[0]).days + 1)]
    fitting: list[date] = [d for d in all_days if d.weekday() == wanted]
    if which == 0 or which > len(fitting):
        return None
    return Reading("DATE", fitting[which if which < 0 else which - 1].isoformat(), None, whole.anchor)
