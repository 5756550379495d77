"""Numbers in a text, with the words that bound them: "nearly one dozen" is 9 to 12."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ofrecord.annotations.figures.lexicon import FigureWords
from ofrecord.domain.figures import Qualifier
from ofrecord.language.numbers import NumberWords, digits, tidy
from ofrecord.language.parse import Doc, Token

Number = int | float
_RANGE = re.compile(r"(\d[\d,.]*)[-–—](\d[\d,.]*)$")
_SUFFIXED = re.compile(r"(\d[\d,.]*)(bn|mn|m|k)$")
_LONGEST_PHRASE = 4
_LONGEST_CHANGE = 7
"""Words back in which the verb of a change "from … to …" is looked for."""


@dataclass(frozen=True)
class Quantity:
    """A number with its bounds. `first` and `end` are token indices of the whole with its qualifier (half-open);
    `number` and `number_end` those of the number alone."""

    first: int
    end: int
    number: int
    number_end: int
    low: Number | None
    high: Number | None
    qualifier: Qualifier


class Quantities:
    """Finds the numbers of a parsed text."""

    def __init__(self, words: FigureWords, numbers: NumberWords) -> None:
        self.words, self.numbers = words, numbers
        self._before = {tuple(p.split()): q for q, phrases in words.qualifiers.items() for p in phrases}
        self._after = {tuple(p.split()): q for q, phrases in words.qualifiers_after.items() for p in phrases}
        self._vague = {tuple(p.split()): bounds for p, bounds in words.vague.items()}
        self._vague_first = {p[0] for p in self._vague}
        self._starts = {
            *self._vague_first,
            *numbers.ones,
            *numbers.tens,
            *numbers.scales,
            *numbers.groups,
            "a",
            "an",
            "half",
        }

    def find(self, doc: Doc, lower: Sequence[str], skip: Iterable[tuple[int, int]]) -> Iterator[Quantity]:
        """Quantities in text order.

        `lower` are the tokens in lower case; `skip` are stretches of characters (times) in which none are looked for.
        """
        text, blocked = doc.text, _Stretches(sorted(skip))
        end = 0
        for i in [i for i, word in enumerate(lower) if word in self._starts or word[:1].isdigit()]:
            found = self._at(doc, text, lower, i) if i >= end else None
            if found is not None and not blocked.touch(*_offsets(doc, found.number, found.number_end)):
                yield found
                end = found.end

    def _at(self, doc: Doc, text: str, lower: Sequence[str], i: int) -> Quantity | None:
        return self._vague_at(doc, lower, i) or self._number_at(doc, text, lower, i)

    def _vague_at(self, doc: Doc, lower: Sequence[str], i: int) -> Quantity | None:
        if lower[i] not in self._vague_first:
            return None
        for size in range(min(_LONGEST_PHRASE, len(lower) - i), 0, -1):
            bounds = self._vague.get(tuple(lower[i : i + size]))
            if bounds is None:
                continue
            end, low, high = i + size, bounds[0], bounds[1]
            factor = self.numbers.multiplier(lower[end]) if end < len(lower) else None
            if factor is not None:
                end, low, high = end + 1, low * factor, high * factor if high else None
            found = Quantity(i, end, i, end, low, high, "vague")
            return replace(found, first=self._before_at(lower, i)[0])
        return None

    def _number_at(self, doc: Doc, text: str, lower: Sequence[str], i: int) -> Quantity | None:
        if lower[i] == "half":
            return self._half_at(lower, i)
        joined = _RANGE.match(lower[i])
        if joined:
            low, high = digits(joined[1].rstrip(".,")), digits(joined[2].rstrip(".,"))
            return _range(i, i, i + 1, low, high)
        end = self._run(lower, i)
        value = self._value(lower[i:end]) if end > i else None
        if end == i and (short := _SUFFIXED.match(lower[i])):
            end, value = i + 1, self._suffixed(short[1], short[2], lower[i - 1] if i else "")
        if value is None or _glued(text, *_offsets(doc, i, end)):
            return None
        ranged = self._range_from(doc, lower, i, end, value)
        if ranged is None and i and lower[i - 1] == "over" and self._is_above(doc, i):
            return _range(i, i, end, value, value)
        return ranged or self._qualified(lower, i, end, value)

    def _is_above(self, doc: Doc, i: int) -> bool:
        """ "Drones shot down over six regions": where it was, and no more than six."""
        counted = doc[i].head
        over = doc[i - 1]
        return over.dep_ == "prep" and counted.head == over and counted.lemma_.lower() in self.words.settlements

    def _half_at(self, lower: Sequence[str], i: int) -> Quantity | None:
        """ "half a million", "half a dozen"."""
        end = self._run(lower, i + 1) if i + 1 < len(lower) and lower[i + 1] in ("a", "an") else i
        value = self._value(lower[i + 1 : end]) if end > i + 1 else None
        return None if value is None else self._qualified(lower, i, end, tidy(value / 2))

    def _value(self, words: Sequence[str]) -> Number | None:
        return self.numbers.value([w for w in words if w not in ("-",)])

    def _suffixed(self, number: str, suffix: str, before: str) -> Number | None:
        """ "4bn", "$20m"; "20m" without a currency is a length."""
        known = self.numbers.multiplier("mn" if suffix == "m" and before in self.words.currencies else suffix)
        value = digits(number.rstrip(".,"))
        return None if known is None or value is None else tidy(value * known)

    def _run(self, lower: Sequence[str], i: int) -> int:
        """Where the number that starts at i ends; i if none does."""
        n, j = self.numbers, i
        if lower[i] in ("a", "an"):
            if i + 1 >= len(lower) or n.multiplier(lower[i + 1]) is None:
                return i
            j = i + 1
        while j < len(lower) and (n.is_word(lower[j]) or (j == i and digits(lower[j]) is not None)):
            j += 1
            joins = j + 1 < len(lower) and n.plain(lower[j + 1]) is not None and lower[j + 1] not in ("a", "an")
            hundred = lower[j - 1] in n.scales and j < len(lower) and lower[j] == "and"
            tens = lower[j - 1] in n.tens and j < len(lower) and lower[j] == "-"
            if joins and (hundred or tens) and n.is_word(lower[j + 1]):
                j += 1
        return j

    def _range_from(self, doc: Doc, lower: Sequence[str], i: int, end: int, low: Number) -> Quantity | None:
        """ "between 20 and 30", "20 to 30", "20-30"; "20 and 30" alone is no range."""
        between = self.words.between
        if end + 1 >= len(lower) or lower[end] not in between.middle:
            return None
        opened = i > 0 and lower[i - 1] in between.open
        if (lower[end] == "and" and not opened) or (opened and self._changes(doc, i)):
            return None
        second_end = self._run(lower, end + 1)
        high = self._value(lower[end + 1 : second_end]) if second_end > end + 1 else None
        if high is None:
            return None
        factor = self.numbers.multiplier(lower[second_end - 1]) or 1
        if second_end > end + 2 and self.numbers.multiplier(lower[end - 1]) is None and low < high / factor * factor:
            low = tidy(low * factor) if low < factor else low
        return _range(i - 1 if opened else i, i, second_end, low, high)

    def _changes(self, doc: Doc, i: int) -> bool:
        """ "rose from 12 to 15" names two totals and no range."""
        if doc[i - 1].lower_ != "from":
            return False
        before = doc[max(0, i - _LONGEST_CHANGE) : i - 1]
        verbs = self.words.cumulative.verbs | self.words.cumulative.stands
        return any(t.pos_ == "VERB" and t.lemma_.lower() in verbs for t in before)

    def _qualified(self, lower: Sequence[str], i: int, end: int, n: Number) -> Quantity | None:
        first, qualifier = self._before_at(lower, i)
        last = end
        for phrase, after in self._after.items():
            if tuple(lower[end : end + len(phrase)]) == phrase:
                qualifier, last = after, end + len(phrase)
        return Quantity(first, last, i, end, *bounds(n, qualifier), qualifier)

    def qualified(self, doc: Doc, quantity: Quantity, at: int) -> Quantity:
        """The same quantity with the qualifier that stands before another token ("more than $3 million")."""
        if quantity.qualifier != "exact":
            return quantity
        first, qualifier = self._before_at(
            [t.lower_ for t in doc[max(0, at - _LONGEST_PHRASE) : at]], min(at, _LONGEST_PHRASE)
        )
        if qualifier == "exact" or quantity.low is None:
            return quantity
        low, high = bounds(quantity.low, qualifier)
        return replace(quantity, first=first + max(0, at - _LONGEST_PHRASE), low=low, high=high, qualifier=qualifier)

    def _before_at(self, lower: Sequence[str], i: int) -> tuple[int, Qualifier]:
        """Start and meaning of the longest qualifying phrase that ends before a number; (i, exact) without one."""
        for size in range(min(_LONGEST_PHRASE, i), 0, -1):
            found = self._before.get(tuple(lower[i - size : i]))
            if found is not None:
                return i - size, found
        return i, "exact"


def bounds(n: Number, qualifier: Qualifier) -> tuple[Number | None, Number | None]:
    """Inclusive bounds of a number under a qualifier (the table "Bounds of figures" of the record's format)."""
    if qualifier == "nearly":
        return tidy(n * 3 / 4) if isinstance(n, float) else -(-n * 3 // 4), n
    if qualifier in ("more_than", "at_least"):
        return n, None
    return (None, n) if qualifier in ("up_to", "less_than") else (n, n)


def _range(first: int, number: int, end: int, low: Number | None, high: Number | None) -> Quantity | None:
    if low is None or high is None or low >= high:
        return None
    return Quantity(first, end, number, end, low, high, "between")


def _offsets(doc: Doc, i: int, end: int) -> tuple[int, int]:
    """First and last code point of the tokens i to end, half-open."""
    return doc[i].idx, doc[end - 1].idx + len(doc[end - 1])


def _glued(text: str, start: int, stop: int) -> bool:
    """Is the number part of a name or code: T-90, COVID-19, 5-3-2, 20-year-old, 155th?"""
    before, after = text[max(0, start - 2) : start], text[stop : stop + 2]
    if before[-1:].isalpha() or before[-1:] in ("#", "/", ":"):
        return not before.endswith(("S", "A", "C"))
    if len(before) == 2 and before[1] in "-–" and before[0].isalnum():
        return True
    return after[:1] in ("/", ":") and after[1:2].isdigit()


class _Stretches:
    """Stretches of characters in order, asked whether one of them touches another."""

    def __init__(self, stretches: Sequence[tuple[int, int]]) -> None:
        self.stretches = stretches
        self.starts = [start for start, _ in stretches]

    def touch(self, start: int, end: int) -> bool:
        last = bisect_left(self.starts, end) - 1
        return last >= 0 and self.stretches[last][1] > start


def number_token(doc: Doc, quantity: Quantity) -> Token:
    """The token of a number that the parse hangs on: the one whose head lies outside."""
    inside = range(quantity.first, quantity.end)
    tokens = doc[quantity.number : quantity.number_end]
    return next((t for t in reversed(list(tokens)) if t.head.i not in inside), tokens[-1])
