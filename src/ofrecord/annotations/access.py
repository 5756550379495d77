"""Access: which events bear on humanitarian access, on whose behalf, for what, and how access monitors would class them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.phrases import Phrases, clause_tokens, struck, words_of_mentions
from ofrecord.annotations.step import Knowledge, Step
from ofrecord.annotations.user_actors import user_parties
from ofrecord.domain.base import Evidence, Frozen
from ofrecord.domain.events import Access as AccessReading
from ofrecord.domain.events import Aid, AidOrganization, Event, EventType
from ofrecord.domain.figures import Counts
from ofrecord.language import syntax
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


@dataclass(frozen=True)
class Clause:
    """An event with what is said in its clause: lemmas of the trigger and of the clause, names of its parties."""

    event: Event
    root: Token | None
    tokens: tuple[Token, ...]
    trigger: frozenset[str]
    lemmas: frozenset[str]
    agents: str
    recipients: str

    @property
    def parties(self) -> str:
        """The names of both sides."""
        return f"{self.agents} | {self.recipients}"


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

    def __call__(self, found: Annotations) -> Annotations:
        return replace(found, events=tuple(self._event(found, self._clause(found, e)) for e in found.events))

    def _event(self, found: Annotations, clause: Clause) -> Event:
        access = next((r.access for r in self.words.readings if self._fits(r, clause)), None)
        if access is None:
            return clause.event
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
        event = clause.event
        if event.type not in reading.types or (reading.modes and event.mode not in reading.modes):
            return False
        if event.mode in reading.modes_not or (reading.happened and event.modality not in _HAPPENED):
            return False
        if event.modality == "negated" and not reading.negated:
            return False
        if reading.recipients and not self.aid_parties.found(clause.recipients):
            return False
        if reading.visitors and not self.visitors.found(clause.parties):
            return False
        wanted = ((reading.triggers, clause.trigger), (reading.words, clause.lemmas), (reading.near, clause.lemmas))
        return not reading.not_words & clause.lemmas and all(not w or w & have for w, have in wanted)

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

    def _clause(self, found: Annotations, event: Event) -> Clause:
        span = found.tokens(event.trigger)
        root = span.root if span is not None else None
        tokens = tuple(clause_tokens(root)) if root is not None else ()
        recipients = words_of_mentions(found, event.recipients)
        people = any(found.mention_by_id[m].type in ("person", "people") for m in event.recipients)
        return Clause(
            event,
            root,
            tokens,
            frozenset(t.lemma_.lower() for t in span or ()),
            frozenset(t.lemma_.lower() for t in tokens),
            words_of_mentions(found, event.agents),
            f"{recipients} | {struck(root, people) if root is not None else ''}",
        )


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
