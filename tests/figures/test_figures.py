"""Tables of figures: (text, words, counts, low, high, qualifier). To add a case, write a sentence and what it says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ofrecord.annotations.figures.details import in_clause
from ofrecord.annotations.figures.quantities import bounds
from ofrecord.documents.manuscript import Manuscript
from ofrecord.domain.base import Evidence
from ofrecord.domain.documents import Document
from ofrecord.language.numbers import digits
from ofrecord.lexicons import Lexicons
from ofrecord.settings import Settings
from ofrecord.sources import captures

FIGURES = [
    # those killed
    ("The rebels seized 14 herders, of whom six were later killed.", "six", "killed", 6, 6, "exact"),
    ("The rebels abducted 14 herders, of whom six were later killed.", "14 herders", "abducted", 14, 14, "exact"),
    ("They took 14 herders, 6 of whom were later found murdered.", "6 of whom", "killed", 6, 6, "exact"),
    ("Vigils were held after the three nurses' murder.", "three nurses", "killed", 3, 3, "exact"),
    ("The three guards' killing of a herder angered the town.", "three guards", "people", 3, 3, "exact"),
    ("Nine herders were found guilty.", "Nine herders", "people", 9, 9, "exact"),
    ("Shelling killed three aid workers in the east.", "three aid workers", "killed", 3, 3, "exact"),
    ("At least 12 people were killed in the strike.", "At least 12 people", "killed", 12, None, "at_least"),
    ("Five people died in the camp.", "Five people", "killed", 5, 5, "exact"),
    ("The blast killed three and wounded seven.", "three", "killed", 3, 3, "exact"),
    ("The raid left three dead.", "three dead", "killed", 3, 3, "exact"),
    ("Officials reported the deaths of two dozen soldiers.", "two dozen soldiers", "killed", 24, 24, "exact"),
    ("The rocket killed two women and a child.", "two women", "killed", 2, 2, "exact"),
    ("The rocket killed two women and a child.", "a child", "killed", 1, 1, "exact"),
    ("The sniper killed a woman near the well.", "a woman", "killed", 1, 1, "exact"),
    ("Chad handed over 90 soldiers.", "90 soldiers", "people", 90, 90, "exact"),
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
    # what a clause, a phrase or a title says of those counted
    ("Shelling Kills 3 Red Cross Workers", "3 Red Cross Workers", "killed", 3, 3, "exact"),
    ("12 Dead in Market Strike", "12 Dead", "killed", 12, 12, "exact"),
    ("Drone attack injures four in Odesa", "four", "injured", 4, 4, "exact"),
    ("UN: 14 million displaced in Sudan", "14 million displaced", "displaced", 14000000, 14000000, "exact"),
    ("Nearly 60 feared dead after boat sinks", "Nearly 60", "killed", 45, 60, "nearly"),
    ("Gunmen shot dead four farmers.", "four farmers", "killed", 4, 4, "exact"),
    ("Nine miners lost their lives.", "Nine miners", "killed", 9, 9, "exact"),
    ("A bomb claimed the lives of 22 people.", "22 people", "killed", 22, 22, "exact"),
    ("The flood claimed 22 lives.", "22 lives", "killed", 22, 22, "exact"),
    ("The 17 people who were killed were buried.", "17 people", "killed", 17, 17, "exact"),
    ("The death of 17 people was confirmed.", "17 people", "killed", 17, 17, "exact"),
    ("Rescuers pulled nine bodies from the rubble.", "nine bodies", "killed", 9, 9, "exact"),
    ("Three children were among the dead.", "Three children", "killed", 3, 3, "exact"),
    ("Among the dead were three children.", "three children", "killed", 3, 3, "exact"),
    ("The wounded include 12 police officers.", "12 police officers", "injured", 12, 12, "exact"),
    ("Fighters ambushed them, killing eight soldiers and wounding 13.", "13", "injured", 13, 13, "exact"),
    ("Twelve soldiers were killed and 30 were wounded.", "30", "injured", 30, 30, "exact"),
    ("The attack left at least 30 dead and 100 wounded.", "at least 30 dead", "killed", 30, None, "at_least"),
    ("The attack left at least 30 dead and 100 wounded.", "100 wounded", "injured", 100, 100, "exact"),
    ("As many as 1,000 people may have been killed.", "As many as 1,000 people", "killed", None, 1000, "up_to"),
    ("Around 300 people drowned when the boat sank.", "Around 300 people", "killed", 300, 300, "about"),
    ("More than 200 detainees have died in custody.", "More than 200 detainees", "killed", 200, None, "more_than"),
    ("The hospital received 38 dead and 162 wounded.", "162 wounded", "injured", 162, 162, "exact"),
    ("A bomber killed himself and six others.", "six others", "killed", 6, 6, "exact"),
    ("Two nurses were among 13 people killed.", "Two nurses", "killed", 2, 2, "exact"),
    ("Police recovered 23 corpses.", "23 corpses", "killed", 23, 23, "exact"),
    ("A family of five was killed in the camp.", "A family of five", "killed", 5, 5, "exact"),
    ("The strike brought the total number of dead to 61.", "61", "killed", 61, 61, "exact"),
    ("The death toll stands at 300.", "300", "killed", 300, 300, "exact"),
    ("Officials put the number of dead at 57.", "57", "killed", 57, 57, "exact"),
    ("Officials raised the death toll from 12 to 15.", "15", "killed", 15, 15, "exact"),
    ("The number of people killed has reached 5,000.", "5,000", "killed", 5000, 5000, "exact"),
    ("Up to 40 fighters were captured.", "Up to 40 fighters", "detained", None, 40, "up_to"),
    ("Police rounded up 200 men.", "200 men", "detained", 200, 200, "exact"),
    ("The group is still holding 24 UN workers.", "24 UN workers", "detained", 24, 24, "exact"),
    ("At least 70 people were taken hostage.", "At least 70 people", "abducted", 70, None, "at_least"),
    ("Militants kidnapped 30 schoolgirls.", "30 schoolgirls", "abducted", 30, 30, "exact"),
    ("The camp shelters 12,000 people.", "12,000 people", "displaced", 12000, 12000, "exact"),
    ("Hundreds of people were forced from their homes.", "Hundreds of people", "displaced", 200, None, "vague"),
    ("The fighting forced 300 families to flee.", "300 families", "displaced", 300, 300, "exact"),
    ("The clashes left 300 families homeless.", "300 families", "displaced", 300, 300, "exact"),
    (
        "Some 1.5 million displaced people live in tents.",
        "Some 1.5 million displaced people",
        "displaced",
        1500000,
        1500000,
        "about",
    ),
    ("More than 3,200 people crossed into Burundi.", "More than 3,200 people", "displaced", 3200, None, "more_than"),
    ("Nearly 800,000 people are starving.", "Nearly 800,000 people", "affected", 600000, 800000, "nearly"),
    ("About 24 million people are in need of aid.", "About 24 million people", "affected", 24000000, 24000000, "about"),
    ("The UN evacuated 120 patients.", "120 patients", "evacuated", 120, 120, "exact"),
    # those set free are no longer held, and who bears arms is not displaced
    ("Rebels released 50 prisoners.", "50 prisoners", "people", 50, 50, "exact"),
    ("The two sides exchanged 115 prisoners.", "115 prisoners", "people", 115, 115, "exact"),
    ("Gunmen freed 11 of the 24 hostages.", "11 of the 24 hostages", "people", 11, 11, "exact"),
    ("Gunmen freed 11 of the 24 hostages.", "24 hostages", "abducted", 24, 24, "exact"),
    ("Eleven of the 40 passengers were killed.", "40 passengers", "people", 40, 40, "exact"),
    ("Half of the 2.1 million residents were displaced.", "2.1 million residents", "people", 2100000, 2100000, "exact"),
    ("Two hundred soldiers crossed into the region.", "Two hundred soldiers", "people", 200, 200, "exact"),
    # other things
    ("Between 30 and 40 homes were burned.", "Between 30 and 40 homes", "other", 30, 40, "between"),
    ("The ship carried 9,000 tonnes of wheat.", "9,000 tonnes of wheat", "aid", 9000, 9000, "exact"),
    ("The agency delivered 700 metric tons of food.", "700 metric tons of food", "aid", 700, 700, "exact"),
    ("Fifty trucks carrying food entered the strip.", "Fifty trucks", "aid", 50, 50, "exact"),
    ("The damage was put at 4bn dollars.", "4bn dollars", "money", 4000000000, 4000000000, "exact"),
    ("The plan needs $3.2 billion.", "$3.2 billion", "money", 3200000000, 3200000000, "exact"),
    ("The army says it controls 600 sq km of the region.", "600 sq km", "area", 600, 600, "exact"),
    ("The group controls 14 of the state's 17 townships.", "17 townships", "settlements", 17, 17, "exact"),
    ("The air force downed 14 of 20 drones.", "14 of 20 drones", "weapons", 14, 14, "exact"),
    ("The appeal is only 6 per cent funded.", "6 per cent", "other", 6, 6, "exact"),
    ("About 40,000 households lost their crops.", "About 40,000 households", "other", 40000, 40000, "about"),
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
    "Reporters could find no bodies.",
    "They drove off the 300 Lions gang.",
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
    "All the drones were downed and no one was seen.",
    "The armies fired at one another.",
    "Two-thirds of the houses are damaged.",
    "The man, 62, died on the spot.",
    "The boys, 9 and 11, were killed.",
    "The 27-member bloc met.",
    "A 30,000-strong force will be deployed.",
    "Temperatures fell to minus 5 degrees.",
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


@pytest.mark.parametrize(
    ("text", "words", "low", "unit", "rate"),
    [
        ("Four out of ten children go hungry.", "Four out of ten children", 4, "in 10", None),
        ("One in three children goes hungry.", "One in three children", 1, "in 3", None),
        ("Seven in every 100 babies have died.", "Seven in every 100 babies", 7, "in 100", None),
        ("The rate is 3 per 10,000 people per day.", "3 per 10,000 people", 3, "in 10,000", "per day"),
    ],
)
def test_a_ratio_is_one_figure_and_is_not_worked_out(read_text, text, words, low, unit, rate):
    (figure,) = read_text(text).figures
    assert (figure.exact, figure.low, figure.unit, figure.rate) == (words, low, unit, rate)


def test_out_of_a_number_of_things_is_a_part(read_text):
    record = read_text("Ten out of 15 hospitals are closed.")
    assert found(record, "Ten out of 15 hospitals").part_of == found(record, "15 hospitals").id


@pytest.mark.parametrize("text", ["It came a day after 30 people fled.", "A week ago 30 people fled."])
def test_a_time_is_no_rate(read_text, text):
    assert [f.rate for f in read_text(text).figures] == [None]


TABLE = """Situation

| Location | Killed | Injured | Families displaced |
|---|---|---|---|
| Tawila | 12 | at least 40 | 3,000 |
| Nyala | - | 7 | some |
"""


def test_cells_count_what_the_head_of_their_column_says(reader, tmp_path):
    (tmp_path / "update.md").write_text(TABLE, encoding="utf-8")
    (capture,) = captures(str(tmp_path / "update.md"), Settings())
    record = reader.read(capture)
    assert [(f.exact, f.counts, f.low, f.high) for f in record.figures] == [
        ("12", "killed", 12, 12),
        ("at least 40", "injured", 40, None),
        ("3,000", "displaced", 3000, 3000),
        ("7", "injured", 7, 7),
    ]
    places = {p.id: p.exact for p in record.places}
    assert [places[f.place] for f in record.figures if f.place] == ["Tawila", "Tawila", "Tawila"]
    assert [f.unit for f in record.figures] == [None, None, "families", None]


def test_lines_with_a_label(read_text):
    record = read_text("Killed: 12\nInjured: 30")
    assert [(f.exact, f.counts) for f in record.figures] == [("12", "killed"), ("30", "injured")]


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


def test_some_of_them(read_text):
    record = read_text("Three people were killed, two of them women.")
    part = found(record, "two of them women")
    assert (part.part_of, part.counts, part.sex) == (found(record, "Three people").id, "killed", "female")


def test_parts_in_coordination_are_parts_of_the_same_whole(read_text):
    record = read_text("The attack left 21 people dead, among them six women and four children.")
    whole = found(record, "21 people")
    assert [f.part_of for f in record.figures if f.id != whole.id] == [whole.id, whole.id]
    assert {f.counts for f in record.figures} == {"killed"}


def test_women_and_a_child_are_a_sum_with_its_parts(read_text):
    record = read_text("The drone killed two women and a child.")
    whole = found(record, "two women and a child")
    assert (whole.counts, whole.low, whole.high, whole.by.rule) == ("killed", 3, 3, "sum")
    assert [(f.exact, f.low) for f in record.figures if f.part_of == whole.id] == [("two women", 2), ("a child", 1)]


def test_a_whole_that_is_spelt_out_after_it_is_not_counted_twice(read_text):
    record = read_text("Two aid workers, a doctor and a nurse, were killed.")
    whole = found(record, "Two aid workers")
    assert [(f.exact, f.low) for f in record.figures if f.part_of == whole.id] == [("a doctor", 1), ("a nurse", 1)]
    assert sum(f.low for f in record.figures if f.counts == "killed" and f.part_of is None) == 2


@pytest.mark.parametrize(
    ("text", "older", "newer"),
    [
        ("Officials lowered the death toll from 40 to 28.", "40", "28"),
        ("The ministry raised the toll to 61 from 57.", "57", "61"),
        ("The blast killed 15 people, up from 12 on Monday.", "12", "15 people"),
        ("The clinic said that 28 people were killed, not 40.", "40", "28 people"),
    ],
)
def test_a_corrected_number_names_the_one_it_replaces(read_text, text, older, newer):
    record = read_text(text)
    assert found(record, newer).replaces == found(record, older).id
    assert found(record, older).replaces is None
    assert {f.counts for f in record.figures} == {"killed"}


def test_two_numbers_of_one_text_replace_nothing(read_text):
    record = read_text("Raids killed 12 people in Sumy and 15 in Kharkiv.")
    assert [f.replaces for f in record.figures] == [None, None]


def test_two_verbs_with_one_object_are_two_figures(read_text):
    figures = read_text("The raid killed and wounded dozens.").figures
    assert {(f.exact, f.counts) for f in figures} == {("dozens", "killed"), ("dozens", "injured")}
    assert len({f.id for f in figures}) == 2


def test_a_verb_without_the_object_shares_nothing(read_text):
    figures = read_text("The raid ended and wounded dozens.").figures
    assert [(f.exact, f.counts) for f in figures] == [("dozens", "injured")]


def test_families_are_counted_as_families(read_text):
    assert found(read_text("Some 900 families were displaced."), "Some 900 families").unit == "families"


def test_no_figure_crosses_a_border_of_table_cells(read_text):
    record = read_text("| Food | 12,400 people | 60,000 | tents | 5,150 |")
    assert all("|" not in f.exact and "|" not in (f.what or "") for f in record.figures)
    assert found(record, "12,400 people").low == 12400


def test_the_nearest_place_of_the_clause(read_text):
    record = read_text("The airstrike on Nyala killed ten people in Khartoum.")
    places = {p.id: p.exact for p in record.places}
    assert places[found(record, "ten people").place] == "Khartoum"


def test_where_people_are_from_ties_no_place(reader):
    text = "Two teachers from Kenya were killed."
    doc = reader.model.parse(Manuscript(Document(id="x", text=text), text))
    place = Evidence(start=18, end=23, exact="Kenya")
    assert in_clause(doc, doc[1], [place], [18], {"from"}) is None
    assert in_clause(doc, doc[1], [place], [18], ()) == place


def test_a_toll_and_its_second_half_are_totals(read_text):
    record = read_text("The toll has risen to 41,200 dead and 95,000 injured.")
    assert found(record, "41,200 dead").cumulative
    assert found(record, "95,000 injured").cumulative


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


def test_a_column_says_whom_its_numbers_reached(read_text):
    table = "| Region | Reached with food | Lorries |\n| --- | --- | --- |\n| Uvira | 12,000 | 9 |\n"
    figures = read_text(table).figures
    assert [(f.exact, f.counts) for f in figures if f.low == 12000] == [("12,000", "people")]
