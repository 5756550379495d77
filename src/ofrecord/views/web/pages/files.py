"""The files beside every page with a list: all results of its filter, as JSON, CSV or GeoJSON."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request
from starlette.responses import Response

from ofrecord.errors import SettingsError
from ofrecord.views.exports import Export
from ofrecord.views.exports.listed import json_list
from ofrecord.views.web.pages.common import Asked
from ofrecord.views.web.site import site_of

router = APIRouter(include_in_schema=False)
Ending = Literal["json", "csv", "geojson"]


@router.get("/search.{ending}")
@router.get("/timeline.{ending}")
@router.get("/map.{ending}")
@router.get("/actors.{ending}")
def results(request: Request, ending: Ending) -> Response:
    """All results of the filter, as `ofrecord search --format json` and `ofrecord export` give them."""
    site, asked = site_of(request), Asked.of(request)
    if asked.cursor:
        raise SettingsError("files hold all results at once; leave out the cursor")
    if seen := site.fresh(request):
        return seen
    query, name = site.query(asked.filter), f"ofrecord-{asked.filter.kind}.{ending}"
    match ending:
        case "json":
            return site.file(request, json_list(query), "application/json")
        case "csv":
            return site.file(request, Export("csv").pieces(query), "text/csv; charset=utf-8", name)
        case "geojson":
            return site.file(request, Export("geojson").pieces(query), "application/geo+json", name)
