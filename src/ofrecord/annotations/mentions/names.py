"""Names in the text: known names, the model's labels and places, corrected against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from ofrecord.annotations.annotations import Annotations
from ofrecord.domain.mentions import MentionType
from ofrecord.language.parties import Parties, is_plural

_LABELS: dict[str, MentionType] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "people",
}
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
        known = list(self._known(found.doc))
        labelled = self._labelled(found.doc, known)
        free = _Taken(labelled)
        names = labelled + [k for k in known if free.add(k)]
        names += [p for p in self._places(found) if free.add(p)]
        return sorted(names, key=lambda n: n.first)

    def _known(self, doc: Doc) -> Iterator[Name]:
        """Names of the word lists, longest first, left to right."""
        text, until = doc.text, 0
        for token in doc:
            if token.i < until or not (token.is_alpha or token.text[0].isalpha()):
                continue
            name = self.parties.known_at(text, token.idx)
            if name is None or (len(name) < 4 and name.isupper() and token.pos_ not in ("PROPN", "NOUN")):
                continue
            until = token.i + 1
            while until < len(doc) and doc[until].idx < token.idx + len(name):
                until += 1
            yield self._known_name(doc, name, token.i, until)

    def _known_name(self, doc: Doc, name: str, first: int, last: int) -> Name:
        party = self.parties.by_name.get(name)
        if party is not None:
            return Name(first, last, party.type, "known_party")
        if name in self.parties.seats:
            return Name(first, last, "government", "known_party")
        if name in self.parties.state_names or name in self.parties.metonyms:
            return Name(first, last, "place", "known_state")
        modifies = name in self.parties.adjectives and doc[last - 1].dep_ in ("amod", "compound", "nmod")
        return Name(first, last, "people", "known_people", adjective=modifies)

    def _labelled(self, doc: Doc, known: list[Name]) -> list[Name]:
        """The model's names; one that a known name fills or contradicts gives way to it."""
        at = {i: k for k in known for i in range(k.first, k.last)}
        surnames = self._surnames(doc)
        names = []
        for span in doc.ents:
            first, last = _trimmed(span)
            if span.label_ in _LABELS and first < last and not self._contradicted(doc, first, last, at):
                names.append(self._label(doc[first:last], span.label_, surnames))
        return names

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
        if (listed and noun is not None and noun not in _PERSONAL and span.root.i == span.end - 1) or (
            listed and noun and " of " in f" {span.text} "
        ):
            type_, rule = noun, "head_noun"
        elif len(span) == 1 and span.text in surnames:
            type_, rule = "person", "surname"
        return Name(span.start, span.end, type_, rule)

    def _surnames(self, doc: Doc) -> frozenset[str]:
        """Last names of the persons that the document names in full, where most of its labels agree."""
        votes: Counter[str] = Counter()
        for span in doc.ents:
            if span.label_ == "PERSON" and len(span) > 1 and span[-1].text[0].isupper():
                votes[span[-1].text] += 1
        return frozenset(w for w in votes if w not in self.parties.state_names and w not in self.parties.by_name)

    def _places(self, found: Annotations) -> Iterator[Name]:
        for place in found.places:
            span = found.tokens(place)
            if span is not None and span[-1].text[:1].isupper() and place.use != "embedded":
                yield Name(span.start, span.end, "place", "place_entry", adjective=place.use == "modifier")


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


def _trimmed(span: Span) -> tuple[int, int]:
    """A label's tokens without article, possessive mark and edge punctuation."""
    first = span.start
    last = next((t.i for t in span if t.text in "/|" and t.i > first), span.end)
    while last > first and (
        span.doc[last - 1].is_punct or span.doc[last - 1].is_space or span.doc[last - 1].tag_ == "POS"
    ):
        last -= 1
    while first < last and (span.doc[first].is_punct or span.doc[first].is_space or span.doc[first].tag_ == "DT"):
        first += 1
    return first, last
