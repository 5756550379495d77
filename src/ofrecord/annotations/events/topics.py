"""What a report is about: in a match report or a film review, words of war are no war.

A report is peaceful where it uses at least three words of one field of peace, and more of them than twice its words of war.
In one that looks back (an anniversary, a museum) what happened stays, if it is dated.
"""

from __future__ import annotations

from ofrecord.domain.base import Frozen
from ofrecord.domain.events import Event
from ofrecord.language.parse import Doc

_LEAST = 3


class TopicWords(Frozen):
    """The lexicon `en/topics.yaml`: lemmas by field, and those that only a report of war has."""

    fields: dict[str, frozenset[str]]
    looking_back: frozenset[str]
    war: frozenset[str]


class Topic:
    """The topic of one report."""

    def __init__(self, words: TopicWords, doc: Doc) -> None:
        lemmas = {t.lemma_.lower() for t in doc} | {t.lower_ for t in doc}
        war = len(lemmas & words.war)
        self.peaceful = any(_outweighs(len(lemmas & field), 2 * war) for field in words.fields.values())
        self.looks_back = _outweighs(len(lemmas & words.looking_back), war)

    def admits(self, event: Event) -> bool:
        """May such a report tell of this act of force?"""
        dated = event.time is not None and event.time.stated
        return not self.peaceful and (not self.looks_back or dated)


def _outweighs(peace: int, war: int) -> bool:
    return peace >= _LEAST and peace > war
