"""The meanings by the names that the grammar gives them: one function for each kind of expression.

Each takes the parts and a `Scene` (the discourse so far, and whether the verb looks ahead or back) and gives a `Reading`, or null
where the words are no time after all.
"""

from __future__ import annotations

from ofrecord.annotations.times import clock, dates, durations, feasts, portions, relative, weekdays, years
from ofrecord.annotations.times.scene import Meaning

MEANINGS: dict[str, Meaning] = {
    "iso": dates.iso,
    "numeric": dates.numeric,
    "date": dates.date_of,
    "date_told": dates.date_told,
    "named_day": dates.named_day,
    "year": years.year,
    "year_in_words": years.year_in_words,
    "year_bc": years.year_bc,
    "decade": years.decade,
    "century": years.century,
    "season": years.season,
    "quarter": years.quarter,
    "half": years.half,
    "relative": relative.relative,
    "relative_part": relative.relative_part,
    "ago": relative.ago,
    "offset": relative.offset,
    "around": relative.around,
    "year_end": relative.year_end,
    "day_word": relative.day_word,
    "weekday": weekdays.weekday,
    "overnight": weekdays.overnight,
    "part": clock.part,
    "clock": clock.clock,
    "holiday": feasts.holiday,
    "duration": durations.lasting,
    "some_of": durations.some_of,
    "whole_year": durations.whole_year,
    "length": durations.length,
    "ahead": relative.ahead,
    "coming": durations.coming,
    "week_of": portions.week_of,
    "portion": portions.portion,
    "recent": durations.recent,
    "every": durations.every,
    "adverb": durations.adverb,
    "reference": relative.reference,
    "soon": relative.soon,
    "past_time": relative.past_time,
    "nothing": relative.nothing,
}
"""The meanings by the names that the grammar gives them."""
