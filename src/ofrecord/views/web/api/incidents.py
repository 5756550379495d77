"""Incidents: what several reports tell in common."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from ofrecord.domain.incidents import Incident
from ofrecord.store import Filter, IncidentFilter
from ofrecord.views.web.api.lists import answered
from ofrecord.views.web.api.models import READING
from ofrecord.views.web.asked import Day
from ofrecord.views.web.site import site_of

router = APIRouter()


class IncidentListing(BaseModel):
    """Which incidents, and which page of them."""

    model_config = ConfigDict(extra="forbid")

    least: Annotated[int, Field(ge=1, le=1_000_000, description="told by at least so many reports")] = 1
    since: Annotated[Day | None, Field(description="first told on this day or later")] = None
    until: Annotated[Day | None, Field(description="first told on this day or earlier")] = None
    limit: Annotated[int, Field(ge=1, le=50, description="incidents a page")] = 10
    cursor: Annotated[str | None, Field(pattern=r"^\d{1,7}$", description="`next` of the page before")] = None


class IncidentResults(BaseModel):
    """One page of incidents, those with most reports first."""

    total: int
    items: tuple[Incident, ...]
    next: Annotated[str | None, Field(description="cursor of the next page; null at the end")]


@router.get("/incidents", response_model=IncidentResults, responses=READING, operation_id="list_incidents")
def incidents(request: Request, given: Annotated[IncidentListing, Query()]) -> Response:
    """Happenings, each with its reports, accounts and differences."""
    site = site_of(request)
    kept = site.incidents()
    Filter(since=given.since, until=given.until)  # checks the dates
    asked, skip = IncidentFilter(least=given.least, since=given.since, until=given.until), int(given.cursor or 0)
    if seen := site.fresh(request):
        return seen
    total = kept.count(asked)
    following = str(skip + given.limit) if skip + given.limit < total else None
    found = tuple(kept.all(asked, given.limit, skip))
    return answered(site, request, IncidentResults(total=total, items=found, next=following))


@router.get("/incidents/{id}", response_model=Incident, responses=READING, operation_id="incident")
def incident(request: Request, id: Annotated[str, Path(max_length=100)]) -> Any:
    """One incident by its id, or by as much of it as is unique."""
    return site_of(request).incidents().get(id)
