"""Differences: field by field, which values stand against which, who gives each, and whether they truly conflict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ofrecord.domain.incidents import Account, Difference, DifferenceKind, Standing, Value
from ofrecord.incidents.compare import agree, conflict
from ofrecord.incidents.features import day
from ofrecord.incidents.values import CASUALTIES

HELD = frozenset({"settlements", "area"})
"""Fields whose figures are shown together though they may be of several things: held by one side, retaken by the other."""
LISTED_WHERE_COMPATIBLE = frozenset(CASUALTIES) | HELD | {"aid", "weapons"}
"""Fields in which values that can both be true are still worth showing beside each other."""


DESCRIBED = ("target", "victims")
"""Fields of descriptions: one source may well name now this, now that of several things that were hit."""


@dataclass(frozen=True)
class _Given:
    account: Account
    value: Value


def differences_of(accounts: Sequence[Account]) -> tuple[Difference, ...]:
    """All differences between the accounts, contradictions first."""
    found = list(_differences(accounts))
    order = ("contradiction", "update", "compatible")
    return tuple(sorted(found, key=lambda one: (order.index(one.kind), one.field)))


def _differences(accounts: Sequence[Account]) -> Iterator[Difference]:
    for field, given in sorted(_by_field(accounts).items()):
        groups = _standing_groups(field[0], given)
        if len(groups) > 1 and (kind := _kind(field[0], groups)) is not None:
            name = f"{field[0]} ({field[1]})" if field[1] else field[0]
            values = tuple(_standing(group) for group in groups)
            yield Difference(field=name, kind=kind, conflict=kind == "contradiction", values=values)


def _by_field(accounts: Sequence[Account]) -> dict[tuple[str, str], list[_Given]]:
    """Values by field and, for figures of several things, by what they are of. Corrected values count as given before."""
    fields: dict[tuple[str, str], list[_Given]] = {}
    for account in accounts:
        earlier = [(correction.field, correction.before) for correction in account.corrections]
        further = [(name, value) for name, value in _also(account)]
        for name, value in (*earlier, *account.values.items(), *further):
            of = value.of if value.of and name != "place" and name not in HELD else ""
            fields.setdefault((name, of or ""), []).append(_Given(account, value))
    return fields


def _also(account: Account) -> Iterator[tuple[str, Value]]:
    """Further figures of one account count where they are of something else than its value in that field."""
    for value in account.also:
        if value.of and (name := next((n for n, v in account.values.items() if v.of and v.unit == value.unit), None)):
            yield name, value


def _standing_groups(field: str, given: Sequence[_Given]) -> list[list[_Given]]:
    """Values that say the same together, in the order in which they were first said."""
    groups: list[list[_Given]] = []
    for one in sorted(given, key=lambda g: (g.value.said or "~", g.value.document, g.value.start)):
        for group in groups:
            if all(agree(field, one.value, other.value) for other in group):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def _kind(field: str, groups: Sequence[Sequence[_Given]]) -> DifferenceKind | None:
    """Contradiction where two groups cannot both be true and neither is a later state of the other."""
    kinds = set()
    for number, first in enumerate(groups):
        for second in groups[number + 1 :]:
            if _one_source(first, second) and field in DESCRIBED:
                continue
            if any(conflict(field, a.value, b.value) for a in first for b in second):
                kinds.add("update" if _later_state(field, first, second) else "contradiction")
            elif _one_source(first, second) and field in LISTED_WHERE_COMPATIBLE:
                kinds.add("update")
    if "contradiction" in kinds:
        return "contradiction"
    if "update" in kinds:
        return "update"
    return "compatible" if field in LISTED_WHERE_COMPATIBLE else None


def _one_source(first: Sequence[_Given], second: Sequence[_Given]) -> bool:
    """Do all values of both go back to one speaker or one text?"""
    return len({given.account.source for given in (*first, *second)}) == 1


def _later_state(field: str, first: Sequence[_Given], second: Sequence[_Given]) -> bool:
    """Is one a later version of the other: by the same source, or a toll that grew from one day to another?"""
    if _one_source(first, second):
        return len({given.value.sha256 for given in (*first, *second)}) > 1
    if field not in CASUALTIES or not all(given.account.speaker is None for given in (*first, *second)):
        return False
    early, late = [_last_day(first), _last_day(second)]
    if early is None or late is None or early == late:
        return False
    before, after = (first, second) if early < late else (second, first)
    return _lowest(after) >= _lowest(before)


def _last_day(group: Sequence[_Given]) -> str | None:
    days = [given.value.said[:10] for given in group if given.value.said and day(given.value.said)]
    return max(days) if days else None


def _lowest(group: Sequence[_Given]) -> float:
    return min(float(g.value.low) if isinstance(g.value.low, int | float) else 0.0 for g in group)


def _standing(group: Sequence[_Given]) -> Standing:
    shown = max(group, key=lambda given: ("named" in given.value.keys, given.value.qualifier == "exact"))
    accounts = tuple(dict.fromkeys(given.account.id for given in group))
    return Standing(
        value=called(shown.value), accounts=accounts, sources=len({given.account.source for given in group})
    )


def called(value: Value) -> str:
    """A value for people: a place's gazetteer name beside the report's words, and what a figure is of."""
    if value.name:
        return f"{value.value} ({value.name})"
    return f"{value.value} ({value.of})" if value.of and value.of not in ("spot", "area", "unknown") else value.value
