"""Publication dates in one form, and the language of short and odd texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofrecord.documents.dates import iso_date, stated_date
from ofrecord.documents.language import language_of

DATES = [
    ("2024-09-16", "2024-09-16"),
    ("2024-09-16T10:30:00Z", "2024-09-16T10:30:00+00:00"),
    ("2024-09-16T10:30:00.5+03:00", "2024-09-16T10:30:00.500000+03:00"),
    ("2024-09-16 10:30", "2024-09-16T10:30:00"),
    ("20240916", "2024-09-16"),
    ("Mon, 16 Sep 2024 10:30:00 +0200", "2024-09-16T10:30:00+02:00"),
    ("Sept. 16, 2024", "2024-09-16"),
    ("September 16th, 2024", "2024-09-16"),
    ("16 September 2024", "2024-09-16"),
    ("Monday, 16 Sep 2024", "2024-09-16"),
    ("2024/9/16", "2024-09-16"),
    ("16.9.2024", "2024-09-16"),
    ("May 4, 2024", "2024-05-04"),
    # none that exists, or none that is certain
    ("0000-00-00", None),
    ("2024-02-30", None),
    ("30 February 2024", None),
    ("10000-01-01", None),
    ("0001-01-01", None),
    ("2024-13-01T00:00:00Z", None),
    ("4/5/2024", None),
    ("2024", None),
    ("yesterday", None),
    ("", None),
    ("9" * 5000, None),
]


@pytest.mark.parametrize(("raw", "expected"), DATES, ids=[d[0][:24] for d in DATES])
def test_dates(raw: str, expected: str | None) -> None:
    assert iso_date(raw) == expected


LINES = [
    ("September 16, 2024", "2024-09-16"),
    ("Published on Monday, 16 September 2024 at 10:30 GMT", "2024-09-16"),
    ("Updated Sept. 16, 2024 8:21 am ET", "2024-09-16"),
    ("Tarvel, September 16, 2024", None),
    ("The bridge fell on September 16, 2024", None),
    ("In September 2024", None),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_date_lines(line: str, expected: str | None) -> None:
    assert stated_date(line) == expected


@given(st.text(max_size=60))
def test_no_string_breaks_the_reading_of_dates(raw: str) -> None:
    found = iso_date(raw)
    assert found is None or found[:4].isdigit()


LANGUAGES = [
    ("Three people were killed in the town on Monday.", "en"),
    ("THREE PEOPLE WERE KILLED IN THE TOWN, POLICE SAY", "en"),
    ("Police close bridge", "en"),
    ("Army Chief Dr. Ida Example", "en"),
    ("Soldiers shell hospital in Tarvel", "en"),
    ("Tres personas murieron el lunes en un ataque contra el hospital de la ciudad.", "es"),
    ("Trois personnes ont été tuées lundi dans une attaque contre l'hôpital.", "fr"),
    ("Drei Menschen wurden am Montag bei einem Angriff auf das Krankenhaus getötet.", "de"),
    ("Três pessoas morreram na segunda-feira num ataque ao hospital da cidade.", "pt"),
    ("Трое человек погибли в понедельник при обстреле больницы.", "ru"),
    ("Троє людей загинули в понеділок унаслідок обстрілу лікарні.", "uk"),
    ("قتل ثلاثة أشخاص يوم الاثنين في هجوم على المستشفى", "ar"),
    ("12:30 — 45 %", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), LANGUAGES, ids=[t[0][:24] for t in LANGUAGES])
def test_languages(text: str, expected: str | None) -> None:
    assert language_of(text) == expected
