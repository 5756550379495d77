"""The meanings by the names that the grammar gives them: one function for each kind of expression.

Each takes the parts and a `Scene` (the discourse so far, and whether the verb looks ahead or back) and gives a `Reading`, or null
where the words are no time after all.
"""

from __future__ import annotations

from ofrecord.annotations.times import clock, dates, durations, feasts, relative, weekdays, years
from ofrecord.annotations.times.scene import Meaning

MEANINGS: dict[str, Meaning] = {
    "iso": dates.iso,
    "numeric": dates.numeric,
    "date": dates.date_of,
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
    "day_word": relative.day_word,
    "weekday": weekdays.weekday,
    "overnight": weekdays.overnight,
    "part": clock.part,
    "clock": clock.clock,
    "holiday": feasts.holiday,
    "duration": durations.lasting,
    "recent": durations.recent,
    "every": durations.every,
    "adverb": durations.adverb,
    "reference": relative.reference,
    "past_time": relative.past_time,
    "nothing": relative.nothing,
}
"""The meanings by the names that the grammar gives them."""
