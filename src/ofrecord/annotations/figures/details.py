"""What stands beside a number: sex and age of those counted, rate, running total, and the time and place of its clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence
from typing import Literal, TypeVar

from ofrecord.annotations.figures.lexicon import FigureWords
from ofrecord.annotations.figures.quantities import Quantity
from ofrecord.domain.base import Evidence
from ofrecord.language.parse import Doc, Token
from ofrecord.language.syntax import clause_head

E = TypeVar("E", bound=Evidence)
_WINDOW = 5
_MOST = 8
"""Items in a sentence beyond which it is a list, and none is taken to belong to a figure."""


def sex_of(noun: Token, words: FigureWords) -> Literal["female", "male"] | None:
    """The sex that the counted noun or its adjective names."""
    lemmas = [noun.lemma_.lower(), *(c.lower_ for c in noun.children if c.dep_ in ("amod", "compound"))]
    if any(w in words.female for w in lemmas):
        return "female"
    return "male" if any(w in words.male for w in lemmas) else None


def age_of(noun: Token, words: FigureWords) -> Literal["children", "adults", "elderly"] | None:
    """The age group that the counted noun or its adjective names."""
    lemmas = [noun.lemma_.lower(), *(c.lower_ for c in noun.children if c.dep_ in ("amod", "compound"))]
    if any(w in words.children for w in lemmas):
        return "children"
    if any(w in words.elderly for w in lemmas):
        return "elderly"
    return "adults" if any(w in words.adults for w in lemmas) else None


def rate_after(doc: Doc, end: int, words: FigureWords) -> str | None:
    """ "per day" for "a day", "daily" … right after the figure."""
    if end >= len(doc):
        return None
    if doc[end].lower_ in words.rate_words and end + 1 < len(doc):
        return words.rates.get(doc[end + 1].lower_)
    found = words.rates.get(doc[end].lower_)
    return found if doc[end].lower_.endswith("ly") else None


def is_cumulative(doc: Doc, quantity: Quantity, end: int, words: FigureWords) -> bool:
    """Is the number a running total: "bringing the toll to 43", "a total of 12", "so far"?"""
    before = doc[max(0, quantity.first - _WINDOW) : quantity.first]
    if any(t.lemma_.lower() in words.cumulative.nouns and t.sent == doc[quantity.number].sent for t in before):
        return True
    if quantity.first and doc[quantity.first - 1].lower_ == "to":
        return any(t.lemma_.lower() in words.cumulative.verbs for t in before)
    lemmas = {t.lemma_.lower() for t in doc[max(0, quantity.first - 2 * _WINDOW) : quantity.first]}
    if not lemmas.isdisjoint(words.cumulative.totals) and not lemmas.isdisjoint(words.cumulative.verbs):
        return True
    after = doc[end : end + 2 * _WINDOW].text.lower()
    return any(f" {p}" in f" {after}"[: 12 + len(p)] for p in words.cumulative.phrases)


def is_included(doc: Doc, start: int, end: int, words: FigureWords) -> bool:
    """Is the figure from token `start`, its number up to `end`, introduced as part of the one before it?

    "including five children", "two of them women"
    """
    before = " ".join(t.lower_ for t in doc[max(0, start - 4) : start])
    after = " ".join(t.lower_ for t in doc[end : end + 2])
    return any(before.endswith(p) for p in words.including) or after in words.including


def in_clause(doc: Doc, token: Token, items: Sequence[E], starts: Sequence[int], origin: Container[str]) -> E | None:
    """The one item of a sentence that belongs to what is counted at a token; null where none or several do.

    Nearest first: an item of the counted phrase itself ("ten people in the port"), then one that hangs on its verb, then
    any other of the clause ("the strike on the port killed ten"). A preposition of `origin` ("from Kenya") ties none.
    """
    sentence = token.sent
    first = bisect_left(starts, sentence.start_char)
    last = bisect_left(starts, sentence.end_char)
    if last - first > _MOST:
        return None
    home = clause_head(token)
    ranked = [(rank, item) for item in items[first:last] if (rank := _rank(doc, item, token, home, origin)) is not None]
    best = min((rank for rank, _ in ranked), default=0)
    near = [item for rank, item in ranked if rank == best]
    return near[0] if len(near) == 1 else None


def _rank(doc: Doc, item: Evidence, token: Token, home: Token, origin: Container[str]) -> int | None:
    span = doc.char_span(item.start, item.end, alignment_mode="expand")
    if span is None or not len(span) or clause_head(span.root) != home:
        return None
    root = span.root
    if root.head.lower_ in origin:
        return None
    if token.is_ancestor(root):
        return 0
    return 1 if root.head == home or (root.dep_ == "pobj" and root.head.head == home) else 2
