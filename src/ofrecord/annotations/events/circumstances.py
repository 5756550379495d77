"""Where, when and how many: what stands in the event's own clause."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.annotations.lookup import Lookup
from ofrecord.domain.events import EventTime
from ofrecord.domain.figures import Figure
from ofrecord.domain.places import Place
from ofrecord.domain.times import Time
from ofrecord.language.parse import Token

_OTHER_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "parataxis", "csubj"})
_WIDEST = 120
"""Tokens of a clause looked at, at most."""


def clause(anchor: Token, others: frozenset[int]) -> list[Token]:
    """Tokens of an act's own clause: what hangs on its anchor, without other clauses and other acts."""
    found: list[Token] = []
    waiting = [anchor]
    while waiting and len(found) < _WIDEST:
        token = waiting.pop()
        found.append(token)
        waiting += [c for c in token.children if c.i not in others and not _leaves(c)]
    return sorted(found, key=lambda t: t.i)


def _leaves(token: Token) -> bool:
    """Does a clause of its own start here? A participle ("killing three") stays."""
    finite = token.tag_ not in ("VBG", "VBN") or any(c.dep_ in ("aux", "auxpass", "nsubj") for c in token.children)
    return (token.dep_ in _OTHER_CLAUSES and finite) or (token.dep_ == "conj" and token.pos_ in ("VERB", "AUX"))


def places(lookup: Lookup, tokens: list[Token]) -> tuple[Place, ...]:
    """Places of the clause that are locations."""
    return tuple(p for p in lookup.places(tokens) if p.use == "location")


def when(lookup: Lookup, tokens: list[Token], published: str | None) -> EventTime | None:
    """The first dated time of the clause, else the day of publication as not stated."""
    dated = [t for t in lookup.times(tokens) if t.type in ("DATE", "TIME") and t.earliest is not None]
    for time in dated:
        if not lookup.is_yardstick(time):
            earliest, latest = _bounds(lookup, time, dated)
            return EventTime(
                earliest=earliest, latest=latest, granularity=time.granularity, time_id=time.id, stated=True
            )
    day = published[:10] if published else None
    return EventTime(earliest=None, latest=day, granularity=None, stated=False) if day else None


def _bounds(lookup: Lookup, time: Time, dated: list[Time]) -> tuple[str | None, str | None]:
    """First and last day: "since" leaves the end open, "until" the beginning, a range ends with its second time."""
    if lookup.is_open(time):
        return time.earliest, None
    if lookup.is_end(time):
        return None, time.latest
    end = lookup.range_end(time, dated)
    latest = end.latest if end is not None else time.latest
    ordered = time.earliest is None or latest is None or latest >= time.earliest
    return time.earliest, latest if ordered else time.latest


def figures(lookup: Lookup, tokens: list[Token], extra: Iterator[Token]) -> tuple[Figure, ...]:
    """Figures of the clause and of the effects told with it."""
    return tuple(lookup.figures([*tokens, *extra]))
