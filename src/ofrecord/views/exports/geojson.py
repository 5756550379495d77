"""Results on the map: a GeoJSON FeatureCollection (RFC 7946), one feature a result and place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ofrecord.store.rows import Found, Spot
from ofrecord.views.exports.flat import PLACE, flat_row


def geojson_lines(results: Iterable[Found]) -> Iterator[str]:
    """The collection, piece by piece. A result without a place on the map is a feature without geometry."""
    yield '{"type": "FeatureCollection", "features": ['
    separator = "\n"
    for found in results:
        for spot in _locations(found) or (None,):
            yield separator + json.dumps(_feature(found, spot), ensure_ascii=False)
            separator = ",\n"
    yield "\n]}\n"


def _locations(found: Found) -> list[Spot]:
    """Places on the map: not "Kyiv said", and not what could not be resolved."""
    spots = found.item.places if found.item else ()
    return [
        spot for spot in spots if spot.use == "location" and spot.latitude is not None and spot.longitude is not None
    ]


def _feature(found: Found, spot: Spot | None) -> dict[str, Any]:
    """Coordinates of a region or vague place are those of a point in or near it: `precision` says so."""
    properties: dict[str, Any] = {name: value for name, value in flat_row(found).items() if name not in PLACE}
    if spot is None:
        return {"type": "Feature", "geometry": None, "properties": properties}
    place = {"place": spot.name, "place_words": spot.exact, "precision": spot.precision}
    relation = spot.relation.model_dump(mode="json") if spot.relation else None
    properties |= {**place, "relation": relation, "admin1": spot.admin1, "country": spot.country}
    point = {"type": "Point", "coordinates": [spot.longitude, spot.latitude]}
    return {"type": "Feature", "geometry": point, "properties": properties}
