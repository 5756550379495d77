"""Stretches of time ("between Friday and Sunday"): the second day never lies before the first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from ofrecord.annotations.times.calendar import moved
from ofrecord.annotations.times.discourse import PUBLISHED
from ofrecord.annotations.times.lexicon import StretchWords
from ofrecord.domain.times import Time

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_COMES_AGAIN = {"weekday": "W", "month_day": "Y", "day_month": "Y"}
"""After how long the day that a rule reads comes again, where no year or week is said."""

_WORD = 20
"""Characters before a time in which the word before it lies."""


@dataclass(frozen=True)
class Stretches:
    """Puts the two ends of a stretch in order; `words` are those that lead from one end to the other."""

    words: StretchWords

    def in_order(
        self, times: Iterable[Time], text: str, published: date | None, told_back: Callable[[Time], bool]
    ) -> tuple[Time, ...]:
        """The times, where an end lay before its beginning with one of the two moved by a week or a year: the beginning
        back where the stretch is told as over, the end ahead otherwise. `told_back` says so of a time."""
        found = list(times)
        for i in range(len(found) - 1) if published else ():
            first, last = found[i], found[i + 1]
            if self._are_ends(first, last, text) and _starts(last) < _starts(first):
                found[i], found[i + 1] = _ordered(first, last, published, told_back(last))
        return tuple(found)

    def _are_ends(self, first: Time, last: Time, text: str) -> bool:
        if not (_DAY.match(first.value or "") and _DAY.match(last.value or "")):
            return False
        between = text[first.end : last.start].strip().lower()
        if between in self.words.to:
            return True
        before = text[max(0, first.start - _WORD) : first.start].lower().split()
        return between in self.words.pair and before[-1:] == [self.words.before_pair]


def _starts(time: Time) -> str:
    return (time.value or "")[:10]


def _ordered(first: Time, last: Time, published: date | None, over: bool) -> tuple[Time, Time]:
    ahead, back = _moved(last, 1), _moved(first, -1)
    if over and back and not (ahead and _starts(ahead) <= str(published)):
        return back, last
    return (first, ahead) if ahead else (back or first, last)


def _moved(time: Time, turns: int) -> Time | None:
    """The same day so many weeks or years on; null for a day that is told in full or counted from another."""
    unit = _COMES_AGAIN.get(time.by.rule)
    if unit is None or time.anchor != PUBLISHED or time.earliest is None or time.latest is None:
        return None
    day = moved(date.fromisoformat(_starts(time)), turns, unit)
    ends = [moved(date.fromisoformat(end), turns, unit) for end in (time.earliest, time.latest)]
    if day is None or ends[0] is None or ends[1] is None:
        return None
    value = f"{day}{(time.value or '')[10:]}"
    return time.model_copy(update={"value": value, "earliest": str(ends[0]), "latest": str(ends[1])})
