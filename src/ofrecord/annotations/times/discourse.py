"""What a time expression is read against: the publication date, and the times named before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from ofrecord.annotations.times.calendar import interval, shifted

PUBLISHED = "published"
_NEAR = 183
"""Days ahead up to which a date without a year and without a tense is one to come."""
_FAR = 250
"""Days ahead beyond which even a verb that looks ahead leaves a date in the current year."""
_ASIDE = 12
"""Years between a year and the story's at which the first mention of it is an aside, until it is told again."""
_TURN = 6
"""Months by which a story without a publication date may go back before a later year is meant."""


@dataclass(frozen=True)
class Reading:
    """What an expression means. `days` is set where they are not those of the value; `counted` where another quarter was
    told and this one is counted from it."""

    type: str
    value: str
    modifier: str | None = None
    anchor: str | None = None
    unresolved: str | None = None
    days: tuple[date | None, date | None] | None = None
    counted: bool = False


@dataclass
class Discourse:
    """The state of one pass through one text: `published` (null = unknown) and what has been named so far.

    Without a publication date (histories, encyclopaedias) the latest year and day named stand in for it.
    """

    published: date | None
    last: tuple[Reading, str] | None = None
    day: tuple[date, str] | None = None
    month: tuple[int, int, str] | None = None
    year: tuple[int, str] | None = None
    quarter: str | None = field(default=None)
    story_year: tuple[int, str] | None = None
    clock: tuple[datetime, str] | None = None
    _asides: list[int] = field(default_factory=list)

    def note(self, reading: Reading, key: str) -> None:
        """Remember a reading that later expressions may be counted from."""
        if reading.type not in ("DATE", "TIME"):
            return
        found = interval(reading.value)
        if found is None:
            return
        self.last = (reading, key)
        first, latest = found
        if first.year == latest.year or "WI" in reading.value:
            self.year = (first.year, key)
            self._follow(first.year, key)
        if (first.year, first.month) == (latest.year, latest.month):
            self.month = (first.year, first.month, key)
        if first == latest:
            self.day = (first, key)
            self.clock = _clock(reading.value, key)
        if "-Q" in reading.value and not reading.counted:
            self.quarter = reading.value

    def _follow(self, year: int, key: str) -> None:
        """Let the story come to a year, unless it is an aside to another time; a story seldom goes back."""
        here = self.story_year[0] if self.story_year else year
        if abs(year - here) <= _ASIDE:
            self.story_year, self._asides = (year, key), []
            return
        self._asides = [y for y in self._asides if abs(year - y) <= _ASIDE] + [year]
        if len(self._asides) >= (2 if year > here else 3):
            self.story_year, self._asides = (year, key), []

    def now(self) -> tuple[date, str] | None:
        """The day from which "last week" counts, and whose day it is."""
        return (self.published, PUBLISHED) if self.published else self.story()

    def story(self) -> tuple[date, str] | None:
        """The day that the text has come to; from which "two days later" counts."""
        if self.day and self.last and interval(self.last[0].value) is not None:
            return self.day
        return None

    def told(self, unit: str) -> tuple[date, str] | None:
        """A day good enough to count units from: for years any date told will do, for days only a day."""
        if unit in ("D", "W", "F", "WE"):
            return self.story()
        if unit in ("M", "Q", "SEASON") and self.month:
            return date(self.month[0], self.month[1], 1), self.month[2]
        if unit in ("Y", "E", "C") and self.year:
            return date(self.year[0], 1, 1), self.year[1]
        return None

    def year_for(self, month: int, day: int | None, direction: int) -> tuple[int | None, str | None]:
        """The year of a date given without one, and the anchor.

        `direction` is that of the verb: 1 takes the next such date after the publication date, -1 the last before it, 0
        the nearer of the two. In a text without a date it is the year that was named last.
        """
        if self.published is None:
            return self._next_year(month)
        year, here = self.published.year, (self.published.month, self.published.day)
        asked = (month, day if day is not None else here[1])
        ahead = (30 * (month - here[0]) + asked[1] - here[1]) % 365
        if direction == 0:
            direction = 1 if ahead < _NEAR else -1
        if asked > here and direction < 0:
            year -= 1
        elif asked < here and direction > 0 and ahead <= _FAR:
            year += 1
        return year, PUBLISHED

    def _next_year(self, month: int) -> tuple[int | None, str | None]:
        """The year told last; the one after it where the story, going forward, has come from December to January."""
        if self.story_year is None:
            return None, None
        told, key = self.story_year
        turned = self.month is not None and self.month[0] == told and self.month[1] - month > _TURN
        return told + turned, key

    def latest_quarter(self) -> str | None:
        """The quarter told last, or the last one that was over on the publication date."""
        if self.quarter or self.published is None:
            return self.quarter
        return shifted(self.published, -1, "Q")

    def weekday(self, weekday: int, way: int, today: bool = True) -> tuple[date, str] | None:
        """The nearest such weekday before (-1) or after (+1) now; `today` counts as one."""
        base = self.now()
        if base is None:
            return None
        day, anchor = base
        if anchor != PUBLISHED:
            way, today = 1, False
        gap = (weekday - day.weekday()) % 7 if way > 0 else -((day.weekday() - weekday) % 7)
        if gap == 0 and not today:
            gap = 7 * way
        try:
            return day + timedelta(days=gap), anchor
        except OverflowError:
            return None

    def counted(self, base: tuple[date, str] | None, count: int, unit: str) -> tuple[str, str] | None:
        """Value and anchor of what lies `count` units from a base."""
        if base is None:
            return None
        value = shifted(base[0], count, unit)
        return (value, base[1]) if value else None


def _clock(value: str, key: str) -> tuple[datetime, str] | None:
    """The minute that a value names, for "two hours later"."""
    try:
        return (datetime.fromisoformat(value[:16]), key) if "T" in value and ":" in value else None
    except ValueError:
        return None
