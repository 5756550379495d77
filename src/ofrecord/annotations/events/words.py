"""The trigger lexicon: its shape as data, and the index that finds a token's entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ofrecord.domain.base import Frozen
from ofrecord.domain.events import EventType
from ofrecord.language.once import words_beside
from ofrecord.language.parse import Token

Needs = Literal[
    "party_subject",
    "others_work",
    "as_of",
    "from_home",
    "xcomp",
    "light",
    "role",
    "role_or_light",
    "sides",
    "party_object",
    "request",
    "with_or_phone",
    "intransitive",
    "alert",
    "violent_cause",
    "at_party",
    "means_or_place",
    "with",
    "undergone",
    "crowd",
    "happening",
    "done",
    "quarrel",
    "bound",
    "armed_subject",
    "laid",
    "no_infinitive",
    "threat",
    "kindness",
    "place_subject",
    "captors",
    "led_to",
    "given",
    "people_object",
    "named_object",
    "recalled",
    "owned",
    "setting",
    "built_object",
    "takes_place",
    "departs",
    "driven",
    "withheld",
    "unpriced",
    "no_ground",
    "lodged",
    "staged",
    "travels",
    "means_subject",
    "place_object",
    "armed_struck",
    "armed_heading",
    "armed_to_ground",
    "heading",
    "driven_off",
    "from_party",
    "of_people",
    "advancing",
    "crowd_march",
    "handed",
    "granted",
    "ground_taken",
    "body_object",
    "advance",
    "called",
    "exodus",
    "backed",
    "of_ground",
    "own_fire",
    "own_role",
    "greeted",
    "launched",
    "armed_object",
    "driven_out",
    "judged",
    "complained",
    "role_alone",
    "blaming",
    "to_come",
    "proposed",
    "hindered",
    "addressed",
    "met",
    "ground",
    "ground_by_force",
    "appalled",
    "own_work",
    "subject_role",
    "blacklisted",
    "money",
    "money_with",
    "given_by",
    "for_talks",
]


_OF_ITS_WORDS: frozenset[Needs] = frozenset({"as_of", "others_work", "led_to", "given", "for_talks", "blaming"})
"""Needs that are met only where one of the group's words `of` stands."""


class Frame(Frozen):
    """Where the parties of a trigger stand: slots in order of preference (see the lexicon's head).

    `transitive` frames are of verbs that never stand without an object: where they do, they are passive.
    """

    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    instruments: tuple[str, ...] = ()
    mutual: bool = False
    effect: bool = False
    transitive: bool = False


class Group(Frozen):
    """Triggers of one type and mode that share a frame and the company they keep."""

    type: EventType
    mode: str | None = None
    frame: str | Frame
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    not_subjects: frozenset[str] = frozenset()
    not_parts: frozenset[str] = frozenset()
    permits: bool = False
    needs: Needs | None = None


class BlameFrame(Frozen):
    """Words that lay a deed at somebody's door: where the deed stands, and where its doer.

    `through` is the noun or adjective between verb and deed ("claimed responsibility for"); slots are subject, object or a
    preposition; "owner" is whose the noun is that stands for the verb ("his role in"), "as of" a description ("as the author
    of"). `sure` frames are told as what happened; `known` ones lay only a deed that the reader knows ("the attack").
    """

    verbs: frozenset[str]
    deed: str
    doer: str
    through: frozenset[str] = frozenset()
    sure: bool = False
    known: bool = False


class EventWords(Frozen):
    """The whole lexicon `en/events.yaml`."""

    frames: dict[str, Frame]
    light: tuple[str, ...]
    undergone: frozenset[str]
    brought_about: frozenset[str]
    perpetrating: frozenset[str]
    not_agents: frozenset[str]
    not_targets: frozenset[str]
    blunt: frozenset[str]
    players: frozenset[str]
    havens: frozenset[str]
    accidents: frozenset[str]
    not_war: frozenset[str]
    hostile: frozenset[EventType]
    exercises: frozenset[str]
    means: frozenset[str]
    means_modes: dict[str, frozenset[str]]
    kinds: dict[str, str]
    word_kinds: dict[str, str]
    recalling: frozenset[str]
    consequences: frozenset[str]
    complement_modes: dict[EventType, dict[str, str]]
    complement_words: dict[EventType, dict[str, frozenset[str]]]
    manner_modes: dict[EventType, dict[str, frozenset[str]]]
    promised: dict[EventType, EventType]
    threatened: dict[EventType, EventType]
    refused: dict[EventType, EventType]
    absorbing: frozenset[EventType]
    hindering: frozenset[EventType]
    addressed: frozenset[EventType]
    nature: frozenset[str]
    source_formulas: frozenset[str]
    gathering: frozenset[str]
    texts: frozenset[str]
    rules: frozenset[str]
    uses: frozenset[str]
    controls: frozenset[str]
    members: frozenset[str]
    naming: frozenset[str]
    wielding: frozenset[str]
    hedges: frozenset[str]
    series: frozenset[str]
    struck: frozenset[str]
    scenes: frozenset[str]
    orders: frozenset[str]
    kind: frozenset[str]
    enough: frozenset[str]
    press: frozenset[str]
    lodging: frozenset[str]
    tied: frozenset[str]
    discussing: frozenset[EventType]
    aims: frozenset[str]
    sites: frozenset[str]
    devoted: frozenset[str]
    between_parties: frozenset[EventType]
    defining: frozenset[str]
    greeted: frozenset[str]
    ideas: frozenset[str]
    unpromised: frozenset[str]
    blames: tuple[BlameFrame, ...]
    played: frozenset[str]
    homes: frozenset[str]
    happens: frozenset[str]
    driving: frozenset[str]
    hostile_vows: frozenset[str]
    spoken: frozenset[EventType]
    armies: frozenset[str]
    groups: tuple[Group, ...]


class FurtherGroups(Frozen):
    """Further groups: of armies and their wars (`en/events_war.yaml`), of rarer verbs (`en/events_rare.yaml`); frames are those of
    `events.yaml`."""

    groups: tuple[Group, ...]

    def beside(self, words: EventWords) -> EventWords:
        """The lexicon with these groups behind its own."""
        return words.model_copy(update={"groups": (*words.groups, *self.groups)})


@dataclass(frozen=True)
class Entry:
    """One trigger: its words (lemma first for verbs, head last for nouns) and its group with the frame filled in."""

    words: tuple[str, ...]
    group: Group
    frame: Frame
    company: tuple[frozenset[str], ...]
    """Sets of words of each of which the sentence has to hold one, or the clause does not either."""

    def may_stand_among(self, words: frozenset[str]) -> bool:
        """Has a sentence with these words the company that the entry keeps?"""
        return not any(map(words.isdisjoint, self.company))

    @property
    def weight(self) -> tuple[int, int]:
        """How special the entry is: longer phrases and demanded company go first."""
        company = bool(self.group.objects) + bool(self.group.subjects) + bool(self.group.of)
        return len(self.words), company


class Index:
    """Entries by the lemma of their head word."""

    def __init__(self, words: EventWords) -> None:
        verbs: dict[str, list[Entry]] = defaultdict(list)
        nouns: dict[str, list[Entry]] = defaultdict(list)
        for group in words.groups:
            frame = words.frames[group.frame] if isinstance(group.frame, str) else group.frame
            for verb in group.verbs:
                first, *further = verb.split()
                of = group.of if group.needs in _OF_ITS_WORDS else ()
                company = _asked(group.objects, group.subjects, of, *({word} for word in further))
                entry = Entry((first, *further), group, frame, company)
                verbs[entry.words[0]].append(entry)
            for noun in group.nouns:
                entry = Entry(tuple(noun.split()), group, frame, _asked(group.subjects, group.of))
                nouns[entry.words[-1]].append(entry)
        self.verbs = {w: sorted(e, key=lambda e: e.weight, reverse=True) for w, e in verbs.items()}
        self.nouns = {w: sorted(e, key=lambda e: e.weight, reverse=True) for w, e in nouns.items()}
        self.suffered = frozenset(
            noun for noun, entries in nouns.items() if any("owner_alone" in e.frame.recipients for e in entries)
        )
        """Nouns whose owner, where nothing else follows, is who suffers."""
        self.light: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for phrase in sorted((tuple(verb.split()) for verb in words.light), key=len, reverse=True):
            self.light[phrase[0]].append(phrase)
        self._base = lru_cache(maxsize=10_000)(self._stem)

    def verb(self, token: Token) -> Iterator[tuple[Entry, list[Token]]]:
        """Entries of a verb whose further words and company stand by it, with the tokens that make up the phrase."""
        beside = words_beside(token)
        for entry in self.verbs.get(self.base(token), ()):
            if not entry.may_stand_among(beside):
                continue
            parts = attached(token, entry.words[1:])
            if parts is not None:
                yield entry, _in_order([token, *parts])

    def base(self, verb: Token) -> str:
        """The verb's base form; where the model's is no verb of the lists, the form that its ending leaves ("staged": stage)."""
        lemma = verb.lemma_.lower()
        return lemma if lemma in self.verbs or lemma in self.light else self._base(lemma, verb.lower_)

    def _stem(self, lemma: str, form: str) -> str:
        return next((w for w in _stems(form) if w in self.verbs or w in self.light), lemma)

    def noun(self, token: Token) -> Iterator[tuple[Entry, list[Token]]]:
        """Entries of a noun whose further words stand just before it, and whose company stands by it."""
        beside = words_beside(token)
        for entry in self.nouns.get(token.lemma_.lower()) or self.nouns.get(token.lower_) or ():
            if not entry.may_stand_among(beside):
                continue
            size = len(entry.words) - 1
            before = [token.doc[i] for i in range(max(0, token.i - size), token.i)]
            if tuple(t.lower_ for t in before) == entry.words[:-1]:
                yield entry, [*before, token]

    def phrase(self, verb: Token, listed: frozenset[str]) -> bool:
        """Is the verb, alone or with its particle, one of a list?"""
        base = self.base(verb)
        alone = {base, *(f"{base} {c.lower_}" for c in verb.children if c.dep_ == "prt")}
        return bool(alone & listed)

    def light_phrase(self, verb: Token) -> list[Token] | None:
        """The tokens of a light verb ("carried out"), or null where the verb is none."""
        for phrase in self.light.get(self.base(verb), ()):
            parts = attached(verb, phrase[1:])
            if parts is not None:
                return _in_order([verb, *parts])
        return None


def _asked(*company: Collection[str]) -> tuple[frozenset[str], ...]:
    """The sets that ask for something."""
    return tuple(frozenset(words) for words in company if words)


def _stems(word: str) -> Iterator[str]:
    """What a verb's regular endings leave."""
    for ending, added in (("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield stem + added
            if ending in ("ed", "ing") and stem[-1] == stem[-2]:  # "gunned"
                yield stem[:-1]


def _in_order(tokens: list[Token]) -> list[Token]:
    """Tokens in text order, each once: the words of a phrase may hang on one another in any order."""
    return sorted({t.i: t for t in tokens}.values(), key=lambda t: t.i)


def attached(head: Token, rest: tuple[str, ...]) -> list[Token] | None:
    """Tokens for the further words of a phrase, each hanging on the head or on the word before it; null if one is missing."""
    found: list[Token] = []
    for word in rest:
        above = [head, *found]
        carried = word != rest[-1]
        part = next(
            (
                c
                for h in above
                for c in h.children
                if word in (c.lower_, c.lemma_.lower()) and _follows(c, h, carried, found)
            ),
            None,
        )
        if part is None:
            return None
        found.append(part)
    return found


def _follows(part: Token, head: Token, carried: bool, found: list[Token]) -> bool:
    """A preposition before its verb is no part of it ("on Monday fired"), nor one behind its object ("fired it on Monday").

    One that is `carried` on by a further word of the phrase may stand there ("put it under arrest"), and "out of" too.
    """
    if part.pos_ != "ADP" or part.dep_ == "prt":
        return True
    led = carried or any(c.dep_ == "prep" and c.i == part.i + 1 for c in part.children)
    objects = (c for c in head.children if c.dep_ == "dobj" and c not in found)  # not the part of "took part in"
    return part.i > head.i and (led or not any(c.i < part.i for c in objects))
