"""A quotation in the making: tokens and offsets, before it is tied to mentions, times and other quotations."""

from __future__ import annotations

from dataclasses import dataclass

from ofrecord.domain.quotations import Stance
from ofrecord.language.parse import Doc, Token

Stretch = tuple[int, int]
"""Start and end in the document's text, half-open."""


@dataclass(frozen=True)
class Draft:
    """What one cue reports. `head` is the head word of the speaker; null where nobody is named."""

    rule: str
    stance: Stance
    content: tuple[Stretch, ...]
    cue: Stretch | None = None
    verb: Token | None = None
    head: Token | None = None
    via: Token | None = None
    floating: bool = False

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.content[-1][1]


def stretch(first: Token, last: Token) -> Stretch:
    """Offsets from one token to another, without blanks and commas at the edges."""
    while last.i > first.i and (last.is_space or last.text in _EDGE):
        last = last.nbor(-1)
    while first.i < last.i and (first.is_space or first.text in _EDGE):
        first = first.nbor(1)
    return first.idx, last.idx + len(last)


def cue_stretch(verb: Token) -> Stretch:
    """The verb with its auxiliaries, negation and particle."""
    parts = [verb]
    for child in verb.children:
        near = abs(child.i - verb.i) <= 4
        if near and ((child.dep_ in ("aux", "auxpass", "neg") and child.i < verb.i) or child.dep_ == "prt"):
            parts.append(child)
    return stretch(min(parts, key=lambda t: t.i), max(parts, key=lambda t: t.i))


def branch(head: Token) -> Stretch:
    """Offsets of all that hangs under a word."""
    return stretch(head.left_edge, head.right_edge)


def around(outer: Token, inner: Token) -> tuple[Stretch, ...]:
    """The branch of one word without the branch of another that may lie in its middle."""
    first, last = outer.left_edge, outer.right_edge
    left, right = inner.left_edge, inner.right_edge
    parts: list[Stretch] = []
    if left.i > first.i:
        parts.append(stretch(first, left.nbor(-1)))
    if right.i < last.i:
        parts.append(stretch(right.nbor(1), last))
    doc = outer.doc
    return tuple(p for p in parts if any(c.isalnum() for c in _words(doc, p)))


def _words(doc: Doc, part: Stretch) -> str:
    span = doc.char_span(*part, alignment_mode="expand")
    return span.text if span is not None else ""


_EDGE = frozenset({",", ".", ";", ":", "--", "—", "–", "-", "…", "?", "!"})
