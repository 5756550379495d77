"""Plain text taken apart: the text as it is, in paragraphs."""

from __future__ import annotations

import re

from ofrecord.documents.layout import paragraphs
from ofrecord.documents.pieces import Layout, Piece
from ofrecord.domain.documents import Link

_ADDRESS = re.compile(r"<?(https?://[^\s<>()\"]{1,2000})>?")

_BULLET = re.compile(r"[-*•]\s+")


def lay_out(text: str) -> Layout:
    """The layout of a plain text. Addresses are blanked and kept as links."""
    chars, links = list(text), []
    for m in _ADDRESS.finditer(text):
        chars[m.start() : m.end()] = " " * (m.end() - m.start())
        links.append(Link(start=m.start(1), end=m.end(1), href=m[1].rstrip(".,;:!?'"), rel="inline"))
    pieces = tuple(_piece(text, start, end) for start, end in paragraphs(text))
    return Layout(text, "".join(chars), pieces, tuple(links))


def _piece(text: str, start: int, end: int) -> Piece:
    """A paragraph, or a list item without its bullet."""
    bullet = _BULLET.match(text, start, end)
    return Piece(bullet.end(), end, "list") if bullet and bullet.end() < end else Piece(start, end)


def lay_out_given(text: str, title: str | None) -> Layout:
    """The layout of a text whose metadata were given: a first paragraph that is the given title is its headline."""
    pieces = [Piece(start, end) for start, end in paragraphs(text)]
    if pieces and title and _letters(text[pieces[0].start : pieces[0].end]) == _letters(title) != "":
        pieces[0] = Piece(pieces[0].start, pieces[0].end, "headline", fixed=True)
    return Layout(text, text, tuple(pieces))


def _letters(words: str) -> str:
    """Letters and digits only: a headline is the title whatever marks end it."""
    return "".join(c for c in words.casefold() if c.isalnum())
