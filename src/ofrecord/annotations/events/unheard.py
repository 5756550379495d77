"""Words in quotation marks that no quotation holds: somebody's words, but whose is not known."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from ofrecord.annotations.annotations import Annotations
from ofrecord.domain.base import Span

_QUOTED = re.compile(r'["“](?<!\w.)(?=[^\s"“”])[^"“”]{0,2000}(?<=[^\s"“”])["”](?!\w)')
"""From an opening quotation mark to the next closing one. The mark stands first so that the search goes from mark to mark."""


class Unheard:
    """Stretches in quotation marks that are in no quotation's content, asked by place."""

    def __init__(self, found: Annotations) -> None:
        heard = sorted((c.start, c.end) for q in found.quotations for c in q.content)
        starts = [start for start, _ in heard]
        spoken = sorted((c.start, c.end) for q in found.quotations if q.speaker.state != "none" for c in q.content)
        self._opened, self._reach = [start for start, _ in spoken], [0, *accumulate((end for _, end in spoken), max)]
        self._spans: list[tuple[int, int]] = []
        for match in _QUOTED.finditer(found.document.text):
            i = bisect_right(starts, match.start() + 1) - 1
            if not any(s < match.end() and match.start() < e for s, e in heard[max(0, i) : i + 2]):
                self._spans.append(match.span())
        self._starts = [start for start, _ in self._spans]

    def hears(self, span: Span) -> bool:
        """Does the span touch words of somebody whom a quotation names?"""
        return span.start < self._reach[bisect_right(self._opened, span.end - 1)]

    def opening(self, span: Span) -> int | None:
        """Where the words begin, said by nobody knows whom, in which the span lies; null if it lies in none."""
        i = bisect_right(self._starts, span.start) - 1
        return self._starts[i] if i >= 0 and span.end <= self._spans[i][1] else None
