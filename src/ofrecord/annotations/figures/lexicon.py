"""The words around numbers, as data."""

from __future__ import annotations

from ofrecord.domain.base import Frozen
from ofrecord.domain.figures import Counts, Qualifier
from ofrecord.language.parties import PartyNouns


class Between(Frozen):
    """Words of a range: what opens it, and what stands between its ends."""

    open: frozenset[str]
    middle: frozenset[str]


class Cumulative(Frozen):
    """Words by which a number is a running total: its nouns, phrases, and verbs of which "to" brings the number. `totals`
    are nouns that say what is counted ("the number of dead"), `stands` further verbs of which they are subject or object,
    `exceeds` those by which the total is more than the number; `before` are words right before the number of a total."""

    nouns: frozenset[str]
    totals: frozenset[str]
    phrases: tuple[str, ...]
    verbs: frozenset[str]
    stands: frozenset[str]
    exceeds: frozenset[str]
    before: frozenset[str]


class Needs(Frozen):
    """ "need food", "face famine": verbs and their objects by which the subjects are in need."""

    verbs: frozenset[str]
    of: frozenset[str]


class NoughtWords(Frozen):
    """Words that count nobody: pronouns, nouns for the killed and injured together, what "no" stands before in
    a bound ("no fewer than"), words by which it is not known yet, and verbs by which nothing was heard of it."""

    pronouns: frozenset[str]
    casualties: frozenset[str]
    bounds: frozenset[str]
    not_yet: frozenset[str]
    unseen: frozenset[str]
    unheard: frozenset[str]


class FigureWords(Frozen):
    """The shape of figures.yaml; the comments there say what each list is for."""

    qualifiers: dict[Qualifier, tuple[str, ...]]
    qualifiers_after: dict[Qualifier, tuple[str, ...]]
    vague: dict[str, tuple[int, int | None]]
    between: Between
    currencies: dict[str, str]
    percent: frozenset[str]
    area: dict[str, str]
    area_of_square: dict[str, str]
    distance: dict[str, str]
    mass: dict[str, str]
    ratios: dict[str, bool]
    round_bases: frozenset[int]
    person_endings: tuple[str, ...]
    no_counts: frozenset[str]
    time_units: frozenset[str]
    settlements: frozenset[str]
    weapons: frozenset[str]
    armoured: frozenset[str]
    armour: frozenset[str]
    aid: frozenset[str]
    carriers: frozenset[str]
    aid_words: frozenset[str]
    persons: frozenset[str]
    pairs: frozenset[str]
    animals_and_things: frozenset[str]
    object_of: dict[str, Counts]
    subject_of: dict[str, Counts]
    of_noun: dict[str, Counts]
    itself: dict[str, Counts]
    after_number: frozenset[str]
    effect_nouns: frozenset[str]
    gravely: dict[str, Counts]
    raising: frozenset[str]
    forced: dict[str, Counts]
    threatens: frozenset[str]
    counterfactual: frozenset[str]
    through: frozenset[str]
    leave: frozenset[str]
    cause: frozenset[str]
    includes: frozenset[str]
    being: frozenset[str]
    states: dict[str, Counts]
    needs: Needs
    harms: Needs
    lives: dict[str, Counts]
    takes_lives: frozenset[str]
    loses_lives: frozenset[str]
    collectives: frozenset[str]
    of_them: frozenset[str]
    groups: dict[str, str]
    armed: frozenset[str]
    fractions: frozenset[str]
    shares: frozenset[str]
    origin: frozenset[str]
    placing: frozenset[str]
    headings: dict[str, Counts]
    including: tuple[str, ...]
    joins: frozenset[str]
    older: frozenset[str]
    changing: frozenset[str]
    cumulative: Cumulative
    rates: dict[str, str]
    rate_words: frozenset[str]
    not_rates: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    children: frozenset[str]
    adults: frozenset[str]
    elderly: frozenset[str]
    labels: frozenset[str]
    aged: frozenset[str]
    noughts: NoughtWords


def with_persons(words: FigureWords, nouns: PartyNouns) -> FigureWords:
    """The words with every noun for people that the mentions know beside those of figures."""
    known = (nouns.person, nouns.force_member, nouns.group_member, nouns.people)
    return words.model_copy(update={"persons": words.persons.union(*known)})
