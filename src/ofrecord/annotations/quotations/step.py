"""The step: marks, cues and turns put together into quotations tied to mentions, times and each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.quotations.cues import Cues, ReportingWords
from ofrecord.annotations.quotations.drafts import Draft
from ofrecord.annotations.quotations.explanations import explanation
from ofrecord.annotations.quotations.headlines import headline_drafts
from ofrecord.annotations.quotations.indirect import indirect_drafts
from ofrecord.annotations.quotations.judgements import parted_from_judgements
from ofrecord.annotations.quotations.layers import contrasted, layered, parted
from ofrecord.annotations.quotations.links import Links
from ofrecord.annotations.quotations.marks import Quoted, quoted_spans
from ofrecord.annotations.quotations.medium import addressee_of, medium_of, said_within
from ofrecord.annotations.quotations.nesting import with_parents
from ofrecord.annotations.quotations.relays import with_relays
from ofrecord.annotations.quotations.speakers import speaker_stretch
from ofrecord.annotations.quotations.stance import split_by_stance
from ofrecord.annotations.quotations.surface import is_turn, nested_turns
from ofrecord.annotations.quotations.turns import Turns, is_outside, with_whole_quotes
from ofrecord.annotations.quotations.voices import voice, without_role
from ofrecord.annotations.step import Knowledge, Step
from ofrecord.domain.explanations import Explanation
from ofrecord.domain.quotations import Medium, Quotation, QuotationKind, Via


class Quotations(Step):
    """Finds who says, denies, demands or believes what."""

    name = "quotations"
    requires = ("doc", "mentions", "entities", "times")
    adds = ("quotations",)

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge)
        self.cues = Cues(knowledge.lexicons.load("reporting_verbs", ReportingWords))

    def __call__(self, found: Annotations) -> Annotations:
        """1. marks, cues and turns: drafts  2. links, kinds and nesting."""
        # 1. marks, cues and turns
        links = Links(found)
        quoted = quoted_spans(found.text, found.document.blocks)
        starts = [q.start for q in quoted]
        drafts = self._drafts(found, links, quoted, starts)
        # 2. links, kinds and nesting
        made = [self._quotation(found, d, links, quoted, starts) for d in drafts]
        return replace(found, quotations=with_parents(_distinct(made)))

    def explain(self, found: Annotations) -> tuple[Explanation, ...]:
        """Why each quotation reads as it does, in the record's order. Reads the drafts once more."""
        if not found.quotations:
            return ()
        quoted = quoted_spans(found.text, found.document.blocks)
        drafts = self._drafts(found, Links(found), quoted, [q.start for q in quoted])
        by_id = {self._id(found, d): d for d in reversed(drafts)}
        told = [(q.id, by_id[q.id]) for q in found.quotations if q.id in by_id]
        return tuple(explanation(found, i, d, self.rules.entries[d.rule]) for i, d in told)

    def _drafts(self, found: Annotations, links: Links, quoted: list[Quoted], starts: list[int]) -> list[Draft]:
        """1. quote marks  2. indirect cues  3. turns of direct speech."""
        # 1. quote marks
        speech = [q for q in quoted if is_turn(q, found.doc, found.text)]
        # 2. indirect cues
        drafts = self._indirect(found, links, quoted, starts, speech)
        # 3. turns of direct speech
        turns = Turns(found.doc, found.text, self.cues, drafts)
        for block in found.document.blocks:
            turns.read(block, quoted[bisect_left(starts, block.start) : bisect_left(starts, block.end)])
        nested = [d for mark in speech for d in nested_turns(mark, found.doc, found.text, self.cues)]
        return list(split_by_stance([*turns.drafts(), *nested], found.doc, self.cues))

    @staticmethod
    def _id(found: Annotations, draft: Draft) -> str:
        return found.id("q", draft.rule, draft.content, draft.cue)

    def _indirect(
        self, found: Annotations, links: Links, quoted: list[Quoted], starts: list[int], speech: list[Quoted]
    ) -> list[Draft]:
        """Indirect drafts, those inside quoted speech left out: what a speaker says of himself is one quotation."""
        speech_starts = [q.start for q in speech]
        drafts = [with_whole_quotes(d, quoted, starts) for d in indirect_drafts(found.doc, self.cues)]
        outside = [d for d in drafts if d.verb is None or is_outside(d.verb, speech, speech_starts)]
        outside += headline_drafts(found.doc, found.document.blocks, self.cues, links.is_named_speaker)
        told = parted_from_judgements(parted(outside), found.doc, self.cues)
        told = contrasted(told, found.doc, self.cues)
        told = [replace(d, rule="verb_gerund") if _is_headline_denial(d, found) else d for d in told]
        return layered(with_relays(told, found.doc, self.cues, links.is_party))

    def _quotation(
        self, found: Annotations, draft: Draft, links: Links, quoted: list[Quoted], starts: list[int]
    ) -> Quotation:
        draft, speaker = without_role(found, draft, voice(found, draft, links, self.cues))
        medium = medium_of(draft, self.cues)
        addressee = links.mention(addressee_of(draft, self.cues))
        via = None
        if draft.via is not None:
            relay = links.mention(draft.via)
            via = Via(**found.located(*speaker_stretch(draft.via)), entity=relay.entity if relay else None)
        return Quotation(
            id=self._id(found, draft),
            kind=_kind(draft, quoted, starts),
            content=tuple(found.evidence(*part) for part in draft.content),
            cue=found.evidence(*draft.cue) if draft.cue else None,
            speaker=speaker,
            via=via,
            medium=Medium(**found.located(*medium[0]), value=medium[1]) if medium else None,
            said_on=links.time_in(said_within(draft), draft),
            addressee=addressee.id if addressee else None,
            stance=draft.stance,
            **self.credit(draft.rule),
        )


def _is_headline_denial(draft: Draft, found: Annotations) -> bool:
    """A headline's present tense tells of what has just been: "Army denies bombing market" is no standing denial."""
    block = found.block_at(draft.cue[0]) if draft.cue is not None and draft.rule == "standing_denial" else None
    return block is not None and block.role == "headline"


def _kind(draft: Draft, quoted: list[Quoted], starts: list[int]) -> QuotationKind:
    """Direct where every part stands between marks, mixed where a mark stands in a part, else indirect."""
    inside, touched = True, False
    for a, b in draft.content:
        i = bisect_right(starts, a) - 1
        inside = inside and i >= 0 and b <= quoted[i].end
        touched = touched or (i >= 0 and a < quoted[i].end) or bisect_left(starts, a) < bisect_left(starts, b)
    return "direct" if inside else "mixed" if touched else "indirect"


def _distinct(quotations: Iterable[Quotation]) -> list[Quotation]:
    """Each content once a cue: two rules may have read the same words."""
    seen: dict[str, Quotation] = {}
    for quotation in quotations:
        seen.setdefault(quotation.id, quotation)
    return list(seen.values())
