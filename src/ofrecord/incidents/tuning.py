"""Weights, thresholds and word lists of the grouping, as frozen values loaded from the lexicons."""

from __future__ import annotations

from functools import lru_cache

from ofrecord.domain.base import Frozen
from ofrecord.domain.events import ControlStatus, EventType
from ofrecord.lexicons import Lexicons


class Weights(Frozen):
    """Points of features: `base` is added to their sum; `threshold`, `link` and `least` are scores between 0 and 1."""

    base: float
    weights: dict[str, float]
    threshold: float
    link: float
    least: float


class Contrast(Frozen):
    """When a group is split in two: reports on each side, and likeness between the sides over that inside them."""

    smallest: int
    ratio: float


class Blocking(Frozen):
    """Which reports are compared at all: those that share rare words and were published near each other."""

    terms: int
    shared: int
    days: int


class Families(Frozen):
    """Event types by what they are to a report."""

    material: frozenset[EventType]
    proposals: frozenset[EventType]


class OriginLimits(Frozen):
    """How copies are found (MinHash permutations in bands) and decided (containment of word sequences)."""

    permutations: int
    bands: int
    shingle: int
    containment: float
    version: float
    paragraph_words: int


class Tuning(Frozen):
    """All of `lexicons/incidents.yaml`."""

    reports: Weights
    events: Weights
    contrast: Contrast
    blocking: Blocking
    lead_characters: int
    story_share: float
    families: Families
    taken: dict[ControlStatus, str]
    origins: OriginLimits


class IncidentWords(Frozen):
    """`lexicons/<language>/incident_words.yaml`."""

    weekdays: tuple[str, ...]
    number_words: dict[str, int]
    everybody: frozenset[str]
    conditions: tuple[str, ...]


@lru_cache(maxsize=1)
def tuning() -> Tuning:
    """The packaged weights and thresholds."""
    return Lexicons().codes("incidents", Tuning)


@lru_cache(maxsize=1)
def incident_words() -> IncidentWords:
    """The packaged word lists."""
    return Lexicons().load("incident_words", IncidentWords)
