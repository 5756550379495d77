"""Figures: numbers of people and things, with the bounds that their words set and what they count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.figures.counting import counted_noun, is_person, kind_of_noun
from ofrecord.annotations.figures.details import age_of, in_clause, is_cumulative, is_included, rate_after, sex_of
from ofrecord.annotations.figures.effects import Effects
from ofrecord.annotations.figures.lexicon import FigureWords
from ofrecord.annotations.figures.quantities import Quantities, Quantity, number_token
from ofrecord.annotations.step import Knowledge, Step
from ofrecord.domain.figures import Counts, Figure
from ofrecord.language.numbers import NumberWords
from ofrecord.language.parse import Doc, Span, Token

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
        lower = [t.lower_ for t in found.doc]
        quantities = self.quantities.find(found.doc, lower, skip)
        counts = [c for q in quantities for c in self._counts(found.doc, q)]
        counts.extend(self._single_persons(found.doc, lower, counts))
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
        if self._describes(doc, quantity):
            return None
        if _lower(doc, quantity.end) == "of" and _lower(doc, quantity.end + 1) in self.words.of_them:
            return self._of_them(doc, quantity)
        noun = counted_noun(doc, quantity, self.words)
        if noun is None:
            return self._bare(doc, quantity)
        name = noun.lemma_.lower()
        if name in self.words.time_units or noun.lower_ in self.words.time_units or noun.lower_ in self.words.fractions:
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
        """A number between commas after a noun is an age: "the farmer, 45, …", "two brothers, 9 and 11, …"."""
        first, end = quantity.number, quantity.number_end
        if first < 2 or end >= len(doc) or end - first > 1:
            return False
        if _lower(doc, first - 1) == "and" and doc[first - 2].pos_ == "NUM":
            first -= 2
        if _lower(doc, end) == "and" and end + 2 < len(doc) and doc[end + 1].pos_ == "NUM":
            end += 2
        marks = (_lower(doc, first - 1), _lower(doc, end))
        return marks in ((",", ","), (",", "."), ("(", ")")) and first > 1 and doc[first - 2].pos_ in ("NOUN", "PROPN")

    def _describes(self, doc: Doc, q: Quantity) -> bool:
        """ "the 27-member bloc", "a 30,000-strong force": the number describes a thing and counts none."""
        if _lower(doc, q.end) != "-" or q.end + 1 >= len(doc) or q.end != q.number_end:
            return False
        return doc[q.end + 1].tag_ in ("NN", "JJ", "NNP") and not doc[q.end].is_followed_by_blank

    def _measured(self, doc: Doc, q: Quantity) -> Count | None:
        """Money, percentages, areas, distances and masses."""
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

    def _bare(self, doc: Doc, quantity: Quantity) -> Count | None:
        """A number without a noun that a clause counts people by: "killed three", "a toll of 43", "left 12 wounded"."""
        token = number_token(doc, quantity)
        following = doc[quantity.end] if quantity.end < len(doc) else None
        if following is not None and following.lower_ in self.words.itself and following.sent == token.sent:
            effect = self.words.itself[following.lower_]
            return Count(quantity, quantity.first, quantity.end + 1, None, effect, "effect")
        if following is not None and following.lower_ == "of" and quantity.low == 1:
            return None
        effect_of = self.effects.of(token) or self._headline(doc, quantity, doc[quantity.end - 1])
        if effect_of is None or (quantity.low == 1 and token.dep_ not in ("dobj", "nsubjpass", "nsubj", "conj")):
            return None
        return Count(
            quantity, _start_of_group(doc, quantity.first, self.words), quantity.end, None, effect_of, "effect"
        )

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
        unit = self.words.groups.get(noun.lemma_.lower())
        if effect in ("displaced", "affected", "evacuated") and noun.lemma_.lower() in self.words.armed:
            effect = None
        if effect is not None:
            return Count(quantity, quantity.first, noun.i + 1, noun, effect, "effect", unit)
        if unit is not None:
            return None if single else Count(quantity, quantity.first, noun.i + 1, noun, "other", "noun", unit)
        if kind is not None:
            return Count(quantity, quantity.first, noun.i + 1, noun, kind, "noun")
        return None if single else Count(quantity, quantity.first, noun.i + 1, noun, "other", "other")

    def _effect(self, doc: Doc, quantity: Quantity, noun: Token) -> Counts | None:
        """What was done to those counted; of "11 of the 24 hostages" the clause tells only of the eleven."""
        before = quantity.first - (2 if _lower(doc, quantity.first - 1) in ("the", "its", "their", "his", "her") else 1)
        shared = before > 0 and doc[before].lower_ == "of"
        if shared and (doc[before - 1].pos_ == "NUM" or doc[before - 1].lower_ in self.words.shares):
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

    def _single_persons(self, doc: Doc, lower: Sequence[str], counts: list[Count]) -> Iterator[Count]:
        """ "killed a woman", "two men and a child were wounded": one person where a person is counted as a casualty."""
        taken = {i for c in counts for i in range(c.start, c.end)}
        for token in (doc[i] for i, word in enumerate(lower) if word in ("a", "an") and i not in taken):
            if token.dep_ != "det":
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
        last: tuple[Figure, Token] | None = None
        for count in counts:
            token = count.noun or number_token(found.doc, count.quantity)
            time = in_clause(found.doc, token, dated, time_starts, ())
            place = in_clause(found.doc, token, locations, place_starts, self.words.origin)
            figure = self._figure(found, count, time.id if time else None, place.id if place else None)
            joined = last if last is not None and token.dep_ == "conj" and token.head == last[1] else None
            if joined is not None and joined[0].cumulative:
                figure = figure.model_copy(update={"cumulative": True})
            sentence = token.sent.start
            included = is_included(found.doc, count.start, count.quantity.end, self.words)
            if whole and whole[1] == sentence and (included or (joined is not None and joined[0].part_of)):
                figure = self._part(figure, whole[0])
            else:
                whole = (figure, sentence)
            last = (figure, token)
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


def _start_of_group(doc: Doc, first: int, words: FigureWords) -> int:
    """The first token of "a family of five", where the number tells how many are in it."""
    if first < 3 or doc[first - 1].lower_ != "of" or doc[first - 2].lemma_.lower() not in words.collectives:
        return first
    return first - 3 if doc[first - 3].pos_ == "DET" else first - 2


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
