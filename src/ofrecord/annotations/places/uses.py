"""What an expression does in its sentence: the place itself, a government, a modifier, or a part of another name."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ofrecord.annotations.places.expression import Expression
from ofrecord.annotations.places.words import PlaceWords
from ofrecord.domain.places import PlaceUse
from ofrecord.language.syntax import is_passive

_MODIFYING = frozenset({"compound", "nmod", "amod", "poss"})


def use_of(doc: Doc, one: Expression, words: PlaceWords) -> PlaceUse:
    """The use, from the syntax around the expression alone."""
    root = doc[one.first : one.last + 1].root
    if one.embedded:
        return "modifier" if _is_public_body(doc, one, words) else "embedded"
    if one.demonym:
        return "modifier" if root.dep_ != "nsubj" or root.tag_.startswith("J") else "actor"
    if _is_hyphenated(doc, one):
        return "modifier"
    if one.relation is not None or one.fit is not None:
        return "location"
    return _by_syntax(root, words)


def _is_hyphenated(doc: Doc, one: Expression) -> bool:
    """ "Berlin-based", "Ukraine-held": a name that a hyphen ties to a participle or adjective."""
    after = doc[one.last + 1 : one.last + 3]
    return len(after) == 2 and after[0].text == "-" and after[1].tag_ in ("VBN", "VBD", "JJ", "VBG")


def _is_public_body(doc: Doc, one: Expression, words: PlaceWords) -> bool:
    ent = next((e for e in doc[one.first].sent.ents if e.start <= one.first < e.end), None)
    following = doc[one.last + 1].text if one.last + 1 < len(doc) else ""
    named = ent is not None and any(t.lower_ in words.public_bodies for t in ent)
    return following in ("'s", "'") or named


def _by_syntax(root: Token, words: PlaceWords) -> PlaceUse:
    while root.dep_ == "conj" and root.head.pos_ in ("PROPN", "NOUN", "ADJ"):
        root = root.head
    head = root.head
    if root.dep_ == "poss" and head.lemma_.lower() in words.acts:
        return "actor"
    if root.dep_ in _MODIFYING and head.i > root.i:
        return "modifier"
    if root.dep_ == "npadvmod" and head.pos_ == "VERB" and head.i == root.i + 1:  # a subject that the parser missed
        return "actor"
    if root.dep_ in ("nsubj", "csubj"):
        verb = head
        return "location" if verb.lemma_ in words.stative and verb.pos_ != "AUX" else "actor"
    if root.dep_ == "nsubjpass":
        return "actor" if head.lemma_ in words.addressing else "location"
    if root.dep_ in ("dobj", "dative", "obj") and head.lemma_ in words.addressing:
        return "actor"
    if root.dep_ == "pobj":
        return _by_preposition(head, words)
    return "location"


def _by_preposition(preposition: Token, words: PlaceWords) -> PlaceUse:
    if preposition.dep_ == "agent" or (preposition.lower_ == "by" and is_passive(preposition.head)):
        return "actor"
    if preposition.lower_ == "of" and preposition.head.lemma_.lower() in words.belonging:
        return "modifier"
    governors = words.partners.get(preposition.lower_)
    if governors is None or preposition.head.lemma_.lower() in words.spatial:
        return "location"
    return "actor" if not governors or preposition.head.lemma_.lower() in governors else "location"
