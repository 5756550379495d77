"""Tables of GeoNames in zip files: what is one, checked before and while it is read. Nothing is unpacked to the disk."""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from ofrecord.errors import RefusalReason, SourceRefused

LARGEST = 2_000_000_000
"""Bytes of the largest table that is read: that of all countries has 1.7 GB."""
DENSEST = 40
"""GeoNames' tables are packed to a fifth or so; what is packed to less than a fortieth is no table."""
LONGEST_LINE = 1_000_000
PLACE_COLUMNS, NAME_COLUMNS = 19, (8, 10)
_MEMBER = re.compile(r"[A-Za-z][A-Za-z0-9_-]{1,40}\.txt")
_COUNTRY = re.compile(r"(?:[A-Z]{2})?")
_CODE = re.compile(r"[A-Z0-9]{0,10}")
_CODES = """
link wkdt post iata icao faac unlc tcid abbr phon piny
"""
_NO_LANGUAGE = frozenset(_CODES.split())
"""What stands in the column of languages and marks addresses and codes, not names."""
_WAR_FEATURES = """
S.AIRB S.AIRF S.AIRP S.CMP S.CMPRF S.CSTM S.DAM S.BDG S.HSP S.PRN S.PS S.PSH S.PSN S.INSM S.FRT S.OILR S.TRANT
L.AREA L.CST L.LCTY L.MILB L.OILF L.PRT L.RGN L.RGNE L.RESW T.ISL T.ISLS T.MT T.MTS T.PEN T.CAPE T.PASS T.VAL
T.HLL T.HLLS T.DSRT T.DLTA H.LK H.STM H.BAY H.RSV H.GULF H.STRT H.SEA H.CNL V.FRST
"""
KEPT = frozenset(_WAR_FEATURES.split())
"""Features that are kept beside settlements and areas: what reports of wars name. Shops, wells and streams are not."""


@dataclass(frozen=True, slots=True)
class Place:
    """One row of a table of places; degrees are WGS 84."""

    geonameid: int
    name: str
    names: tuple[str, ...]
    latitude: float
    longitude: float
    feature: str
    country: str
    admin1: str
    """GeoNames' code of the first-order area within the country."""
    population: int


@dataclass(frozen=True, slots=True)
class Named:
    """One row of a table of alternate names."""

    geonameid: int
    names: tuple[str, ...]


Row = Place | Named


@dataclass
class Table:
    """An opened table. `name` is what the user's gazetteer files it under, `size` its unpacked bytes."""

    uri: str
    name: str
    size: int
    sha256: str
    lines: IO[bytes] = field(repr=False)
    columns: int = PLACE_COLUMNS

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Bytes read so far and row, for what is kept. Raises SourceRefused at the first line that is not of a table."""
        done = 0
        read = _place if self.columns == PLACE_COLUMNS else _named
        for number, line in enumerate(iter(lambda: self.lines.readline(LONGEST_LINE), b""), 1):
            done += len(line)
            if done > self.size or len(line) == LONGEST_LINE:
                raise self.refused("malformed", number, "is longer than a table's lines are")
            row = self._row(number, line, read)
            if row is not None:
                yield done, row

    def _row(self, number: int, line: bytes, read: Callable[[list[str]], Row | None]) -> Row | None:
        cells = _cells(line)
        if cells is None or len(cells) != self.columns:
            raise self.refused("malformed", number, f"has not the {self.columns} columns of the lines before")
        try:
            return read(cells)
        except ValueError as error:
            raise self.refused("malformed", number, f"is not of a GeoNames table: {error}") from error

    def refused(self, reason: RefusalReason, line: int, what: str) -> SourceRefused:
        """The refusal of the file because of one line."""
        return SourceRefused(self.uri, reason, f"line {line} {what}; fetch the file from GeoNames again")


@contextmanager
def opened(path: Path) -> Iterator[Table]:
    """The one table of a zip. Raises SourceRefused where it is not a zip or holds anything else."""
    uri = str(path)
    try:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        with zipfile.ZipFile(path) as archive:
            member = _table_in(uri, archive)
            with archive.open(member) as first:
                columns = len(_cells(first.readline(LONGEST_LINE)) or ())
            if columns != PLACE_COLUMNS and columns not in NAME_COLUMNS:
                said = f"{member.filename} has {columns} columns; GeoNames' places have 19, alternate names 8 or 10"
                raise SourceRefused(uri, "malformed", said)
            stem = member.filename.removesuffix(".txt")
            name = stem if columns == PLACE_COLUMNS or "name" in stem.lower() else f"{stem}-names"
            with archive.open(member) as lines:
                yield Table(uri, name, member.file_size, sha256, lines, columns)
    except FileNotFoundError as error:
        raise SourceRefused(uri, "not_found", "there is no such file; correct its name") from error
    except OSError as error:
        raise SourceRefused(uri, "unreadable", f"cannot be read ({error.strerror}); check its rights") from error
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        raise SourceRefused(
            uri, "malformed", f"is not a sound zip file ({error}); fetch it from GeoNames again"
        ) from error


def _table_in(uri: str, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    members = [m for m in archive.infolist() if m.filename.lower() != "readme.txt"]
    odd = [m.filename for m in members if not _MEMBER.fullmatch(m.filename)]
    if odd or len(members) != 1:
        what = f"a file named {odd[0]!r}" if odd else f"{len(members)} files"
        raise SourceRefused(uri, "malformed", f"holds {what}, not one table such as UA.txt; fetch it from GeoNames")
    member = members[0]
    if member.flag_bits & 1:
        raise SourceRefused(uri, "unreadable", "is encrypted; GeoNames' files are not")
    if member.file_size > LARGEST or member.file_size > DENSEST * max(member.compress_size, 1_000):
        said = f"would unpack {member.compress_size:,} bytes to {member.file_size:,}, which no GeoNames table does"
        raise SourceRefused(uri, "too_large", said)
    return member


def _cells(line: bytes) -> list[str] | None:
    try:
        return line.decode("utf-8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError:
        return None


def _place(cells: list[str]) -> Place | None:
    geonameid, latitude, longitude = _number(cells[0]), float(cells[4]), float(cells[5])
    feature = f"{cells[6]}.{cells[7]}" if cells[7] else cells[6]
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(f"no place is at {latitude}, {longitude}")
    if not (_COUNTRY.fullmatch(cells[8]) and _CODE.fullmatch(cells[7]) and cells[6] in ("", *"AHLPRSTUV")):
        raise ValueError(f"{cells[6:9]} is no feature and country")
    if not cells[1].strip():
        raise ValueError("a place without a name")
    if not _is_kept(feature):
        return None
    names = tuple(n for n in (cells[2], *cells[3].split(",")) if n and not _is_code(n))
    return Place(
        geonameid, cells[1], names, latitude, longitude, feature, cells[8], cells[10], _number(cells[14] or "0")
    )


def _is_kept(feature: str) -> bool:
    if feature[:2] in ("P.", "A."):
        return not feature.endswith("H") and feature != "P.PPLQ"  # historical, abandoned
    return feature in KEPT


def _named(cells: list[str]) -> Named | None:
    geonameid = _number(cells[1])
    _number(cells[0])
    historic = cells[7] == "1"
    return None if cells[2] in _NO_LANGUAGE or historic or not cells[3] else Named(geonameid, (cells[3],))


def _number(cell: str) -> int:
    if not cell.isdecimal() or len(cell) > 12:
        raise ValueError(f"{cell[:20]!r} is no number")
    return int(cell)


def _is_code(name: str) -> bool:
    """An airport's code, or a bare romanisation in small letters."""
    return name.islower() or (len(name) <= 4 and name.isupper() and name.isascii())
