"""Judgements applied: which reports and events must or must not come together, and which values people changed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from ofrecord.domain.base import Span
from ofrecord.domain.incidents import Said, Value
from ofrecord.domain.judgements import Judgement, Target
from ofrecord.domain.quotations import Stance
from ofrecord.incidents.names import folded
from ofrecord.incidents.profile import Profile
from ofrecord.incidents.tellings import Words, touch

NUMBER = re.compile(r"\d[\d,.]*")
STANCE = "stance"
"""The field of a quotation that people can correct."""
STANCES = frozenset(get_args(Stance))
Pair = tuple[str, str]
Node = tuple[str, int]
"""A telling: key of its profile, and its place in it."""
NodePair = tuple[Node, Node]


def standing(rows: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that hold: those not taken back. Taking back a taking-back restores what it took."""
    undone: set[str] = set()
    for row in reversed(rows):
        if row.undoes and row.id not in undone:
            undone.add(row.undoes)
    return tuple(row for row in rows if row.id not in undone and row.verdict != "undone")


@dataclass(frozen=True)
class Bonds:
    """Reports by their keys, and tellings, that people held to be one happening or two; the latest word on a pair counts."""

    same: frozenset[Pair] = field(default_factory=frozenset)
    apart: frozenset[Pair] = field(default_factory=frozenset)
    told_same: frozenset[NodePair] = field(default_factory=frozenset)
    told_apart: frozenset[NodePair] = field(default_factory=frozenset)

    def __bool__(self) -> bool:
        return bool(self.same or self.apart or self.told_same or self.told_apart)

    def says(self, first: str, second: str) -> bool | None:
        """True: one; False: two; None: nobody has judged."""
        pair = (min(first, second), max(first, second))
        return True if pair in self.same else False if pair in self.apart else None

    def allow(self, first: Node, second: Node) -> bool:
        """May two tellings be one? What was decided on the two themselves counts before what was on their reports."""
        pair = (min(first, second), max(first, second))
        if pair in self.told_same or pair in self.told_apart:
            return pair in self.told_same
        return self.says(first[0], second[0]) is not False

    def of_mains(self, mains: Collection[Node]) -> Bonds:
        """With what was decided on two tellings that are what their reports are mainly about: that is about the reports."""
        same, apart = (
            frozenset((a[0], b[0]) for a, b in pairs if a in mains and b in mains and a[0] != b[0])
            for pairs in (self.told_same, self.told_apart)
        )
        return replace(self, same=self.same - apart | same, apart=self.apart - same | apart)


def bonds(judgements: Iterable[Judgement], profiles: Iterable[Profile], hashes: dict[str, str]) -> Bonds:
    """The bonds among these reports. `hashes` gives the source's hash of each profile's key."""
    known: dict[str, list[Profile]] = {}
    for profile in profiles:
        known.setdefault(hashes[profile.key], []).append(profile)
    reports: dict[Pair, bool] = {}
    told: dict[NodePair, bool] = {}
    for judgement, other in _on_pairs(judgements):
        one = judgement.verdict == "same"
        for first in known.get(judgement.target.sha256, ()):
            for second in known.get(other.sha256, ()):
                if (words := words_of(judgement.target)) is None or (others := words_of(other)) is None:
                    reports[min(first.key, second.key), max(first.key, second.key)] = one
                    continue
                nodes = ((first.key, n) for n in tellings_at(first, words))
                pairs = ((node, (second.key, m)) for node in nodes for m in tellings_at(second, others))
                told |= {(min(a, b), max(a, b)): one for a, b in pairs if a != b}
    same = frozenset(pair for pair, one in reports.items() if one)
    told_same = frozenset(pair for pair, one in told.items() if one)
    return Bonds(same, frozenset(reports) - same, told_same, frozenset(told) - told_same)


def _on_pairs(judgements: Iterable[Judgement]) -> Iterator[tuple[Judgement, Target]]:
    for judgement in judgements:
        if judgement.verdict in ("same", "not_same") and judgement.other is not None:
            yield judgement, judgement.other


def words_of(target: Target) -> Words | None:
    """The span that is judged; None where it is the whole report."""
    return (target.start, target.end) if target.start is not None and target.end is not None else None


def tellings_at(profile: Profile, words: Words) -> list[int]:
    """Places of the tellings one of whose events stands in these words."""
    return [n for n, telling in enumerate(profile.tellings) if any(touch(words, span) for span in telling.spans)]


def apart_within(judgements: Iterable[Judgement], sha256: str) -> tuple[tuple[Words, Words], ...]:
    """Words of one report whose events people held to be two happenings."""
    decided: dict[tuple[Words, Words], bool] = {}
    for judgement, other in _on_pairs(judgements):
        words, others = words_of(judgement.target), words_of(other)
        if judgement.target.sha256 == other.sha256 == sha256 and words and others:
            decided[min(words, others), max(words, others)] = judgement.verdict == "not_same"
    return tuple(pair for pair, apart in decided.items() if apart)


def judged(name: str, value: Value, judgements: Iterable[Judgement], trigger: Span | None = None) -> Value | None:
    """The value as people left it: unchanged, marked right, corrected, or None where it was found wrong.

    `trigger` is the word of the event that it was read from: what is decided on that is decided on the value.
    """
    for judgement in judgements:
        if judgement.field in (None, name) and meant(judgement, value, trigger):
            if judgement.verdict == "wrong":
                return None
            if judgement.verdict == "right":
                value = value.model_copy(update={"judged": judgement.id})
            if judgement.verdict == "corrected" and judgement.value is not None and judgement.field == name:
                value = corrected(name, value, judgement.value, judgement.id)
    return value


def meant(judgement: Judgement, value: Value, trigger: Span | None = None) -> bool:
    """Is the value read from words of the judgement's span? One on a field of a whole report means all its values there."""
    target: Target = judgement.target
    if target.sha256 != value.sha256:
        return False
    if target.start is None or target.end is None:
        return judgement.field is not None
    spans = [(value.start, value.end), *([(trigger.start, trigger.end)] if trigger else [])]
    return any(touch((target.start, target.end), span) for span in spans)


def judged_words(said: Said, judgements: Iterable[Judgement]) -> Said | None:
    """A speaker's words as people left them: with another stance, or None where they were found to be wrong."""
    for judgement in judgements:
        if judgement.field not in (None, STANCE) or not _of_words(judgement.target, said):
            continue
        if judgement.verdict == "wrong":
            return None
        if judgement.verdict == "right":
            said = said.model_copy(update={"judged": judgement.id})
        if judgement.verdict == "corrected" and judgement.value in STANCES:
            said = said.model_copy(update={"stance": judgement.value, "judged": judgement.id})
    return said


def _of_words(target: Target, said: Said) -> bool:
    """Is the span mostly these words, rather than some of them?"""
    if target.sha256 != said.sha256 or target.start is None or target.end is None:
        return False
    both = min(target.end, said.end) - max(target.start, said.start)
    return 2 * both > max(target.end, said.end) - min(target.start, said.start)


def corrected(name: str, value: Value, text: str, judgement: str) -> Value:
    """The value with what a person put in its place; a number gets exact bounds."""
    known = folded(text)
    shown: dict[str, object] = {
        "value": text,
        "name": None,
        "judged": judgement,
        "keys": (known, known) if name == "place" else (known, "named"),
        "negated": False,
    }
    if value.qualifier is not None and (match := NUMBER.search(text)):
        number = float(match[0].replace(",", ""))
        exact = int(number) if number.is_integer() else number
        shown |= {"low": exact, "high": exact, "qualifier": "exact", "keys": ()}
    elif name == "time":
        shown |= {"low": text, "high": text}
    return value.model_copy(update=shown)
