"""Numbers with a unit: money, percentages, areas, distances, masses."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ofrecord.annotations.figures.counting import Count
from ofrecord.annotations.figures.lexicon import FigureWords
from ofrecord.annotations.figures.quantities import Quantities, Quantity
from ofrecord.domain.figures import Counts
from ofrecord.language.parse import Doc, Token


@dataclass(frozen=True)
class Measures:
    """Reads the unit after a number, or the currency before it."""

    words: FigureWords
    quantities: Quantities

    def of(self, doc: Doc, q: Quantity) -> Count | None:
        """Money, percentages, areas, distances and masses."""
        if q.qualifier == "vague" and q.end < len(doc) and doc[q.end].lower_ == "of":
            return self.of(doc, replace(q, end=q.end + 1))
        words, low = self.words, [t.lower_ for t in doc[q.end : q.end + 4]] + [""] * 4
        before = doc[q.number - 1].lower_ if q.number else ""
        if before in words.currencies:
            start = min(q.first, q.number - 1)
            shifted = self.quantities.qualified(doc, q, q.number - 1)
            return Count(shifted, min(start, shifted.first), q.end, None, "money", "unit", words.currencies[before])
        if low[0] in words.percent or " ".join(low[:2]) in words.percent:
            return Count(q, q.first, q.end + (1 if low[0] in words.percent else 2), None, "other", "unit", "percent")
        skip = 1 if low[0] in ("-", "metric") else 0
        name = low[skip]
        money = next((k for k in (0, 1) if low[k] in words.currencies and low[k][0].isalpha()), None)
        if money is not None and (money == 0 or doc[q.end].pos_ in ("ADJ", "PROPN")):
            return Count(q, q.first, q.end + money + 1, None, "money", "unit", words.currencies[low[money]])
        if name in ("square", "sq") and (unit := words.area_of_square.get(_singular(low[skip + 1]))):
            return Count(q, q.first, q.end + skip + 2, None, "area", "unit", unit)
        return self._in_unit(doc, q, skip, _singular(name), low)

    def _in_unit(self, doc: Doc, q: Quantity, skip: int, name: str, low: list[str]) -> Count | None:
        words, end = self.words, q.end + skip + 1
        if unit := words.area.get(name):
            return Count(q, q.first, end, None, "area", "unit", unit)
        if (unit := words.distance.get(name)) and (name != "m" or not doc[q.end].text.isupper()):
            return Count(q, q.first, end, None, "distance", "unit", unit)
        if (unit := words.mass.get(name)) is None:
            return None
        noun: Token | None = None
        if end < len(doc) and doc[end].lower_ == "of":
            noun = _phrase_end(doc, end + 1)
        around = {t.lower_ for t in doc[end : (noun.i + 1 if noun else end)]}
        counts: Counts = "aid" if not around.isdisjoint(words.aid_words) else "other"
        return Count(q, q.first, noun.i + 1 if noun else end, noun, counts, "unit", unit)


def _singular(word: str) -> str:
    """A unit's name without its plural s; short symbols as they are."""
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def _phrase_end(doc: Doc, start: int) -> Token | None:
    """The last noun of the noun phrase from a token on."""
    found: Token | None = None
    for token in doc[start : start + 5]:
        if token.pos_ in ("NOUN", "PROPN"):
            found = token
        elif found is not None or token.pos_ not in ("ADJ", "DET"):
            break
    return found
