"""What stands by a noun says of its happening: one that is known, somebody else's, or none."""

from __future__ import annotations

from ofrecord.language.parse import Token


def is_known(noun: Token) -> bool:
    """Is a noun one that the reader knows, or somebody's: "the raid", "Chad's raid"?"""
    named = any(c.lower_ in ("the", "this", "these") or c.dep_ == "poss" for c in noun.children)
    return named and noun.pos_ in ("NOUN", "PROPN")


def is_others(noun: Token) -> bool:
    """Is it said whose act it is, and not one's own ("halted the Malian advance", "stopped Bah's raids")?"""
    marked = (c for c in noun.children if c.dep_ in ("poss", "amod", "compound") and c.tag_ != "PRP$")
    return any(c.text[:1].isupper() for c in marked)


def is_none(word: Token) -> bool:
    """The "no" of "no soldiers", not that of "no fewer than nine soldiers"."""
    return word.lower_ == "no" and word.doc[word.i + 1].lower_ not in ("fewer", "less", "more")
