"""Story bundles: short reports of one happening with known differences. How many are found, and how many are false.

`before.yaml` is what the rules were made on; `after.yaml` was written when they stood, and is counted apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from ofrecord.domain.incidents import Incident
from ofrecord.sources import Capture, Given

FOLDER = Path(__file__).parent / "bundles"
Grouped = tuple[Incident, ...]
Group = Callable[[Sequence[Capture]], Grouped]


@dataclass
class Tally:
    """What a file of bundles gave."""

    expected: int = 0
    found: int = 0
    given: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    grouping: list[str] = field(default_factory=list)


def bundles(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def captures(bundle: dict[str, Any]) -> list[Capture]:
    return [
        Capture(
            report["text"].encode(),
            "bundle",
            "application/jsonl",
            Given(report["id"], str(report["published"]), report["text"].split("\n")[0]),
        )
        for report in bundle["reports"]
    ]


def of_reports(incident: Incident) -> set[str]:
    return {report.document for report in incident.reports}


def count(bundle: dict[str, Any], found: Grouped, tally: Tally) -> None:
    """Add what one bundle gave."""
    name = bundle["name"]
    same = set(bundle.get("same", ()))
    home = next((incident for incident in found if same and same <= of_reports(incident)), None)
    if same and home is None:
        tally.grouping.append(f"{name}: not together")
    if home is not None and bundle.get("origins", home.origins) != home.origins:
        tally.grouping.append(f"{name}: {home.origins} origins")
    if bundle.get("apart") and any(set(bundle["apart"]) <= of_reports(incident) for incident in found):
        tally.grouping.append(f"{name}: not apart")
    wanted = {(one["field"], one["kind"]) for one in bundle["differences"]}
    got = {(d.field, d.kind) for i in found for d in i.differences if d.kind != "compatible"}
    tally.expected += len(wanted)
    tally.found += len(wanted & got)
    tally.given += len(got)
    tally.wrong += [f"{name}: {one}" for one in sorted(got - wanted)]
    tally.missed += [f"{name}: {one}" for one in sorted(wanted - got)]


FOUND = {"before": 0.9, "after": 0.75}
FALSE = {"before": 0.05, "after": 0.15}
"""Least share of differences found, greatest share of false ones. Of those missed in `after.yaml` the reports' own readings lack what would differ."""


@pytest.mark.parametrize("name", FOUND)
def test_differences_are_found_and_few_are_false(name: str, grouped: Group) -> None:
    tally = Tally()
    for bundle in bundles(name):
        count(bundle, grouped(captures(bundle)), tally)
    assert tally.grouping == []
    assert tally.found / tally.expected >= FOUND[name], tally.missed
    assert len(tally.wrong) / max(1, tally.given) <= FALSE[name], tally.wrong


def test_there_are_enough_bundles_of_every_kind() -> None:
    both = bundles("before") + bundles("after")
    assert len(both) >= 25
    assert all(2 <= len(bundle["reports"]) <= 6 for bundle in both)
