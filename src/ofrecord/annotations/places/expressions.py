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
_LONGEST = 8
KNOWN_SIZE = 15_000
"""Inhabitants from which a name that the model did not see as a place is one after a locative preposition."""


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
        self.vocabulary = vocabulary
        self.words = vocabulary.words
        self.gazetteer = gazetteer
        self.entity = {t.i: ent for ent in doc.ents for t in ent}

    def listed(self) -> list[Expression]:
        """Names of countries and regions and their demonyms, the longest at each place."""
        found = []
        end = 0
        for token in self.doc:
            longest = self.vocabulary.starts.get(token.lower_, 0) or self.vocabulary.starts.get(token.lower_[:-1], 0)
            if token.i < end or not longest or not (token.text[0].isupper() or token.text.startswith("sub")):
                continue
            one = self._listed_at(token, longest)
            if one is not None:
                found.append(one)
                end = one.core_last + 1
        return found

    def _listed_at(self, token: Token, longest: int) -> Expression | None:
        for last in range(min(token.i + longest, len(self.doc)) - 1, token.i - 1, -1):
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
        if (label == "PERSON" and longer) or (label == "LANGUAGE" and known.demonym):
            return None
        if ent is not None and longer and label in _PLACE_LABELS and self._is_name(ent):
            return None
        headed = ent is not None and ent.end == last + 2 and ent[-1].lower_ in self.words.heads
        embedded = longer and label in self.words.embedding and not headed
        return Expression(first, last, first, last, known.name, "listed", known, embedded=embedded, label=label)

    def _is_name(self, ent: TokenSpan) -> bool:
        text = _trimmed_text(ent)
        return "," not in text and "'s" not in text and bool(self.gazetteer.find(text))

    def abbreviated(self) -> list[Expression]:
        """States by their abbreviations, after a comma."""
        found = []
        for token in self.doc:
            full = self.words.abbreviations.get(token.text)
            if full and token.i > 1 and self.doc[token.i - 1].text == "," and self.doc[token.i - 2].text[:1].isupper():
                found.append(Expression(token.i, token.i, token.i, token.i, full, "abbreviated"))
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
                digits = ent.label_ != "FAC" and any(c.isdigit() for c in self._text(first, last))
                if not digits and not any(i in covered for i in range(first, last + 1)):
                    embedded = ent.label_ in self.words.embedding
                    name = self._text(first, last)
                    found.append(
                        Expression(first, last, first, last, name, "named", embedded=embedded, label=ent.label_)
                    )
        return found

    def _embedded(self, ent: TokenSpan) -> Iterator[tuple[int, int]]:
        """The town that an organisation's name starts with: known by its main name and large."""
        start = ent.start + (ent[0].lower_ == "the")
        for last in (start + 1, start):
            if last < ent.end - 1 and self.doc[start].pos_ == "PROPN" and self.doc[last].pos_ == "PROPN":
                entries = self.gazetteer.find(self._text(start, last))
                if any(e.main and e.population >= 100_000 for e in entries):
                    yield start, last
                    return

    def by_syntax(self, taken: list[Expression]) -> list[Expression]:
        """Proper names after a locative preposition, and names that stand elsewhere in the text for a place."""
        covered = _covered(taken)
        seen = {name_key(e.name) for e in taken if not e.embedded and e.label in ("GPE", "LOC")}
        countries = {c for e in taken if e.known for c in e.known.all_countries}
        last_place = {e.core_last for e in taken if not e.demonym and not e.embedded}
        found = []
        for first, last in self._runs(covered):
            name = self._text(first, last)
            ent = self.entity.get(first)
            if ent is not None and (len(ent) > last - first + 1 or ent.label_ in ("DATE", "TIME")):
                continue
            if (
                name_key(name) in seen
                or self._is_after_locative(first, last, name)
                or self._is_headed(first, last)
                or self._is_in_context(first, last, name, countries, last_place)
            ):
                found.append(Expression(first, last, first, last, name, "syntax"))
                last_place.add(last)
        return found

    def _is_after_locative(self, first: int, last: int, name: str) -> bool:
        before = self.doc[first - 1] if first else None
        if before is None:
            return False
        noun = self.doc[first - 2].lower_ if first > 1 and before.lower_ == "of" else ""
        following = self.doc[last + 1].lower_ if last + 1 < len(self.doc) else ""
        entries = self.gazetteer.find(name)
        if noun in self.words.of_nouns or (following in self.words.heads and self.words.heads[following] != "point"):
            return bool(entries)
        after = before.lower_ in self.words.locative
        return after and any(e.population >= KNOWN_SIZE for e in entries)

    def _is_headed(self, first: int, last: int) -> bool:
        """ "Zamzam camp", "Ben Gurion airport": a proper name that a noun for a facility or area follows."""
        noun = self.doc[last + 1] if last + 1 < len(self.doc) else None
        fit = self.words.heads.get(noun.lower_) if noun is not None and noun.text.islower() else None
        return fit is not None and fit != "any" and noun is not None and self.doc[last].dep_ in ("compound", "nmod")

    def _is_in_context(self, first: int, last: int, name: str, countries: set[str], places: set[int]) -> bool:
        """Does the gazetteer hold the name in a country of the text, where the sentence asks for a place?"""
        entries = [e for e in self.gazetteer.find(name) if e.country in countries]
        if not entries:
            return False
        ent = self.entity.get(first)
        label = ent.label_ if ent is not None else ""
        size = max(e.population for e in entries)
        root = self.doc[first : last + 1].root
        if root.head.lemma_ in self.words.attacking and root.dep_ in ("dobj", "nsubjpass"):
            return True
        if self.doc[first - 1].lower_ in self.words.sources and size >= KNOWN_SIZE and label != "PERSON":
            return True
        if self._follows_a_place(first, places):
            return True
        capital = any(e.feature == "P.PPLC" for e in entries)
        return capital or (label != "PERSON" and size >= KNOWN_SIZE and any(e.main for e in entries))

    def _follows_a_place(self, first: int, places: set[int]) -> bool:
        """ "A, B and C": co-ordinated with a place just before it."""
        i = first - 1
        while i > 0 and self.doc[i].lower_ in (",", "and", "or"):
            i -= 1
        return i < first - 1 and i in places and self.doc[first].dep_ in ("conj", "appos", "compound", "npadvmod")

    def _runs(self, covered: set[int]) -> Iterator[tuple[int, int]]:
        """Runs of proper nouns that nothing covers yet."""
        start: int | None = None
        for token in self.doc:
            inside = token.i not in covered and (
                (token.pos_ == "PROPN" and token.text[0].isupper()) or (start is not None and self._is_particle(token))
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
        head = self._head_after(core)
        if head is not None:
            return replace(core, last=head.i, fit=self.words.heads[head.lower_])
        if core.first > 1 and self.doc[core.first - 1].lower_ == "of":
            noun = self.doc[core.first - 2].lower_
            if noun in self.words.of_nouns:
                return replace(core, fit=self.words.heads.get(noun, "settlement"))
        return core

    def _head_after(self, core: Expression) -> Token | None:
        """The last noun of "X border crossing", "X nuclear power plant": within four words, all of one noun phrase."""
        name, found = self.doc[core.core_last], None
        for i in range(core.last + 1, min(core.last + 5, len(self.doc))):
            word = self.doc[i]
            if word.pos_ not in ("NOUN", "PROPN", "ADJ") or name.dep_ not in ("compound", "nmod", "amod", "poss"):
                break
            if word.lower_ in self.words.heads:
                found = word
        near = found is not None and (found.i == core.last + 1 or self.words.heads[found.lower_] == "point")
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
        return self.doc.text[start : stop.idx + len(stop)]


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
