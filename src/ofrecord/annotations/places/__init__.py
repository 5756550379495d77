"""Places: one entry per expression, resolved to the gazetteer or left unresolved with a reason."""

from __future__ import annotations

from dataclasses import replace

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.places.expression import Expression
from ofrecord.annotations.places.expressions import find_expressions
from ofrecord.annotations.places.page import Page
from ofrecord.annotations.places.resolution import Reading, resolve
from ofrecord.annotations.places.uses import use_of
from ofrecord.annotations.places.words import vocabulary
from ofrecord.annotations.step import Knowledge, Step
from ofrecord.domain.places import Place


class Places(Step):
    """Finds place expressions, says which place each means, and what it does in its sentence."""

    name = "places"
    requires = ("doc", "times")
    adds = ("places",)

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge)
        self.vocabulary = vocabulary(knowledge.lexicons)

    def __call__(self, found: Annotations) -> Annotations:
        page = Page(found.doc, self.vocabulary, self.knowledge.gazetteer, _dateline(found))
        expressions = find_expressions(page)
        readings = resolve(page, expressions, self._home(found.document.publisher, page, expressions))
        places = [self._place(found, page, e, r) for e, r in zip(expressions, readings, strict=True)]
        return replace(found, places=_with_parents(places, readings))

    def _home(self, publisher: str | None, page: Page, expressions: list[Expression]) -> set[str]:
        """The country of the publisher, and those that hold a name of the dateline."""
        home = self.vocabulary.words.publishers.get(publisher or "")
        countries = {home} if home else set()
        for one in expressions if page.dateline else ():
            if one.first in page.dateline:
                countries |= set(one.known.all_countries) if one.known else {e.country for e in page.find(one.name)[:1]}
        return countries

    def _place(self, found: Annotations, page: Page, one: Expression, reading: Reading) -> Place:
        last = found.doc[one.last]
        start, end = found.doc[one.first].idx, last.idx + len(last)
        entry = reading.entry
        vague = one.relation is not None and entry is not None
        return Place(
            id=found.id("p", start, end),
            **found.located(start, end),
            **self.credit("direction" if vague else reading.rule),
            use=use_of(page, one, _may_govern(reading)),
            geonameid=entry.geonameid if entry and entry.geonameid > 0 and not vague else None,
            name=entry.name if entry else None,
            latitude=entry.latitude if entry else None,
            longitude=entry.longitude if entry else None,
            country=(entry.country or None) if entry else None,
            admin1=entry.admin1 if entry else None,
            subdivision=entry.subdivision if entry else None,
            pcode=entry.pcode if entry and not vague else None,
            code=entry.code if entry and not vague else None,
            feature=entry.feature if entry else None,
            precision="vague" if vague else reading.precision,
            relation=one.relation,
            candidates=reading.candidates,
            unresolved=reading.why,
        )


def _dateline(found: Annotations) -> dict[int, str]:
    """The tokens of datelines and their words in the text."""
    datelines = [found.tokens(b) for b in found.document.blocks if b.role == "dateline"]
    return {t.i: found.text[t.idx : t.idx + len(t)] for span in datelines for t in span or () if not t.is_space}


def _may_govern(reading: Reading) -> bool:
    """Towns that are no capital do not act by being something; what is not resolved may be a seat of anybody."""
    return reading.entry is None or reading.entry.feature not in ("P.PPL", "A.ADM2")


def _with_parents(places: list[Place], readings: list[Reading]) -> tuple[Place, ...]:
    """Each relation with the id of the place it is to, where that has an entry of its own."""
    own: dict[int | str, str] = {}
    for place, reading in zip(places, readings, strict=True):
        if place.relation is None and reading.entry is not None and reading.precision != "vague":
            own.setdefault(reading.entry.geonameid or reading.entry.name, place.id)
    related = []
    for place, reading in zip(places, readings, strict=True):
        parent = own.get(reading.entry.geonameid or reading.entry.name) if reading.entry else None
        if place.relation is not None and parent is not None:
            place = place.model_copy(update={"relation": place.relation.model_copy(update={"of": parent})})
        related.append(place)
    return tuple(related)
