"""Adding and searching with the reader that people have."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ofrecord.reading import Reader
from ofrecord.records import record_json
from ofrecord.sources import captures
from ofrecord.store import Filter, Store
from ofrecord.store.add import add
from ofrecord.views.cli.main import app

REPORT = (
    "Talks resume in the river town\n\nThe mayor said on Monday that the bridge was open again. Trucks crossed it.\n"
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "talks.txt").write_text(REPORT, encoding="utf-8")
    lines = ({"id": f"w{n}", "text": f"Wire report {n}. Snow fell.", "published": f"2024-01-0{n}"} for n in (1, 2))
    (folder / "wire.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return folder


def test_added_files_are_found_by_their_words_and_dates(store: Store, source: Path, reader: Reader) -> None:
    for name in ("talks.txt", "wire.jsonl"):
        assert add(str(source / name), store, reader=reader).refused == ()

    def titles(**asked: str) -> list[str]:
        return [row.report.document for row in store.query(Filter(kind="documents", dated="published", **asked))]  # type: ignore[arg-type]

    assert titles(text="snow wire") == ["w2", "w1"]
    assert titles(since="2024-01-02", until="2024-01-02") == ["w2"]
    assert len(titles(text='"bridge was open"')) == 1


def test_what_is_stored_is_what_was_read(store: Store, source: Path, reader: Reader) -> None:
    file = str(source / "talks.txt")
    add(file, store, reader=reader)
    (kept,) = store.query(Filter(kind="documents")).records()
    (capture,) = captures(file, reader.settings)
    read = json.loads(record_json(reader.read(capture)))  # type: ignore[arg-type]
    again = json.loads(kept)
    again["source"]["retrieved"] = None
    assert again == read


def test_the_command_adds_then_sees_again(tmp_path: Path, source: Path) -> None:
    words = ["add", str(source / "talks.txt"), str(source / "wire.jsonl"), "--store", str(tmp_path / "s")]
    first, second = (CliRunner().invoke(app, words) for _ in range(2))
    assert (first.exit_code, first.stdout) == (0, "")
    assert "3 added" in first.stderr
    assert (second.exit_code, second.stdout) == (0, "")
    assert "0 added, 3 seen again" in second.stderr
    reread = CliRunner().invoke(app, ["reread", "--store", str(tmp_path / "s")])
    assert "0 read again, 3 were up to date, 0 failed" in reread.stderr
