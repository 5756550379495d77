"""How far an expression reaches around its name: the head noun after it, the direction and distance before it."""

from __future__ import annotations

from dataclasses import replace

from ofrecord.annotations.places.expression import KNOWN_SIZE, Expression
from ofrecord.annotations.places.page import Page
from ofrecord.domain.places import Relation


def extended(page: Page, core: Expression) -> Expression:
    """The core with its head noun, direction and distance."""
    if core.embedded or core.origin == "abbreviated":
        return core
    return _with_distance(page, _with_direction(page, _with_head(page, core)))


def _with_head(page: Page, core: Expression) -> Expression:
    heads = page.words.heads
    last_word = page.lower[core.core_last]
    if core.known is not None and (core.known.country is not None or core.demonym):
        return core
    if core.core_last > core.core_first and last_word in heads:
        return core if heads[last_word] == "point" and _is_town(page, core) else replace(core, fit=heads[last_word])
    head = page.head_after(core.core_last)
    if head is not None:
        return replace(core, last=head.i, fit=heads[head.lower_])
    noun = page.before(core.first - 1) if page.before(core.first) == "of" else ""
    if noun in page.words.of_nouns:
        fit = heads.get(noun, "settlement")
        return core if fit == "point" and page.find(core.name) else replace(core, fit=fit)  # "the port of X" is in X
    return core


def _is_town(page: Page, core: Expression) -> bool:
    """Is it all the name of a town, though it ends like a facility's ("Menlo Park", "Beverly Hills")?"""
    return any(e.main and e.feature[0] == "P" and e.population >= KNOWN_SIZE for e in page.find(core.name))


def _with_direction(page: Page, core: Expression) -> Expression:
    before = page.before(core.first)
    if core.demonym or before not in page.words.directions:
        return core
    if core.fit in ("admin", "admin1", "admin2") and page.before(core.first - 1) in ("the", "'s", "'"):
        return replace(core, first=core.first - 1)  # "the eastern X region" is all of it, which lies in the east
    return replace(core, first=core.first - 1, relation=Relation(direction=page.words.directions[before]))


def _with_distance(page: Page, core: Expression) -> Expression:
    """ "12 km south of X", "40 miles from X", "south of X"."""
    link = core.first - 1
    if link < 1 or core.relation or page.lower[link] not in ("of", "from", "outside"):
        return core
    if page.after(core.last) in ("'s", "'"):  # "north of Haiti's capital" is not north of Haiti
        return core
    i = link - 1 - (page.lower[link - 1] == "away")
    direction = page.words.directions.get(page.lower[i]) if i >= 0 else None
    named = i
    if direction:
        i -= 1
    found = _measured(page, i)
    if found is not None:
        first, distance = found
        return replace(core, first=first, relation=Relation(direction=direction, distance_km=distance))
    if direction and page.lower[link] == "of":
        return replace(core, first=named, relation=Relation(direction=direction))
    return core


def _measured(page: Page, i: int) -> tuple[int, float] | None:
    """The first token and the kilometres of the distance whose unit is token `i`, or that ends with ")" there."""
    if i > 0 and page.spelled[i] == ")":
        i = max((k for k in range(max(i - 6, 0), i) if page.spelled[k] == "("), default=0) - 1
    if i < 1:
        return None
    unit = page.words.units.get(page.lower[i])
    if page.lower[i - 1] == "nautical" and page.lower[i].startswith("mile"):
        unit, i = page.words.units["nautical"], i - 1
    number = _number(page.spelled[i - 1]) if i > 0 else None
    return (i - 1, round(number * unit, 3)) if number is not None and unit is not None else None


def _number(text: str) -> float | None:
    digits = text.replace(",", "")
    return float(digits) if digits.replace(".", "", 1).isdecimal() else None
