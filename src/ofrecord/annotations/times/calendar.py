"""TIMEX3 values and the days they stand for."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from ofrecord.domain.times import Granularity

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""Month in which a season starts, in the northern year that TIMEX3 assumes; each lasts three months."""

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$")
_YEARS = re.compile(r"(\d{2,4})$")

Interval = tuple[date, date]


@dataclass(frozen=True)
class Day:
    """A date of which some parts may be unknown (None): year, month, day of the month."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def value(self) -> str:
        """TIMEX3: XXXX for an unknown year."""
        parts = [f"{self.year:04d}" if self.year is not None else "XXXX"]
        parts += [f"{p:02d}" for p in (self.month, self.day) if p is not None]
        return "-".join(parts)

    def exists(self) -> bool:
        """Is there such a day in the calendar (in some year, where the year is unknown)?"""
        if self.day is None or self.month is None:
            return True
        return self.day <= monthrange(self.year if self.year else 2000, self.month)[1]


def interval(value: str, modifier: str | None = None) -> Interval | None:
    """First and last day of a value; START, MID and END narrow it to a third. Null for durations and unknown parts."""
    try:
        whole = _whole(value)
    except (ValueError, OverflowError):
        return None
    return narrowed(whole, modifier) if whole else None


def narrowed(whole: Interval, modifier: str | None) -> Interval:
    """The first, middle or last third of an interval of three days or more; the whole of it otherwise."""
    days = (whole[1] - whole[0]).days + 1
    if days < 3 or modifier not in ("START", "MID", "END"):
        return whole
    first, second = whole[0] + timedelta(days // 3), whole[0] + timedelta(2 * days // 3)
    thirds = {
        "START": (whole[0], first - timedelta(1)),
        "MID": (first, second - timedelta(1)),
        "END": (second, whole[1]),
    }
    return thirds[modifier]


def _whole(value: str) -> Interval | None:
    if m := _DAY.match(value):
        day = date(int(m[1]), int(m[2]), int(m[3]))
        return day, day
    if m := _MONTH.match(value):
        return months(int(m[1]), int(m[2]), 1)
    if m := _WEEK.match(value):
        monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
        return monday + timedelta(5 if m[3] else 0), monday + timedelta(6)
    if m := _PART.match(value):
        return _part_of_year(int(m[1]), m[2])
    if m := _YEARS.match(value):
        size = 10 ** (4 - len(m[1]))
        first = int(m[1]) * size
        return date(max(first, 1), 1, 1), date(first + size - 1, 12, 31)
    return None


def _part_of_year(year: int, part: str) -> Interval:
    if part[0] == "Q":
        return months(year, 3 * int(part[1]) - 2, 3)
    if part[0] == "H":
        return months(year, 6 * int(part[1]) - 5, 6)
    return months(year, SEASONS[part], 3)


def months(year: int, month: int, count: int) -> Interval:
    """The interval of `count` whole months from a month on."""
    last = month + count - 2
    end_year, end_month = year + last // 12, last % 12 + 1
    return date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def granularity(value: str) -> Granularity:
    """How fine a value is; a duration has that of its unit."""
    if value.endswith("_REF"):
        return "vague"
    if value.startswith("P") and not value.startswith("P-"):
        return _of_duration(value)
    if "T" in value and not value.endswith("REF"):
        tail = value.split("T", 1)[1]
        return "part_of_day" if tail[:1].isalpha() else ("minute" if ":" in tail else "hour")
    by_shape: list[tuple[str, Granularity]] = [
        (r".*-WE$", "weekend"),
        (r".*-W(\d\d|XX)-\d$", "day"),
        (r".*-W(\d\d|XX)$", "week"),
        (r".*-(SP|SU|FA|WI)$", "season"),
        (r".*-(Q.|H.)$", "quarter"),
        (r"[\dX]{4}-[\dX]{2}-[\dX]{2}$", "day"),
        (r"[\dX]{4}-[\dX]{2}$", "month"),
        (r"(BC)?[\dX]{4}$", "year"),
        (r"\d{3}$", "decade"),
        (r"\d{2}$", "century"),
    ]
    return next((name for shape, name in by_shape if re.match(shape, value)), "vague")


def _of_duration(value: str) -> Granularity:
    names: dict[str, Granularity] = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}
    if "T" in value:
        return "hour" if value.endswith("H") else "minute"
    if value.endswith("DE"):
        return "decade"
    return "century" if value.endswith("CE") else names.get(value[-1], "vague")


def shifted(base: date, count: int, unit: str) -> str | None:
    """The value, as fine as the unit, that lies `count` units from a day. Null beyond the calendar."""
    try:
        return _shifted(base, count, unit)
    except (ValueError, OverflowError):
        return None


def _shifted(base: date, count: int, unit: str) -> str | None:
    if unit in ("D", "W", "F"):
        day = base + timedelta(days=count * {"D": 1, "W": 7, "F": 14}[unit])
        return day.isoformat() if unit == "D" else week_of(day)
    if unit == "M":
        index = base.year * 12 + base.month - 1 + count
        return _checked(index // 12, f"-{index % 12 + 1:02d}")
    if unit == "Q":
        index = base.year * 4 + (base.month - 1) // 3 + count
        return _checked(index // 4, f"-Q{index % 4 + 1}")
    if unit == "WE":
        return week_of(base + timedelta(days=7 * count)) + "-WE"
    if unit == "Y":
        return _checked(base.year + count, "")
    if unit == "E":
        return f"{base.year // 10 + count:03d}"
    return f"{base.year // 100 + count:02d}" if unit == "C" else None


def _checked(year: int, rest: str) -> str | None:
    return f"{year:04d}{rest}" if 1 <= year <= 9999 else None


def week_of(day: date) -> str:
    """The ISO week of a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus, in Meeus, Astronomical Algorithms)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, as a day of the civil calendar of 1900–2099 (Meeus's Julian computus)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    julian = d + e + 114
    return date(year, julian // 31, julian % 31 + 1) + timedelta(days=13)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th Monday (0) … Sunday (6) of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))


def duration(count: float | int | str, unit: str) -> str:
    """A TIMEX3 duration: P3D, PT6H, P2.5Y, PXM."""
    if unit == "F":
        count, unit = (count * 2 if isinstance(count, int | float) else count), "W"
    if unit == "E" and isinstance(count, int):
        count, unit = count * 10, "Y"
    if unit.startswith("T"):
        return f"PT{count}{unit[1:]}"
    return f"P{count}{ {'E': 'DE', 'C': 'CE', 'L': 'ML', 'WE': 'WE'}.get(unit, unit) }"


def and_a_half(whole: int, unit: str) -> str:
    """The duration of so many units and a half: P2Y6M, PT1M30S, P1.5W."""
    smaller = {"Y": ("P", "Y", "6M"), "TH": ("PT", "H", "30M"), "TM": ("PT", "M", "30S")}.get(unit)
    if smaller is None:
        return duration(whole + 0.5, unit)
    start, name, rest = smaller
    return f"{start}{whole}{name}{rest}" if whole else f"{start}{rest}"


def moved(day: date, count: int, unit: str) -> date | None:
    """The day that lies `count` units from another, at the same day of the month where there is one."""
    months_in = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
    days_in = {"D": 1, "W": 7, "F": 14}
    try:
        if unit in days_in:
            return day + timedelta(days=count * days_in[unit])
        if unit not in months_in:
            return None
        index = day.year * 12 + day.month - 1 + count * months_in[unit]
        year, month = index // 12, index % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None
