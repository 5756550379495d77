"""Names in the text: known names, the model's labels and places, corrected against each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ofrecord.annotations.annotations import Annotations
from ofrecord.domain.mentions import MentionType
from ofrecord.language.parse import Doc, Span
from ofrecord.language.parties import Parties, is_plural

_LABELS: dict[str, MentionType] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "people",
}
_NAME_START = re.compile(r"\b(?=[^\W\d_])(?:[A-Z\u00c0-\u00de]|al\b|peshmerga)")
_PERSONAL = frozenset({"person", "people"})
_JOINTS = frozenset({"of", "for", "in", "the", "'s"})


@dataclass(frozen=True)
class Name:
    """A name: token indices (half-open), its type, the rule that found it; `adjective` for demonyms that modify."""

    first: int
    last: int
    type: MentionType
    rule: str
    adjective: bool = False


class Names:
    """Finds the names of a document, without overlaps, in text order."""

    def __init__(self, parties: Parties) -> None:
        self.parties = parties

    def __call__(self, found: Annotations) -> list[Name]:
        doc = found.doc
        known = list(self._known(doc, doc.text, found.text))
        located = {(p.start, p.end) for p in found.places if p.geonameid is not None or p.relation is not None}
        labelled = [n for n in self._labelled(found, known) if not _is_located_place(doc, n, located)]
        free = _Taken(labelled)
        names = labelled + [k for k in known if free.add(k)]
        names += [p for p in self._places(found) if free.add(p)]
        names += [n for n in self._repeated(doc, labelled) if free.add(n)]
        return sorted(names, key=lambda n: n.first)

    def _known(self, doc: Doc, text: str, original: str) -> Iterator[Name]:
        """Names of the word lists, longest first, left to right.

        `text` is that of the parse, which has letter case where the document has none; acronyms may only be seen as such
        in the `original`.
        """
        until = 0
        for found in _NAME_START.finditer(original):
            start = found.start()
            name = self._known_at(text, original, start) if start >= until else None
            span = doc.char_span(start, start + len(name), alignment_mode="expand") if name else None
            if name is None or span is None or span[0].idx != start:
                continue
            if len(name) < 4 and name.isupper() and span[0].pos_ not in ("PROPN", "NOUN"):
                continue  # "IS" and "WHO" where they are verb and pronoun
            if text[start].islower() and name in self.parties.state_names and span[0].pos_ != "PROPN":
                continue  # "THE CAR BOMB": a common word in upper-case text
            until = start + len(name)
            known = self._known_name(doc, name, span.start, span.end)
            if known is not None:
                yield known

    def _known_at(self, text: str, original: str, start: int) -> str | None:
        name = self.parties.known_at(text, start)
        if name is None and text[start : start + 3] != original[start : start + 3]:
            name = self.parties.known_at(original, start)
            name = name if name is not None and name.isupper() and len(name) > 2 else None
        return None if name is None or _joined(text, start, len(name)) else name

    def _is_second_half(self, doc: Doc, first: int) -> bool:
        """ "Zelene Pole": a people's name in the singular, right after a name that tells no state, is a part of that."""
        before, word = doc[max(0, first - 1)], doc[first]
        tied = before.dep_ == "compound" and before.head == word and word.tag_ == "NNP" and before.text[:1].isupper()
        return tied and before.pos_ == "PROPN" and self.parties.state_of(before.text) is None

    def _known_name(self, doc: Doc, name: str, first: int, last: int) -> Name | None:
        party = self.parties.by_name.get(name)
        if party is not None:
            return Name(first, last, party.type, "own_list" if party.own else "known_party")
        if name in self.parties.seats:
            return Name(first, last, "government", "known_party")
        if last + 1 < len(doc) and doc[last].text == "-" and self.parties.state_of(name) is not None:
            holds = doc[last + 1].lower_ in self.parties.cues.holder_participles
            return Name(first, last, "government" if holds else "people", "known_state", adjective=not holds)
        if name in self.parties.state_names or name in self.parties.metonyms:
            return Name(first, last, "place", "known_state")
        if self._is_second_half(doc, first):
            return None
        modifies = name in self.parties.adjectives and doc[last - 1].dep_ in ("amod", "compound", "nmod")
        return Name(first, last, "people", "known_people", adjective=modifies)

    def _labelled(self, found: Annotations, known: list[Name]) -> list[Name]:
        """The model's names; one that a known name fills or contradicts gives way to it."""
        doc = found.doc
        at = {i: k for k in known for i in range(k.first, k.last)}
        datelines = [b for b in found.document.blocks if b.role == "dateline"]
        surnames = self._surnames(doc)
        names = []
        for span in doc.ents:
            if span.label_ not in _LABELS:
                continue
            first, last = _trimmed(span)
            first = self._after_preposition(doc, first, last)
            if first >= last or self._contradicted(doc, first, last, at) or self._names_nobody(doc[first:last]):
                continue
            if last - first > 1 or not self.parties.noun_type(doc[first])[1]:  # "Parliament" is a described body
                name = self._label(doc[first:last], span.label_, surnames)
                start = doc[first].idx
                if any(b.start <= start < b.end for b in datelines) and name.rule.startswith("label_"):
                    name = Name(first, last, "place", "dateline")
                names.append(name)
        return self._agreed(doc, names)

    def _agreed(self, doc: Doc, names: list[Name]) -> list[Name]:
        """One type for all labels of one name: the commonest, and the first of two that are equally common."""
        votes: dict[str, Counter[MentionType]] = {}
        words = [doc[n.first : n.last].text for n in names]
        for name, text in zip(names, words, strict=True):
            if name.rule.startswith("label_"):
                votes.setdefault(text, Counter())[name.type] += 1
        agreed = {text: types.most_common(1)[0][0] for text, types in votes.items() if len(types) > 1}
        return [
            replace(n, type=agreed[text], rule="repeated") if n.type != agreed.get(text, n.type) else n
            for n, text in zip(names, words, strict=True)
        ]

    def _after_preposition(self, doc: Doc, first: int, last: int) -> int:
        """A capitalised preposition at a sentence's start is no part of the name: "Near Bamako"."""
        located = last - first > 1 and doc[first].lower_ in self.parties.cues.locative
        return first + 1 if located else first

    def _names_nobody(self, span: Span) -> bool:
        """A label on words without a capital, on a bare rank ("Sgt"), a language, a described office or an event."""
        last = span[-1]
        if last.lower_ in self.parties.titles.honorifics or last.lower_ in self.parties.cues.languages:
            return True
        types = self.parties.noun_type
        office = span.label_ != "PERSON" and types(last)[0] == "person"
        event = len(span) > 1 and any(types(t) == (None, True) for t in (span[0], span.root))
        return office or event or not any(c.isupper() for c in span.text)

    def _contradicted(self, doc: Doc, first: int, last: int, known: dict[int, Name]) -> bool:
        """Is a label wrong about its ends: it cuts a known name, is one, joins two, or ends in a described person?"""
        one, other = known.get(first), known.get(last - 1)
        if (one is not None and (one.first < first or one.last >= last)) or (other is not None and other.last > last):
            return True
        joins = one is not None and other is not None and not any(t.lower_ in _JOINTS for t in doc[first:last])
        noun, _ = self.parties.noun_type(doc[last - 1])
        return joins or (noun in ("people", "armed_group") and is_plural(doc[last - 1]) and last - first > 2)

    def _label(self, span: Span, label: str, surnames: frozenset[str]) -> Name:
        type_, rule = _LABELS[label], f"label_{label.lower()}"
        noun, listed = self.parties.noun_type(span.root)
        opening = self._opening(span)
        if (listed and noun is not None and noun not in _PERSONAL and span.root.i == span.end - 1) or (
            listed and noun and " of " in f" {span.text} "
        ):
            type_, rule = self._as_named(span, noun), "head_noun"
        elif span[0].text in self.parties.cues.ship_prefixes and len(span) > 1:
            type_, rule = "vehicle", "ship_name"
        elif opening is not None and opening not in _PERSONAL and type_ == "person":
            type_, rule = opening, "opening_noun"
        elif opening == "person" and type_ in ("organization", "facility"):
            type_, rule = "person", "opening_noun"
        elif self._is_located(span, type_):
            type_, rule = "place", "place_syntax"
        elif self._is_person_beside(span, type_):
            type_, rule = "person", "person_syntax"
        elif len(span) == 1 and span.text in surnames:
            type_, rule = "person", "surname"
        return Name(span.start, span.end, type_, rule)

    def _as_named(self, span: Span, noun: MentionType) -> MentionType:
        """What a head noun makes in a name: "Kayah State" is a land, "the Dawn Front" a body, "the Northern Front" none."""
        cues, word = self.parties.cues, span.root.lower_
        if noun == "government" and len(span) > 1 and word in cues.land_when_named:
            return "place"
        sided = any(t.lower_ in cues.land_heads or t.lower_.removesuffix("ern") in cues.land_heads for t in span)
        return (
            "organization" if noun == "place" and len(span) > 1 and word in cues.body_when_named and not sided else noun
        )

    def _opening(self, span: Span) -> MentionType | None:
        """What the noun makes that opens the name, or a person's office before it ("Radio X", "Governor X Y")."""
        types = self.parties.noun_type
        officers = (c for c in span.root.lefts if c.dep_ == "compound" and c.lower_ not in self.parties.cues.no_offices)
        if not span.text.isupper() and any(types(c)[0] == "person" for c in officers):
            return "person"
        return types(span[0])[0] if len(span) > 1 else None

    def _is_located(self, span: Span, type_: MentionType) -> bool:
        """Is a supposed person or body a place by its syntax: "the village of X", "near X", "X, a town"?"""
        preposition = span.root.head
        unclear = type_ == "person" or (type_ == "organization" and len(span) == 1 and not span.text.isupper())
        described = any(c.dep_ == "appos" and self.parties.noun_type(c)[0] == "place" for c in span.root.rights)
        if described and type_ in ("person", "organization"):
            return True
        if unclear and span.start > 0 and span.doc[span.start - 1].lower_ in self.parties.cues.locative:
            return True
        if span.root.dep_ != "pobj" or type_ not in ("person", "organization") or span.text.isupper():
            return False
        if preposition.lower_ == "of":
            of = preposition.head
            return self.parties.noun_type(of)[0] == "place" or of.lemma_.lower() in self.parties.cues.land_offices
        if preposition.lower_ == "from" and preposition.head.lemma_ in self.parties.cues.leaving_verbs:
            return True
        return preposition.lower_ in self.parties.cues.locative and (type_ == "person" or len(span) == 1)

    def _is_person_beside(self, span: Span, type_: MentionType) -> bool:
        """Is a supposed body a person, because it stands beside one: "the mayor, X X"?"""
        unclear = type_ == "organization" and len(span) > 1 and not span.text.isupper()
        if not unclear or span.root.dep_ != "appos":
            return False
        return self.parties.noun_type(span.root.head)[0] == "person" or self._follows_office(span)

    def _follows_office(self, span: Span) -> bool:
        """ "…, the head of the council, X X, said": between commas, right after a described person."""
        doc, last = span.doc, span.start - 2
        if last < 0 or span.end >= len(doc) or {doc[last + 1].text, doc[span.end].text} != {","}:
            return False
        ending = (
            t
            for t in (doc[last], *doc[last].ancestors)
            if t.right_edge.i == last and t.left_edge.tag_ in ("DT", "PRP$")
        )
        return any(self.parties.noun_type(t)[0] == "person" for t in ending)

    def _surnames(self, doc: Doc) -> frozenset[str]:
        """Last names of the persons that the document names in full; a name with a hyphen counts as one word."""
        found = set()
        for span in doc.ents:
            if span.label_ == "PERSON" and len(span) > 1 and span[-1].text[0].isupper():
                double = len(span) > 3 and span[-2].text == "-" and span[-3].lower_ not in self.parties.titles.particles
                found.add(span[-3:].text if double else span[-1].text)
        return frozenset(w for w in found if w not in self.parties.state_names and w not in self.parties.by_name)

    def _repeated(self, doc: Doc, labelled: list[Name]) -> Iterator[Name]:
        """Last names of persons and one-word names that the model has labelled elsewhere in the document."""
        types: dict[str, tuple[MentionType, str]] = {}
        for name in labelled:
            if name.last - name.first == 1 and name.rule.startswith("label_"):
                types.setdefault(doc[name.first].text, (name.type, "repeated"))
        types.update(dict.fromkeys(self._surnames(doc), ("person", "surname")))
        for token in doc if types else ():
            if token.pos_ != "PROPN":
                continue
            joined = token.i > 1 and token.nbor(-1).text == "-"
            first = token.i - 2 if joined else token.i
            article = joined and doc[first].lower_ in self.parties.titles.particles
            text = doc[first : token.i + 1].text if joined and not article else token.text
            if text in types and not (token.i + 1 < len(doc) and token.nbor(1).text == "-"):
                yield Name(first, token.i + 1, *types[text])

    def _places(self, found: Annotations) -> Iterator[Name]:
        for place in found.places:
            span = found.tokens(place)
            if span is not None and span[-1].text[:1].isupper() and place.use != "embedded":
                yield Name(span.start, span.end, "place", "place_entry", adjective=place.use == "modifier")


def _joined(text: str, start: int, length: int) -> bool:
    """Do hyphens on both sides make it a part of a longer word ("PORT-AU-PRINCE")?"""
    return text[start - 1 : start] == "-" and text[start + length : start + length + 1] == "-"


class _Taken:
    """Which tokens a name has already."""

    def __init__(self, names: list[Name]) -> None:
        self.tokens = {i for n in names for i in range(n.first, n.last)}

    def add(self, name: Name) -> bool:
        """Take the tokens of a name if all of them are free."""
        own = range(name.first, name.last)
        free = self.tokens.isdisjoint(own)
        if free:
            self.tokens.update(own)
        return free


def _is_located_place(doc: Doc, name: Name, located: set[tuple[int, int]]) -> bool:
    """Has the places step found this very name in the gazetteer? Then its reading stands."""
    last = doc[name.last - 1]
    return (doc[name.first].idx, last.idx + len(last)) in located and name.rule != "head_noun"


def _trimmed(span: Span) -> tuple[int, int]:
    """A label's tokens without article, possessive mark and edge punctuation."""
    first = span.start
    last = next((t.i for t in span if t.text[0] in "/|[(" and t.i > first), span.end)
    while last > first and (
        span.doc[last - 1].is_punct or span.doc[last - 1].is_space or span.doc[last - 1].tag_ == "POS"
    ):
        last -= 1
    first = next((t.i + 1 for t in span if t.text == ":" and t.i + 1 < last), first)  # "Chad: Army kills nine"
    first = next((t.i for t in span if t.i >= first and t.text[0].isalnum()), first)
    while first < last and (span.doc[first].is_punct or span.doc[first].is_space or span.doc[first].tag_ == "DT"):
        first += 1
    return first, last
