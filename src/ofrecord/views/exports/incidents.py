"""Incidents as files: JSON with everything, a flat CSV row for each value that an account gives, GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from ofrecord.domain.incidents import Account, Incident, Value
from ofrecord.views.exports.cells import Cell, csv_lines

INCIDENT = ("incident", "type", "title", "place", "latitude", "longitude", "precision", "time", "reports", "origins")
ACCOUNT = ("speaker", "role", "stance", "first_said", "field", "value", "low", "high", "qualifier", "of", "conflict")
WORDS = ("exact", "document", "start", "end", "source_sha256")
COLUMNS = (*INCIDENT, *ACCOUNT, *WORDS)
Row = dict[str, Cell]


def incident_json(incidents: Iterable[Incident]) -> Iterator[str]:
    """A JSON list, piece by piece."""
    separator = "["
    for incident in incidents:
        yield separator + incident.model_dump_json()
        separator = ",\n"
    yield "[]\n" if separator == "[" else "]\n"


def incident_csv(incidents: Iterable[Incident]) -> Iterator[str]:
    """One row for each value of each account; an incident without any has one row."""
    return csv_lines(COLUMNS, (row for incident in incidents for row in _rows(incident)))


def _rows(incident: Incident) -> Iterator[Row]:
    empty: Row = dict.fromkeys(COLUMNS)
    own = {**empty, **_incident(incident)}
    conflicts = {difference.field.split(" (")[0] for difference in incident.differences if difference.conflict}
    told = [(account, name, value) for account in incident.accounts for name, value in account.values.items()]
    for account, name, value in told:
        yield {**own, **_value(account, name, value), "conflict": name in conflicts}
    if not told:
        yield own


def _incident(incident: Incident) -> Row:
    kept = {name: getattr(incident, name) for name in INCIDENT if name not in ("incident", "reports")}
    return {**kept, "incident": incident.id, "reports": len(incident.reports)}


def _value(account: Account, name: str, value: Value) -> Row:
    said = {name: getattr(account, name) for name in ("speaker", "role", "stance", "first_said")}
    bounds = {name: getattr(value, name) for name in ("value", "low", "high", "qualifier", "of")}
    words = {name: getattr(value, name) for name in ("exact", "document", "start", "end")}
    return {**said, "field": name, **bounds, **words, "source_sha256": value.sha256}


def incident_geojson(incidents: Iterable[Incident]) -> Iterator[str]:
    """A FeatureCollection; an incident without a place on the map is a feature without geometry."""
    yield '{"type": "FeatureCollection", "features": ['
    separator = "\n"
    for incident in incidents:
        located = incident.latitude is not None and incident.longitude is not None
        point = {"type": "Point", "coordinates": [incident.longitude, incident.latitude]} if located else None
        properties = {
            name: value for name, value in _incident(incident).items() if name not in ("latitude", "longitude")
        }
        feature = {"type": "Feature", "geometry": point, "properties": properties}
        yield separator + json.dumps(feature, ensure_ascii=False)
        separator = ",\n"
    yield "\n]}\n"
