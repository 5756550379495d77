"""Reports without a conflict: next to none of them may show an act of force or coercion."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from ofrecord.domain.record import Record

REPORTS: dict[str, str] = yaml.safe_load((Path(__file__).parent / "peaceful.yaml").read_text(encoding="utf-8"))
TERSE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "terse.yaml").read_text(encoding="utf-8"))
FORCE = frozenset({"ASSAULT", "COERCE"})
MOST = 0.05
"""False acts of force or coercion that a report may show, on average."""


def test_there_are_enough_reports() -> None:
    assert len(REPORTS) >= 125


def test_peaceful_reports_hold_no_war(read_text: Callable[..., Record]) -> None:
    false = [
        f"{name}: {event.type} {event.trigger.exact!r}"
        for name, text in REPORTS.items()
        for event in read_text(text).events
        if event.type in FORCE and event.modality in ("actual", "ongoing", "planned", "possible")
    ]
    assert len(false) / len(REPORTS) <= MOST, "\n".join(false)


def test_terse_reports_of_war_keep_their_acts(read_text: Callable[..., Record]) -> None:
    missed = [
        f"{name}: {kind} {trigger!r}"
        for name, report in TERSE.items()
        for kind, trigger in set(map(tuple, report["acts"])) - _force(read_text(report["text"]))
    ]
    assert not missed, "\n".join(missed)


def _force(record: Record) -> set[tuple[str, str]]:
    return {(event.type, event.trigger.exact) for event in record.events if event.type in FORCE}
