"""Layers of speech: which quotation stands in the content of which."""

from __future__ import annotations

from collections.abc import Iterable

from ofrecord.domain.quotations import Quotation

_DEEPEST = 64
"""Open contents kept at one place; more would be no speech."""


def with_parents(quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """The quotations with `parent`: the innermost other one whose content holds this one's cue (or content).

    One sweep over the text: contents open and close, and each quotation's anchor sees the innermost that is open.
    """
    listed = sorted(quotations, key=lambda q: (q.content[0].start, -q.content[-1].end, q.id))
    spans = sorted((s.start, -s.end, i) for i, q in enumerate(listed) for s in q.content)
    anchors = sorted((_anchor(q), i) for i, q in enumerate(listed))
    parents: dict[int, int] = {}
    open_: list[tuple[int, int, int]] = []
    n = 0
    for anchor, i in anchors:
        while n < len(spans) and spans[n][0] <= anchor:
            open_.append((spans[n][0], -spans[n][1], spans[n][2]))
            n += 1
        open_ = [s for s in open_ if s[1] > anchor][-_DEEPEST:]
        holders = [s for s in open_ if s[2] != i and _holds(listed[s[2]], listed[i], s)]
        if holders:
            parents[i] = min(holders, key=lambda s: s[1] - s[0])[2]
    return tuple(
        q.model_copy(update={"parent": listed[parents[i]].id}) if i in parents else q for i, q in enumerate(listed)
    )


def _anchor(q: Quotation) -> int:
    return q.cue.start if q.cue else q.content[0].start


def _holds(outer: Quotation, inner: Quotation, span: tuple[int, int, int]) -> bool:
    """Content that begins at the same place must be longer, so that no two hold each other."""
    if inner.cue is not None:
        return not any(s.start <= outer.cue.start < s.end for s in inner.content) if outer.cue else True
    return span[1] - span[0] > inner.content[-1].end - inner.content[0].start
