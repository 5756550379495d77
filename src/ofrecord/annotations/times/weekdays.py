"""Days of the week, and the night before one."""

from __future__ import annotations

from datetime import date, timedelta

from ofrecord.annotations.times.calendar import Day
from ofrecord.annotations.times.discourse import PUBLISHED, Reading
from ofrecord.annotations.times.grammar import Parts
from ofrecord.annotations.times.scene import NO_ANCHOR, Scene, modifier_of, told_of, turn_of


def weekday(parts: Parts, scene: Scene) -> Reading | None:
    """Friday, last Friday, Tuesday night, Monday of next week."""
    which = parts.number("wday", "WEEKDAY")
    if which is None or parts.text("ago", "UNIT") not in (None, "W"):
        return None
    part = parts.text("part", "PART")
    found = _day_of_week(which, parts, scene)
    if found and "far" in parts:
        found = found[0] + timedelta(days=parts.number("far", "AFTER") or 0), found[1]
    if found and parts.text("ago", "UNIT") == "W":
        found = found[0] - timedelta(days=7), found[1]
    modifier = modifier_of(parts)
    value = found[0].isoformat() if found else f"XXXX-WXX-{which + 1}"
    kind = "TIME" if part else "DATE"
    missing = None if found else NO_ANCHOR
    return Reading(kind, f"{value}T{part}" if part else value, modifier, found[1] if found else None, missing)


def _day_of_week(which: int, parts: Parts, scene: Scene) -> tuple[date, str] | None:
    said = scene.discourse
    if "wrel" in parts:
        now = said.now()
        weeks = turn_of(parts, "wrel") or 0
        return (now[0] + timedelta(days=which - now[0].weekday() + 7 * weeks), now[1]) if now else None
    turn = turn_of(parts, "rel")
    if turn is not None and told_of(parts, "rel"):
        base = said.story()
        if base is None:
            return None
        way = turn or 1
        gap = (which - base[0].weekday()) % 7 if way > 0 else -((base[0].weekday() - which) % 7)
        return base[0] + timedelta(days=gap or (7 * turn)), base[1]
    if turn:
        return said.weekday(which, turn, today=False)
    return said.weekday(which, 1 if _is_ahead(which, turn, parts, scene) else -1)


def _is_ahead(which: int, turn: int | None, parts: Parts, scene: Scene) -> bool:
    """Is the coming one meant? Told in the past, yesterday's day is hardly that of six days on ("the rally planned for
    Sunday was called off")."""
    way = scene.direction() if turn == 0 or "rel" not in parts else -1
    now = scene.discourse.now()
    yesterday = now is not None and "rel" not in parts and (now[0].weekday() - which) % 7 == 1
    return way > 1 if yesterday else way > 0


def overnight(parts: Parts, scene: Scene) -> Reading | None:
    """Overnight: the night before the day it leads into, or before today."""
    said = scene.discourse
    base: tuple[date, str] | None = said.now()
    if "into" in parts and parts.named["into"][0].lower not in ("into", "to", "on"):
        return None
    night_of = "into" not in parts or parts.named["into"][0].lower == "on"
    if (which := parts.number("wday", "WEEKDAY")) is not None:
        base = said.weekday(which, 1 if scene.direction() > 0 else -1)
        if base is not None and night_of:
            base = base[0] + timedelta(days=1), base[1]
    elif (month := parts.number("month", "MONTH")) is not None:
        day = parts.number("day", "DAYN") or 1
        year, anchor = said.year_for(month, day, -1)
        base = (date(year, month, day), anchor or PUBLISHED) if year and Day(year, month, day).exists() else None
    if base is None:
        return Reading("TIME", "XXXX-XX-XXTNI", unresolved=NO_ANCHOR)
    eve = base[0] - timedelta(days=1)
    return Reading("TIME", f"{eve.isoformat()}TNI", None, base[1], days=(eve, base[0]))
