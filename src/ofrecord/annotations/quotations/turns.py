"""Direct speech: quoted stretches with the cue before, after or around them, put together into turns.

A turn is what one speaker says in one paragraph: '"A," he said. "B."' is one. A quoted sentence or paragraph without a
cue goes on with the speaker before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ofrecord.annotations.quotations.cues import Cues
from ofrecord.annotations.quotations.drafts import Draft, Stretch
from ofrecord.annotations.quotations.introductions import signature_after, tokens_of
from ofrecord.annotations.quotations.marks import Quoted
from ofrecord.annotations.quotations.surface import cue_after, cue_before, is_turn
from ofrecord.domain.base import Span
from ofrecord.language.parse import Doc, Token

_LOOK_BACK = 40
"""Indirect drafts looked at for one quoted stretch: those that begin nearest before its end."""


@dataclass
class Turns:
    """Puts the quoted stretches of one document together. Call `read` block by block, then take `drafts`."""

    doc: Doc
    text: str
    cues: Cues
    indirect: list[Draft]
    direct: list[Draft] = field(default_factory=list)
    taken: dict[int, int] = field(default_factory=dict)
    last: Draft | None = None

    def __post_init__(self) -> None:
        self.indirect.sort(key=lambda d: (d.start, d.end))
        self._starts = [d.start for d in self.indirect]
        self._announced_from: int | None = None

    def drafts(self) -> list[Draft]:
        """All drafts; an indirect draft whose content turned out to be quoted throughout stands as direct only."""
        kept = [d for i, d in enumerate(self.indirect) if i not in self.taken]
        return sorted((*kept, *self.direct), key=lambda d: (d.start, -d.end))

    def read(self, block: Span, quoted: Iterable[Quoted]) -> None:
        """Read one block's quoted stretches, in text order."""
        open_turn: int | None = None
        before = block.start
        if self._announced_from is not None:
            before = self._announced_from
        ends_with_colon = self.text[block.start : block.end].rstrip().endswith(":")
        self._announced_from = block.start if ends_with_colon else None
        for mark in quoted:
            if is_turn(mark, self.doc, self.text):
                open_turn = self._turn(mark, before, block, open_turn)
            before = mark.end
        self._remember(block)

    def _turn(self, mark: Quoted, before: int, block: Span, open_turn: int | None) -> int | None:
        """The index of the direct draft that this stretch belongs to, if any."""
        if self._is_part_of_indirect(mark):
            return None
        i = self._same_as_indirect(mark)
        if i is not None:
            return self._adopt(i, mark)
        found = cue_after(mark, self.doc, self.text, block, self.cues)
        found = found or signature_after(mark, self.doc, self.text, block)
        found = found or cue_before(mark, before, self.doc, self.text, self.cues)
        if found is not None:
            same = next(
                (
                    j
                    for j, d in enumerate(self.direct[-2:], max(len(self.direct) - 2, 0))
                    if d.cue is not None and d.cue == found.cue
                ),
                None,
            )
            return self._extend(same, mark) if same is not None else self._add(found)
        if open_turn is not None and self._goes_on(open_turn, mark):
            return self._extend(open_turn, mark)
        return self._float(mark, block)

    def _add(self, draft: Draft) -> int:
        self.direct.append(draft)
        return len(self.direct) - 1

    def _extend(self, j: int, mark: Quoted) -> int:
        grown = (*self.direct[j].content, (mark.start, mark.end))
        self.direct[j] = replace(self.direct[j], content=grown)
        return j

    def _near(self, mark: Quoted) -> list[int]:
        at = bisect_right(self._starts, mark.end)
        return list(range(max(0, at - _LOOK_BACK), at))

    def _is_part_of_indirect(self, mark: Quoted) -> bool:
        """Does an indirect content begin in the article's words and run into the stretch?"""
        for i in self._near(mark):
            for a, b in self.indirect[i].content:
                lead = self.text[a : mark.start].strip().lower() if a < mark.start < b else ""
                if lead and lead.rstrip(",: ") not in ("that", "") and self.indirect[i].rule != "according_to":
                    return True
                if lead and b - a >= 2 * (mark.end - mark.start) and b > mark.end:
                    return True
        return False

    def _same_as_indirect(self, mark: Quoted) -> int | None:
        """The indirect draft with a cue outside the stretch whose content is (part of) it."""
        for i in self._near(mark):
            draft = self.indirect[i]
            if draft.cue is None or mark.holds(draft.cue[0]) or draft.head is None or mark.holds(draft.head.idx):
                continue
            for a, b in draft.content:
                shared = min(b, mark.end) - max(a, mark.start)
                if shared * 2 > b - a and draft.rule in ("verb_clause", "verb_aside", "according_to"):
                    return i
        return None

    def _adopt(self, i: int, mark: Quoted) -> int:
        if i in self.taken:
            return self._extend(self.taken[i], mark)
        self.taken[i] = self._add(replace(self.indirect[i], rule="direct_cue", content=((mark.start, mark.end),)))
        return self.taken[i]

    def _goes_on(self, j: int, mark: Quoted) -> bool:
        """Only the cue's own words stand between the turn so far and this stretch."""
        draft = self.direct[j]
        between = tokens_of(self.doc, draft.end, mark.start)
        verbs = [t for t in between if t.tag_ in ("VBD", "VBZ", "VBP") and t.pos_ == "VERB"]
        inside = draft.cue is not None and draft.end <= draft.cue[0] < mark.start
        stops = sum(t.text in ".?!" for t in between)
        return len(between) <= 60 and (not verbs or (inside and len(verbs) <= 2)) and stops <= 1

    def _float(self, mark: Quoted, block: Span) -> int | None:
        """A quoted sentence on its own: the speaker before it goes on."""
        lead = self.text[max(block.start, mark.start - 200) : mark.start].rstrip()
        whole = not lead or lead[-1] in ".?!\"”’'" or lead.isspace()
        previous = self._previous(mark, block)
        ended = self.text[mark.start : mark.end].rstrip(" \"'“”’»«`")[-1:] in tuple(".?!…")
        if not whole or not (ended or mark.open) or previous is None or previous.head is None:
            return None
        return self._add(Draft("floating", "asserts", ((mark.start, mark.end),), head=previous.head, floating=True))

    def _previous(self, mark: Quoted, block: Span) -> Draft | None:
        """The nearest draft before the stretch in the same block, else the last of the block before."""
        at = bisect_right(self._starts, mark.start) - 1
        near = self.indirect[at] if at >= 0 and self._starts[at] >= block.start else None
        own = self.direct[-1] if self.direct and self.direct[-1].start >= block.start else None
        found = max((d for d in (near, own) if d is not None), key=lambda d: d.start, default=None)
        return found or self.last

    def _remember(self, block: Span) -> None:
        at = bisect_right(self._starts, block.end) - 1
        near = self.indirect[at] if at >= 0 and self._starts[at] >= block.start else None
        own = self.direct[-1] if self.direct and self.direct[-1].start >= block.start else None
        self.last = own or near


def with_whole_quotes(draft: Draft, quoted: list[Quoted], starts: list[int]) -> Draft:
    """The draft with quoted stretches that its content cuts taken in whole."""
    return replace(draft, content=tuple(_whole(part, quoted, starts) for part in draft.content))


def _whole(part: Stretch, quoted: list[Quoted], starts: list[int]) -> Stretch:
    a, b = part
    i = bisect_right(starts, a) - 1
    if i >= 0 and quoted[i].holds(a) and a - quoted[i].start <= 2:
        a = quoted[i].start
    j = bisect_right(starts, b) - 1
    if j >= 0 and a <= quoted[j].start and b < quoted[j].end:
        b = quoted[j].end
    return a, b


def is_outside(token: Token | None, marks: list[Quoted], starts: list[int]) -> bool:
    """Does the token stand in no quoted stretch?"""
    if token is None:
        return True
    i = bisect_right(starts, token.idx) - 1
    return i < 0 or not marks[i].holds(token.idx)
