"""Results page by page: a cursor says after which result the next page begins, so that new reports move nothing."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Any, NamedTuple, Self

from sqlalchemy import ColumnElement, and_, or_, tuple_

from ofrecord.errors import SettingsError
from ofrecord.store.rows import Found
from ofrecord.store.tables import documents, items

LARGEST_NUMBER = 2**63 - 1


class Cursor(NamedTuple):
    """The last result of a page: its report's date and number and, of an item, its place in the report."""

    published: str | None
    document: int
    start: int = 0
    item: int = 0

    @classmethod
    def parse(cls, words: str) -> Self:
        """What `str` gives → cursor. Raises SettingsError for anything else."""
        try:
            published, *numbers = json.loads(urlsafe_b64decode(words.encode("ascii")))
            document, start, item = (_number(value) for value in numbers)
        except (ValueError, TypeError, RecursionError) as error:
            raise SettingsError(f"cursor {words[:80]!r} is none of ours; begin again without it") from error
        if published is not None and not isinstance(published, str):
            raise SettingsError(f"cursor {words[:80]!r} is none of ours; begin again without it")
        return cls(published, document, start, item)

    def __str__(self) -> str:
        return urlsafe_b64encode(json.dumps(list(self)).encode()).decode("ascii")


@dataclass(frozen=True)
class Page:
    """Some results, and where the next ones begin; None at the end."""

    found: tuple[Found, ...]
    next: Cursor | None


def after(cursor: Cursor, of_items: bool) -> ColumnElement[bool]:
    """Condition: the result comes later than the cursor's, in the order of queries."""
    reports = documents.c.number < cursor.document
    if of_items:
        later = tuple_(items.c.start, items.c.number) > tuple_(cursor.start, cursor.item)
        reports = or_(reports, and_(documents.c.number == cursor.document, later))
    if cursor.published is None:
        return and_(documents.c.published.is_(None), reports)
    same_day = and_(documents.c.published == cursor.published, reports)
    return or_(documents.c.published < cursor.published, documents.c.published.is_(None), same_day)


def after_day(cursor: Cursor, day: ColumnElement[str], number: ColumnElement[int]) -> ColumnElement[bool]:
    """Condition: the result comes later than the cursor's where results are ordered by a day of theirs."""
    if cursor.published is None:
        return and_(day.is_(None), number < cursor.document)
    same_day = and_(day == cursor.published, number < cursor.document)
    return or_(day < cursor.published, day.is_(None), same_day)


def _number(value: Any) -> int:
    if type(value) is not int or not -1 <= value <= LARGEST_NUMBER:
        raise ValueError("not a number of ours")
    return value
