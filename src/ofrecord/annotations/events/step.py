"""Events: who did what to whom, one happening for each clause that tells one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.events import circumstances
from ofrecord.annotations.events.reading import Act, Acts, obligations
from ofrecord.annotations.events.scene import Scene
from ofrecord.annotations.events.triggers import Candidate, Triggers
from ofrecord.annotations.events.unheard import Unheard
from ofrecord.annotations.events.words import EventWords, Index
from ofrecord.annotations.lookup import Lookup
from ofrecord.annotations.modality import Modalities, ModalityWords
from ofrecord.annotations.parties import THROUGH, Parties, nearer_clause, nearer_doer, together
from ofrecord.annotations.step import Knowledge, Step
from ofrecord.domain.base import Evidence
from ofrecord.domain.events import Event, EventCodes
from ofrecord.domain.figures import Figure
from ofrecord.domain.mentions import Mention
from ofrecord.language import syntax
from ofrecord.language.parse import Token

_SCENES = frozenset({"in", "from", "at"})
"""Slots that only tell where it was, unless nothing else is struck."""
_SPOKEN_OF = ("of", "by", "with", "between")
"""What leads from the matter of a speech act to whom it concerns: "condemned the raid by X", never the raid in X."""
_RECIPROCAL = frozenset({"other", "another"})
"""Last words of "each other" and "one another": the doers suffer too."""
_TOLD_BY_THE_VERB = frozenset({"verb", "effect", "passive", "promised", "threatened", "refused", "obligation"})
"""Rules whose verb alone tells that it happened."""
CodeTable = dict[str, EventCodes]


class Events(Step):
    """Finds events."""

    name = "events"
    requires = ("doc", "mentions", "entities", "places", "times", "figures", "quotations")
    adds = ("events", "figures.place")

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge)
        self.words = knowledge.lexicons.load("events", EventWords)
        self.codes = knowledge.lexicons.codes("event_codes", CodeTable)
        self.index = Index(self.words)
        modality = knowledge.lexicons.load("modality", ModalityWords)
        self.acts = Acts(self.words, Modalities(modality))

    def __call__(self, found: Annotations) -> Annotations:
        lookup = Lookup(found)
        parties = Parties(lookup, self.index.suffered)
        acts = self.acts(Triggers(self.words, self.index, parties)(found.doc))
        anchors = frozenset(a.candidate.anchor.i for a in acts)
        quoted = Unheard(found)
        read = ((act, self._event(found, lookup, parties, act, anchors)) for act in acts)
        told = [(act, e) for act, e in read if _is_told(act, e) and not quoted.holds(e.trigger)]
        events = [self._proved(act, e, quoted) for act, e in told]
        events = circumstances.told(
            found, [(act.candidate.anchor, e) for (act, _), e in zip(told, events, strict=True)]
        )
        scene = Scene(found)
        events = [self._set(e, scene) for e in events]
        taken = [(e.trigger.start, e.trigger.end) for e in events]
        events += self._demands(found, parties, taken)
        events.sort(key=lambda e: (e.trigger.start, e.trigger.end))
        return replace(found, events=tuple(events), figures=_placed(found.figures, events))

    def _event(self, found: Annotations, lookup: Lookup, parties: Parties, act: Act, anchors: frozenset[int]) -> Event:
        trigger = _trigger(found, act.candidate)
        agents, recipients = self._roles(parties, act)
        tokens = circumstances.clause(act.candidate.scene(self.words.happens), anchors)
        extra = (t for e in act.effects for t in circumstances.clause(e.anchor, frozenset()))
        where = circumstances.places(lookup, tokens)
        figures = circumstances.figures(lookup, tokens, extra)
        return Event(
            id=found.id("e", act.type, trigger.start, trigger.end),
            type=act.type,
            mode=act.mode,
            trigger=trigger,
            agents=tuple(m.id for m in agents),
            recipients=tuple(m.id for m in recipients),
            places=tuple(p.id for p in where),
            time=circumstances.when(lookup, tokens, act, found.document.published),
            instruments=tuple(m.id for m in self._instruments(lookup, act.candidate)),
            figures=tuple(f.id for f in figures),
            modality=act.modality,
            codes=self._codes(act.type, act.mode),
            **self.credit(act.rule),
        )

    def _proved(self, act: Act, event: Event, quoted: Unheard) -> Event:
        """An act that somebody only claims, in words that no quotation holds, is open: a claim never becomes a fact."""
        happened = event.modality in ("actual", "ongoing")
        claimed = happened and self.acts.modality.is_claimed(act.candidate.anchor)
        return (
            event.model_copy(update={"modality": "possible"}) if claimed and not quoted.hears(event.trigger) else event
        )

    def _set(self, event: Event, scene: Scene) -> Event:
        """An act of force near the top that names no place, with the one place of the report, as not stated."""
        force = event.type in self.words.hostile and event.modality in ("actual", "ongoing")
        where = scene.for_event(event.trigger) if force and not event.places else ()
        return event.model_copy(update={"places": where, "places_stated": False}) if where else event

    def _codes(self, kind: str, mode: str | None) -> EventCodes:
        return self.codes.get(f"{kind} {mode}") or self.codes.get(kind) or EventCodes()

    def _roles(self, parties: Parties, act: Act) -> tuple[list[Mention], list[Mention]]:
        """Agents and recipients; what the frame leaves open is taken from the content or effect that the act swallowed."""
        candidate, frame = act.candidate, act.candidate.entry.frame
        agents = self._agents(parties, act)
        taken = {m.id for m in agents}
        hit = ("object", *frame.recipients) if candidate.undergone else frame.recipients
        through = _SPOKEN_OF if act.type in self.words.spoken else THROUGH
        recipients = [m for m in self._fill(parties, candidate, hit, False, through) if m.id not in taken]
        for other in act.effects:
            struck = self._fill(parties, other, other.entry.frame.recipients, False)
            recipients += [m for m in struck if m.id not in taken and m not in recipients]
        for other in () if act.type in self.words.addressed else act.content:
            if not recipients:
                slots = other.entry.frame.recipients
                recipients = [m for m in self._fill(parties, other, slots, False) if m.id not in taken]
        each_other = any(h.lower_ in _RECIPROCAL for s in hit for h in candidate.slot(s))
        if (frame.mutual or each_other) and not recipients and len(agents) > 1:
            return agents, agents
        return agents, recipients

    def _agents(self, parties: Parties, act: Act) -> list[Mention]:
        """Who acts; an act of force is never laid at the door of a clause past the nearest one that may own it."""
        candidate, slots = act.candidate, act.candidate.entry.frame.agents
        nearer = nearer_clause(candidate.verb) if act.type in self.words.hostile and candidate.verb else None
        if nearer is None or candidate.verb is None:
            return self._fill(parties, candidate, slots, True) or self._wielders(parties, act)
        owner = nearer_doer(candidate.verb, nearer) if "subject" in slots else None
        if owner is not None:
            return parties.of(owner, True)
        return self._fill(parties, candidate, tuple(s for s in slots if s != "subject"), True)

    def _wielders(self, parties: Parties, act: Act) -> list[Mention]:
        """Whose the means of an effect is: "killed in a Kenyan strike", "died in an attack by rebels"."""
        candidate = act.candidate
        if act.type != "ASSAULT" or not candidate.entry.frame.effect:
            return []
        for slot in candidate.entry.frame.instruments:
            for head in candidate.slot(slot):
                if head.lemma_.lower() in self.words.means and self._is_force(parties, head):
                    doers = syntax.prepositional(head, "by") or [head]
                    return [m for d in doers for m in parties.of(d, True)]
        return []

    def _is_force(self, parties: Parties, head: Token) -> bool:
        """Is the means a weapon or an act of force, no accident?"""
        mention = parties.lookup.mention(head)
        weapon = mention is not None and mention.type == "weapon"
        return weapon or any(e.group.type == "ASSAULT" for e in self.index.nouns.get(head.lemma_.lower(), ()))

    @staticmethod
    def _fill(
        parties: Parties, candidate: Candidate, slots: Iterable[str], acting: bool, through: tuple[str, ...] = THROUGH
    ) -> list[Mention]:
        """Mentions of the first slot that has any; where the object names nobody, the scene is not put in its place."""
        struck = False
        for slot in slots:
            if struck and slot in _SCENES:
                continue
            heads = candidate.slot(slot)
            found = [m for h in heads for m in parties.of(h, acting, through)]
            if found:
                return list({m.id: m for m in found}.values())
            struck |= slot == "object" and bool(heads)
        return []

    @staticmethod
    def _instruments(lookup: Lookup, candidate: Candidate) -> Iterator[Mention]:
        """Weapons and other means named as subject or in the frame's instrument slots."""
        seen: set[str] = set()
        for slot in ("subject", *candidate.entry.frame.instruments):
            for head in (t for h in candidate.slot(slot) for t in together(h)):
                mention = lookup.mention(head)
                if mention is not None and mention.type in ("weapon", "vehicle") and mention.id not in seen:
                    seen.add(mention.id)
                    yield mention

    def _demands(self, found: Annotations, parties: Parties, taken: list[tuple[int, int]]) -> Iterator[Event]:
        """ "A said that B must …": a request of A to B."""
        for speaker, verb, subject in obligations(found.doc, self.acts.modality.words):
            agents, recipients = parties.of(speaker, True), parties.of(subject, False)
            start, end = verb.idx, verb.idx + len(verb)
            if not agents or not recipients or {m.id for m in agents} & {m.id for m in recipients}:
                continue
            yield Event(
                id=found.id("e", "REQUEST", start, end),
                type="REQUEST",
                trigger=found.evidence(start, end),
                agents=tuple(m.id for m in agents),
                recipients=tuple(m.id for m in recipients),
                modality="actual",
                codes=self._codes("REQUEST", None),
                **self.credit("obligation"),
            )


def _is_told(act: Act, event: Event) -> bool:
    """Does the clause say anything of the happening beside its name: who, whom, where, with what or how many?"""
    parts = (event.agents, event.recipients, event.places, event.instruments, event.figures)
    return any(parts) or act.rule in _TOLD_BY_THE_VERB


def _trigger(found: Annotations, candidate: Candidate) -> Evidence:
    """The trigger's words: a light verb together with its noun where they stand close."""
    words = sorted(candidate.words, key=lambda t: t.i)
    start, end = syntax.char_span(words)
    if words[-1].i - words[0].i > 6:
        start, end = candidate.head.idx, candidate.head.idx + len(candidate.head)
    return found.evidence(start, end)


def _placed(figures: tuple[Figure, ...], events: list[Event]) -> tuple[Figure, ...]:
    """Figures with the place of the one event that counts them, where the event has one place."""
    where = {f: e.places[0] for e in events for f in e.figures if len(e.places) == 1 and e.places_stated}
    return tuple(
        f.model_copy(update={"place": where[f.id]}) if f.place is None and f.id in where else f for f in figures
    )
