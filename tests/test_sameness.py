"""The same bytes give the same record: in a fresh process or a warm one, in any order, on any number of cores."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ofrecord import read_all
from ofrecord.domain.record import Record
from ofrecord.reading import Reader
from ofrecord.records import record_json
from ofrecord.sources import Capture, Given

REPORTS = {
    "shelling": "Shelling by the northern army killed three farmers and wounded at least twelve people near Sumy on "
    'Tuesday, regional governor Oksana Hrytsenko said on Telegram. "They were bringing in the harvest," she said.\n\n'
    "Russia's Defense Ministry denied that its forces had struck the village. Moscow said its troops had taken two "
    "settlements in the Donetsk region since August 6, a claim Kyiv rejected.",
    "convoy": "A United Nations aid convoy reached the besieged city of Al Fashir late Friday after the Rapid Support "
    "Forces let it pass, two drivers said. Aid groups had warned that some 40,000 people, about half of them children, "
    "faced hunger. The army accused the RSF of looting nine trucks; the group did not reply to a request for comment.",
    "talks": "Delegates from the two sides met in Doha last week. Qatar's Foreign Ministry said they had agreed to "
    "exchange 150 prisoners before the end of May, and Egypt welcomed the deal. Israel and Hamas both declined to say "
    "when talks would resume. President Lucien Abara, who took office in 2021, urged both to stop fighting.",
    "old wire": "REBELS SEIZED THE BRIDGE AT KASENYI ON MONDAY, THE PROVINCIAL POLICE CHIEF TOLD REPORTERS. HE SAID SIX "
    "SOLDIERS WERE MISSING AND MORE THAN 1,000 FAMILIES HAD FLED TOWARD GOMA.",
    "nothing": "Prices of maize rose again in the spring.",
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sameness") / "reports.jsonl"
    rows = [{"id": name, "text": text, "published": "2024-09-16"} for name, text in REPORTS.items()]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def read_in_a_process(corpus: Path, hash_seed: str, workers: int = 1) -> str:
    """What the command prints, in a fresh process whose sets have their own order."""
    command = [sys.executable, "-m", "ofrecord", "read", str(corpus), "--format", "jsonl", "--workers", str(workers)]
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def test_neither_the_order_of_sets_nor_the_number_of_processes_shows(corpus: Path) -> None:
    first = read_in_a_process(corpus, "1")
    assert len(first.splitlines()) == len(REPORTS)
    assert read_in_a_process(corpus, "2") == first
    assert read_in_a_process(corpus, "3", workers=2) == first


def capture(name: str) -> Capture:
    return Capture(REPORTS[name].encode(), name, "application/jsonl", Given(name, "2024-09-16"))


def test_what_was_read_before_does_not_show(reader: Reader) -> None:
    first = {name: record_json(reader.read(capture(name))) for name in REPORTS}
    again = {name: record_json(reader.read(capture(name))) for name in reversed(REPORTS)}
    assert again == first


def test_words_freed_or_kept_do_not_show(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first words met stay in memory, later ones are freed after each document."""
    kept = {name: record_json(reader.read(capture(name))) for name in REPORTS}
    monkeypatch.setattr("ofrecord.language.model.KEPT_WORDS", 0)
    fresh = Reader()
    assert {name: record_json(fresh.read(capture(name))) for name in REPORTS} == kept


def test_an_id_that_two_files_give_is_refused_the_second_time(corpus: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps({"id": "nothing", "text": "Rain fell."}) + "\n", encoding="utf-8")
    *records, last = read_all([corpus, other])
    assert all(isinstance(r, Record) for r in records)
    assert getattr(last, "reason", None) == "repeated_id"
