"""One document as the passes over it see it: its words as lists, made once, and what several passes ask."""

from __future__ import annotations

from functools import cached_property

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from ofrecord.annotations.places.words import PlaceWords, Vocabulary
from ofrecord.gazetteer import Gazetteer
from ofrecord.gazetteer.lookup import Entry
from ofrecord.gazetteer.names import name_key

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_NAMING = frozenset({"compound", "nmod", "amod", "poss"})


class Page:
    """The parse, its words in both cases, its entities by token, and the two sources of names."""

    def __init__(self, doc: Doc, vocabulary: Vocabulary, gazetteer: Gazetteer) -> None:
        self.doc = doc
        self.text = doc.text  # spaCy puts it together anew each time it is asked
        self.spelled = [t.text for t in doc]
        self.lower = [w.lower() for w in self.spelled]
        self.vocabulary = vocabulary
        self.words: PlaceWords = vocabulary.words
        self.gazetteer = gazetteer
        self.entity: dict[int, TokenSpan] = {i: ent for ent in doc.ents for i in range(ent.start, ent.end)}
        self._known: dict[str, tuple[Entry, ...]] = {}

    def find(self, name: str) -> tuple[Entry, ...]:
        """Entries of a name, in its own spelling or the one that the gazetteer has for it."""
        found = self._known.get(name)
        if found is None:
            other = self.vocabulary.spellings.get(name_key(name))
            entries = self.gazetteer.find(other.name if other else name)
            found = tuple(e for e in entries if e.country == other.country) if other else entries
            self._known[name] = found
        return found

    def span(self, first: int, last: int) -> str:
        """The words from one token to another."""
        start, stop = self.doc[first].idx, self.doc[last]
        return self.text[start : stop.idx + len(stop)]

    def label(self, i: int) -> str:
        """The model's label of the entity in which a token stands, or nothing."""
        ent = self.entity.get(i)
        return str(ent.label_) if ent is not None else ""

    def before(self, i: int) -> str:
        """The word before a token, in lower case."""
        return self.lower[i - 1] if i > 0 else ""

    def after(self, i: int) -> str:
        """The word after a token, in lower case."""
        return self.lower[i + 1] if i + 1 < len(self.lower) else ""

    def is_surname(self, name: str) -> bool:
        """Does the text call anybody by a longer name that ends so?"""
        return name in self._surnames

    @cached_property
    def _surnames(self) -> frozenset[str]:
        return frozenset(e[-1].text for e in self.doc.ents if e.label_ == "PERSON" and len(e) > 1)

    def head_after(self, last: int) -> Token | None:
        """The noun that says what a name is of: "X border crossing", "X nuclear power plant", "A, B and C regions".

        An area's noun right after the name is one whatever the parser makes of it; others within four words have to be of
        the same noun phrase.
        """
        heads = self.words.heads
        following = self.after(last)
        if following in self.words.areas and self.spelled[last + 1] == following:
            return self.doc[last + 1]
        if self.doc[last].dep_ not in _NAMING:
            return None
        found = None
        for i in range(last + 1, min(last + 5, len(self.lower))):
            if self.doc[i].pos_ not in _NOMINAL:
                break
            if self.lower[i] in heads:
                found = self.doc[i]
        near = found is not None and (found.i == last + 1 or heads[found.lower_] == "point")
        return found if near else None
