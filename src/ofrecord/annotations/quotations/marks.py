"""Quote marks: which stretches of the text stand between them.

Marks in the wild are curly, straight, doubled, mixed and forgotten. Each block is paired on its own in one pass, so that
one odd mark never costs more than its own paragraph; nothing here raises and the work is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ofrecord.domain.base import Span

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’‛'`]")
_DOUBLE_OPEN, _DOUBLE_CLOSE = frozenset("“„‟«"), frozenset("”»")
_STRAY = re.compile(r"(?<=[,.?!])['’](?=\s)")
"""A single mark that closes what a double one opened, as its stop shows."""
_STOPS = frozenset(",;:.")
_PAIRS = {"„": "“", "»": "«"}
_SINGLE = frozenset("'‘’‛`")
_BEFORE_OPENING = frozenset(" \t\n\r\xa0([{—–-:;,/\"“‘'…>*_")


@dataclass(frozen=True)
class Quoted:
    """A stretch between marks, the marks included. `open` = no closing mark: the turn goes on in the next paragraph."""

    start: int
    end: int
    single: bool
    open: bool = False

    def holds(self, offset: int) -> bool:
        """Does the offset lie between the marks?"""
        return self.start <= offset < self.end


def quoted_spans(text: str, blocks: Iterable[Span]) -> list[Quoted]:
    """All quoted stretches in text order; of nested ones only the outermost."""
    found: list[Quoted] = []
    for block in blocks:
        found.extend(_paired(text, block.start, block.end))
    return found


def nested_spans(text: str, outer: Quoted) -> list[Quoted]:
    """Stretches between single marks inside a stretch between double ones."""
    return [] if outer.single else [q for q in _paired(text, outer.start + 1, outer.end - 1) if q.single]


def _paired(text: str, start: int, end: int) -> Iterator[Quoted]:
    """Outermost pairs of one block. A double mark left open at the block's end runs to the end."""
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, start, end):
        single = mark.group() in _SINGLE
        if opened is None:
            if _opens(text, mark, start, end, single):
                opened = mark
        elif single == (opened.group() in _SINGLE) and (
            _PAIRS.get(opened.group()) == mark.group() or _closes(text, mark, end, single)
        ):
            yield Quoted(opened.start(), mark.end(), single)
            opened = None
        elif opened.group() in _SINGLE and not single and _opens(text, mark, start, end, single):
            opened = mark  # the single mark was an apostrophe: "the '90s"
    strayed = _STRAY.search(text, opened.end(), end) if opened is not None and opened.group() not in _SINGLE else None
    if opened is not None and strayed is not None:
        yield Quoted(opened.start(), strayed.end(), single=False)
    elif opened is not None and opened.group() not in _SINGLE and _may_stay_open(text, opened, start):
        yield Quoted(opened.start(), end, single=False, open=True)


def _opens(text: str, mark: re.Match[str], start: int, end: int, single: bool) -> bool:
    """Can this mark open? It stands after a blank or bracket and before a word; a measure (5'11") does not."""
    if mark.group() == "’" or (mark.group() in _DOUBLE_CLOSE and not _begins_words(text, mark, start, end)):
        return False
    after = text[mark.end() : mark.end() + 1] if mark.end() < end else ""
    if not after or after.isspace():
        return False
    if mark.group() in _DOUBLE_OPEN | _DOUBLE_CLOSE or mark.group() == "‘":
        return True
    free = mark.start() == start or text[mark.start() - 1] in _BEFORE_OPENING
    return free and not (single and after.isdigit())


def _closes(text: str, mark: re.Match[str], end: int, single: bool) -> bool:
    """Can this mark close? A single one between letters, or after a plural s before a word, is an apostrophe."""
    if mark.group() in _DOUBLE_CLOSE:
        return True
    if mark.group() == "‘" or (mark.group() in _DOUBLE_OPEN and not _ends_words(text, mark, end)):
        return False
    before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1] if mark.end() < end else ""
    if single:
        return not after.isalnum() and not (before in "sS" and after == " ")
    return not (before.isspace() and after.isalnum())


def _begins_words(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """A closing mark where only an opening one makes sense: at the block's start before a word."""
    return mark.start() == start and mark.end() < end and text[mark.end()].isalnum()


def _ends_words(text: str, mark: re.Match[str], end: int) -> bool:
    """An opening mark where only a closing one makes sense, after a word or stop and before a blank: "… for us,“ he said"."""
    after = text[mark.end() : mark.end() + 1] if mark.end() < end else ""
    return (
        not text[mark.start() - 1].isspace()
        and not after.isalnum()
        and text[mark.start() - 1] not in _BEFORE_OPENING - _STOPS
    )


def _may_stay_open(text: str, opened: re.Match[str], start: int) -> bool:
    """An unclosed mark counts where a quoted paragraph can begin: at the start, or after a comma or colon."""
    before = text[start : opened.start()].rstrip()
    return not before or before[-1] in ",:"
