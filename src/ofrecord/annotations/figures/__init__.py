"""Figures: numbers of people and things, with the bounds that their words set and what they count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.figures.counting import Count
from ofrecord.annotations.figures.details import Circumstances, age_of, is_cumulative, rate_of, sex_of
from ofrecord.annotations.figures.lexicon import FigureWords, with_persons
from ofrecord.annotations.figures.noughts import Noughts
from ofrecord.annotations.figures.quantities import Quantities
from ofrecord.annotations.figures.readings import Readings
from ofrecord.annotations.figures.tables import Tables
from ofrecord.annotations.figures.wholes import Told, out_of_wholes, replaced, summed, with_parts
from ofrecord.annotations.modality import Modalities
from ofrecord.annotations.modality_words import ModalityWords
from ofrecord.annotations.step import Knowledge, Step
from ofrecord.domain.figures import Figure
from ofrecord.language.numbers import NumberWords
from ofrecord.language.parties import PartyNouns


class Figures(Step):
    """Finds figures."""

    name = "figures"
    requires = ("doc", "times", "places", "mentions")
    adds = ("figures",)

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge)
        self.words = with_persons(
            knowledge.lexicons.load("figures", FigureWords), knowledge.lexicons.load("party_nouns", PartyNouns)
        )
        self.quantities = Quantities(self.words, knowledge.lexicons.load("numbers", NumberWords))
        modality = Modalities(knowledge.lexicons.load("modality", ModalityWords))
        self.tables = Tables(self.words)
        self.readings = Readings(self.words, self.quantities, modality)
        self.noughts = Noughts(self.words, self.readings.effects, modality)

    def __call__(self, found: Annotations) -> Annotations:
        skip = [(t.start, t.end) for t in found.times if t.type != "SET" or t.exact[:1].isdigit()]
        lower = [t.lower_ if t.dep_ != "prt" else "" for t in found.doc]  # "handed over 390" is no "over 390"
        quantities = list(self.quantities.find(found.doc, lower, skip))
        counts = list(self.tables.counts(found, quantities))
        cells = {c.start for c in counts}
        counts += [c for q in quantities if q.first not in cells for c in self.readings.of(found.doc, q)]
        counts.extend(self.readings.single_persons(found.doc, lower, counts))
        counts.sort(key=lambda c: c.start)
        around = Circumstances(found, self.words)
        figures = [*self._figures(found, around, counts)]
        figures += [self._figure(found, around, c) for c in self.noughts.find(found.doc, lower)]
        return replace(found, figures=tuple(sorted(figures, key=lambda f: (f.start, -f.end))))

    def _figures(self, found: Annotations, around: Circumstances, counts: Iterable[Count]) -> list[Figure]:
        """The counts as items of the record, each with what it is part of and what it replaces."""
        doc = found.doc
        told = [Told(c, self._figure(found, around, c)) for c in counts]
        told = list(with_parts(doc, told, self.words))
        told = list(replaced(doc, list(out_of_wholes(told)), self.words))
        sums: list[Told] = []
        for count, members in summed(doc, told, self.words):
            sums += [Told(count, self._figure(found, around, count))] if count else []
            whole, parts = (sums[-1].figure, members) if count else (told[members[0]].figure, members[1:])
            for i in parts:
                told[i] = told[i].updated(part_of=whole.id)
        return [one.figure for one in (*told, *sums)]

    def _figure(self, found: Annotations, around: Circumstances, count: Count) -> Figure:
        doc, q = found.doc, count.quantity
        start, end = doc[count.start].idx, doc[count.end - 1].idx + len(doc[count.end - 1])
        token = count.head(doc)
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
            cumulative=is_cumulative(doc, q, count.end, count.counts, self.words),
            rate=rate_of(doc, count.end, token, self.words),
            time=around.time(token),
            place=around.place_of_row(start) if count.rule == "cell" else around.place(token),
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
