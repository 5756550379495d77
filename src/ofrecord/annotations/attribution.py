"""Attribution: which events, figures and control entries somebody says, and who, outermost first.

What lies in the content of a quotation is that speaker's word, not the report's. Two things are the report's own: a
speech act at the cue that opens the quotation, and a clause that the reporter adds inside indirect speech
("…, which forced thousands to flee").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.step import Step
from ofrecord.domain.base import Span
from ofrecord.domain.events import Control, Event, Modality
from ofrecord.domain.figures import Figure
from ofrecord.domain.quotations import Quotation, Stance
from ofrecord.language.parse import Doc, Token

_CLIMB = 40
"""How far up the parse a relative clause is sought."""
_LEFT_OPEN: dict[Stance, Modality] = {"denies": "denied", "declines": "possible", "doubts": "possible"}
"""What becomes of an act of which somebody speaks without asserting it."""
_ANNOUNCED = frozenset({"promised", "threatened", "refused"})
"""Rules by which what somebody says will come is itself an act of speech."""
_LAYERS = 16
"""Quotations within quotations that are followed; more are no speech."""


@dataclass(frozen=True)
class _Stretch:
    """One content span of one quotation."""

    start: int
    end: int
    quotation: Quotation

    def holds(self, span: Span) -> bool:
        return self.start <= span.start and span.end <= self.end


class Attribution(Step):
    """Ties events, figures and control to the quotations in which they stand."""

    name = "attribution"
    requires = ("doc", "mentions", "quotations", "events", "figures", "control")
    adds = (
        "events.attributed_to",
        "figures.attributed_to",
        "control.attributed_to",
        "events.modality",
        "control.status",
    )

    def __call__(self, found: Annotations) -> Annotations:
        speech = Speech(found)
        return replace(
            found,
            events=tuple(_event(found, e, speech) for e in found.events),
            figures=tuple(_figure(f, speech) for f in found.figures),
            control=tuple(_control(c, speech) for c in found.control),
        )


def _event(found: Annotations, event: Event, speech: Speech) -> Event:
    """The event with its quotations; one that its speaker denies or leaves open is so, whatever its own clause says."""
    ids = speech.around(event.trigger)
    if not ids:
        return event
    if event.by.rule in _ANNOUNCED and _is_own_word(found, event, speech.by_id[ids[-1]]):
        ids = ids[:-1]
    update: dict[str, object] = {"attributed_to": ids}
    if ids and event.modality in ("actual", "ongoing"):
        update["modality"] = _LEFT_OPEN.get(speech.by_id[ids[-1]].stance, event.modality)
    return event.model_copy(update=update)


def _figure(figure: Figure, speech: Speech) -> Figure:
    ids = speech.around(figure)
    return figure.model_copy(update={"attributed_to": ids}) if ids else figure


def _is_own_word(found: Annotations, event: Event, quotation: Quotation) -> bool:
    """Do the doers themselves announce it? To announce a blow is to threaten: the speech act that opens the quotation."""
    doers = {found.mention_by_id[a].entity for a in event.agents} - {None}
    return quotation.speaker.entity in doers


def _control(entry: Control, speech: Speech) -> Control:
    """The entry with its quotations; what its speaker denies is, by that speaker's word, not held, or not lost."""
    ids = speech.around(entry) or speech.opened_in(entry)
    if not ids:
        return entry
    update: dict[str, object] = {"attributed_to": ids}
    if any(speech.by_id[i].stance == "denies" for i in ids[-1:]):
        update["status"] = "holds" if entry.by.rule == "lost" else "not_held"
    return entry.model_copy(update=update)


class Speech:
    """The contents of a document's quotations, asked by place."""

    def __init__(self, found: Annotations) -> None:
        self.doc: Doc = found.doc
        self.by_id = {q.id: q for q in found.quotations}
        stretches = (_Stretch(c.start, c.end, q) for q in found.quotations for c in q.content)
        self._stretches = sorted(stretches, key=lambda s: (s.start, -s.end, s.quotation.id))
        self._starts = [s.start for s in self._stretches]
        self._reach = _running_maximum(s.end for s in self._stretches)

    def around(self, span: Span) -> tuple[str, ...]:
        """Ids of the quotations that say what stands at the span, outermost first."""
        held = [s for s in self._candidates(span) if s.holds(span) and not self._is_own_cue(s, span)]
        said = [s for s in held if s.quotation.kind == "direct" or not self._is_aside_of_article(s, span)]
        said = [s for s in said if not self._is_denied_word(s, said)]
        ordered = sorted(said, key=lambda s: (self._depth(s.quotation), s.start, -s.end, s.quotation.id))
        return tuple(dict.fromkeys(s.quotation.id for s in ordered))

    @staticmethod
    def _is_denied_word(stretch: _Stretch, said: list[_Stretch]) -> bool:
        """Is the stretch another's word that this speaker denies? It stays the other's word, with the denial beside it."""
        if stretch.quotation.stance not in ("denies", "rejects"):
            return False
        return any((s.start, s.end) == (stretch.start, stretch.end) and s.quotation != stretch.quotation for s in said)

    def opened_in(self, span: Span) -> tuple[str, ...]:
        """Ids of the quotations whose cue and content both lie in the span: "the south, which X claims to hold"."""
        held = (q for q in self.by_id.values() if q.cue and span.start <= q.cue.start and q.cue.end <= span.end)
        inside = (q for q in held if any(c.start < span.end and span.start < c.end for c in q.content))
        return tuple(q.id for q in sorted(inside, key=lambda q: (self._depth(q), q.id)))

    def _candidates(self, span: Span) -> Iterable[_Stretch]:
        """Contents that begin at or before the span and may reach it."""
        i = bisect_right(self._starts, span.start) - 1
        while i >= 0 and self._reach[i] >= span.end:
            yield self._stretches[i]
            i -= 1

    def _is_own_cue(self, stretch: _Stretch, span: Span) -> bool:
        """A speech act is not said by the quotation that it opens."""
        cue = stretch.quotation.cue
        return cue is not None and cue.start < span.end and span.start < cue.end

    def _depth(self, quotation: Quotation) -> int:
        depth, parent = 0, quotation.parent
        while parent is not None and depth < _LAYERS:
            depth, parent = depth + 1, self.by_id[parent].parent if parent in self.by_id else None
        return depth

    def _is_quoted(self, start: int, span: Span) -> bool:
        """Does a quotation mark open between the start of a clause and the span? Quoted words are never the report's."""
        return self.doc.text.count('"', start, span.start) % 2 == 1

    def _is_aside_of_article(self, stretch: _Stretch, span: Span) -> bool:
        """Does the span stand in a non-restrictive relative clause that begins inside this content?"""
        tokens = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is None:
            return False
        node: Token = tokens.root
        inside = (c for c in node.rights if c.dep_ == "relcl" and c.i < tokens.end)
        node = next(inside, node)
        for _ in range(_CLIMB):
            if node.idx < stretch.start or node.head == node:
                return False
            if _resumes(node):
                return False
            if node.dep_ == "relcl" and is_nonrestrictive(node) and node.head.idx >= stretch.start:
                return not self._is_quoted(node.left_edge.idx, span)
            node = node.head
        return False


def _resumes(verb: Token) -> bool:
    """Does a verb after a comma and "and" go on with what was said before a clause set off by commas?

    "said it held the town, which rebels had shelled, and had lost two men": the parse hangs the loss on the clause. Where it
    could be either, it stays the speaker's word.
    """
    if verb.dep_ != "conj" or verb.pos_ not in ("VERB", "AUX"):
        return False
    joint = next((c for c in verb.head.rights if c.dep_ == "cc" and c.i < verb.i), None)
    return joint is not None and joint.i > 0 and joint.nbor(-1).text == ","


def is_nonrestrictive(verb: Token) -> bool:
    """Is this relative clause set off by a comma or dash: "the raid, which forced …"?"""
    first = verb.left_edge
    if first.text in (",", "—", "–", "--"):
        return True
    opens_with_pronoun = any(
        t.lower_ in ("which", "who", "whose", "whom", "where") for t in first.doc[first.i : first.i + 3]
    )
    return opens_with_pronoun and first.i > 0 and first.nbor(-1).text in (",", "—", "–", "--")


def _running_maximum(values: Iterable[int]) -> list[int]:
    """Each place's greatest value so far."""
    reach: list[int] = []
    for value in values:
        reach.append(max(value, reach[-1]) if reach else value)
    return reach
