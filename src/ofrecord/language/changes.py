"""What a mend of a parse is made of: the change of one token, the words by which errors are known, the word before a phrase."""

from __future__ import annotations

from dataclasses import dataclass

from ofrecord.domain.base import Frozen
from ofrecord.language.parse import Token

NOMINAL = frozenset({"NOUN", "PROPN"})
TIMES = frozenset({"DATE", "TIME"})
"""Kinds of names that are no party."""


class RepairWords(Frozen):
    """The lexicon `en/repairs.yaml`."""

    origins: frozenset[str]
    articles: frozenset[str]
    scenes: frozenset[str]
    telling: frozenset[str]
    saying: frozenset[str]
    dealings: dict[str, frozenset[str]]
    judging: frozenset[str]
    joining: frozenset[str]
    judged: frozenset[str]
    openers: frozenset[str]
    harming: frozenset[str]
    owning: frozenset[str]
    accusing: frozenset[str]
    siding: frozenset[str]
    manner: frozenset[str]
    deeds: frozenset[str]
    charging: frozenset[str]
    denying: frozenset[str]
    calendar: frozenset[str]
    harmed: frozenset[str]
    tallies: frozenset[str]
    ways: frozenset[str]
    calling: frozenset[str]
    done: frozenset[str]
    moving: frozenset[str]
    done_to_somebody: frozenset[str]
    bestowing: frozenset[str]
    withholding: frozenset[str]
    withheld: frozenset[str]
    gatekeepers: frozenset[str]
    title_deeds: frozenset[str]


@dataclass(frozen=True)
class Change:
    """A new head and label for a token, and a new tag and class where the old ones were part of the error."""

    token: Token
    head: Token
    label: str
    tag: str = ""
    pos: str = ""


def before_phrase(token: Token) -> Token | None:
    """The word or mark before a phrase."""
    edge = token.left_edge
    return edge.nbor(-1) if edge.i > token.sent.start else None
