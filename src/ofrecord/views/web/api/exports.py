"""Whole results as files."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from ofrecord.views.exports import Export, Format
from ofrecord.views.web.api.lists import conditions_of
from ofrecord.views.web.api.models import READING, Exporting
from ofrecord.views.web.site import site_of

router = APIRouter()
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "acled": "text/csv; charset=utf-8",
    "ucdp": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
    "records": "application/jsonl",
    "plover": "application/jsonl",
}
ENDINGS = {"acled": "acled.csv", "ucdp": "ucdp.csv", "records": "jsonl", "plover": "plover.jsonl"}
CONTENT: dict[int | str, dict[str, Any]] = {
    200: {"description": "The file", "content": {media: {} for media in sorted(set(MEDIA.values()))}}
}


@router.get("/exports/{format}", response_class=Response, responses={**CONTENT, **READING}, operation_id="export")
def export(request: Request, format: Format, given: Annotated[Exporting, Query()]) -> Response:
    """All results in one file, as `ofrecord export --as FORMAT` writes it."""
    site, asked = site_of(request), conditions_of(given).filter(given.kind)
    wanted = Export(format, given.excel, given.all_modalities, given.assume_dates)
    query = wanted.query(site.store, asked)
    name = f"ofrecord-{given.kind}.{ENDINGS.get(format, format)}"
    return site.fresh(request) or site.file(request, wanted.pieces(query), MEDIA[format], name)
