"""Events: who did what to whom, one happening for each clause that tells one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.events import circumstances
from ofrecord.annotations.events.candidates import Candidate
from ofrecord.annotations.events.reading import Act, Acts, obligations
from ofrecord.annotations.events.retellings import Retellings
from ofrecord.annotations.events.roles import Roles, instruments
from ofrecord.annotations.events.scene import Scene
from ofrecord.annotations.events.standins import StandIns
from ofrecord.annotations.events.telling import Telling
from ofrecord.annotations.events.topics import Topic, TopicWords
from ofrecord.annotations.events.triggers import Triggers
from ofrecord.annotations.events.unheard import Unheard
from ofrecord.annotations.events.words import EventWords, FurtherGroups, Index
from ofrecord.annotations.lookup import Lookup
from ofrecord.annotations.modality import Modalities
from ofrecord.annotations.modality_words import ModalityWords
from ofrecord.annotations.parties import Parties
from ofrecord.annotations.step import Knowledge, Step
from ofrecord.domain.base import Evidence
from ofrecord.domain.events import Event, EventCodes, EventType
from ofrecord.domain.figures import Figure
from ofrecord.domain.mentions import Mention
from ofrecord.language import syntax

_FORCE = frozenset({"ASSAULT", "COERCE"})
_BESIDE = ("compound", "amod", "nmod")
_DOERS = ("er", "or", "man", "person")
"""Endings of nouns for those who do something, whom no list may know ("raider")."""
_OF_STATES = frozenset({"IGO"})
"""Sectors of bodies in which states meet."""
_FURTHER = ("events_war", "events_rare")
"""Lexicons whose groups are read behind those of `events.yaml`."""
_MANY = 3
_NEAR_ABOVE = 3
"""Steps up the parse from "killing" to the accident that did it ("sank near Mbandaka, killing nine")."""
_TOO_COMMON = frozenset({"training"})
"""A word for an exercise that reports of war use of recruits."""
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
        for further in _FURTHER:
            self.words = knowledge.lexicons.load(further, FurtherGroups).beside(self.words)
        self.codes = knowledge.lexicons.codes("event_codes", CodeTable)
        self.index = Index(self.words)
        self.topics = knowledge.lexicons.load("topics", TopicWords)
        modality = knowledge.lexicons.load("modality", ModalityWords)
        self.acts = Acts(self.words, Modalities(modality))

    def __call__(self, found: Annotations) -> Annotations:
        lookup = Lookup(found)
        parties = Parties(lookup, self.index.suffered, self.words.tied)
        roles = Roles(self.words, self.index, parties, StandIns(found, lookup, self.words.members, self.words.naming))
        acts = self.acts(Triggers(self.words, self.index, parties)(found.doc))
        anchors = frozenset(a.candidate.anchor.i for a in acts)
        quoted = Unheard(found)
        read = [(act, self._event(found, lookup, roles, act, anchors)) for act in acts]
        forced = [(e, _involved(found, e)) for _, e in read if e.type in _FORCE]
        topic, telling = (
            Topic(self.topics, found, forced),
            Telling(found, self.words.exercises - _TOO_COMMON, self.words.played),
        )
        read = [(act, e) for act, e in read if e.type not in _FORCE or not _is_staged(act, e, topic, telling)]
        told = [(act, e) for act, e in read if self._is_told(found, act, e, topic) and not _is_anothers(act, e, quoted)]
        events = [self._proved(act, e, quoted, roles) for act, e in told]
        events = circumstances.told(
            found, [(act.candidate.anchor, e) for (act, _), e in zip(told, events, strict=True)]
        )
        scene = Scene(found)
        demands = list(self._demands(found, parties, roles.stand_ins))
        asked = {e.trigger.start for e in demands}
        own = (self._set(e, scene) for e in events if e.modality != "demanded" or e.trigger.start not in asked)
        events = sorted([*own, *demands], key=lambda e: (e.trigger.start, e.trigger.end))
        events = Retellings(found, self.words)(events)
        return replace(found, events=tuple(events), figures=_placed(found.figures, events))

    def _event(self, found: Annotations, lookup: Lookup, roles: Roles, act: Act, anchors: frozenset[int]) -> Event:
        trigger = _trigger(found, act.candidate)
        agents, recipients = roles.of(act)
        speaker = _lent_speaker(found, act, self.words.spoken)
        agents = roles.stand_ins.named([speaker]) if speaker is not None else agents
        elsewhere = roles.elsewhere(act, agents)
        if act.type == "CONSULT" and act.mode is None and _are_many(found, act, bool(recipients)):
            act = replace(act, mode="multilateral")
        tokens = circumstances.clause(act.candidate.scene(self.words.happens), anchors)
        extra = (t for e in act.effects for t in circumstances.clause(e.anchor, frozenset()))
        time = circumstances.when(lookup, tokens, act, found.document.published)
        modality = "planned" if circumstances.is_to_come(act, time, found.document.published) else act.modality
        where = circumstances.places(lookup, tokens)
        figures = circumstances.figures(lookup, tokens, extra)
        return Event(
            id=found.id("e", act.type, trigger.start, trigger.end),
            type=act.type,
            mode=act.mode,
            trigger=trigger,
            agents=tuple(m.id for m in (*agents, *elsewhere)),
            agents_elsewhere=tuple(m.id for m in elsewhere),
            recipients=tuple(m.id for m in recipients),
            places=tuple(p.id for p in where),
            time=time,
            instruments=tuple(m.id for m in instruments(lookup, act.candidate)),
            figures=tuple(f.id for f in figures),
            modality=modality,
            codes=self._codes(act.type, act.mode),
            **self.credit(act.rule),
        )

    def _is_told(self, found: Annotations, act: Act, event: Event, topic: Topic) -> bool:
        """Does the clause say anything of the happening beside its name: who, whom, where, with what or how many?

        An act of force with an object that is no party or thing is a figure of speech ("attacked the budget").
        """
        parts = any((event.agents, event.recipients, event.instruments, event.figures))
        met = event.type == "CONSULT" and bool(event.places)
        if event.type in self.words.between_parties and not (event.agents or event.recipients or met):
            return False
        if event.type == "REQUEST" and act.candidate.undergone and not event.agents:  # "received calls"
            return False
        harms = act.candidate.entry.frame.effect
        by_itself = event.type in _FORCE and self._is_accident(act.candidate)
        if event.type in _FORCE and not topic.admits(event, _involved(found, event), harms, by_itself):
            return False
        if event.type == "ASSAULT" and not event.agents and self._is_of_nature(act.candidate):
            return False
        plain = act.candidate.verb == act.candidate.head and not (event.recipients or event.instruments)
        taken = event.type == "ASSAULT" or event.mode == "seize"
        if taken and plain and self._strikes_nothing(act.candidate):
            return False
        if event.type == "AID" and act.candidate.slot("against"):  # "delivering weapons against a compound"
            return False
        if event.type != "OTHER" and not event.agents and self._is_by_nothing(found, act.candidate):
            return False
        if event.mode == "allege" and not event.recipients and self._blames_a_thing(found, act.candidate):
            return False
        if event.mode == "restrict" and not event.agents and self._is_of_law(act.candidate):
            return False
        if event.mode == "heavy-weapons" and self._is_showered(found, act.candidate):
            return False
        if event.modality == "hypothetical" or (event.type == "ASSAULT" and not event.places):
            return parts
        return parts or act.rule in _TOLD_BY_THE_VERB or (bool(event.places) and act.rule != "noun")

    def _is_accident(self, candidate: Candidate) -> bool:
        """ "Killed when a pit collapsed", "sank, killing nine", "killed in a crash": what happened by itself did the harm."""
        verb = candidate.verb
        if verb is None or candidate.head != verb:
            return False
        over = islice(verb.ancestors, _NEAR_ABOVE) if verb.dep_ in ("advcl", "acl") else ()
        beside = [
            *over,
            *syntax.children(verb, "advcl"),
            *candidate.slot("in"),
            *candidate.slot("by"),
            *candidate.slot("after"),
        ]
        return any({t.lemma_.lower(), t.lower_} & self.words.accidents for t in beside)

    def _is_of_nature(self, candidate: Candidate) -> bool:
        """ "Killed in the earthquake", "destroyed by a flood": where it is told, in a report of war too."""
        causes = (t for slot in ("in", "by", "from", "during") for t in candidate.slot(slot))
        return any(t.lemma_.lower() in self.words.nature for t in causes)

    def _is_of_law(self, candidate: Candidate) -> bool:
        """ "Prohibited under the law": nobody is kept from anything."""
        ruling = (t for slot in ("under", "by", "in") for t in candidate.slot(slot))
        return any(t.lemma_.lower() in self.words.rules for t in ruling)

    @staticmethod
    def _blames_a_thing(found: Annotations, candidate: Candidate) -> bool:
        """ "Blamed the outbreak on bad water": what it is laid on is no party."""
        laid = candidate.slot("on")
        return any(not any(t.start <= head.idx < t.end for t in found.times) for head in laid)

    def _strikes_nothing(self, candidate: Candidate) -> bool:
        """Is there an object, and is it no party, thing or place of war?"""
        objects = [
            o  # of "took control of the town" the town
            for h in candidate.slot("object")
            for o in (syntax.prepositional(h, "of", "over") if h in candidate.words else [h])
        ]
        near = (t for h in objects for t in (h, *h.children, *syntax.prepositional(h, "of")) if t.dep_ != "det")
        words = {t.lemma_.lower() for t in near}
        known = words & (self.words.struck | self.words.means)
        return bool(objects) and all(h.pos_ in ("NOUN", "ADJ") for h in objects) and not known

    def _is_by_nothing(self, found: Annotations, candidate: Candidate) -> bool:
        """Is the doer a plain noun that is no party, weapon or means of force ("frost destroyed the buds")?"""
        if candidate.verb is None or candidate.head != candidate.verb:
            return False
        doers = candidate.slot("subject")
        if candidate.entry.group.type in self.words.spoken and any(h.lemma_ in self.words.texts for h in doers):
            return False
        if not doers or any(h.pos_ != "NOUN" or h.lemma_.lower().endswith(_DOERS) for h in doers):
            return False
        heads = [t for h in doers for t in (h, *h.conjuncts)]
        near = [n for h in heads for n in (h, *syntax.children(h, *_BESIDE), *syntax.prepositional(h, "of"))]
        meant = self.words.means | self.words.armies | self.index.nouns.keys() | self.words.series
        if any(t.lemma_.lower() in meant for t in near):
            return False
        return not any(m.start <= t.idx < m.end and m.type != "other" for t in near for m in found.mentions)

    def _is_showered(self, found: Annotations, candidate: Candidate) -> bool:
        """Is the means named, and no weapon ("bombarded it with praise")?"""
        given = candidate.slot("with") if candidate.head == candidate.verb else []
        weapons = [m for m in found.mentions if m.type in ("weapon", "vehicle")]
        armed = any(h.lemma_.lower() in self.words.means or m.start <= h.idx < m.end for h in given for m in weapons)
        return bool(given) and not armed and all(h.pos_ == "NOUN" for h in given)

    def _proved(self, act: Act, event: Event, quoted: Unheard, roles: Roles) -> Event:
        """An act that somebody only claims, in words that no quotation holds, is open: a claim never becomes a fact."""
        happened = event.modality in ("actual", "ongoing")
        anchor, modality = act.candidate.anchor, self.acts.modality
        charged = modality.is_charge(anchor, duty=event.type != "ASSAULT")
        claimed = happened and (charged or modality.is_claimed(anchor) or roles.blame.is_open(act.candidate))
        lent = happened and event.type not in self.words.spoken and quoted.opening(event.trigger) is not None
        open_ = (claimed and not quoted.hears(event.trigger)) or lent
        if open_ or (happened and roles.blame.is_hedged(act.candidate)):
            return event.model_copy(update={"modality": "possible"})
        return event

    def _set(self, event: Event, scene: Scene) -> Event:
        """An act of force near the top that names no place, with the one place of the report, as not stated."""
        force = event.type in self.words.hostile and event.modality in ("actual", "ongoing")
        where = scene.for_event(event.trigger) if force and not event.places else ()
        return event.model_copy(update={"places": where, "places_stated": False}) if where else event

    def _codes(self, kind: str, mode: str | None) -> EventCodes:
        return self.codes.get(f"{kind} {mode}") or self.codes.get(kind) or EventCodes()

    def _demands(self, found: Annotations, parties: Parties, stand_ins: StandIns) -> Iterator[Event]:
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
                agents=tuple(m.id for m in stand_ins.named(agents)),
                recipients=tuple(m.id for m in stand_ins.named(recipients)),
                modality="actual",
                codes=self._codes("REQUEST", None),
                **self.credit("obligation"),
            )


def _lent_speaker(found: Annotations, act: Act, spoken: frozenset[EventType]) -> Mention | None:
    """Who does a speech act told by a verb without a subject: the speaker of the quotation that the same verb opens.

    "Bah said Chad needed arms and accused its allies of delay": whose accusation it is, quotations read by their own rules.
    """
    verb = act.candidate.verb
    if verb is None or act.type not in spoken or verb.dep_ != "conj" or syntax.own_subject(verb) is not None:
        return None
    opened = (q for q in found.quotations if q.cue and q.cue.start <= verb.idx < q.cue.end)
    quotation = next(opened, None)
    return found.mention_by_id.get(quotation.speaker.mention or "") if quotation is not None else None


def _is_anothers(act: Act, event: Event, quoted: Unheard) -> bool:
    """Does the act stand in words that somebody said, nobody knows who? Not where only its verb is in quotation marks."""
    opening = quoted.opening(event.trigger)
    outside = (
        (h.idx < opening for s in ("subject", "object") for h in act.candidate.slot(s)) if opening is not None else ()
    )
    return opening is not None and not any(outside)


def _involved(found: Annotations, event: Event) -> list[Mention]:
    return [found.mention_by_id[m] for m in (*event.agents, *event.recipients, *event.instruments)]


def _are_many(found: Annotations, act: Act, met: bool) -> bool:
    """Are those who meet three sides or more, or of a body of many states, who meet among themselves?"""
    below = [(h.left_edge.idx, h.right_edge.idx) for h in act.candidate.slot("subject")]
    named = {m.entity for m in found.mentions if m.form == "name" and any(s <= m.start <= e for s, e in below)}
    sides = [found.entity_by_id[e] for e in named if e is not None]
    return len(sides) >= _MANY or (not met and any(e.codes.sector in _OF_STATES for e in sides))


def _is_staged(act: Act, event: Event, topic: Topic, telling: Telling) -> bool:
    """Is the act of force one of a plot, an exercise, a game, a simile or history, none of our time?"""
    anchor = act.candidate.anchor
    plot = topic.staged and telling.is_present(anchor)
    unreal = telling.is_practised(anchor) or telling.is_instruction(anchor) or telling.is_likened(anchor)
    return plot or unreal or telling.is_history(anchor, event.time)


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
