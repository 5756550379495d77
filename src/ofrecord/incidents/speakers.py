"""Who speaks, across records: one name for one speaker, however the reports call them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ofrecord.domain.mentions import Entity
from ofrecord.domain.record import Record
from ofrecord.incidents.names import folded, initials
from ofrecord.incidents.words import words_in
from ofrecord.language.countries import Country, countries
from ofrecord.lexicons import Lexicons

SMALL = frozenset({"of", "the", "for", "and", "in", "on", "s", "a", "an"})
AMERICAN = re.compile(r"(?<=efen)se\b")


@dataclass(frozen=True)
class Speaker:
    """One speaker in one record; equal `keys` in part mean one speaker. `outlet`: a news medium that relays."""

    name: str
    keys: frozenset[str]
    role: str | None = None
    outlet: bool = False


def speakers_in(record: Record) -> dict[str, Speaker]:
    """Quotation id → speaker, where one is named; a pronoun that stands for nobody known has none."""
    entities = {entity.id: entity for entity in record.entities}
    found = {}
    for quotation in record.quotations:
        entity = entities.get(quotation.speaker.entity or "")
        if entity is not None:
            found[quotation.id] = _known(entity, entities)
        elif quotation.speaker.exact and not quotation.speaker.state.startswith("pronoun"):
            name = quotation.speaker.exact
            found[quotation.id] = Speaker(name, frozenset({f"{folded(name)}#{record.document.id}"}))
    return found


def _known(entity: Entity, entities: Mapping[str, Entity]) -> Speaker:
    country = _country(entity, entities)
    keys = {key for name in (entity.name, *entity.aliases) for key in _name_keys(name, entity.type, country)}
    role = entity.roles[0].title if entity.roles else None
    return Speaker(entity.name, frozenset(keys), role, entity.codes.sector == "MED")


def _country(entity: Entity, entities: Mapping[str, Entity]) -> str | None:
    """The country of an entity's codes, or of what it belongs to."""
    seen: set[str] = set()
    while entity.codes.country is None and entity.affiliation and entity.id not in seen:
        seen.add(entity.id)
        if (above := entities.get(entity.affiliation)) is None:
            break
        entity = above
    return entity.codes.country


def _name_keys(name: str, type: str, country: str | None) -> Iterable[str]:
    """A person by the last name, a state by its code, another body by the words of its name and its country."""
    words = [AMERICAN.sub("ce", folded(word)) for word in words_in(name)]
    words = [word.removesuffix("'s") for word in words if word not in SMALL]
    if type == "person" and name[:1].isupper():
        yield f"person {words[-1]}" if words else folded(name)
        return
    rest = sorted(word for word in words if word not in country_words(country))
    yield f"{country or ''} {' '.join(rest)}".strip()
    if (short := initials(name)) is not None:
        yield short


@lru_cache(maxsize=512)
def country_words(country: str | None) -> frozenset[str]:
    """Words that only say which country's a body is: its names, adjectives, capitals and seats."""
    if (one := _country_with(country)) is None:
        return frozenset()
    names = (*one.names, *one.adjectives, *one.capitals, *one.seats)
    return frozenset(folded(word) for name in names for word in words_in(name))


def country_name(code: str | None) -> str | None:
    """The name of the country with this code of three letters."""
    one = _country_with(code)
    return one.names[0] if one else None


def _country_with(code: str | None) -> Country | None:
    return next((one for one in countries(Lexicons()).values() if one.iso3 == code), None) if code else None


def merged(speakers: Iterable[Speaker]) -> dict[str, Speaker]:
    """Key → the speaker that stands for all who share keys with it: the fullest name, roles and keys together."""
    found: list[Speaker] = []
    for speaker in sorted(set(speakers), key=lambda one: (-len(one.name), one.name, one.role or "", sorted(one.keys))):
        same = [one for one in found if one.keys & speaker.keys]
        for one in same:
            found.remove(one)
        best = same[0] if same else speaker
        keys = speaker.keys.union(*(one.keys for one in same))
        role = next((one.role for one in (best, *same, speaker) if one.role), None)
        found.append(Speaker(best.name, keys, role, best.outlet))
    return {key: speaker for speaker in found for key in speaker.keys}
