"""Documents, items and records."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from ofrecord.domain.record import Record
from ofrecord.errors import NotInStore
from ofrecord.store import Filter, Found
from ofrecord.store.lookup import id_of
from ofrecord.store.pages import LARGEST_NUMBER, Cursor
from ofrecord.store.rows import Kind
from ofrecord.views.web.api.models import READING, FacetValue, Listing, Results, Searching, SearchResults
from ofrecord.views.web.asked import Conditions
from ofrecord.views.web.pages.common import SLOTS_OF
from ofrecord.views.web.site import Site, site_of

router = APIRouter()
KINDS: tuple[Kind, ...] = ("documents", "quotations", "events", "figures", "control")
SAYS = {
    "documents": "Reports; conditions on items are met by a report that holds an item which meets them all",
    "quotations": "Who says what, and how",
    "events": "What happened, is planned, demanded or denied, by type and mode",
    "figures": "Numbers with their bounds",
    "control": "Who holds which place, according to whom",
}


def conditions_of(given: Conditions) -> Conditions:
    """The conditions alone, without what the page is like."""
    return Conditions(**{name: getattr(given, name) for name in Conditions.model_fields})


def answered(site: Site, request: Request, body: Any) -> Response:
    """A JSON answer with its ETag."""
    return Response(body.model_dump_json(), media_type="application/json", headers={"ETag": site.tag(request)})


def page_of(site: Site, asked: Filter, given: Listing) -> dict[str, Any]:
    """One page of a list."""
    page = site.query(asked).page(given.limit, Cursor.parse(given.cursor) if given.cursor else None)
    total = site.counted("total", asked, lambda query: query.count())
    return {"total": total, "items": page.found, "next": str(page.next) if page.next else None}


def _add(kind: Kind) -> None:
    @router.get(f"/{kind}", response_model=Results, responses=READING, summary=SAYS[kind], operation_id=f"list_{kind}")
    def listed(request: Request, given: Annotated[Listing, Query()]) -> Response:
        site, asked = site_of(request), conditions_of(given).filter(kind)
        return site.fresh(request) or answered(site, request, Results(**page_of(site, asked, given)))

    @router.get(
        f"/{kind}/{{id}}",
        response_model=tuple[Found, ...],
        responses=READING,
        summary=f"One of the {kind} by its id; several where one text stands in several reports",
        operation_id=f"one_of_{kind}",
    )
    def one(request: Request, id: Annotated[str, Path(max_length=300)]) -> Any:
        query = site_of(request).query(Filter(kind=kind, id=id, with_related=True))
        found = [row for row in query.rows(200) if id_of(row) == id]
        if not found:
            raise NotInStore(f"none of the {kind} has the id {id[:80]!r}; the lists show ids")
        return found


for _kind in KINDS:
    _add(_kind)


@router.get("/search", response_model=SearchResults, responses=READING, operation_id="search")
def search(request: Request, given: Annotated[Searching, Query()]) -> Response:
    """Any kind, with facets and days."""
    site, asked = site_of(request), conditions_of(given).filter(given.kind)
    if seen := site.fresh(request):
        return seen
    facets = site.counted("facets", asked, lambda query: query.facets(SLOTS_OF[given.kind]))
    values = {slot: tuple(FacetValue(**vars(facet)) for facet in found) for slot, found in facets.items()}
    days = site.counted("days", asked, lambda query: query.days())
    return answered(site, request, SearchResults(**page_of(site, asked, given), facets=values, days=days))


@router.get("/records/{number}", response_model=Record, responses=READING, operation_id="record")
def record(request: Request, number: Annotated[int, Path(ge=0, le=LARGEST_NUMBER)]) -> Response:
    """The whole record of a report, by the report's number in this store."""
    site = site_of(request)
    found = next(site.query(Filter(kind="documents", report=number)).records(), None)
    if found is None:
        raise NotInStore(f"there is no report {number} in this store; /api/v1/documents lists those that are")
    return site.fresh(request) or Response(found, media_type="application/json", headers={"ETag": site.tag(request)})
