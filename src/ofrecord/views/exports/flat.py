"""One flat row a result, for CSV and data frames. Every row says in which report, by which words, and who says so."""

from __future__ import annotations

from collections.abc import Iterable

from ofrecord.store.rows import Actor, ControlRow, EventRow, FigureRow, Found, Kind, Number, QuotationRow, Report, Spot
from ofrecord.views.exports.cells import Cell

Row = dict[str, Cell]

REPORT = ("document", "publisher", "published", "title", "url", "source_sha256")
ITEM = ("id", "start", "end", "exact", "context")
CREDIT = ("speaker", "said_by", "speaker_state", "stance", "confidence", "step", "rule", "block")
PLACE = ("place", "place_words", "latitude", "longitude", "place_precision", "admin1", "country", "more_places")
TIME = ("earliest", "latest", "time_stated")
FIGURES = ("figures", "killed_low", "killed_high")
ACCESS = (
    *("access", "access_for", "acaps", "ocha", "aid_organization"),
    *("aid_workers_killed", "aid_workers_injured", "aid_workers_abducted"),
)
BOUNDS = (
    "counts",
    "what",
    "low",
    "high",
    "qualifier",
    "unit",
    "sex",
    "age",
    "cumulative",
    "rate",
    "part_of",
    "replaces",
)
OWN: dict[Kind, tuple[str, ...]] = {
    "events": (
        *("type", "mode", "modality", *ACCESS, "agents", "agent_codes", "agent_own_codes"),
        *("recipients", "recipient_codes", "recipient_own_codes", "instruments", *FIGURES, "law_rules", *TIME, *PLACE),
    ),
    "quotations": ("form", "cue", "via", "medium", "addressee", "law_reading", "law_rules", *TIME, *PLACE),
    "figures": (*BOUNDS, *TIME, *PLACE),
    "control": ("status", "partial", "holder", "holder_codes", "holder_own_codes", *FIGURES, *TIME, *PLACE),
}
COLUMNS: dict[Kind, tuple[str, ...]] = {
    **{kind: (*ITEM, *own, *CREDIT, *REPORT) for kind, own in OWN.items()},
    "documents": (*REPORT, "published_stated", "language", "uri", "retrieved"),
}


def flat_row(found: Found) -> Row:
    """The row of a result: its keys are the columns of its kind."""
    report, item = found.report, found.item
    if item is None:
        more = {name: getattr(report, name) for name in ("published_stated", "language", "uri", "retrieved")}
        return {**_report(report), **more}
    return {**_item(item), **_own(item), **_time(item), **_place(item), **_credit(item), **_report(report)}


def joined(words: Iterable[str | None]) -> str | None:
    """Several values in one cell."""
    return "; ".join(word for word in words if word) or None


def killed(figures: tuple[Number, ...]) -> Number | None:
    """The figure of the dead, where there is exactly one that is neither part of another nor replaced by one: several are
    never added up."""
    older = {figure.replaces for figure in figures if figure.replaces is not None}
    found = [f for f in figures if f.counts == "killed" and f.part_of is None and f.id not in older]
    return found[0] if len(found) == 1 else None


def location(item: QuotationRow | EventRow | FigureRow | ControlRow) -> Spot | None:
    """The first place of an item that is a place on the map and not an actor ("Kyiv said")."""
    return next((spot for spot in item.places if spot.use == "location"), None)


def _report(report: Report) -> Row:
    kept = {name: getattr(report, name) for name in REPORT if name != "source_sha256"}
    return {**kept, "source_sha256": report.sha256}


def _item(item: QuotationRow | EventRow | FigureRow | ControlRow) -> Row:
    return {name: getattr(item, name) for name in ITEM}


def _credit(item: QuotationRow | EventRow | FigureRow | ControlRow) -> Row:
    """The speaker is the innermost of the chain: the one whose words these are."""
    voice = item.said_by[-1] if item.said_by else None
    return {
        "speaker": (voice.name or voice.exact) if voice else None,
        "said_by": joined(voice.name or voice.exact or voice.state for voice in item.said_by),
        "speaker_state": voice.state if voice else None,
        "stance": voice.stance if voice else None,
        "confidence": item.confidence,
        "step": item.step,
        "rule": item.rule,
        "block": item.role,
    }


def _time(item: QuotationRow | EventRow | FigureRow | ControlRow) -> Row:
    time = item.time
    return {name: getattr(time, name.removeprefix("time_"), None) for name in TIME}


def _place(item: QuotationRow | EventRow | FigureRow | ControlRow) -> Row:
    first = spot = location(item)
    return {
        "place": spot.name if spot else None,
        "place_words": spot.exact if spot else None,
        "latitude": spot.latitude if spot else None,
        "longitude": spot.longitude if spot else None,
        "place_precision": spot.precision if spot else None,
        "admin1": spot.admin1 if spot else None,
        "country": spot.country if spot else None,
        "more_places": joined(spot.name or spot.exact for spot in item.places if spot is not first),
    }


def _own(item: QuotationRow | EventRow | FigureRow | ControlRow) -> Row:
    match item:
        case EventRow():
            return _event(item)
        case QuotationRow():
            kept = {name: getattr(item, name) for name in ("form", "cue", "via", "medium", "addressee")}
            rules = item.law.rules if item.law else ()
            return {**kept, "law_reading": item.law and item.law.reading, "law_rules": joined(map(str, rules))}
        case FigureRow():
            return {name: getattr(item, name) for name in BOUNDS}
        case ControlRow():
            holder = (item.holder,) if item.holder else ()
            named = {"holder": joined(actor.name for actor in holder), "holder_codes": _codes(holder)}
            named["holder_own_codes"] = _own_codes(holder)
            return {"status": item.status, "partial": item.partial, **named, **_figures(item.figures)}


def _event(item: EventRow) -> Row:
    return {
        **{name: getattr(item, name) for name in ("type", "mode", "modality")},
        **_access(item),
        "agents": joined(actor.name for actor in item.agents),
        "agent_codes": _codes(item.agents),
        "agent_own_codes": _own_codes(item.agents),
        "recipients": joined(actor.name for actor in item.recipients),
        "recipient_codes": _codes(item.recipients),
        "recipient_own_codes": _own_codes(item.recipients),
        "instruments": joined(actor.exact for actor in item.instruments),
        **_figures(item.figures),
        "law_rules": joined(map(str, item.law)),
    }


def _access(item: EventRow) -> Row:
    struck = {
        f"aid_workers_{counts}": joined(f.exact for f in item.aid_workers if f.counts == counts)
        for counts in ("killed", "injured", "abducted")
    }
    codes = {"acaps": item.codes.acaps, "ocha": item.codes.ocha}
    return {"access": item.access, "access_for": item.access_for, **codes, "aid_organization": item.aid, **struck}


def _figures(figures: tuple[Number, ...]) -> Row:
    dead = killed(figures)
    words = joined(f"{figure.exact} {figure.counts}" for figure in figures)
    return {"figures": words, "killed_low": dead.low if dead else None, "killed_high": dead.high if dead else None}


def _codes(actors: tuple[Actor, ...]) -> str | None:
    return joined("".join(filter(None, (actor.codes.country, actor.codes.sector))) for actor in actors)


def _own_codes(actors: tuple[Actor, ...]) -> str | None:
    """Codes of the user's own list of actors."""
    return joined(actor.codes.own for actor in actors)
