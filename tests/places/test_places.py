"""Sentences and the places in them. Rows: the text, the words of the expression, and what is expected of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ofrecord.domain.places import Place
from ofrecord.domain.record import Record

Read = Callable[..., Record]


def place(record: Record, exact: str) -> Place:
    found = [p for p in record.places if p.exact == exact]
    assert found, f"{exact!r} is not among {[p.exact for p in record.places]}"
    return found[0]


RESOLVED = [
    # text, expression, country, precision
    ("Shells fell on Kharkiv, Ukraine, on Monday.", "Kharkiv", "UA", "settlement"),
    ("Aid reached Goma in eastern DR Congo.", "Goma", "CD", "settlement"),
    ("Aid reached Goma in eastern DR Congo.", "eastern DR Congo", "CD", "vague"),
    ("Two people died in the Kursk region of Russia.", "Kursk region", "RU", "admin1"),
    ("Drones struck Russia's Kursk region overnight.", "Russia's Kursk region", "RU", "admin1"),
    ("Fighting went on in Kharkiv oblast.", "Kharkiv oblast", "UA", "admin1"),
    ("The army withdrew to Mopti in central Mali.", "Mopti", "ML", "settlement"),
    ("A convoy reached Wad Madani in Sudan.", "Wad Madani", "SD", "settlement"),
    ("The family fled to Beirut, Lebanon.", "Beirut", "LB", "settlement"),
    ("He was born in Moscow, Idaho.", "Moscow", "US", "settlement"),
    ("She lives in Odessa, Texas.", "Odessa", "US", "settlement"),
    ("Ships were hit in the Red Sea.", "Red Sea", None, "region"),
    ("Violence spread through the Sahel.", "Sahel", None, "region"),
    ("Tanks entered the Gaza Strip.", "Gaza Strip", "PS", "region"),
    ("Russian officials arrived.", "Russian", "RU", "country"),
    ("The Emirati minister left.", "Emirati", "AE", "country"),
]


@pytest.mark.parametrize(("text", "exact", "country", "precision"), RESOLVED)
def test_resolution(read_text: Read, text: str, exact: str, country: str | None, precision: str) -> None:
    found = place(read_text(text), exact)
    assert (found.country, found.precision) == (country, precision)
    assert found.latitude is not None and found.unresolved is None


USES = [
    ("Chad, Togo agree to swap prisoners", "Togo", "actor"),
    ("He was held in Lagos, Nigeria, for a week.", "Nigeria", "location"),
    ("Moscow denies the claim.", "Moscow", "actor"),
    ("Tehran, which backs the group, rejected the offer.", "Tehran", "actor"),
    ("Washington urged Israel to open the crossing.", "Israel", "actor"),
    ("Turkey accused Syria of shelling its troops.", "Syria", "actor"),
    ("Germany held talks with Iran on Tuesday.", "Iran", "actor"),
    ("The base was attacked by Russia.", "Russia", "actor"),
    ("New sanctions against Belarus were announced.", "Belarus", "actor"),
    ("Ukraine and Poland agreed on a deal.", "Poland", "actor"),
    ("Russian troops advanced.", "Russian", "modifier"),
    ("Ukraine's president spoke on Monday.", "Ukraine", "modifier"),
    ("The Ukrainian-controlled town was shelled.", "Ukrainian", "modifier"),
    ("Thousands fled from Sudan to Chad.", "Chad", "location"),
    ("A blast in Kabul killed three people.", "Kabul", "location"),
    ("Kharkiv was shelled overnight, Ukraine said.", "Kharkiv", "location"),
    ("She writes for the Washington Post.", "Washington", "embedded"),
]


@pytest.mark.parametrize(("text", "exact", "use"), USES)
def test_use(read_text: Read, text: str, exact: str, use: str) -> None:
    assert place(read_text(text), exact).use == use


RELATIONS = [
    ("Fighting raged in eastern Ukraine.", "eastern Ukraine", "e", None),
    ("Troops are 12 km south of Kharkiv, Ukraine.", "12 km south of Kharkiv", "s", 12.0),
    ("The camp is 10 miles from Aleppo, Syria.", "10 miles from Aleppo", None, 16.093),
    ("They met 15 kilometers (9 miles) east of Kharkiv.", "15 kilometers (9 miles) east of Kharkiv", "e", 15.0),
]


@pytest.mark.parametrize(("text", "exact", "direction", "km"), RELATIONS)
def test_relation(read_text: Read, text: str, exact: str, direction: str | None, km: float | None) -> None:
    found = place(read_text(text), exact)
    assert found.precision == "vague"
    assert found.relation is not None
    assert (found.relation.direction, found.relation.distance_km) == (direction, km)


NO_PLACES = [
    "Jordan Smith and Chad Miller wrote the report.",
    "They gave us food and water.",
    "The soldiers left the town and went to the river.",
    "He speaks English and Arabic.",
]


@pytest.mark.parametrize("text", NO_PLACES)
def test_near_misses(read_text: Read, text: str) -> None:
    assert [p.exact for p in read_text(text).places] == []


def test_facility_lies_where_the_text_puts_it(read_text: Read) -> None:
    found = place(read_text("A shell hit Rosewater hospital in Kharkiv, Ukraine."), "Rosewater hospital")
    assert found.precision == "vague" and found.country == "UA" and found.geonameid is None


def test_facility_without_a_town_stays_unresolved(read_text: Read) -> None:
    found = place(read_text("A shell hit Rosewater hospital."), "Rosewater hospital")
    assert found.latitude is None and found.unresolved


def test_unknown_village_stays_with_a_reason(read_text: Read) -> None:
    found = place(read_text("The army entered the village of Qwertanovka."), "Qwertanovka")
    assert found.geonameid is None and found.precision is None and found.unresolved


def test_one_sense_in_a_document(read_text: Read) -> None:
    record = read_text("Shooting in Paris, Texas\n\nPolice in Paris said two men died.")
    assert {p.country for p in record.places if p.exact == "Paris"} == {"US"}


def test_a_town_that_is_named_is_not_meant_by_its_old_name(read_text: Read) -> None:
    text = "Drones hit a depot in the Russian city of Engels. Russian troops are advancing on Pokrovsk."
    assert {p.exact: p.name for p in read_text(text).places if p.exact in ("Engels", "Pokrovsk")} == {
        "Engels": "Engels",
        "Pokrovsk": "Pokrovsk",
    }


def test_candidates_are_kept_and_bounded(read_text: Read) -> None:
    found = place(read_text("Police in Springfield made two arrests."), "Springfield")
    assert 2 <= len(found.candidates) <= 5
    assert found.candidates[0].score >= found.candidates[-1].score


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                "Kyiv",
                "'s",
                "eastern",
                "12",
                "km",
                "of",
                "north",
                ",",
                "(",
                ")",
                "region",
                "U.S.",
                "al",
                "-",
                "Gaza",
                "in",
            ]
        ),
        max_size=14,
    )
)
def test_odd_orders_never_raise(read_text: Read, words: list[str]) -> None:
    text = " ".join(words) or "x"
    record = read_text(text)
    ends = [0, *(p.end for p in record.places)]
    assert all(p.exact == record.document.text[p.start : p.end] for p in record.places)
    assert all(p.start >= end for p, end in zip(record.places, ends, strict=False))
