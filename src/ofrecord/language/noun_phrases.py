"""Where a noun phrase begins and ends, without its clauses: the spans of mentions.

Indices here are token indices, half-open; a phrase never leaves the sentence of its head.
"""

from __future__ import annotations

from ofrecord.language.parse import Token

_BEFORE = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "case", "npadvmod", "advmod", "punct"}
)
_MODIFIES = frozenset(
    {"compound", "amod", "nmod", "nummod", "quantmod", "det", "predet", "case", "punct", "expl", "advmod", "cc", "mark"}
)
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
_DEEPEST = 4


def is_phrase_head(token: Token) -> bool:
    """Does a noun phrase hang on this token, so that it is no mere modifier of another noun?"""
    return token.pos_ in _NOMINAL and token.dep_ not in _MODIFIES


def base_phrase(head: Token) -> tuple[int, int]:
    """The head with what stands before it: article, possessor, adjectives, numbers, compounds."""
    first = head.i
    for child in reversed(list(head.lefts)):
        if child.dep_ not in _BEFORE or child.is_space or (child.is_punct and child.text not in "-'\""):
            break
        if child.dep_ != "punct":
            first = child.left_edge.i
    return first, head.i + 1


def of_object(head: Token) -> Token | None:
    """The object of the of-phrase that stands directly behind the head: "ministry of health" → health."""
    following = next((c for c in head.rights if c.dep_ == "prep" and c.lower_ == "of" and c.i <= head.i + 1), None)
    return next((o for o in following.rights if o.dep_ == "pobj"), None) if following is not None else None


def full_phrase(head: Token, depth: int = _DEEPEST) -> tuple[int, int]:
    """The base phrase with its chain of of-phrases: "the minister of health of the republic"."""
    first, last = base_phrase(head)
    inner = of_object(head) if depth else None
    if inner is not None:
        last = max(last, full_phrase(inner, depth - 1)[1])
    return first, last
