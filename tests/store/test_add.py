"""Adding: nothing twice, nothing lost, refusals listed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from factories import TEXT, HandReader, capture

from ofrecord.errors import EvidenceError, SourceRefused, StoreError
from ofrecord.sources import Capture
from ofrecord.store import Filter, Store, open_store
from ofrecord.store.tables import captures, documents, records

DOCUMENTS = Filter(kind="documents")


def rows_in(store: Store, table: object) -> int:
    with store.engine.connect() as connection:
        return len(connection.execute(table.select()).all())  # type: ignore[attr-defined]


def test_the_same_report_again_is_one_more_capture_and_not_read_twice(store: Store) -> None:
    reader = HandReader()
    first = store.add([capture()], reader=reader)
    again = store.add([capture(uri="other-copy.jsonl")], reader=reader)
    assert (first.added, again.added, again.seen_again) == (("r1",), (), ("r1",))
    assert reader.read_uris == ["wire.jsonl"]
    assert (rows_in(store, documents), rows_in(store, captures), rows_in(store, records)) == (1, 2, 1)


def test_the_same_words_from_two_publishers_are_one_source_and_two_reports(store: Store) -> None:
    store.add([capture(), capture(id="r2", publisher="Lake Courier")], reader=HandReader())
    assert store.query(DOCUMENTS).count() == 2
    assert len([path for path in store.archive.raw.rglob("*") if path.is_file()]) == 1


def test_bytes_come_back_as_they_came(store: Store) -> None:
    odd = Capture(TEXT.encode() + b"\r\n\xc3\xa9", "a.txt", "text/plain")
    store.add([odd], reader=HandReader())
    assert store.archive.get(odd.sha256) == odd.data


def test_a_refusal_does_not_stop_the_rest(store: Store) -> None:
    refused = SourceRefused("b.pdf", "not_built_yet", "PDF is not built yet; save it as text")
    report = store.add([refused, capture()], reader=HandReader())
    assert report.refused == (refused,)
    assert report.added == ("r1",)


def test_a_report_that_cannot_be_read_is_listed_and_not_stored(store: Store) -> None:
    class Failing(HandReader):
        def read(self, capture: Capture) -> object:  # type: ignore[override]
            raise EvidenceError("span 0-3 says 'abc', the text says 'abd'")

    report = store.add([capture()], reader=Failing())  # type: ignore[arg-type]
    assert [refusal.reason for refusal in report.refused] == ["reader_failed"]
    assert rows_in(store, documents) == 0


def test_damaged_bytes_are_noticed_and_not_written_over(store: Store) -> None:
    kept = capture()
    store.add([kept], reader=HandReader())
    store.archive.path(kept.sha256).write_bytes(b"something else")
    with pytest.raises(StoreError, match="damaged"):
        store.add([kept], reader=HandReader())
    with pytest.raises(StoreError, match="damaged"):
        store.archive.get(kept.sha256)


def test_the_stored_record_is_the_one_that_was_read_with_the_time_of_its_capture(store: Store) -> None:
    store.add([capture()], reader=HandReader())
    (text,) = store.query(DOCUMENTS).records()
    kept, read = json.loads(text), json.loads(HandReader().read(capture()).model_dump_json(by_alias=True))
    assert kept["source"].pop("retrieved") is not None
    assert read["source"].pop("retrieved") is None
    assert kept == read


def test_a_store_is_not_made_by_looking_for_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store here"):
        open_store(tmp_path / "absent", create=False)
    assert not (tmp_path / "absent").exists()
