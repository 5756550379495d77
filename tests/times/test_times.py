"""Tables of time expressions: (text, words, value, earliest, latest). The publication date is Monday 16 September 2024.

To add a case, write a sentence, the words that are the time, its TIMEX3 value, and the first and last day it stands for
(None where it stands for no days). A row in NOT_TIMES is a sentence with no time in it.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ofrecord.annotations.times.calendar import Day, interval, narrowed, shifted

ONE_DAY = [
    # text, words, the day (value, earliest and latest are the same)
    ("The convoy left on Aug. 6.", "Aug. 6", "2024-08-06"),
    ("The convoy left on 6 August.", "6 August", "2024-08-06"),
    ("The convoy left on the 6th of August.", "the 6th of August", "2024-08-06"),
    ("The bridge fell on September 16, 2023.", "September 16, 2023", "2023-09-16"),
    ("The bridge fell on 16 September 2023.", "16 September 2023", "2023-09-16"),
    ("The bridge fell on 2023-09-16.", "2023-09-16", "2023-09-16"),
    ("The cable was dated 08/12/94.", "08/12/94", "1994-08-12"),
    ("The cable was dated 25/12/1994.", "25/12/1994", "1994-12-25"),
    ("The cable was dated 16.09.2023.", "16.09.2023", "2023-09-16"),
    ("They crossed on Friday, Sept. 13.", "Friday, Sept. 13", "2024-09-13"),
    ("The village was shelled on Friday.", "Friday", "2024-09-13"),
    ("The village was shelled on Monday.", "Monday", "2024-09-16"),
    ("The envoys will meet on Friday.", "Friday", "2024-09-20"),
    ("The minister is expected to arrive on Thursday.", "Thursday", "2024-09-19"),
    ("They fled last Wednesday.", "last Wednesday", "2024-09-11"),
    ("They will return next Wednesday.", "next Wednesday", "2024-09-18"),
    ("The road was cut yesterday.", "yesterday", "2024-09-15"),
    ("The road was reopened today.", "today", "2024-09-16"),
    ("The talks will resume tomorrow.", "tomorrow", "2024-09-17"),
    ("He was freed the day before yesterday.", "the day before yesterday", "2024-09-14"),
    ("She was detained three days ago.", "three days ago", "2024-09-13"),
    ("The office closed on Christmas Eve.", "Christmas Eve", "2023-12-24"),
    ("The truce ended on New Year's Day.", "New Year's Day", "2024-01-01"),
    ("The troops will leave on December 1.", "December 1", "2024-12-01"),
    ("The mine opened on Dec. 1.", "Dec. 1", "2023-12-01"),
]
PARTS_OF_DAYS = [
    ("Drones struck the port on Tuesday night.", "Tuesday night", "2024-09-10TNI", "2024-09-10"),
    ("The sirens sounded this morning.", "this morning", "2024-09-16TMO", "2024-09-16"),
    ("The envoys will speak tonight.", "tonight", "2024-09-16TNI", "2024-09-16"),
    ("The depot burned last night.", "last night", "2024-09-15TNI", "2024-09-15"),
    ("Gunmen came yesterday evening.", "yesterday evening", "2024-09-15TEV", "2024-09-15"),
    ("The shop was looted on the evening of August 9.", "the evening of August 9", "2024-08-09TEV", "2024-08-09"),
    ("The blast hit at 5:30 a.m. on Saturday.", "5:30 a.m. on Saturday", "2024-09-14T05:30", "2024-09-14"),
    ("The blast hit at 9 p.m. Saturday.", "9 p.m. Saturday", "2024-09-14T21:00", "2024-09-14"),
]
STRETCHES = [
    # text, words, value, earliest, latest
    ("The army advanced last week.", "last week", "2024-W37", "2024-09-09", "2024-09-15"),
    ("The army will advance next week.", "next week", "2024-W39", "2024-09-23", "2024-09-29"),
    ("Prices rose this week.", "this week", "2024-W38", "2024-09-16", "2024-09-22"),
    ("The raid came early last month.", "early last month", "2024-08", "2024-08-01", "2024-08-10"),
    ("The raid came last month.", "last month", "2024-08", "2024-08-01", "2024-08-31"),
    ("Aid stopped late last year.", "late last year", "2023", "2023-09-01", "2023-12-31"),
    ("Aid stopped last year.", "last year", "2023", "2023-01-01", "2023-12-31"),
    ("The vote will be held next year.", "next year", "2025", "2025-01-01", "2025-12-31"),
    ("The siege began three months ago.", "three months ago", "2024-06", "2024-06-01", "2024-06-30"),
    ("The siege began two years ago.", "two years ago", "2022", "2022-01-01", "2022-12-31"),
    ("The siege began two weeks ago.", "two weeks ago", "2024-W36", "2024-09-02", "2024-09-08"),
    ("The war has gone on since February 2022.", "February 2022", "2022-02", "2022-02-01", "2022-02-28"),
    ("The camp opened in mid-2014.", "mid-2014", "2014", "2014-05-02", "2014-08-31"),
    ("The camp opened in 2014.", "2014", "2014", "2014-01-01", "2014-12-31"),
    ("The border moved in the 1990s.", "the 1990s", "199", "1990-01-01", "1999-12-31"),
    ("The fort dates from the 19th century.", "the 19th century", "18", "1800-01-01", "1899-12-31"),
    ("The harvest failed last summer.", "last summer", "2024-SU", "2024-06-01", "2024-08-31"),
    ("The harvest failed in spring 2022.", "spring 2022", "2022-SP", "2022-03-01", "2022-05-31"),
    ("Exports fell in the third quarter of 2021.", "the third quarter of 2021", "2021-Q3", "2021-07-01", "2021-09-30"),
    ("The clinic was built in March 2019.", "March 2019", "2019-03", "2019-03-01", "2019-03-31"),
    ("The clinic was hit in July.", "July", "2024-07", "2024-07-01", "2024-07-31"),
    ("The clinic was hit in early July.", "early July", "2024-07", "2024-07-01", "2024-07-10"),
    ("The clinic was hit at the end of May.", "the end of May", "2024-05", "2024-05-21", "2024-05-31"),
    ("Thousands fled over the past two years.", "the past two years", "P2Y", "2022-09-16", "2024-09-16"),
    ("Thousands fled over the past three weeks.", "the past three weeks", "P3W", "2024-08-26", "2024-09-16"),
    ("The town has been shelled in recent weeks.", "recent weeks", "PXW", None, "2024-09-16"),
]
WITHOUT_DAYS = [
    ("The siege lasted two years.", "two years", "P2Y"),
    ("A two-year blockade ended.", "two-year", "P2Y"),
    ("They waited several hours.", "several hours", "PTXH"),
    ("They waited for six hours.", "six hours", "PT6H"),
    ("They waited for a few days.", "a few days", "PXD"),
    ("Shells fall every day.", "every day", "P1D"),
    ("Markets open every Friday.", "every Friday", "XXXX-WXX-5"),
    ("Convoys arrive daily.", "daily", "P1D"),
    ("The report is issued annually.", "annually", "P1Y"),
    ("The road is now closed.", "now", "PRESENT_REF"),
    ("The road was recently closed.", "recently", "PAST_REF"),
    ("The road will reopen soon.", "soon", "FUTURE_REF"),
    ("The patrol waited an hour and a half.", "an hour and a half", "PT1H30M"),
]
NOT_TIMES = [
    "The rebels may attack the port.",
    "Protesters march through the capital.",
    "The fall of the capital stunned its allies.",
    "A 45-year-old farmer was hurt.",
    "The team won 3-2.",
    "Some 1,200 people fled the village.",
    "The second convoy turned back.",
    "He quoted Article 51 of the charter.",
    "They spring a trap on the patrol.",
]
UNDATED = [
    # without a publication date
    ("The bridge fell on Friday.", "Friday", "XXXX-WXX-5"),
    ("The bridge fell on May 6.", "May 6", "XXXX-05-06"),
    ("The bridge fell last week.", "last week", "XXXX-WXX"),
    ("The war began in 1911. The port fell on 3 May.", "3 May", "1911-05-03"),
    ("The war began on 2 May 1911. Two days later the port fell.", "Two days later", "1911-05-04"),
    ("The war began on 2 May 1911. The next day the port fell.", "The next day", "1911-05-03"),
    ("The war began on 2 May 1911. The same day the port fell.", "The same day", "1911-05-02"),
]


def found(record, words):
    times = {t.exact: t for t in record.times}
    assert words in times, f"not found: {words!r}; found {list(times)}"
    return times[words]


@pytest.mark.parametrize(("text", "words", "day"), ONE_DAY)
def test_days(read_text, text, words, day):
    time = found(read_text(text), words)
    assert (time.value, time.earliest, time.latest) == (day, day, day)
    assert time.granularity == "day"


@pytest.mark.parametrize(("text", "words", "value", "day"), PARTS_OF_DAYS)
def test_parts_of_days(read_text, text, words, value, day):
    time = found(read_text(text), words)
    assert (time.type, time.value, time.earliest, time.latest) == ("TIME", value, day, day)


@pytest.mark.parametrize(("text", "words", "value", "earliest", "latest"), STRETCHES)
def test_stretches(read_text, text, words, value, earliest, latest):
    time = found(read_text(text), words)
    assert (time.value, time.earliest, time.latest) == (value, earliest, latest)


@pytest.mark.parametrize(("text", "words", "value"), WITHOUT_DAYS)
def test_without_days(read_text, text, words, value):
    time = found(read_text(text), words)
    assert (time.value, time.earliest, time.latest) == (value, None, None)


@pytest.mark.parametrize("text", NOT_TIMES)
def test_no_times(read_text, text):
    assert [t.exact for t in read_text(text).times] == []


@pytest.mark.parametrize(("text", "words", "value"), UNDATED)
def test_texts_without_a_date(read_text, text, words, value):
    time = found(read_text(text, published=None), words)
    assert time.value == value
    if "X" in value:
        assert time.earliest is None
        assert time.unresolved


def test_later_days_name_their_anchor(read_text):
    times = read_text("The war began on 2 May 1911. Two days later the port fell.", published=None).times
    assert times[1].anchor == times[0].id


@given(st.dates(), st.integers(-4000, 4000), st.sampled_from("DWMQYE"))
def test_what_is_counted_from_a_day_is_a_value_with_days_or_nothing(day, count, unit):
    value = shifted(day, count, unit)
    assert value is None or interval(value) is None or interval(value)[0] <= interval(value)[1]


@given(st.dates(), st.integers(2, 4000), st.sampled_from(["START", "MID", "END"]))
def test_a_third_lies_inside_its_whole(day, length, modifier):
    from datetime import date, timedelta

    last = min(date.max - timedelta(1), day + timedelta(length)) if day < date(9980, 1, 1) else day
    first, latest = narrowed((day, last), modifier)
    assert day <= first <= latest <= last


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="0123456789 -/:.,abMay'thJune", max_size=60))
def test_odd_input_never_raises(read_text, text):
    record = read_text(f"On {text} x")
    assert all(record.document.text[t.start : t.end] == t.exact for t in record.times)


def test_days_that_do_not_exist():
    assert not Day(2023, 2, 29).exists()
    assert Day(None, 2, 29).exists()
