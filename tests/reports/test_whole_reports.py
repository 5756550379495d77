"""Whole reports: what a careful reader finds in them is found, and what nobody may read into them is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from ofrecord.domain.base import Evidence
from ofrecord.domain.record import Record
from ofrecord.reading import Reader
from ofrecord.settings import Settings
from ofrecord.sources import Capture, captures

HERE = Path(__file__).parent
EXPECTED: dict[str, dict[str, list[dict[str, dict[str, Any]]]]] = yaml.safe_load(
    (HERE / "expected.yaml").read_text(encoding="utf-8")
)
LISTS = {"quotation": "quotations", "event": "events", "figure": "figures", "control": "control", "place": "places"}
LEAST = 0.85
"""Share of the facts that must be found, over all reports; 73 of 81 (90 %) were when this was written."""

Row = dict[str, dict[str, Any]]


class Answers:
    """What a record says, field by field, in the words of `expected.yaml`."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.mentions = {m.id: m for m in record.mentions}
        self.entities = {e.id: e for e in record.entities}
        self.quotations = {q.id: q for q in record.quotations}
        self.places = {p.id: p for p in record.places}

    def holds(self, row: Row) -> bool:
        """Does the record have an item of which everything in the row is true?"""
        ((kind, wanted),) = row.items()
        return any(
            all(self._fits(item, key, value) for key, value in wanted.items())
            for item in getattr(self.record, LISTS[kind])
        )

    def _fits(self, item: Any, key: str, wanted: Any) -> bool:
        reader: Callable[[Any], Any] | None = getattr(self, f"_{key}", None)
        found = reader(item) if reader else getattr(item, key)
        if isinstance(wanted, list):
            return bool(found) == bool(wanted) and all(any(_in(w, f) for f in found) for w in wanted)
        if isinstance(wanted, str):
            return _in(wanted, found or "") if reader else bool(found == wanted)
        return bool(found == wanted)

    def _named(self, mention_id: str | None, exact: str = "") -> str:
        mention = self.mentions.get(mention_id or "")
        entity = self.entities.get(mention.entity or "") if mention else None
        return f"{exact or (mention.exact if mention else '')} / {entity.name if entity else ''}"

    def _speaker(self, item: Any) -> str:
        entity = self.entities.get(item.speaker.entity or "")
        return f"{item.speaker.exact or ''} / {entity.name if entity else ''}"

    def _words(self, item: Any) -> str:
        return " … ".join(c.exact for c in item.content) if hasattr(item, "content") else item.exact

    def _trigger(self, item: Any) -> str:
        trigger: Evidence = item.trigger
        return trigger.exact

    def _agents(self, item: Any) -> list[str]:
        return [self._named(m) for m in item.agents]

    def _recipients(self, item: Any) -> list[str]:
        return [self._named(m) for m in item.recipients]

    def _holder(self, item: Any) -> str:
        return self._named(item.holder)

    def _place(self, item: Any) -> str:
        return self.places[item.place].exact if item.place else ""

    def _where(self, item: Any) -> str:
        return self.places[item.place].exact if item.place else ""

    def _law(self, item: Any) -> str:
        return item.law.reading if item.law else ""

    def _by(self, item: Any) -> str | None:
        """The innermost speaker to whom an item is attributed."""
        return self._speaker(self.quotations[item.attributed_to[-1]]) if item.attributed_to else None


def _in(part: str, whole: str) -> bool:
    return part.casefold() in whole.casefold()


def rows(section: str) -> list[tuple[str, Row]]:
    return [(name, row) for name, said in EXPECTED.items() for row in said.get(section, [])]


@pytest.fixture(scope="module")
def answers(reader: Reader) -> dict[str, Answers]:
    read = {}
    for name in EXPECTED:
        (capture,) = captures(str(HERE / name), Settings())
        assert isinstance(capture, Capture)
        read[name] = Answers(reader.read(capture))
    return read


def test_most_facts_are_found(answers: dict[str, Answers]) -> None:
    missed = [(name, row) for name, row in rows("facts") if not answers[name].holds(row)]
    share = 1 - len(missed) / len(rows("facts"))
    told = "\n".join(f"  {name}: {row}" for name, row in missed)
    assert share >= LEAST, f"{share:.1%} of {len(rows('facts'))} facts found; missed:\n{told}"


@pytest.mark.parametrize(("name", "row"), rows("must_not"), ids=str)
def test_nothing_is_read_that_the_report_does_not_say(answers: dict[str, Answers], name: str, row: Row) -> None:
    assert not answers[name].holds(row)


@pytest.mark.parametrize(("name", "row"), rows("still_wrong"), ids=str)
@pytest.mark.xfail(reason="known weakness", strict=True)
def test_known_weaknesses(answers: dict[str, Answers], name: str, row: Row) -> None:
    assert not answers[name].holds(row)


def test_every_report_and_kind_is_asked_about() -> None:
    assert set(EXPECTED) == {p.name for p in HERE.iterdir() if p.suffix in (".md", ".txt") and p.stem != "README"}
    assert {kind for _, row in rows("facts") for kind in row} == set(LISTS)
    assert len(rows("facts")) >= 60
