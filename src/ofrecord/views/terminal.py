"""A record as a report in the terminal: who says what, what happened, who holds what, figures, places, what stays open.

The left column tells at a glance how an item stands: what the report tells itself is `reported`, what somebody says is
`claimed`, and what is denied, planned or asked for is called so, with or without colour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from ofrecord.domain.documents import BODY_ROLES
from ofrecord.domain.events import Event
from ofrecord.domain.quotations import Quotation
from ofrecord.domain.record import Record
from ofrecord.views.names import Names, bounds, interval, one_line
from ofrecord.views.rows import Row

LONGEST = 320
"""Code points of quoted words shown; the record holds all of them."""
AROUND = 60
"""Code points shown on each side of the words that tell an event."""

_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])")
_AGAINST = frozenset({"denies", "rejects", "condemns", "accuses"})
_PRESSING = frozenset({"demands", "requests", "warns", "threatens"})
_REAL = frozenset({"actual", "ongoing"})
_SETTLED = frozenset({"denied", "negated"})


def report(record: Record) -> RenderableType:
    """The whole report, ready for a Rich console."""
    names = Names(record)
    sections = (
        ("Who says what", _quotations(record, names)),
        ("What happened", _events(record, names)),
        ("Who holds what", _control(record, names)),
        ("Figures", _figures(record, names)),
        ("Places", _places(record)),
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
    """Title, then publisher, day, agencies and authors, then the address, each where it is known."""
    document = record.document
    first = next((one_line(document.text[b.start : b.end]) for b in document.blocks), "(no text)")
    title = document.title or (first if len(first) <= 120 else first[:119] + "…")
    date = (document.published or "no date")[:16].replace("T", " ")
    inferred = "" if document.published is None or document.published_stated else " (inferred)"
    known = (document.publisher, date + inferred, ", ".join(document.agencies), ", ".join(document.authors))
    lines = [Text(title, style="bold"), Text(" · ".join(p for p in known if p), style="dim")]
    return Group(*lines, *([Text(document.url, style="dim", overflow="fold")] if document.url else []))


def _body(record: Record) -> list[tuple[int, int]]:
    return [(b.start, b.end) for b in record.document.blocks if b.role in BODY_ROLES]


def _in_body(body: list[tuple[int, int]], offset: int) -> bool:
    return not body or any(start <= offset < end for start, end in body)


def _words(words: str) -> Text:
    shown = one_line(words)
    return Text(shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…")


def _dim(*parts: str | None) -> tuple[Text, ...]:
    """One line of the parts that there are, or none."""
    told = " · ".join(one_line(p) for p in parts if p)
    return (Text(told, style="dim"),) if told else ()


def _quotations(record: Record, names: Names) -> Iterator[RenderableType]:
    body = _body(record)
    for q in record.quotations:
        if _in_body(body, q.content[0].start):
            head = Text(names.speaker(q.id), style="bold")
            day = names.times[q.said_on].exact if q.said_on in names.times else None
            aside = [q.medium.exact if q.medium else None, day, f"via {q.via.exact}" if q.via else None]
            aside += [_told_by(q, names), _law(q)]
            for told in _dim(*aside):
                head.append("  ").append_text(told)
            words = _words(" … ".join(c.exact for c in q.content))
            yield Row(q.stance, (head, words), _stance_style(q.stance))


def _told_by(q: Quotation, names: Names) -> str | None:
    """Who tells of a speech inside another speech."""
    outer = names.speaker(q.parent) if q.parent in names.quotations else None
    return f"told by {outer}" if outer and outer != names.speaker(q.id) else None


def _law(q: Quotation) -> str | None:
    """What a speaker says about the law of war."""
    if q.law is None:
        return None
    return f"law of war: {q.law.reading}" + (f", rules {_numbers(q.law.rules)}" if q.law.rules else "")


def _numbers(rules: Iterable[int]) -> str:
    return ", ".join(map(str, rules))


def _stance_style(stance: str) -> str:
    return "red" if stance in _AGAINST else "yellow" if stance in _PRESSING else "green"


def _standing(modality: str, attributed: bool) -> tuple[str, str]:
    """How an item stands and the style that shows it: nobody's claim looks like the report's own words."""
    if modality in _SETTLED:
        return modality, "bold red"
    if modality not in _REAL:
        return modality, "magenta"
    return ("claimed", "yellow") if attributed else ("reported", "green")


def _events(record: Record, names: Names) -> Iterator[RenderableType]:
    body = _body(record)
    for e in record.events:
        if _in_body(body, e.trigger.start):
            label, style = _standing(e.modality, bool(e.attributed_to))
            where = ", ".join(dict.fromkeys(names.place(p) for p in e.places if p in names.places))
            deed = _deed(e, names)
            figures = (one_line(names.figures[f].exact) for f in e.figures if f in names.figures)
            told = ", ".join(words for words in figures if words not in deed.plain)
            law = f"law of war: rules {_numbers(e.law.rules)}" if e.law and e.law.rules else None
            foot = _dim(names.when(e.time), where, told, law, names.sayers(e.attributed_to, e.modality))
            yield Row(label, (deed, _around(record, e), *foot), style)


def _deed(e: Event, names: Names) -> Text:
    """Who did what to whom, by the codes; a dash where the text names nobody."""
    code = f"{e.type}/{e.mode}" if e.mode else e.type
    deed = Text(code, style="bold").append(f"  {names.parties(e.agents)} → {names.parties(e.recipients)}", style="bold")
    access = f"access: {e.access.replace('_', ' ')}" if e.access else None
    purpose = f"for “{one_line(e.access_for.exact)}”" if e.access_for else None
    aside = [access, purpose, e.codes.acaps, "ongoing" if e.modality == "ongoing" else None]
    for told in _dim(*aside):
        deed.append("  ").append_text(told)
    return deed


def _around(record: Record, e: Event) -> Text:
    """The words that tell an event, underlined among those beside them in their sentence."""
    text, start, end = record.document.text, e.trigger.start, e.trigger.end
    block = next((b for b in record.document.blocks if b.start <= start < b.end), None)
    first = max(block.start if block else 0, start - AROUND)
    last = min(block.end if block else len(text), end + AROUND)
    before, after = text[first:start], text[end:last]
    if block and first > block.start:
        before = "…" + before.partition(" ")[2]
    if block and last < block.end:
        after = after.rpartition(" ")[0] + "…"
    before = before[max((m.end() for m in _SENTENCE_END.finditer(before)), default=0) :]
    if ended := _SENTENCE_END.search(after):
        after = after[: ended.end()].rstrip()
    shown = Text("“").append(_flat(before)).append(_flat(text[start:end]), style="underline")
    return shown.append(_flat(after)).append("”")


def _flat(words: str) -> str:
    """Words as one line that keep the blanks at their ends."""
    inner = one_line(words)
    return f"{' ' if words[:1].isspace() else ''}{inner}{' ' if inner and words[-1:].isspace() else ''}"


def _control(record: Record, names: Names) -> Iterator[RenderableType]:
    body = _body(record)
    for c in record.control:
        if _in_body(body, c.start):
            label, style = _standing("actual", bool(c.attributed_to))
            holder = names.party(c.holder) if c.holder else "—"
            place = names.place(c.place) if c.place in names.places else "a place not named"
            head = Text(holder, style="bold").append(f" {c.status.replace('_', ' ')} ", style="magenta")
            place = f"a part of {place}" if c.partial else place
            when = interval(c.as_of.earliest, c.as_of.latest) if c.as_of else None
            words = _words(f"“{one_line(c.exact)}”")
            yield Row(
                label,
                (head.append(place, style="bold"), words, *_dim(when, names.sayers(c.attributed_to))),
                style,
            )


def _figures(record: Record, names: Names) -> Iterator[RenderableType]:
    """The figures by what they count, people first, in text order; a part stands under its whole's kind."""
    body = _body(record)
    shown = [f for f in record.figures if _in_body(body, f.start)]
    order = {kind: n for n, kind in enumerate(dict.fromkeys((*_KINDS, *(f.counts for f in shown))))}
    shown.sort(key=lambda f: order[f.counts])
    width = max((len(bounds(f)) for f in shown), default=0)
    for kind, group in groupby(shown, key=lambda f: f.counts):
        for n, f in enumerate(group):
            aside = ["part of another figure" if f.part_of else None, "running total" if f.cumulative else None]
            aside += [
                "sum of what the text lists" if f.by.rule == "sum" else None,
                "replaces an older number" if f.replaces else None,
            ]
            line = Text(bounds(f).rjust(width), style="bold").append(f"  “{one_line(f.exact)}”")
            for told in _dim(f.rate, *aside, names.sayers(f.attributed_to)):
                line.append("  ").append_text(told)
            yield Row("" if n else kind, (line,), "cyan")


_KINDS = ("killed", "injured", "missing", "detained", "abducted", "displaced", "evacuated", "returned", "affected")


def _places(record: Record) -> Iterator[RenderableType]:
    """The resolved places where something is said to be, each once, by country."""
    body = _body(record)
    found = [p for p in record.places if p.use == "location" and p.geonameid and _in_body(body, p.start)]
    by_country: dict[str, dict[str, None]] = {}
    for p in found:
        label = f"{one_line(p.exact)}" + (
            f" ({p.name})" if p.name and p.name.casefold() not in p.exact.casefold() else ""
        )
        by_country.setdefault(p.country or "—", {})[label] = None
    for country, labels in by_country.items():
        yield Row(country, (Text(" · ".join(labels)),), "cyan")


def _open(record: Record) -> Iterator[RenderableType]:
    """What could not be settled, by the reason why."""
    body = _body(record)
    rows = [(p.start, "place", p.exact, p.unresolved) for p in record.places if p.unresolved and p.use == "location"]
    rows += [(t.start, "time", t.exact, t.unresolved) for t in record.times if t.unresolved]
    rows += [
        (q.speaker.start or 0, "speaker", q.speaker.exact or "", "which person speaks is not clear")
        for q in record.quotations
        if q.speaker.state == "pronoun_unresolved"
    ]
    found: dict[tuple[str, str], dict[str, None]] = {}
    for start, kind, exact, reason in sorted(rows):
        if _in_body(body, start):
            found.setdefault((kind, str(reason)), {})[f"“{one_line(exact)}”"] = None
    for (kind, reason), items in found.items():
        yield Row(kind, (Text(", ".join(items)).append(f"  {reason}", style="dim"),), "cyan")
