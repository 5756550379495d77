"""Cells of tables: a number alone in its cell counts what the head of its column or row says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.figures.counting import Count, is_person, kind_of_noun
from ofrecord.annotations.figures.lexicon import FigureWords
from ofrecord.annotations.figures.quantities import Quantity
from ofrecord.domain.figures import Counts
from ofrecord.language.parse import Doc, Token

BORDER = "|"
Cell = tuple[int, int]
"""First and last token of a cell, half-open."""


@dataclass(frozen=True)
class Tables:
    """Reads numbers in cells."""

    words: FigureWords

    def counts(self, found: Annotations, quantities: list[Quantity]) -> Iterator[Count]:
        """The numbers that fill a cell, with what the heads of their column and row say they count."""
        filled = {(q.first, q.end): q for q in quantities}
        for rows in _tables(found):
            head = [self._heading(found.doc, cell) for cell in rows[0]]
            units = [self._unit(found.doc, cell) for cell in rows[0]]
            for row in rows[1:]:
                side = self._heading(found.doc, row[0])
                for column, cell in enumerate(row[1:], 1):
                    within = column < len(head)
                    counts = head[column] if within and head[column] else side
                    if (q := filled.get(cell)) is not None and counts is not None:
                        yield Count(q, *cell, None, counts, "cell", units[column] if within else None)

    def _heading(self, doc: Doc, cell: Cell) -> Counts | None:
        """What a heading says of the numbers under it or beside it: "Killed", "People displaced", "Villages"."""
        tokens = [doc[i] for i in range(*cell)]
        told = (self.words.itself.get(w) for t in tokens for w in (t.lower_, t.lemma_.lower()))
        named = (self.words.headings.get(t.lower_) for t in tokens)
        kinds = (self._kind(t) for t in tokens)
        return next((c for found in (told, named, kinds) for c in found if c), None)

    def _unit(self, doc: Doc, cell: Cell) -> str | None:
        """The unit of a column that counts by groups: families."""
        lemmas = (doc[i].lemma_.lower() for i in range(*cell))
        return next((self.words.groups[w] for w in lemmas if w in self.words.groups), None)

    def _kind(self, token: Token) -> Counts | None:
        kind = kind_of_noun(token, frozenset(), self.words)
        return kind if kind != "people" or is_person(token, self.words) else None


def _tables(found: Annotations) -> Iterator[list[list[Cell]]]:
    """Runs of blocks that are rows of one table, each row as its cells."""
    rows = ((block, BORDER in found.text[block.start : block.end]) for block in found.document.blocks)
    for is_row, run in groupby(rows, key=lambda pair: pair[1]):
        cells = [_cells(found, block.start, block.end) for block, _ in run] if is_row else []
        if len(cells) > 1 and len(cells[0]) > 1:
            yield cells


def _cells(found: Annotations, start: int, end: int) -> list[Cell]:
    """The cells of a row between its borders, without blanks."""
    span = found.doc.char_span(start, end, alignment_mode="expand")
    cells: list[Cell] = []
    first: int | None = None
    for token in span if span is not None else ():
        if token.text == BORDER:
            cells += [(first, token.i)] if first is not None else []
            first = token.i + 1
        elif first is None:
            first = token.i
    if span is not None and first is not None and first < span.end:
        cells.append((first, span.end))
    return [cell for cell in cells if cell[0] < cell[1]]
