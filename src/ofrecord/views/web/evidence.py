"""A report's text cut into segments by its evidence, block by block: nothing nests and nothing is placed by the browser."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ofrecord.domain.record import Record
from ofrecord.views.web.words import STANCES

LISTED = frozenset({"quotation", "event", "control", "figure"})
"""Kinds that stand in the list beside the text; places and times are only marked."""

_NUMBER = re.compile(r"^[ \t>]*\d{1,3}[.)][ \t]+\Z", re.MULTILINE)
"""The number of a list's item, which stands before its block."""


@dataclass(frozen=True)
class Mark:
    """The words of one item, or some of them."""

    start: int
    end: int
    kind: str
    item: str
    stance: str = ""


@dataclass(frozen=True)
class Segment:
    """A stretch of text that the same items cover. `begins` are items whose first words these are."""

    text: str
    kinds: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    target: str = ""
    begins: tuple[str, ...] = ()
    stance: str = ""
    letters: str = ""

    @property
    def family(self) -> str:
        """The colour of its quotation."""
        return STANCES[self.stance].family if self.stance else ""


@dataclass(frozen=True)
class ShownBlock:
    """A block of the report with its role."""

    role: str
    segments: tuple[Segment, ...]


def marks(record: Record) -> Iterator[Mark]:
    """Every piece of evidence that is shown."""
    for quotation in record.quotations:
        yield from (Mark(c.start, c.end, "quotation", quotation.id, quotation.stance) for c in quotation.content)
    yield from (Mark(e.trigger.start, e.trigger.end, "event", e.id) for e in record.events)
    yield from (Mark(c.start, c.end, "control", c.id) for c in record.control)
    yield from (Mark(f.start, f.end, "figure", f.id) for f in record.figures)
    yield from (Mark(p.start, p.end, "place", p.id) for p in record.places)
    yield from (Mark(t.start, t.end, "time", t.id) for t in record.times)


def shown_blocks(record: Record) -> list[ShownBlock]:
    """The report's blocks in order. What stands between them is markup (front matter, fences, targets of links) and is left
    out, but for the numbers of a list, and for a stretch that an item's words reach into: no evidence is ever hidden."""
    text = record.document.text
    found = sorted(marks(record), key=lambda mark: (mark.start, -mark.end))
    cut = _Cuts(text, found)
    shown, last = [], 0
    for block in (*record.document.blocks, None):
        start, end = (block.start, block.end) if block else (len(text), len(text))
        number = _NUMBER.search(text, last, start) if block and block.role == "list" else None
        start = number.start() if number else start
        between = any(map(str.isalnum, text[last:start]))
        if between and any(mark.start < start and last < mark.end for mark in found):
            shown.append(ShownBlock("text", tuple(cut.segments(last, start))))
        if block:
            shown.append(ShownBlock(block.role, tuple(cut.segments(start, end))))
        last = max(last, end)
    return shown


class _Cuts:
    """Marks by where they begin and end, and which items have begun already."""

    def __init__(self, text: str, found: list[Mark]) -> None:
        self.text = text
        self.edges = sorted({edge for mark in found for edge in (mark.start, mark.end)})
        self.starting: dict[int, list[Mark]] = defaultdict(list)
        self.ending: dict[int, list[Mark]] = defaultdict(list)
        for mark in found:
            self.starting[mark.start].append(mark)
            self.ending[mark.end].append(mark)
        self.open: list[Mark] = []
        self.begun: set[str] = set()
        self.next = 0

    def segments(self, start: int, end: int) -> Iterator[Segment]:
        """The segments from one offset to another; to be asked for in the order of the text."""
        inside = [start]
        while self.next < len(self.edges) and self.edges[self.next] < end:
            if self.edges[self.next] > start:
                inside.append(self.edges[self.next])
            elif self.edges[self.next] < start:
                self._pass(self.edges[self.next])
            self.next += 1
        for first, last in pairwise([*inside, end]):
            self._pass(first)
            yield self._segment(first, last)

    def _pass(self, edge: int) -> None:
        closed = self.ending.pop(edge, ())
        self.open = [mark for mark in self.open if mark not in closed] + self.starting.pop(edge, [])

    def _segment(self, start: int, end: int) -> Segment:
        covering = [mark for mark in self.open if mark.end > start]
        listed = [mark for mark in covering if mark.kind in LISTED]
        begins = tuple(dict.fromkeys(m.item for m in covering if m.item not in self.begun))
        said = [mark for mark in listed if mark.kind == "quotation"]
        inner = min(said, key=lambda mark: mark.end - mark.start, default=None)
        first = [mark for mark in said if mark.start == start]
        self.begun.update(begins)
        return Segment(
            text=self.text[start:end],
            kinds=tuple(dict.fromkeys(mark.kind for mark in covering)),
            items=tuple(dict.fromkeys(mark.item for mark in listed)),
            target=min(listed, key=lambda mark: mark.end - mark.start).item if listed else "",
            begins=begins,
            stance=inner.stance if inner else "",
            letters="·".join(STANCES[mark.stance].letters for mark in first),
        )
