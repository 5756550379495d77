"""The words around numbers, as data."""

from __future__ import annotations

from ofrecord.domain.base import Frozen
from ofrecord.domain.figures import Counts, Qualifier


class Between(Frozen):
    """Words of a range: what opens it, and what stands between its ends."""

    open: frozenset[str]
    middle: frozenset[str]


class Cumulative(Frozen):
    """Words by which a number is a running total: its nouns, phrases, and verbs of which "to" brings the number. `totals`
    are nouns that say what is counted ("the number of dead"), `stands` further verbs of which they are subject or object."""

    nouns: frozenset[str]
    totals: frozenset[str]
    phrases: tuple[str, ...]
    verbs: frozenset[str]
    stands: frozenset[str]


class Needs(Frozen):
    """ "need food", "face famine": verbs and their objects by which the subjects are in need."""

    verbs: frozenset[str]
    of: frozenset[str]


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
    time_units: frozenset[str]
    settlements: frozenset[str]
    weapons: frozenset[str]
    aid: frozenset[str]
    carriers: frozenset[str]
    aid_words: frozenset[str]
    persons: frozenset[str]
    animals_and_things: frozenset[str]
    object_of: dict[str, Counts]
    subject_of: dict[str, Counts]
    of_noun: dict[str, Counts]
    itself: dict[str, Counts]
    through: frozenset[str]
    leave: frozenset[str]
    cause: frozenset[str]
    includes: frozenset[str]
    being: frozenset[str]
    states: dict[str, Counts]
    needs: Needs
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
    including: tuple[str, ...]
    cumulative: Cumulative
    rates: dict[str, str]
    rate_words: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    children: frozenset[str]
    adults: frozenset[str]
    elderly: frozenset[str]
    labels: frozenset[str]
