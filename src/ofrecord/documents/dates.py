"""Publication dates as they are written, in one form: an ISO date, or a datetime where the time of day is given."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from ofrecord.documents.words import layout_words

EARLIEST = "1600"
"""The first newspapers: programs write years such as 0001 where they know no date."""

_LONGEST = 80
_DAY_MONTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>[A-Za-z]{3,9})\.?,?\s+(?P<year>\d{4})"
_MONTH_DAY = r"(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
_YEAR_FIRST = r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
_DOTTED = r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})"
_FORMS = tuple(re.compile(rf"(?<!\d){form}(?!\d)") for form in (_DAY_MONTH, _MONTH_DAY, _YEAR_FIRST, _DOTTED))
_BRACKETED = re.compile(r"^\s*\([^()]{2,40}\)?\s*$")
_APART = frozenset(",|•·:–—-")
_MAIL = re.compile(r"(?:[A-Za-z]{3},? )?\d{1,2} [A-Za-z]{3} \d{4} \d{1,2}:\d{2}")
_CLOCK = re.compile(r"^(?:\d{1,2}[:.h]\d{2}(?::\d{2})?|\d{1,2})?(?:am|pm|a\.m\.|p\.m\.|z|gmt|utc)?$|^[+-]\d{2}:?\d{2}$")


def iso_date(raw: str) -> str | None:
    """The ISO date or datetime that a string states; None where it states none that exists.

    Read are ISO 8601, RFC 2822, "Sept. 16, 2024", "16 September 2024", "2024/9/16" and "16.9.2024". Dates such as 4/5/2024,
    which differ by country, are not guessed at.
    """
    raw = " ".join(raw.split())
    if not raw or len(raw) > _LONGEST:
        return None
    found = _iso(raw) or _mail(raw) or _written(raw)
    return found if found and found >= EARLIEST else None


def stated_date(line: str) -> str | None:
    """The date of a line that holds nothing but a date: weekday, time, "Published" and the like may stand beside it."""
    line = " ".join(line.split())
    if len(line) > _LONGEST:
        return None
    for form in _FORMS:
        found = form.search(line)
        if found and _only_beside(line[: found.start()] + " " + line[found.end() :]):
            return _of(found)
    return None


def issued_date(line: str) -> str | None:
    """The date of a line that else holds only capitalised names, apart from it: "Example Office | 12 March 2025"."""
    line = " ".join(line.split()).strip("()[]*_ ")
    if len(line) > _LONGEST or line.endswith((".", "!", "?")):
        return None
    for form in _FORMS:
        found = form.search(line)
        before, after = (line[: found.start()], line[found.end() :]) if found else ("", "")
        after = _BRACKETED.sub("", after)
        apart = (not before and after.lstrip()[:1] in _APART) or (not after and before.rstrip()[-1:] in _APART)
        if found and apart and _names_only(before + after):
            return _of(found)
    return None


def _names_only(words: str) -> bool:
    joining = layout_words().byline_breaks
    tokens = [t for t in re.split(r"[\s,|•·:()\[\]–—/-]+", words) if t]
    return 0 < len(tokens) <= 10 and all(t[0].isupper() or t[0].isdigit() or t.lower() in joining for t in tokens)


def _iso(raw: str) -> str | None:
    if not re.match(r"\d{4}-?\d{2}-?\d{2}(?:$|[T ])", raw):
        return None
    try:
        return date.fromisoformat(raw).isoformat() if len(raw) <= 10 else datetime.fromisoformat(raw).isoformat()
    except ValueError:
        return None


def _written(raw: str) -> str | None:
    found = next(filter(None, (form.search(raw) for form in _FORMS)), None)
    return _of(found) if found else None


def _mail(raw: str) -> str | None:
    if not _MAIL.match(raw):
        return None
    try:
        return parsedate_to_datetime(raw).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _of(found: re.Match[str]) -> str | None:
    month = found["month"].lower()
    number = int(month) if month.isdigit() else layout_words().months.get(month, 0)
    try:
        return date(int(found["year"]), number, int(found["day"])).isoformat()
    except ValueError:
        return None


def _only_beside(rest: str) -> bool:
    known = layout_words().date_words
    words = (w for w in re.split(r"[\s,|•·()\[\]]+", rest.lower()) if w)
    return all(w in known or w.strip(":.") in known or _CLOCK.match(w) for w in words)
