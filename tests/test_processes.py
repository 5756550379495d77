"""Several processes: one that is killed is named, Ctrl-C leaves none behind, a report that fails does not stop the rest."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from copy import copy
from pathlib import Path

import pytest

from ofrecord import read_all
from ofrecord.domain.record import Record
from ofrecord.errors import PipelineError, SourceRefused
from ofrecord.reading import Reader
from ofrecord.settings import Settings
from ofrecord.sources import Capture
from ofrecord.verbs import read_all as front

PROC = Path("/proc")
needs_proc = pytest.mark.skipif(not (PROC / "self" / "task").exists(), reason="children are found through /proc")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "archive.jsonl"
    rows = ({"id": str(i), "text": f"The army said {i} men died in Kyiv on Monday. " * 30} for i in range(3_000))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def reading(archive: Path) -> Iterator[subprocess.Popen[str]]:
    """The command at work in two processes, in a session of its own; the first record is out."""
    command = [sys.executable, "-m", "ofrecord", "read", str(archive), "--format", "jsonl", "--workers", "2"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as process:
        assert process.stdout is not None and process.stdout.readline()
        yield process
        process.kill()


def children(process: int) -> list[int]:
    """The reading processes that a process has started."""
    found = (PROC / str(process) / "task" / str(process) / "children").read_text().split()
    return [int(c) for c in found if b"spawn_main" in (PROC / c / "cmdline").read_bytes()]


@needs_proc
def test_a_killed_process_is_named_in_the_error(reading: subprocess.Popen[str]) -> None:
    os.kill(children(reading.pid)[0], signal.SIGKILL)
    _, said = reading.communicate(timeout=60)
    assert reading.returncode == 1
    assert "a reading process ended before its time" in said and "Traceback" not in said


@needs_proc
def test_ctrl_c_ends_every_process_without_a_traceback(reading: subprocess.Popen[str]) -> None:
    workers = children(reading.pid)
    os.killpg(reading.pid, signal.SIGINT)
    _, said = reading.communicate(timeout=60)
    assert reading.returncode not in (0, None) and "Traceback" not in said
    deadline = time.monotonic() + 10
    while any((PROC / str(w)).exists() for w in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any((PROC / str(w)).exists() for w in workers)


class FailsOnKarsa:
    """A reader with a fault on reports that name one place."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def read(self, capture: Capture) -> Record:
        if b"Karsa" in capture.data:
            raise PipelineError("step places failed: KeyError: 'Karsa'")
        return self.reader.read(capture)


def test_a_report_that_fails_does_not_stop_the_rest(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("one", "two", "three")
    for name, place in zip(names, ("Kyiv", "Karsa", "Goma"), strict=True):
        (tmp_path / f"{name}.txt").write_text(f"Rain fell in {place} on Monday.", encoding="utf-8")
    monkeypatch.setattr(front, "reader_for", lambda settings: FailsOnKarsa(reader))
    first, second, third = front.read_all([tmp_path / f"{n}.txt" for n in names], Settings())
    assert isinstance(first, Record) and isinstance(third, Record)
    assert isinstance(second, SourceRefused) and second.reason == "reader_failed"


def test_a_fault_anywhere_in_reading_is_one_of_our_errors(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("no")

    monkeypatch.setattr(reader.model, "parse", fail)
    with pytest.raises(PipelineError, match="ZeroDivisionError"):
        reader.read(Capture(b"Rain fell in Kyiv on Monday, the army said.", "x", "text/plain"))


def test_nothing_is_left_open_when_the_consumer_stops_early(archive: Path) -> None:
    results = read_all([archive], workers=2)
    assert isinstance(next(results), Record)
    results.close()  # type: ignore[attr-defined]


def test_a_refusal_comes_back_from_another_process_as_it_was() -> None:
    refused = SourceRefused("a.txt", "reader_failed", "the reader failed; please report it")
    with ProcessPoolExecutor(1) as pool:
        back = pool.submit(copy, refused).result()
    assert (back.uri, back.reason, back.message, str(back)) == (*refused.__reduce__()[1], str(refused))
