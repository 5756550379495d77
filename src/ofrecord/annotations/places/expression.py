"""A place expression: which words of the text, before anything is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ofrecord.annotations.places.words import HeadFit, Known
from ofrecord.domain.places import Relation

Origin = Literal["own", "listed", "named", "abbreviated", "syntax"]
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
KNOWN_SIZE = 15_000
"""Inhabitants from which a name that the model did not see as a place is one after a locative preposition."""
LARGE = 100_000
"""Inhabitants from which a town's name is taken for the town without any such sign (capitals, names of bodies)."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Tokens `first` to `last` (inclusive) are the whole expression, `core_first` to `core_last` the name in it."""

    first: int
    last: int
    core_first: int
    core_last: int
    name: str
    origin: Origin
    known: Known | None = None
    fit: HeadFit | None = None
    relation: Relation | None = None
    container: Known | None = None
    embedded: bool = False
    label: str = ""

    @property
    def demonym(self) -> bool:
        """An adjective or a word for people."""
        return self.known is not None and self.known.demonym


def covered(taken: list[Expression]) -> set[int]:
    """The tokens of the names in some expressions."""
    return {i for e in taken for i in range(e.core_first, e.core_last + 1)}
