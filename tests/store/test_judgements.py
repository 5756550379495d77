"""People's decisions: they win, say who and when, survive a new reading, and can be taken back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ofrecord.domain.incidents import Incident
from ofrecord.domain.judgements import Target
from ofrecord.domain.record import Record
from ofrecord.errors import NotInStore, SettingsError
from ofrecord.incidents.review import open_questions
from ofrecord.reading import Reader
from ofrecord.sources import Capture, Given
from ofrecord.store import Filter, Store, open_store
from ofrecord.views.cli.main import app

FIRST = "Shelling kills three in Sumy\n\nShelling killed three people in Sumy on Thursday, Mayor Ana Okoro said. A market was hit."
SECOND = "Five dead in Sumy market\n\nShelling killed five people at a market in Sumy on Thursday, the army said."
APART = "Harvest fair opens in Poltava\n\nFarmers opened a harvest fair in Poltava. Honey was sold."


class Newer:
    """The same reader under another version."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.version = f"{reader.version}-next"

    def read(self, capture: Capture) -> Record:
        return self.reader.read(capture).model_copy(update={"reader": self.version})


@pytest.fixture
def kept(tmp_path: Path, reader: Reader) -> Iterator[Store]:
    texts = (("a", FIRST), ("b", SECOND), ("z", APART))
    captures = [
        Capture(t.encode(), "wire", "application/jsonl", Given(i, "2024-05-03", t.split("\n")[0])) for i, t in texts
    ]
    with open_store(tmp_path / "kept") as store:
        store.add(captures, reader=reader)
        yield store


def sha(store: Store, document: str) -> str:
    return next(row.report.sha256 for row in store.query(Filter(kind="documents")) if row.report.document == document)


def together(store: Store, first: str, second: str) -> bool:
    groups = [{report.document for report in i.reports if report.main} for i in store.incidents().all()]
    return any({first, second} <= group for group in groups)


def shelling(store: Store) -> Incident:
    return next(i for i in store.incidents().all() if {"a", "b"} <= {r.document for r in i.reports})


def killed(store: Store) -> set[object]:
    return {a.values["killed"].low for a in shelling(store).accounts if "killed" in a.values}


def figure(store: Store, document: str) -> Target:
    rows = [row for row in store.query(Filter(kind="figures")) if row.report.document == document]
    found = max(rows, key=lambda row: row.item.start if row.item else 0)
    assert found.item is not None
    return Target(sha256=found.report.sha256, start=found.item.start, end=found.item.end)


def test_a_decision_on_reports_wins_survives_a_new_reading_and_can_be_undone(kept: Store, reader: Reader) -> None:
    assert together(kept, "a", "b") and not together(kept, "a", "z")
    judgements = kept.judgements()
    apart = judgements.judge("not_same", Target(sha256=sha(kept, "a")), other=Target(sha256=sha(kept, "b")), who="Ada")
    one = judgements.judge("same", Target(sha256=sha(kept, "a")), other=Target(sha256=sha(kept, "z")), who="Ada")
    assert not together(kept, "a", "b") and together(kept, "a", "z")
    assert kept.reread(Newer(reader)).read == 3
    assert not together(kept, "a", "b") and together(kept, "a", "z")
    judgements.undo(apart.id, "Ben")
    judgements.undo(one.id, "Ben")
    assert together(kept, "a", "b") and not together(kept, "a", "z")
    assert [(j.verdict, j.who) for j in judgements.all()] == [
        ("not_same", "Ada"),
        ("same", "Ada"),
        ("undone", "Ben"),
        ("undone", "Ben"),
    ]
    assert all(j.made.endswith("+00:00") for j in judgements.all())


def test_taking_back_a_taking_back_restores(kept: Store) -> None:
    judgements = kept.judgements()
    apart = judgements.judge("not_same", Target(sha256=sha(kept, "a")), other=Target(sha256=sha(kept, "b")))
    undone = judgements.undo(apart.id)
    assert together(kept, "a", "b")
    judgements.undo(undone.id)
    assert not together(kept, "a", "b")


def test_a_corrected_value_stands_with_who_corrected_it(kept: Store, reader: Reader) -> None:
    assert killed(kept) == {3, 5}
    assert [d.field for d in shelling(kept).differences if d.conflict] == ["killed"]
    made = kept.judgements().judge(
        "corrected", figure(kept, "a"), field="killed", value="5", who="Ada", note="by phone"
    )
    assert killed(kept) == {5}
    kept.reread(Newer(reader))
    incident = shelling(kept)
    assert not [d for d in incident.differences if d.conflict]
    assert made.id in {v.judged for a in incident.accounts for v in a.values.values()}
    assert next(j for j in incident.judgements if j.id == made.id).who == "Ada"
    kept.judgements().undo(made.id)
    assert killed(kept) == {3, 5}


def test_a_wrong_value_leaves_the_accounts(kept: Store) -> None:
    kept.judgements().judge("wrong", Target(sha256=sha(kept, "b")), field="killed")
    assert killed(kept) == {3}


def test_a_value_is_judged_by_its_words(kept: Store) -> None:
    made = kept.judgements().judge("right", figure(kept, "a"), field="killed")
    marked = {v.judged for a in shelling(kept).accounts for v in a.values.values()}
    assert marked == {None, made.id}


def everywhere(store: Store) -> str:
    """All that views and exports can show."""
    records = "".join(store.query(Filter(kind="documents")).records())
    rows = "".join(str(row) for kind in ("events", "quotations", "figures") for row in store.query(Filter(kind=kind)))  # type: ignore[arg-type]
    incidents = "".join(incident.model_dump_json() for incident in store.incidents().all())
    return records + rows + incidents


def test_a_redacted_name_is_in_no_view_and_its_bytes_stay(kept: Store, reader: Reader) -> None:
    assert "Okoro" in everywhere(kept)
    assert kept.judgements().redact("Okoro", who="Ada") == 1
    assert "Okoro" not in everywhere(kept)
    assert "█████" in everywhere(kept)
    assert kept.query(Filter(kind="documents", text="Okoro")).count() == 0
    kept.reread(Newer(reader))
    assert "Okoro" not in everywhere(kept)
    assert b"Okoro" in kept.archive.get(sha(kept, "a"))
    made = next(j for j in kept.judgements().all() if j.verdict == "redacted")
    kept.judgements().undo(made.id)
    assert "Okoro" in everywhere(kept)
    assert kept.query(Filter(kind="documents", text="Okoro")).count() == 1


LATER = "Crews thanked in Sumy\n\nAna Okoro spoke in Sumy on Friday, the town said. Okoro thanked the crews. Ana Smith listened."


def test_a_redacted_name_stays_out_of_reports_that_come_later(kept: Store, reader: Reader) -> None:
    kept.judgements().redact("Ana Okoro", who="Ada")
    kept.add([Capture(LATER.encode(), "wire", "application/jsonl", Given("l", "2024-05-04"))], reader=reader)
    assert "Okoro" not in everywhere(kept) and "Ana Smith" in everywhere(kept)
    rows = kept.judgements().all()
    assert "Okoro" not in "".join(row.model_dump_json() for row in rows)
    later = [row for row in rows if row.target.sha256 == sha(kept, "l")]
    assert later and {row.who for row in later} == {"Ada"}
    for row in later:
        kept.judgements().undo(row.id)
    kept.reread(Newer(reader))
    assert "Okoro" in everywhere(kept)


def test_a_name_redacted_in_one_report_or_shown_again_is_in_later_ones(kept: Store, reader: Reader) -> None:
    document = next(row.report.number for row in kept.query(Filter(kind="documents")) if row.report.document == "a")
    kept.judgements().redact("Ana Okoro", document=document)
    kept.judgements().redact("Poltava")
    kept.judgements().undo(next(row.id for row in kept.judgements().all() if row.field == "name"))
    text = f"{LATER} Poltava was quiet."
    kept.add([Capture(text.encode(), "wire", "application/jsonl", Given("l", "2024-05-04"))], reader=reader)
    shown = next(r for r in kept.query(Filter(kind="documents")).records() if "Crews thanked" in r)
    assert "Okoro" in shown and "Poltava was quiet" in shown


def test_redacted_text_keeps_its_offsets(kept: Store) -> None:
    kept.judgements().redact("Ana Okoro")
    for json_record in kept.query(Filter(kind="documents")).records():
        record = Record.model_validate_json(json_record)
        if "█" in record.document.text:
            assert len(record.document.text) == len(FIRST)
            assert record.document.text.index("A market") == FIRST.index("A market")


def test_purged_bytes_are_gone_and_the_gap_is_recorded(kept: Store, reader: Reader) -> None:
    kept.judgements().redact("Okoro")
    kept.judgements().purge(sha(kept, "a"), who="Ada")
    with pytest.raises(NotInStore):
        kept.archive.get(sha(kept, "a"))
    ((who, made),) = kept.judgements().purged().values()
    assert who == "Ada" and made
    assert not [path for path in kept.folder.rglob("*") if path.is_file() and b"Okoro" in path.read_bytes()]
    again = kept.reread(Newer(reader))
    assert again.failed == ()
    made_id = next(j.id for j in kept.judgements().all() if j.verdict == "redacted")
    kept.judgements().undo(made_id)
    assert "Okoro" not in everywhere(kept)


def test_an_unknown_judgement_cannot_be_undone(kept: Store) -> None:
    with pytest.raises(NotInStore, match="no judgement"):
        kept.judgements().undo("j-none")


def test_judging_from_the_command_line(kept: Store) -> None:
    runner = CliRunner()
    where = ["--store", str(kept.folder)]
    made = runner.invoke(app, ["judge", "different", "a", "b", "--who", "Ada", "--note", "two days", *where])
    assert made.exit_code == 0, made.output
    id = made.output.split()[0]
    assert not together(kept, "a", "b")
    listed = runner.invoke(app, ["judge", "list", *where]).output
    assert "Ada" in listed and "not_same" in listed and "“two days”" in listed
    assert runner.invoke(app, ["judge", "undo", id, *where]).exit_code == 0
    questions = runner.invoke(app, ["review", *where]).output
    assert "killed: 3 (1) against 5 (1)" in questions
    assert runner.invoke(app, ["redact", "Okoro", *where]).exit_code == 0
    shown = runner.invoke(app, ["incidents", "--format", "json", *where]).output
    assert "Okoro" not in shown and json.loads(shown.splitlines()[0].strip("[,]") or "{}") is not None


def test_the_same_text_under_another_name_is_judged_by_its_own_hash(kept: Store) -> None:
    target = replace_hash(figure(kept, "a"))
    kept.judgements().judge("wrong", target, field="killed")
    assert killed(kept) == {3, 5}


def event(store: Store, document: str, word: str) -> Target:
    row = next(
        r
        for r in store.query(Filter(kind="events"))
        if r.report.document == document and r.item and r.item.exact == word
    )
    assert row.item is not None
    return Target(sha256=row.report.sha256, start=row.item.start, end=row.item.end)


def test_a_value_is_judged_by_its_event_whichever_words_it_was_read_from(kept: Store) -> None:
    made = kept.judgements().judge("corrected", event(kept, "a", "killed"), field="killed", value="4")
    assert killed(kept) == {4, 5}
    kept.judgements().undo(made.id)
    kept.judgements().judge("wrong", event(kept, "a", "killed"))
    assert killed(kept) == {5}


def test_what_was_not_read_can_be_written_in(kept: Store) -> None:
    made = kept.judgements().judge(
        "corrected", event(kept, "b", "killed"), field="agent", value="Northern Front", who="Ada"
    )
    given = [a.values["agent"] for a in shelling(kept).accounts if "agent" in a.values]
    assert [(value.value, value.judged) for value in given] == [("Northern Front", made.id)]
    kept.judgements().undo(made.id)
    assert not any("agent" in a.values for a in shelling(kept).accounts)


def test_a_quotation_found_wrong_leaves_and_its_stance_can_be_corrected(kept: Store) -> None:
    row = next(r for r in kept.query(Filter(kind="quotations")) if r.report.document == "a")
    assert row.item is not None
    target = Target(sha256=row.report.sha256, start=row.item.start, end=row.item.end)

    def stances() -> list[str]:
        return [said.stance for a in shelling(kept).accounts for said in a.words if said.sha256 == row.report.sha256]

    assert stances() == ["asserts"]
    kept.judgements().judge("corrected", target, field="stance", value="accuses")
    assert stances() == ["accuses"]
    kept.judgements().judge("wrong", target)
    assert stances() == []


@pytest.mark.parametrize(("field", "value"), [("colour", "red"), ("stance", "angry"), ("time", "Thursday")])
def test_corrections_that_say_nothing_are_refused(kept: Store, field: str, value: str) -> None:
    with pytest.raises(SettingsError, match=value if field != "colour" else "no field"):
        kept.judgements().judge("corrected", event(kept, "a", "killed"), field=field, value=value)
    assert kept.judgements().all() == ()


def test_review_asks_by_command_and_leaves_out_what_was_judged(kept: Store) -> None:
    (question,) = [q for q in open_questions(kept.incidents().all()) if q.asks.startswith("killed")]
    words = question.decide.split("   #")[0].split()
    assert words[:3] == ["ofrecord", "judge", "wrong"]
    before = killed(kept)
    result = CliRunner().invoke(app, [*words[1:], "--store", str(kept.folder)])
    assert result.exit_code == 0, result.output
    assert len(killed(kept)) == len(before) - 1
    assert not [q for q in open_questions(kept.incidents().all()) if q.asks.startswith("killed")]


def replace_hash(target: Target) -> Target:
    return target.model_copy(update={"sha256": "f" * 64})
