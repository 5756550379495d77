"""Who says what about what: the accounts of an incident as a table, and as a line of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from ofrecord.domain.incidents import Account, Incident, Said
from ofrecord.incidents.differences import called
from ofrecord.views.incident_text import NOBODY, counted, difference_lines, quoted, speaker_of

CELL = 22
WORDS = 60
SCRAP = 30
"""Characters below which a quotation is shown only for want of a longer one."""
PLAIN = ("happened", "agent", "place", "time")
"""Fields that get a column only where accounts differ in them: in most incidents all say the same."""


@dataclass(frozen=True)
class Row:
    """One speaker over all accounts that go back to the same statement or text."""

    speaker: str
    stances: tuple[str, ...]
    values: dict[str, tuple[str, ...]]
    words: str
    reports: int


def matrix_rows(incident: Incident) -> list[Row]:
    """The rows: reports' own voices together, then each speaker by first words."""
    grouped: dict[str, list[Account]] = {}
    for account in incident.accounts:
        grouped.setdefault(account.source if account.speaker else "", []).append(account)
    return [_row(accounts) for accounts in grouped.values()]


def _row(accounts: Sequence[Account]) -> Row:
    stances = tuple(dict.fromkeys(said.stance for account in accounts for said in account.words))
    values: dict[str, dict[str, None]] = {}
    for account in accounts:
        for name, value in account.values.items():
            values.setdefault(name, {})[called(value)] = None
    words = telling_words([said for account in accounts for said in account.words])
    documents = {said.document for account in accounts for said in account.words}
    documents |= {value.document for account in accounts for value in account.values.values()}
    shown = {name: tuple(found) for name, found in values.items()}
    return Row(speaker_of(accounts[0]), stances, shown, " ".join(words.split()), len(documents))


def telling_words(words: Sequence[Said]) -> str:
    """The words that say most: those that do more than assert before the others, whole sentences before scraps."""
    ranked = max(
        words, key=lambda said: (len(said.exact) >= SCRAP, said.stance != "asserts", len(said.exact)), default=None
    )
    return ranked.exact if ranked else ""


def columns(incident: Incident, rows: Sequence[Row]) -> list[str]:
    """Columns with something in them; of the plain fields only those in which accounts differ."""
    differing = {difference.field.split(" (")[0] for difference in incident.differences}
    found = dict.fromkeys(name for row in rows for name in row.values)
    return sorted(name for name in found if name not in PLAIN or name in differing)


def matrix_lines(incident: Incident) -> Iterator[str]:
    """The table as plain text, and below it where the accounts differ."""
    rows = matrix_rows(incident)
    names = columns(incident, rows)
    yield shorten(incident.title, 100, placeholder="…")
    where = " · ".join(filter(None, (incident.type, incident.place, incident.time)))
    yield f"{where} · {counted(len(incident.reports), 'report')} from {counted(incident.origins, 'original text')}"
    yield ""
    head = ["who", "stance", *names, "in their words"]
    table = [head, *([*_cells(row, names), shorten(row.words, WORDS, placeholder="…")] for row in rows)]
    widths = [max(len(line[place]) for line in table) for place in range(len(head))]
    for line in table:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
    if incident.differences:
        yield ""
        speakers = {account.id: speaker_of(account) for account in incident.accounts}
        for difference in incident.differences:
            yield from difference_lines(difference, speakers)


def _cells(row: Row, names: Sequence[str]) -> list[str]:
    who = f"{row.speaker} ({row.reports})" if row.speaker == NOBODY else row.speaker
    values = ["; ".join(row.values.get(name, ())) or "·" for name in names]
    return [shorten(cell, CELL + 8, placeholder="…") for cell in (who, ", ".join(row.stances) or "tells", *values)]


def timeline_lines(incidents: Sequence[Incident]) -> Iterator[str]:
    """What happened and who said what about it, day by day; what has no day comes last."""
    entries: dict[tuple[str, int, str], None] = {}
    for incident in incidents:
        title = shorten(incident.title, 80, placeholder="…")
        entries[(incident.time or "~", 0, f"{incident.type:9} {title}  [{incident.id}]")] = None
        for account in incident.accounts:
            for said in account.words:
                day = (said.said or "~")[:10]
                entries[(day, 1, f"{said.stance:9} {speaker_of(account)}: {quoted(said.exact, 90)}")] = None
    for day, group in _by_day(sorted(entries)):
        yield "no day known" if day == "~" else day
        yield from (f"  {text}" for text in group)


def _by_day(entries: Sequence[tuple[str, int, str]]) -> Iterator[tuple[str, list[str]]]:
    days = dict.fromkeys(day for day, _, _ in entries)
    return ((day, [text for own, _, text in entries if own == day]) for day in days)
