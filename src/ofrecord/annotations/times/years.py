"""Years, decades and centuries, and the seasons, quarters and halves of a year."""

from __future__ import annotations

from datetime import date

from ofrecord.annotations.times import calendar
from ofrecord.annotations.times.discourse import Reading
from ofrecord.annotations.times.grammar import Parts
from ofrecord.annotations.times.scene import NO_ANCHOR, Scene, modifier_of, ordinal, spelled_year, turn_of, year_of

_EARLIEST_RANGE, _LATEST_RANGE = 1500, 2100
"""Years that two numbers with a dash are taken for without further signs."""
BEFORE_OUR_ERA = "before the common era"


def year(parts: Parts, scene: Scene) -> Reading | None:
    """A year in full or in two digits."""
    full = parts.number("year", "YEARN")
    short = parts.number("short", "INT", "DAYN")
    if "full" in parts and short is None:
        return _in_range(parts)
    if "full" in parts and short is not None:
        first = parts.number("full", "YEARN") or 0
        full = first // 100 * 100 + short
        return Reading("DATE", f"{full:04d}") if 10 <= short < 100 and full > first else None
    if "prefix" in parts and full is not None:
        return _beside(full, parts)
    if full is None and short is not None:
        full = short + (1900 if short >= 30 else 2000)
        return Reading("DATE", f"{full:04d}") if short < 100 else None
    if full is None:
        return None
    fiscal = "fiscal" in parts
    if not (fiscal or "yunit" in parts or "unit" in parts or "mod" in parts or scene.year_like()):
        return None
    if "yunit" in parts and parts.text("yunit", "UNIT") != "Y":
        return None
    return Reading("DATE", f"{full:04d}", modifier_of(parts))


def _in_range(parts: Parts) -> Reading | None:
    """One of two years joined by a dash, "2014–2022"; "1000-1500 men" are none."""
    here = parts.number("full", "YEARN") or 0
    first, last = parts.number("from", "YEARN") or here, parts.number("until", "YEARN") or here
    return Reading("DATE", f"{here:04d}") if _EARLIEST_RANGE <= first < last <= _LATEST_RANGE else None


def _beside(full: int, parts: Parts) -> Reading | None:
    """ "post-2014", "pre-1967": all that lies after or before the year."""
    if parts.text("prefix", "PREFIX") == "AFTER":
        return Reading("DATE", f"{full:04d}", "AFTER", days=(date(full, 1, 1), None))
    return Reading("DATE", f"{full:04d}", "BEFORE", days=(None, date(full, 12, 31)))


def year_in_words(parts: Parts, scene: Scene) -> Reading | None:
    """ "nineteen ninety-six", "the year two thousand"."""
    full = spelled_year(parts, scene)
    return Reading("DATE", f"{full}") if full is not None and ("yunit" in parts or full < 2000) else None


def year_bc(parts: Parts, scene: Scene) -> Reading | None:
    """A year before the common era: a value, no interval."""
    number = parts.number("year", "YEARN", "INT", "DAYN")
    era = parts.text("era", "ERA")
    if not number:
        return None
    return Reading("DATE", f"{era}{number:04d}", modifier_of(parts), unresolved=None if era == "" else BEFORE_OUR_ERA)


def decade(parts: Parts, scene: Scene) -> Reading | None:
    """The 1990s, the '90s, the nineties."""
    full, short = parts.number("year", "YEARN"), parts.number("short", "INT", "DAYN", "TENTIES")
    if short is None:
        short = parts.number("tenties", "TENTIES")
    if full is None:
        full = None if short is None else 1900 + short
    if full is None or full % 10 or (short is not None and short < 20):
        return None
    return Reading("DATE", f"{full // 10:03d}" if full % 100 or "year" in parts else "", modifier_of(parts))


def century(parts: Parts, scene: Scene) -> Reading | None:
    """The 19th century."""
    number = ordinal(parts, "ord")
    if "unit" not in parts or not number or number > 30:
        return None
    if parts.text("era", "ERA") == "BC":
        return Reading("DATE", f"BC{number - 1:02d}", modifier_of(parts), unresolved=BEFORE_OUR_ERA)
    return Reading("DATE", f"{number - 1:02d}", modifier_of(parts))


def season(parts: Parts, scene: Scene) -> Reading | None:
    """Last summer, spring 2022, this winter."""
    name = parts.text("season", "SEASON")
    full, anchor = parts.number("year", "YEARN"), None
    if name is None:
        return None
    if full is None:
        full, anchor = year_of(parts, scene, calendar.SEASONS[name], None)
    written = f"{full:04d}" if full is not None else "XXXX"
    missing = NO_ANCHOR if full is None else None
    return Reading("DATE", f"{written}-{name}", modifier_of(parts), anchor, missing)


def quarter(parts: Parts, scene: Scene) -> Reading | None:
    """The third quarter (of 1989, of last year): the latest such one unless the verb looks ahead."""
    number = parts.number("qname", "QNAME") or ordinal(parts, "ord")
    if parts.text("unit", "UNIT") not in ("Q", None) or not number or number > 4:
        return None
    full, anchor = parts.number("year", "YEARN"), None
    if full is None:
        full, anchor = year_of(parts, scene, 3 * number - 2, None)
    if full is None:
        return Reading("DATE", f"XXXX-Q{number}", unresolved=NO_ANCHOR)
    return Reading("DATE", f"{full:04d}-Q{number}", anchor=anchor)


def half(parts: Parts, scene: Scene) -> Reading | None:
    """The first half of 1989, of the year."""
    which = parts.text("half", "START")
    if which not in ("H1", "H2") or parts.text("yunit", "UNIT") not in (None, "Y"):
        return None
    full, anchor = parts.number("year", "YEARN"), None
    if full is None:
        base = scene.discourse.now()
        if base is None:
            return None
        full, anchor = base[0].year + (turn_of(parts, "yrel") or 0), base[1]
    return Reading("DATE", f"{full:04d}-{which}", anchor=anchor)
