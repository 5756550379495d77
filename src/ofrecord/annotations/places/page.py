"""One document as the passes over it see it: its words as lists, made once, and what several passes ask."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from ofrecord.annotations.places.expression import LARGE
from ofrecord.annotations.places.words import PlaceWords, Vocabulary
from ofrecord.gazetteer import Gazetteer
from ofrecord.gazetteer.entries import Entry
from ofrecord.gazetteer.names import name_key
from ofrecord.language.parse import Doc, Token
from ofrecord.language.parse import Span as TokenSpan

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_NAMING = frozenset({"compound", "nmod", "amod", "poss"})


class Page:
    """The parse, its words in both cases, its entities by token, and the two sources of names.

    `dateline` holds the words of datelines as the text has them: there names are often in capitals, and parsed in small
    letters.
    """

    def __init__(
        self, doc: Doc, vocabulary: Vocabulary, gazetteer: Gazetteer, dateline: Mapping[int, str] | None = None
    ) -> None:
        self.doc = doc
        self.text = doc.text  # spaCy puts it together anew each time it is asked
        self.spelled = [t.text for t in doc]
        self.lower = [w.lower() for w in self.spelled]
        self.vocabulary = vocabulary
        self.words: PlaceWords = vocabulary.words
        self.gazetteer = gazetteer
        self.entities: tuple[TokenSpan, ...] = tuple(doc.ents)  # spaCy makes them anew each time it is asked
        self.entity = {i: ent for ent in self.entities for i in range(ent.start, ent.end)}
        self.dateline = dateline or {}
        for i, word in self.dateline.items():
            self.spelled[i] = word
        self._known: dict[str, tuple[Entry, ...]] = {}
        self._outlets: set[str] = set()
        self.others: set[int] = set()
        """Tokens that would be names of places but for what the sentence says of them."""

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

    def with_article(self, i: int) -> int:
        """Where a name starts that may have an article tied to it by a hyphen ("al-Khawkhah")."""
        tied = i > 1 and self.spelled[i - 1] == "-" and self.lower[i - 2] in self.words.particles
        return i - 2 if tied else i

    def is_surname(self, name: str) -> bool:
        """Does the text call anybody by a longer name that ends so?"""
        return name in self._surnames

    @cached_property
    def _surnames(self) -> frozenset[str]:
        return frozenset(e[-1].text for e in self.entities if e.label_ == "PERSON" and len(e) > 1)

    def is_outlet(self, name: str, last: int) -> bool:
        """Is it a newspaper or agency ("the Saba agency said", then "Saba said")? Large towns are not taken for one."""
        if name_key(name) in self.vocabulary.media:
            return True
        if self.after(last) in self.words.outlets and not any(
            e.main and e.feature[0] == "P" and e.population >= LARGE for e in self.find(name)
        ):
            self._outlets.add(name)
        return name in self._outlets

    def _is_known(self, last: int) -> bool:
        """Do the gazetteer or the lists hold the name that ends here?"""
        ent = self.entity.get(last)
        name = self.span(ent.start, last) if ent is not None else self.spelled[last]
        return bool(self.find(name)) or name_key(name.removeprefix("the ")) in self.vocabulary.names

    def head_after(self, last: int) -> Token | None:
        """The noun that says what a name is of: "X border crossing", "X nuclear power plant", "A, B and C regions".

        An area's noun right after the name is one whatever the parser makes of it; others within four words have to be of
        the same noun phrase.
        """
        heads = self.words.heads
        following = self.after(last)
        named_after_of = heads.get(following) == "settlement" and self.after(last + 1) == "of"
        if named_after_of and not self._is_known(last):
            return None  # "the Druze city of Suweida": the city is named after "of"
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
