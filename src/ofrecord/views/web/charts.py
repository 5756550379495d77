"""Days as bars, each a link to what they hold: worked out here, drawn by a template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

MOST_BARS = 70
Unit = Literal["day", "week", "month", "year"]
ORDER: tuple[Unit, ...] = ("day", "week", "month", "year")


@dataclass(frozen=True)
class Bar:
    """One stretch of days, both ends inclusive, and how much is in it."""

    first: str
    last: str
    count: int

    @property
    def label(self) -> str:
        """The day, or the first and last day."""
        return self.first if self.first == self.last else f"{self.first} to {self.last}"


@dataclass(frozen=True)
class Histogram:
    """Bars in order of time, the empty ones too, of one unit."""

    unit: Unit
    bars: tuple[Bar, ...]

    @property
    def most(self) -> int:
        """The largest count."""
        return max((bar.count for bar in self.bars), default=0)


def histogram(counts: Mapping[str, int]) -> Histogram:
    """ISO date → count, as bars of the smallest unit that gives at most `MOST_BARS`; the newest where years do not do."""
    days = {made: count for day, count in counts.items() if (made := _date(day))}
    if not days:
        return Histogram("day", ())
    for unit in ORDER:
        starts = _starts(min(days), max(days), unit)
        if len(starts) <= MOST_BARS:
            break
    totals: dict[date, int] = {}
    for day, count in days.items():
        totals[_start(day, unit)] = totals.get(_start(day, unit), 0) + count
    bars = (Bar(s.isoformat(), _last(s, unit).isoformat(), totals.get(s, 0)) for s in starts[-MOST_BARS:])
    return Histogram(unit, tuple(bars))


def _date(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None


def _start(day: date, unit: Unit) -> date:
    match unit:
        case "day":
            return day
        case "week":
            return day - timedelta(days=min(day.weekday(), (day - date.min).days))
        case "month":
            return day.replace(day=1)
        case "year":
            return day.replace(month=1, day=1)


def _next(start: date, unit: Unit) -> date:
    """The first day after the unit that begins here. Years end with the calendar's last."""
    if start.year == date.max.year:
        return date.max
    match unit:
        case "day":
            return start + timedelta(days=1)
        case "week":
            return start + timedelta(days=7)
        case "month":
            return _start(start + timedelta(days=31), "month")
        case "year":
            return start.replace(year=start.year + 1)


def _last(start: date, unit: Unit) -> date:
    return max(start, _next(start, unit) - timedelta(days=1))


def _starts(first: date, last: date, unit: Unit) -> list[date]:
    """Where the units of a stretch begin; one more than `MOST_BARS` is enough to know that they are too many."""
    found = [_start(first, unit)]
    while found[-1] < _start(last, unit) and (len(found) <= MOST_BARS or unit == "year"):
        found.append(_next(found[-1], unit))
    return found
