"""The fourth pass: proper names that stand where a place stands, though the language model did not see one."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.annotations.places.entities import name_length
from ofrecord.annotations.places.expression import KNOWN_SIZE, LARGE, Expression, covered
from ofrecord.annotations.places.page import Page
from ofrecord.gazetteer.entries import Entry
from ofrecord.gazetteer.names import name_key
from ofrecord.language.parse import Token
from ofrecord.language.syntax import SUBJECTS

_NAME_LABELS = frozenset({"ORG", "PERSON"})  # the tagger takes rare names for adverbs and adjectives
_MISTAKEN = frozenset({"NOUN", "ADV", "X", "INTJ"})
_LONGEST = 8
_ABBREVIATION = 4
Run = tuple[int, int, str]
"""A name that is not yet known to be one of a place: its first and last token, its words."""


def positioned(page: Page, taken: list[Expression]) -> list[Expression]:
    """Proper names after a locative preposition or otherwise used as places, then the same names elsewhere."""
    return _Positions(page, taken).found()


class _Positions:
    def __init__(self, page: Page, taken: list[Expression]) -> None:
        self.page = page
        self.doc = page.doc
        self.words = page.words
        self.taken = taken
        done = covered(taken) | page.others
        runs = [(*run, page.span(*run)) for run in self._runs(done) if self._is_whole(*run)]
        self.runs: list[Run] = [r for r in runs if not page.is_outlet(r[2], r[1])]
        self.starts = {e.core_first: e for e in taken if not e.demonym and not e.embedded}

    def found(self) -> list[Expression]:
        found = {r: _plain(*r) for r in self.runs if self._has_sign(*r)}
        places = [*self.taken, *found.values()]
        countries = self._countries(places)
        ends = {e.core_last: e.name for e in places if not e.demonym and not e.embedded}
        for run in self.runs:
            beside = ends.get(self._listed_after(run[0]))
            about = countries | {e.country for e in self.page.find(beside)} if beside else countries
            if run not in found and self._is_in_context(*run, about, beside is not None):
                found[run] = _plain(*run)
                ends[run[1]] = run[2]
        found |= self._before_places(found, countries)
        seen = {name_key(e.name) for e in self.taken if not e.embedded and e.label in ("GPE", "LOC")}
        seen |= {name_key(e.name) for e in found.values()}
        shorter = [self._first_of(*r) for r in self.runs if r[0] < r[1] and r not in found]
        again = (r for r in (*self.runs, *shorter) if name_key(r[2]) in seen and not self.page.is_surname(r[2]))
        found |= {r: _plain(*r) for r in again}
        return list(found.values())

    def _first_of(self, first: int, last: int, name: str) -> Run:
        """The first word of a longer run: in a headline the verb is capitalised too ("Kyiv Invites …")."""
        return (first, first, self.page.spelled[first]) if self.page.label(first) == "" else (first, last, name)

    def _is_whole(self, first: int, last: int) -> bool:
        """Not a piece of a longer entity, nor of a date, nor an abbreviation ("MoD")."""
        ent = self.page.entity.get(first)
        word = self.page.spelled[first]
        if first == last and len(word) <= _ABBREVIATION and not word.istitle() and first not in self.page.dateline:
            return False
        if ent is None:
            return True
        several = any(w == "," or w in self.words.sources for w in self.page.lower[ent.start : ent.end])
        return (several or name_length(ent) <= last - first + 1) and ent.label_ not in ("DATE", "TIME")

    def _countries(self, taken: list[Expression]) -> set[str]:
        """Countries the text is about: listed ones, and those of names that only one country has."""
        countries = {c for e in taken if e.known for c in e.known.all_countries}
        for one in taken:
            held = {e.country for e in self.page.find(one.name)} if one.known is None else set()
            if len(held) == 1:
                countries |= held
        return countries

    def _has_sign(self, first: int, last: int, name: str) -> bool:
        """Is it a place by itself, whatever the text is about?"""
        return (
            self._is_after_locative(first, last, name)
            or self._is_headed(last)
            or self._is_capital(first, name)
            or self._is_target(first, last, name)
            or self._is_beside(first, last, name)
            or self._is_well_known(first, name)
        )

    def _is_well_known(self, first: int, name: str) -> bool:
        """A large town of a country without English names, after a word that a place may follow ("captured Goma")."""
        entries = self.page.find(name)[:3]
        large = any(e.main and e.population >= LARGE and self._is_foreign(e) for e in entries)
        return large and self.page.before(first) in self.words.leading and not self.page.is_surname(name)

    def _is_beside(self, first: int, last: int, name: str) -> bool:
        """ "X, Country" or "X, 20 km west of Y"; or a town in a dateline."""
        if first in self.page.dateline:
            return any(e.population >= KNOWN_SIZE for e in self.page.find(name))
        if self.page.after(last) != ",":
            return False
        larger = self.starts.get(last + 2)
        if larger is not None and larger.known is not None:
            return any(e.country in larger.known.all_countries and e.feature != "A.PCLI" for e in self.page.find(name))
        return self._is_measured(last + 2) and bool(self.page.find(name))

    def _is_measured(self, i: int) -> bool:
        """Does a distance or direction from another place start here ("20 km west of …", "just north of …")?"""
        near = self.page.lower[i : i + 6]
        pointing = any(w in self.words.directions for w in near)
        return (
            pointing and "of" in near and (near[0][0].isdigit() or near[0] in ("just", "about", *self.words.directions))
        )

    def _is_capital(self, first: int, name: str) -> bool:
        entries = self.page.find(name)
        capital = any(e.feature == "P.PPLC" and e.population >= LARGE for e in entries[:3])
        return capital and (self.page.label(first) != "PERSON" or not self.page.is_surname(name))

    def _is_target(self, first: int, last: int, name: str) -> bool:
        """What somebody attacks, enters or leaves, and only one country has the name."""
        countries = {e.country for e in self.page.find(name)}
        return len(countries) == 1 and self._is_attacked(first, last)

    def _is_attacked(self, first: int, last: int) -> bool:
        root: Token = self.doc[first : last + 1].root
        while root.dep_ == "conj" and root.head.pos_ == "PROPN":
            root = root.head
        if root.dep_ in ("dobj", "nsubjpass"):
            return root.head.lemma_ in self.words.attacking
        return (
            root.dep_ == "pobj" and root.head.lower_ == "on" and root.head.head.lemma_.lower() in self.words.attacking
        )

    def _is_after_locative(self, first: int, last: int, name: str) -> bool:
        before = self.page.before(first)
        if not before:
            return False
        noun = self.page.before(first - 1) if before in ("of", "from", "outside") else ""
        following = self.page.after(last)
        if noun in self.words.of_nouns and before == "of":
            return True
        if noun in self.words.directions or noun in self.words.units or following in self.words.areas:
            return bool(self.page.find(name))
        return before in self.words.locative and any(e.population >= KNOWN_SIZE for e in self.page.find(name))

    def _is_headed(self, last: int) -> bool:
        """ "Zamzam camp", "Ben Gurion airport": a proper name that a noun for a facility or area follows."""
        noun = self.page.head_after(last)
        return noun is not None and noun.text.islower() and self.words.heads[noun.lower_] != "any"

    def _is_in_context(self, first: int, last: int, name: str, countries: set[str], listed: bool) -> bool:
        """Does the gazetteer hold the name in a country of the text, where the sentence asks for a place?"""
        entries = [e for e in self.page.find(name) if e.country in countries]
        if not entries or self.page.is_surname(name):
            return False
        label = self.page.label(first)
        size = max(e.population for e in entries)
        if self._is_attacked(first, last) or self.page.before(first) in self.words.locative:
            return True
        root = self.doc[first : last + 1].root
        if root.head.lower_ in self.words.sources and root.head.head.pos_ == "VERB":
            return True
        if listed:  # with a list of places the model's "person" is one of them
            return True
        if label == "PERSON" and size >= LARGE and first == last:
            return True
        if self.page.before(first) in self.words.leading and self._is_peculiar(name, countries):
            return True
        return label != "PERSON" and size >= KNOWN_SIZE and any(e.main for e in entries)

    def _is_peculiar(self, name: str, countries: set[str]) -> bool:
        """Does the name belong to countries of the text alone, in which no English name would be met?"""
        return all(e.country in countries and self._is_foreign(e) for e in self.page.find(name))

    def _is_foreign(self, entry: Entry) -> bool:
        """Is it where names of places are no English words and surnames?"""
        return entry.country not in self.words.english_speaking

    def _listed_after(self, first: int) -> int:
        """The last token of what stands before a name in a list ("A, B and C"), or -1."""
        i = first - 1
        while i > 0 and self.page.lower[i] in (",", "and", "or"):
            i -= 1
        return i if i < first - 1 else -1

    def _before_places(self, found: dict[Run, Expression], countries: set[str]) -> dict[Run, Expression]:
        """ "A, B and C" from the other end: a name in a country of the text, co-ordinated with a place just after it."""
        starts = {e.core_first for e in (*self.taken, *found.values()) if not e.demonym and not e.embedded}
        more: dict[Run, Expression] = {}
        for run in reversed(self.runs):
            i = run[1] + 1
            while i < len(self.page.lower) and self.page.lower[i] in (",", "and", "or"):
                i += 1
            if run in found or i == run[1] + 1 or i not in starts or self.page.label(run[0]) == "PERSON":
                continue
            if any(e.country in countries for e in self.page.find(run[2])) and not self.page.is_surname(run[2]):
                more[run] = _plain(*run)
                starts.add(run[0])
        return more

    def _runs(self, done: set[int]) -> Iterator[tuple[int, int]]:
        """Runs of proper nouns that nothing covers yet."""
        start: int | None = None
        for i, word in enumerate(self.page.spelled):
            inside = i not in done and (
                self._is_proper(self.doc[i], start is not None)
                if word[0].isupper()
                else start is not None and self._is_particle(i)
            )
            if start is None and not inside:
                continue
            if start is not None and (not inside or self.doc[i].is_sent_start):
                if i - start <= _LONGEST:
                    yield start, i - 1
                start = None
            if inside and start is None:
                start = self.page.with_article(i)
        if start is not None and len(self.doc) - start <= _LONGEST:
            yield start, len(self.doc) - 1

    def _is_proper(self, token: Token, started: bool) -> bool:
        """A proper noun, or what the model takes for another word although it is capitalised within a sentence."""
        if token.pos_ == "PROPN" or token.ent_type_ in _NAME_LABELS or token.i in self.page.dateline:
            return True
        if token.is_sent_start:
            return token.pos_ == "ADV" and token.dep_ in SUBJECTS
        return token.pos_ in _MISTAKEN or (started and token.pos_ == "CCONJ")

    def _is_particle(self, i: int) -> bool:
        """Inside a name: a hyphen or an article between capitals ("Tel al-Sultan")."""
        spelled = self.page.spelled
        if i + 1 >= len(spelled) or (spelled[i] != "-" and self.page.lower[i] not in self.words.particles):
            return False
        following = spelled[i + 1]
        return following[0].isupper() or following == "-" != spelled[i]


def _plain(first: int, last: int, name: str) -> Expression:
    return Expression(first, last, first, last, name, "syntax")
