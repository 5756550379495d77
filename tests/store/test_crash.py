"""A process killed at any step, or two processes at once: nothing lost, nothing half-written, nothing twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from factories import HandReader, capture

from ofrecord.store import Filter, Store, open_store
from ofrecord.store.tables import captures, documents, items, records, sources

HERE = Path(__file__).parent
TEXTS = [capture(text=capture().data.decode() + f"\n\nEdition {number}.", id=f"r{number}") for number in range(4)]

ADD = """
import sys
from factories import HandReader
from test_crash import TEXTS
from ofrecord.store import open_store
"""
KILLED = (
    ADD
    + """
import os, signal, ofrecord.store.{module} as module
from ofrecord.store.archive import Archive

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

store = open_store(sys.argv[1])
store.add(TEXTS[:2], reader=HandReader())
{target} = die
store.add(TEXTS, reader=HandReader())
"""
)
STEPS = [
    # during the write of the bytes, before the rename, after it, in the transaction, late in it
    ("archive", "module.os.fsync"),
    ("archive", "module.Archive._publish"),
    ("archive", "module._sync_folder"),
    ("store", "module.add_document"),
    ("unit", "module.add_record"),
    ("unit", "module._item_values"),
    ("unit", "module._add_terms"),
]


def python(code: str, folder: Path) -> subprocess.Popen[bytes]:
    paths = os.pathsep.join([str(HERE), *sys.path])
    return subprocess.Popen([sys.executable, "-c", code, str(folder)], env={**os.environ, "PYTHONPATH": paths})


def counts(store: Store) -> dict[str, int]:
    with store.engine.connect() as connection:
        tables = (sources, documents, captures, records, items)
        return {table.name: len(connection.execute(table.select()).all()) for table in tables}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
@pytest.mark.parametrize(("module", "target"), STEPS)
def test_killed_at_a_step(tmp_path: Path, module: str, target: str) -> None:
    process = python(KILLED.format(module=module, target=target), tmp_path)
    assert process.wait(60) == -signal.SIGKILL
    with open_store(tmp_path) as store:
        found = counts(store)
        # the two whole reports are there (and their second capture), of the third nothing
        assert found == {"sources": 2, "documents": 2, "captures": 4, "records": 2, "items": 16}
        assert store.query(Filter(text="shelling")).count() == 2
        store.add(TEXTS, reader=HandReader())
        assert counts(store) == {"sources": 4, "documents": 4, "captures": 8, "records": 4, "items": 32}
        assert [store.archive.get(text.sha256) for text in TEXTS] == [text.data for text in TEXTS]


def test_processes_that_add_at_once(tmp_path: Path) -> None:
    adding = ADD + "open_store(sys.argv[1]).add(TEXTS, reader=HandReader())"
    processes = [python(adding, tmp_path) for _ in range(3)]
    assert [process.wait(120) for process in processes] == [0, 0, 0]
    with open_store(tmp_path) as store:
        assert counts(store) == {"sources": 4, "documents": 4, "captures": 12, "records": 4, "items": 32}


def test_what_a_crash_left_is_swept_a_day_later(store: Store) -> None:
    store.add([capture()], reader=HandReader())
    left = store.archive.partial / "tmpleft"
    left.write_bytes(b"half")
    assert store.archive.sweep() == 0
    assert store.archive.sweep(now=left.stat().st_mtime + 25 * 60 * 60) == 1
    assert not left.exists()
