"""Incidents: one happening from many reports, who says what of it, and where the accounts differ."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter, Request
from starlette.responses import Response

from ofrecord.domain.incidents import Incident
from ofrecord.errors import SettingsError
from ofrecord.store import Filter, IncidentFilter, Store
from ofrecord.store.incidents import Incidents
from ofrecord.views.exports.incidents import incident_csv, incident_geojson, incident_json
from ofrecord.views.web.accounts import compared
from ofrecord.views.web.pages.files import Ending
from ofrecord.views.web.site import site_of

router = APIRouter(include_in_schema=False)
PAGE = 12
FEWEST = 2
"""Reports of an incident that is shown unless asked otherwise: one that a single report tells compares nothing."""
LARGEST = 1_000_000


def asked_of(request: Request) -> tuple[IncidentFilter, int]:
    """Which incidents an address asks for, and how many to pass over. Raises SettingsError."""
    given = dict(request.query_params)
    if unknown := set(given) - {"least", "since", "until", "skip"}:
        raise SettingsError(
            f"incidents are not asked for by {', '.join(sorted(unknown))[:80]}; use least, since, until"
        )
    since, until = given.get("since") or None, given.get("until") or None
    Filter(since=since, until=until)  # checks the dates
    least = _number(given, "least", FEWEST, 1)
    return IncidentFilter(least=least, since=since, until=until), _number(given, "skip", 0, 0)


def _number(given: dict[str, str], name: str, usual: int, least: int) -> int:
    words = given.get(name) or str(usual)
    if not (words.isascii() and words.isdigit() and len(words) < 8 and least <= int(words) <= LARGEST):
        raise SettingsError(f"{name} {words[:20]!r}: give a number from {least}")
    return int(words)


@router.get("/incidents")
def incidents(request: Request) -> Response:
    """Incidents, those with most reports first."""
    site = site_of(request)
    asked, skip = asked_of(request)
    kept = site.incidents()
    if seen := site.fresh(request):
        return seen
    key = ("incidents", asked, skip, site.store.state())
    shown = site.memory.recall(key, lambda: list(kept.all(asked, PAGE, skip, explained=False)))
    total = kept.count(asked)
    following = skip + PAGE if skip + PAGE < total else None
    waiting = kept.waiting()
    return site.page(
        request, "incidents.html", waiting=waiting, asked=asked, skip=skip, total=total, shown=shown, next=following
    )


@router.get("/incidents.{ending}")
def incident_files(request: Request, ending: Ending) -> Response:
    """All of them as a file."""
    site = site_of(request)
    asked, skip = asked_of(request)
    if skip:
        raise SettingsError("files hold all incidents at once; leave out skip")
    pieces, media = _file(site.incidents(), asked, ending)
    name = None if ending == "json" else f"ofrecord-incidents.{ending}"
    return site.fresh(request) or site.file(request, pieces, media, name)


def _file(kept: Incidents, asked: IncidentFilter, ending: Ending) -> tuple[Iterator[str], str]:
    match ending:
        case "json":
            return incident_json(kept.all(asked)), "application/json"
        case "csv":
            return incident_csv(kept.all(asked, explained=False)), "text/csv; charset=utf-8"
        case "geojson":
            return incident_geojson(kept.all(asked, explained=False)), "application/geo+json"


@router.get("/incidents/{id}")
def incident(request: Request, id: str) -> Response:
    """One incident."""
    site = site_of(request)
    found = site.incidents().get(id[:100])
    return site.fresh(request) or site.page(request, "incident.html", **incident_values(site.store, found))


def incident_values(store: Store, incident: Incident) -> dict[str, object]:
    """What the template of an incident needs."""
    return {"incident": incident, "numbers": numbers_of(store, incident), **compared(incident)}


def numbers_of(store: Store, incident: Incident) -> dict[str, int]:
    """Document id → number of the report in this store."""
    numbers = {}
    for report in incident.reports:
        for found in store.query(Filter(kind="documents", id=report.document)):
            if (found.report.document, found.report.sha256) == (report.document, report.sha256):
                numbers[report.document] = found.report.number
    return numbers
