"""When two values of one field agree, and when they cannot be true together. One small function a kind of field."""

from __future__ import annotations

from collections.abc import Iterable

from ofrecord.domain.incidents import Value
from ofrecord.incidents.features import day
from ofrecord.incidents.names import SIDE, sides
from ofrecord.incidents.tellings import touching
from ofrecord.incidents.values import spots

ABOUT = 0.1
"""Share of a number by which "about" widens it on both sides."""
PLAIN = ("named",)
CIVILIANS, FIGHTERS = frozenset({"sector CVL"}), frozenset({"sector MIL", "sector REB"})


def agree(field: str, first: Value, second: Value) -> bool:
    """Do two values say the same, as far as either says it?"""
    return not conflict(field, first, second) and not differ(field, first, second)


def differ(field: str, first: Value, second: Value) -> bool:
    """Do two values that may both be true say something different?"""
    if field in ("agent", "target", "victims", "happened"):
        return first.negated != second.negated and field == "happened"
    if field == "place":
        return False
    return (first.low, first.high, first.of) != (second.low, second.high, second.of)


def conflict(field: str, first: Value, second: Value) -> bool:
    """Can the two not be true together?"""
    match field:
        case "happened":
            return first.negated != second.negated
        case "agent":
            return _agents(first, second)
        case "place":
            return not touching(spots([first]), spots([second])) and first.of == second.of == "spot"
        case "time":
            return _days_apart(first, second)
        case "target":
            return not _keys(first) & _keys(second) and bool(_keys(first) and _keys(second))
        case "victims":
            return _victims(first, second)
        case _:
            return first.of == second.of and first.unit == second.unit and _bounds_apart(first, second)


def _keys(value: Value) -> set[str]:
    return set(value.keys) - set(PLAIN)


def _agents(first: Value, second: Value) -> bool:
    """A denial stands against the naming of the same party; two names against each other where both are known parties."""
    if first.negated or second.negated:
        denied, named = (first, second) if first.negated else (second, first)
        return not named.negated and bool(_keys(denied) & _keys(named))
    if _keys(first) & _keys(second):
        return False
    if sides(first.keys) and sides(second.keys):
        return True
    return "named" in first.keys and "named" in second.keys


def _victims(first: Value, second: Value) -> bool:
    """Civilians against fighters; descriptions of other kinds are no conflict."""
    one, two = _keys(first), _keys(second)
    return bool((one & CIVILIANS and two & FIGHTERS) or (one & FIGHTERS and two & CIVILIANS)) and not one & two


def _days_apart(first: Value, second: Value) -> bool:
    one, two = (day(str(v.high or "")) for v in (first, second))
    other_one, other_two = (day(str(v.low or "")) for v in (first, second))
    return bool((one and other_two and one < other_two) or (two and other_one and two < other_one))


def _bounds_apart(first: Value, second: Value) -> bool:
    """Do the intervals of two figures not touch? None and zero are an interval like others."""
    low_one, high_one = _bounds(first)
    low_two, high_two = _bounds(second)
    return high_one < low_two or high_two < low_one


def _bounds(value: Value) -> tuple[float, float]:
    """Bounds of a figure, "about" widened by a tenth, open sides unbounded."""
    low = float(value.low) if isinstance(value.low, int | float) else 0.0
    high = float(value.high) if isinstance(value.high, int | float) else float("inf")
    return (low * (1 - ABOUT), high * (1 + ABOUT)) if value.qualifier == "about" else (low, high)


def side_names(keys: Iterable[str]) -> list[str]:
    """Codes of the sides among keys."""
    return sorted(key.removeprefix(SIDE) for key in keys if key.startswith(SIDE))
