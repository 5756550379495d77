"""What an expression means: one function for each kind of expression, from its parts to a value.

Each takes the parts and a `Scene` (the discourse so far, and whether the verb looks ahead or back) and gives a `Reading`, or null
where the words are no time after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ofrecord.annotations.times import calendar
from ofrecord.annotations.times.calendar import Day, duration
from ofrecord.annotations.times.discourse import PUBLISHED, Discourse, Reading
from ofrecord.annotations.times.grammar import Parts
from ofrecord.language.numbers import NumberWords

NO_ANCHOR = "no publication date and no fitting time named before"
_RELATIVE = ("LAST", "NEXT", "THIS", "PAST", "FOLLOWING", "PREVIOUS", "LATEST", "THAT")
_UNITS = ("UNIT", "UNITS", "SECOND", "WEEKEND")


@dataclass(frozen=True)
class Scene:
    """What surrounds an expression."""

    discourse: Discourse
    numbers: NumberWords
    direction: Callable[[], int]
    year_like: Callable[[], bool]


Meaning = Callable[[Parts, Scene], Reading | None]


def iso(parts: Parts, scene: Scene) -> Reading | None:
    """2024-09-16 or 2024-09-16T10:00."""
    value = str(parts.words[0].kinds["ISO"]).upper()
    if calendar.interval(value) is None:
        return None
    return Reading("TIME" if "T" in value else "DATE", value, explicit=True)


def numeric(parts: Parts, scene: Scene) -> Reading | None:
    """08/12/94: month first unless that is no month; two-digit years from 30 on are of the last century."""
    first, second, year = (int(n) for n in re.split(r"[/.-]", str(parts.kind("numeric", "NUMDATE"))))
    dotted = "." in str(parts.kind("numeric", "NUMDATE"))
    month, day = (second, first) if dotted or first > 12 else (first, second)
    full = year if year > 99 else year + (1900 if year >= 30 else 2000)
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    found = Day(full, month, day)
    return Reading("DATE", found.value, explicit=True) if found.exists() else None


def date_of(parts: Parts, scene: Scene) -> Reading | None:
    """A month with or without day and year, and with a part of the day."""
    month = parts.number("month", "MONTH") or parts.number("month2", "MONTH")
    day = parts.number("day", "DAYN") or parts.number("day2", "DAYN") or _ordinal(parts, "ord")
    if month is None:
        return None
    year, anchor = parts.number("year", "YEARN"), None
    if year is None:
        year, anchor = _year(parts, scene, month, day)
    found = Day(year, month, day)
    if not found.exists():
        return None
    value, kind = found.value, "DATE"
    if part := parts.text("part", "PART"):
        value, kind = f"{value}T{part}", "TIME"
    missing = NO_ANCHOR if year is None else None
    return Reading(kind, value, _modifier(parts), anchor, missing, explicit="year" in parts)


def _year(parts: Parts, scene: Scene, month: int, day: int | None) -> tuple[int | None, str | None]:
    """The year of a month without one: by "last", "next", "of this year", or by the discourse."""
    said = scene.discourse
    now = said.now()
    if now and (turn := _turn(parts, "yrel")) is not None:
        base = said.told("Y") or now if _turn_from_story(parts, "yrel") else now
        return base[0].year + turn, base[1]
    if now and (turn := _turn(parts, "rel")) is not None:
        here = now[0]
        if turn < 0:
            return here.year - (month >= here.month), now[1]
        if turn > 0:
            return here.year + (month <= here.month), now[1]
        return here.year, now[1]
    return said.year_for(month, day, scene.direction())


def year(parts: Parts, scene: Scene) -> Reading | None:
    """A year in full or in two digits."""
    full = parts.number("year", "YEARN")
    short = parts.number("short", "INT", "DAYN")
    if "full" in parts and short is not None:
        first = parts.number("full", "YEARN") or 0
        full = first // 100 * 100 + short
        return Reading("DATE", f"{full:04d}", explicit=True) if 10 <= short < 100 and full > first else None
    if full is None and short is not None:
        full = short + (1900 if short >= 30 else 2000)
        return Reading("DATE", f"{full:04d}", explicit=True) if short < 100 else None
    if full is None:
        return None
    fiscal = "fiscal" in parts
    if not (fiscal or "yunit" in parts or "mod" in parts or scene.year_like()):
        return None
    if "yunit" in parts and parts.text("yunit", "UNIT") != "Y":
        return None
    return Reading("DATE", f"{full:04d}", _modifier(parts), explicit=True)


def year_in_words(parts: Parts, scene: Scene) -> Reading | None:
    """ "nineteen ninety-six", "the year two thousand"."""
    words = [w.lower for w in parts.named["spelled"] if w.lower != "-"]
    first, rest = scene.numbers.plain(words[0]), scene.numbers.value(words[1:])
    full = scene.numbers.value(words)
    if first in (17, 18, 19, 20) and isinstance(rest, int) and 10 <= rest <= 99:
        full = int(first) * 100 + rest
    plausible = isinstance(full, int) and 1700 <= full <= 2099 and ("yunit" in parts or full < 2000)
    return Reading("DATE", f"{full}", explicit=True) if plausible else None


def year_bc(parts: Parts, scene: Scene) -> Reading | None:
    """A year before the common era: a value, no interval."""
    number = parts.number("year", "YEARN", "INT", "DAYN")
    era = parts.text("era", "ERA")
    if not number:
        return None
    return Reading(
        "DATE", f"{era}{number:04d}", _modifier(parts), unresolved=None if era == "" else "before the common era"
    )


def decade(parts: Parts, scene: Scene) -> Reading | None:
    """The 1990s, the '90s, the nineties."""
    full, short = parts.number("year", "YEARN"), parts.number("short", "INT", "DAYN", "TENTIES")
    if short is None:
        short = parts.number("tenties", "TENTIES")
    if full is None:
        full = None if short is None else 1900 + short
    if full is None or full % 10 or (short is not None and short < 20):
        return None
    return Reading(
        "DATE", f"{full // 10:03d}" if full % 100 or "year" in parts else "", _modifier(parts), explicit=True
    )


def century(parts: Parts, scene: Scene) -> Reading | None:
    """The 19th century."""
    number = _ordinal(parts, "ord")
    if "unit" not in parts or not number or number > 30:
        return None
    return Reading("DATE", f"{number - 1:02d}", _modifier(parts), explicit=True)


def season(parts: Parts, scene: Scene) -> Reading | None:
    """Last summer, spring 2022, this winter."""
    name = parts.text("season", "SEASON")
    full, anchor = parts.number("year", "YEARN"), None
    if name is None:
        return None
    if full is None:
        full, anchor = _year(parts, scene, calendar.SEASONS[name], None)
    written = f"{full:04d}" if full is not None else "XXXX"
    missing = NO_ANCHOR if full is None else None
    return Reading("DATE", f"{written}-{name}", _modifier(parts), anchor, missing, explicit="year" in parts)


def quarter(parts: Parts, scene: Scene) -> Reading | None:
    """The third quarter (of 1989, of last year): the latest such one unless the verb looks ahead."""
    number = _ordinal(parts, "ord")
    if parts.text("unit", "UNIT") != "Q" or not number or number > 4:
        return None
    full, anchor = parts.number("year", "YEARN"), None
    if full is None:
        full, anchor = _year(parts, scene, 3 * number - 2, None)
    if full is None:
        return Reading("DATE", f"XXXX-Q{number}", unresolved=NO_ANCHOR)
    return Reading("DATE", f"{full:04d}-Q{number}", anchor=anchor)


def half(parts: Parts, scene: Scene) -> Reading | None:
    """The first half of 1989, of the year."""
    which = parts.text("half", "START")
    if which not in ("H1", "H2"):
        return None
    full, anchor = parts.number("year", "YEARN"), None
    if full is None:
        base = scene.discourse.now()
        if base is None:
            return None
        full, anchor = base[0].year + (_turn(parts, "yrel") or 0), base[1]
    return Reading("DATE", f"{full:04d}-{which}", anchor=anchor)


def relative(parts: Parts, scene: Scene) -> Reading | None:
    """Last week, early next year, the following day, that month, the weekend."""
    unit = parts.text("unit", *_UNITS)
    turn = _turn(parts, "rel") if "rel" in parts else 0
    if "after" in parts:
        turn = parts.number("after", "FOLLOWING", "AFTER", "LATER")
    if unit is None or turn is None or unit.startswith("T"):
        return None
    if unit == "Q" and _is(parts, "rel", "LATEST") and (value := scene.discourse.latest_quarter()):
        return Reading("DATE", value)
    plain = not any(name in parts for name in ("rel", "rel2", "rel3", "after", "mod"))
    if plain:
        return _plain_unit(unit, scene)
    said = scene.discourse
    from_story = "after" in parts or "rel2" in parts or _turn_from_story(parts, "rel")
    if unit == "D" or (_is(parts, "rel", "NEXT") and parts.words[0].lower == "the"):
        from_story = True
    base = (said.told(unit) or (None if said.published else said.now())) if from_story else said.now()
    if unit == "D" and turn < 0 and _is(parts, "rel", "LAST"):
        return None
    if "rel3" in parts:
        turn = 0 if unit == "WE" else -1
    if unit == "WE":
        return _weekend(parts, base, turn)
    found = said.counted(base, turn, unit)
    if found is None:
        return _unanchored(unit, _modifier(parts))
    return _clipped(Reading("DATE", found[0], _modifier(parts), found[1]), parts, turn, said)


def _plain_unit(unit: str, scene: Scene) -> Reading | None:
    """ "the quarter", "the weekend", "the year" without more."""
    said = scene.discourse
    if unit == "Q" and (value := said.latest_quarter()):
        return Reading("DATE", value)
    if unit == "WE" and (base := said.now()):
        return _weekend(None, base, 0 if scene.direction() > 0 or base[0].weekday() >= 5 else -1)
    return Reading("DURATION", "P1Y") if unit == "Y" else None


def _weekend(parts: Parts | None, base: tuple[date, str] | None, turn: int) -> Reading:
    value = calendar.shifted(base[0], turn, "WE") if base else None
    modifier = _modifier(parts) if parts else None
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
    turn = _turn(parts, "rel")
    if part is None or turn is None:
        return None
    story = _turn_from_story(parts, "rel") or (_is(parts, "rel", "NEXT") and parts.words[0].lower == "the")
    said = scene.discourse
    base = (said.story() or said.now()) if story else said.now()
    found = said.counted(base, turn, "D")
    if found is None:
        return Reading("TIME", f"XXXX-XX-XXT{part}", _modifier(parts), unresolved=NO_ANCHOR)
    return Reading("TIME", f"{found[0]}T{part}", _modifier(parts), found[1])


def ago(parts: Parts, scene: Scene) -> Reading | None:
    """Three months ago; "a year ago" in a text about a quarter is that quarter of the year before."""
    unit = parts.text("unit", *_UNITS)
    count = _count(parts, scene)
    if unit is None:
        return None
    if count is None:
        return Reading("DATE", "PAST_REF", anchor=None)
    return _at_distance(parts, scene, scene.discourse.now(), unit, -count)


def offset(parts: Parts, scene: Scene) -> Reading | None:
    """Two days later, a year earlier, three weeks before."""
    unit = parts.text("unit", *_UNITS)
    way = parts.number("dir", "LATER", "AGO", "FOLLOWING", "PREVIOUS")
    if way is None:
        way = parts.number("dir", "AFTER")
    count = _count(parts, scene) if any(n in parts for n in ("num", "vague", "one")) else 1
    if unit is None or way is None:
        return None
    if count is None:
        return Reading("DATE", "PAST_REF" if way < 0 else "FUTURE_REF")
    said = scene.discourse
    base = said.told(unit)
    if base is None and (way < 0 or said.published is None):
        base = said.now()
    return _at_distance(parts, scene, base, unit, count * way)


def _at_distance(parts: Parts, scene: Scene, base: tuple[date, str] | None, unit: str, count: float) -> Reading | None:
    whole, said = int(count), scene.discourse
    if unit.startswith("T"):
        return Reading(
            "TIME", f"{base[0].isoformat()}TXX" if base else "XXXX-XX-XXTXX", anchor=base[1] if base else None
        )
    quarter_told = said.latest_quarter() if "period" in parts else said.quarter
    if unit == "Y" and quarter_told and abs(whole) == 1:
        year = int(quarter_told[:4]) + whole
        return Reading("DATE", f"{year:04d}{quarter_told[4:]}", _modifier(parts))
    if unit == "Y" and count != whole:
        unit, whole = "M", int(12 * count)
    if unit == "E":
        unit, whole = "Y", whole * 10
    found = said.counted(base, whole, unit)
    if found is None:
        return _unanchored(unit, _modifier(parts))
    return Reading("DATE", found[0], _modifier(parts), found[1])


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
    return Reading(kind, f"{value}T{part}" if part else value, _modifier(parts), anchor, missing)


def weekday(parts: Parts, scene: Scene) -> Reading | None:
    """Friday, last Friday, Tuesday night, Monday of next week."""
    which = parts.number("wday", "WEEKDAY")
    if which is None:
        return None
    part = parts.text("part", "PART")
    found = _day_of_week(which, parts, scene)
    modifier = _modifier(parts)
    value = found[0].isoformat() if found else f"XXXX-WXX-{which + 1}"
    kind = "TIME" if part else "DATE"
    missing = None if found else NO_ANCHOR
    return Reading(kind, f"{value}T{part}" if part else value, modifier, found[1] if found else None, missing)


def _day_of_week(which: int, parts: Parts, scene: Scene) -> tuple[date, str] | None:
    said = scene.discourse
    if "wrel" in parts:
        now = said.now()
        turn = _turn(parts, "wrel") or 0
        return (now[0] + timedelta(days=which - now[0].weekday() + 7 * turn), now[1]) if now else None
    turn = _turn(parts, "rel")
    if turn is not None and _turn_from_story(parts, "rel") and (base := said.story()):
        way = turn or 1
        gap = (which - base[0].weekday()) % 7 if way > 0 else -((base[0].weekday() - which) % 7)
        return base[0] + timedelta(days=gap or (7 * turn)), base[1]
    if turn:
        return said.weekday(which, turn, today=False)
    ahead = turn == 0 or "rel" not in parts
    return said.weekday(which, 1 if ahead and scene.direction() > 0 else -1)


def overnight(parts: Parts, scene: Scene) -> Reading | None:
    """Overnight: the night before the day it leads into, or before today."""
    said = scene.discourse
    base: tuple[date, str] | None = said.now()
    if "into" in parts and parts.named["into"][0].lower not in ("into", "to", "on"):
        return None
    if (which := parts.number("wday", "WEEKDAY")) is not None:
        base = said.weekday(which, 1 if scene.direction() > 0 else -1)
    elif (month := parts.number("month", "MONTH")) is not None:
        day = parts.number("day", "DAYN") or 1
        year, anchor = said.year_for(month, day, -1)
        base = (date(year, month, day), anchor or PUBLISHED) if year and Day(year, month, day).exists() else None
    if base is None:
        return Reading("TIME", "XXXX-XX-XXTNI", unresolved=NO_ANCHOR)
    eve = base[0] - timedelta(days=1)
    return Reading("TIME", f"{eve.isoformat()}TNI", None, base[1], days=(eve, base[0]))


def part(parts: Parts, scene: Scene) -> Reading | None:
    """In the morning, at night: of the day that the text has come to."""
    name = parts.text("part", "PART")
    if name is None or not any(w.lower == "the" for w in parts.words):
        return None
    base = scene.discourse.story()
    if base is None:
        return Reading("TIME", f"XXXX-XX-XXT{name}", _modifier(parts), unresolved=NO_ANCHOR)
    return Reading("TIME", f"{base[0].isoformat()}T{name}", _modifier(parts), base[1])


def clock(parts: Parts, scene: Scene) -> Reading | None:
    """10:35 a.m. EST on Friday; noon; 4 in the morning."""
    hours = _hours(parts)
    if hours is None:
        return None
    said = scene.discourse
    base = said.story() or said.now()
    if (which := parts.number("wday", "WEEKDAY")) is not None:
        base = said.weekday(which, 1 if scene.direction() > 0 else -1)
    elif (shift := parts.number("dayword", "DAYWORD")) is not None and (now := said.now()):
        base = (now[0] + timedelta(days=shift), now[1])
    zone = parts.text("zone", "ZONE") or ""
    zone = f"{parts.number('zone', 'ZONE'):+03d}" if isinstance(parts.kind("zone", "ZONE"), int) else zone
    if base is None:
        return Reading("TIME", f"XXXX-XX-XX{hours}", unresolved=NO_ANCHOR)
    return Reading("TIME", f"{base[0].isoformat()}{hours}{zone}", None, base[1])


def _hours(parts: Parts) -> str | None:
    """The clock part of a value, or null where the words name no time of the clock."""
    if "noon" in parts:
        return parts.text("noon", "NOON")
    written = parts.text("clock", "CLOCK")
    bare = parts.number("hour", "DAYN", "CARD")
    digits = [int(n) for n in written.split(":")] if written else []
    hour = digits[0] if digits else bare
    minute = digits[1] if digits else 0
    shift = parts.number("ampm", "AMPM")
    day_part = parts.text("part", "PART") or parts.text("part2", "PART")
    said_so = shift is not None or parts.has("OCLOCK") or "zone" in parts or day_part is not None
    if hour is None or not (written or said_so):
        return None
    late = shift == 12 or day_part in ("AF", "EV") or (day_part == "NI" and hour > 5)
    if shift is not None or day_part:
        hour = hour % 12 + (12 if late else 0)
    return f"T{hour:02d}:{minute:02d}" if hour < 25 and minute < 60 else None


def holiday(parts: Parts, scene: Scene) -> Reading | None:
    """Christmas Eve, Easter 2021."""
    name = parts.text("holiday", "HOLIDAY") or ""
    full, anchor = parts.number("year", "YEARN"), None
    month, day = (int(n) for n in name.split("-")) if name[:1].isdigit() else (11 if name == "thanksgiving" else 4, 1)
    if full is None:
        full, anchor = _year(parts, scene, month, day)
    if full is None:
        known = f"XXXX-{name}" if name[:1].isdigit() else "XXXX"
        return Reading("DATE", known, unresolved=NO_ANCHOR)
    return Reading("DATE", _holiday_in(name, full), _modifier(parts), anchor)


def _holiday_in(name: str, year: int) -> str:
    if name[:1].isdigit():
        return f"{year:04d}-{name}"
    if name == "thanksgiving":
        return calendar.nth_weekday(year, 11, 3, 4).isoformat()
    shift = int(name.removeprefix("easter") or 0)
    return (calendar.easter(year) + timedelta(days=shift)).isoformat()


def lasting(parts: Parts, scene: Scene) -> Reading | None:
    """Two years, a month-long siege, several hours, the past three weeks, an hour and a half."""
    unit = parts.text("unit", *_UNITS) or parts.text("many", "UNITS")
    if unit is None:
        return None
    plural = "num" not in parts and "one" not in parts and "many" in parts
    count = _count(parts, scene) if not plural else None
    if "half" in parts or "plushalf" in parts:
        whole = 0 if "half" in parts else int(count or 1)
        value = calendar.and_a_half(whole, unit)
        return Reading("DURATION", value, parts.text("approx", "APPROX") or None)
    if count is None and not plural and "vague" not in parts and "num" not in parts and "one" not in parts:
        count = 1
    if isinstance(count, float) and count == int(count):
        count = int(count)
    value = duration("X" if count is None else count, unit)
    return _placed(Reading("DURATION", value, parts.text("approx", "APPROX") or None), parts, scene, count, unit)


def _placed(reading: Reading, parts: Parts, scene: Scene, count: float | None, unit: str) -> Reading:
    """The interval of "the past two weeks" and "the next six months", counted from the publication date."""
    turn, now = _turn(parts, "rel"), scene.discourse.published
    if not turn or now is None or count is None or unit.startswith("T") or _turn_from_story(parts, "rel"):
        return reading
    other = calendar.moved(now, round(turn * count), unit)
    if other is None:
        return reading
    days = (other, now) if turn < 0 else (now, other)
    return replace(reading, days=days, anchor=PUBLISHED)


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
    if (month := parts.number("month", "MONTH")) is not None:
        return Reading("SET", f"XXXX-{month:02d}")
    unit = parts.text("unit", *_UNITS)
    count = scene.numbers.value([w.lower for w in parts.named["num"]]) if "num" in parts else 1
    return Reading("SET", duration(count or 1, unit)) if unit else None


def adverb(parts: Parts, scene: Scene) -> Reading | None:
    """Daily, weekly, annually."""
    return Reading("SET", parts.text("adverb", "ADVERB") or "")


def reference(parts: Parts, scene: Scene) -> Reading | None:
    """Now, recently, soon."""
    return Reading("DATE", parts.text("ref", "PRESENT", "CURRENT") or "PRESENT_REF")


def past_time(parts: Parts, scene: Scene) -> Reading | None:
    """ "in the past"."""
    return Reading("DATE", "PAST_REF")


def nothing(parts: Parts, scene: Scene) -> Reading | None:
    """Words that look like a time and are none: ages."""
    return None


def _turn(parts: Parts, name: str) -> int | None:
    """-1 for last, 0 for this, 1 for next; null where there is no such part."""
    return parts.number(name, *_RELATIVE)


def _turn_from_story(parts: Parts, name: str) -> bool:
    """Does the part point into the text ("that day", "the following week") and not at the publication date?"""
    return any(_is(parts, name, kind) for kind in ("THAT", "FOLLOWING", "PREVIOUS"))


def _is(parts: Parts, name: str, kind: str) -> bool:
    return parts.kind(name, kind) is not None


def _ordinal(parts: Parts, name: str) -> int | None:
    if name in parts and parts.kind(name, "SECOND") is not None:
        return 2
    return parts.number(name, "ORDINAL", "DAYN")


def _count(parts: Parts, scene: Scene) -> float | int | None:
    """How many units; null for a vague number."""
    if "num" in parts:
        return scene.numbers.value([w.lower for w in parts.named["num"]])
    if "one" in parts:
        return 1
    vague = parts.text("vague", "VAGUE")
    return int(vague) if vague and vague.isdigit() else None


def _modifier(parts: Parts) -> str | None:
    found = parts.text("mod", "START")
    return found if found in ("START", "MID", "END") else None


def _unanchored(unit: str, modifier: str | None) -> Reading:
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


MEANINGS: dict[str, Meaning] = {
    "iso": iso,
    "numeric": numeric,
    "date": date_of,
    "year": year,
    "year_in_words": year_in_words,
    "year_bc": year_bc,
    "decade": decade,
    "century": century,
    "season": season,
    "quarter": quarter,
    "half": half,
    "relative": relative,
    "relative_part": relative_part,
    "ago": ago,
    "offset": offset,
    "day_word": day_word,
    "weekday": weekday,
    "overnight": overnight,
    "part": part,
    "clock": clock,
    "holiday": holiday,
    "duration": lasting,
    "recent": recent,
    "every": every,
    "adverb": adverb,
    "reference": reference,
    "past_time": past_time,
    "nothing": nothing,
}
"""The meanings by the names that the grammar gives them."""
