"""The bundled example is read, says what its README promises, and uses only codes of the codebook."""

from __future__ import annotations

from pathlib import Path

import pytest

import ofrecord
from ofrecord.domain.record import Record
from ofrecord.records.codebook import codebook

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="module", params=["report.md", "report.txt"])
def record(request: pytest.FixtureRequest) -> Record:
    return ofrecord.read(EXAMPLES / request.param)


def test_the_example_says_what_it_is() -> None:
    for name in ("report.md", "report.txt"):
        assert "Written for the Of Record project from public facts" in (EXAMPLES / name).read_text(encoding="utf-8")
    assert "invented" in (EXAMPLES / "README.md").read_text(encoding="utf-8")


def test_headline_and_date_are_read(record: Record) -> None:
    assert record.document.title == "First Aid Trucks Enter Sudan From Chad as Army Stays Away From Talks"
    assert record.document.published == "2024-08-22"
    assert record.document.published_stated


def test_only_codes_of_the_codebook(record: Record) -> None:
    assert list(codebook().unknown_codes(record)) == []


def test_the_denial_stays_a_denial(record: Record) -> None:
    denied = {q.speaker.exact for q in record.quotations if q.stance == "denies"}
    assert "The RSF" in denied
