"""Two names held to be one actor's, and one name held to be two actors': they win in search and exports, and are undone."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import HandReader, RecordMaker, capture, record_of_text
from typer.testing import CliRunner

from ofrecord.domain.base import Evidence
from ofrecord.domain.events import Event
from ofrecord.domain.record import Record
from ofrecord.errors import NotInStore
from ofrecord.sources import Capture
from ofrecord.store import Filter, Store, open_store
from ofrecord.views.cli.main import app
from ofrecord.views.exports import Export

SHORT = "NF men burn a mill\n\nThe NF burned a mill near Maru on Friday. NF fighters left."
LATER = "NF men return\n\nThe NF burned a barn near Maru on Sunday."
TWO = "Clerk opens a fair\n\nTom Hale burned the papers. A fire was lit. Hale burned the rest."


class Readers(HandReader):
    """Reads the texts above, and the usual one, by hand."""

    def read(self, capture: Capture) -> Record:
        text = capture.data.decode()
        if text not in (SHORT, LATER, TWO):
            return record_of_text(capture, self.version)
        make = RecordMaker(capture, self.version)
        name, kind = ("Tom Hale", "person") if text == TWO else ("NF", "armed_group")
        agents = [make.actor(name, kind)]
        if text == TWO:
            entity = make.lists["entities"][0]
            short = make.words("Hale", after=text.index("lit."))
            again = make.lists["mentions"][0].model_copy(update={"id": "m-again", **short})
            make.lists["mentions"].append(again)
            make.lists["entities"][0] = entity.model_copy(
                update={"aliases": ("Hale",), "mentions": (agents[0], "m-again")}
            )
            agents.append("m-again")
        last = 0
        for agent in agents:
            trigger = make.words("burned", after=last)
            last = trigger["end"]
            make.add(
                Event, "events", "e", type="ASSAULT", trigger=Evidence(**trigger), agents=(agent,), modality="actual"
            )
        return make.record()


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "kept") as store:
        store.add([capture(), capture(SHORT, id="short", published="2024-05-04", title=None)], reader=Readers())
        yield store


def agents(store: Store, name: str) -> list[tuple[str, str]]:
    """(report, name) of the agents of events that are found by an actor's name."""
    return sorted(
        (row.report.document, actor.name)
        for row in store.query(Filter(kind="events", actor=name))
        for actor in row.item.agents  # type: ignore[union-attr]
    )


def written(store: Store) -> set[str]:
    rows = csv.DictReader(io.StringIO("".join(Export("csv").pieces(store.query(Filter(kind="events"))))))
    return {row["agents"] for row in rows}


def test_two_names_are_one_actor_in_search_export_and_reports_to_come(kept: Store) -> None:
    before = agents(kept, "northern front")
    assert "NF" in written(kept) and ("short", "NF") not in before
    made = kept.judgements().join_actors("NF", "Northern Front", who="Ada", note="its own letterhead")
    assert agents(kept, "northern front") == agents(kept, "NF") == sorted([*before, ("short", "Northern Front")])
    assert "NF" not in written(kept)
    kept.add([capture(LATER, id="later", published="2024-05-06", title=None)], reader=Readers())
    assert ("later", "Northern Front") in agents(kept, "northern front")
    kept.reread(Readers("by-hand-2"))
    assert ("short", "Northern Front") in agents(kept, "northern front")
    kept.judgements().undo(made.id, "Ben")
    assert agents(kept, "northern front") == before
    assert agents(kept, "NF") == [("later", "NF"), ("short", "NF")] and "NF" in written(kept)
    said = [(one.verdict, one.who, one.note) for one in kept.judgements().all()]
    assert said == [("same_actor", "Ada", "its own letterhead"), ("undone", "Ben", None)]
    assert all(one.made.endswith("+00:00") for one in kept.judgements().all())


def test_a_joined_actor_has_its_other_names_and_the_record_says_why(kept: Store) -> None:
    kept.judgements().join_actors("NF", "Northern Front")
    row = next(row for row in kept.query(Filter(kind="events", actor="NF")) if row.report.document == "short")
    assert row.item.agents[0].aliases == ("NF",)  # type: ignore[union-attr]
    record = Record.model_validate_json(next(kept.query(Filter(kind="documents", id="short")).records()))
    assert record.entities[0].by.rule == "same_actor" and record.mentions[0].exact == "NF"
    assert [note.code for note in record.notes] == ["actor_judged"]
    kept.judgements().undo(kept.judgements().all()[0].id)
    restored = Record.model_validate_json(next(kept.query(Filter(kind="documents", id="short")).records()))
    assert restored.entities[0].name == "NF" and restored.notes == ()


def test_joins_go_on_from_joins_and_the_last_word_names_them(kept: Store) -> None:
    kept.judgements().join_actors("NF", "Northern Front")
    last = kept.judgements().join_actors("Rebels", "NF")
    assert {name for _, name in agents(kept, "rebels")} == {"Northern Front"}
    kept.judgements().undo(last.id)
    assert {name for _, name in agents(kept, "rebels")} == {"Rebels"}
    kept.judgements().join_actors("Northern Front", "NF")
    assert {name for _, name in agents(kept, "northern")} == {"NF"}


def test_incidents_follow(kept: Store) -> None:
    def parties() -> set[str]:
        return {
            v.value for i in kept.incidents().all() for a in i.accounts for n, v in a.values.items() if n == "agent"
        }

    assert "NF" in parties()
    made = kept.judgements().join_actors("NF", "Northern Front")
    assert "NF" not in parties()
    kept.judgements().undo(made.id)
    assert "NF" in parties()


def test_a_name_set_apart_in_one_report_is_another_actor_there(kept: Store) -> None:
    kept.add([capture(LATER, id="later", published="2024-05-06", title=None)], reader=Readers())
    number = next(iter(kept.query(Filter(kind="documents", id="later")))).report.number
    made = kept.judgements().set_actor_apart("NF", number, "Nomad Federation", who="Ada")
    assert agents(kept, "NF") == [("short", "NF")]
    assert agents(kept, "nomad") == [("later", "Nomad Federation")]
    joined = kept.judgements().join_actors("NF", "Northern Front")
    assert agents(kept, "nomad") == [("later", "Nomad Federation")]
    kept.judgements().undo(joined.id)
    kept.judgements().undo(made.id)
    assert agents(kept, "NF") == [("later", "NF"), ("short", "NF")]


def test_words_that_were_read_as_somebody_elses_leave_alone(kept: Store) -> None:
    kept.add([capture(TWO, id="two", published="2024-05-07", title=None)], reader=Readers())
    row = max(kept.query(Filter(kind="events", actor="Tom Hale")), key=lambda row: row.item.start)  # type: ignore[union-attr]
    start = TWO.rindex("Hale")
    target = {"sha256": row.report.sha256, "start": start, "end": start + 4}
    from ofrecord.domain.judgements import Target

    made = kept.judgements().judge("other_actor", Target.model_validate(target), value="Ida Hale")
    assert agents(kept, "Tom Hale") == [("two", "Tom Hale")] and agents(kept, "Ida") == [("two", "Ida Hale")]
    record = Record.model_validate_json(next(kept.query(Filter(kind="documents", id="two")).records()))
    assert [(one.name, one.aliases, len(one.mentions)) for one in record.entities] == [
        ("Tom Hale", (), 1),
        ("Ida Hale", (), 1),
    ]
    kept.judgements().undo(made.id)
    assert len(agents(kept, "Tom Hale")) == 2 and agents(kept, "Ida") == []


def test_what_is_redacted_names_nobody(kept: Store) -> None:
    kept.judgements().join_actors("NF", "Mayor Ana Okoro")
    assert ("short", "Mayor Ana Okoro") in agents(kept, "okoro")
    kept.judgements().redact("Mayor Ana Okoro")
    everything = "".join(kept.query(Filter(kind="documents")).records()) + str(list(kept.query(Filter())))
    assert "Okoro" not in everything and agents(kept, "NF") == [("short", "NF")]


def test_purged_words_do_not_come_back_with_a_name(kept: Store) -> None:
    made = kept.judgements().join_actors("NF", "Northern Front")
    kept.judgements().redact("Maru")
    sha256 = next(iter(kept.query(Filter(kind="documents", id="short")))).report.sha256
    kept.judgements().purge(sha256)
    kept.judgements().undo(made.id)
    record = next(kept.query(Filter(kind="documents", id="short")).records())
    assert "Maru" not in record and Record.model_validate_json(record).entities[0].name == "NF"


def test_a_name_that_nobody_bears_is_refused(kept: Store) -> None:
    with pytest.raises(NotInStore, match="nobody in the store bears"):
        kept.judgements().join_actors("Southern Front", "NF")
    assert kept.judgements().all() == ()


def test_actors_are_judged_from_the_command_line(kept: Store) -> None:
    runner, where = CliRunner(), ["--store", str(kept.folder)]
    done = runner.invoke(app, ["judge", "same-actor", "NF", "Northern Front", "--who", "Ada", *where])
    assert done.exit_code == 0, done.output
    assert ("short", "Northern Front") in agents(kept, "northern")
    assert runner.invoke(app, ["judge", "undo", done.output.split()[0], *where]).exit_code == 0
    apart = ["judge", "other-actor", "NF", "--document", "short", "--name", "Nomad Federation", *where]
    assert runner.invoke(app, apart).exit_code == 0
    assert agents(kept, "nomad") == [("short", "Nomad Federation")]
    assert "other_actor" in runner.invoke(app, ["judge", "list", *where]).output
