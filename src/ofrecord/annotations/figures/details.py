"""What stands beside a number: sex and age of those counted, rate, running total, and the time and place of its clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence
from typing import Literal, TypeVar

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.figures.lexicon import FigureWords
from ofrecord.annotations.figures.quantities import Quantity
from ofrecord.domain.base import Evidence
from ofrecord.domain.figures import Counts
from ofrecord.language.parse import Doc, Token
from ofrecord.language.syntax import clause_head

E = TypeVar("E", bound=Evidence)
_WINDOW = 5
_OF_PEOPLE: frozenset[Counts] = frozenset(
    {"killed", "injured", "missing", "detained", "abducted", "displaced", "evacuated", "returned", "affected", "people"}
)
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


def rate_of(doc: Doc, end: int, token: Token, words: FigureWords) -> str | None:
    """ "per day" for "a day", "daily", "every day" right after the figure or at the verb of its clause."""
    right_after = _rate_at(doc, end, words)
    if right_after is not None or token.pos_ == "VERB":
        return right_after
    near = (c for c in clause_head(token).rights if end < c.i <= end + 2 * _WINDOW)
    return next((r for c in near if (r := _rate_at(doc, c.left_edge.i, words)) is not None), None)


def _rate_at(doc: Doc, i: int, words: FigureWords) -> str | None:
    if i >= len(doc):
        return None
    unit = i + 1 if doc[i].lower_ in words.rate_words else i
    if unit + 1 < len(doc) and doc[unit + 1].lower_ in words.not_rates:
        return None
    if unit >= len(doc) or (unit == i and not doc[i].lower_.endswith("ly")):
        return None
    return words.rates.get(doc[unit].lower_)


def is_cumulative(doc: Doc, quantity: Quantity, end: int, counts: Counts, words: FigureWords) -> bool:
    """Is the number a running total: "bringing the toll to 43", "a total of 12", "so far"? Prices only rise."""
    before = doc[max(0, quantity.first - _WINDOW) : quantity.first]
    if any(t.lemma_.lower() in words.cumulative.nouns and t.sent == doc[quantity.number].sent for t in before):
        return True
    brought = counts in _OF_PEOPLE and quantity.first and doc[quantity.first - 1].lower_ == "to"
    if brought and any(t.lemma_.lower() in words.cumulative.verbs for t in before):
        return True
    lemmas = {t.lemma_.lower() for t in doc[max(0, quantity.first - 2 * _WINDOW) : quantity.first]}
    if not lemmas.isdisjoint(words.cumulative.totals) and not lemmas.isdisjoint(
        words.cumulative.verbs | words.cumulative.stands
    ):
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


class Circumstances:
    """The dated times and the locations of a document, asked for those of a figure's clause."""

    def __init__(self, found: Annotations, words: FigureWords) -> None:
        self._found, self._doc, self._origin = found, found.doc, words.origin
        self._places = [p for p in found.places if p.use == "location"]
        self._place_starts = [p.start for p in self._places]
        self._times = [t for t in found.times if t.type in ("DATE", "TIME")]
        self._time_starts = [t.start for t in self._times]

    def time(self, token: Token) -> str | None:
        """Id of the time of the clause in which something is counted at a token."""
        time = in_clause(self._doc, token, self._times, self._time_starts, ())
        return time.id if time else None

    def place(self, token: Token) -> str | None:
        """Id of the place of that clause."""
        place = in_clause(self._doc, token, self._places, self._place_starts, self._origin)
        return place.id if place else None

    def place_of_row(self, start: int) -> str | None:
        """Id of the one place that a row of a table names."""
        row = self._found.block_at(start)
        named = [p for p in self._places if row and row.start <= p.start < row.end]
        return named[0].id if len(named) == 1 else None


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
