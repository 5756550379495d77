"""Which place an expression means: candidates of the gazetteer, weighed by what the text says around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ofrecord.annotations.places.expression import KNOWN_SIZE, LARGE, Expression
from ofrecord.annotations.places.page import Page
from ofrecord.annotations.places.weighing import (
    ADJECTIVE,
    IN_CONTAINER,
    NAMED,
    SAME_SENTENCE,
    Container,
    Context,
    fit_of,
    inside,
    kilometres,
    midpoint,
    namesake,
    prominence,
    within,
)
from ofrecord.annotations.places.words import Known
from ofrecord.domain.places import Candidate, Precision
from ofrecord.gazetteer.entries import Entry
from ofrecord.gazetteer.names import name_key

KEPT = 5
"""Candidates kept with an item."""
CLOSE = 0.9
"""Readings less than this apart are not decided by size and kind alone (a city ten times as large is one apart)."""
NEAR_KM = 161.0
"""Readings nearer to each other than this are one place to whoever looks for it (the distance that scores use)."""
_STEM = 4  # letters in which the names of an area and its seat agree ("Kaluga", "Kaluzhskaya oblast")
LONGEST_ROAD_KM = 300.0
"""Two names joined by a hyphen are the ends of a road if no further apart."""
OBSCURE = 50_000
"""A town with fewer inhabitants, in a country that the text does not speak of, is not meant by another name or spelling."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome for one expression. `entry` is null where it is unresolved, `why` then says the reason."""

    entry: Entry | None
    rule: str
    precision: Precision | None
    candidates: tuple[Candidate, ...] = ()
    why: str | None = None


def resolve(page: Page, found: Sequence[Expression], home: Iterable[str] = ()) -> list[Reading]:
    """A reading for each expression: those with a container first, because they tell about the others.

    `home` are countries that the report's dateline or publisher speaks for.
    """
    return _Resolver(page, found, home).readings()


class _Resolver:
    def __init__(self, page: Page, found: Sequence[Expression], home: Iterable[str]) -> None:
        self.page = page
        self.doc = page.doc
        self.found = found
        self.gazetteer = page.gazetteer
        self.context = Context(home)
        self.last = False  # is all else read?
        self.senses: dict[str, Entry] = {}
        self.sentence_of = {i: k for k, s in enumerate(page.doc.sents) for i in range(s.start, s.end)} if found else {}

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
        first = [i for i in towns if not self._may_be_country(i)]  # what "Georgia" is the others tell
        for i in (*first, *range(len(self.found))):  # facilities last: they are where the others are
            if i not in done:
                done[i] = self._of_name(i, self._container(i, done))
        self.last = True
        open_ = [i for i, reading in done.items() if reading.entry is None and reading.candidates]
        for i in open_:  # of two doubtful names each may tell about the other
            for entry in self._entries(self.found[i])[:KEPT]:
                self.context.note_town(name_key(self.found[i].name), entry)
        for i in open_:  # what the names after it say may decide between two readings
            done[i] = self._of_name(i, self._container(i, done))
        return [done[i] for i in range(len(self.found))]

    def _may_be_country(self, i: int) -> bool:
        """Is the name that of a country and of something else?"""
        entries = self.page.find(self.found[i].name)
        return len(entries) > 1 and any(e.feature == "A.PCLI" for e in entries)

    def _is_inside_next(self, i: int) -> bool:
        """Is a listed name followed by ", State" in which a town has that name ("Lebanon, Pa.")?"""
        one, after = self.found[i], self.found[i + 1] if i + 1 < len(self.found) else None
        if after is None or one.demonym or after.known is not None or not self._is_comma(one, after):
            return False
        areas = {e.geonameid for e in self.page.find(after.name) if e.feature == "A.ADM1"}
        return any(e.admin1_id in areas for e in self.page.find(one.name) if e.feature.startswith("P"))

    def _is_comma(self, one: Expression, after: Expression) -> bool:
        return after.first == one.last + 2 and self.doc[one.last + 1].text == ","

    def _container(self, i: int, done: dict[int, Reading]) -> Container | None:
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
            return self._far_container(one, after, i, done)
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

    def _far_container(self, one: Expression, after: Expression, i: int, done: dict[int, Reading]) -> Container | None:
        """ "X in eastern Y" lies in Y; "X, 20 km west of Y" lies where Y lies."""
        link = self.page.after(one.last)
        if after.relation is None or after.first - one.last != 2:
            return None
        if link == "in":
            return after.known
        if link != "," or after.known is not None:
            return None
        if i + 1 not in done:
            done[i + 1] = self._of_name(i + 1, None)
        return done[i + 1].entry

    def _holds_any(self, area: Entry, name: str) -> bool:
        return any(inside(e, area) for e in self.page.find(name))

    def _of_known(self, one: Expression) -> Reading:
        known = one.known
        if known is None:
            raise ValueError("not a listed name")
        rule = "embedded" if one.embedded else "demonym" if known.demonym else "country"
        if known.country is not None:
            self.context.note(self.sentence_of[one.first], known.country, ADJECTIVE if known.demonym else NAMED)
            entry = self.gazetteer.country(known.country)
            why = None if entry else "not in the gazetteer"
            return Reading(entry, rule, "country" if entry else None, why=why)
        rule = rule if rule != "country" else "macro_region"
        entry = self._region_entry(known)
        if entry.country and not known.demonym:
            self.context.note(self.sentence_of[one.first], entry.country)
        return Reading(entry, rule, "region" if known.demonym else _precision(entry))

    def _region_entry(self, known: Known) -> Entry:
        region = known.region
        if region is None:
            raise ValueError("not a region")
        country = region.countries[0] if len(region.countries) == 1 else ""
        same = self.gazetteer.get(region.id) if region.id else None
        code = same.subdivision if same else None
        return Entry(region.id or 0, known.name, *region.at, country, None, None, region.kind, 0, True, code)

    def _of_name(self, i: int, container: Container | None) -> Reading:
        one = self.found[i]
        entries = self._preferred(one, self._entries(one), container)
        if one.fit == "point" and not (entries and entries[0].own):
            return self._of_facility(one, entries, container)
        if not entries:
            return Reading(None, "unresolved", None, why="not in the gazetteer")
        if self._has_article(one) and not any(map(self._may_have_article, entries)):
            return Reading(None, "unresolved", None, why="a common noun with an article, not a town")
        scored = self._with_area(one, self._told(one, self._scored(one, entries, container)))
        candidates = tuple(
            Candidate(geonameid=e.geonameid if e.geonameid > 0 else None, name=e.name, score=round(s, 2))
            for s, e in scored[:KEPT]
        )
        key = name_key(one.name)
        best = scored[0][1]
        earlier = self.senses.get(key)
        if container is None and one.fit is None and earlier is not None and earlier in entries:
            best = earlier
        elif why := self._doubt(one, scored, container):
            return Reading(None, "unresolved", None, candidates, why)
        held = container is not None and within(best, container)
        self._learn(one, best, held, container)
        return Reading(best, _rule(one, best, held), _precision(best), candidates)

    def _has_article(self, one: Expression) -> bool:
        """ "the Valley", "the Strip": towns have no article, and here no noun follows that the article would be of."""
        root = self.doc[one.last]
        alone = one.fit is None and not one.embedded and root.dep_ not in ("compound", "nmod", "amod", "poss")
        return alone and self.page.before(one.first) == "the"

    def _may_have_article(self, entry: Entry) -> bool:
        """A user's own place, a city, a country, an area in a country of the text."""
        if entry.feature.startswith("P"):
            return entry.own or entry.population >= LARGE
        return entry.own or entry.feature == "A.PCLI" or bool(self.context.countries[entry.country])

    def _preferred(self, one: Expression, entries: Sequence[Entry], container: Container | None) -> Sequence[Entry]:
        """A user's own entries alone, where there are any; not where the text puts the name elsewhere, nor for a facility
        that only has the name of a town of the list.
        """
        own = [
            e
            for e in entries
            if e.own and (one.fit != "point" or e.feature[0] not in "AP" or one.last == one.core_last)
        ]
        if own and container is not None and not any(within(e, container) for e in own):
            return entries if not any(within(e, container) for e in entries) else [e for e in entries if not e.own]
        return own or entries

    def _with_area(self, one: Expression, scored: list[tuple[float, Entry]]) -> list[tuple[float, Entry]]:
        """The area around the likeliest town where only towns have the name that "region" follows ("Kaluga region")."""
        weight, town = scored[0]
        if one.fit != "admin1" or town.feature[0] == "A" or town.admin1_id is None:
            return scored
        area = self.gazetteer.get(town.admin1_id)
        same = area is not None and name_key(area.name)[:_STEM] == name_key(town.name)[:_STEM]
        return [(weight, area), *scored] if area is not None and same else scored

    def _scored(
        self, one: Expression, entries: Sequence[Entry], container: Container | None
    ) -> list[tuple[float, Entry]]:
        """All entries of a name with their weights, likeliest first."""
        sentence = self.sentence_of[one.first]
        towns = [e for e in entries if e.feature.startswith("P")]
        key = name_key(one.name)
        scored = []
        for e in [e for e in entries if not self._is_named_otherwise(e, key)] or entries:
            weight = prominence(e) + self.context.support(e, sentence) + fit_of(e, one.fit)
            weight -= namesake(e, towns) if one.fit is None else 0.0
            weight += self.context.neighbours(e, key) if len(towns) > 1 else 0.0
            scored.append((weight + IN_CONTAINER * (container is not None and within(e, container)), e))
        return sorted(scored, key=lambda s: (-s[0], -s[1].population, s[1].geonameid))

    def _is_named_otherwise(self, entry: Entry, key: str) -> bool:
        """Does the text already speak of the entry by another name, of which this one is no main one?"""
        return not entry.main and any(e.geonameid == entry.geonameid for k, e in self.senses.items() if k != key)

    def _told(self, one: Expression, scored: list[tuple[float, Entry]]) -> list[tuple[float, Entry]]:
        """Of readings as likely as the first one, that of which alone the text around the name speaks ("Tripoli in Lebanon")."""
        sentence = self.sentence_of[one.first]
        weight, best = scored[0]
        if best.own or self.context.support(best, sentence) > 0:
            return scored
        close = [pair for pair in scored if weight - pair[0] < CLOSE]
        told = [pair for pair in close if self.context.support(pair[1], sentence) >= SAME_SENTENCE]
        return [*told, *(pair for pair in scored if pair not in told)] if told else scored

    def _doubt(self, one: Expression, scored: list[tuple[float, Entry]], container: Container | None) -> str | None:
        """Why the likeliest reading is not taken: another one is as likely, or the text speaks of other countries."""
        weight, best = scored[0]
        if container is not None and within(best, container):
            return None
        said = self.context.support(best, self.sentence_of[one.first])
        rivals = [e for s, e in scored[1:] if weight - s < CLOSE and kilometres(best, e) > NEAR_KM]
        if rivals and all(self.context.support(e, self.sentence_of[one.first]) >= said for e in rivals[:1]):
            return f"ambiguous: {len(rivals) + 1} places of this name are as likely"
        obscure = best.population < OBSCURE and (best.variant or not best.main) and not best.own
        if obscure and not said and (self.context.total or not self.last):
            return "ambiguous: known only as another name or spelling of a place in a country that the text does not speak of"
        return None

    def _learn(self, one: Expression, best: Entry, held: bool, container: Container | None) -> None:
        """What a reading says of the names still to be read."""
        if container is None or held:
            self.context.note(self.sentence_of[one.first], best.country)
            if best.admin1_id:
                self.context.admin1s.add(best.admin1_id)
        key = name_key(one.name)
        self.context.note_town(key, best)
        if held or key not in self.senses:
            self.senses[key] = best

    def _of_facility(self, one: Expression, entries: Sequence[Entry], container: Container | None) -> Reading:
        """Where it is said to be ("X hospital in Y"), or the town that it is named after, if the text is about its country."""
        near = self._known_entry(container) if isinstance(container, Known) else container
        if near is None:
            near = self._named_after(one, entries)
        if near is None or near.latitude is None:
            return Reading(None, "unresolved", None, why="a facility that is not in the gazetteer")
        return Reading(replace(near, name=one.name, geonameid=0, feature="S"), "facility", "vague")

    def _named_after(self, one: Expression, entries: Sequence[Entry]) -> Entry | None:
        """The town of a facility's name; for a road ("X-Y road") the middle of the two."""
        ends = [town for name in one.name.split("-") if (town := self._town(name))] if not entries else []
        if len(ends) == 2 and kilometres(ends[0], ends[1]) <= LONGEST_ROAD_KM:
            return midpoint(ends[0], ends[1])
        if not entries:
            return None
        named = self.senses.get(name_key(one.name)) or self._town(one.name)
        if self.page.lower[one.last] in self.page.words.town_facilities:
            only = len({e.country for e in entries}) == 1 and entries[0].population >= KNOWN_SIZE
            return entries[0] if only else named
        return named if named is not None and named.main and named.population >= LARGE else None

    def _town(self, name: str) -> Entry | None:
        """The largest town of a name in the countries of the text."""
        towns = (e for e in self.page.find(name) if e.population >= KNOWN_SIZE and self.context.countries[e.country])
        return next(towns, None)

    def _known_entry(self, known: Known) -> Entry | None:
        return self._region_entry(known) if known.country is None else self.gazetteer.country(known.country)

    def _entries(self, one: Expression) -> tuple[Entry, ...]:
        entries = self.page.find(one.name)
        words = one.name.split()
        if not entries and one.fit not in (None, "point") and len(words) > 1:
            entries = self.page.find(" ".join(words[:-1]))
        elif one.fit == "admin1" and len(words) > 1 and not any(e.feature == "A.ADM1" for e in entries):
            entries += tuple(e for e in self.page.find(" ".join(words[:-1])) if e not in entries)
        return entries


def _rule(one: Expression, best: Entry, held: bool) -> str:
    if best.own:
        return "own_list"
    if best.variant:
        return "spelling"
    if one.embedded:
        return "embedded"
    if held:
        return "container"
    if one.fit is not None:
        return "head_noun"
    return "syntax_gazetteer" if one.origin == "syntax" else "ner_gazetteer"


def _precision(entry: Entry) -> Precision:
    if entry.precision is not None:
        return entry.precision
    if entry.feature.startswith("A."):
        areas: dict[str, Precision] = {"A.PCLI": "country", "A.ADM1": "admin1"}
        return areas.get(entry.feature, "admin2")
    kinds: dict[str, Precision] = {"P": "settlement", "S": "point"}
    return kinds.get(entry.feature[0], "region")
