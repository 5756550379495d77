"""Ratios, kept as they are told: "four out of ten children" is 4 with the unit "in 10"."""

from __future__ import annotations

from collections import defaultdict

from ofrecord.annotations.figures.counting import Count, kind_of_noun, noun_from
from ofrecord.annotations.figures.lexicon import FigureWords
from ofrecord.annotations.figures.quantities import Quantity
from ofrecord.language.numbers import NumberWords
from ofrecord.language.parse import Doc

_WIDEST = 3
"""Words of the second number, at most."""


class Ratios:
    """Reads the two numbers of a ratio as one figure."""

    def __init__(self, words: FigureWords, numbers: NumberWords) -> None:
        self.words, self.numbers = words, numbers
        self._phrases: dict[str, list[tuple[list[str], bool]]] = defaultdict(list)
        for phrase, any_base in words.ratios.items():
            self._phrases[phrase.split()[0]].append((phrase.split(), any_base))

    def of(self, doc: Doc, q: Quantity) -> Count | None:
        """The ratio that begins with this quantity; null where there is none."""
        base = self._base(doc, q.number_end)
        if base is None or q.low is None or q.low > base[0]:
            return None
        number, end = base
        noun = noun_from(doc, end, doc[q.number].sent.end)
        phrase = frozenset(t.lower_ for t in doc[end : noun.i + 1]) if noun else frozenset()
        kind = kind_of_noun(noun, phrase, self.words) if noun else None
        return Count(q, q.first, noun.i + 1 if noun else end, noun, kind or "other", "ratio", f"in {number:,}")

    def is_base(self, doc: Doc, q: Quantity) -> bool:
        """Is this the second number of a ratio, which counts nothing by itself?"""
        return any(
            (base := self._base(doc, i)) is not None and q.number < base[1] <= q.number_end
            for i in range(max(0, q.number - 2), q.number)
            if doc[i - 1].pos_ == "NUM" or doc[i - 1].text[:1].isdigit()
        )

    def _base(self, doc: Doc, i: int) -> tuple[int, int] | None:
        """The second number after the words that bind it at token i, and where it ends."""
        first = doc[i].lower_ if i < len(doc) else ""
        for words, any_base in self._phrases.get(first, ()):
            start = i + len(words)
            if [t.lower_ for t in doc[i:start]] != words:
                continue
            for end in range(min(start + _WIDEST, len(doc)), start, -1):
                number = self.numbers.value([t.lower_ for t in doc[start:end]])
                if isinstance(number, int) and number > 1 and (any_base or number in self.words.round_bases):
                    return number, end
        return None
