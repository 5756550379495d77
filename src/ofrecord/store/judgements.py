"""What people decide about a store: judged, taken back, redacted, purged."""

from __future__ import annotations

import getpass
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, delete, insert, select, update

from ofrecord.domain.judgements import Judgement, Target, Verdict
from ofrecord.domain.record import Record
from ofrecord.errors import NotInStore
from ofrecord.incidents.actors import Naming, named
from ofrecord.records import record_json
from ofrecord.records.redaction import redacted, spans_of
from ofrecord.store.archive import Archive
from ofrecord.store.dialect import erase_deleted, writing
from ofrecord.store.judging import (
    PAIRS,
    add_judgement,
    all_judgements,
    check,
    made_judgement,
    need_event,
    redacted_spans,
)
from ofrecord.store.naming import naming_of, reports_with, shown, words_naming
from ofrecord.store.regroup import regroup
from ofrecord.store.tables import documents, gaps, profiles, records, sealed_records
from ofrecord.store.unit import now, show_record
from ofrecord.store.withheld import withhold


def anybody() -> str:
    """Who judges where nobody is named: the user of this machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


@dataclass(frozen=True)
class Judgements:
    """The judgements of a store. Each method is one transaction, and brings what depends on it up to date."""

    engine: Engine
    archive: Archive

    def all(self) -> tuple[Judgement, ...]:
        """Every judgement, earliest first, those taken back too."""
        with self.engine.connect() as connection:
            return all_judgements(connection)

    def judge(
        self,
        verdict: Verdict,
        target: Target,
        *,
        who: str | None = None,
        other: Target | None = None,
        field: str | None = None,
        value: str | None = None,
        note: str | None = None,
    ) -> Judgement:
        """Add a judgement; incidents and views follow it from now on."""
        check(verdict, target, other, field, value)
        parts = {"other": other, "field": field, "value": value, "note": note}
        given = {name: part for name, part in parts.items() if part is not None}
        made = made_judgement(verdict, target, who or anybody(), now(), **given)
        with writing(self.engine).begin() as connection:
            if verdict in PAIRS:
                for side in filter(None, (target, other)):
                    need_event(connection, side)
            self._add(connection, made)
        return made

    def join_actors(self, name: str, into: str, *, who: str | None = None, note: str | None = None) -> Judgement:
        """Whoever bears the one name is whom the other names, in every report. Raises NotInStore for a name nobody bears."""
        with self.engine.connect() as connection:
            target, other = words_naming(connection, name), words_naming(connection, into)
        return self.judge("same_actor", target, other=other, who=who, note=note)

    def set_actor_apart(
        self, name: str, document: int, called: str, *, who: str | None = None, note: str | None = None
    ) -> Judgement:
        """Whom one report names so is another than who bears the name elsewhere, and is called otherwise. Raises NotInStore."""
        with self.engine.connect() as connection:
            target = words_naming(connection, name, document)
        return self.judge("other_actor", target, value=called, who=who, note=note)

    def actors(self) -> Naming:
        """How actors are called by the judgements that hold."""
        with self.engine.connect() as connection:
            return naming_of(connection)

    def undo(self, id: str, who: str | None = None, note: str | None = None) -> Judgement:
        """Take a judgement back by a row of its own. Raises NotInStore where there is none with this id."""
        with writing(self.engine).begin() as connection:
            found = [one for one in all_judgements(connection) if one.id.startswith(id)] if id else []
            if len(found) != 1:
                what = "no judgement has" if not found else f"{len(found)} judgements have"
                raise NotInStore(f"{what} an id that begins with {id!r}; `ofrecord judge list` shows ids")
            parts = {"undoes": found[0].id, **({"note": note} if note else {})}
            made = made_judgement("undone", found[0].target, who or anybody(), now(), other=found[0].other, **parts)
            self._add(connection, made)
        return made

    def redact(self, name: str, *, document: int | None = None, who: str | None = None, note: str | None = None) -> int:
        """Take a name out of every report that has it, those to come too, or of one; how many places that were.

        All mentions by name of somebody who is called so go with it. The kept bytes stay as they are.
        """
        parts = {"note": note} if note else {}
        with writing(self.engine).begin() as connection:
            before = naming_of(connection)
            places: dict[int, list[Target]] = {}
            for number, record in self._holding(connection, name, document):
                spans = sorted(set(spans_of(record, name)))
                places[number] = [Target(sha256=record.source.sha256, start=start, end=end) for start, end in spans]
            targets = [one for found in places.values() for one in found]
            for target in targets:
                add_judgement(connection, made_judgement("redacted", target, who or anybody(), now(), **parts))
            if targets and document is None:
                withhold(connection, name, Target(sha256=targets[0].sha256), who or anybody(), now())
            naming = naming_of(connection)
            for number in places:
                self._show_again(connection, number, naming)
            regroup(connection, sorted(places))
            self._call_again(connection, before, naming, set(places))
        return sum(map(len, places.values()))

    def purge(self, sha256: str, who: str | None = None) -> None:
        """Remove a source's kept bytes and unredacted records for good, and record the gap."""
        with writing(self.engine).begin() as connection:
            own = select(records.c.number).join(documents, documents.c.number == records.c.document)
            own = own.where(documents.c.source == sha256)
            self._unseal(connection, sha256, list(connection.execute(own).scalars()))
            if not connection.execute(select(gaps.c.sha256).where(gaps.c.sha256 == sha256)).first():
                connection.execute(insert(gaps).values(sha256=sha256, who=who or anybody(), made=now()))
            connection.execute(update(documents).where(documents.c.source == sha256).values(given=None))
        self.archive.remove(sha256)
        erase_deleted(self.engine)

    def purged(self) -> dict[str, tuple[str, str]]:
        """Sources whose bytes were removed: hash → by whom and when."""
        with self.engine.connect() as connection:
            return {row.sha256: (row.who, row.made) for row in connection.execute(select(gaps))}

    def _add(self, connection: Connection, judgement: Judgement) -> None:
        """Add a judgement and bring what depends on it up to date."""
        before = naming_of(connection)
        add_judgement(connection, judgement)
        naming = naming_of(connection)
        hashes = {judgement.target.sha256, *({judgement.other.sha256} if judgement.other else ())}
        found = select(documents.c.number).where(documents.c.source.in_(hashes)).order_by(documents.c.number)
        numbers = list(connection.execute(found).scalars())
        for number in numbers:
            self._show_again(connection, number, naming)
        regroup(connection, numbers)
        self._call_again(connection, before, naming, set(numbers))

    def _call_again(self, connection: Connection, before: Naming, naming: Naming, done: set[int]) -> None:
        """Show the reports whose actors are called otherwise now. They may be many: incidents follow when next asked for."""
        changed = {*before.groups.items()} ^ {*naming.groups.items()}
        for number in reports_with(connection, {name for _, group in changed for name in group}):
            if number not in done and self._show_again(connection, number, naming):
                connection.execute(update(profiles).where(profiles.c.document == number).values(record=0))

    def _holding(self, connection: Connection, name: str, document: int | None) -> Iterator[tuple[int, Record]]:
        """Documents whose current record has the name, with that record as it was read."""
        joined = select(documents.c.number, records.c.json, sealed_records.c.json.label("sealed"))
        joined = joined.join(records, records.c.number == documents.c.record)
        joined = joined.outerjoin(sealed_records, sealed_records.c.record == records.c.number)
        if document is not None:
            joined = joined.where(documents.c.number == document)
        for row in connection.execute(joined.order_by(documents.c.number)).all():
            record = Record.model_validate_json(row.sealed or row.json)
            if any(spans_of(record, name)):
                yield row.number, record

    def _show_again(self, connection: Connection, document: int, naming: Naming) -> bool:
        """Make the shown records of a document anew from those that were read, by what holds now. Were there any to make?"""
        made = False
        found = select(records.c.number, records.c.json, sealed_records.c.json.label("sealed"), documents.c.record)
        found = found.join(documents, documents.c.number == records.c.document)
        found = found.outerjoin(sealed_records, sealed_records.c.record == records.c.number)
        for row in connection.execute(found.where(documents.c.number == document)).all():
            original = Record.model_validate_json(row.sealed or row.json)
            spans = redacted_spans(connection, original.source.sha256)
            decided = shown(original, spans, naming)
            if decided is original and row.sealed is None:
                continue
            made = True
            self._seal(connection, row.number, original, decided is not original, row.sealed is not None)
            connection.execute(update(records).where(records.c.number == row.number).values(json=record_json(decided)))
            if row.number == row.record:
                show_record(connection, document, row.number, decided)
        return made

    def _unseal(self, connection: Connection, sha256: str, numbers: Sequence[int]) -> None:
        """Take away what was sealed; where actors are called by judgement the record without the redacted words stays."""
        naming, spans = naming_of(connection), redacted_spans(connection, sha256)
        for number in numbers:
            own = sealed_records.c.record == number
            if (kept := connection.execute(select(sealed_records.c.json).where(own)).scalar()) is None:
                continue
            clean = redacted(Record.model_validate_json(kept), spans)
            connection.execute(delete(sealed_records).where(own))
            if named(clean, naming) is not clean:
                connection.execute(insert(sealed_records).values(record=number, json=record_json(clean)))

    def _seal(self, connection: Connection, number: int, original: Record, wanted: bool, there: bool) -> None:
        if wanted and not there:
            connection.execute(insert(sealed_records).values(record=number, json=record_json(original)))
        if there and not wanted:
            connection.execute(delete(sealed_records).where(sealed_records.c.record == number))
