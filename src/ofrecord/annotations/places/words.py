"""What the step knows before it reads: names of countries and regions, demonyms, and words about places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ofrecord.domain.base import Frozen
from ofrecord.gazetteer.names import name_key
from ofrecord.language.countries import countries
from ofrecord.lexicons import Lexicons

HeadFit = Literal["admin", "admin1", "admin2", "settlement", "point", "any"]
_FIRST = re.compile(r"[^\s\-]+")


class Region(Frozen):
    """One region of `regions.yaml`: a point in degrees, the countries it touches."""

    id: int | None = None
    at: tuple[float, float]
    kind: str = "L.RGN"
    countries: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()


class PlaceWords(Frozen):
    """`places.yaml`."""

    heads: dict[str, HeadFit]
    areas: frozenset[str]
    plurals: frozenset[str]
    of_nouns: frozenset[str]
    directions: dict[str, str]
    units: dict[str, float]
    locative: frozenset[str]
    leading: frozenset[str]
    english_speaking: frozenset[str]
    embedding: frozenset[str]
    public_bodies: frozenset[str]
    abbreviations: dict[str, str]
    stative: frozenset[str]
    addressing: frozenset[str]
    attacking: frozenset[str]
    acts: frozenset[str]
    belonging: frozenset[str]
    sources: frozenset[str]
    particles: frozenset[str]
    partners: dict[str, frozenset[str]]
    spatial: frozenset[str]
    standing: frozenset[str]
    sides: frozenset[str]
    gathering: frozenset[str]
    measures: frozenset[str]
    contests: frozenset[str]
    personal: frozenset[str]
    tongues: frozenset[str]
    given_names: frozenset[str]
    personal_verbs: frozenset[str]
    linking: frozenset[str]
    outlets: frozenset[str]
    town_facilities: frozenset[str]
    publishers: dict[str, str]


class Spelling(Frozen):
    """A name of `place_spellings.yaml`: how the gazetteer spells it, in which country (ISO 3166-1 alpha-2)."""

    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a listed name stands for: a country by its code, or a region by its entry."""

    name: str
    demonym: bool
    country: str | None = None
    region: Region | None = None
    capitals: bool = False
    """An abbreviation that must be written in capitals ("US", not "us")."""

    @property
    def all_countries(self) -> tuple[str, ...]:
        """The country itself, or those that the region touches."""
        return (self.country,) if self.country else self.region.countries if self.region else ()


@dataclass(frozen=True)
class Vocabulary:
    """All listed names by key, and how many words the longest one has that starts with a given word."""

    words: PlaceWords
    names: dict[str, Known]
    media: frozenset[str]
    """Keys of publishers and agencies: "Al Jazeera" is no town."""
    starts: dict[str, int]
    spellings: dict[str, Spelling]


def vocabulary(lexicons: Lexicons) -> Vocabulary:
    """The four files as one."""
    names: dict[str, Known] = {}
    starts: dict[str, int] = {}
    for surface, known in _listed(lexicons):
        names.setdefault(name_key(surface), known)
        first = _FIRST.findall(surface)[0].lower()
        length = len(re.findall(r"[^\s\-']+|-|'s?", surface))
        starts[first] = max(starts.get(first, 0), length)
    spellings = {name_key(k): v for k, v in lexicons.load("place_spellings", dict[str, Spelling]).items()}
    agencies = lexicons.load("agencies", dict[str, tuple[str, ...]])
    media = {
        *lexicons.load("publishers", dict[str, str]).values(),
        *agencies,
        *(n for a in agencies.values() for n in a),
    }
    return Vocabulary(lexicons.load("places", PlaceWords), names, frozenset(map(name_key, media)), starts, spellings)


def _listed(lexicons: Lexicons) -> Iterator[tuple[str, Known]]:
    for code, country in countries(lexicons).items():
        for name in country.names:
            yield name, Known(country.name, False, country=code, capitals=_is_capitals(name))
        for word in (*country.adjectives, *country.people):
            for form in (word, f"{word}s"):
                yield form, Known(country.name, True, country=code)
    for title, region in lexicons.load("regions", dict[str, Region]).items():
        for name in (title, *region.names):
            yield name, Known(title, False, region=region, capitals=_is_capitals(name))
        for word in region.demonyms:
            for form in (word, f"{word}s"):
                yield form, Known(title, True, region=region)


def _is_capitals(name: str) -> bool:
    return name.replace(".", "").isupper()
