"""Tables of figures: (text, words, counts, low, high, qualifier). To add a case, write a sentence and what it says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ofrecord.annotations.figures.quantities import bounds
from ofrecord.language.numbers import digits
from ofrecord.lexicons import Lexicons

FIGURES = [
    # those killed
    ("Shelling killed three aid workers in the east.", "three aid workers", "killed", 3, 3, "exact"),
    ("At least 12 people were killed in the strike.", "At least 12 people", "killed", 12, None, "at_least"),
    ("Five people died in the camp.", "Five people", "killed", 5, 5, "exact"),
    ("The blast killed three and wounded seven.", "three", "killed", 3, 3, "exact"),
    ("The raid left three dead.", "three dead", "killed", 3, 3, "exact"),
    ("Officials reported the deaths of two dozen soldiers.", "two dozen soldiers", "killed", 24, 24, "exact"),
    ("The rocket killed two women and a child.", "two women", "killed", 2, 2, "exact"),
    ("The rocket killed two women and a child.", "a child", "killed", 1, 1, "exact"),
    ("The sniper killed a woman near the well.", "a woman", "killed", 1, 1, "exact"),
    ("Nearly 40 villagers were killed.", "Nearly 40 villagers", "killed", 30, 40, "nearly"),
    ("Up to 60 fighters were killed.", "Up to 60 fighters", "killed", None, 60, "up_to"),
    ("Between 20 and 30 civilians were killed.", "Between 20 and 30 civilians", "killed", 20, 30, "between"),
    ("Dozens of civilians were killed.", "Dozens of civilians", "killed", 24, None, "vague"),
    ("The strike killed no fewer than nine people.", "no fewer than nine people", "killed", 9, None, "at_least"),
    ("The death toll rose to 51 on Tuesday.", "51", "killed", 51, 51, "exact"),
    ("The raid killed dozens.", "dozens", "killed", 24, None, "vague"),
    # those hurt, missing, held
    ("The blast killed three and wounded seven.", "seven", "injured", 7, 7, "exact"),
    ("The raid left 12 wounded.", "12 wounded", "injured", 12, 12, "exact"),
    ("Scores of people were injured.", "Scores of people", "injured", 40, None, "vague"),
    ("About 15 passengers were hurt.", "About 15 passengers", "injured", 15, 15, "about"),
    ("Six sailors are missing.", "Six sailors", "missing", 6, 6, "exact"),
    ("Police detained 40 protesters.", "40 protesters", "detained", 40, 40, "exact"),
    ("They announced the arrest of six men.", "six men", "detained", 6, 6, "exact"),
    ("Gunmen abducted 17 students from a school.", "17 students", "abducted", 17, 17, "exact"),
    # those who had to go
    (
        "It forced the evacuation of more than 90,000 villagers.",
        "more than 90,000 villagers",
        "evacuated",
        90000,
        None,
        "more_than",
    ),
    ("Some 2,000 residents were evacuated.", "Some 2,000 residents", "evacuated", 2000, 2000, "about"),
    ("About 1.5 million people were displaced.", "About 1.5 million people", "displaced", 1500000, 1500000, "about"),
    ("Tens of thousands of people fled.", "Tens of thousands of people", "displaced", 20000, None, "vague"),
    ("Almost 400 families returned to the valley.", "Almost 400 families", "returned", 300, 400, "nearly"),
    # places, land, distances
    ("Troops were recapturing nearly one dozen towns.", "nearly one dozen towns", "settlements", 9, 12, "nearly"),
    ("Rebels seized 15 villages.", "15 villages", "settlements", 15, 15, "exact"),
    ("They took 120 square kilometers of land.", "120 square kilometers", "area", 120, 120, "exact"),
    ("Fire burned 400 hectares.", "400 hectares", "area", 400, 400, "exact"),
    ("The column moved 12 km south.", "12 km", "distance", 12, 12, "exact"),
    ("The camp lies some 30 miles away.", "some 30 miles", "distance", 30, 30, "about"),
    # things
    ("The army fired 34 drones.", "34 drones", "weapons", 34, 34, "exact"),
    ("It fired several cruise missiles.", "several cruise missiles", "weapons", 3, None, "vague"),
    ("Donors pledged $3 million.", "$3 million", "money", 3000000, 3000000, "exact"),
    ("Donors pledged more than $3 million.", "more than $3 million", "money", 3000000, None, "more_than"),
    ("Donors pledged 20 billion euros.", "20 billion euros", "money", 20000000000, 20000000000, "exact"),
    ("Forty aid trucks crossed.", "Forty aid trucks", "aid", 40, 40, "exact"),
    ("Ships brought 300 tonnes of flour.", "300 tonnes of flour", "aid", 300, 300, "exact"),
    ("Ten trucks of food arrived.", "Ten trucks", "aid", 10, 10, "exact"),
    ("Some 60 percent of homes are gone.", "Some 60 percent", "other", 60, 60, "about"),
    # other people, and the rest
    ("Fewer than 50 people remain.", "Fewer than 50 people", "people", None, 50, "less_than"),
    ("A couple of journalists came.", "A couple of journalists", "people", 2, 2, "vague"),
    ("A few soldiers stayed.", "A few soldiers", "people", 2, None, "vague"),
    (
        "Hundreds of thousands of people need help.",
        "Hundreds of thousands of people",
        "affected",
        200000,
        None,
        "vague",
    ),
    ("A dozen soldiers guard the gate.", "A dozen soldiers", "people", 12, 12, "exact"),
    ("Twenty-five soldiers guard the gate.", "Twenty-five soldiers", "people", 25, 25, "exact"),
    ("The army lost 14 bridges.", "14 bridges", "other", 14, 14, "exact"),
]
NO_FIGURES = [
    "The farmer, 45, spoke.",
    "One of the men spoke.",
    "The 155th Brigade moved south.",
    "He cited Article 51 of the charter.",
    "The council adopted Resolution 2728.",
    "A 45-year-old farmer spoke.",
    "The truce began on 6 August 2024.",
    "The siege lasted two years.",
    "The team won 3-2.",
    "They flew T-90 parts in an Il-76.",
    "One of them spoke.",
    "The first convoy arrived.",
    "A woman spoke to reporters.",
    "The virus, COVID-19, spread.",
]


def found(record, words):
    figures = {f.exact: f for f in record.figures}
    assert words in figures, f"not found: {words!r}; found {list(figures)}"
    return figures[words]


@pytest.mark.parametrize(("text", "words", "counts", "low", "high", "qualifier"), FIGURES)
def test_figures(read_text, text, words, counts, low, high, qualifier):
    figure = found(read_text(text), words)
    assert (figure.counts, figure.low, figure.high, figure.qualifier) == (counts, low, high, qualifier)


@pytest.mark.parametrize("text", NO_FIGURES)
def test_no_figures(read_text, text):
    assert [f.exact for f in read_text(text).figures] == []


def test_women_and_children(read_text):
    record = read_text("The rocket killed two women and three children.")
    assert found(record, "two women").sex == "female"
    assert found(record, "three children").age == "children"


def test_what_is_counted_is_in_the_words_of_the_text(read_text):
    assert found(read_text("Shelling killed three aid workers."), "three aid workers").what == "aid workers"
    assert found(read_text("Dozens of civilians were killed."), "Dozens of civilians").what == "civilians"


def test_a_part_names_its_whole(read_text):
    record = read_text("At least 12 people were killed in the strike, including five children.")
    whole, part = found(record, "At least 12 people"), found(record, "five children")
    assert (part.part_of, part.counts) == (whole.id, "killed")
    assert whole.part_of is None


def test_some_of_a_group(read_text):
    record = read_text("Gunmen freed 11 of the 24 hostages.")
    assert found(record, "11 of the 24 hostages").part_of == found(record, "24 hostages").id


def test_a_running_total(read_text):
    assert found(
        read_text("The blast killed two people, bringing the death toll to 43 people."), "43 people"
    ).cumulative
    assert not found(read_text("The blast killed 43 people."), "43 people").cumulative


def test_a_rate(read_text):
    assert found(read_text("The camp receives 200 people a day."), "200 people").rate == "per day"
    assert found(read_text("The camp receives 200 people."), "200 people").rate is None


def test_units(read_text):
    assert found(read_text("They took 120 square kilometers of land."), "120 square kilometers").unit == "km2"
    assert found(read_text("Donors pledged 20 billion euros."), "20 billion euros").unit == "EUR"


def test_the_time_of_the_clause(read_text):
    record = read_text("Shelling killed three aid workers on Friday.")
    assert found(record, "three aid workers").time == record.times[0].id


@given(
    st.integers(1, 10**9), st.sampled_from(["exact", "about", "nearly", "more_than", "at_least", "up_to", "less_than"])
)
def test_a_stated_number_lies_within_its_bounds(n, qualifier):
    low, high = bounds(n, qualifier)
    assert (low is None or low <= n) and (high is None or n <= high)


@given(st.text(max_size=20))
def test_digits_read_numbers_or_nothing(word):
    assert digits(word) is None or any(c.isdigit() for c in word)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "killed",
                "3",
                "-",
                ",",
                "dozens",
                "of",
                "%",
                "$",
                "million",
                "a",
                "between",
                "and",
                "5",
                "people",
                "more",
                "than",
            ]
        ),
        max_size=14,
    )
)
def test_odd_input_never_raises(read_text, words):
    record = read_text("Then " + " ".join(words))
    assert all(record.document.text[f.start : f.end] == f.exact for f in record.figures)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("two hundred and six", 206),
        ("1.5 million", 1500000),
        ("a dozen", 12),
        ("twenty - five", 25),
        ("three hundred thousand", 300000),
        ("12,000", 12000),
        ("zebra", None),
    ],
)
def test_number_words(words, number):
    from ofrecord.language.numbers import NumberWords

    assert Lexicons().load("numbers", NumberWords).value(words.split()) == number
