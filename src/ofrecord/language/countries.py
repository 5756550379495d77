"""What news English calls a country, its people and its government: one list for places and for parties."""

from __future__ import annotations

from ofrecord.domain.base import Frozen
from ofrecord.lexicons import Lexicons


class Country(Frozen):
    """A country or territory of `countries.yaml`.

    `adjectives` also name the people ("Kenyan", plural in -s understood); `people` are the other words for them;
    `capitals` and `seats` stand for the government where they act; `unsure` are names that are as often something else.
    """

    iso3: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What it is called: its first name, though that be a name of something else too ("Georgia")."""
        return (*self.names, *self.unsure)[0]


def countries(lexicons: Lexicons) -> dict[str, Country]:
    """All of them by ISO 3166-1 alpha-2 code, in the order of the file."""
    return lexicons.load("countries", dict[str, Country])
