"""More tables of times, of the kinds that war reports tell: (text, words, value, earliest, latest).

The publication date is Monday 16 September 2024. A row in NEAR_MISSES is a sentence whose words look like a time; beside it
stand the times that may be found in it.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofrecord.annotations.times.calendar import granularity, interval, moved, shifted, week_of

DIRECTION = [
    # text, words, the day
    ("Also on Friday, Togo pledged two tanks.", "Friday", "2024-09-13"),
    ("Togo pledged to send two tanks on Friday.", "Friday", "2024-09-20"),
    ("He is believed to have died on Friday.", "Friday", "2024-09-13"),
    ("They may have been hit on Friday.", "Friday", "2024-09-13"),
    ("By Friday the troops will have left.", "Friday", "2024-09-20"),
    ("The patrol managed to leave the valley on Friday.", "Friday", "2024-09-13"),
    ("Residents were forced to leave on Friday.", "Friday", "2024-09-13"),
    ("They were the first to reach the town on Friday.", "Friday", "2024-09-13"),
    ("The last medics to leave the base on Friday were tired.", "Friday", "2024-09-13"),
    ("The king vowed to respond to Friday's strike.", "Friday", "2024-09-13"),
    ("The envoy will attend Friday's summit.", "Friday", "2024-09-20"),
    ("The judge ordered him to testify on October 10.", "October 10", "2024-10-10"),
    ("The minister set a January 5 deadline.", "January 5", "2025-01-05"),
    ("The aid agency invited donors to a conference on October 12.", "October 12", "2024-10-12"),
    ("The grant is payable on December 15.", "December 15", "2024-12-15"),
    ("The October 7 attack changed the war.", "October 7", "2023-10-07"),
    ("Since October 7, thousands have died.", "October 7", "2023-10-07"),
    ("The army has planned a parade for Thursday.", "Thursday", "2024-09-19"),
    ("Neither man could be reached on Thursday.", "Thursday", "2024-09-12"),
    ("The crossing could reopen on Thursday.", "Thursday", "2024-09-19"),
    ("This coming Thursday, the court will rule.", "This coming Thursday", "2024-09-19"),
    ("This past Sunday, two buses were hit.", "This past Sunday", "2024-09-15"),
    ("On Monday last week a convoy was looted.", "Monday last week", "2024-09-09"),
    ("Tuesday of last week was the worst day.", "Tuesday of last week", "2024-09-10"),
    ("A week ago Friday the road was cut.", "A week ago Friday", "2024-09-06"),
    ("They left the day before last Tuesday.", "the day before last Tuesday", "2024-09-09"),
    ("The envoy said on Friday that he would travel on Tuesday.", "Tuesday", "2024-09-17"),
]
CLOCKS = [
    # text, words, value, the day
    ("The offer ends at 5 p.m. on October 9.", "5 p.m. on October 9", "2024-10-09T17:00", "2024-10-09"),
    (
        "The tanks crossed at 5 a.m. on 24 February 2022.",
        "5 a.m. on 24 February 2022",
        "2022-02-24T05:00",
        "2022-02-24",
    ),
    ("At 0400 GMT the guns fell silent.", "0400 GMT", "2024-09-16T04:00Z", "2024-09-16"),
    ("It fell at 19:30 local time (16:30 GMT) on Saturday.", "19:30 local time", "2024-09-14T19:30", "2024-09-14"),
    ("It fell at 19:30 local time (16:30 GMT) on Saturday.", "16:30 GMT", "2024-09-14T16:30Z", "2024-09-14"),
    ("The blast came at 10.30am.", "10.30am", "2024-09-16T10:30", "2024-09-16"),
    ("The train left at 9:15 on Monday morning.", "9:15 on Monday morning", "2024-09-16T09:15", "2024-09-16"),
    ("The siege began at dawn on Friday.", "dawn on Friday", "2024-09-13TMO", "2024-09-13"),
    ("The night before, the mill burned.", "The night before", "2024-09-15TNI", "2024-09-15"),
    (
        "At 14:30 the sirens sounded. Two hours later they fell silent.",
        "Two hours later",
        "2024-09-16T16:30",
        "2024-09-16",
    ),
    (
        "At 14:30 the sirens sounded. 45 minutes earlier a drone was seen.",
        "45 minutes earlier",
        "2024-09-16T13:45",
        "2024-09-16",
    ),
    ("The crash came in the predawn hours of Monday.", "the predawn hours of Monday", "2024-09-16TMO", "2024-09-16"),
]
STRETCHES = [
    # text, words, value, earliest, latest
    ("Rockets fell overnight Thursday.", "overnight Thursday", "2024-09-12TNI", "2024-09-12", "2024-09-13"),
    ("The front broke in the last week of August.", "the last week of August", "2024-08", "2024-08-25", "2024-08-31"),
    ("In the first week of May 2023 it rained.", "the first week of May 2023", "2023-05", "2023-05-01", "2023-05-07"),
    (
        "They met on the first Monday of May 2023.",
        "the first Monday of May 2023",
        "2023-05-01",
        "2023-05-01",
        "2023-05-01",
    ),
    (
        "They met on the last day of February 2024.",
        "the last day of February 2024",
        "2024-02-29",
        "2024-02-29",
        "2024-02-29",
    ),
    ("The first three months of 2024 were dry.", "The first three months of 2024", "P3M", "2024-01-01", "2024-03-31"),
    ("The last ten days of May were dry.", "The last ten days of May", "P10D", "2024-05-22", "2024-05-31"),
    ("Deaths rose in the first six months of the year.", "the first six months", "P6M", "2024-01-01", "2024-06-30"),
    ("Deaths rose in the first half of August.", "the first half of August", "2024-08", "2024-08-01", "2024-08-15"),
    (
        "Deaths rose in the second half of last year.",
        "the second half of last year",
        "2023-H2",
        "2023-07-01",
        "2023-12-31",
    ),
    ("Deaths rose in Q1 2024.", "Q1 2024", "2024-Q1", "2024-01-01", "2024-03-31"),
    ("The tour is planned for the week of October 7.", "the week of October 7", "2024-W41", "2024-10-07", "2024-10-13"),
    ("The troops will leave by year-end.", "year-end", "2024", "2024-09-01", "2024-12-31"),
    ("Food prices doubled this year; the year was dry.", "the year", "2024", "2024-01-01", "2024-12-31"),
    ("The winter of 2022-23 was mild.", "The winter of 2022-23", "2022-WI", "2022-12-01", "2023-02-28"),
    ("Their 2023 summer offensive failed.", "2023 summer", "2023-SU", "2023-06-01", "2023-08-31"),
    ("The post-2014 border is closed.", "post-2014", "2014", "2014-01-01", None),
    ("The pre-1967 border is a line on maps.", "pre-1967", "1967", None, "1967-12-31"),
    ("Several months ago the army left.", "Several months ago", "PAST_REF", None, "2024-09-16"),
    ("Half a year ago the army left.", "Half a year ago", "2024-03", "2024-03-01", "2024-03-31"),
    ("Aid fell over the past few days.", "the past few days", "PXD", None, "2024-09-16"),
    ("Rain is likely over the next several weeks.", "the next several weeks", "PXW", "2024-09-16", None),
    ("No aid came for the past year and a half.", "the past year and a half", "P1Y6M", "2023-03-16", "2024-09-16"),
    ("Attacks are feared in the coming hours.", "the coming hours", "FUTURE_REF", "2024-09-16", None),
    ("In two weeks' time they will vote.", "two weeks' time", "2024-W40", "2024-09-30", "2024-10-06"),
    ("The trial opens ten days from now.", "ten days from now", "2024-09-26", "2024-09-26", "2024-09-26"),
    ("The market was hit on Eid.", "Eid", "2024-06-16", "2024-06-16", "2024-06-19"),
    ("The raid came on Orthodox Good Friday.", "Orthodox Good Friday", "2024-05-03", "2024-05-03", "2024-05-03"),
    ("Families fled before Simchat Torah.", "Simchat Torah", "2023-10-07", "2023-10-07", "2023-10-07"),
    ("Villages were raided on Ashura.", "Ashura", "2024-07-16", "2024-07-16", "2024-07-16"),
    ("Tents were up for Nowruz.", "Nowruz", "2024-03-21", "2024-03-21", "2024-03-21"),
    ("Fireworks were banned at Lunar New Year.", "Lunar New Year", "2024-02-10", "2024-02-10", "2024-02-10"),
    ("Planes hit the towers on 9/11.", "9/11", "2001-09-11", "2001-09-11", "2001-09-11"),
    ("It rose between 2014 and 2019.", "2019", "2019", "2019-01-01", "2019-12-31"),
    ("In the 2014–2022 period it rose.", "2014", "2014", "2014-01-01", "2014-12-31"),
    ("The hill was taken in the early 2000s.", "the early 2000s", "200", "2000-01-01", "2003-05-01"),
    ("On Sept. 3, 4 and 5 the dam was hit.", "4", "2024-09-04", "2024-09-04", "2024-09-04"),
    ("On 3, 4 and 5 September the dam was hit.", "3", "2024-09-03", "2024-09-03", "2024-09-03"),
    ("It was hit on September 11 and on the 14th.", "the 14th", "2024-09-14", "2024-09-14", "2024-09-14"),
    (
        "The raid came in May. The tour began on the 28th of that month.",
        "the 28th of that month",
        "2024-05-28",
        "2024-05-28",
        "2024-05-28",
    ),
    ("The raid came on May 3. A few days later the town fell.", "A few days later", "XXXX-XX-XX", "2024-05-03", None),
    ("The raid came on May 3. Weeks earlier the road was mined.", "Weeks earlier", "XXXX-WXX", None, "2024-05-03"),
    (
        "The raid came on May 3. Later that day the town fell.",
        "Later that day",
        "2024-05-03",
        "2024-05-03",
        "2024-05-03",
    ),
    (
        "The raid came on May 3. The following Tuesday the town fell.",
        "The following Tuesday",
        "2024-05-07",
        "2024-05-07",
        "2024-05-07",
    ),
    ("Earlier in the day sirens sounded.", "Earlier in the day", "2024-09-16", "2024-09-16", "2024-09-16"),
    ("The port was shut throughout the 20th century.", "the 20th century", "19", "1900-01-01", "1999-12-31"),
]
WITHOUT_DAYS = [
    # text, words, type, value
    ("The day after the strike, rescuers came.", "The day", "DATE", "XXXX-XX-XX"),
    ("In the days after the attack, thousands left.", "the days", "DURATION", "PXD"),
    ("In the weeks leading up to the vote, four mayors died.", "the weeks", "DURATION", "PXW"),
    ("Weeks after the raid, the ruins smoked.", "Weeks", "DURATION", "PXW"),
    ("The repairs took days.", "days", "DURATION", "PXD"),
    ("The 11-month-old war goes on.", "11-month-old", "DURATION", "P11M"),
    ("The two-week-old ceasefire is fragile.", "two-week-old", "DURATION", "P2W"),
    ("A weeklong truce began.", "weeklong", "DURATION", "P1W"),
    ("The decades-long war ended.", "decades-long", "DURATION", "PXDE"),
    ("For three straight days it rained.", "three straight days", "DURATION", "P3D"),
    ("The trip takes two to three days.", "two to three days", "DURATION", "P2D"),
    ("The trip takes a day or two.", "a day or two", "DURATION", "P1D"),
    ("In the year since the coup, prices rose.", "the year", "DURATION", "P1Y"),
    ("An hour later, the bridge was gone.", "An hour later", "DURATION", "PT1H"),
    ("The crossing opens twice a week.", "twice a week", "SET", "P1W"),
    ("Two flights a week are planned.", "a week", "SET", "P1W"),
    ("Water comes every other day.", "every other day", "SET", "P2D"),
    ("The camp floods every summer.", "every summer", "SET", "XXXX-SU"),
    ("Prayers are held on Fridays.", "Fridays", "SET", "XXXX-WXX-5"),
    ("The road will soon be closed.", "soon", "DATE", "FUTURE_REF"),
    ("Two days later, the bridge was blown up.", "Two days later", "DATE", "XXXX-XX-XX"),
    ("The previous Saturday, the church burned.", "The previous Saturday", "DATE", "XXXX-WXX-6"),
    ("The fort dates to the third century BC.", "the third century BC", "DATE", "BC02"),
]
NEAR_MISSES: list[tuple[str, list[str]]] = [
    ("May said the talks had failed.", []),
    ("April Jones was killed.", []),
    ("The March to the Sea began.", []),
    ("He teaches at a Sunday school.", []),
    ("The Sunday Times reported it.", []),
    ("The daily Haaretz reported it.", []),
    ("Bloody Sunday is remembered.", []),
    ("The Arab Spring began there.", []),
    ("Some 2,000 people fled.", []),
    ("Flight 1990 was diverted.", []),
    ("Route 2024 is closed.", []),
    ("Resolution 2118 was adopted.", []),
    ("Sat images show damage.", []),
    ("She ran for a second term.", []),
    ("The second of three trucks exploded.", []),
    ("Highway 1 and Highway 20 are closed.", []),
    ("The 3rd and 5th Brigades withdrew.", []),
    ("Between 1000-1500 people fled.", []),
    ("More than a quarter of the wheat was lost.", []),
    ("Three quarters of the houses burned.", []),
    ("The men, aged 19 to 45, were taken away.", []),
    ("The six-month-old baby survived.", []),
    ("Soon the road was closed.", []),
    ("They will leave as soon as the road opens.", []),
    ("At the same time, shells fell.", []),
    ("They may leave in May.", ["May"]),
    ("A 30-year-old fighter fell on Friday.", ["Friday"]),
]
HISTORIES = [
    # without a publication date: a year far from the story's is an aside
    ("The war began in 1916. A law of 1632 forbade it. On 3 May the port fell.", "3 May", "1916-05-03"),
    (
        "A book of 2009 tells it. In 1916 the war began. In 1917 it spread. In 1918 it ended. On 3 May ships came.",
        "3 May",
        "1918-05-03",
    ),
    (
        "The war began in 1911. In 1950 a film was made. In 1951 it was shown. On 3 May it won a prize.",
        "3 May",
        "1951-05-03",
    ),
]


def found(record, words):
    times = {t.exact: t for t in record.times}
    assert words in times, f"not found: {words!r}; found {list(times)}"
    return times[words]


@pytest.mark.parametrize(("text", "words", "day"), DIRECTION)
def test_directions(read_text, text, words, day):
    time = found(read_text(text), words)
    assert (time.value, time.earliest, time.latest) == (day, day, day)


@pytest.mark.parametrize(("text", "words", "value", "day"), CLOCKS)
def test_clocks(read_text, text, words, value, day):
    time = found(read_text(text), words)
    assert (time.type, time.value, time.earliest, time.latest) == ("TIME", value, day, day)


@pytest.mark.parametrize(("text", "words", "value", "earliest", "latest"), STRETCHES)
def test_stretches(read_text, text, words, value, earliest, latest):
    time = found(read_text(text), words)
    assert (time.value, time.earliest, time.latest) == (value, earliest, latest)


@pytest.mark.parametrize(("text", "words", "kind", "value"), WITHOUT_DAYS)
def test_without_days(read_text, text, words, kind, value):
    time = found(read_text(text), words)
    assert (time.type, time.value, time.earliest, time.latest) == (kind, value, None, None)


@pytest.mark.parametrize(("text", "times"), NEAR_MISSES)
def test_near_misses(read_text, text, times):
    assert [t.exact for t in read_text(text).times] == times


@pytest.mark.parametrize(("text", "words", "value"), HISTORIES)
def test_a_year_told_in_passing_does_not_move_the_story(read_text, text, words, value):
    assert found(read_text(text, published=None), words).value == value


def test_a_dated_history_is_read_by_the_years_that_it_tells(read_text):
    years = "".join(f"In {year} the king taxed salt. " for year in range(1781, 1789))
    assert found(read_text(f"{years}On 3 May the estates met."), "3 May").value == "1788-05-03"
    assert found(read_text(f"{years}On 3 May the estates met, he said on Friday."), "3 May").value == "2024-05-03"


@pytest.mark.parametrize(
    ("words", "modifier"),
    [
        ("About three weeks ago", "APPROX"),
        ("More than a year ago", "BEFORE"),
        ("Less than a year ago", "AFTER"),
        ("Early on Tuesday", "START"),
        ("Late last month", "END"),
        ("Mid-August", "MID"),
    ],
)
def test_modifiers(read_text, words, modifier):
    assert found(read_text(f"{words} the army left."), words).modifier == modifier


def test_a_range_is_at_least_its_lower_end(read_text):
    assert found(read_text("It took two to three days."), "two to three days").modifier == "EQUAL_OR_MORE"


@pytest.mark.parametrize("words", ["now", "recently", "in the near future"])
def test_references_have_no_size(read_text, words):
    (time,) = read_text(f"The army is moving {words}.").times
    assert time.granularity == "vague"


# ------------------------------------------------------------------- TIMEX3 value ↔ interval
DAYS = st.dates(date(1, 1, 8), date(9990, 12, 31))


@given(DAYS)
def test_a_day_is_the_interval_of_its_value(day):
    assert interval(day.isoformat()) == (day, day)
    assert granularity(day.isoformat()) == "day"


@given(DAYS, st.sampled_from(["W", "M", "Q", "Y", "E", "C"]))
def test_a_unit_that_holds_a_day_has_that_day_in_its_interval_and_comes_back_from_both_ends(day, unit):
    value = shifted(day, 0, unit)
    assert value is not None
    days = interval(value)
    assert days is not None
    assert days[0] <= day <= days[1]
    assert shifted(days[0], 0, unit) == shifted(days[1], 0, unit) == value


@given(DAYS, st.sampled_from(["W", "M", "Q", "Y"]))
def test_units_of_a_kind_meet_without_a_gap(day, unit):
    here, after = shifted(day, 0, unit), shifted(day, 1, unit)
    assert here and after
    first, second = interval(here), interval(after)
    assert first and second
    assert second[0] - first[1] == timedelta(days=1)


@given(DAYS)
def test_a_week_end_ends_its_week(day):
    week, end = interval(week_of(day)), interval(f"{week_of(day)}-WE")
    assert week and end
    assert (end[0], end[1]) == (week[1] - timedelta(days=1), week[1])


@given(st.dates(date(1000, 1, 1), date(3000, 12, 31)), st.integers(-400, 400), st.sampled_from(["D", "W"]))
def test_moving_there_and_back_gives_the_day(day, count, unit):
    there = moved(day, count, unit)
    assert there is not None
    assert moved(there, -count, unit) == day
