"""What an expression does in its sentence: the place itself, a government, a modifier, or a part of another name."""

from __future__ import annotations

from ofrecord.annotations.places.expression import Expression
from ofrecord.annotations.places.page import Page
from ofrecord.annotations.places.words import PlaceWords
from ofrecord.domain.places import PlaceUse
from ofrecord.language.parse import Token
from ofrecord.language.syntax import is_passive

_MODIFYING = frozenset({"compound", "nmod", "amod", "poss"})


def use_of(page: Page, one: Expression, governs: bool) -> PlaceUse:
    """The use, from the syntax around the expression; `governs`: it may stand for a government (a country, a capital)."""
    doc, words = page.doc, page.words
    root = doc[one.first : one.last + 1].root
    if one.embedded:
        return "modifier" if _is_public_body(page, one) else "embedded"
    if one.demonym:
        return "modifier" if root.dep_ != "nsubj" or root.tag_.startswith("J") else "actor"
    if _is_hyphenated(page, one):
        return "modifier"
    if one.relation is not None or one.fit is not None:
        return "location"
    return _by_syntax(root, words, governs)


def _is_hyphenated(page: Page, one: Expression) -> bool:
    """ "Berlin-based", "Ukraine-held": a name that a hyphen ties to a participle or adjective."""
    tied = page.after(one.last) == "-" and one.last + 2 < len(page.lower)
    return tied and page.doc[one.last + 2].tag_ in ("VBN", "VBD", "JJ", "VBG")


def _is_public_body(page: Page, one: Expression) -> bool:
    ent = page.entity.get(one.first)
    named = ent is not None and any(t.lower_ in page.words.public_bodies for t in ent)
    return page.after(one.last) in ("'s", "'") or named


def _by_syntax(root: Token, words: PlaceWords, governs: bool) -> PlaceUse:
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
        still = verb.lemma_ in words.stative and (verb.pos_ != "AUX" or not governs)
        return "location" if still else "actor"
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
