"""Places: one entry per expression, resolved to the gazetteer or left unresolved with a reason."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ofrecord.domain.base import Evidence, Frozen, Item

Precision = Literal["point", "settlement", "admin2", "admin1", "country", "region", "vague"]
PlaceUse = Literal["location", "actor", "modifier", "embedded"]


class Relation(Frozen):
    """How a vague place stands to another: "12 km south of Bakhmut", "eastern Ukraine"."""

    direction: Annotated[str | None, Field(description="n ne e se s sw w nw, central, near, outside, border")] = None
    distance_km: Annotated[float | None, Field(description="distance in kilometres, where one is given")] = None
    of: Annotated[str | None, Field(description="place id, where the other place has an entry of its own")] = None


class Candidate(Frozen):
    """One reading that was weighed."""

    geonameid: Annotated[int | None, Field(description="GeoNames id; null: a place without one")]
    name: Annotated[str, Field(description="gazetteer name")]
    score: Annotated[float, Field(description="weight of the reading; higher is likelier")]


class Place(Item, Evidence):
    """A toponym, its adjective or demonym, a vague region or a named facility. WGS 84 degrees."""

    mention: Annotated[str | None, Field(description="mention id")] = None
    geonameid: Annotated[int | None, Field(description="GeoNames id; null: not resolved")] = None
    name: Annotated[str | None, Field(description="gazetteer name")] = None
    latitude: Annotated[float | None, Field(ge=-90, le=90, description="WGS 84 degrees, north positive")] = None
    longitude: Annotated[float | None, Field(ge=-180, le=180, description="WGS 84 degrees, east positive")] = None
    country: Annotated[str | None, Field(description="ISO 3166-1 alpha-2")] = None
    admin1: Annotated[str | None, Field(description="name of the first-order administrative area")] = None
    subdivision: Annotated[
        str | None, Field(description="ISO 3166-2 code of the area that it is, or of the one in which it lies")
    ] = None
    pcode: Annotated[str | None, Field(description="P-code, where a user's list of places gives it")] = None
    code: Annotated[str | None, Field(description="code of a user's own list of places")] = None
    feature: Annotated[str | None, Field(description="GeoNames class.code, such as P.PPL, A.ADM1, A.PCLI")] = None
    precision: Annotated[Precision | None, Field(description="how exactly it is known")] = None
    relation: Annotated[Relation | None, Field(description="how it stands to another place")] = None
    use: Annotated[PlaceUse, Field(description="what the name does in the sentence")]
    candidates: Annotated[tuple[Candidate, ...], Field(description="readings that were weighed, likeliest first")] = ()
    unresolved: Annotated[str | None, Field(description="why there is no gazetteer entry")] = None
