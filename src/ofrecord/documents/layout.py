"""Where paragraphs begin and end in text whose layout nobody states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

LONGEST_WRAPPED = 140
"""Code points; text with longer lines was not broken into lines by a machine."""
SHARE_FULL = 0.6
"""Share of inner lines that must be full before a document counts as hard-wrapped."""
RAGGED = 6
"""Code points by which a full line may be shorter than the longest one."""

SHORT = 52
"""Code points; a shorter line of wrapped text that ends a sentence ends its paragraph."""

_LINE = re.compile(r"[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
_GAP = re.compile(r"\r\n|[\r\n\f\v\x1c-\x1e\x85\u2028\u2029]")
_ENDS = re.compile(r"[.!?:…][\"'”’)\]]*$")
_BULLET = re.compile(r"(?:[-*•–·]|\(?\d{1,2}[.)])\s")


@dataclass(frozen=True)
class Line:
    """A line that is not blank: where its words are, how far it is indented, whether a blank line stands before it."""

    start: int
    end: int
    indent: int
    after_blank: bool

    @property
    def length(self) -> int:
        """Length with the indent: what a machine that breaks lines looks at."""
        return self.indent + self.end - self.start


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of every paragraph, in order; together they cover every code point that is not a space.

    Blank lines always part paragraphs. Whether a single line break does is decided once for the document: not where lines
    are about as long as the longest allows, that is, where the next line's first word would not have fitted. Lines broken
    in the middle of a sentence are joined in any document.
    """
    lines = list(lines_of(text))
    wrapped = is_wrapped(text, lines)
    found: list[tuple[int, int]] = []
    for i, line in enumerate(lines):
        joins = i > 0 and not line.after_blank and continues(text, lines[i - 1], line)
        if joins and (wrapped or _is_broken(text, lines[i - 1], line)):
            found[-1] = (found[-1][0], line.end)
        else:
            found.append((line.start, line.end))
    return found


def lines_of(text: str, begin: int = 0) -> Iterator[Line]:
    """Every line from `begin` on that is not blank."""
    last_end, first = begin, True
    for match in _LINE.finditer(text, begin):
        words = match.group().strip()
        if not words:
            continue
        indent = len(match.group()) - len(match.group().lstrip())
        start = match.start() + indent
        breaks = sum(1 for _ in _GAP.finditer(text, last_end, start))
        yield Line(start, start + len(words), indent, first or breaks > 1)
        last_end, first = start + len(words), False


def is_wrapped(text: str, lines: list[Line]) -> bool:
    """Were the lines broken by a machine?"""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.after_blank]
    width = max((line.length for pair in pairs for line in pair), default=0)
    if not pairs or width > LONGEST_WRAPPED:
        return False
    if len(pairs) < 3:
        return all(text[b.start].islower() for _, b in pairs)
    full = sum(a.length + 1 + _first_word(text, b) > width - RAGGED for a, b in pairs)
    return full >= SHARE_FULL * len(pairs)


def is_line_by_line(text: str, lines: list[Line]) -> bool:
    """Is every line a paragraph of its own? So it is where most lines with another one below them end a sentence."""
    above = [a for a, b in pairwise(lines) if not b.after_blank]
    return len(above) > 2 and sum(bool(_ENDS.search(text[a.start : a.end])) for a in above) > SHARE_FULL * len(above)


def continues(text: str, before: Line, line: Line) -> bool:
    """Does a line of wrapped text go on with the paragraph of the line before it?"""
    if line.indent > before.indent + 1 or _BULLET.match(text, line.start):
        return False
    return before.length >= SHORT or not _ENDS.search(text[before.start : before.end])


def _is_broken(text: str, before: Line, line: Line) -> bool:
    """Does the line go on with a small letter what the line before it, long enough to be a full one, left unfinished?"""
    unfinished = not _ENDS.search(text[before.start : before.end])
    return text[line.start].islower() and SHORT <= before.length <= LONGEST_WRAPPED and unfinished


def _first_word(text: str, line: Line) -> int:
    return len(text[line.start : line.end].split(maxsplit=1)[0])
