"""Incidents in the store: the same whatever the order of arrival, and brought up to date by what is new."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Sequence

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ofrecord.domain.incidents import Incident
from ofrecord.domain.record import Record
from ofrecord.errors import NotInStore
from ofrecord.reading import Reader
from ofrecord.settings import Settings
from ofrecord.sources import Capture, Given
from ofrecord.store import IncidentFilter, Store, open_store
from ofrecord.store.dialect import writing
from ofrecord.store.unit import add_document

REPORTS = (
    ("a1", "2024-05-03", "Shelling kills three in Kupiansk", "Russian shelling killed three people in Kupiansk on Thursday, Governor Oleh Syniehubov said. A school was hit."),
    ("a2", "2024-05-03", "Three killed in Kupiansk shelling", "Three people died when Russian forces shelled Kupiansk on Thursday, officials said. Five people were wounded in the Kharkiv region town."),
    ("b1", "2024-05-04", "Shelling kills two in Kupiansk", "Russian shelling killed two people in Kupiansk on Friday, Governor Oleh Syniehubov said. A market was hit."),
    ("c1", "2024-05-04", "Aid convoy reaches Adre", "Trucks of the World Food Programme reached Adre in Chad on Friday. The agency said sorghum was unloaded for refugees from Sudan."),
    ("c2", "2024-05-05", "WFP convoy unloads at Adre", "A World Food Programme convoy unloaded sorghum at Adre in Chad on Friday for refugees from Sudan, aid workers said. Three people were killed by shelling in Kupiansk on Thursday."),
    ("d1", None, "New head of river authority named", "The river authority named Elena Duarte as its head. She follows Paulo Reis."),
    ("d2", None, "Duarte to lead river authority", "Elena Duarte was appointed head of the river authority, following Paulo Reis."),
)  # fmt: skip
Read = tuple[Capture, Record]


@pytest.fixture(scope="module")
def read(reader: Reader) -> list[Read]:
    found = []
    for id, published, title, text in REPORTS:
        capture = Capture(f"{title}\n\n{text}".encode(), "wire", "application/jsonl", Given(id, published, title))
        found.append((capture, reader.read(capture)))
    return found


def put(store: Store, reports: Sequence[Read]) -> None:
    for capture, record in reports:
        with writing(store.engine).begin() as connection:
            add_document(connection, capture, Settings(), "2024-06-01T00:00:00+00:00", record)


def everything(store: Store) -> list[Incident]:
    return sorted(store.incidents().all(), key=lambda incident: incident.id)


@pytest.fixture(scope="module")
def expected(read: list[Read]) -> list[Incident]:
    with tempfile.TemporaryDirectory() as folder, open_store(folder) as store:
        put(store, read)
        return everything(store)


def documents(incident: Incident) -> set[str]:
    return {report.document for report in incident.reports}


def test_reports_of_one_happening_come_together_and_near_neighbours_stay_apart(expected: list[Incident]) -> None:
    groups = [documents(incident) for incident in expected if len(incident.reports) > 1]
    assert {"a1", "a2", "c2"} in groups
    assert {"c1", "c2"} in groups
    assert {"d1", "d2"} in groups
    assert not any("b1" in group for group in groups)


def test_a_report_joins_by_the_event_that_it_tells_beside_its_main_one(expected: list[Incident]) -> None:
    shelling = next(incident for incident in expected if {"a1", "c2"} <= documents(incident))
    assert {report.document: report.main for report in shelling.reports} == {"a1": True, "a2": True, "c2": False}
    assert all(report.event for report in shelling.reports)


@settings(max_examples=20, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(order=st.permutations(range(len(REPORTS))), cuts=st.sets(st.integers(1, len(REPORTS) - 1)))
def test_neither_the_order_of_arrival_nor_the_runs_matter(
    order: list[int], cuts: set[int], read: list[Read], expected: list[Incident]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        edges = [0, *sorted(cuts), len(order)]
        for first, last in itertools.pairwise(edges):
            with open_store(folder) as store:
                put(store, [read[number] for number in order[first:last]])
                store.incidents()
        with open_store(folder) as store:
            assert everything(store) == expected


def test_incidents_are_found_by_id_and_by_report(store: Store, read: list[Read], expected: list[Incident]) -> None:
    put(store, read)
    kept = store.incidents()
    biggest = next(iter(kept.all()))
    assert kept.get(biggest.id[:6]) == biggest
    assert {i.id for i in kept.all(IncidentFilter(document="d1", least=2))} == {
        i.id for i in expected if documents(i) == {"d1", "d2"}
    }
    assert kept.count(IncidentFilter(least=3)) == 1
    with pytest.raises(NotInStore, match="begins with"):
        kept.get("i-nothing")
