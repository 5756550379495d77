"""Access: which events bear on humanitarian access, on whose behalf, for what, and how access monitors would class them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import get_args

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.phrases import Phrases, clause_tokens, struck, words_of_mentions
from ofrecord.annotations.step import Knowledge, Step
from ofrecord.annotations.user_actors import user_parties
from ofrecord.domain.base import Evidence, Frozen
from ofrecord.domain.events import Access as AccessReading
from ofrecord.domain.events import Aid, AidOrganization, Event, EventType
from ofrecord.domain.figures import Counts
from ofrecord.language import syntax
from ofrecord.language.once import kept
from ofrecord.language.parse import Token

_HAPPENED = frozenset({"actual", "ongoing"})
_HARM: frozenset[Counts] = frozenset({"killed", "injured", "abducted", "detained", "missing"})
"""What figures of an attack on aid count of aid workers."""


class Reading(Frozen):
    """One access reading and what an event must be like to have it; an empty condition is none."""

    access: AccessReading
    types: frozenset[EventType]
    modes: frozenset[str] = frozenset()
    modes_not: frozenset[str] = frozenset()
    triggers: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    not_words: frozenset[str] = frozenset()
    recipients: bool = False
    visitors: bool = False
    happened: bool = False
    negated: bool = False


class Constraint(Frozen):
    """A class of access constraint: for which readings, and by which words of the clause or its cause; empty for any."""

    code: str
    access: frozenset[AccessReading]
    words: frozenset[str] = frozenset()
    causes: frozenset[str] = frozenset()


class AccessWords(Frozen):
    """The lexicon `en/access.yaml`; the comments there say what each list is for."""

    readings: tuple[Reading, ...]
    constraints: tuple[Constraint, ...]
    organizations: dict[AidOrganization, tuple[str, ...]]
    aid_parties: tuple[str, ...]
    visitors: tuple[str, ...]
    unnamed: tuple[str, ...]
    workers: tuple[str, ...]
    purposes: tuple[str, ...]
    goods: frozenset[str]


class ConstraintCodes(Frozen):
    """The classes of other schemes for one class of constraint; `codes/access.yaml`."""

    acaps: str
    ocha: str
    says: str
    example: str


class Clause:
    """An event with what is said in its clause: read as far as somebody asks for it."""

    def __init__(self, found: Annotations, event: Event) -> None:
        self.found, self.event = found, event
        span = found.tokens(event.trigger)
        self.words: Iterable[Token] = span if span is not None else ()
        self.root = span.root if span is not None else None

    @kept
    def trigger(self) -> frozenset[str]:
        """Lemmas of the trigger."""
        return frozenset(t.lemma_.lower() for t in self.words)

    @kept
    def tokens(self) -> Sequence[Token]:
        """The words of the clause."""
        return clause_tokens(self.root) if self.root is not None else ()

    @kept
    def lemmas(self) -> frozenset[str]:
        """Lemmas of the clause."""
        return frozenset(t.lemma_.lower() for t in self.tokens)

    @kept
    def recipients(self) -> str:
        """The names of those who suffer, and the words of the phrases on which the trigger acts."""
        people = any(self.found.mention_by_id[m].type in ("person", "people") for m in self.event.recipients)
        phrases = struck(self.root, people) if self.root is not None else ""
        return f"{words_of_mentions(self.found, self.event.recipients)} | {phrases}"

    @kept
    def parties(self) -> str:
        """The names of both sides."""
        return f"{words_of_mentions(self.found, self.event.agents)} | {self.recipients}"


class Access(Step):
    """Reads what events mean for humanitarian access."""

    name = "access"
    requires = ("doc", "events", "entities", "mentions", "figures")
    adds = ("events.access", "events.access_for", "events.aid", "events.codes")

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge)
        words = self.words = knowledge.lexicons.load("access", AccessWords)
        self.codes = knowledge.lexicons.codes("codes/access", dict[str, ConstraintCodes])
        own = [(p.organization_type, p.names) for p in user_parties(knowledge) if p.organization_type]
        bodies = [*own, *_ordered(words.organizations)]
        names = [name for _, listed in bodies for name in listed]
        self.organizations = [(kind, Phrases(listed)) for kind, listed in bodies]
        self.aid_parties, self.visitors = (Phrases((*more, *names)) for more in (words.aid_parties, words.visitors))
        self.unnamed, self.workers = Phrases(words.unnamed), Phrases(words.workers)
        self.readings = {kind: tuple(r for r in words.readings if kind in r.types) for kind in get_args(EventType)}

    def __call__(self, found: Annotations) -> Annotations:
        return replace(found, events=tuple(self._event(found, e) for e in found.events))

    def _event(self, found: Annotations, event: Event) -> Event:
        open_ = [r for r in self.readings[event.type] if _may_fit(r, event)]
        if not open_:
            return event
        clause = Clause(found, event)
        access = next((r.access for r in open_ if self._fits(r, clause)), None)
        if access is None:
            return event
        codes = self.codes.get(self._constraint(access, clause) or "")
        schemes = {"acaps": codes.acaps, "ocha": codes.ocha} if codes else {}
        return clause.event.model_copy(
            update={
                "access": access,
                "access_for": self._purpose(found, clause) if access != "attack_on_aid" else None,
                "aid": self._aid(found, access, clause),
                "codes": clause.event.codes.model_copy(update=schemes),
            }
        )

    def _fits(self, reading: Reading, clause: Clause) -> bool:
        """Is the clause as the reading wants it? What costs least is asked first."""
        if reading.triggers and reading.triggers.isdisjoint(clause.trigger):
            return False
        if reading.recipients and not self.aid_parties.found(clause.recipients):
            return False
        if reading.visitors and not self.visitors.found(clause.parties):
            return False
        wanted = (w for w in (reading.words, reading.near) if w)
        return reading.not_words.isdisjoint(clause.lemmas) and not any(w.isdisjoint(clause.lemmas) for w in wanted)

    def _constraint(self, access: AccessReading, clause: Clause) -> str | None:
        """The class of the first constraint whose reading and words fit."""
        fitting = (c for c in self.words.constraints if access in c.access)
        causes = _causes(clause.root) if clause.root is not None else frozenset()
        wanted = ((c, (c.words, clause.lemmas), (c.causes, causes)) for c in fitting)
        return next((c.code for c, *asked in wanted if all(not w or w & have for w, have in asked)), None)

    def _aid(self, found: Annotations, access: AccessReading, clause: Clause) -> Aid | None:
        """Whose aid it is, and figures of the aid workers whom it struck; null where no aid organisation is told of."""
        kind = next((kind for kind, names in self.organizations if names.found(clause.parties)), None)
        if kind is None and self.unnamed.found(clause.parties):
            kind = "other"
        workers = self._workers(found, clause) if access == "attack_on_aid" else ()
        return Aid(organization_type=kind, workers=workers) if kind else None

    def _workers(self, found: Annotations, clause: Clause) -> tuple[str, ...]:
        """Ids of the event's figures that count aid workers killed, injured, abducted or held."""
        counted = (f for f in found.figures if f.id in clause.event.figures and f.counts in _HARM)
        return tuple(f.id for f in counted if self.workers.found(f.exact.casefold()))

    def _purpose(self, found: Annotations, clause: Clause) -> Evidence | None:
        """What access is asked, given or refused for, or what is brought: "to observe the camps", "for 300 patients", "food"."""
        heads = [*self._aims(clause), *(t for t in clause.tokens if self._is_goods(t))]
        if not heads:
            return None
        start, end = syntax.subtree_span(heads[0], frozenset({"relcl", "acl", "advcl", "cc", "conj", "punct"}))
        return found.evidence(start, end)

    def _is_goods(self, token: Token) -> bool:
        return token.pos_ == "NOUN" and token.lemma_.lower() in self.words.goods

    def _aims(self, clause: Clause) -> Iterator[Token]:
        for token in clause.tokens:
            if token.dep_ in ("xcomp", "advcl") and token.tag_ == "VB" and token.lemma_.lower() in self.words.purposes:
                yield token


def _may_fit(reading: Reading, event: Event) -> bool:
    """Is the event, whatever its clause says, one that the reading is of?"""
    if (reading.modes and event.mode not in reading.modes) or event.mode in reading.modes_not:
        return False
    if reading.happened and event.modality not in _HAPPENED:
        return False
    return reading.negated or event.modality != "negated"


def _causes(root: Token) -> frozenset[str]:
    """Lemmas of what hinders: the subject's phrase, and what stands after "by", "amid", "because of"."""
    heads = [
        *syntax.children(root, "nsubj", "nsubjpass"),
        *syntax.prepositional(root, "by", "amid", "because", "due", "of"),
    ]
    return frozenset(t.lemma_.lower() for h in heads for t in h.subtree)


def _ordered(table: dict[AidOrganization, tuple[str, ...]]) -> list[tuple[AidOrganization, tuple[str, ...]]]:
    """Types with the longest names first, since those hold others: "international committee of the red cross"."""
    return sorted(table.items(), key=lambda item: max(map(len, item[1])), reverse=True)
