"""The verbs, their purity, and the marked text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import ValidationError

import ofrecord
from ofrecord.domain.marked import segments
from ofrecord.domain.record import Record, evidence_in
from ofrecord.records import record_json
from ofrecord.verbs.read_all import read_all

TEXTS = (
    "Aid groups said on Tuesday that 12 trucks had reached the camp near El Fasher.",
    "“We will not leave,” the mayor told reporters in Goma.\n\nRebels seized the airport a day later.",
    "The ministry denied that its forces had shelled the hospital in Taiz.",
)


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A JSONL file of the texts."""
    rows = [{"id": f"r{i}", "text": t, "published": "2024-05-14"} for i, t in enumerate(TEXTS)]
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return path


def records(path: Path, workers: int = 1) -> list[Record]:
    """All records of a file."""
    found = list(read_all([path], workers=workers))
    assert all(isinstance(r, Record) for r in found)
    return [r for r in found if isinstance(r, Record)]


def test_every_public_name_is_there() -> None:
    assert [name for name in ofrecord.__all__ if not hasattr(ofrecord, name)] == []
    with pytest.raises(AttributeError):
        _ = ofrecord.nothing_of_the_kind


def test_reading_twice_gives_the_same_bytes(lines: Path) -> None:
    assert [record_json(r) for r in records(lines)] == [record_json(r) for r in records(lines)]


def test_workers_and_order_do_not_change_a_record(lines: Path, tmp_path: Path) -> None:
    one = {r.document.id: record_json(r) for r in records(lines)}
    shuffled = tmp_path / "reports2" / "reports.jsonl"
    shuffled.parent.mkdir()
    shuffled.write_text(
        "".join(reversed(lines.read_text(encoding="utf-8").splitlines(keepends=True))), encoding="utf-8"
    )
    two = records(shuffled, workers=2)
    assert [r.document.id for r in two] == ["r2", "r1", "r0"]
    for record in two:
        same = record.model_copy(update={"source": Record.model_validate_json(one[record.document.id]).source})
        assert record_json(same) == one[record.document.id]


def test_a_record_survives_its_json(lines: Path) -> None:
    for record in records(lines):
        assert Record.model_validate_json(record_json(record)) == record


def test_a_span_with_other_words_is_refused(lines: Path) -> None:
    data = json.loads(record_json(records(lines)[0]))
    data["mentions"][0]["exact"] = "other words"
    with pytest.raises(ValidationError, match="the text says"):
        Record.model_validate(data)


def test_the_marked_text_is_the_whole_text_escaped(lines: Path) -> None:
    for record in records(lines):
        cut = segments(record)
        assert "".join(record.document.text[s.start : s.end] for s in cut) == record.document.text
        covered = {i for start, end, _ in evidence_in(record.places) for i in range(start, end)}
        assert covered == {i for s in cut if "place" in s.kinds for i in range(s.start, s.end)}
        assert "<script" not in record._repr_html_()
