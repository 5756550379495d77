"""What a report is about: in a match report or a film review, words of war are no war.

A report is calm where next to nothing in it speaks of a conflict: see `_speaks_of_war`. It tells of no act of force. One is
peaceful where it uses at least three words of one field of peace, and they outweigh its words of war: it tells of none but
those that a war does to football grounds, ferries and flocks, where it is fought or the armed take part. In one of a disaster or
an accident, where nothing speaks of arms, nobody is harmed by anybody, unless it says by whom.
In one that looks back (an anniversary, a museum) what happened stays, if it is dated.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate

from ofrecord.annotations.annotations import Annotations
from ofrecord.domain.base import Frozen
from ofrecord.domain.events import Event
from ofrecord.domain.mentions import Mention
from ofrecord.language.parse import Doc, Token

_LEAST = 3
_SENTENCES = 3
"""Shorter texts are too short to say what they are about."""
_SURE = 2
"""What a word that only war has counts, beside 1 for one that other fields borrow; so much makes a report one of a conflict."""
_TAKING = frozenset({"seize", "restrict"})
"""Modes of coercion whose words are figures of speech as often as an attack's: to seize a lead, to besiege a shop."""
_ARMED = frozenset({"armed_force", "armed_group", "weapon"})
_FIGHTERS = frozenset({"armed_force", "armed_group"})
_BY_ARMS = frozenset(
    {"abduct", "torture", "firearms", "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons"}
)
_GRAVE = frozenset({"abduct", "explosives", "suicide-attack", "targeted", "torture"})
_FROM_THE_AIR = frozenset({"aerial", "drone"})

Told = tuple[Event, Sequence[Mention]]
"""An act of force and those who take part in it, their means too."""


class TopicWords(Frozen):
    """The lexicon `en/topics.yaml`: lemmas by field, those that only a report of war has, and countries with a war."""

    fields: dict[str, frozenset[str]]
    pretending: frozenset[str]
    looking_back: frozenset[str]
    contests: frozenset[str]
    war: frozenset[str]
    borrowed: frozenset[str]
    unrest: frozenset[str]
    everyday: frozenset[str]
    persecuted: frozenset[str]
    mishaps: frozenset[str]
    arms: frozenset[str]
    countries: frozenset[str]
    grave: frozenset[str]


class Topic:
    """The topic of one report, weighed by its words, its places and who takes part in its acts of force."""

    def __init__(self, words: TopicWords, found: Annotations, told: Collection[Told]) -> None:
        lemmas = _words(found.doc.tokens)
        tells = _Own(found)
        told = [(event, parties) for event, parties in told if tells.holds(event.trigger.start)]
        own = _words(tells.tokens) if len(tells.tokens) < len(found.doc) else lemmas
        sure, borrowed = len(own & words.war), len(own & words.borrowed)
        fighting = {
            m.id for _, parties in told for m in parties if m.type in _FIGHTERS and not words.everyday & _bare(m)
        }
        weight = _SURE * sure + borrowed + len(fighting)
        long = sum(1 for _ in found.doc.sents) >= _SENTENCES
        self.calm = long and not own & words.unrest and not _speaks_of_war(words, found, told, weight)
        about = {name for name, field in words.fields.items() if _outweighs(len(lemmas & field), weight)}
        self.peaceful, self.pretends = bool(about), bool(about & words.pretending)
        self.amid_war = any(p.country in words.countries and p.use == "location" for p in found.places) or any(
            m.type in _FIGHTERS and not words.everyday & _bare(m) for _, parties in told for m in parties
        )
        armed = any(m.type in _ARMED or "armed" in _bare(m) for _, parties in told for m in parties)
        self.unarmed = not armed and not own & words.arms
        self.mishap = self.unarmed and len(lemmas & words.mishaps) >= _SURE
        self.of_teams = "sport" in about
        self.staged = _outweighs(len(lemmas & words.fields["arts"]), sure + borrowed)
        self.contest = long and _outweighs(len(lemmas & words.contests), 2 * (sure + borrowed))
        self.looks_back = _outweighs(len(lemmas & words.looking_back), sure + borrowed)

    def admits(self, event: Event, parties: Iterable[Mention], harms: bool, by_itself: bool) -> bool:
        """May such a report tell of this act of force? One of a contest, only of harm done and of acts of or on the armed.

        `harms`: its verb tells of harm; `by_itself`: so does its clause of an accident.
        """
        if self.unarmed and by_itself:
            return False
        if self.mishap and (event.type == "ASSAULT" or event.mode == "restrict") and not event.agents:
            return False
        dated = event.time is not None and event.time.stated
        if self.calm or (self.peaceful and not self._is_real(event, parties, harms, dated)):
            return False
        sure = harms or (event.type != "ASSAULT" and event.mode not in _TAKING)
        told = sure or not self.contest or any(p.type in (*_ARMED, "government") for p in parties)
        return told and (not self.looks_back or dated)

    def _is_real(self, event: Event, parties: Iterable[Mention], harms: bool, dated: bool) -> bool:
        """Is an act in a report about football, ferries or films none of theirs? Where a war is fought the armed and the
        authorities act there too, and people come to harm; of a stage or drill only arrests and what is dated may be so."""
        rulers = (
            _ARMED if self.of_teams else {*_ARMED, "government"}
        )  # a country's name is its team's in reports of sport
        ruling = any(p.type in rulers or "armed" in _bare(p) for p in parties)
        if self.pretends:
            return ruling and (event.mode == "arrest" or dated) and (self.amid_war or dated)
        return self.amid_war and (ruling or harms or event.mode in _BY_ARMS)


def _speaks_of_war(words: TopicWords, found: Annotations, told: Collection[Told], weight: int) -> bool:
    """Is there an armed group, an act of or on the armed or from the air, or on those whom states persecute, words enough,
    or a place in a country with a war?"""
    parties = [m for _, involved in told for m in involved]
    armed = [m for m in (*found.mentions, *parties) if m.type == "armed_group"]
    armed += [m for m in parties if m.type in _ARMED]
    if weight + bool(armed) >= _SURE or any(e.mode in _FROM_THE_AIR for e, _ in told):
        return True
    if any(_is_grave(words, event) and _is_by_a_body(event, involved) for event, involved in told):
        return True
    entities = {m.entity for m in parties if m.entity is not None}
    known = [m for m in found.mentions if m.entity in entities]
    if any(not words.everyday & _bare(m) for m in armed) or any(
        words.persecuted & _bare(m) for m in (*parties, *known)
    ):
        return True
    return any(p.country in words.countries for p in found.places if p.use != "embedded")


def _is_grave(words: TopicWords, event: Event) -> bool:
    """Is it a murder, a kidnapping, a bombing, by its mode or its word?"""
    return event.mode in _GRAVE or any(word in event.trigger.exact.lower() for word in words.grave)


def _is_by_a_body(event: Event, involved: Sequence[Mention]) -> bool:
    """Is a body said to have done it, not a man or a gang, as in reports of everyday crime?"""
    return any(m.id in event.agents and m.form == "name" and m.type == "organization" for m in involved)


class _Own:
    """What the report tells in its own words: those that speakers use are as often figures of speech.

    Where quotations fill most of a report, everything is its own.
    """

    def __init__(self, found: Annotations) -> None:
        quoted = sorted((c.start, c.end) for q in found.quotations if q.kind == "direct" for c in q.content)
        self._starts = [start for start, _ in quoted]
        self._reach = [0, *accumulate((end for _, end in quoted), max)]
        self.tokens = self._unquoted(found.doc)
        if 2 * len(self.tokens) < len(found.doc):
            self.tokens, self._starts = found.doc.tokens, []

    def _unquoted(self, doc: Doc) -> Sequence[Token]:
        """The words from the end of each stretch of quotations to the beginning of the next."""
        bounds = [*zip(self._reach, self._starts, strict=False), (self._reach[-1], len(doc.text))]
        stretches = (doc.tokens[bisect_left(doc.starts, a) : bisect_left(doc.starts, b)] for a, b in bounds)
        return [token for stretch in stretches for token in stretch]

    def holds(self, offset: int) -> bool:
        return self._reach[bisect_right(self._starts, offset)] <= offset


def _words(tokens: Sequence[Token]) -> set[str]:
    return {lemma.lower() for lemma in {t.lemma_ for t in tokens}} | {t.lower_ for t in tokens}


def _outweighs(peace: int, war: int) -> bool:
    return peace >= _LEAST and peace > war


def _bare(mention: Mention) -> set[str]:
    return {word.strip(",").removesuffix("s") for word in mention.exact.lower().split()}
