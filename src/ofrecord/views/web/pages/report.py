"""Report: the article's text with its evidence marked, the record beside it, and the bytes that it was read from."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from ofrecord.domain.record import Record
from ofrecord.errors import NotInStore
from ofrecord.incidents.judged import standing
from ofrecord.store import Filter, Found, Store
from ofrecord.store.pages import LARGEST_NUMBER
from ofrecord.store.rows import Kind
from ofrecord.views.citation import reference
from ofrecord.views.web.evidence import shown_blocks
from ofrecord.views.web.site import site_of

router = APIRouter(include_in_schema=False)
KINDS: tuple[Kind, ...] = ("quotations", "events", "figures", "control")


@router.get("/reports/{number}")
def report(request: Request, number: int) -> Response:
    """One report."""
    site = site_of(request)
    waiting = site.incidents().waiting()  # copies are known of reports that are grouped
    if seen := site.fresh(request):
        return seen
    return site.page(request, "report.html", **report_values(site.store, number), waiting=waiting)


def report_values(store: Store, number: int) -> dict[str, object]:
    """What the template of a report needs, but for how many reports are `waiting` to be grouped. Raises NotInStore."""
    found, record = one_report(store, number)
    items = {kind: list(store.query(Filter(kind=kind, report=number, with_related=True))) for kind in KINDS}
    return {
        "report": found.report,
        "document": record.document,
        "source": record.source,
        "notes": record.notes,
        "reader": record.reader,
        "blocks": shown_blocks(record),
        "items": items,
        "entities": [entity for entity in record.entities if entity.type != "place"],
        "reference": reference(found),
        "copies": store.copies(found.report.number),
    }


def one_report(store: Store, number: int) -> tuple[Found, Record]:
    """A report by its number, and its current record. Raises NotInStore."""
    query = store.query(Filter(kind="documents", report=min(number, LARGEST_NUMBER)))
    found = next(query.rows(1), None)
    if found is None:
        raise NotInStore(f"there is no report {number} in this store; the search lists those that are")
    return found, Record.model_validate_json(next(query.records()))


@router.get("/reports/{number}/raw")
def raw(request: Request, number: int) -> Response:
    """The bytes as they came: saved, never shown, because they may hold anything."""
    found, _ = one_report(site_of(request).store, number)
    site = site_of(request)
    decided = standing(site.store.judgements().all())
    if any(one.verdict == "redacted" and one.target.sha256 == found.report.sha256 for one in decided):
        raise HTTPException(403, "words of this report are not to be shown, so its bytes are not given out")
    data = site.store.archive.get(found.report.sha256)
    headers = {
        "Content-Disposition": f'attachment; filename="{found.report.sha256[:16]}.bin"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return Response(data, media_type="application/octet-stream", headers=headers)


@router.get("/reports/{number}.json")
def record_json(request: Request, number: int) -> Response:
    """The record as JSON."""
    site = site_of(request)
    query = site.query(Filter(kind="documents", report=min(number, LARGEST_NUMBER)))
    if (record := next(query.records(), None)) is None:
        raise NotInStore(f"there is no report {number} in this store")
    return Response(record, media_type="application/json", headers={"ETag": site.tag(request)})
