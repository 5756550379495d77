"""Profiles and links on disk: what a new report is compared with, and what hangs together with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, func, insert, or_, select, tuple_

from ofrecord.incidents.features import day
from ofrecord.incidents.happenings import block_keys, report_score, telling_keys, telling_score
from ofrecord.incidents.judged import tellings_at, words_of
from ofrecord.incidents.profile import Profile
from ofrecord.incidents.profile import profiles as as_json
from ofrecord.incidents.tellings import Words
from ofrecord.incidents.tuning import tuning
from ofrecord.store.judging import judgements_on
from ofrecord.store.tables import documents, profile_words, profiles, report_links, telling_links
from ofrecord.store.tables import telling_keys as keys_table

AT_ONCE = 400
"""Values in one statement; databases limit how many it may hold."""
Thing = TypeVar("Thing")
Node = tuple[int, int]
"""A telling: number of its document, and its place in the profile."""


def forget(connection: Connection, document: int) -> None:
    """Take a profile away, and with it its words, keys and links."""
    connection.execute(delete(profiles).where(profiles.c.document == document))


def remember(connection: Connection, document: int, record: int, profile: Profile) -> None:
    """Keep a profile, find what it has to be compared with, and keep the links."""
    made = as_json().dump_json(profile).decode()
    connection.execute(
        insert(profiles).values(document=document, record=record, published=profile.published, json=made)
    )
    _link_reports(connection, document, profile)
    _link_tellings(connection, document, profile)
    if words := [{"word": word, "document": document} for word in block_keys(profile)]:
        connection.execute(insert(profile_words), words)
    rows = [
        {"key": key, "document": document, "telling": number}
        for number, telling in enumerate(profile.tellings)
        if telling.material
        for key in sorted(telling_keys(telling))
    ]
    if rows:
        connection.execute(insert(keys_table), rows)


def _link_reports(connection: Connection, document: int, profile: Profile) -> None:
    words, limits = block_keys(profile), tuning()
    shared = (
        select(profile_words.c.document)
        .join(profiles, profiles.c.document == profile_words.c.document)
        .where(profile_words.c.word.in_(words), _near(profile.published))
        .group_by(profile_words.c.document)
        .having(func.count() >= limits.blocking.shared)
    )
    rows = []
    bound = _bound(connection, document)
    whole = {other for other, _, words in bound if words is None}
    by_events = {other for other, _, words in bound if words is not None}  # linked, so that they are grouped together
    others = {*connection.execute(shared).scalars(), *whole, *by_events} - {document}
    for other, found in load(connection, others).items():
        value = 1.0 if other in whole else report_score(profile, found)
        if value >= limits.reports.link or other in by_events:
            rows += [
                {"document": document, "other": other, "score": value},
                {"document": other, "other": document, "score": value},
            ]
    if rows:
        connection.execute(insert(report_links), rows)


def _bound(connection: Connection, document: int) -> list[tuple[int, Words | None, Words | None]]:
    """Documents that people held to tell of the same as this one, so far as they are profiled.

    With the words of this one and of the other whose events are meant; None where it was decided on whole reports.
    """
    own = connection.execute(select(documents.c.source).where(documents.c.number == document)).scalar_one()
    pairs: list[tuple[str, Words | None, Words | None]] = []
    for judgement in judgements_on(connection, [own]):
        if judgement.verdict == "same" and judgement.other is not None:
            sides = ((judgement.target, judgement.other), (judgement.other, judgement.target))
            pairs += [(two.sha256, words_of(one), words_of(two)) for one, two in sides if one.sha256 == own]
    known = select(profiles.c.document, documents.c.source).join(documents, documents.c.number == profiles.c.document)
    rows = connection.execute(known.where(documents.c.source.in_({sha256 for sha256, _, _ in pairs}))).all()
    return [
        (row.document, words, others)
        for row in rows
        for sha256, words, others in pairs
        if row.source == sha256 and not (words is None and row.document == document)
    ]


def _near(published: str | None) -> ColumnElement[bool]:
    """Condition: published within the days in which reports are compared, or on no known day."""
    known = day(published)
    if known is None:
        return profiles.c.document.is_not(None)
    span = timedelta(days=tuning().blocking.days)
    first, last = (known - span).isoformat(), (known + span).isoformat()
    own_day = func.substr(profiles.c.published, 1, 10)
    vague = func.length(profiles.c.published) < len("2024-01-01")
    return or_(profiles.c.published.is_(None), vague, and_(own_day >= first, own_day <= last))


def _link_tellings(connection: Connection, document: int, profile: Profile) -> None:
    pairs: set[tuple[int, int, int]] = set()
    for number, telling in enumerate(profile.tellings):
        wanted = sorted(telling_keys(telling)) if telling.material else []
        for some in _pieces(wanted):
            found = (
                select(keys_table.c.document, keys_table.c.telling)
                .join(profiles, profiles.c.document == keys_table.c.document)
                .where(keys_table.c.key.in_(some), _near(profile.published))
            )
            pairs |= {(number, other, place) for other, place in connection.execute(found)}
    bound = _bound_tellings(connection, document, profile)
    others = load(connection, {other for _, other, _ in pairs | bound})
    rows = []
    for number, other, place in sorted(pairs | bound):
        value = telling_score(others[other].tellings[place], profile.tellings[number])
        if value >= tuning().events.link or (number, other, place) in bound:
            rows += [_telling_row((document, number), (other, place), value)]
            rows += [_telling_row((other, place), (document, number), value)]
    if rows:
        connection.execute(insert(telling_links), rows)


def _bound_tellings(connection: Connection, document: int, profile: Profile) -> set[tuple[int, int, int]]:
    """Pairs of tellings that people held to be one: place in this profile, the other document, place in its profile."""
    bound = [(other, mine, theirs) for other, mine, theirs in _bound(connection, document) if mine and theirs]
    known = load(connection, {other for other, _, _ in bound})
    return {
        (number, other, place)
        for other, mine, theirs in bound
        for number in tellings_at(profile, mine)
        for place in tellings_at(known[other], theirs)
        if (other, place) != (document, number)
    }


def _telling_row(node: Node, other: Node, value: float) -> dict[str, object]:
    return {"document": node[0], "telling": node[1], "other": other[0], "other_telling": other[1], "score": value}


def load(connection: Connection, documents: Iterable[int]) -> dict[int, Profile]:
    """The profiles of these documents by number."""
    found: dict[int, Profile] = {}
    for some in _pieces(sorted(set(documents))):
        rows = connection.execute(select(profiles.c.document, profiles.c.json).where(profiles.c.document.in_(some)))
        found |= {number: as_json().validate_json(json) for number, json in rows}
    return found


def reports_around(connection: Connection, documents: Iterable[int]) -> dict[tuple[int, int], float]:
    """All links between reports that can be reached from these; smaller number first."""
    table, seen, fresh = report_links, set(documents), set(documents)
    while fresh:
        found = select(table.c.other).distinct()
        fresh = {other for (other,) in _of(connection, found, table.c.document, fresh)} - seen
        seen |= fresh
    links = select(table.c.document, table.c.other, table.c.score).where(table.c.document < table.c.other)
    return {(one, other): score for one, other, score in _of(connection, links, table.c.document, seen)}


def tellings_around(connection: Connection, documents: Iterable[int]) -> dict[tuple[Node, Node], float]:
    """All links between tellings that can be reached from the tellings of these documents; smaller node first."""
    table = telling_links
    node, other = (table.c.document, table.c.telling), (table.c.other, table.c.other_telling)
    own = _of(connection, select(*node).distinct(), table.c.document, set(documents))
    seen: set[Node] = {(document, telling) for document, telling in own}
    fresh = set(seen)
    while fresh:
        found = _of(connection, select(*other).distinct(), tuple_(*node), fresh)
        fresh = {(document, telling) for document, telling in found} - seen
        seen |= fresh
    upwards = or_(node[0] < other[0], and_(node[0] == other[0], node[1] < other[1]))
    links = _of(connection, select(*node, *other, table.c.score).where(upwards), tuple_(*node), seen)
    return {((a, m), (b, n)): score for a, m, b, n, score in links}


def _of(connection: Connection, asked: Select[Any], column: ColumnElement[Any], values: Iterable[Any]) -> Iterator[Any]:
    """The rows of a query whose column (or columns) have one of these values."""
    for some in _pieces(sorted(values)):
        yield from connection.execute(asked.where(column.in_(some))).all()


def _pieces(things: Sequence[Thing]) -> Iterable[Sequence[Thing]]:
    for first in range(0, len(things), AT_ONCE):
        yield things[first : first + AT_ONCE]
