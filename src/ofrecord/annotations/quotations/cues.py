"""The lexicon of reporting words: its shape, and what a word of the text means in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ofrecord.domain.base import Frozen
from ofrecord.domain.quotations import Stance
from ofrecord.language.parse import Token
from ofrecord.language.syntax import children


class VerbClass(Frozen):
    """Verbs with one stance and the shapes that their content takes."""

    stance: Stance
    frames: tuple[str, ...]
    words: tuple[str, ...]


class NounClass(Frozen):
    """Nouns that stand for an act of speaking or thinking."""

    stance: Stance
    words: tuple[str, ...]


class SpeakerWords(Frozen):
    """Nouns for speakers without a name."""

    collective: tuple[str, ...]
    masses: tuple[str, ...]
    anonymous: tuple[str, ...]
    hidden: tuple[str, ...]
    offices: tuple[str, ...]
    anonymity: tuple[str, ...]


class Grammar(Frozen):
    """Small words by what they do for a speaker or a clause."""

    empty: frozenset[str]
    nobody: frozenset[str]
    negatives: frozenset[str]
    pairs: frozenset[str]
    relative: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    persons: frozenset[str]
    set_back: frozenset[str]
    through: frozenset[str]
    against: frozenset[str]


class ReportingWords(Frozen):
    """lexicons/en/reporting_verbs.yaml; the file's own comments say what each list means."""

    verbs: dict[str, VerbClass]
    impersonal: frozenset[str]
    hearer_verbs: frozenset[str]
    relay_verbs: frozenset[str]
    citing_verbs: frozenset[str]
    carrier_verbs: frozenset[str]
    nouns: dict[str, NounClass]
    noun_prepositions: dict[str, frozenset[str]]
    light_verbs: frozenset[str]
    adjectives: dict[Stance, tuple[str, ...]]
    negated: dict[Stance, Stance]
    not_speakers: frozenset[str]
    commitments: frozenset[str]
    modals: frozenset[str]
    awaited: frozenset[str]
    wanting: frozenset[str]
    contrasts: frozenset[str]
    going_on: frozenset[str]
    judged: frozenset[str]
    answerable: frozenset[str]
    harms: frozenset[str]
    settings: frozenset[str]
    past_settings: frozenset[str]
    suppositions: frozenset[str]
    tallies: frozenset[str]
    dismissals: frozenset[str]
    rubrics: frozenset[str]
    no_answer: frozenset[str]
    own_silence: frozenset[str]
    enquiries: frozenset[str]
    answers: frozenset[str]
    checks: frozenset[str]
    ability: frozenset[str]
    disabled: frozenset[str]
    possible: frozenset[str]
    impossible: frozenset[str]
    withheld: frozenset[str]
    proving: frozenset[str]
    naming: frozenset[str]
    taken: frozenset[str]
    media: dict[str, tuple[str, ...]]
    texts: frozenset[str]
    issuing_verbs: frozenset[str]
    medium_prepositions: frozenset[str]
    heard_over: frozenset[str]
    audience: frozenset[str]
    platforms: frozenset[str]
    always: frozenset[str]
    grammar: Grammar
    speakers: SpeakerWords


Frames = dict[str, Stance]
"""Shape of content → stance of the verb when its content has that shape."""


@dataclass(frozen=True)
class Cues:
    """The lexicon, indexed by word."""

    words: ReportingWords

    @cached_property
    def verbs(self) -> dict[str, Frames]:
        """Lemma (with its particle) → frames; of two classes that give one frame the first stands."""
        index: dict[str, Frames] = {}
        for group in self.words.verbs.values():
            for word in group.words:
                for frame in group.frames:
                    index.setdefault(word, {}).setdefault(frame, group.stance)
        return index

    @cached_property
    def phrasal(self) -> frozenset[str]:
        """Lemmas of which some particle makes another verb."""
        return frozenset(word.split()[0] for word in self.verbs if " " in word)

    @cached_property
    def nouns(self) -> dict[str, Stance]:
        """Lemma → stance."""
        return {word: group.stance for group in self.words.nouns.values() for word in group.words}

    @cached_property
    def adjectives(self) -> dict[str, Stance]:
        """Lemma → stance."""
        return {word: stance for stance, words in self.words.adjectives.items() for word in words}

    @cached_property
    def media(self) -> dict[str, str]:
        """Words → normalised medium."""
        return {word: value for value, words in self.words.media.items() for word in words}

    def frames(self, verb: Token) -> Frames | None:
        """What this verb reports with; "point out" goes before "point"."""
        if verb.lemma_ not in self.phrasal:
            return self.verbs.get(verb.lemma_.lower())
        beside = (a for a in children(verb, "advmod") if a.i == verb.i + 1)
        for particle in (*children(verb, "prt"), *beside):
            found = self.verbs.get(f"{verb.lemma_} {particle.lower_}")
            if found is not None:
                return found
        return self.verbs.get(verb.lemma_.lower())
