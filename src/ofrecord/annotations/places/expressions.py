"""Where the text names a place: one expression each, before anything is resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from ofrecord.annotations.places.words import HeadFit, Known, Vocabulary
from ofrecord.domain.places import Relation
from ofrecord.gazetteer import Gazetteer
from ofrecord.gazetteer.names import name_key

Origin = Literal["listed", "named", "abbreviated", "syntax"]
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_NAME_LABELS = frozenset({"ORG", "PERSON"})  # the tagger takes rare names for adverbs and adjectives
_LONGEST = 8
KNOWN_SIZE = 15_000
"""Inhabitants from which a name that the model did not see as a place is one after a locative preposition."""
LARGE = 100_000
"""Inhabitants from which a town's name is taken for the town without any such sign (capitals, names of bodies)."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Tokens `first` to `last` (inclusive) are the whole expression, `core_first` to `core_last` the name in it."""

    first: int
    last: int
    core_first: int
    core_last: int
    name: str
    origin: Origin
    known: Known | None = None
    fit: HeadFit | None = None
    relation: Relation | None = None
    container: Known | None = None
    embedded: bool = False
    label: str = ""

    @property
    def demonym(self) -> bool:
        """An adjective or a word for people."""
        return self.known is not None and self.known.demonym


def find_expressions(doc: Doc, vocabulary: Vocabulary, gazetteer: Gazetteer) -> list[Expression]:
    """All expressions in text order, none overlapping another."""
    finder = _Finder(doc, vocabulary, gazetteer)
    cores = finder.listed()
    cores = _without_overlaps([*cores, *finder.abbreviated()])
    cores = _without_overlaps([*cores, *finder.named(cores)])
    cores = _without_overlaps([*cores, *finder.by_syntax(cores)])
    return _joined(doc, [finder.extended(core) for core in cores])


def _without_overlaps(found: list[Expression]) -> list[Expression]:
    """In text order; where two overlap the longer one stays."""
    kept: list[Expression] = []
    for one in sorted(found, key=lambda e: (e.core_first, -e.core_last)):
        if kept and one.core_first <= kept[-1].core_last:
            if one.core_last - one.core_first > kept[-1].core_last - kept[-1].core_first:
                kept[-1] = one
            continue
        kept.append(one)
    return kept


class _Finder:
    """The passes over one document."""

    def __init__(self, doc: Doc, vocabulary: Vocabulary, gazetteer: Gazetteer) -> None:
        self.doc = doc
        self.text = doc.text  # spaCy puts it together anew each time it is asked
        self.spelled = [t.text for t in doc]
        self.vocabulary = vocabulary
        self.words = vocabulary.words
        self.gazetteer = gazetteer
        self.entity = {t.i: ent for ent in doc.ents for t in ent}
        self._surnames: set[str] | None = None

    def listed(self) -> list[Expression]:
        """Names of countries and regions and their demonyms, the longest at each place."""
        found = []
        end = 0
        starts = self.vocabulary.starts
        for i, word in enumerate(self.spelled):
            if i < end or not (word[0].isupper() or word == "sub"):
                continue
            longest = starts.get(word.lower(), 0) or starts.get(word.lower()[:-1], 0)
            one = self._listed_at(self.doc[i], longest) if longest else None
            if one is not None:
                found.append(one)
                end = one.core_last + 1
        return found

    def _listed_at(self, token: Token, longest: int) -> Expression | None:
        for last in range(min(token.i + longest, len(self.doc)) - 1, token.i - 1, -1):
            if self.doc[last].is_punct:
                continue
            text = self._text(token.i, last)
            known = self.vocabulary.names.get(name_key(text))
            if known is None or (known.capitals and not text.replace(".", "").isupper()):
                continue
            return self._accepted(token.i, last, known)
        return None

    def _accepted(self, first: int, last: int, known: Known) -> Expression | None:
        """A listed name, unless it is a person's or a language's, or part of a longer place name ("New Mexico")."""
        ent = self.entity.get(first)
        label = ent.label_ if ent is not None else ""
        longer = ent is not None and _name_length(ent) > last - first + 1
        headed = ent is not None and ent.end == last + 2 and ent[-1].lower_ in self.words.heads
        if (label == "PERSON" and longer and not headed) or (label == "LANGUAGE" and known.demonym):
            return None
        if ent is not None and longer and label in _PLACE_LABELS and self._is_name(ent):
            return None
        embedded = longer and label in self.words.embedding and not headed
        return Expression(first, last, first, last, known.name, "listed", known, embedded=embedded, label=label)

    def _is_name(self, ent: TokenSpan) -> bool:
        text = _trimmed_text(ent)
        return "," not in text and "'s" not in text and bool(self.gazetteer.find(text))

    def abbreviated(self) -> list[Expression]:
        """States by their abbreviations, after a comma."""
        found = []
        for i in range(2, len(self.spelled)):
            full = self.words.abbreviations.get(self.spelled[i])
            if full and self.spelled[i - 1] == "," and self.spelled[i - 2][:1].isupper():
                found.append(Expression(i, i, i, i, full, "abbreviated"))
        return found

    def named(self, taken: list[Expression]) -> list[Expression]:
        """What the language model labels as a place, and place names within names of organisations."""
        covered = _covered(taken)
        found = []
        for ent in self.doc.ents:
            if ent.label_ in _PLACE_LABELS:
                pieces = _pieces(ent)
            elif ent.label_ in self.words.embedding and len(ent) > 1:
                pieces = self._embedded(ent)
            else:
                continue
            for first, last in pieces:
                taken_already = any(i in covered for i in range(first, last + 1))
                if not taken_already and self._is_credible(ent.label_, first, last):
                    embedded = ent.label_ in self.words.embedding
                    name = self._text(first, last)
                    found.append(
                        Expression(first, last, first, last, name, "named", embedded=embedded, label=ent.label_)
                    )
        return found

    def _is_credible(self, label: str, first: int, last: int) -> bool:
        """The model's labels are doubted for surnames, names with digits, and names nobody knows in no place's position."""
        name = self._text(first, last)
        if label == "FAC" or label in self.words.embedding:
            return True
        before = self.doc[first - 1].lower_ if first else ""
        positioned = before in self.words.locative or before in self.words.of_nouns
        if any(c.isdigit() for c in name) or (self._is_surname(name) and not positioned):
            return False
        headed = self.doc[last].lower_ in self.words.heads or self._head_after(last) is not None
        return positioned or headed or label == "LOC" or bool(self.gazetteer.find(name))

    def _embedded(self, ent: TokenSpan) -> Iterator[tuple[int, int]]:
        """The town that an organisation's name starts with: known by its main name and large."""
        start = ent.start + (ent[0].lower_ == "the")
        for last in (start + 1, start):
            if last < ent.end - 1 and self.doc[start].pos_ == "PROPN" and self.doc[last].pos_ == "PROPN":
                entries = self.gazetteer.find(self._text(start, last))
                if any(e.main and e.population >= LARGE for e in entries):
                    yield start, last
                    return

    def by_syntax(self, taken: list[Expression]) -> list[Expression]:
        """Proper names after a locative preposition or otherwise used as places, then the same names elsewhere."""
        covered = _covered(taken)
        runs = [(*run, self._text(*run)) for run in self._runs(covered) if self._is_whole(*run)]
        found = {r: _plain(*r) for r in runs if self._has_sign(*r)}
        places = [*taken, *found.values()]
        countries = self._countries(places)
        ends = {e.core_last for e in places if not e.demonym and not e.embedded}
        for run in runs:
            if run not in found and self._is_in_context(*run, countries, ends):
                found[run] = _plain(*run)
                ends.add(run[1])
        seen = {name_key(e.name) for e in taken if not e.embedded and e.label in ("GPE", "LOC")}
        seen |= {name_key(e.name) for e in found.values()}
        runs += [self._first_of(*r) for r in runs if r[0] < r[1] and r not in found]
        found |= {r: _plain(*r) for r in runs if name_key(r[2]) in seen and not self._is_surname(r[2])}
        return list(found.values())

    def _first_of(self, first: int, last: int, name: str) -> tuple[int, int, str]:
        """The first word of a longer run: in a headline the verb is capitalised too ("Kyiv Invites …")."""
        return (first, first, self.spelled[first]) if self._label(first) == "" else (first, last, name)

    def _is_whole(self, first: int, last: int) -> bool:
        """Not a piece of a longer entity, nor of a date."""
        ent = self.entity.get(first)
        return ent is None or (_name_length(ent) <= last - first + 1 and ent.label_ not in ("DATE", "TIME"))

    def _countries(self, taken: list[Expression]) -> set[str]:
        """Countries the text is about: listed ones, and those of names that only one country has."""
        countries = {c for e in taken if e.known for c in e.known.all_countries}
        for one in taken:
            held = {e.country for e in self.gazetteer.find(one.name)} if one.known is None else set()
            if len(held) == 1:
                countries |= held
        return countries

    def _has_sign(self, first: int, last: int, name: str) -> bool:
        """Is it a place by itself, whatever the text is about?"""
        return (
            self._is_after_locative(first, last, name) or self._is_headed(first, last) or self._is_capital(first, name)
        )

    def _is_capital(self, first: int, name: str) -> bool:
        entries = self.gazetteer.find(name)
        capital = any(e.feature == "P.PPLC" and e.main and e.population >= LARGE for e in entries)
        return capital and self._label(first) != "PERSON"

    def _label(self, i: int) -> str:
        ent = self.entity.get(i)
        return str(ent.label_) if ent is not None else ""

    def _is_after_locative(self, first: int, last: int, name: str) -> bool:
        before = self.doc[first - 1] if first else None
        if before is None:
            return False
        noun = self.doc[first - 2].lower_ if first > 1 and before.lower_ in ("of", "from", "outside") else ""
        following = self.doc[last + 1].lower_ if last + 1 < len(self.doc) else ""
        entries = self.gazetteer.find(name)
        if noun in self.words.of_nouns and before.lower_ == "of":
            return True
        if (noun in self.words.directions or noun in self.words.units) or (
            following in self.words.heads and self.words.heads[following] != "point"
        ):
            return bool(entries)
        after = before.lower_ in self.words.locative
        return after and any(e.population >= KNOWN_SIZE for e in entries)

    def _is_headed(self, first: int, last: int) -> bool:
        """ "Zamzam camp", "Ben Gurion airport": a proper name that a noun for a facility or area follows."""
        noun = self._head_after(last)
        return noun is not None and noun.text.islower() and self.words.heads[noun.lower_] != "any"

    def _is_in_context(self, first: int, last: int, name: str, countries: set[str], places: set[int]) -> bool:
        """Does the gazetteer hold the name in a country of the text, where the sentence asks for a place?"""
        entries = [e for e in self.gazetteer.find(name) if e.country in countries]
        if not entries or self._is_surname(name):
            return False
        label = self._label(first)
        size = max(e.population for e in entries)
        root = self.doc[first : last + 1].root
        if root.head.lemma_ in self.words.attacking and root.dep_ in ("dobj", "nsubjpass"):
            return True
        if root.head.lower_ in self.words.sources and root.head.head.pos_ == "VERB" and size >= KNOWN_SIZE:
            return True
        if self._follows_a_place(first, places):
            return True
        capital = any(e.feature == "P.PPLC" for e in entries)
        if label == "PERSON" and size >= LARGE and first == last:
            return True
        return capital or (label != "PERSON" and size >= KNOWN_SIZE and any(e.main for e in entries))

    def _is_surname(self, name: str) -> bool:
        """Does the text call anybody by a longer name that ends so?"""
        if self._surnames is None:
            self._surnames = {e[-1].text for e in self.doc.ents if e.label_ == "PERSON" and len(e) > 1}
        return name in self._surnames

    def _follows_a_place(self, first: int, places: set[int]) -> bool:
        """ "A, B and C": co-ordinated with a place just before it."""
        i = first - 1
        while i > 0 and self.doc[i].lower_ in (",", "and", "or"):
            i -= 1
        return i < first - 1 and i in places and (self._label(first) != "PERSON" or self.doc[i + 1].text != ",")

    def _runs(self, covered: set[int]) -> Iterator[tuple[int, int]]:
        """Runs of proper nouns that nothing covers yet."""
        start: int | None = None
        for token in self.doc:
            inside = token.i not in covered and (
                (token.text[0].isupper() and (token.pos_ == "PROPN" or token.ent_type_ in _NAME_LABELS))
                or (start is not None and self._is_particle(token))
            )
            if inside and start is None:
                start = token.i
            if start is not None and (not inside or token.is_sent_start):
                if start < token.i and token.i - start <= _LONGEST:
                    yield start, token.i - 1
                start = token.i if inside else None
        if start is not None and len(self.doc) - start <= _LONGEST:
            yield start, len(self.doc) - 1

    def _is_particle(self, token: Token) -> bool:
        """Inside a name: a hyphen or an article between capitals ("Tel al-Sultan")."""
        if token.i + 1 >= len(self.doc) or (token.text != "-" and token.lower_ not in self.words.particles):
            return False
        following = self.doc[token.i + 1]
        return following.text[0].isupper() or (following.text == "-" and token.text != "-")

    def extended(self, core: Expression) -> Expression:
        """The core with its head noun, direction and distance."""
        if core.embedded or core.origin == "abbreviated":
            return core
        return self._with_distance(self._with_direction(self._with_head(core)))

    def _with_head(self, core: Expression) -> Expression:
        last_word = self.doc[core.core_last].lower_
        if core.known is not None and (core.known.country is not None or core.demonym):
            return core
        if core.core_last > core.core_first and last_word in self.words.heads:
            return replace(core, fit=self.words.heads[last_word])
        head = self._head_after(core.core_last)
        if head is not None:
            return replace(core, last=head.i, fit=self.words.heads[head.lower_])
        if core.first > 1 and self.doc[core.first - 1].lower_ == "of":
            noun = self.doc[core.first - 2].lower_
            if noun in self.words.of_nouns:
                return replace(core, fit=self.words.heads.get(noun, "settlement"))
        return core

    def _head_after(self, last: int) -> Token | None:
        """The last noun of "X border crossing", "X nuclear power plant": within four words, all of one noun phrase."""
        name, found = self.doc[last], None
        for i in range(last + 1, min(last + 5, len(self.doc))):
            word = self.doc[i]
            if word.pos_ not in ("NOUN", "PROPN", "ADJ") or name.dep_ not in ("compound", "nmod", "amod", "poss"):
                break
            if word.lower_ in self.words.heads:
                found = word
        near = found is not None and (found.i == last + 1 or self.words.heads[found.lower_] == "point")
        return found if near else None

    def _with_direction(self, core: Expression) -> Expression:
        before = self.doc[core.first - 1] if core.first else None
        if before is None or core.demonym or before.lower_ not in self.words.directions:
            return core
        relation = Relation(direction=self.words.directions[before.lower_])
        return replace(core, first=before.i, relation=relation)

    def _with_distance(self, core: Expression) -> Expression:
        """ "12 km south of X", "40 miles from X"."""
        i = core.first - 1
        if i < 2 or core.relation or self.doc[i].lower_ not in ("of", "from", "outside"):
            return core
        i -= 1
        if self.doc[i].lower_ == "away":
            i -= 1
        direction = self.words.directions.get(self.doc[i].lower_)
        named = i
        if direction:
            i -= 1
        if self.doc[i].text == ")":
            i = max((k for k in range(max(i - 6, 0), i) if self.doc[k].text == "("), default=i) - 1
        number = _number(self.doc[i - 1].text) if i > 0 else None
        unit = self.words.units.get(self.doc[i].lower_)
        if i > 0 and number is not None and unit is not None:
            relation = Relation(direction=direction, distance_km=round(number * unit, 3))
            return replace(core, first=i - 1, relation=relation)
        if direction and self.doc[core.first - 1].lower_ == "of":
            return replace(core, first=named, relation=Relation(direction=direction))
        return core

    def _text(self, first: int, last: int) -> str:
        start, stop = self.doc[first].idx, self.doc[last]
        return self.text[start : stop.idx + len(stop)]


def _joined(doc: Doc, found: list[Expression]) -> list[Expression]:
    """A possessive container and what it holds as one: "Russia's Kursk region"."""
    joined: list[Expression] = []
    for one in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and one.first == before.last + 2
            and doc[before.last + 1].text in ("'s", "'")
            and before.known is not None
            and not before.demonym
            and one.known is None
            and not (one.embedded or before.embedded)
        ):
            joined[-1] = replace(one, first=before.first, container=before.known)
        elif before is None or one.first > before.last:
            joined.append(one)
        elif one.core_first > before.last:
            joined.append(replace(one, first=one.core_first, relation=None))
    return joined


def _plain(first: int, last: int, name: str) -> Expression:
    return Expression(first, last, first, last, name, "syntax")


def _name_length(ent: TokenSpan) -> int:
    """Tokens of an entity without the article before and the possessive after it."""
    return len(ent) - (ent[0].lower_ == "the") - (ent[-1].text in ("'s", "'"))


def _covered(taken: list[Expression]) -> set[int]:
    return {i for e in taken for i in range(e.core_first, e.core_last + 1)}


def _pieces(ent: TokenSpan) -> Iterator[tuple[int, int]]:
    """Parts of an entity between commas and possessives, without articles: "Odesa, Ukraine" are two names."""
    start: int | None = None
    for token in ent:
        breaks = token.is_space or token.text in (",", "'s", "'", ";", "/") or (start is None and token.is_punct)
        if start is None and not breaks and token.lower_ not in ("the", "a"):
            start = token.i
        if start is not None and breaks:
            yield start, token.i - 1
            start = None
    if start is not None:
        yield start, ent.end - 1


def _trimmed_text(ent: TokenSpan) -> str:
    first, last = next(_pieces(ent), (ent.start, ent.end - 1))
    return str(ent.doc[first : last + 1].text) if last == ent.end - 1 else str(ent.text)


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None
