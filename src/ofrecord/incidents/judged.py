"""Judgements applied: which reports and events must or must not come together, and which values people changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ofrecord.domain.incidents import Value
from ofrecord.domain.judgements import Judgement, Target
from ofrecord.incidents.profile import Profile

NUMBER = re.compile(r"\d[\d,.]*")
Pair = tuple[str, str]


def standing(rows: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that hold: those not taken back. Taking back a taking-back restores what it took."""
    undone: set[str] = set()
    for row in reversed(rows):
        if row.undoes and row.id not in undone:
            undone.add(row.undoes)
    return tuple(row for row in rows if row.id not in undone and row.verdict != "undone")


@dataclass(frozen=True)
class Bonds:
    """Reports by their keys that people held to be about one happening or about two; the latest word on a pair counts."""

    same: frozenset[Pair] = field(default_factory=frozenset)
    apart: frozenset[Pair] = field(default_factory=frozenset)

    def says(self, first: str, second: str) -> bool | None:
        """True: one; False: two; None: nobody has judged."""
        pair = (min(first, second), max(first, second))
        return True if pair in self.same else False if pair in self.apart else None


def bonds(judgements: Iterable[Judgement], profiles: Iterable[Profile], hashes: dict[str, str]) -> Bonds:
    """The bonds among these reports. `hashes` gives the source's hash of each profile's key."""
    keys: dict[str, list[str]] = {}
    for profile in profiles:
        keys.setdefault(hashes[profile.key], []).append(profile.key)
    decided: dict[Pair, bool] = {}
    for judgement in judgements:
        if judgement.verdict in ("same", "not_same") and judgement.other is not None:
            for first in keys.get(judgement.target.sha256, ()):
                for second in keys.get(judgement.other.sha256, ()):
                    decided[min(first, second), max(first, second)] = judgement.verdict == "same"
    same = frozenset(pair for pair, one in decided.items() if one)
    return Bonds(same, frozenset(decided) - same)


def judged(name: str, value: Value, judgements: Iterable[Judgement]) -> Value | None:
    """The value as people left it: unchanged, marked right, corrected, or None where it was found wrong."""
    for judgement in judgements:
        if judgement.field in (None, name) and meant(judgement, value):
            if judgement.verdict == "wrong":
                return None
            if judgement.verdict == "right":
                value = value.model_copy(update={"judged": judgement.id})
            if judgement.verdict == "corrected" and judgement.value is not None and judgement.field == name:
                value = corrected(value, judgement.value, judgement.id)
    return value


def meant(judgement: Judgement, value: Value) -> bool:
    """Is the value read from words of the judgement's span? One on a field of a whole report means all its values there."""
    target: Target = judgement.target
    if target.sha256 != value.sha256:
        return False
    if target.start is None or target.end is None:
        return judgement.field is not None
    return target.start < value.end and value.start < target.end


def corrected(value: Value, text: str, judgement: str) -> Value:
    """The value with what a person put in its place; a number gets exact bounds."""
    shown: dict[str, object] = {
        "value": text,
        "judged": judgement,
        "keys": (text.casefold(), "named"),
        "negated": False,
    }
    if value.qualifier is not None and (match := NUMBER.search(text)):
        number = float(match[0].replace(",", ""))
        exact = int(number) if number.is_integer() else number
        shown |= {"low": exact, "high": exact, "qualifier": "exact", "keys": ()}
    elif value.low is not None or value.high is not None:
        shown |= {"low": text, "high": text}
    return value.model_copy(update=shown)
