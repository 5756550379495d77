"""Who acts on whom in one act, and with what: the slots of its frame, and what the act swallowed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ofrecord.annotations.events.blame import Blame
from ofrecord.annotations.events.candidates import Candidate, causing
from ofrecord.annotations.events.reading import Act
from ofrecord.annotations.events.standins import StandIns
from ofrecord.annotations.events.words import EventWords, Index
from ofrecord.annotations.lookup import Lookup
from ofrecord.annotations.parties import THROUGH, Parties, doer, nearer_clause, nearer_doer, outer_speaker, together
from ofrecord.domain.mentions import Mention
from ofrecord.language import syntax
from ofrecord.language.once import words_beside
from ofrecord.language.parse import Token

_SPOKEN_OF = ("of", "by", "with", "between", "from")
"""What leads from the matter of a speech act to whom it concerns: "condemned the raid by X", never the raid in X."""
_RECIPROCAL = frozenset({"other", "another"})
"""Last words of "each other" and "one another": the doers suffer too."""
_HELPING = frozenset({"assist", "help", "aid"})
"""What is done for those on whom it is done, whatever else is done."""
_STATES = frozenset({"country", "nation", "state", "republic", "kingdom", "empire"})
_SAME = {"our": frozenset({"we"}), "us": frozenset({"we"}), "my": frozenset({"i"}), "me": frozenset({"i"})}
"""Pronouns that stand for the doers themselves: "we agreed our plan"."""
Mentions = list[Mention]


class Roles:
    """Fills the roles of the acts of one document."""

    def __init__(self, words: EventWords, index: Index, parties: Parties, stand_ins: StandIns) -> None:
        self.words, self.index, self.parties = words, index, parties
        self.stand_ins = stand_ins
        self.blame = Blame(words, parties)
        self._nearest: dict[int, Token | None] = {}

    def of(self, act: Act) -> tuple[Mentions, Mentions]:
        """Agents and recipients; what the frame leaves open is taken from the content or effect that the act swallowed."""
        candidate, frame = act.candidate, act.candidate.entry.frame
        agents = self._agents(act)
        hit = ("object", *frame.recipients) if candidate.undergone else frame.recipients
        said = not _RECIPROCAL.isdisjoint(words_beside(candidate.head))
        each_other = said and any(h.lower_ in _RECIPROCAL for s in hit for h in candidate.slot(s))
        recipients = self._recipients(act, hit, agents)
        agents = self.stand_ins.named([*agents, *self.stand_ins.bodies(agents)] if self._forceful(act) else agents)
        recipients = self.stand_ins.named(recipients)
        if (frame.mutual or each_other) and not recipients and len(agents) > 1:
            return agents, agents
        return agents, recipients if each_other or frame.mutual else _not_doers(agents, recipients)

    def elsewhere(self, act: Act, agents: Mentions) -> Mentions:
        """The bodies, named in another sentence, whose the described doers of an act of force are."""
        if not self._forceful(act):
            return []
        known = {m.entity for m in agents if m.form == "name"}
        return [m for m in self.stand_ins.elsewhere(agents) if m.entity not in known]

    def _forceful(self, act: Act) -> bool:
        return act.type in self.words.hostile

    def _recipients(self, act: Act, hit: tuple[str, ...], agents: Mentions) -> Mentions:
        taken = Taken(agents)
        through = _SPOKEN_OF if act.type in self.words.spoken else THROUGH
        slots = hit if self._nearer(act) is None else _others(hit)
        kind = act.type == "THREATEN" and self._is_kind(act)
        slots = tuple(s for s in slots if s != "within") if kind else slots  # "threatened to arm Chad"
        recipients = self._nearer_subject(act, hit, False) or self._fill(act.candidate, slots, False, through, taken)
        for other in act.effects:
            struck = self._fill(other, other.entry.frame.recipients, False, THROUGH, taken)
            recipients += [m for m in struck if m not in recipients]
        for other in () if kind or act.type in self.words.addressed else act.content:
            if not recipients:
                recipients = self._fill(other, other.entry.frame.recipients, False, THROUGH, taken)
        return recipients

    def _is_kind(self, act: Act) -> bool:
        """Is what is announced done for somebody, who is not the one threatened?"""
        kind = any(c.entry.group.type in self.words.promised for c in act.content)
        return kind or any(v.lemma_.lower() in _HELPING for v in act.candidate.complements())

    def _agents(self, act: Act) -> Mentions:
        """Who acts; an act of force is never laid at the door of a clause past the nearest one that may own it."""
        candidate, slots = act.candidate, act.candidate.entry.frame.agents
        slots = (*slots, "from") if candidate.undergone else slots  # "came under fire from gunmen"
        speaker = outer_speaker(candidate.verb) if candidate.verb and act.type in self.words.spoken else None
        if speaker is not None:
            return self.parties.of(speaker, True)
        if candidate.brought_about:  # "she beat him and forced his retreat"
            return _not_doers(
                self.parties.of(by, True) if (by := doer(candidate.anchor)) else [], self._fill(candidate, slots, True)
            )
        if self._nearer(act) is None:
            return self._fill(candidate, slots, True) or self._wielders(act) or self.blame.doers(candidate)
        return self._nearer_subject(act, slots, True) or self._fill(candidate, _others(slots), True)

    def _nearer(self, act: Act) -> Token | None:
        """The clause past which no act of force is laid at anybody's door."""
        verb = act.candidate.verb
        if verb is None or not self._forceful(act):
            return None
        if verb.i not in self._nearest:
            self._nearest[verb.i] = nearer_clause(verb)
        return self._nearest[verb.i]

    def _nearer_subject(self, act: Act, slots: tuple[str, ...], acting: bool) -> Mentions:
        verb, nearer = act.candidate.verb, self._nearer(act)
        owner = nearer_doer(verb, nearer) if verb is not None and nearer is not None and "subject" in slots else None
        return self.parties.of(owner, acting) if owner is not None else []

    def _is_thrown(self, candidate: Candidate) -> bool:
        """ "Bombs were dropped on the town", not "reinforcements were ambushed on the road"."""
        return any(h.lemma_.lower() in self.words.means for h in candidate.slot("object"))

    def _wielders(self, act: Act) -> Mentions:
        """Whose the means of an act of force is: "killed in a Kenyan strike", "died in an attack by rebels", "hurt by a mine
        that rebels laid", "raids during which nine were killed"."""
        candidate = act.candidate
        if act.type != "ASSAULT":
            return []
        slots = (*candidate.entry.frame.instruments, "during") if candidate.entry.frame.effect else ("subject",)
        for head in (*(h for s in slots for h in candidate.slot(s)), *_scene(candidate.anchor)):
            found = self._whose(head)
            if found:
                return found
        return []

    def _whose(self, means: Token) -> Mentions:
        lemma = means.lemma_.lower()
        force = lemma in self.words.means and self._is_force(means)
        if not force and lemma not in self.words.recalling:
            return []
        doers = [*(syntax.prepositional(means, "by") if force else ()), *self._wielded_by(means)]
        found = [m for d in doers for m in self.parties.of(d, True)]
        owners = self.parties.owners(means) if force else []
        return found or [m for m in owners if m.exact.rsplit(maxsplit=1)[-1].lower() not in self.words.sites]

    def _wielded_by(self, means: Token) -> list[Token]:
        """Who is said behind a means to have laid, thrown or launched it."""
        clauses = [c for c in syntax.children(means, "acl") if self.index.phrase(c, self.words.wielding)]
        sure = (c for c in clauses if not any(a.lower_ in self.words.hedges for a in c.children))  # "allegedly laid by"
        return [a for clause in sure for a in syntax.passive_agents(clause)]

    def _is_force(self, head: Token) -> bool:
        """Is the means a weapon or an act of force, no accident?"""
        mention = self.parties.lookup.mention(head)
        weapon = mention is not None and mention.type == "weapon"
        return weapon or any(e.group.type == "ASSAULT" for e in self.index.nouns.get(head.lemma_.lower(), ()))

    def _fill(
        self,
        candidate: Candidate,
        slots: Iterable[str],
        acting: bool,
        through: tuple[str, ...] = THROUGH,
        taken: Taken | None = None,
    ) -> Mentions:
        """Mentions of the first slot that has any; where the object names nobody, the scene is not put in its place."""
        struck = False
        for slot in slots:
            taken_from = slot == "from" and (through == _SPOKEN_OF or candidate.entry.group.mode == "seize")
            if struck and slot in self.words.scenes and not taken_from:
                continue
            if struck and slot == "on" and candidate.is_passive and not self._is_thrown(candidate):
                continue
            heads = candidate.slot(slot)
            if slot == "origin":
                heads = [h for h in heads if h.lemma_.lower() not in self.words.sites]
            if slot == "in" and candidate.entry.group.type in self.words.spoken and not acting:
                heads = [h for h in heads if not self._is_located(h)]
            if candidate.verb is None and slot in self.words.scenes and not acting:
                heads = [h for h in heads if self._is_scene(h)]
            if acting and heads and heads[0].lemma_.lower() in self.words.means:
                found = self.parties.owners(heads[0])
                if found or slot == "subject":
                    return found
            doing = acting and slot != "giver"
            found = [m for h in heads for m in self.parties.of(h, doing, through) if taken is None or m not in taken]
            if acting and candidate.entry.group.mode == "seize":
                found = [m for m in found if not _is_ground(m)]
            elif slot == "from" and not acting and candidate.entry.group.type == "ASSAULT":
                found = [m for m in found if m.type not in ("place", "facility")]  # "attacked from the hills"
            if found:
                return list({m.id: m for m in found}.values())
            struck |= slot == "object" and bool(heads)
        return []

    def _is_located(self, head: Token) -> bool:
        """Is it a place where something is: "agreed to a truce in Bani"?"""
        place = self.parties.lookup.place(head)
        return place is not None and place.use == "location"

    def _is_scene(self, head: Token) -> bool:
        """Can something be struck there: at a party or place, or a thing of war; never "the strike in its bulletin"?"""
        return self.parties.lookup.mention(head) is not None or head.lemma_.lower() in self.words.struck


def _is_ground(mention: Mention) -> bool:
    """Is it a place by its description, which seizes nothing ("the town's capture"), and no state?"""
    return mention.type == "place" and mention.form == "nominal" and mention.exact.split()[-1].lower() not in _STATES


def _scene(verb: Token) -> list[Token]:
    """The act in the course of which something is told: "raids during which nine buses were burned"."""
    within = (p for p in syntax.children(verb, "prep") if p.lower_ in ("in", "during"))
    relative = verb.dep_ == "relcl" and any(o.tag_ == "WDT" for p in within for o in syntax.children(p, "pobj"))
    return [verb.head] if relative else []


def _others(slots: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(s for s in slots if s != "subject")


class Taken:
    """Those who act, so that they are not also made to suffer by their own possessive ("its forces")."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        mentions = list(mentions)
        self.words = {m.exact.lower() for m in mentions}
        self.ids = {key for m in mentions for key in (m.id, m.entity) if key is not None}

    def __contains__(self, mention: Mention) -> bool:
        if mention.id in self.ids or self.words & _SAME.get(mention.exact.lower(), frozenset()):
            return True
        return mention.form == "pronoun" and mention.entity in self.ids and not mention.exact.lower().endswith("self")


def instruments(lookup: Lookup, candidate: Candidate) -> Iterator[Mention]:
    """Weapons and other means named as subject or in the frame's instrument slots."""
    seen: set[str] = set()
    heads = [h for s in ("subject", *candidate.entry.frame.instruments) for h in candidate.slot(s)]
    heads += causing(candidate) if candidate.entry.frame.effect else ()
    for first in heads:
        for head in together(first):
            mention = lookup.mention(head)
            if mention is not None and mention.type in ("weapon", "vehicle") and mention.id not in seen:
                seen.add(mention.id)
                yield mention


def _not_doers(agents: Mentions, recipients: Mentions) -> Mentions:
    """Those who are none of the doers: nobody rejects or accuses himself in so many words."""
    own = {m.entity for m in agents if m.entity is not None}
    return [m for m in recipients if m.entity not in own]
