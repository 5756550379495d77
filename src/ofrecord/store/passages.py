"""The sentence around an item, found by its punctuation: stored records hold no parse."""

from __future__ import annotations

import re
from bisect import bisect_right

from ofrecord.domain.documents import Block, Document

_SENTENCE_END = re.compile(r"""(?<=[.!?…])["'”’)\]]*(\s+)(?=["'“‘(\[]*[A-Z0-9])|\n\s*\n""")
LONGEST = 2_000
"""Code points of a passage: a sentence that does not end (a table, a list) is cut."""


class Passages:
    """Blocks and sentences of one document, by offset."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.blocks = sorted(document.blocks, key=lambda block: block.start)
        self._starts = [block.start for block in self.blocks]
        self._breaks = [0]
        self._resumes = [0]
        for found in _SENTENCE_END.finditer(self.text):
            self._breaks.append(found.start(1) if found[1] else found.start())
            self._resumes.append(found.end())

    def block(self, offset: int) -> Block | None:
        """The block that the offset stands in."""
        index = bisect_right(self._starts, offset) - 1
        return self.blocks[index] if index >= 0 and offset < self.blocks[index].end else None

    def around(self, start: int, end: int) -> str:
        """The sentence or sentences that hold the span, inside its block, on one line."""
        first = self._resumes[bisect_right(self._resumes, start) - 1]
        after = bisect_right(self._breaks, end - 1)
        last = self._breaks[after] if after < len(self._breaks) else len(self.text)
        if block := self.block(start):
            first, last = max(first, block.start), max(end, min(last, block.end))
        first, last = max(first, start - LONGEST // 2), min(last, max(end, start + LONGEST // 2))
        return " ".join(self.text[first:last].split())
