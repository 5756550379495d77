"""A real report against the facts that a careful analyst reads in it (shared evaluation data; nothing here knows its text)."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from ofrecord.records import record_json
from ofrecord.verbs.read import read


@pytest.mark.shared
def test_four_fifths_of_the_facts_few_extras_and_nothing_forbidden(shared: Path, tmp_path: Path) -> None:
    gold = next((shared / "articles").glob("*.gold.json"))
    report = gold.with_name(gold.name.replace(".gold.json", ".md"))
    record = tmp_path / "record.json"
    record.write_text(record_json(read(report)), encoding="utf-8")
    command = [sys.executable, shared / "eval" / "article.py", gold, record, "--misses"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"something forbidden was read:\n{done.stdout}"
    share = float(re.search(r"all +\d+ of \d+ +([\d.]+) %", done.stdout).group(1))  # type: ignore[union-attr]
    events, quotations = map(int, re.search(r"extra +(\d+) events, (\d+)", done.stdout).groups())  # type: ignore[union-attr]
    assert share >= 80, done.stdout
    assert events <= 5 and quotations <= 4, done.stdout
