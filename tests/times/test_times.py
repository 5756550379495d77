"""Tables of time expressions: (text, words, value, earliest, latest). The publication date is Monday 16 September 2024.

To add a case, write a sentence, the words that are the time, its TIMEX3 value, and the first and last day it stands for
(None where it stands for no days). A row in NOT_TIMES is a sentence with no time in it.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ofrecord.annotations.times.calendar import Day, easter, interval, narrowed, orthodox_easter, shifted
from ofrecord.annotations.times.lexicon import Feast
from ofrecord.lexicons import Lexicons

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
    ("The envoys will meet on Sunday.", "Sunday", "2024-09-22"),
    ("The minister said that they plan to meet on Sunday.", "Sunday", "2024-09-22"),
    ("A rally planned for Sunday was called off.", "Sunday", "2024-09-15"),
    ("The first lorries to cross on Sunday carried flour.", "Sunday", "2024-09-15"),
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
    ("They met on Saturday, 7 September.", "Saturday, 7 September", "2024-09-07"),
    ("The council will vote on Tuesday, 4 February.", "Tuesday, 4 February", "2025-02-04"),
    ("The editorial ran on Wednesday, September 18.", "Wednesday, September 18", "2024-09-18"),
    ("The truce runs until 15 March.", "15 March", "2025-03-15"),
    ("The mission was extended until Friday.", "Friday", "2024-09-20"),
    ("The hearing was postponed to 3 October.", "3 October", "2024-10-03"),
    ("The siege lasted until Friday.", "Friday", "2024-09-13"),
    ("Gunmen attacked on 7 October last year.", "7 October last year", "2023-10-07"),
    ("Gunmen attacked on October 7 last year.", "October 7 last year", "2023-10-07"),
    ("The crossing could open as early as Thursday.", "Thursday", "2024-09-19"),
    ("The envoys met to end the war on Friday.", "Friday", "2024-09-13"),
    ("Residents were told to leave by Wednesday.", "Wednesday", "2024-09-18"),
    ("By Saturday, forty bodies had been found.", "Saturday", "2024-09-14"),
    ("Monday's attack hit a school.", "Monday", "2024-09-16"),
    ("The protest on March 8th was dispersed.", "March 8th", "2024-03-08"),
    ("The strike took place between September 3 and 5.", "5", "2024-09-05"),
    ("The two sides met from 3 to 5 September.", "3", "2024-09-03"),
    ("The village was shelled on Aug. 30 and 31.", "31", "2024-08-31"),
    ("The mission ends on December 31.", "December 31", "2024-12-31"),
    ("The two armies stopped firing on Orthodox Easter.", "Orthodox Easter", "2024-05-05"),
    # the two ends of a stretch, told on Monday 16 September
    ("The strait was shut between Saturday and Tuesday.", "Saturday", "2024-09-07"),
    ("The strait was shut between Saturday and Tuesday.", "Tuesday", "2024-09-10"),
    ("Sirens sounded from Thursday until Sunday.", "Thursday", "2024-09-12"),
    ("Sirens sounded from Thursday until Sunday.", "Sunday", "2024-09-15"),
    ("The pass is closed from Monday to Thursday.", "Monday", "2024-09-16"),
    ("The pass is closed from Monday to Thursday.", "Thursday", "2024-09-19"),
    ("The envoys will be in Muscat from Sunday to Wednesday.", "Wednesday", "2024-09-25"),
    ("The pass was closed from 20 October to 2 January.", "2 January", "2024-01-02"),
    ("The corridor is open from today through Nov. 17.", "today", "2024-09-16"),
    ("The corridor is open from today through Nov. 17.", "Nov. 17", "2024-11-17"),
    ("A truce signed on 3 May and 8 March was read out.", "8 March", "2024-03-08"),
    ("Output beat the mark set on Nov. 6.", "Nov. 6", "2023-11-06"),
    ("The handover is set for Nov. 6.", "Nov. 6", "2024-11-06"),
    ("The town was raided on Yom Kippur.", "Yom Kippur", "2023-09-25"),
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
    ("Drones struck in the early hours of Tuesday.", "the early hours of Tuesday", "2024-09-10TMO", "2024-09-10"),
    ("The raid began in the small hours of Saturday.", "the small hours of Saturday", "2024-09-14TMO", "2024-09-14"),
    ("The camp was raided at dawn on Thursday.", "dawn on Thursday", "2024-09-12TMO", "2024-09-12"),
    ("The blast came at midnight on Wednesday.", "midnight on Wednesday", "2024-09-11T24:00", "2024-09-11"),
    ("Rebels took the airport on Thursday evening.", "Thursday evening", "2024-09-12TEV", "2024-09-12"),
    ("The guns fell silent on Sunday morning.", "Sunday morning", "2024-09-15TMO", "2024-09-15"),
    ("Mortars fell at 3 a.m. local time on Sunday.", "3 a.m. local time on Sunday", "2024-09-15T03:00", "2024-09-15"),
    ("At 14:30 the sirens sounded.", "14:30", "2024-09-16T14:30", "2024-09-16"),
    ("The bomb went off at 1530 on Saturday.", "1530 on Saturday", "2024-09-14T15:30", "2024-09-14"),
    ("Two shells fell in mid-afternoon yesterday.", "mid-afternoon yesterday", "2024-09-15TAF", "2024-09-15"),
    ("The convoy was due the following morning.", "the following morning", "2024-09-17TMO", "2024-09-17"),
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
    ("The town was hit overnight.", "overnight", "2024-09-15TNI", "2024-09-15", "2024-09-16"),
    ("It was hit overnight into Sunday.", "overnight into Sunday", "2024-09-14TNI", "2024-09-14", "2024-09-15"),
    ("In the past 24 hours, six people died.", "the past 24 hours", "PT24H", "2024-09-15", "2024-09-16"),
    ("The price doubled in the past year.", "the past year", "P1Y", "2023-09-16", "2024-09-16"),
    ("Over the past week, the army advanced.", "the past week", "P1W", "2024-09-09", "2024-09-16"),
    ("Two clinics were hit in the last 48 hours.", "the last 48 hours", "PT48H", "2024-09-14", "2024-09-16"),
    ("The crossing was shut for the past seven months.", "the past seven months", "P7M", "2024-02-16", "2024-09-16"),
    ("The lake has shrunk over the last decade.", "the last decade", "P10Y", "2014-09-16", "2024-09-16"),
    ("Aid arrived over the weekend.", "the weekend", "2024-W37-WE", "2024-09-14", "2024-09-15"),
    ("The bridge was rebuilt in mid-April.", "mid-April", "2024-04", "2024-04-11", "2024-04-20"),
    ("The harvest begins in mid-October.", "mid-October", "2024-10", "2024-10-11", "2024-10-20"),
    ("Since early May, thousands have left.", "early May", "2024-05", "2024-05-01", "2024-05-10"),
    ("The hill fell at the end of August.", "the end of August", "2024-08", "2024-08-21", "2024-08-31"),
    ("Late last month, gunmen burned it.", "Late last month", "2024-08", "2024-08-21", "2024-08-31"),
    ("It rose in the first half of 2024.", "the first half of 2024", "2024-H1", "2024-01-01", "2024-06-30"),
    ("The 2023 war destroyed the clinic.", "2023", "2023", "2023-01-01", "2023-12-31"),
    ("The envoys will meet next month.", "next month", "2024-10", "2024-10-01", "2024-10-31"),
    ("Six schools were hit this year.", "this year", "2024", "2024-01-01", "2024-12-31"),
    ("They signed in the summer of 2018.", "the summer of 2018", "2018-SU", "2018-06-01", "2018-08-31"),
    ("They returned in the spring.", "the spring", "2024-SP", "2024-03-01", "2024-05-31"),
    ("The market was bombed during Ramadan.", "Ramadan", "2024", "2024-03-11", "2024-04-09"),
    ("It was cut off during Ramadan 2019.", "Ramadan 2019", "2019", "2019-05-06", "2019-06-04"),
    ("Families gathered for Eid al-Fitr.", "Eid al-Fitr", "2024-04-10", "2024-04-10", "2024-04-12"),
    ("The truce will start at Eid al-Adha.", "Eid al-Adha", "2025-06-06", "2025-06-06", "2025-06-09"),
    ("The raid came during Passover.", "Passover", "2024-04-23", "2024-04-23", "2024-04-29"),
    ("They fled in January last year.", "January last year", "2023-01", "2023-01-01", "2023-01-31"),
    ("The envoys met late on Tuesday.", "late on Tuesday", "2024-09-10", "2024-09-10", "2024-09-10"),
    ("Rain is expected in the coming days.", "the coming days", "FUTURE_REF", "2024-09-16", None),
    ("The village was emptied in Easter week.", "Easter week", "2024-W13", "2024-03-25", "2024-03-31"),
    ("They fled in Christmas week 2022.", "Christmas week 2022", "2022-W51", "2022-12-19", "2022-12-25"),
    ("Exports fell in the 2019 quarter.", "the 2019 quarter", "2019", "2019-01-01", "2019-12-31"),
    ("Aid fell in this year's second quarter.", "this year's second quarter", "2024-Q2", "2024-04-01", "2024-06-30"),
    ("It fell in January nineteen ninety-one.", "January nineteen ninety-one", "1991-01", "1991-01-01", "1991-01-31"),
    ("The dam was blown up last June.", "last June", "2024-06", "2024-06-01", "2024-06-30"),
    ("It was shelled last December.", "last December", "2023-12", "2023-12-01", "2023-12-31"),
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
    ("A few days after the ceasefire the road was mined.", "A few days", "PXD"),
    ("He was last seen two days before the raid.", "two days", "P2D"),
    ("The ceasefire expires in three days.", "three days", "P3D"),
    ("Fighting has raged for more than 500 days.", "more than 500 days", "P500D"),
    ("The 24-hour truce held.", "24-hour", "PT24H"),
    ("Food runs out within two weeks.", "two weeks", "P2W"),
    ("They will stay for 20 more years.", "20 more years", "P20Y"),
]
NOT_TIMES = [
    "The bomb went off at 1830 in the market.",
    "The bomb went off at approximately 1700 in the market.",
    "The pumps run 24 hours a day.",
    "The post is manned seven days a week.",
    "They are the heroes of today's youth.",
    "The rebels may attack the port.",
    "Protesters march through the capital.",
    "The fall of the capital stunned its allies.",
    "A 45-year-old farmer was hurt.",
    "The team won 3-2.",
    "Some 1,200 people fled the village.",
    "The second convoy turned back.",
    "He quoted Article 51 of the charter.",
    "They spring a trap on the patrol.",
    "Thousands have fled since the war began.",
    "On the third day of the offensive troops entered the suburbs.",
    "Shelling stopped soon after the raid.",
    "A previously unknown group claimed the attack.",
    "A second strike hit the rescuers.",
    "It was the third strike in as many days.",
    "More than a quarter of the houses burned.",
    "On the eve of the vote, a mayor was shot.",
    "He fled in a 2004 Toyota pickup.",
    "The colonel's 1998 Land Cruiser stood at the gate.",
    "The book “Forty Days” is on sale.",
    'The channel\'s "48 Hours" told the story.',
]
UNDATED = [
    # without a publication date
    ("The bridge fell on Friday.", "Friday", "XXXX-WXX-5"),
    ("The bridge fell on May 6.", "May 6", "XXXX-05-06"),
    ("The bridge fell last week.", "last week", "XXXX-WXX"),
    ("The bridge fell between Friday and Sunday.", "Sunday", "XXXX-WXX-7"),
    ("The war began in 1911. The port fell on 3 May.", "3 May", "1911-05-03"),
    ("The war began on 2 May 1911. Two days later the port fell.", "Two days later", "1911-05-04"),
    ("The war began on 2 May 1911. The next day the port fell.", "The next day", "1911-05-03"),
    ("The war began on 2 May 1911. The same day the port fell.", "The same day", "1911-05-02"),
    ("The town fell on 20 December 1916. On 14 January the army left.", "14 January", "1917-01-14"),
    ("Families gathered for Eid al-Fitr.", "Eid al-Fitr", "XXXX"),
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


def test_a_morning_after_a_day_that_is_not_named_is_left_open(read_text):
    time = found(read_text("He was seized and brought to court the next morning."), "the next morning")
    assert (time.value, time.earliest) == ("XXXX-XX-XXTMO", None)
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


@given(st.integers(2014, 2030))
def test_feasts_of_the_table_keep_their_calendars_distances(year):
    """Ramadan lasts 29 or 30 days and ends with Eid al-Fitr; Eid al-Adha follows that by 69 or 70; Yom Kippur is 172
    days after the first day of Passover. Sightings may move a feast by a day."""
    feasts = Lexicons().load("times_feasts", dict[str, Feast])
    day = {name: next(d for d in feast.starts if d.year == year) for name, feast in feasts.items()}
    assert (day["eid al-fitr"] - day["ramadan"]).days in (29, 30)
    assert 67 <= (day["eid al-adha"] - day["eid al-fitr"]).days <= 70
    assert (day["yom kippur"] - day["passover"]).days == 172


@given(st.integers(1900, 2099))
def test_easters_are_sundays_in_spring(year):
    western, eastern = easter(year), orthodox_easter(year)
    assert western.weekday() == eastern.weekday() == 6
    assert (eastern - western).days in (0, 7, 28, 35)


def test_a_text_without_times_is_read_as_one_with_them_around(read_text):
    """What stands far from any time is passed over; a time after it has the same value and its own offsets."""
    far = "The road was long and the men were tired of it. " * 8
    record = read_text(f"{far}The bridge fell on 3 May 2019. {far}")
    assert [(t.exact, t.value) for t in record.times] == [("3 May 2019", "2019-05-03")]


def test_days_that_do_not_exist():
    assert not Day(2023, 2, 29).exists()
    assert Day(None, 2, 29).exists()
