"""Actors of a user's own: armed groups, units, organisations, in CSV files, checked row by row.

    name,aliases,type,country,sector,code,organization_type
    Falcon Brigade,Falcons|Al-Saqr Brigade,armed_group,SYR,REB,AG-12,

`name` and `type` have to be there for every actor.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import TypeVar, get_args

from ofrecord.domain.events import AidOrganization
from ofrecord.domain.mentions import MentionType
from ofrecord.language.parties import PartyName
from ofrecord.userfiles import DataFile
from ofrecord.usertables import TableRow, table_rows

COLUMNS = ("name", "aliases", "type", "country", "sector", "code", "organization_type")
TYPES: tuple[MentionType, ...] = ("organization", "government", "armed_force", "armed_group", "people")
T = TypeVar("T")
_BETWEEN = re.compile(r"[|;]")
_NAME = re.compile(r"[A-Z\u00c0-\u00de]\w*.*")
"""Names are looked for where a capital Latin letter opens a word."""
_SECTOR = re.compile(r"[A-Z]{3}")


def own_parties(files: Sequence[DataFile], states: Container[str]) -> tuple[PartyName, ...]:
    """All actors of the files, in order. Raises LexiconError with file and line for the first row that makes no sense.

    `states` are the known ISO 3166-1 alpha-3 codes.
    """
    return tuple(_party(row, states) for file in files for row in table_rows(file, COLUMNS, ("name", "type")))


def over(own: Iterable[PartyName], known: Sequence[PartyName]) -> Iterator[PartyName]:
    """The user's actors, each with the names and codes of the known party whose name it bears, where it says nothing else."""
    for party in own:
        same = next((k for k in known if set(k.names) & set(party.names)), None)
        if same is None:
            yield party
            continue
        names = tuple(dict.fromkeys((*party.names, *same.names)))
        codes = {"country": party.country or same.country, "sector": party.sector or same.sector}
        yield party.model_copy(update={"names": names, **codes})


def _party(row: TableRow, states: Container[str]) -> PartyName:
    cells = row.cells
    names = (cells["name"], *filter(None, map(str.strip, _BETWEEN.split(cells.get("aliases", "")))))
    for name in names:
        if not _NAME.fullmatch(name):
            raise row.wrong(f"name: {name!r} does not begin with a capital Latin letter, as names in a report do")
    country, sector = cells.get("country") or None, cells.get("sector") or None
    if country is not None and country not in states:
        raise row.wrong(f"country: {country!r} is not an ISO 3166-1 code of three capitals, such as SYR")
    if sector is not None and not _SECTOR.fullmatch(sector):
        raise row.wrong(f"sector: {sector!r} is not a CAMEO code of three capitals, such as REB or NGO")
    return PartyName(
        names=tuple(dict.fromkeys(names)),
        type=_one_of(row, "type", TYPES),
        country=country,
        sector=sector,
        code=cells.get("code") or None,
        organization_type=_one_of(row, "organization_type", get_args(AidOrganization)) if _aid(row) else None,
        own=True,
    )


def _aid(row: TableRow) -> bool:
    return bool(row.cells.get("organization_type"))


def _one_of(row: TableRow, column: str, allowed: tuple[T, ...]) -> T:
    said = row.cells[column]
    found = next((one for one in allowed if one == said), None)
    if found is None:
        raise row.wrong(f"{column}: {said!r} is none of {', '.join(map(str, allowed))}")
    return found
