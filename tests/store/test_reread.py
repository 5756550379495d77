"""Reading again: a new record beside the old, resumable, searches see the newest."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from factories import HandReader, capture, record_of_text
from sqlalchemy import select

from ofrecord.domain.record import Record
from ofrecord.settings import Settings
from ofrecord.sources import Capture
from ofrecord.store import Filter, Reread, Store
from ofrecord.store.readers import Readers
from ofrecord.store.tables import records
from ofrecord.userfiles import UserFiles


class SecondReader(HandReader):
    """A later version, which no longer finds quotations."""

    def read(self, capture: Capture) -> Record:
        self.read_uris.append(capture.uri)
        record = record_of_text(capture, self.version)
        bare = [event.model_copy(update={"attributed_to": ()}) for event in record.events]
        return record.model_copy(update={"quotations": (), "figures": (), "events": tuple(bare)})


def versions(store: Store) -> list[str]:
    with store.engine.connect() as connection:
        return list(connection.execute(select(records.c.reader).order_by(records.c.number)).scalars())


def test_a_new_version_adds_a_record_and_replaces_what_is_searched(store: Store) -> None:
    store.add([capture(), capture(id="r2")], reader=HandReader())
    assert store.query(Filter(kind="quotations", text="market")).count() == 2
    second = SecondReader("by-hand-2")
    assert store.reread(second) == Reread(read=2, already=0)
    assert versions(store) == ["by-hand-1", "by-hand-1", "by-hand-2", "by-hand-2"]
    assert store.query(Filter(kind="quotations")).count() == 0
    assert store.query(Filter(speaker="okoro")).count() == 0
    assert store.query(Filter(text="shelling")).count() == 2
    assert all('"reader":"by-hand-2"' in text for text in store.query(Filter(kind="documents")).records())


def test_what_this_version_has_read_is_passed_over(store: Store) -> None:
    store.add([capture(), capture(id="r2")], reader=HandReader())

    class Stopped(SecondReader):
        def read(self, capture: Capture) -> Record:
            if self.read_uris:
                raise KeyboardInterrupt
            return super().read(capture)

    with contextlib.suppress(KeyboardInterrupt):
        store.reread(Stopped("by-hand-2"))
    second = SecondReader("by-hand-2")
    assert store.reread(second) == Reread(read=1, already=1)
    assert store.reread(second) == Reread(read=0, already=2)


def test_lost_bytes_are_listed_and_the_rest_is_read(store: Store) -> None:
    lost, kept = capture(), capture(text="Another report.", id="r2")
    store.add([lost, kept], reader=HandReader())
    store.archive.path(lost.sha256).unlink()
    report = store.reread(SecondReader("by-hand-2"))
    assert report.read == 1
    assert [refusal.reason for refusal in report.failed] == ["unreadable"]
    assert "backup" in report.failed[0].message


def test_reading_again_takes_the_files_of_the_user_as_they_are_now(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    then, now = UserFiles(places=(Path("then.csv"),)), UserFiles(places=(Path("now.csv"),))
    store.add([capture()], Settings(encoding="cp1252", user=then), reader=HandReader())
    asked: list[Settings] = []

    def reader_for(self: Readers, settings: Settings) -> HandReader:
        asked.append(settings)
        return SecondReader("by-hand-2")

    monkeypatch.setattr(Readers, "reader", reader_for)
    store.reread(user=now)
    assert asked == [Settings(encoding="cp1252", user=now)]
