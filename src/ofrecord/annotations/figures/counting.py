"""What a number counts: the noun it stands with, and the kind of that noun."""

from __future__ import annotations

from dataclasses import dataclass

from ofrecord.annotations.figures.lexicon import FigureWords
from ofrecord.annotations.figures.quantities import Quantity, number_token
from ofrecord.domain.figures import Counts
from ofrecord.language.parse import Doc, Token

_REACH = 6
_NOUNS = ("NOUN", "PROPN")


@dataclass(frozen=True)
class Count:
    """A quantity with what it counts. `start` and `end` are token indices of the figure; `noun` is its head noun."""

    quantity: Quantity
    start: int
    end: int
    noun: Token | None
    counts: Counts
    rule: str
    unit: str | None = None

    def head(self, doc: Doc) -> Token:
        """The token by which the count hangs in its clause."""
        return self.noun or number_token(doc, self.quantity)


def counted_noun(doc: Doc, quantity: Quantity, words: FigureWords) -> Token | None:
    """The head noun after a number: "three aid workers" → workers, "dozens of villagers" → villagers."""
    after = quantity.end
    if doc[after : after + 2].text.lower() == "out of":
        after += 1
    if after < len(doc) and doc[after].lower_ == "of":
        after += 1
        while after < len(doc) and doc[after].pos_ in ("DET", "PRON") and doc[after].lower_ != "them":
            after += 1
    root = number_token(doc, quantity)
    parsed = root.head
    modifies = root.dep_ in ("nummod", "quantmod", "amod", "det") and parsed.pos_ in _NOUNS
    if modifies and quantity.end <= parsed.i <= quantity.end + _REACH:
        return parsed if not _crosses_border(doc, quantity.end, parsed.i) else None
    found = noun_from(doc, after, root.sent.end)
    owned = found is not None and found.dep_ == "poss" and found.head.pos_ in _NOUNS
    return found.head if found is not None and owned and found.head.i <= after + 2 * _REACH else found


def _crosses_border(doc: Doc, start: int, end: int) -> bool:
    """Does a border of table cells lie between?"""
    return any(t.text == "|" for t in doc[start:end])


def noun_from(doc: Doc, start: int, stop: int) -> Token | None:
    """The last noun of the noun phrase that starts at a token; null if it does not start one."""
    found: Token | None = None
    for i in range(start, min(start + _REACH, stop, len(doc))):
        token = doc[i]
        if token.text == "|":
            break
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


def is_older(doc: Doc, first: int, phrases: frozenset[str]) -> bool:
    """Do the words before token `first` ("up from", "not") make its number one that a newer one replaces?"""
    before = [t.lower_ for t in doc[max(0, first - 3) : first]]
    return any(" ".join(before[-n:]) in phrases for n in (1, 2, 3))


def kind_of_noun(noun: Token, phrase: frozenset[str], words: FigureWords) -> Counts | None:
    """The kind of a counted thing by its noun (`phrase` = lower-case words around it); null for an unknown one."""
    forms = {noun.lemma_.lower(), noun.lower_.removesuffix("s")}
    if forms & words.settlements:
        return "settlements"
    if forms & words.aid or (forms & words.carriers and not phrase.isdisjoint(words.aid_words)):
        return "aid"
    if forms & words.weapons or (forms & words.armoured and not phrase.isdisjoint(words.armour)):
        return "weapons"
    return "people" if is_person(noun, words) else None


def is_person(noun: Token, words: FigureWords) -> bool:
    """Is the noun one for people? In headlines, where nouns are tagged as names, by its form without the plural s."""
    forms = {noun.lemma_.lower(), noun.lower_}
    if noun.tag_ == "NNPS":
        forms.add(noun.lower_.removesuffix("s"))
    ends = noun.pos_ == "NOUN" and noun.lemma_.lower().endswith(words.person_endings)
    ends = ends or (noun.tag_ == "NNPS" and noun.ent_type_ == "NORP")  # "4,000 Syrians"
    return ends or not forms.isdisjoint(words.persons)
