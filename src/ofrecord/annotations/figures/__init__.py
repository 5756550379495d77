"""Figures: numbers of people and things, with the bounds that their words set and what they count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from spacy.tokens import Doc, Span, Token

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.figures.counting import counted_noun, is_person, kind_of_noun
from ofrecord.annotations.figures.details import age_of, in_clause, is_cumulative, is_included, rate_after, sex_of
from ofrecord.annotations.figures.effects import Effects
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
        quantities = self.quantities.find(found.doc, skip)
        counts = [c for q in quantities for c in self._counts(found.doc, q)]
        counts.extend(self._single_persons(found.doc, counts))
        counts.sort(key=lambda c: c.start)
        return replace(found, figures=tuple(out_of_wholes(list(self._figures(found, counts)))))

    def _counts(self, doc: Doc, quantity: Quantity) -> Iterator[Count]:
        """What a quantity counts: nothing, one thing, or two where two verbs share it ("killed and wounded dozens")."""
        count = self._count(doc, quantity)
        if count is None:
            return
        if count.rule == "effect":
            also = self.effects.shared(count.noun or number_token(doc, quantity))
            if also is not None and also != count.counts:
                yield replace(count, counts=also)
        yield count

    def _count(self, doc: Doc, quantity: Quantity) -> Count | None:
        """What a quantity counts; null for numbers that count nothing (labels, ages, scores, bare numbers)."""
        if self._is_no_count(doc, quantity):
            return None
        measured = self._measured(doc, quantity)
        if measured is not None:
            return measured
        if _lower(doc, quantity.end) == "of" and _lower(doc, quantity.end + 1) in self.words.of_them:
            return self._of_them(doc, quantity)
        noun = counted_noun(doc, quantity, self.words)
        if noun is None:
            return self._bare(doc, quantity)
        if noun.lemma_.lower() in self.words.time_units or noun.lower_ in self.words.time_units:
            return None
        return self._of_noun(doc, quantity, noun)

    def _is_no_count(self, doc: Doc, q: Quantity) -> bool:
        return self._is_label(doc, q) or self._is_one_of(doc, q) or self._is_age(doc, q) or self._is_ratio(doc, q)

    def _is_ratio(self, doc: Doc, q: Quantity) -> bool:
        """ "four out of ten", "one in three": a share, of which neither number counts."""
        after = doc[q.number_end : q.number_end + 3]
        before = doc[max(0, q.number - 3) : q.number]
        opens = (len(after) > 1 and after[0].lower_ == "in" and after[1].pos_ == "NUM") or _out_of(after[:2])
        return (
            opens
            or _out_of(before[-2:])
            or (len(before) > 1 and before[-1].lower_ == "in" and before[-2].pos_ == "NUM")
        )

    def _is_label(self, doc: Doc, quantity: Quantity) -> bool:
        """Is the number a name's ("Article 51", "Flight 17") and not a count?"""
        if quantity.number != quantity.first or quantity.number == 0 or not doc[quantity.number].text[:1].isdigit():
            return False
        before = doc[quantity.number - 1]
        labelled = before.lower_.rstrip(".") in self.words.labels and before.dep_ != "ROOT"
        return labelled and (before.text[:1].isupper() or before.pos_ == "NOUN" or before.lower_ == "aged")

    def _is_one_of(self, doc: Doc, quantity: Quantity) -> bool:
        """ "one of the men" picks somebody out and counts nobody; "no one" and "one another" are pronouns."""
        if not quantity.low == quantity.high == 1:
            return False
        after = doc[quantity.end].lower_ if quantity.end < len(doc) else ""
        return after in ("of", "another") or (quantity.first > 0 and doc[quantity.first - 1].lower_ == "no")

    def _is_age(self, doc: Doc, quantity: Quantity) -> bool:
        """A number between commas after a noun is an age: "the farmer, 45, …"."""
        if quantity.number < 2 or quantity.end >= len(doc) or quantity.number_end - quantity.number > 1:
            return False
        marks = (doc[quantity.number - 1].text, doc[quantity.end].text)
        return marks in ((",", ","), (",", "."), ("(", ")")) and doc[quantity.number - 2].pos_ in ("NOUN", "PROPN")

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
        effect_of = self.effects.of(token)
        if effect_of is None or (quantity.low == 1 and token.dep_ not in ("dobj", "nsubjpass", "nsubj", "conj")):
            return None
        return Count(quantity, quantity.first, quantity.end, None, effect_of, "effect")

    def _of_them(self, doc: Doc, quantity: Quantity) -> Count | None:
        """ "two of them women", "of whom three died": some of those counted before, by the noun or the clause that follows."""
        after = quantity.end + 2
        noun = doc[after] if after < len(doc) and is_person(doc[after], self.words) else None
        effect = self.effects.of(number_token(doc, quantity))
        if noun is None and effect is None:
            return None
        return Count(quantity, quantity.first, after + 1 if noun else after, noun, effect or "people", "part")

    def _of_noun(self, doc: Doc, quantity: Quantity, noun: Token) -> Count | None:
        phrase = frozenset(t.lower_ for t in doc[quantity.end : min(noun.i + 4, len(doc))])
        kind = kind_of_noun(noun, phrase, self.words)
        thing = kind not in (None, "people") or noun.lemma_.lower() in self.words.animals_and_things
        effect = None if thing else self._effect(doc, quantity, noun)
        if effect in ("displaced", "returned", "affected", "detained", "abducted") and kind != "people":
            effect = effect if noun.lemma_.lower() in self.words.itself else None
        single = quantity.low == quantity.high == 1
        if effect is not None:
            return Count(quantity, quantity.first, noun.i + 1, noun, effect, "effect")
        if kind is not None:
            return Count(quantity, quantity.first, noun.i + 1, noun, kind, "noun")
        return None if single else Count(quantity, quantity.first, noun.i + 1, noun, "other", "other")

    def _effect(self, doc: Doc, quantity: Quantity, noun: Token) -> Counts | None:
        """What was done to those counted; of "11 of the 24 hostages" the clause tells only of the eleven."""
        before = quantity.first - (2 if _lower(doc, quantity.first - 1) in ("the", "its", "their", "his", "her") else 1)
        if before > 0 and doc[before].lower_ == "of" and doc[before - 1].pos_ == "NUM":
            return self.effects.own(noun)
        return self.effects.of(noun) or self._headline(doc, quantity, noun)

    def _headline(self, doc: Doc, quantity: Quantity, noun: Token) -> Counts | None:
        """ "Shelling Kills 3 Red Cross Workers", "Five Nurses Abducted": verbs that a title in capitals hides from the parser."""
        before = doc[quantity.first - 1] if quantity.first else None
        if before is not None and before.pos_ != "VERB" and before.text[:1].isupper():
            name = before.lower_.removesuffix("s")
            if found := self.words.object_of.get(name) or self.words.object_of.get(before.lower_):
                return found
        after = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
        if after is None or after.pos_ == "VERB" or not after.text[:1].isupper():
            return None
        return self.words.itself.get(after.lower_)

    def _single_persons(self, doc: Doc, counts: list[Count]) -> Iterator[Count]:
        """ "killed a woman", "two men and a child were wounded": one person where a person is counted as a casualty."""
        taken = {i for c in counts for i in range(c.start, c.end)}
        for token in doc:
            if token.lower_ not in ("a", "an") or token.dep_ != "det" or token.i in taken:
                continue
            noun = token.head
            if (
                noun.i in taken
                or noun.lemma_.lower() in self.words.collectives
                or not is_person(noun, self.words)
                or noun.tag_ not in ("NN", "NNP")
            ):
                continue
            effect = self.effects.of(noun)
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
        last: Figure | None = None
        for count in counts:
            token = count.noun or number_token(found.doc, count.quantity)
            time = in_clause(found.doc, token, dated, time_starts)
            place = in_clause(found.doc, token, locations, place_starts)
            figure = self._figure(found, count, time.id if time else None, place.id if place else None)
            if last is not None and last.cumulative and found.text[last.end : figure.start].strip(" ,") == "and":
                figure = figure.model_copy(update={"cumulative": True})
            last = figure
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
            id=found.id("f", start, end, count.counts),
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
        while first < count.noun.i and (
            doc[first].lower_ in ("of", "-") or doc[first].pos_ in ("DET", "PUNCT", "PRON")
        ):
            first += 1
        return found.text[doc[first].idx : count.noun.idx + len(count.noun)]


def out_of_wholes(figures: list[Figure]) -> Iterator[Figure]:
    """ "11 of the 24 hostages": the figure that holds the next one is part of it."""
    for figure, following in zip_longest(figures, figures[1:]):
        if following is not None and figure.covers(following) and figure.exact != following.exact:
            yield figure.model_copy(update={"part_of": following.id})
        else:
            yield figure


def _out_of(tokens: Span) -> bool:
    return tokens.text.lower() == "out of"


def _lower(doc: Doc, i: int) -> str:
    return doc[i].lower_ if 0 <= i < len(doc) else ""


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
