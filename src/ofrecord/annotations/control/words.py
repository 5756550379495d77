"""The words of holding and taking places, as data, and what is read of one expression."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ofrecord.domain.base import Frozen
from ofrecord.domain.events import ControlStatus
from ofrecord.language import syntax
from ofrecord.language.parse import Token

OWNERS = ("poss", "amod", "compound", "nmod")
_OTHER_PHRASES = frozenset({"relcl", "acl", "advcl", "conj", "cc", "punct", "case"})

ByStatus = dict[ControlStatus, tuple[str, ...]]


class ControlWords(Frozen):
    """The lexicon `en/control.yaml`: words by the status that they tell; the comments there say what each list is for."""

    verbs: ByStatus
    of_forces: ByStatus
    fallen: ByStatus
    leaving: tuple[str, ...]
    measured: frozenset[str]
    portions: frozenset[str]
    giving: frozenset[str]
    driving: frozenset[str]
    homes: frozenset[str]
    losing: frozenset[str]
    nouns: ByStatus
    fall_nouns: frozenset[str]
    loss_nouns: frozenset[str]
    leaving_nouns: frozenset[str]
    participles: ByStatus
    adjectives: ByStatus
    states: ByStatus
    mastering: frozenset[str]
    outside: frozenset[str]
    inside: frozenset[str]
    becoming: frozenset[str]
    contesting: frozenset[str]
    disputed: frozenset[str]
    changing: dict[str, frozenset[str]]
    loses: frozenset[str]
    gains: dict[ControlStatus, frozenset[str]]
    territory: frozenset[str]
    efforts: frozenset[str]


@dataclass(frozen=True)
class Holding:
    """A reading of one expression before it is tied to mentions and places: heads of holder and place, and the span."""

    status: ControlStatus
    holder: Token | None
    place: Token | None
    span: tuple[int, int]
    anchor: Token
    rule: str


def by_word(table: ByStatus) -> Mapping[str, ControlStatus]:
    """Word → status."""
    return {word: status for status, words in table.items() for word in words}


def is_no_longer(verb: Token) -> bool:
    """Is it negated, or "no longer" so?"""
    return syntax.is_negated(verb) or any(c.lower_ == "longer" for c in verb.children)


def phrase_end(head: Token) -> int:
    """End of a place phrase: its head with "of" and "in" phrases and appositions, not its clauses."""
    return syntax.subtree_span(head, _OTHER_PHRASES)[1]


def span_of(anchor: Token, holder: Token | None, place: Token) -> tuple[int, int]:
    """The whole expression: from the first to the last of holder, anchor and place phrase."""
    spans = [(anchor.idx, anchor.idx + len(anchor))]
    for head in (holder, place):
        if head is not None and head.sent == anchor.sent:
            start, end = syntax.subtree_span(head, _OTHER_PHRASES)
            spans.append((start, end if head is place else head.idx + len(head)))
    return min(s for s, _ in spans), max(e for _, e in spans)


def holding(status: ControlStatus, holder: Token | None, place: Token, anchor: Token, rule: str) -> Holding:
    """A holding that spans its holder, anchor and place."""
    return Holding(status, holder, place, span_of(anchor, holder, place), anchor, rule)
