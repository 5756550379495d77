"""Events in the columns of other schemes: ACLED-like and UCDP-like CSV, PLOVER JSON. What is not known stays empty."""

from __future__ import annotations

from datetime import date
from typing import Any

from ofrecord.domain.events import Modality
from ofrecord.store.rows import Actor, EventRow, Found, Spot
from ofrecord.views.exports.cells import Cell
from ofrecord.views.exports.codes import acled, countries, place_precision, ucdp
from ofrecord.views.exports.flat import joined, killed, location

HAPPENED: tuple[Modality, ...] = ("actual", "ongoing")
"""What other schemes count as an event; denied, planned or possible ones go there only when asked for."""

ACLED_COLUMNS = (
    *("event_id", "event_date", "time_precision", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1"),
    *("actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1"),
    *("admin2", "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities"),
    *("fatalities_low", "fatalities_high", "attributed_to", "modality", "evidence", "document"),
)
UCDP_COLUMNS = (
    *("id", "year", "type_of_violence", "side_a", "side_b", "number_of_sources", "source_article", "source_office"),
    *("source_date", "source_headline", "source_original", "where_prec", "where_description", "adm_1", "adm_2"),
    *(
        "latitude",
        "longitude",
        "country",
        "event_clarity",
        "date_prec",
        "date_start",
        "date_end",
        "deaths_a",
        "deaths_b",
    ),
    *("deaths_civilians", "deaths_unknown", "best", "high", "low"),
)


def acled_row(found: Found, assume_dates: bool) -> dict[str, Cell]:
    """The event in ACLED-like columns."""
    item, report = _event(found), found.report
    scheme, spot = acled(), location(item)
    country = countries().get(spot.country) if spot and spot.country else None
    first, second = _first(item.agents), _first(item.recipients)
    here = country.alpha3 if country else None
    inter1, inter2 = scheme.kind_of(first, here), scheme.kind_of(second, here)
    names = scheme.names(item.type, item.mode, inter2)
    targeted = item.type == "ASSAULT" and inter2 == scheme.civilians
    known: dict[str, Cell] = {
        "event_id": item.id,
        **_acled_date(item, assume_dates),
        "event_type": names.event_type if names else None,
        "sub_event_type": names.sub_event_type if names else None,
        "actor1": first.name if first else None,
        "assoc_actor_1": joined(actor.name for actor in item.agents[1:]),
        "inter1": inter1,
        "actor2": second.name if second else None,
        "assoc_actor_2": joined(actor.name for actor in item.recipients[1:]),
        "inter2": inter2,
        "interaction": scheme.interaction(inter1, inter2),
        "civilian_targeting": scheme.civilian_targeting if targeted else None,
        "iso": country.numeric if country else None,
        "region": country.region if country else None,
        "country": country.name if country else None,
        **_coordinates(spot),
        "admin1": spot.admin1 if spot else None,
        "location": spot.name if spot else None,
        "geo_precision": place_precision(spot, scheme.geo_precision, scheme.near),
        "source": report.publisher,
        "notes": item.context,
        **_acled_deaths(item),
        "attributed_to": _speakers(item),
        "modality": item.modality,
        "evidence": f'{item.start}-{item.end} "{item.exact}" ({item.confidence})',
        "document": report.document,
    }
    return {column: known.get(column) for column in ACLED_COLUMNS}


def ucdp_row(found: Found, assume_dates: bool) -> dict[str, Cell]:
    """The event in UCDP-like columns."""
    item, report = _event(found), found.report
    scheme, spot = ucdp(), location(item)
    country = countries().get(spot.country) if spot and spot.country else None
    side_a, side_b = scheme.side(item.agents), scheme.side(item.recipients)
    article = joined((report.publisher, report.published, report.title))
    known: dict[str, Cell] = {
        "id": item.id,
        "type_of_violence": scheme.type_of_violence(side_a, side_b) if item.type == "ASSAULT" else None,
        "side_a": joined(actor.name for actor in item.agents),
        "side_b": joined(actor.name for actor in item.recipients),
        "number_of_sources": 1,
        "source_article": article or report.uri,
        "source_office": report.publisher,
        "source_date": report.published,
        "source_headline": report.title,
        "source_original": (item.said_by[-1].name or item.said_by[-1].exact) if item.said_by else None,
        "where_prec": place_precision(spot, scheme.where_precision, scheme.near),
        "where_description": spot.exact if spot else None,
        "adm_1": spot.admin1 if spot else None,
        **_coordinates(spot),
        "country": country.name if country else None,
        **_ucdp_date(item, assume_dates),
        **_ucdp_deaths(item, side_b),
    }
    return {column: known.get(column) for column in UCDP_COLUMNS}


def plover_event(found: Found) -> dict[str, Any]:
    """The event as PLOVER writes it: source, target, event, mode, with the words and who says so."""
    item, report = _event(found), found.report
    return {
        "id": item.id,
        "date": [item.time.earliest, item.time.latest] if item.time else None,
        "date_stated": item.time.stated if item.time else None,
        "source": [_plover_actor(actor) for actor in item.agents],
        "target": [_plover_actor(actor) for actor in item.recipients],
        "event": item.type,
        "mode": item.mode,
        "context": [item.access] if item.access else [],
        "location": [spot.model_dump(mode="json") for spot in item.places if spot.use == "location"],
        "modality": item.modality,
        "attributed_to": [voice.model_dump(mode="json") for voice in item.said_by],
        "cameo": item.codes.cameo,
        "text": item.context,
        "evidence": {"start": item.start, "end": item.end, "exact": item.exact},
        "confidence": item.confidence,
        "document": report.document,
        "publisher": report.publisher,
        "published": report.published,
        "url": report.url,
    }


def _event(found: Found) -> EventRow:
    assert isinstance(found.item, EventRow), "only events are written in these schemes"
    return found.item


def _first(actors: tuple[Actor, ...]) -> Actor | None:
    return actors[0] if actors else None


def _coordinates(spot: Spot | None) -> dict[str, Cell]:
    return {"latitude": spot.latitude, "longitude": spot.longitude} if spot else {}


def _speakers(item: EventRow) -> str | None:
    return joined(f"{voice.name or voice.exact or voice.state} ({voice.stance})" for voice in item.said_by)


def _interval(item: EventRow, assume_dates: bool) -> tuple[str, str] | None:
    """First and last day where both are known; a date taken over from the report only where that is asked for."""
    time = item.time
    if time is None or not (time.stated or assume_dates) or not time.earliest or not time.latest:
        return None
    return time.earliest[:10], time.latest[:10]


def _acled_date(item: EventRow, assume_dates: bool) -> dict[str, Cell]:
    days = _interval(item, assume_dates)
    granularity = item.time.granularity if item.time else None
    precision = acled().time_precision.get(granularity) if granularity else None
    return {"event_date": days[0], "time_precision": precision} if days and precision else {}


def _acled_deaths(item: EventRow) -> dict[str, Cell]:
    dead = killed(item.figures)
    if dead is None:
        return {}
    exact = dead.low if dead.low == dead.high and dead.qualifier == "exact" else None
    return {"fatalities": exact, "fatalities_low": dead.low, "fatalities_high": dead.high}


def _ucdp_date(item: EventRow, assume_dates: bool) -> dict[str, Cell]:
    if (days := _interval(item, assume_dates)) is None:
        return {}
    try:
        length = (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days + 1
    except ValueError:  # a year before 1 or a coarser date: there is no length to judge by
        return {}
    year = days[0][:4] if days[0][:4] == days[1][:4] else None
    precision = ucdp().date_precision_of(length)
    return {"year": year, "date_start": days[0], "date_end": days[1], "date_prec": precision}


def _ucdp_deaths(item: EventRow, side_b: str | None) -> dict[str, Cell]:
    """Low and high as told; the best estimate only where the report gives one number.

    Of two armed sides it is not told by the row whose dead they are: they are `deaths_unknown`.
    """
    dead = killed(item.figures)
    if dead is None:
        return {}
    best = dead.low if dead.low == dead.high else None
    column = "deaths_civilians" if side_b == "civilians" else "deaths_unknown"
    return {"best": best, "high": dead.high, "low": dead.low, column: best}


def _plover_actor(actor: Actor) -> dict[str, str | None]:
    return {"name": actor.name, "words": actor.exact, "country": actor.codes.country, "sector": actor.codes.sector}
