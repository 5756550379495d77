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
    if governs and _is_party(page, one, root):
        return "actor"
    return _by_syntax(root, words, governs)


def _is_hyphenated(page: Page, one: Expression) -> bool:
    """ "Berlin-based", "Ukraine-held": a name that a hyphen ties to a participle or adjective."""
    tied = page.after(one.last) == "-" and one.last + 2 < len(page.lower)
    return tied and page.doc[one.last + 2].tag_ in ("VBN", "VBD", "JJ", "VBG")


def _is_public_body(page: Page, one: Expression) -> bool:
    ent = page.entity.get(one.first)
    named = ent is not None and any(t.lower_ in page.words.public_bodies for t in ent)
    return page.after(one.last) in ("'s", "'") or named


def _is_party(page: Page, one: Expression, root: Token) -> bool:
    """Signs around the name that it is somebody: a party to a case, one of "X and its allies", an ally by apposition."""
    words = page.words
    if page.after(one.last) in ("v.", "vs", "vs.", "versus") or page.before(one.first) in ("v.", "vs", "vs.", "versus"):
        return True
    if page.before(one.first) in words.personal:
        return True
    companion = next((c for c in root.children if c.dep_ == "conj" and c.lemma_.lower() in words.sides), None)
    if companion is not None and any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in companion.children):
        return True
    return root.dep_ == "appos" and root.head.pos_ == "NOUN" and root.head.lemma_.lower() in words.sides


def _by_syntax(root: Token, words: PlaceWords, governs: bool) -> PlaceUse:
    while root.dep_ == "conj" and root.head.pos_ in ("PROPN", "NOUN", "ADJ"):
        root = root.head
    if governs and _is_paired(root):  # "Chad, Togo agree …": a headline's "and"
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
        return "actor" if head.lemma_ in words.addressing or (governs and _is_to_act(head)) else "location"
    if root.dep_ in ("dobj", "dative", "obj"):
        return "actor" if head.lemma_ in words.addressing or (governs and _is_aimed_at(head, words)) else "location"
    if root.dep_ == "pobj":
        return _by_preposition(head, words, governs)
    return "location"


def _is_to_act(verb: Token) -> bool:
    """ "Chad is expected to send troops": who is said to do something, not what is said to happen there."""
    doing = (c for c in verb.rights if c.dep_ == "xcomp" and c.pos_ == "VERB")
    return any(not is_passive(c) and any(t.dep_ == "dobj" for t in c.rights) for c in doing)


def _is_paired(root: Token) -> bool:
    """Does a comma stand for the "and" between two names, the second of which no comma closes?"""
    before, after = root.left_edge.i - 2, root.right_edge.i + 1
    if root.dep_ != "appos" or root.head.pos_ != "PROPN" or root.head.dep_ not in ("nsubj", "csubj"):
        return False
    return root.head.i == before and after < len(root.doc) and root.doc[after].pos_ in ("VERB", "NOUN", "AUX")


def _is_aimed_at(verb: Token, words: PlaceWords) -> bool:
    """Is the object somebody? What takes in members, what a sanction or policy is aimed at, who is led to a victory, who is
    cut off.
    """
    if verb.lemma_ in words.gathering:
        return True
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "csubj")]
    said = [verb.head] if verb.dep_ == "relcl" else subjects
    if any(c.lemma_.lower() in words.measures for c in said):
        return True
    ends = [p for c in verb.children if c.dep_ == "prep" and c.lower_ in ("to", "into", "past") for p in c.children]
    if any(p.lemma_.lower() in words.contests for p in ends):
        return True
    return verb.lemma_ == "cut" and any(c.dep_ == "prt" and c.lower_ == "off" for c in verb.children)


def _by_preposition(preposition: Token, words: PlaceWords, governs: bool) -> PlaceUse:
    if preposition.dep_ == "agent" or (preposition.lower_ == "by" and is_passive(preposition.head)):
        return "actor"
    governor = _governor(preposition)
    if preposition.lower_ == "of":
        if preposition.head.lemma_.lower() in words.belonging:
            return "modifier"
        if governs and preposition.head.lemma_.lower() in words.standing:
            return "actor"
    governors = words.partners.get(preposition.lower_)
    if governors is None or {preposition.head.lemma_.lower(), governor} & words.spatial:
        return "location"
    if preposition.lower_ == "to" and not governs and preposition.head.pos_ == "VERB" and governor:
        return "location"  # "sent supplies to Bani": where to, as a town is no government
    governed = not governors or preposition.head.lemma_.lower() in governors or governor in governors
    return "actor" if governed else "location"


def _governor(preposition: Token) -> str:
    """The noun right before a preposition, whatever the parser hangs it on ("puts pressure on", "parties, including")."""
    i = preposition.i - 1
    if i > 0 and preposition.doc[i].text in (",", "—", "–", "-"):
        i -= 1
    before = preposition.doc[i] if i >= 0 else preposition
    return before.lemma_.lower() if before.pos_ == "NOUN" else ""
