"""What earlier steps found at a token: the mention it heads, the place it names, the figures and times near it.

Asking is a look-up in tables that the annotations keep from step to step, and never a walk through a layer.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import TypeVar

from ofrecord.annotations.annotations import Annotations
from ofrecord.domain.base import Span
from ofrecord.domain.figures import Figure
from ofrecord.domain.mentions import Mention
from ofrecord.domain.places import Place
from ofrecord.domain.times import Time
from ofrecord.language.parse import Token

S = TypeVar("S", bound=Span)
_UNTIL = frozenset({"to", "until", "till", "through"})


class Lookup:
    """The items of a document by the tokens that they touch."""

    def __init__(self, found: Annotations) -> None:
        self._doc, self._starts = found.doc, found.doc.starts
        self._mentions: dict[int, list[Mention]] = found.by_token("mentions")
        self._places: dict[int, list[Place]] = found.by_token("places")
        self._figures: dict[int, list[Figure]] = found.by_token("figures")
        self._mention_at: dict[Token, Mention | None] = {}
        self._times: dict[int, list[Time]] = found.by_token("times")

    def mention(self, token: Token) -> Mention | None:
        """The mention whose head is this token, else the shortest name that holds it; never a description of another."""
        if token not in self._mention_at:
            self._mention_at[token] = self._mention(token)
        return self._mention_at[token]

    def _mention(self, token: Token) -> Mention | None:
        held = self._mentions.get(token.i)
        if held is None:
            return None
        headed = [m for m in held if not m.start <= token.head.idx < m.end or token.head == token]
        names = [m for m in held if m.form != "nominal"]
        return max(headed, key=_length) if headed else min(names, key=_length, default=None)

    def place(self, token: Token) -> Place | None:
        """The place expression that holds this token, the longest where several do."""
        held = self._places.get(token.i)
        return max(held, key=_length) if held else None

    def figures(self, tokens: Iterable[Token]) -> list[Figure]:
        """Figures that some tokens touch, in text order, each once."""
        return _once(tokens, self._figures)

    def times(self, tokens: Iterable[Token]) -> list[Time]:
        """Times that some tokens touch, in text order, each once."""
        return _once(tokens, self._times)

    def places(self, tokens: Iterable[Token]) -> list[Place]:
        """Places that some tokens touch, in text order, each once."""
        return _once(tokens, self._places)

    def is_open(self, time: Time) -> bool:
        """Does the time only begin a span that lasts ("since 2014")?"""
        first = bisect_left(self._starts, time.start)
        return any(t.lower_ == "since" for t in self._doc[max(0, first - 1) : first + 1])

    def range_end(self, time: Time, others: Iterable[Time]) -> Time | None:
        """The time that closes a range which this one opens ("between May 3 and May 9", "from May to July")."""
        first, after = bisect_left(self._starts, time.start), bisect_left(self._starts, time.end)
        before = {t.lower_ for t in self._doc[max(0, first - 1) : first + 1]}
        closing = self._doc[after].lower_ if after < len(self._doc) else ""
        if not ("between" in before and closing == "and") and not ("from" in before and closing in _UNTIL):
            return None
        return next((o for o in others if after <= bisect_left(self._starts, o.start) <= after + 2), None)

    def is_end(self, time: Time) -> bool:
        """Does the time only end a span ("until the end of May")?"""
        first = bisect_left(self._starts, time.start)
        return any(t.lower_ in ("until", "till") for t in self._doc[max(0, first - 1) : first + 1])

    def is_yardstick(self, time: Time) -> bool:
        """Does the time only measure another ("the first since March", "for the first time since 2014")?"""
        first = bisect_left(self._starts, time.start)
        before = [t.lower_ for t in self._doc[max(0, first - 3) : first]]
        return "since" in before and bool({"time", "first", "worst", "deadliest", "biggest", "largest"} & set(before))


def _length(span: Span) -> int:
    return span.end - span.start


def _once(tokens: Iterable[Token], table: dict[int, list[S]]) -> list[S]:
    """The items at some tokens, each once, in text order."""
    touched = [table[t.i] for t in tokens if t.i in table]
    found = {(item.start, item.end): item for items in touched for item in items}
    return sorted(found.values(), key=lambda item: item.start)
