"""Reports without a conflict: next to none of them may show an act of force or coercion."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import yaml

from ofrecord.domain.record import Record

REPORTS: dict[str, str] = yaml.safe_load((Path(__file__).parent / "peaceful.yaml").read_text(encoding="utf-8"))
FORCE = frozenset({"ASSAULT", "COERCE"})
MOST = 0.05
"""False acts of force or coercion that a report may show, on average."""


def test_there_are_enough_reports() -> None:
    assert len(REPORTS) >= 75


def test_peaceful_reports_hold_no_war(read_text: Callable[..., Record]) -> None:
    false = [
        f"{name}: {event.type} {event.trigger.exact!r}"
        for name, text in REPORTS.items()
        for event in read_text(text).events
        if event.type in FORCE and event.modality in ("actual", "ongoing", "planned", "possible")
    ]
    assert len(false) / len(REPORTS) <= MOST, "\n".join(false)
