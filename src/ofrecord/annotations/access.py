"""Access: which events bear on humanitarian access, on whose behalf, and which matter of the law of war the words name.

Nothing here says that a rule was kept or broken: events carry only the numbers of the rules for the matter named, and
quotations what their speaker claims.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.step import Knowledge, Step
from ofrecord.domain.base import Frozen
from ofrecord.domain.events import Access as AccessReading
from ofrecord.domain.events import Aid, AidOrganization, Event, EventType, LawRules
from ofrecord.domain.quotations import LawClaim, LawReading, Quotation, Stance
from ofrecord.language import syntax
from ofrecord.language.parse import Token

_WIDEST = 80
"""Tokens of a clause looked at, at most."""
_HAPPENED = frozenset({"actual", "ongoing"})


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
    parties: bool = False
    happened: bool = False


class Matter(Frozen):
    """A matter of the law of war: the words that name it and the rules that speak of it."""

    rules: tuple[int, ...]
    words: tuple[str, ...]


class AccessWords(Frozen):
    """The lexicon `en/access.yaml`."""

    readings: tuple[Reading, ...]
    organizations: dict[AidOrganization, tuple[str, ...]]
    aid_parties: tuple[str, ...]
    matters: tuple[Matter, ...]
    law_types: frozenset[EventType]
    law_of_war: tuple[str, ...]
    crimes: tuple[str, ...]
    complies: tuple[str, ...]
    violates: tuple[str, ...]
    invokes: tuple[str, ...]
    negations: tuple[str, ...]
    invoking_stances: frozenset[Stance]
    charging_stances: frozenset[Stance]
    denying_stances: frozenset[Stance]


@dataclass(frozen=True)
class Clause:
    """An event with what is said in its clause: lemmas of the trigger and of the clause, names of its parties."""

    event: Event
    trigger: frozenset[str]
    lemmas: frozenset[str]
    agents: str
    recipients: str


class Access(Step):
    """Reads what events mean for humanitarian access, and what speakers say about the law of war."""

    name = "access"
    requires = ("doc", "events", "entities", "mentions", "quotations")
    adds = ("events.access", "events.aid", "events.law", "quotations.law")

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge)
        self.words = knowledge.lexicons.load("access", AccessWords)
        self.organizations = [(kind, _any_of(names)) for kind, names in _ordered(self.words.organizations)]
        self.aid_parties = _any_of(
            (*self.words.aid_parties, *(n for _, names in _ordered(self.words.organizations) for n in names))
        )
        self.matters = [(m.rules, _any_of(m.words)) for m in self.words.matters]
        self.law = _any_of(self.words.law_of_war)
        self.crimes = _any_of(self.words.crimes)
        self.complies, self.violates = _any_of(self.words.complies), _any_of(self.words.violates)
        self.invokes, self.negations = _any_of(self.words.invokes), _any_of(self.words.negations)

    def __call__(self, found: Annotations) -> Annotations:
        events = tuple(self._event(self._clause(found, e)) for e in found.events)
        quotations = tuple(self._quotation(q) for q in found.quotations)
        return replace(found, events=events, quotations=quotations)

    def _event(self, clause: Clause) -> Event:
        event = clause.event
        access = next((r.access for r in self.words.readings if self._fits(r, clause)), None)
        parties = f"{clause.agents} | {clause.recipients}"
        kind = self._organization(parties) if access else None
        named = f"{event.trigger.exact} | {clause.recipients}"
        rules = self._rules(named) if access or event.type in self.words.law_types else ()
        return event.model_copy(
            update={
                "access": access,
                "aid": Aid(organization_type=kind) if kind else None,
                "law": LawRules(rules=rules) if rules else None,
            }
        )

    def _fits(self, reading: Reading, clause: Clause) -> bool:
        event = clause.event
        if event.type not in reading.types or (reading.modes and event.mode not in reading.modes):
            return False
        if event.mode in reading.modes_not or (reading.happened and event.modality not in _HAPPENED):
            return False
        if event.modality == "negated":
            return False
        named = (reading.recipients and not self.aid_parties.search(clause.recipients)) or (
            reading.parties and not self.aid_parties.search(f"{clause.agents} | {clause.recipients}")
        )
        wanted = ((reading.triggers, clause.trigger), (reading.words, clause.lemmas), (reading.near, clause.lemmas))
        return not named and not reading.not_words & clause.lemmas and all(not w or w & have for w, have in wanted)

    def _organization(self, parties: str) -> AidOrganization | None:
        return next((kind for kind, names in self.organizations if names.search(parties)), None)

    def _rules(self, words: str) -> tuple[int, ...]:
        return tuple(sorted({r for rules, names in self.matters if names.search(words) for r in rules}))

    def _clause(self, found: Annotations, event: Event) -> Clause:
        span = found.tokens(event.trigger)
        tokens = _below(span.root) if span is not None else []
        return Clause(
            event,
            frozenset(t.lemma_.lower() for t in span or ()),
            frozenset(t.lemma_.lower() for t in tokens),
            self._names(found, event.agents),
            f"{self._names(found, event.recipients)} | {_hit(span.root) if span is not None else ''}",
        )

    @staticmethod
    def _names(found: Annotations, mentions: tuple[str, ...]) -> str:
        """The mentions' words, with the name and affiliation of what they stand for, in lower case."""
        words: list[str] = []
        for mention in (found.mention_by_id[m] for m in mentions if m in found.mention_by_id):
            words.append(mention.exact)
            entity = found.entity_by_id.get(mention.entity or "")
            if entity is not None:
                words += [entity.name, *(r.title for r in entity.roles)]
                above = found.entity_by_id.get(entity.affiliation or "")
                words += [above.name] if above is not None else []
        return " | ".join(words).casefold()

    def _quotation(self, quotation: Quotation) -> Quotation:
        claim = self.law_claim(" ".join(c.exact for c in quotation.content), quotation.stance)
        return quotation.model_copy(update={"law": claim}) if claim else quotation

    def law_claim(self, content: str, stance: Stance) -> LawClaim | None:
        """What a speaker with this stance says of the law of war in these words; null where it is not spoken of."""
        text = content.casefold()
        reading = self._law_reading(text, stance) if self.law.search(text) else None
        return LawClaim(reading=reading, rules=self._rules(text)) if reading else None

    def _law_reading(self, text: str, stance: Stance) -> LawReading | None:
        """What the speaker says of the law: kept, broken, or called for; null where the words do not tell."""
        words = self.words
        if stance in words.invoking_stances:
            return "invokes"
        broken = self.violates.search(text) or self.crimes.search(text)
        if stance in words.charging_stances:
            return "violates" if broken else None
        if broken:
            negated = stance in words.denying_stances or self.negations.search(text)
            return "complies" if negated and stance in words.denying_stances else None if negated else "violates"
        if self.invokes.search(text):
            return "invokes"
        kept = self.complies.search(text)
        return "complies" if kept and not self.negations.search(text) and stance not in words.denying_stances else None


def _ordered(table: dict[AidOrganization, tuple[str, ...]]) -> list[tuple[AidOrganization, tuple[str, ...]]]:
    """Types with the longest names first, since those hold others: "international committee of the red cross"."""
    return sorted(table.items(), key=lambda item: max(map(len, item[1])), reverse=True)


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases as whole words, in folded text."""
    longest = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(w.casefold()) for w in longest) + r")(?!\w)")


def _hit(root: Token) -> str:
    """Words of the phrases on which the trigger acts, in lower case."""
    heads = [c for c in root.children if c.dep_ in ("dobj", "nsubjpass")]
    heads += syntax.prepositional(root, "on", "against", "at", "of")
    return " | ".join(" ".join(t.lower_ for t in islice(h.subtree, _WIDEST)) for h in heads)


def _below(root: Token) -> list[Token]:
    """Tokens that hang on the trigger, and for a noun on its light verb, as far as the limit."""
    found: list[Token] = []
    waiting = [root]
    while waiting and len(found) < _WIDEST:
        token = waiting.pop()
        found.append(token)
        waiting += list(token.children)
    return found
