"""Acts that are only spoken of in general: definitions, rules, and what some act would be."""

from __future__ import annotations

from ofrecord.annotations.events.candidates import Candidate
from ofrecord.language import syntax
from ofrecord.language.parse import Token

_PRESENT = ("VBZ", "VBP")
_DETERMINED = frozenset({"the", "this", "that", "these", "those"})
_DEPTH = 4
"""Clauses climbed at most between an act and the sentence that speaks of it in general."""


def is_general(candidate: Candidate, defining: frozenset[str]) -> bool:
    """Is the act told of nobody: "killing civilians is a crime", "shots fired in drills are not classed as raids"?

    `defining` are verbs that say what a word means.
    """
    token = candidate.anchor
    if token.dep_ == "pcomp" and token.head.lower_ == "as":  # "is not classed as shelling"
        return token.head.head.lemma_.lower() in defining
    for _ in range(_DEPTH):
        head = token.head
        if head == token:
            return False
        if token.dep_ in ("csubj", "csubjpass", "nsubj", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
            defined = _is_defined(token, defining) and not candidate.slot("subject")
            return _is_told_now(head) and (defined or _is_any(token, candidate))
        if token.dep_ not in ("acl", "relcl", "ccomp", "xcomp", "conj", "amod", "pcomp", "prep", "pobj", "advcl"):
            return False
        token = head
    return False


def _is_told_now(verb: Token) -> bool:
    helpers = syntax.children(verb, "aux", "auxpass")
    return any(t.tag_ in _PRESENT for t in (helpers or [verb]))


def _is_defined(subject: Token, defining: frozenset[str]) -> bool:
    known = any(c.lower_ in _DETERMINED for c in subject.children)
    return not known and subject.pos_ != "PROPN" and subject.head.lemma_.lower() in defining


def _is_any(gerund: Token, candidate: Candidate) -> bool:
    """Is it a gerund, said to be something, that acts on nobody who is named or known before ("bombing clinics is a crime")?"""
    if gerund.tag_ != "VBG" or gerund.head.lemma_.lower() != "be":
        return False
    struck = candidate.slot("object")
    known = (t for h in struck for t in (h, *h.children))
    return not any(t.pos_ == "PROPN" or t.lower_ in _DETERMINED for t in known)
