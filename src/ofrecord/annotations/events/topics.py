"""What a report is about: in a match report or a film review, words of war are no war.

A report is peaceful where it uses at least three words of one field of peace, and more of them than twice its words of war.
In one that looks back (an anniversary, a museum) what happened stays, if it is dated.
"""

from __future__ import annotations

from collections.abc import Iterable

from ofrecord.domain.base import Frozen
from ofrecord.domain.events import Event
from ofrecord.domain.mentions import Mention
from ofrecord.language.parse import Doc

_LEAST = 3
_SENTENCES = 3
"""Shorter texts are too short to say what they are about."""
_TAKING = frozenset({"seize", "restrict"})
"""Modes of coercion whose words are figures of speech as often as an attack's: to seize a lead, to besiege a shop."""
_ARMED = frozenset({"armed_force", "armed_group", "government", "weapon"})


class TopicWords(Frozen):
    """The lexicon `en/topics.yaml`: lemmas by field, and those that only a report of war has."""

    fields: dict[str, frozenset[str]]
    looking_back: frozenset[str]
    contests: frozenset[str]
    war: frozenset[str]


class Topic:
    """The topic of one report; one of a contest for votes, or without any word of war, is `quiet`."""

    def __init__(self, words: TopicWords, doc: Doc) -> None:
        lemmas = {t.lemma_.lower() for t in doc} | {t.lower_ for t in doc}
        war = len(lemmas & words.war)
        self.peaceful = any(_outweighs(len(lemmas & field), 2 * war) for field in words.fields.values())
        self.staged = _outweighs(len(lemmas & words.fields["arts"]), war)
        contest = _outweighs(len(lemmas & words.contests), 2 * war)
        self.quiet = (not war or contest) and sum(1 for _ in doc.sents) >= _SENTENCES
        self.looks_back = _outweighs(len(lemmas & words.looking_back), war)

    def admits(self, event: Event, parties: Iterable[Mention], harms: bool) -> bool:
        """May such a report tell of this act of force? A quiet one, only of harm done and of acts of or on the armed."""
        dated = event.time is not None and event.time.stated
        sure = harms or (event.type != "ASSAULT" and event.mode not in _TAKING)
        told = sure or not self.quiet or any(p.type in _ARMED for p in parties)
        return told and not self.peaceful and (not self.looks_back or dated)


def _outweighs(peace: int, war: int) -> bool:
    return peace >= _LEAST and peace > war
