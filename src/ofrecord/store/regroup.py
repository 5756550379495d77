"""Incidents on disk, kept up to date: a new report regroups its neighbourhood and nothing else.

A neighbourhood is closed: whatever links lead to, from report to report and from telling to telling, belongs to it. So the
groups in it are what grouping the whole store would give, whenever and in whatever order its reports came.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, or_, select

from ofrecord.domain.record import Record
from ofrecord.incidents.happenings import Happening, Member, main_happenings, side_happenings
from ofrecord.incidents.judged import Bonds, apart_within, bonds
from ofrecord.incidents.profile import Profile, profile_of
from ofrecord.store.judging import judgements_on
from ofrecord.store.neighbours import Node, forget, load, remember, reports_around, tellings_around
from ofrecord.store.tables import documents, incident_members, incidents, profiles, records

BATCH = 100
"""Reports that are regrouped together where many are new."""


def stale(connection: Connection) -> list[int]:
    """Numbers of the documents whose profile is missing or was made from an earlier record."""
    joined = documents.outerjoin(profiles, profiles.c.document == documents.c.number)
    outdated = or_(profiles.c.record.is_(None), profiles.c.record != documents.c.record)
    found = select(documents.c.number).select_from(joined).where(outdated).order_by(documents.c.number)
    return list(connection.execute(found).scalars())


def regroup(connection: Connection, changed: Sequence[int]) -> None:
    """Bring the incidents up to date for documents that are new or were read again."""
    around = _neighbours(connection, changed)
    for number in changed:
        forget(connection, number)
        found = select(documents.c.key, documents.c.source, documents.c.record, records.c.json)
        found = found.join(records, records.c.number == documents.c.record).where(documents.c.number == number)
        row = connection.execute(found).one()
        apart = apart_within(judgements_on(connection, [row.source]), row.source)
        profile = profile_of(Record.model_validate_json(row.json), row.key, apart)
        remember(connection, number, row.record, profile)
    _regroup_around(connection, around | set(changed))


def _neighbours(connection: Connection, changed: Iterable[int]) -> set[int]:
    """Documents that hang together with these now, by links or in an incident, and may not any more."""
    numbers = set(changed)
    links = reports_around(connection, numbers)
    found = {number for pair in links for number in pair}
    found |= {node[0] for pair in tellings_around(connection, numbers) for node in pair}
    return found


@dataclass(frozen=True)
class _Neighbourhood:
    """Reports whose stories are made anew, the tellings that these lead to, and the links among both."""

    reports: frozenset[int]
    profiles: dict[int, Profile]
    report_links: dict[tuple[int, int], float]
    telling_links: dict[tuple[Node, Node], float]
    decided: Bonds


def _regroup_around(connection: Connection, numbers: set[int]) -> None:
    report_links = reports_around(connection, numbers)
    reports = numbers | {number for pair in report_links for number in pair}
    telling_links = tellings_around(connection, reports)
    others = {node[0] for pair in telling_links for node in pair}
    found_profiles = load(connection, reports | others)
    decided = _decided(connection, found_profiles)
    found = _Neighbourhood(frozenset(reports), found_profiles, report_links, telling_links, decided)
    nodes = _nodes(found)
    outside = _stories_outside(connection, found, nodes)
    made = _grouped(found, nodes, outside)
    _replace(connection, found, nodes, outside, made)


def _decided(connection: Connection, found: dict[int, Profile]) -> Bonds:
    """What people decided about these reports."""
    rows = connection.execute(select(documents.c.key, documents.c.source).where(documents.c.number.in_(found)))
    hashes = {row.key: row.source for row in rows}
    return bonds(judgements_on(connection, hashes.values()), found.values(), hashes)


def _nodes(found: _Neighbourhood) -> list[Node]:
    """Material tellings of the reports, and those elsewhere that links lead to, by the order of their reports."""
    linked = {node for pair in found.telling_links for node in pair}
    own = {
        (number, place)
        for number in found.reports
        for place, telling in enumerate(found.profiles[number].tellings)
        if telling.material
    }
    return sorted(own | linked, key=lambda node: (found.profiles[node[0]].order, node[1]))


def _stories_outside(connection: Connection, found: _Neighbourhood, nodes: Iterable[Node]) -> dict[int, Happening]:
    """Stories of reports outside that are told by one of the tellings: number of the incident and the story alone."""
    outside = {node for node in nodes if node[0] not in found.reports}
    members = incident_members
    wanted = select(members.c.incident, members.c.document, members.c.telling).where(
        members.c.main, members.c.document.in_({document for document, _ in outside})
    )
    numbers = {row.incident for row in connection.execute(wanted) if (row.document, row.telling) in outside}
    rows = connection.execute(
        select(members.c.incident, incidents.c.id, incidents.c.type, documents.c.key, members.c.telling)
        .join(incidents, incidents.c.number == members.c.incident)
        .join(documents, documents.c.number == members.c.document)
        .where(members.c.main, members.c.incident.in_(numbers))
        .order_by(members.c.number)
    ).all()
    stories: dict[int, Happening] = {}
    for row in rows:
        before = stories[row.incident].members if row.incident in stories else ()
        stories[row.incident] = Happening(row.id, row.type, (*before, Member(row.key, row.telling, True)))
    return stories


def _grouped(found: _Neighbourhood, nodes: Sequence[Node], outside: dict[int, Happening]) -> list[Happening]:
    keys = {number: profile.key for number, profile in found.profiles.items()}
    by_key = {profile.key: profile for profile in found.profiles.values()}
    inside = sorted((found.profiles[number] for number in found.reports), key=lambda profile: profile.order)
    report_links = {(keys[a], keys[b]): score for (a, b), score in found.report_links.items()}
    links = {((keys[a], m), (keys[b], n)): score for ((a, m), (b, n)), score in found.telling_links.items()}
    stories = main_happenings(inside, report_links, found.decided)
    told = [(keys[number], place) for number, place in nodes]
    return list(side_happenings([*stories, *outside.values()], told, links, by_key, found.decided))


def _replace(
    connection: Connection,
    found: _Neighbourhood,
    nodes: Sequence[Node],
    outside: dict[int, Happening],
    made: Sequence[Happening],
) -> None:
    members = incident_members
    old = set(outside)
    mine = select(members.c.incident).where(members.c.main, members.c.document.in_(found.reports))
    old |= set(connection.execute(mine).scalars())
    touched = {document for document, _ in nodes} | found.reports
    side = select(members.c.incident, members.c.document, members.c.telling).where(
        ~members.c.main, members.c.document.in_(touched)
    )
    told = set(nodes)
    own = found.reports
    side_old = {r.incident for r in connection.execute(side) if (r.document, r.telling) in told or r.document in own}
    lone = select(incidents.c.number).where(incidents.c.number.in_(side_old), ~incidents.c.main)
    old |= set(connection.execute(lone).scalars())
    connection.execute(delete(incidents).where(incidents.c.number.in_(old)))
    numbers = {profile.key: number for number, profile in found.profiles.items()}
    missing = [m.report for h in made for m in h.members if m.report not in numbers]
    known = select(documents.c.key, documents.c.number, documents.c.published).where(documents.c.key.in_(missing))
    numbers |= {row.key: row.number for row in connection.execute(known)}
    for happening in made:
        _insert(connection, happening, numbers)


def _insert(connection: Connection, happening: Happening, numbers: dict[str, int]) -> None:
    main = any(member.main for member in happening.members)
    reports = {member.report for member in happening.members}
    first = select(documents.c.published).where(documents.c.number == numbers[happening.members[0].report])
    values = {"id": happening.id, "type": happening.type, "main": main, "reports": len(reports)}
    made = insert(incidents).values(**values, first=connection.execute(first).scalar())
    number = connection.execute(made).inserted_primary_key
    assert number is not None
    rows = [
        {"incident": number[0], "document": numbers[member.report], "telling": member.telling, "main": member.main}
        for member in happening.members
    ]
    connection.execute(insert(incident_members), rows)


def group_everything(connection: Connection) -> None:
    """Throw all profiles and incidents away and make them anew: after a change of weights or word lists."""
    connection.execute(delete(incidents))
    connection.execute(delete(profiles))
    numbers = stale(connection)
    for first in range(0, len(numbers), BATCH):
        regroup(connection, numbers[first : first + BATCH])
