"""`ofrecord read`, `schema` and `doctor` as a user meets them: stdout, stderr, exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import jsonschema
import pytest

from ofrecord import __version__
from ofrecord.domain.record import Record
from ofrecord.gazetteer import Gazetteer, pins

doctor = import_module("ofrecord.views.cli.doctor")

REPORT = """Rebels Take Border Town, Army Says Fighting Goes On

March 3, 2025

Rebel fighters seized the border town of Bunagana on Sunday, residents said.

"We are still fighting," army spokesman Guillaume Ndike told reporters in Goma. The United Nations said that
at least 12 civilians had been killed and more than 3,000 people had fled to Uganda.
"""


def ofrecord(*arguments: object, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    command = [sys.executable, "-m", "ofrecord", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, check=False, encoding="utf-8")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A small report as a text file."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_one_file_as_json_is_an_object_that_fits_the_schema(report: Path) -> None:
    done = ofrecord("read", report, "--format", "json")
    assert done.returncode == 0, done.stderr
    schema = json.loads(ofrecord("schema").stdout)
    record = json.loads(done.stdout)
    jsonschema.validate(record, schema)
    assert record["schema"] == "ofrecord/record/1"
    assert record["document"]["text"] == REPORT


def test_two_files_as_json_are_an_array(report: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The convoy reached Nyala on Friday, aid workers said.", encoding="utf-8")
    done = ofrecord("read", report, other, "--format", "json")
    assert [r["source"]["uri"] for r in json.loads(done.stdout)] == [str(report), str(other)]


def test_a_jsonl_file_of_one_line_is_one_object(tmp_path: Path) -> None:
    lines = tmp_path / "one.jsonl"
    lines.write_text(json.dumps({"id": "a", "text": "Two buses reached Port-au-Prince."}) + "\n", encoding="utf-8")
    assert json.loads(ofrecord("read", lines, "--format", "json").stdout)["document"]["id"] == "a"


def test_nothing_read_is_still_json(tmp_path: Path) -> None:
    done = ofrecord("read", tmp_path / "absent.txt", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)) == (3, [])


def test_standard_input_is_read() -> None:
    done = ofrecord("read", "-", "--format", "jsonl", stdin="Police in Lagos said three people were missing.")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["document"]["text"].startswith("Police in Lagos")


def test_what_is_refused_is_listed_and_the_rest_is_done(report: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    done = ofrecord("read", empty, report, "--format", "jsonl")
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 1
    assert "empty.txt" in done.stderr and "1 input was not read" in done.stderr


def test_the_report_for_people_shows_title_words_and_sayers(report: Path) -> None:
    done = ofrecord("read", report)
    assert done.returncode == 0, done.stderr
    for expected in (
        "Rebels Take Border Town",
        "2025-03-03",
        "WHO SAYS WHAT",
        "WHAT HAPPENED",
        "FIGURES",
        "Guillaume Ndike",
    ):
        assert expected in done.stdout


@pytest.mark.parametrize("arguments", [("read",), ("read", "x", "--format", "xml"), ("nonsense",)])
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...]) -> None:
    assert ofrecord(*arguments).returncode == 2


def test_version_and_help() -> None:
    assert ofrecord("--version").stdout.strip() == f"ofrecord {__version__}"
    assert "Who did what to whom" in ofrecord("--help").stdout


def test_doctor_finds_the_pinned_model_and_gazetteer() -> None:
    done = ofrecord("doctor")
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("as pinned") == 2 and "full-text index there" in done.stdout


def test_doctor_says_what_to_do_about_a_changed_gazetteer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pins, "SHA256", "0" * 64)
    ((well, what, found),) = doctor._gazetteer()
    assert not well and what == "gazetteer"
    assert "pinned is 0000" in found and "python -m ofrecord.gazetteer.build" in found


def test_the_record_names_program_model_and_gazetteer(read_text: Callable[..., Record]) -> None:
    program, model, gazetteer = read_text("Kyiv was quiet.").reader.split()
    assert program == f"ofrecord-{__version__}"
    assert model.startswith("en_core_web_sm") and gazetteer == Gazetteer().version
