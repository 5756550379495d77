"""Accounts: what each speaker, through each original text, says of one happening."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import get_args

from ofrecord.domain.base import content_id
from ofrecord.domain.documents import BODY_ROLES
from ofrecord.domain.events import Event
from ofrecord.domain.incidents import Account, Correction, Said, Value
from ofrecord.domain.judgements import Judgement
from ofrecord.domain.quotations import Quotation, Stance
from ofrecord.domain.record import Record
from ofrecord.incidents.compare import agree
from ofrecord.incidents.judged import STANCE, judged, judged_words
from ofrecord.incidents.names import folded
from ofrecord.incidents.speakers import Speaker, country_name, merged, speakers_in
from ofrecord.incidents.tuning import tuning
from ofrecord.incidents.values import CASUALTIES, SPANS, Reading, Told

STRONGEST: tuple[Stance, ...] = (
    "denies", "rejects", "condemns", "accuses", "doubts", "declines", "threatens", "warns", "demands", "requests",
    "promises", "confirms", "supports", "intends", "believes", "asserts",
)  # fmt: skip
assert set(STRONGEST) == set(get_args(Stance)), "every stance has its place"


@dataclass(frozen=True)
class Teller:
    """One report of the happening: its record, the events that tell it, and the original text that it gives."""

    key: str
    record: Record
    events: tuple[str, ...]
    main: bool
    origin: str
    agency: str | None

    @property
    def day(self) -> str | None:
        """Day of publication."""
        return self.record.document.published


@dataclass
class _Draft:
    """An account while it is put together."""

    speaker: Speaker | None
    origin: str
    source: str
    told: list[tuple[str, str | None, Value]] = field(default_factory=list)
    also: list[Value] = field(default_factory=list)
    words: list[Said] = field(default_factory=list)


def accounts_of(tellers: Sequence[Teller], judgements: Sequence[Judgement] = ()) -> tuple[Account, ...]:
    """The accounts of a happening: the reports' own first, then the speakers' by first words."""
    speakers = merged(speaker for teller in tellers for speaker in speakers_in(teller.record).values())
    drafts: dict[tuple[str, str], _Draft] = {}
    for teller in tellers:
        _Collector(teller, speakers, drafts, judgements).collect()
    made = [_account(draft) for draft in drafts.values() if draft.told or draft.words or draft.also]
    return tuple(sorted(made, key=lambda a: (a.speaker is not None, a.first_said or "~", a.speaker or "", a.id)))


class _Collector:
    """Takes from one report what belongs to the happening."""

    def __init__(
        self,
        teller: Teller,
        speakers: dict[str, Speaker],
        drafts: dict[tuple[str, str], _Draft],
        judgements: Sequence[Judgement],
    ) -> None:
        self.judgements = judgements
        self.teller, self.speakers, self.drafts = teller, speakers, drafts
        self.record = teller.record
        self.reading = Reading(teller.record)
        self.own = speakers_in(teller.record)
        self.events = {event.id: event for event in self.record.events}
        self.body = [block for block in self.record.document.blocks if block.role in BODY_ROLES]

    def collect(self) -> None:
        told = [one for id in self.teller.events for one in self.reading.of_event(self.events[id])]
        if self.teller.main:
            told += self._figures()
        for id in self.teller.events:
            told += self._written_in(self.events[id], told)
        for one in told:
            if not self._only_headline(one, told) and not self._shortens_a_denial(one, told):
                self._add(one)
        for quotation in self._quotations():
            self._say(quotation)

    def _written_in(self, event: Event, told: Sequence[Told]) -> Iterator[Told]:
        """Values that people gave for an event in fields in which nothing was read."""
        read = {one.field for one in told if one.trigger == event.trigger}
        for judgement in self.judgements:
            name, target = judgement.field, judgement.target
            if judgement.verdict != "corrected" or name is None or name in (*read, STANCE) or target.end is None:
                continue
            if target.sha256 == self.record.source.sha256 and (target.start, target.end) == (
                event.trigger.start,
                event.trigger.end,
            ):
                read.add(name)
                said = event.attributed_to[-1] if event.attributed_to else None
                yield Told(name, self.reading.blank(event, name), said, event.trigger)

    def _only_headline(self, one: Told, told: Sequence[Told]) -> bool:
        """Does a headline say in short what the report's body says in full? Then the body counts, and it alone."""
        if not self._in_headline(one.value.start):
            return False
        return any(other.field == one.field and not self._in_headline(other.value.start) for other in told)

    def _shortens_a_denial(self, one: Told, told: Sequence[Told]) -> bool:
        """Is a bare denial the short form of the same speaker's denial that it was they who did it?"""
        if one.field != "happened" or not one.value.negated:
            return False
        fuller = (other.quotation for other in told if other.field == "agent" and other.value.negated)
        mine = self.own.get(one.quotation or "")
        return mine is not None and any(mine.keys & self.own[q].keys for q in fuller if q in self.own)

    def _in_headline(self, start: int) -> bool:
        return any(block.start <= start < block.end for block in self.body if block.role == "headline")

    def _quotations(self) -> Iterator[Quotation]:
        """Those by which the events are told; all of a report that is mainly about it."""
        mine = {id for event in self.teller.events for id in self.events[event].attributed_to}
        for quotation in self.record.quotations:
            if (self.teller.main or quotation.id in mine) and self._in_body(quotation.content[0].start):
                yield quotation

    def _in_body(self, start: int) -> bool:
        return any(block.start <= start < block.end for block in self.body)

    def _figures(self) -> Iterator[Told]:
        """Figures that no event of another happening has: those of people are the happening's, others of what they count."""
        tied = {id for event in self.record.events for id in event.figures}
        for figure in self.record.figures:
            said = figure.attributed_to[-1] if figure.attributed_to else None
            if not self._in_body(figure.start) or figure.counts in SPANS:
                continue
            if figure.id not in tied and figure.counts in CASUALTIES:
                yield Told(figure.counts, self.reading.number(figure), said)
            elif (of := self._counted_of(figure.id)) is not None:
                yield Told(figure.counts, self.reading.number(figure, of), said)

    def _counted_of(self, figure: str) -> str | None:
        """By whom and how places counted were taken or held, from the control entry that has the figure."""
        for control in self.record.control:
            if figure in control.figures:
                mention = self.reading.mentions.get(control.holder or "")
                entity = self.reading.entities.get(mention.entity or "") if mention else None
                country = country_name(entity.codes.country) if entity else None
                return f"{tuning().taken[control.status]} by {country or (entity.name if entity else '?')}"
        return None

    def _add(self, told: Told) -> None:
        quotation = self.reading.quotations.get(told.quotation or "")
        dated = told.value.model_copy(update={"said": self._day(quotation)})
        if (value := judged(told.field, dated, self.judgements, told.trigger)) is None:
            return
        draft = self._draft(quotation)
        draft.told.append((told.field, value.said, value))

    def _say(self, quotation: Quotation) -> None:
        first, last = quotation.content[0], quotation.content[-1]
        said = Said(
            document=self.record.document.id,
            sha256=self.record.source.sha256,
            quotation=quotation.id,
            start=first.start,
            end=last.end,
            exact=self.record.document.text[first.start : last.end],
            stance=quotation.stance,
            via=self._via(quotation),
            said=self._day(quotation),
        )
        if (kept := judged_words(said, self.judgements)) is not None:
            self._draft(quotation).words.append(kept)

    def _via(self, quotation: Quotation) -> str | None:
        """Who relays it: as the text has it, or the news medium in whose words it stands."""
        if quotation.via is not None:
            return quotation.via.exact
        parent = self.own.get(quotation.parent or "")
        return parent.name if parent and parent.outlet else None

    def _day(self, quotation: Quotation | None) -> str | None:
        if quotation is not None and quotation.said_on:
            time = next((t for t in self.record.times if t.id == quotation.said_on), None)
            if time and time.earliest and time.earliest == time.latest:
                return time.earliest
        return self.teller.day

    def _draft(self, quotation: Quotation | None) -> _Draft:
        own = self.own.get(quotation.id) if quotation is not None else None
        if own is None:
            name = f"outlet:{folded(self.teller.agency)}" if self.teller.agency else self.teller.origin
            return self.drafts.setdefault(("", self.teller.origin), _Draft(None, self.teller.origin, name))
        speaker = next(self.speakers[key] for key in sorted(own.keys))
        key = min(speaker.keys)
        source = f"outlet:{folded(speaker.name)}" if speaker.outlet else f"speaker:{key}"
        return self.drafts.setdefault((key, self.teller.origin), _Draft(speaker, self.teller.origin, source))


def _account(draft: _Draft) -> Account:
    values, also, corrections = _settled(draft.told)
    words = sorted(draft.words, key=lambda said: (said.said or "~", said.document, said.start))
    days = sorted(day for day in (*(said.said for said in words), *(d for _, d, _ in draft.told)) if day)
    speaker = draft.speaker
    return Account(
        id=content_id("a", draft.source, draft.origin),
        speaker=speaker.name if speaker else None,
        role=speaker.role if speaker else None,
        source=draft.source,
        origin=draft.origin,
        via=tuple(dict.fromkeys(said.via for said in words if said.via)),
        stance=min((said.stance for said in words), key=STRONGEST.index, default="asserts"),
        values=dict(sorted(values.items())),
        also=tuple(also),
        quotations=tuple(dict.fromkeys(said.quotation for said in words)),
        words=tuple(words),
        first_said=days[0] if days else None,
        last_said=days[-1] if days else None,
        corrections=tuple(corrections),
    )


def _settled(told: Iterable[tuple[str, str | None, Value]]) -> tuple[dict[str, Value], list[Value], list[Correction]]:
    """One value a field: the latest; an earlier one that it does not agree with is a correction, of one day an addition.

    A figure with an `of` of its own (places taken by one side and by the other) never replaces one of something else.
    """
    values: dict[str, Value] = {}
    also: list[Value] = []
    corrections: list[Correction] = []
    for name, day, value in sorted(told, key=lambda t: (t[0], t[1] or "~", t[2].document, t[2].start)):
        before = values.get(name)
        if before is None:
            values[name] = value
        elif before.of != value.of and name not in ("place",):
            also.append(value)
        elif agree(name, before, value):
            values[name] = _fuller(before, value)
        elif before.sha256 != value.sha256 and (before.said or "") <= (day or ""):
            corrections.append(Correction(field=name, before=before, after=value))
            values[name] = value
        elif not _same_words(before, value):
            also.append(value)
    return values, also, corrections


def _fuller(before: Value, value: Value) -> Value:
    """Of two values that agree the one that says more: exact before bounded, named before described."""
    if before.qualifier is not None and before.qualifier != "exact" and value.qualifier == "exact":
        return value
    if "named" in value.keys and "named" not in before.keys:
        return value
    return before


def _same_words(first: Value, second: Value) -> bool:
    return first.value == second.value
