"""What a number counts: the noun it stands with, and what the clause says was done to those counted."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ofrecord.annotations.figures.lexicon import FigureWords
from ofrecord.annotations.figures.quantities import Quantity, number_token
from ofrecord.domain.figures import Counts
from ofrecord.language.syntax import children

_REACH = 6
_NOUNS = ("NOUN", "PROPN")
_IN_PHRASE = ("ADJ", "NOUN", "PROPN", "VERB", "ADV", "PUNCT", "PART")


def counted_noun(doc: Doc, quantity: Quantity, words: FigureWords) -> Token | None:
    """The head noun after a number: "three aid workers" → workers, "dozens of villagers" → villagers."""
    after = quantity.end
    if after < len(doc) and doc[after].lower_ == "of":
        after += 1
        while after < len(doc) and doc[after].pos_ in ("DET", "PRON") and doc[after].lower_ != "them":
            after += 1
    root = number_token(doc, quantity)
    parsed = root.head
    modifies = root.dep_ in ("nummod", "quantmod", "amod", "det") and parsed.pos_ in _NOUNS
    if modifies and quantity.end <= parsed.i <= quantity.end + _REACH:
        return parsed
    return _noun_from(doc, after, root.sent.end)


def _noun_from(doc: Doc, start: int, stop: int) -> Token | None:
    """The last noun of the noun phrase that starts at a token; null if it does not start one."""
    found: Token | None = None
    for i in range(start, min(start + _REACH, stop, len(doc))):
        token = doc[i]
        if token.pos_ in _NOUNS:
            found = token
        elif (
            (
                found is not None
                or token.pos_ not in ("ADJ", "VERB", "NUM", "PUNCT")
                or token.lower_ in (",", "(", ".", ";")
            )
            or (token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG"))
            or (token.pos_ == "PUNCT" and token.text != "-")
        ):
            break
    return found


@dataclass(frozen=True)
class Effects:
    """Reads from the parse what happened to those counted."""

    words: FigureWords

    def of(self, token: Token, person: bool) -> Counts | None:
        """What the clause says of the counted: killed, displaced …; null where it says nothing of the kind.

        `person` is false for nouns that are known to be no persons: then only the noun's own words are looked at.
        """
        for _ in range(_REACH):
            found = self._own(token) or (self._from_head(token, person))
            if found is not None:
                return found
            up = self._up(token)
            if up is None:
                return self._weak(token)
            token = up
        return None

    def _own(self, token: Token) -> Counts | None:
        """A participle or adjective that the counted noun carries: "five people killed in …", "12 wounded men"."""
        for child in token.children:
            after = child.i > token.i and child.tag_ in ("VBN", "VBD")
            found = self.words.object_of.get(child.lemma_.lower()) if after else None
            if found and child.dep_ in ("acl", "amod", "relcl", "advcl"):
                return found
            if child.dep_ in ("amod", "acl") and child.lower_ in self.words.itself:
                return self.words.itself[child.lower_]
            if child.dep_ == "relcl" and child.i > token.i and self._is_subject_effect(child):
                return self.words.subject_of[child.lemma_.lower()]
        return None

    def _is_subject_effect(self, verb: Token) -> bool:
        return verb.lemma_.lower() in self.words.subject_of and any(
            c.dep_ == "nsubj" and c.lower_ in ("who", "that") for c in verb.children
        )

    def _from_head(self, token: Token, person: bool) -> Counts | None:
        head, words = token.head, self.words
        lemma = head.lemma_.lower()
        if token.dep_ in ("dobj", "nsubjpass", "obj", "oprd", "dative") and person:
            return self._object(token, head, lemma)
        if token.dep_ == "nsubj":
            return self._subject(head, lemma, person)
        if token.dep_ == "pobj" and (head.lower_ == "of" or head.head.lemma_.lower() == "toll"):
            return words.of_noun.get(head.head.lemma_.lower())
        return None

    def _object(self, token: Token, verb: Token, lemma: str) -> Counts | None:
        found = self.words.object_of.get(lemma)
        if found is not None:
            return found
        small = next(
            (c for c in verb.children if c.dep_ in ("oprd", "acomp", "xcomp", "ccomp", "advcl") and c.i > token.i), None
        )
        if lemma in self.words.leave and small is not None:
            return self.words.itself.get(small.lower_) or self.words.object_of.get(small.lemma_.lower())
        return self.words.subject_of.get(lemma) if token.dep_ == "nsubjpass" else None

    def _subject(self, verb: Token, lemma: str, person: bool) -> Counts | None:
        words = self.words
        if lemma in words.subject_of and (person or lemma in ("die", "perish")):
            return words.subject_of[lemma]
        complement = next(
            (c for c in verb.children if c.dep_ in ("acomp", "attr", "oprd") and c.lower_ in words.itself), None
        )
        if complement is not None and lemma in ("be", "remain", "go", "report", "fear", "feel", "become"):
            return words.itself[complement.lower_]
        if verb.lower_ in words.itself and verb.tag_ in ("JJ", "VBN", "VBG"):
            return words.itself[verb.lower_]
        if lemma in words.object_of and verb.tag_ in ("VBN", "VBD") and person and not children(verb, "dobj", "aux"):
            return words.object_of[lemma]
        return None

    def _up(self, token: Token) -> Token | None:
        """Where to look next: the first of a co-ordination, or the noun of "a total of 40 people"."""
        if token.dep_ in ("conj", "appos") and token.head.pos_ in (*_NOUNS, "NUM"):
            return token.head
        if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in self.words.through:
            return token.head.head
        if token.dep_ in ("nummod", "quantmod", "compound") and token.head.pos_ in (*_NOUNS, "NUM"):
            return token.head
        including = token.head
        if token.dep_ == "pobj" and including.lower_ == "including" and including.head.pos_ in (*_NOUNS, "NUM"):
            return including.head
        return None

    def _weak(self, token: Token) -> Counts | None:
        """What the noun says by itself, where the clause says nothing: deaths, hostages, refugees."""
        return self.words.itself.get(token.lemma_.lower()) or self.words.itself.get(token.lower_)


def kind_of_noun(noun: Token, phrase: frozenset[str], words: FigureWords) -> Counts | None:
    """The kind of a counted thing by its noun (`phrase` = lower-case words around it); null for an unknown one."""
    lemma = noun.lemma_.lower()
    if lemma in words.settlements:
        return "settlements"
    if lemma in words.aid or (lemma in words.carriers and not phrase.isdisjoint(words.aid_words)):
        return "aid"
    if lemma in words.weapons:
        return "weapons"
    return "people" if is_person(noun, words) else None


def is_person(noun: Token, words: FigureWords) -> bool:
    """Is the noun one for people?"""
    return noun.lemma_.lower() in words.persons or noun.lower_ in words.persons
