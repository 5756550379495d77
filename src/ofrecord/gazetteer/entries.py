"""One place under one of its names, as every look-up gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

OwnPrecision = Literal["point", "settlement", "admin2", "admin1", "country", "region"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One place under one of its names. Degrees are WGS 84; null where the gazetteer knows no point."""

    geonameid: int
    """GeoNames id; 0 or less for what has none (regions of the lists, places of a user)."""
    name: str
    latitude: float | None
    longitude: float | None
    country: str
    """ISO 3166-1 alpha-2, or nothing."""
    admin1_id: int | None
    admin1: str | None
    feature: str
    """GeoNames class and code, such as P.PPL."""
    population: int
    main: bool
    """Found by its main name (not by an alternate one)."""
    subdivision: str | None = None
    """ISO 3166-2 code of the area that it is, or of the one in which it lies."""
    own: bool = False
    """Of a user's own list: it stands before what the gazetteer has."""
    precision: OwnPrecision | None = None
    """What a user's list says of how exactly the place is known."""
    code: str | None = None
    """A user's own code."""
    pcode: str | None = None
    """The P-code that humanitarian agencies use, where a user's list gives it."""
    variant: bool = False
    """Found by another spelling of the same sounds than the one that the text has."""
