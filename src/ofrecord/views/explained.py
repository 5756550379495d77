"""Explanations in the terminal: for each quotation its words, cue, rule and the speakers that were weighed."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from ofrecord.domain.explanations import Explanation
from ofrecord.domain.record import Record
from ofrecord.views.names import one_line

LONGEST = 100
"""Code points of quoted words shown."""


def why(record: Record, explanations: Iterable[Explanation]) -> RenderableType:
    """One paragraph for each quotation, in the record's order."""
    words = {q.id: one_line(q.content[0].exact) for q in record.quotations}
    parts: list[RenderableType] = [Text("\nWHY", style="bold cyan")]
    for told in explanations:
        said = words.get(told.item, "")
        parts.append(Text(said if len(said) <= LONGEST else said[: LONGEST - 1] + "…"))
        parts += [Padding(Text(line, style="dim"), (0, 0, 0, 2)) for line in _lines(told)]
    return Group(*parts)


def _lines(told: Explanation) -> Iterable[str]:
    yield f"cue: {told.cue}" if told.cue else "no cue"
    yield f"rule {told.rule}: {told.says}" + (f" ({told.measured})" if told.measured else " (not measured)")
    for candidate in told.candidates:
        yield f"{'→' if candidate.chosen else ' '} {one_line(candidate.exact)}: {candidate.why}"
    if not any(c.chosen for c in told.candidates):
        yield "→ nobody is named as the speaker"
