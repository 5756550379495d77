"""Who is who across records: keys of a party, by which two reports' names for it are compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from ofrecord.domain.mentions import Entity, Mention
from ofrecord.incidents.words import words_in
from ofrecord.language.countries import countries
from ofrecord.lexicons import Lexicons

ARTICLES = ("the ", "a ", "an ")
SIDE = "side:"
"""Prefix of the key that names a country's government and forces together."""
STATE_SECTORS = ("GOV", "MIL", "COP")
MOST_INITIALS = 6


def folded(text: str) -> str:
    """Lower case, no accents, one space between words, no leading article."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = " ".join("".join(c for c in plain if not unicodedata.combining(c)).split()).replace("’", "'")
    return next((plain.removeprefix(a) for a in ARTICLES if plain.startswith(a)), plain)


def initials(name: str) -> str | None:
    """The initials of a name of several words ("International Committee of the Red Cross" → "icrc")."""
    capital = [word[0] for word in words_in(name) if word[0].isupper()]
    return "".join(capital).casefold() if 2 < len(capital) <= MOST_INITIALS else None


def entity_keys(entity: Entity) -> frozenset[str]:
    """Folded names, initials, a person's last name, and the side of a state's government or forces."""
    keys: set[str] = set()
    for name in (entity.name, *entity.aliases):
        keys |= name_keys(name, entity.type == "person")
    country, sector = entity.codes.country, entity.codes.sector
    if country and (sector in STATE_SECTORS or entity.type in ("government", "armed_force", "place")):
        keys.add(f"{SIDE}{country}")
    return frozenset(keys)


def name_keys(name: str, person: bool) -> set[str]:
    """Keys that a name gives by itself."""
    keys = {folded(name)}
    if (short := initials(name)) is not None:
        keys.add(short)
    if person and name[:1].isupper() and (words := words_in(name)):
        keys.add(folded(words[-1]))
    return keys


def mention_keys(mention: Mention, entity: Entity | None) -> frozenset[str]:
    """Keys of whom a mention means; none for a pronoun or description that stands for nobody known.

    An adjective by itself ("an Israeli strike") means the state.
    """
    if entity is not None:
        country = entity.codes.country if mention.exact in _adjectives(entity.codes.country) else None
        return entity_keys(entity) | ({f"{SIDE}{country}"} if country else frozenset())
    return frozenset() if mention.form == "pronoun" else frozenset({folded(mention.exact)})


@lru_cache(maxsize=512)
def _adjectives(country: str | None) -> frozenset[str]:
    found = [one for one in countries(Lexicons()).values() if country and one.iso3 == country]
    return frozenset(word for one in found for word in one.adjectives)


def same_party(first: Iterable[str], second: Iterable[str]) -> bool:
    """Do two sets of keys name one party?"""
    return bool(set(first) & set(second))


def sides(keys: Iterable[str]) -> set[str]:
    """The countries whose government or forces the keys name."""
    return {key for key in keys if key.startswith(SIDE)}
