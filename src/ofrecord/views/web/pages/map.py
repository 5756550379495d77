"""Map: where the results of a filter are located, as exactly as is known, with the same as a table."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from ofrecord.store import Filter
from ofrecord.views.web.maps import drawing, spotted
from ofrecord.views.web.pages.common import Asked, facets_of, kinds_of
from ofrecord.views.web.site import Site, site_of

router = APIRouter(include_in_schema=False)

MOST = 1_500
"""Results put on one map: the newest."""
LISTED = 300
"""Places in the table and on the map."""


@router.get("/map")
def map_page(request: Request) -> Response:
    """The newest results on the map, and the same as a table."""
    site, asked = site_of(request), Asked.of(request).filter
    if seen := site.fresh(request):
        return seen
    return site.page(request, "map.html", **site.counted("map", asked, lambda _: shown_on_map(site, asked)))


def shown_on_map(site: Site, asked: Filter) -> dict[str, object]:
    """What the template of a map needs."""
    results = list(site.query(asked).rows(MOST))
    places = spotted(results)
    located = {id(found) for place in places for found in place.found}
    return {
        "asked": asked,
        "total": site.counted("total", asked, lambda query: query.count()),
        "shown": len(results),
        "unlocated": len(results) - len(located),
        "places": places[:LISTED],
        "more_places": max(0, len(places) - LISTED),
        "drawing": drawing(places[:LISTED]),
        "kinds": kinds_of(asked),
        "facets": facets_of(site, asked),
    }
