"""A search result as a few lines of plain text."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.store.rows import Actor, ControlRow, EventRow, FigureRow, Found, QuotationRow, Report, Spot
from ofrecord.views.names import credit

NOBODY = "somebody"


def found_lines(found: Found) -> Iterator[str]:
    """What it says, the words it was read from, who says so, and in which report."""
    if found.item is not None:
        yield f"{found.item.id}  {headline(found.item)}"
        yield f"    “{found.item.context}”"
        if voices := credited(found.item):
            yield f"    {voices}"
        yield f"    {report_line(found.report)}"
    else:
        yield f"{found.report.document}  {report_line(found.report)}"


def headline(item: QuotationRow | EventRow | FigureRow | ControlRow) -> str:
    """The item in one line."""
    match item:
        case QuotationRow():
            return f"{item.said_by[-1].name or NOBODY} {item.stance} ({item.form})"
        case EventRow():
            kind = "/".join(filter(None, (item.type, item.mode)))
            told = "" if item.modality == "actual" else f" ({item.modality})"
            return f"{kind}{told}: {_names(item.agents) or '?'} → {_names(item.recipients) or '?'}{_where_when(item)}"
        case FigureRow():
            return f"{item.counts}: {item.exact} ({_bounds(item)}){_where_when(item)}"
        case ControlRow():
            holder = item.holder.name if item.holder else "?"
            return f"{holder} {item.status}{_where_when(item)}"


def credited(item: QuotationRow | EventRow | FigureRow | ControlRow) -> str:
    """According to whom, the chain of speakers innermost first; empty where the article itself says it."""
    told = ", according to ".join(voice.name or voice.exact or NOBODY for voice in reversed(item.said_by))
    if not told or isinstance(item, QuotationRow):
        return told and f"according to {told}"
    modality = item.modality if isinstance(item, EventRow) else "actual"
    return f"{credit(item.said_by[-1].stance, modality)} {told}"


def report_line(report: Report) -> str:
    """Publisher, date and title of a report, as far as they are known."""
    parts = (report.publisher, report.published and report.published[:10], report.title or report.uri)
    return " · ".join(part for part in parts if part)


def _names(actors: tuple[Actor, ...]) -> str:
    return ", ".join(actor.name for actor in actors)


def _bounds(item: FigureRow) -> str:
    low, high = ("" if bound is None else f"{bound:,}" for bound in (item.low, item.high))
    bounds = low if low == high else f"{low}–{high}"
    return f"{bounds} {item.unit}" if item.unit else bounds


def _where_when(item: EventRow | FigureRow | ControlRow) -> str:
    places = ", ".join(_place(spot) for spot in item.places)
    day = ""
    if item.time and (item.time.earliest or item.time.latest):
        ends = item.time.earliest or "…", item.time.latest or "…"
        day = ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
        day = day if item.time.stated else f"{day} (assumed)"
    return "".join(f", {part}" for part in (places, day) if part)


def _place(spot: Spot) -> str:
    return spot.exact if spot.name in (None, spot.exact) else f"{spot.exact} [{spot.name}]"
