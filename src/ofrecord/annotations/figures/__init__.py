"""Figures: numbers of people and things, with the bounds that their words set and what they count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.figures.counting import Effects, counted_noun, is_person, kind_of_noun
from ofrecord.annotations.figures.details import age_of, in_clause, is_cumulative, is_included, rate_after, sex_of
from ofrecord.annotations.figures.lexicon import FigureWords
from ofrecord.annotations.figures.quantities import Quantities, Quantity, number_token
from ofrecord.annotations.step import Knowledge, Step
from ofrecord.domain.figures import Counts, Figure
from ofrecord.language.numbers import NumberWords

CASUALTIES = frozenset({"killed", "injured", "missing", "detained", "abducted"})
"""What may be done to "a woman": one person, counted without a number."""


@dataclass(frozen=True)
class Count:
    """A quantity with what it counts. `start` and `end` are token indices of the figure; `noun` is its head noun."""

    quantity: Quantity
    start: int
    end: int
    noun: Token | None
    counts: Counts
    rule: str
    unit: str | None = None


class Figures(Step):
    """Finds figures."""

    name = "figures"
    requires = ("doc", "times", "places", "mentions")
    adds = ("figures",)

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge)
        self.words = knowledge.lexicons.load("figures", FigureWords)
        self.quantities = Quantities(self.words, knowledge.lexicons.load("numbers", NumberWords))
        self.effects = Effects(self.words)

    def __call__(self, found: Annotations) -> Annotations:
        skip = [(t.start, t.end) for t in found.times if t.type != "SET" or t.exact[:1].isdigit()]
        quantities = list(self.quantities.find(found.doc, skip))
        counts = [c for q in quantities if (c := self._count(found.doc, q)) is not None]
        counts.extend(self._single_persons(found.doc, counts))
        counts.sort(key=lambda c: c.start)
        return replace(found, figures=tuple(self._figures(found, counts)))

    def _count(self, doc: Doc, quantity: Quantity) -> Count | None:
        """What a quantity counts; null for numbers that count nothing (labels, ages, scores, bare numbers)."""
        if self._is_label(doc, quantity):
            return None
        measured = self._measured(doc, quantity)
        if measured is not None:
            return measured
        noun = counted_noun(doc, quantity, self.words)
        if noun is None:
            return self._bare(doc, quantity)
        if noun.lemma_.lower() in self.words.time_units or noun.lower_ in self.words.time_units:
            return None
        return self._of_noun(doc, quantity, noun)

    def _is_label(self, doc: Doc, quantity: Quantity) -> bool:
        """Is the number a name's ("Article 51", "Flight 17") and not a count?"""
        if quantity.number != quantity.first or quantity.number == 0 or not doc[quantity.number].text[:1].isdigit():
            return False
        before = doc[quantity.number - 1]
        labelled = before.lower_.rstrip(".") in self.words.labels and before.dep_ != "ROOT"
        return labelled and (before.text[:1].isupper() or before.pos_ == "NOUN" or before.lower_ == "aged")

    def _measured(self, doc: Doc, q: Quantity) -> Count | None:
        """Money, percentages, areas, distances and masses."""
        words, low = self.words, [t.lower_ for t in doc[q.end : q.end + 4]] + [""] * 4
        before = doc[q.number - 1].lower_ if q.number else ""
        if before in words.currencies:
            start = min(q.first, q.number - 1)
            shifted = self.quantities.qualified(doc, q, q.number - 1)
            return Count(shifted, min(start, shifted.first), q.end, None, "money", "unit", words.currencies[before])
        if low[0] in words.percent:
            return Count(q, q.first, q.end + 1, None, "other", "unit", "percent")
        skip = 1 if low[0] == "-" else 0
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

    def _bare(self, doc: Doc, quantity: Quantity) -> Count | None:
        """A number without a noun that a clause counts people by: "killed three", "a toll of 43", "left 12 wounded"."""
        token = number_token(doc, quantity)
        following = doc[quantity.end] if quantity.end < len(doc) else None
        if following is not None and following.lower_ in self.words.itself and following.sent == token.sent:
            effect = self.words.itself[following.lower_]
            return Count(quantity, quantity.first, quantity.end + 1, None, effect, "effect")
        if following is not None and following.lower_ == "of" and quantity.low == 1:
            return None
        effect_of = self.effects.of(token, True)
        if effect_of is None or (quantity.low == 1 and token.dep_ not in ("dobj", "nsubjpass", "nsubj", "conj")):
            return None
        return Count(quantity, quantity.first, quantity.end, None, effect_of, "effect")

    def _of_noun(self, doc: Doc, quantity: Quantity, noun: Token) -> Count | None:
        phrase = frozenset(t.lower_ for t in doc[quantity.end : min(noun.i + 4, len(doc))])
        kind = kind_of_noun(noun, phrase, self.words)
        thing = kind not in (None, "people") or noun.lemma_.lower() in self.words.animals_and_things
        effect = None if thing else self.effects.of(noun, True)
        if effect in ("displaced", "returned", "affected", "detained", "abducted") and kind != "people":
            effect = effect if noun.lemma_.lower() in self.words.itself else None
        single = quantity.low == quantity.high == 1
        if effect is not None:
            return Count(quantity, quantity.first, noun.i + 1, noun, effect, "effect")
        if kind is not None:
            return Count(quantity, quantity.first, noun.i + 1, noun, kind, "noun")
        return None if single else Count(quantity, quantity.first, noun.i + 1, noun, "other", "other")

    def _single_persons(self, doc: Doc, counts: list[Count]) -> Iterator[Count]:
        """ "killed a woman", "two men and a child were wounded": one person where a person is counted as a casualty."""
        taken = {i for c in counts for i in range(c.start, c.end)}
        for token in doc:
            if token.lower_ not in ("a", "an") or token.dep_ != "det" or token.i in taken:
                continue
            noun = token.head
            if noun.i in taken or not is_person(noun, self.words) or noun.tag_ not in ("NN", "NNP"):
                continue
            effect = self.effects.of(noun, True)
            if effect in CASUALTIES and noun.lemma_.lower() not in self.words.itself:
                quantity = Quantity(token.i, token.i + 1, token.i, token.i + 1, 1, 1, "exact")
                yield Count(quantity, token.i, noun.i + 1, noun, effect, "one_person")

    def _figures(self, found: Annotations, counts: list[Count]) -> Iterator[Figure]:
        """The counts as items of the record, in text order; a part takes what it counts from its whole."""
        locations = [p for p in found.places if p.use == "location"]
        place_starts = [p.start for p in locations]
        dated = [t for t in found.times if t.type in ("DATE", "TIME")]
        time_starts = [t.start for t in dated]
        whole: tuple[Figure, int] | None = None
        for count in counts:
            token = count.noun or number_token(found.doc, count.quantity)
            time = in_clause(found.doc, token, dated, time_starts)
            place = in_clause(found.doc, token, locations, place_starts)
            figure = self._figure(found, count, time.id if time else None, place.id if place else None)
            sentence = token.sent.start
            if whole and whole[1] == sentence and is_included(found.doc, count.quantity, self.words):
                figure = self._part(figure, whole[0])
            else:
                whole = (figure, sentence)
            yield figure

    def _part(self, figure: Figure, whole: Figure) -> Figure:
        counts = whole.counts if figure.counts in ("people", "other") else figure.counts
        return figure.model_copy(update={"part_of": whole.id, "counts": counts})

    def _figure(self, found: Annotations, count: Count, time: str | None, place: str | None) -> Figure:
        doc, q = found.doc, count.quantity
        start, end = doc[count.start].idx, doc[count.end - 1].idx + len(doc[count.end - 1])
        return Figure(
            id=found.id("f", start, end),
            **found.located(start, end),
            counts=count.counts,
            what=self._what(found, count),
            low=q.low,
            high=q.high,
            qualifier=q.qualifier,
            unit=count.unit,
            sex=sex_of(count.noun, self.words) if count.noun else None,
            age=age_of(count.noun, self.words) if count.noun else None,
            cumulative=is_cumulative(doc, q, count.end, self.words),
            rate=rate_after(doc, count.end, self.words),
            time=time,
            place=place,
            **self.credit(count.rule),
        )

    def _what(self, found: Annotations, count: Count) -> str | None:
        """The counted noun phrase in the text's words, without the number and "of (the)"."""
        if count.noun is None:
            return None
        doc, first = found.doc, count.quantity.end
        while first < count.noun.i and (doc[first].lower_ in ("of", "-") or doc[first].pos_ in ("DET", "PUNCT")):
            first += 1
        return found.text[doc[first].idx : count.noun.idx + len(count.noun)]


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
