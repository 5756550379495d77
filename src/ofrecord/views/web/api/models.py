"""Shapes of the API that are not shapes of a record."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field

from ofrecord.store import Found
from ofrecord.store.rows import Kind
from ofrecord.views.web.answers import ProblemBody
from ofrecord.views.web.asked import Conditions

LONGEST_TEXT = 200_000
"""Code points of a text that is sent to be read."""


class Listing(Conditions):
    """Which results, and which page of them."""

    limit: Annotated[int, Field(ge=1, le=200, description="results a page")] = 50
    cursor: Annotated[str | None, Field(max_length=300, description="`next` of the page before")] = None


class Searching(Listing):
    """As for a list, and what kind is looked for."""

    kind: Annotated[Kind, Field(description="what to look for")] = "events"


class Exporting(Conditions):
    """Which results, and how they are written."""

    kind: Annotated[Kind, Field(description="what to write")] = "events"
    excel: Annotated[bool, Field(description="CSV that Excel opens with the right letters")] = False
    all_modalities: Annotated[bool, Field(description="acled, ucdp: also what is not told as happened")] = False
    assume_dates: Annotated[bool, Field(description="acled, ucdp: the report's date where none is stated")] = False


class Results(BaseModel):
    """One page of results, newest reports first, items of one report in text order."""

    total: Annotated[int, Field(description="results of the filter, on all pages")]
    items: tuple[Found, ...]
    next: Annotated[str | None, Field(description="cursor of the next page; null at the end")]


class FacetValue(BaseModel):
    """A value that results share."""

    value: Annotated[str, Field(description="as a condition takes it")]
    label: Annotated[str, Field(description="as it is written")]
    count: Annotated[int, Field(description="among the newest results that were looked at")]


class SearchResults(Results):
    """One page of results with what they have in common."""

    facets: dict[str, tuple[FacetValue, ...]]
    days: Annotated[dict[str, int], Field(description="ISO date → results, by the date that `dated` names")]


class Text(BaseModel):
    """A text to be read, and what is known about it. Nothing is inferred that is not given."""

    model_config = {"extra": "forbid"}

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
    published: Annotated[str | None, Field(description="ISO date", pattern=r"^\d{4}-\d{2}-\d{2}$")] = None
    title: Annotated[str | None, Field(max_length=1_000)] = None
    url: Annotated[str | None, Field(max_length=2_000)] = None
    publisher: Annotated[str | None, Field(max_length=500)] = None


ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": ProblemBody, "description": says}
    for status, says in {
        400: "A condition that makes no sense, or a wrong host",
        401: "The token is needed",
        403: "From a page of another site, or a wrong token",
        404: "Nothing there",
        405: "Not with this method",
        413: "Too large",
        414: "Address too long",
        422: "Not of the shape described here",
        500: "A fault of this program",
        503: "Took too long, or busy",
    }.items()
}
UNCHANGED: dict[int | str, dict[str, Any]] = {304: {"description": "Nothing has changed since the ETag that was sent"}}
READING: dict[int | str, dict[str, Any]] = {**UNCHANGED, **ERRORS}
