"""Judgement rows: added, read, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, get_args

from sqlalchemy import Connection, insert, or_, select

from ofrecord.domain.base import content_id
from ofrecord.domain.figures import Counts
from ofrecord.domain.judgements import Judgement, Target, Verdict
from ofrecord.domain.record import Record
from ofrecord.errors import NotInStore, SettingsError
from ofrecord.incidents.features import day
from ofrecord.incidents.judged import STANCE, STANCES, standing
from ofrecord.incidents.tellings import touch
from ofrecord.store.tables import documents, judgements, records

AT_ONCE = 400
"""Hashes in one statement."""
PAIRS: tuple[Verdict, ...] = ("same", "not_same")
FIELDS = ("happened", "agent", "target", "victims", "place", "time", STANCE, *get_args(Counts))
"""Fields of an incident's accounts, on which people can decide."""


def check(verdict: Verdict, target: Target, other: Target | None, field: str | None, value: str | None) -> None:
    """Raises SettingsError for a decision that could have no effect."""
    if verdict in PAIRS:
        if other is None or (target.start is None) != (other.start is None):
            raise SettingsError("same and different are about two reports, or about two events")
        if target == other:
            raise SettingsError("these two are one already: give another report or event")
    if field is not None and verdict in ("right", "wrong", "corrected") and field not in FIELDS:
        raise SettingsError(f"there is no field {field[:40]!r}; fields are {', '.join(FIELDS)}")
    if verdict == "corrected" and field == STANCE and value not in STANCES:
        raise SettingsError(f"{value!r} is no stance; stances are {', '.join(sorted(STANCES))}")
    if verdict == "corrected" and field == "time" and day(value) is None:
        raise SettingsError(f"{value!r} is no day; write it like 2024-05-03")


def need_event(connection: Connection, target: Target) -> None:
    """Raises NotInStore where words are judged from which no event of the report is read."""
    if target.start is None or target.end is None:
        return
    found = select(records.c.json).join(documents, documents.c.record == records.c.number)
    for json in connection.execute(found.where(documents.c.source == target.sha256)).scalars():
        events = Record.model_validate_json(json).events
        if any(touch((target.start, target.end), (event.trigger.start, event.trigger.end)) for event in events):
            return
    raise NotInStore("no event is read from these words; `ofrecord search --kind events` shows ids of events")


def made_judgement(verdict: Verdict, target: Target, who: str, made: str, **parts: object) -> Judgement:
    """A judgement with its id."""
    values = {"verdict": verdict, "target": target, "who": who, "made": made, **parts}
    id = content_id("j", verdict, target, who, made, *sorted(f"{name}={part}" for name, part in parts.items()))
    return Judgement.model_validate({"id": id, **values})


def add_judgement(connection: Connection, judgement: Judgement) -> None:
    """One more row. The same judgement made twice in one second is one row."""
    if connection.execute(select(judgements.c.id).where(judgements.c.id == judgement.id)).first():
        return
    values = judgement.model_dump(include={"id", "verdict", "field", "value", "note", "who", "made", "undoes"})
    span = judgement.target.model_dump()
    other = judgement.other.model_dump() if judgement.other else {}
    second = {f"other_{name}": value for name, value in other.items()}
    connection.execute(insert(judgements).values(**values, **span, **second))


def all_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Every row, earliest first, taken back or not."""
    return _read(connection.execute(select(judgements).order_by(judgements.c.number)).all())


def judgements_on(connection: Connection, hashes: Iterable[str]) -> tuple[Judgement, ...]:
    """The judgements that hold on these sources, earliest first."""
    wanted = sorted(set(hashes))
    found: list[Any] = []
    for first in range(0, len(wanted), AT_ONCE):
        some = wanted[first : first + AT_ONCE]
        about = or_(judgements.c.sha256.in_(some), judgements.c.other_sha256.in_(some))
        found += connection.execute(select(judgements).where(about)).all()
    unique = {row.number: row for row in found}
    return standing(_read([unique[number] for number in sorted(unique)]))


def judgements_of(connection: Connection, verdicts: Sequence[Verdict]) -> tuple[Judgement, ...]:
    """Every row with one of these verdicts, earliest first, taken back or not."""
    rows = select(judgements).where(judgements.c.verdict.in_(verdicts)).order_by(judgements.c.number)
    return _read(connection.execute(rows).all())


def redacted_spans(connection: Connection, sha256: str) -> list[tuple[int, int]]:
    """Spans of a source's text that are not to be shown."""
    rows = (judgement.target for judgement in judgements_on(connection, [sha256]) if judgement.verdict == "redacted")
    return [(span.start, span.end) for span in rows if span.start is not None and span.end is not None]


def _read(rows: Sequence[object]) -> tuple[Judgement, ...]:
    return tuple(_judgement(row) for row in rows)


def _judgement(row: object) -> Judgement:
    values = dict(row._mapping)  # type: ignore[attr-defined]
    target = Target(sha256=values["sha256"], start=values["start"], end=values["end"])
    second = {name: values[f"other_{name}"] for name in ("sha256", "start", "end")}
    other = Target.model_validate(second) if second["sha256"] else None
    kept = {name: values[name] for name in ("id", "verdict", "field", "value", "note", "who", "made", "undoes")}
    return Judgement(target=target, other=other, **kept)
