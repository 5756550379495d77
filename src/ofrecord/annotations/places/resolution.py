"""Which place an expression means: candidates of the gazetteer, weighed by what the text says around them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ofrecord.annotations.places.expression import KNOWN_SIZE, Expression
from ofrecord.annotations.places.page import Page
from ofrecord.annotations.places.words import HeadFit, Known
from ofrecord.domain.places import Candidate, Precision
from ofrecord.gazetteer.lookup import Entry
from ofrecord.gazetteer.names import name_key

KEPT = 5
"""Candidates kept with an item."""

# Weights in units of one order of magnitude of population (log10): a city ten times as large is one point likelier.
MAIN_NAME = 1.5
IN_CONTAINER = 8.0
SAME_SENTENCE = 1.5
SAME_DOCUMENT = 1.5
SAME_ADMIN1 = 2.0
CAPITAL = 2.5
COUNTRY = 4.0
FITS = 5.0
NAMESAKE = 1.5
ADMIN_LIMIT = 6.5
"""Areas hold more people than their seats; beyond this their size says nothing more."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome for one expression. `entry` is null where it is unresolved, `why` then says the reason."""

    entry: Entry | None
    rule: str
    precision: Precision | None
    candidates: tuple[Candidate, ...] = ()
    why: str | None = None


def resolve(page: Page, found: Sequence[Expression], home: Sequence[str] = ()) -> list[Reading]:
    """A reading for each expression: those with a container first, because they tell about the others.

    `home` are countries that the report's dateline or publisher speaks for.
    """
    return _Resolver(page, found, home).readings()


class _Resolver:
    def __init__(self, page: Page, found: Sequence[Expression], home: Sequence[str]) -> None:
        self.page = page
        self.doc = page.doc
        self.found = found
        self.gazetteer = page.gazetteer
        self.home = frozenset(home)
        self.countries: Counter[str] = Counter()
        self.admin1s: Counter[int] = Counter()
        self.senses: dict[str, Entry] = {}
        self.sentence_of = {t.i: k for k, s in enumerate(page.doc.sents) for t in s} if found else {}
        self.sentence_countries: dict[int, set[str]] = {}

    def readings(self) -> list[Reading]:
        done: dict[int, Reading] = {}
        for i, one in enumerate(self.found):
            if one.known is not None and not self._is_inside_next(i):
                done[i] = self._of_known(one)
        towns = [i for i, one in enumerate(self.found) if i not in done and one.fit != "point"]
        for i in reversed(towns):
            container = self._container(i, done)
            if container is not None:
                done[i] = self._of_name(i, container)
        for i in (*towns, *range(len(self.found))):  # facilities last: they are where the others are
            if i not in done:
                done[i] = self._of_name(i, self._container(i, done))
        return [done[i] for i in range(len(self.found))]

    def _is_inside_next(self, i: int) -> bool:
        """Is a listed name followed by ", State" in which a town has that name ("Lebanon, Pa.")?"""
        one, after = self.found[i], self.found[i + 1] if i + 1 < len(self.found) else None
        if after is None or one.demonym or after.known is not None or not self._is_comma(one, after):
            return False
        areas = {e.geonameid for e in self.page.find(after.name) if e.feature == "A.ADM1"}
        return any(e.admin1_id in areas for e in self.page.find(one.name) if e.feature.startswith("P"))

    def _is_comma(self, one: Expression, after: Expression) -> bool:
        return after.first == one.last + 2 and self.doc[one.last + 1].text == ","

    def _container(self, i: int, done: dict[int, Reading]) -> Entry | Known | None:
        one = self.found[i]
        if one.container is not None:
            return one.container
        after = self.found[i + 1] if i + 1 < len(self.found) else None
        if after is None or after.demonym:
            return None
        facility = one.fit == "point"
        link = self.doc[one.last + 1].text if after.first - one.last in (2, 3) and after.relation is None else ""
        near = after.first - one.last == 3 and self.doc[one.last + 2].lower_ not in ("in", "the")
        if near or link not in ((",", "in", "near", "outside", "at") if facility else (",", "in", "(")):
            return None if after.relation is None or self.doc[one.last + 1].text != "in" else after.known
        if after.known is not None:
            return after.known
        reading = done.get(i + 1)
        if reading is not None:
            return reading.entry if reading.entry and (facility or reading.entry.feature[0] == "A") else None
        area = max(
            (e for e in self.page.find(after.name) if e.feature == "A.ADM1"),
            key=lambda e: e.population,
            default=None,
        )
        return area if area and self._holds_any(area, one.name) else None

    def _holds_any(self, area: Entry, name: str) -> bool:
        return any(_inside(e, area) for e in self.page.find(name))

    def _of_known(self, one: Expression) -> Reading:
        known = one.known
        if known is None:
            raise ValueError("not a listed name")
        rule = "embedded" if one.embedded else "demonym" if known.demonym else "country"
        if known.country is not None:
            self._note(one, known.country)
            entry = self.gazetteer.country(known.country)
            why = None if entry else "not in the gazetteer"
            return Reading(entry, rule, "country" if entry else None, why=why)
        rule = rule if rule != "country" else "macro_region"
        return Reading(self._region_entry(known), rule, "region")

    def _region_entry(self, known: Known) -> Entry:
        region = known.region
        if region is None:
            raise ValueError("not a region")
        country = region.countries[0] if len(region.countries) == 1 else ""
        return Entry(region.id or 0, known.name, *region.at, country, None, None, region.kind, 0, True)

    def _of_name(self, i: int, container: Entry | Known | None) -> Reading:
        one = self.found[i]
        entries = self._entries(one)
        if one.fit == "point":
            return self._of_facility(one, entries, container)
        if not entries:
            return Reading(None, "unresolved", None, why="not in the gazetteer")
        key = name_key(one.name)
        towns = {(e.latitude, e.longitude): e.population for e in entries if e.feature.startswith("P")}
        scored = [(self._score(e, one, container) - _namesake(e, towns), e) for e in entries]
        scored.sort(key=lambda s: (-s[0], -s[1].population, s[1].geonameid))
        candidates = tuple(Candidate(geonameid=e.geonameid, name=e.name, score=round(s, 2)) for s, e in scored[:KEPT])
        best = scored[0][1]
        earlier = self.senses.get(key)
        if container is None and one.fit is None and earlier is not None and earlier in entries:
            best = earlier
        held = container is not None and _within(best, container)
        if container is None or held:
            self._note(one, best.country)
            if best.admin1_id:
                self.admin1s[best.admin1_id] += 1
        if held or key not in self.senses:
            self.senses[key] = best
        return Reading(best, _rule(one, held), _precision(best), candidates)

    def _of_facility(self, one: Expression, entries: Sequence[Entry], container: Entry | Known | None) -> Reading:
        """Where it is said to be ("X hospital in Y"), or the town that it is named after, if the text is about its country."""
        near = self._known_entry(container) if isinstance(container, Known) else container
        if near is None:
            near = next((e for e in entries if e.population >= KNOWN_SIZE and self.countries[e.country]), None)
        if near is None:
            return Reading(None, "facility", None, why="a facility that is not in the gazetteer")
        return Reading(replace(near, name=one.name, geonameid=0, feature="S"), "facility", "vague")

    def _known_entry(self, known: Known) -> Entry | None:
        return self._region_entry(known) if known.country is None else self.gazetteer.country(known.country)

    def _entries(self, one: Expression) -> tuple[Entry, ...]:
        entries = self.page.find(one.name)
        words = one.name.split()
        if not entries and one.fit not in (None, "point") and len(words) > 1:
            entries = self.page.find(" ".join(words[:-1]))
        return entries

    def _score(self, entry: Entry, one: Expression, container: Entry | Known | None) -> float:
        size = math.log10(max(entry.population, 1))
        area = entry.feature.startswith("A.ADM")
        score = min(size, ADMIN_LIMIT if entry.feature == "A.ADM1" else 4.0) if area else size
        score += MAIN_NAME * entry.main + CAPITAL * (entry.feature == "P.PPLC") + COUNTRY * (entry.feature == "A.PCLI")
        if container is not None and _within(entry, container):
            score += IN_CONTAINER
        if entry.country in self.sentence_countries.get(self.sentence_of[one.first], ()):
            score += SAME_SENTENCE
        if total := sum(self.countries.values()):
            score += SAME_DOCUMENT * self.countries[entry.country] / total
        if entry.admin1_id and self.admin1s[entry.admin1_id]:
            score += SAME_ADMIN1
        return score + _fit(entry, one.fit)

    def _note(self, one: Expression, country: str) -> None:
        if country:
            self.countries[country] += 1
            self.sentence_countries.setdefault(self.sentence_of[one.first], set()).add(country)


def _within(entry: Entry, container: Entry | Known) -> bool:
    if isinstance(container, Known):
        return entry.country in container.all_countries and entry.feature != "A.PCLI"
    return _inside(entry, container)


def _inside(entry: Entry, area: Entry) -> bool:
    if entry.geonameid == area.geonameid or entry.country != area.country:
        return False
    return area.feature == "A.PCLI" or entry.admin1_id in (area.geonameid, area.admin1_id)


def _namesake(entry: Entry, towns: dict[tuple[float | None, float | None], int]) -> float:
    """An area named after a large town, on whose point it lies: without a word such as "region" the town is meant."""
    town = towns.get((entry.latitude, entry.longitude), 0)
    return NAMESAKE if entry.feature.startswith("A.ADM") and town * 10 >= entry.population else 0.0


def _fit(entry: Entry, fit: HeadFit | None) -> float:
    """How well the entry's kind suits the head noun ("region" → first-order area)."""
    if fit is None or fit in ("any", "point"):
        return 0.0
    wanted = {"admin": "A.ADM", "admin1": "A.ADM1", "admin2": "A.ADM2", "settlement": "P."}[fit]
    if entry.feature.startswith(wanted):
        return FITS
    return FITS / 2 if wanted.startswith("A.") and entry.feature.startswith("A.ADM") else 0.0


def _rule(one: Expression, held: bool) -> str:
    if one.embedded:
        return "embedded"
    if held:
        return "container"
    if one.fit is not None:
        return "head_noun"
    return "syntax_gazetteer" if one.origin == "syntax" else "ner_gazetteer"


def _precision(entry: Entry) -> Precision:
    if entry.feature == "A.PCLI":
        return "country"
    if entry.feature.startswith("A."):
        return "admin1" if entry.feature == "A.ADM1" else "admin2"
    return "settlement"
