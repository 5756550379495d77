"""Timeline: the results of a filter by the day on which they happened, or on which they were reported."""

from __future__ import annotations

from itertools import groupby

from fastapi import APIRouter, Request
from starlette.responses import Response

from ofrecord.store import Filter, Found
from ofrecord.views.web.charts import histogram
from ofrecord.views.web.pages.common import PAGE, Asked, facets_of, kinds_of
from ofrecord.views.web.site import site_of
from ofrecord.views.web.words import day

router = APIRouter(include_in_schema=False)


@router.get("/timeline")
def timeline(request: Request) -> Response:
    """Results by day, newest first; those without a date at the end."""
    site, asked = site_of(request), Asked.of(request)
    if seen := site.fresh(request):
        return seen
    page = site.query(asked.filter).chronicle(2 * PAGE, asked.cursor)
    days = [(when, list(found)) for when, found in groupby(page.found, lambda found: day_of(asked.filter, found))]
    return site.page(
        request,
        "timeline.html",
        asked=asked.filter,
        total=site.counted("total", asked.filter, lambda query: query.count()),
        days=days,
        next=asked.next(page.next),
        further=asked.cursor is not None,
        kinds=kinds_of(asked.filter),
        facets=facets_of(site, asked.filter),
        chart=histogram(site.counted("days", asked.filter, lambda query: query.days())),
    )


def day_of(asked: Filter, found: Found) -> str:
    """The day under which a result stands."""
    if found.item is None or asked.dated == "published":
        return day(found.report.published)
    return day(found.item.time.earliest) if found.item.time else ""
