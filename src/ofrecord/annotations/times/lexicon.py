"""The data of the time grammar: words with their kinds, and rules over kinds."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from ofrecord.domain.base import Frozen


class StretchWords(Frozen):
    """What leads from the first end of a stretch to its last: alone (`to`), or after `before_pair` ("between … and")."""

    to: frozenset[str]
    pair: frozenset[str]
    before_pair: str


class TimeWords(Frozen):
    """`kinds`: for each letter of the grammar the words it stands for, with their meaning.

    `strong` are the kinds of which every expression without a figure has at least one. `proper` and `noun` are words that
    are times only with that part of speech; `future` are verbs and modals by which a date without a year is one to come,
    except beside the words of `deeds`, and `pending` adjectives; `ahead` phrases that say so; `limits` prepositions before the end of a stretch, to which a
    verb of `put_off` looks ahead; `back` prepositions after which a time lies behind. `planned` are happenings whose day
    may be known before it comes, `sudden` those that lie behind whatever the verb. With "have" only the modals of `certain`
    look ahead; "could" looks back after one of `negations`. A participle of `only_before` looks ahead only with its
    prepositions ("set for Friday", but "a record set on Friday"). An infinitive looks ahead, but not under a verb of
    `bringing_about` or after one of `ranks` ("the first to leave"); one of purpose does so after a verb of `asking`.
    """

    kinds: dict[str, dict[str, int | float | str]]
    strong: frozenset[str]
    proper: frozenset[str]
    noun: frozenset[str]
    future: frozenset[str]
    deeds: dict[str, frozenset[str]]
    ahead: frozenset[str]
    limits: frozenset[str]
    put_off: frozenset[str]
    back: frozenset[str]
    pending: frozenset[str]
    planned: frozenset[str]
    sudden: frozenset[str]
    certain: frozenset[str]
    negations: frozenset[str]
    asking: frozenset[str]
    bringing_about: frozenset[str]
    ranks: frozenset[str]
    only_before: dict[str, frozenset[str]]
    stretches: StretchWords


class Feast(Frozen):
    """A feast of another calendar: how many days it lasts, and its first day in each year of the table."""

    lasts: int
    starts: tuple[date, ...]


class TimeRule(Frozen):
    """One rule: its name in the rule book, the meaning that its parts are given to, and the pattern."""

    rule: str
    make: str
    match: str = Field(min_length=1)


class TimeRules(Frozen):
    """The grammar as written; `aliases` are names for parts of patterns."""

    aliases: dict[str, str]
    rules: tuple[TimeRule, ...]
