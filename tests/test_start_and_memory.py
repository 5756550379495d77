"""What a command loads before it works, and what stays in memory after many reports."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from ofrecord.own_process import SELDOM
from ofrecord.reading import Reader
from ofrecord.sources import Capture, Given

HEAVY = ("spacy", "trafilatura", "sqlalchemy", "alembic", "numpy", "pandas", "lxml", "fastapi", "uvicorn", "jinja2")


@pytest.mark.parametrize(
    "arguments", ["--version", "--help", "read --help", "add --help", "search --help", "export --help", "serve --help"]
)
def test_help_loads_no_heavy_library(arguments: str) -> None:
    code = (
        "import sys\nfrom ofrecord.views.cli import main\n"
        f"sys.argv = ['ofrecord', *{arguments.split()!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print('LOADED', *[m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.splitlines()[-1].split() == ["LOADED"]


def test_looking_at_records_loads_no_language_model() -> None:
    code = "import sys, ofrecord.store.store, ofrecord.views.exports, ofrecord.records.serial; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("code", "seldom"), [("import ofrecord.reading", False), ("from ofrecord.views.cli import main; main()", True)]
)
def test_only_the_command_changes_how_often_garbage_is_collected(code: str, seldom: bool) -> None:
    code = f"import sys, gc, atexit\natexit.register(lambda: print(gc.get_threshold()[0]))\nsys.argv = ['x', '--version']\n{code}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (int(done.stdout.split()[-1]) == SELDOM) is seldom


def resident() -> int:
    """Bytes of this process in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_memory_does_not_grow_with_the_number_of_reports(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every report brings names that none had before; what is kept of them is freed or bounded."""
    monkeypatch.setattr("ofrecord.language.model.KEPT_WORDS", 0)

    def read(first: int, last: int) -> None:
        for i in range(first, last):
            text = f"Colonel Tar{i}ov Bel{i}a said {i} men had died near Kor{i}sk on Monday. Mos{i}adze denied it."
            reader.read(Capture(text.encode(), "x", "application/jsonl", Given(str(i), "2024-09-16")))
        gc.collect()

    read(0, 60)
    words, before = len(reader.model.nlp.vocab.strings), resident()
    read(60, 260)
    assert len(reader.model.nlp.vocab.strings) == words
    assert resident() - before < 20_000_000


def test_beyond_the_bound_no_word_is_kept(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    known = len(reader.model.nlp.vocab)
    monkeypatch.setattr("ofrecord.language.model.KEPT_WORDS", known - reader.model._words_known)
    reader.read(Capture(b"The army said Xyzzyq and Plughov had died near Frobozzia.", "x", "text/plain"))
    assert "Frobozzia" not in reader.model.nlp.vocab.strings
