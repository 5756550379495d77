"""Hours of the clock and parts of the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from ofrecord.annotations.times import calendar, dates
from ofrecord.annotations.times.discourse import Reading
from ofrecord.annotations.times.grammar import Parts
from ofrecord.annotations.times.scene import NO_ANCHOR, Scene, modifier_of


def part(parts: Parts, scene: Scene) -> Reading | None:
    """In the morning, at night: of the day that the text has come to."""
    name = parts.text("part", "PART")
    if name is None:
        return None
    base = scene.discourse.story()
    if base is None:
        return Reading("TIME", f"XXXX-XX-XXT{name}", modifier_of(parts), unresolved=NO_ANCHOR)
    return Reading("TIME", f"{base[0].isoformat()}T{name}", modifier_of(parts), base[1])


def clock(parts: Parts, scene: Scene) -> Reading | None:
    """10:35 a.m. EST on Friday; noon; 4 in the morning."""
    hours = _hours(parts)
    if hours is None:
        return None
    said = scene.discourse
    base: tuple[date, str | None] | None = said.story() or said.now()
    if "month" in parts or "month2" in parts:
        base = _day_told(parts, scene)
    elif (which := parts.number("wday", "WEEKDAY")) is not None:
        base = said.weekday(which, 1 if scene.direction() > 0 else -1)
    elif (shift := parts.number("dayword", "DAYWORD")) is not None and (now := said.now()):
        base = (now[0] + timedelta(days=shift), now[1])
    zone = parts.text("zone", "ZONE") or ""
    zone = f"{parts.number('zone', 'ZONE'):+03d}" if isinstance(parts.kind("zone", "ZONE"), int) else zone
    if base is None:
        return Reading("TIME", f"XXXX-XX-XX{hours}", unresolved=NO_ANCHOR)
    return Reading("TIME", f"{base[0].isoformat()}{hours}{zone}", None, base[1])


def _day_told(parts: Parts, scene: Scene) -> tuple[date, str | None] | None:
    """The day of "5 p.m. on 3 May": as that of any date."""
    found = dates.date_of(replace(parts, make="date"), scene)
    whole = calendar.interval(found.value) if found else None
    return (whole[0], found.anchor) if found and whole else None


def _in_zone(parts: Parts) -> bool:
    """Is the zone of the clock named? "Local" alone may be any word's ("three local volunteers")."""
    return "zone" in parts and parts.named["zone"][0].lower != "local"


def _hours(parts: Parts) -> str | None:
    """The clock part of a value, or null where the words name no time of the clock."""
    if "noon" in parts:
        return parts.text("noon", "NOON")
    written = parts.text("clock", "CLOCK")
    if "dec" in parts:
        hours, _, minutes = parts.named["dec"][0].lower.partition(".")
        written = f"{hours}:{minutes}" if len(minutes) == 2 else None
    if "figures" in parts:
        figures = parts.named["figures"][0].lower
        written = f"{figures[:-2]}:{figures[-2:]}" if len(figures) == 4 and figures.isdigit() else None
    bare = parts.number("hour", "DAYN", "CARD")
    digits = [int(n) for n in written.split(":")] if written else []
    hour = digits[0] if digits else bare
    minute = digits[1] if digits else 0
    shift = parts.number("ampm", "AMPM")
    day_part = parts.text("part", "PART") or parts.text("part2", "PART")
    said_so = shift is not None or parts.has("OCLOCK") or _in_zone(parts) or day_part is not None
    if hour is None or not (written or said_so):
        return None
    late = shift == 12 or day_part in ("AF", "EV") or (day_part == "NI" and hour > 5)
    if shift is not None or day_part:
        hour = hour % 12 + (12 if late else 0)
    return f"T{hour:02d}:{minute:02d}" if hour < 25 and minute < 60 else None
