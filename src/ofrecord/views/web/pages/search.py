"""Search: words and facets, hits with what was looked for marked, days as bars."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ofrecord.views.web.charts import histogram
from ofrecord.views.web.pages.common import PAGE, Asked, facets_of, kinds_of
from ofrecord.views.web.site import site_of

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(request: Request) -> Response:
    """The site begins with the search."""
    return RedirectResponse("/search", 307)


@router.get("/search")
def search(request: Request) -> Response:
    """The results of a filter, newest reports first."""
    site, asked = site_of(request), Asked.of(request)
    if seen := site.fresh(request):
        return seen
    query = site.query(asked.filter)
    page = query.page(PAGE, asked.cursor)
    reports = [found.report.number for found in page.found] if asked.filter.kind == "documents" else []
    return site.page(
        request,
        "search.html",
        asked=asked.filter,
        total=site.counted("total", asked.filter, lambda query: query.count()),
        found=page.found,
        next=asked.next(page.next),
        further=asked.cursor is not None,
        snippets=query.snippets(reports),
        kinds=kinds_of(asked.filter),
        facets=facets_of(site, asked.filter),
        chart=histogram(site.counted("days", asked.filter, lambda query: query.days())),
    )
