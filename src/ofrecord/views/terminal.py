"""A record as a report in the terminal: who says what, what happened, who holds what, figures, what stays open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ofrecord.domain.documents import BODY_ROLES
from ofrecord.domain.record import Record
from ofrecord.views.names import Names, bounds, interval, one_line

LONGEST = 320
"""Code points of quoted words shown; the record holds all of them."""


def report(record: Record) -> RenderableType:
    """The whole report, ready for a Rich console."""
    names = Names(record)
    sections = (
        ("Who says what", _quotations(record, names)),
        ("What happened", _events(record, names)),
        ("Who holds what", _control(record, names)),
        ("Figures", _figures(record, names)),
        ("Not resolved", _open(record)),
    )
    parts: list[RenderableType] = [_heading(record)]
    for title, rows in sections:
        lines = list(rows)
        if lines:
            parts += [Text(f"\n{title.upper()}", style="bold cyan"), *lines]
    if len(parts) == 1:
        parts.append(Text("\nNothing was read from this report; see its notes.", style="dim"))
    parts += [Text(f"note: {n.message}", style="dim") for n in record.notes]
    return Group(*parts)


def _heading(record: Record) -> RenderableType:
    document = record.document
    first = next((one_line(document.text[b.start : b.end]) for b in document.blocks), "(no text)")
    title = document.title or (first if len(first) <= 120 else first[:119] + "…")
    date = document.published or "no date"
    inferred = "" if document.published is None or document.published_stated else " (inferred)"
    line = (
        document.publisher,
        date + inferred,
        ", ".join(document.agencies),
        ", ".join(document.authors),
        document.url,
    )
    return Group(Text(title, style="bold"), Text(" · ".join(p for p in line if p), style="dim"))


def _body(record: Record) -> list[tuple[int, int]]:
    return [(b.start, b.end) for b in record.document.blocks if b.role in BODY_ROLES]


def _in_body(body: list[tuple[int, int]], offset: int) -> bool:
    return not body or any(start <= offset < end for start, end in body)


def _entry(head: Text, words: str, foot: str = "") -> RenderableType:
    shown = one_line(words)
    shown = shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"
    lines: list[RenderableType] = [head, Padding(Text(shown, style="italic"), (0, 0, 0, 4))]
    if foot:
        lines.append(Padding(Text(foot, style="dim"), (0, 0, 0, 4)))
    return Group(*lines)


def _quotations(record: Record, names: Names) -> Iterator[RenderableType]:
    body = _body(record)
    for q in record.quotations:
        if not _in_body(body, q.content[0].start):
            continue
        head = Text("  ").append(names.speaker(q.id), style="bold").append(f"  {q.stance}", style=_STANCE_STYLE)
        day = names.times[q.said_on].exact if q.said_on in names.times else None
        extra = [q.medium.exact if q.medium else None, day, f"via {q.via.exact}" if q.via else None]
        if any(extra):
            head.append("  " + " · ".join(one_line(e) for e in extra if e), style="dim")
        yield _entry(head, " … ".join(c.exact for c in q.content))


_STANCE_STYLE = "yellow"


def _events(record: Record, names: Names) -> Iterator[RenderableType]:
    body = _body(record)
    for e in record.events:
        if not _in_body(body, e.trigger.start):
            continue
        code = f"{e.type}/{e.mode}" if e.mode else e.type
        head = Text("  ").append(code, style="bold green")
        if e.access:
            head.append(f" ({e.access})", style="green")
        head.append(f"  {names.parties(e.agents)} → {names.parties(e.recipients)}")
        if e.modality != "actual":
            head.append(f"  {e.modality}", style="yellow")
        where = ", ".join(names.place(p) for p in e.places if p in names.places)
        figures = ", ".join(one_line(names.figures[f].exact) for f in e.figures if f in names.figures)
        foot = " · ".join(p for p in (where, names.when(e.time), figures, f"says {names.sayers(e.attributed_to)}") if p)
        yield _entry(head, f"“{e.trigger.exact}”", foot)


def _control(record: Record, names: Names) -> Iterator[RenderableType]:
    body = _body(record)
    for c in record.control:
        if not _in_body(body, c.start):
            continue
        holder = names.party(c.holder) if c.holder else "—"
        place = names.place(c.place) if c.place in names.places else "a place not named"
        head = Text("  ").append(holder, style="bold").append(f" {c.status} ", style="magenta").append(place)
        when = interval(c.as_of.earliest, c.as_of.latest) if c.as_of else ""
        yield _entry(head, f"“{c.exact}”", " · ".join(p for p in (when, f"says {names.sayers(c.attributed_to)}") if p))


def _figures(record: Record, names: Names) -> Iterable[RenderableType]:
    body = _body(record)
    table = Table.grid(padding=(0, 2))
    for f in record.figures:
        if _in_body(body, f.start):
            unit = f" {f.unit}" if f.unit else ""
            table.add_row("", bounds(f) + unit, f.counts, one_line(f.exact), f"says {names.sayers(f.attributed_to)}")
    return [table] if table.row_count else []


def _open(record: Record) -> Iterable[RenderableType]:
    body = _body(record)
    rows = [(p.start, p.exact, p.unresolved) for p in record.places if p.unresolved and p.use == "location"]
    rows += [(t.start, t.exact, t.unresolved) for t in record.times if t.unresolved]
    rows += [
        (q.speaker.start or 0, q.speaker.exact or "", "which person speaks is not clear")
        for q in record.quotations
        if q.speaker.state == "pronoun_unresolved"
    ]
    table = Table.grid(padding=(0, 2))
    for start, exact, reason in sorted(rows):
        if _in_body(body, start):
            table.add_row("", one_line(exact), Text(str(reason), style="dim"))
    return [table] if table.row_count else []
