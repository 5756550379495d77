"""People's decisions on two events: a report tells of several happenings, and only the one that is meant moves."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from ofrecord.domain.base import Evidence
from ofrecord.domain.events import Event
from ofrecord.domain.incidents import Incident
from ofrecord.domain.judgements import Target
from ofrecord.domain.record import Record
from ofrecord.errors import NotInStore, SettingsError
from ofrecord.reading import Reader
from ofrecord.settings import Settings
from ofrecord.sources import Capture, Given
from ofrecord.store import Filter, Store, open_store
from ofrecord.store.dialect import writing
from ofrecord.store.judging import add_judgement, made_judgement
from ofrecord.store.unit import add_document
from ofrecord.views.cli.main import app

TEXTS = {
    "war1": "Shelling kills three in Kupiansk\n\nRussian shelling killed three people in Kupiansk on Thursday, Governor Oleh Syniehubov said. A school was hit.",
    "war2": "Three killed in Kupiansk shelling\n\nThree people died when Russian forces shelled Kupiansk on Thursday, officials said. Five people were wounded in the Kharkiv region town.",
    "next": "Shelling kills two in Kupiansk\n\nRussian shelling killed two people in Kupiansk on Friday, Governor Oleh Syniehubov said. A market was hit. Ukraine accused Russia of terror.",
    "aid1": "Aid convoy reaches Adre\n\nTrucks of the World Food Programme reached Adre in Chad on Friday. The agency said sorghum was unloaded for refugees from Sudan.",
    "both": "WFP convoy unloads at Adre\n\nA World Food Programme convoy unloaded sorghum at Adre in Chad on Friday for refugees from Sudan, aid workers said. Three people were killed by shelling in Kupiansk on Thursday.",
}  # fmt: skip
Groups = set[frozenset[str]]


def capture(id: str) -> Capture:
    return Capture(TEXTS[id].encode(), "wire", "application/jsonl", Given(id, "2024-05-04", TEXTS[id].split("\n")[0]))


class Newer:
    """The same reader under another version, with other ids and events found by the word before theirs as well."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.version = f"{reader.version}-next"

    def read(self, capture: Capture) -> Record:
        record = self.reader.read(capture)
        events = tuple(self._wider(event, record.document.text) for event in record.events)
        return record.model_copy(update={"reader": self.version, "events": events})

    def _wider(self, event: Event, text: str) -> Event:
        start = text.rfind(" ", 0, max(event.trigger.start - 1, 0)) + 1
        words = Evidence(start=start, end=event.trigger.end, exact=text[start : event.trigger.end])
        return event.model_copy(update={"id": f"{event.id}x", "trigger": words})


@pytest.fixture
def kept(tmp_path: Path, reader: Reader) -> Iterator[Store]:
    with open_store(tmp_path / "kept") as store:
        store.add([capture(id) for id in TEXTS], reader=reader)
        yield store


def words(id: str, exact: str) -> Target:
    """The words of a report by which an event is judged: the last of these, since headlines tell in short."""
    start = TEXTS[id].rindex(exact)
    return Target(sha256=capture(id).sha256, start=start, end=start + len(exact))


WAR1, WAR2, NEXT = words("war1", "killed"), words("war2", "shelled"), words("next", "killed")
AID1, SIDE = words("aid1", "reached"), words("both", "killed")


def told(store: Store) -> Groups:
    return {frozenset(r.document for r in i.reports) for i in store.incidents().all() if len(i.reports) > 1}


def of(store: Store, *documents: str) -> Incident:
    return next(i for i in store.incidents().all() if set(documents) <= {r.document for r in i.reports})


def test_an_event_that_is_not_the_same_leaves_and_its_report_stays_elsewhere(kept: Store) -> None:
    assert told(kept) == {frozenset({"war1", "war2", "both"}), frozenset({"aid1", "both"})}
    kept.judgements().judge("not_same", SIDE, other=WAR1, who="Ada")
    assert told(kept) == {frozenset({"war1", "war2"}), frozenset({"aid1", "both"})}


def test_an_event_that_is_the_same_joins_alone(kept: Store) -> None:
    made = kept.judgements().judge("same", SIDE, other=NEXT, who="Ada", note="asked the author")
    assert told(kept) == {frozenset({"war1", "war2"}), frozenset({"aid1", "both"}), frozenset({"next", "both"})}
    incident = of(kept, "next", "both")
    assert {report.document: (report.main, report.judged) for report in incident.reports} == {
        "next": (True, made.id),
        "both": (False, made.id),
    }
    shown = next(one for one in incident.judgements if one.id == made.id)
    assert (shown.who, shown.note) == ("Ada", "asked the author") and shown.made.endswith("+00:00")


def test_decisions_on_events_survive_a_new_reading_and_are_undone(kept: Store, reader: Reader) -> None:
    before = told(kept)
    judgements = kept.judgements()
    made = [judgements.judge("not_same", SIDE, other=WAR1), judgements.judge("same", WAR1, other=NEXT)]
    decided = {frozenset({"war1", "war2", "next"}), frozenset({"aid1", "both"})}
    assert told(kept) == decided
    assert kept.reread(Newer(reader)).read == len(TEXTS)
    assert {
        r.event for i in kept.incidents().all() for r in i.reports if r.event and not r.event.endswith("x")
    } == set()
    assert told(kept) == decided
    for one in made:
        judgements.undo(one.id)
    assert told(kept) == before
    judgements.undo(judgements.all()[-1].id)
    assert frozenset({"war1", "war2", "next"}) in {g - {"both"} for g in told(kept)}


def test_what_two_reports_are_mainly_about_is_parted_by_their_events(kept: Store) -> None:
    kept.judgements().judge("not_same", WAR1, other=WAR2)
    groups = [{r.document for r in i.reports} for i in kept.incidents().all()]
    assert not any({"war1", "war2"} <= group for group in groups)


def test_the_word_on_two_events_counts_before_that_on_their_reports(kept: Store) -> None:
    whole = [target.model_copy(update={"start": None, "end": None}) for target in (WAR1, SIDE)]
    kept.judgements().judge("same", SIDE, other=WAR1)
    kept.judgements().judge("not_same", whole[0], other=whole[1])
    assert frozenset({"war1", "war2", "both"}) in told(kept)


def test_a_deed_that_opens_no_incident_by_itself_can_be_joined(kept: Store) -> None:
    said = next(event for event in record_of(kept, "next").events if event.trigger.exact == "accused")
    target = Target(sha256=capture("next").sha256, start=said.trigger.start, end=said.trigger.end)
    kept.judgements().judge("same", target, other=AID1)
    assert {"next", "aid1"} <= {r.document for r in of(kept, "next", "aid1").reports}


def record_of(store: Store, id: str) -> Record:
    records = (Record.model_validate_json(one) for one in store.query(Filter(kind="documents")).records())
    return next(record for record in records if record.document.id == id)


def test_two_events_of_one_report_are_told_apart(kept: Store) -> None:
    (event,) = [r for r in of(kept, "war1").reports if r.document == "war1"]
    assert len(event.also) >= 1
    headline = Target(sha256=WAR1.sha256, start=TEXTS["war1"].index("kills"), end=TEXTS["war1"].index("kills") + 5)
    kept.judgements().judge("not_same", headline, other=WAR1)
    members = [r.also for i in kept.incidents().all() for r in i.reports if r.document == "war1"]
    assert len(members) > 1 and not any(
        len(record_spans(kept, i) & {headline.start, WAR1.start}) == 2 for i in kept.incidents().all()
    )


def record_spans(store: Store, incident: Incident) -> set[int | None]:
    """Where the events of `war1` stand that belong to an incident."""
    ids = {id for r in incident.reports if r.document == "war1" for id in (r.event, *r.also)}
    return {event.trigger.start for event in record_of(store, "war1").events if event.id in ids}


@pytest.mark.parametrize(
    ("first", "second", "error"),
    [
        (SIDE, None, "two reports, or about two events"),
        (SIDE, WAR1.model_copy(update={"start": None, "end": None}), "two reports, or about two events"),
        (SIDE, SIDE, "one already"),
        (SIDE, words("war1", "Governor"), "no event is read from these words"),
    ],
)
def test_decisions_without_effect_are_refused(kept: Store, first: Target, second: Target | None, error: str) -> None:
    with pytest.raises((SettingsError, NotInStore), match=error):
        kept.judgements().judge("same", first, other=second)
    assert kept.judgements().all() == ()


def test_events_are_judged_from_the_command_line(kept: Store) -> None:
    where = ["--store", str(kept.folder)]
    ids = [
        event.id
        for id, at in (("both", SIDE), ("war1", WAR1))
        for event in record_of(kept, id).events
        if event.trigger.start == at.start
    ]
    made = CliRunner().invoke(app, ["judge", "different", *ids, "--who", "Ada", *where])
    assert made.exit_code == 0, made.output
    assert frozenset({"war1", "war2"}) in told(kept)
    shown = CliRunner().invoke(app, ["incidents", of(kept, "aid1", "both").id, *where]).output
    assert "DECIDED BY PEOPLE" in shown and "Ada" in shown and "not_same" in shown
    mixed = CliRunner().invoke(app, ["judge", "same", ids[0], "aid1", *where])
    assert isinstance(mixed.exception, SettingsError) and "two events" in str(mixed.exception)
    assert CliRunner().invoke(app, ["judge", "undo", made.output.split()[0], *where]).exit_code == 0
    assert frozenset({"war1", "war2", "both"}) in told(kept)


MADE = "2024-06-01T00:00:00+00:00"
ROWS = (
    made_judgement("not_same", SIDE, "Ada", MADE, other=WAR1),
    made_judgement("same", SIDE, "Ada", MADE, other=NEXT),
    made_judgement("same", WAR1, "Ada", MADE, other=AID1),
    made_judgement("not_same", WAR1, "Ada", MADE, other=WAR2),
)
IDS = tuple(TEXTS)


@pytest.fixture(scope="module")
def read(reader: Reader) -> dict[str, tuple[Capture, Record]]:
    return {id: (capture(id), reader.read(capture(id))) for id in TEXTS}


def everything(store: Store) -> list[Incident]:
    return sorted(store.incidents().all(), key=lambda incident: incident.id)


@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(
    order=st.permutations(range(len(IDS))),
    cuts=st.sets(st.integers(1, len(IDS) - 1)),
    rows=st.sets(st.sampled_from(range(len(ROWS)))),
)
def test_decided_incidents_are_the_same_in_any_order_of_arrival(
    order: list[int], cuts: set[int], rows: set[int], read: dict[str, tuple[Capture, Record]]
) -> None:
    def grouped(pieces: list[list[str]]) -> list[Incident]:
        with tempfile.TemporaryDirectory() as folder, open_store(folder) as store:
            with writing(store.engine).begin() as connection:
                for row in sorted(rows):
                    add_judgement(connection, ROWS[row])
            for piece in pieces:
                for id in piece:
                    with writing(store.engine).begin() as connection:
                        add_document(connection, read[id][0], Settings(), MADE, read[id][1])
                store.incidents()
            return everything(store)

    edges = [0, *sorted(cuts), len(order)]
    pieces = [[IDS[n] for n in order[first:last]] for first, last in itertools.pairwise(edges)]
    assert grouped(pieces) == grouped([list(IDS)])
