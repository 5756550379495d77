"""Reports read once for all tests of what is found across records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from ofrecord.domain.incidents import Incident
from ofrecord.domain.record import Record
from ofrecord.incidents.assembly import Material, incident_of
from ofrecord.incidents.happenings import group
from ofrecord.incidents.profile import profile_of
from ofrecord.reading import Reader
from ofrecord.settings import Settings
from ofrecord.sources import Capture, captures
from ofrecord.store.unit import key_of

STORY = Path(__file__).parents[2] / "examples" / "kursk-invitation"
Grouped = tuple[Incident, ...]


def incidents_of(records: Sequence[tuple[str, Record]]) -> Grouped:
    """The incidents of records with their keys, most reports first."""
    material = {key: Material(record, profile_of(record, key)) for key, record in records}
    found = [incident_of(happening, material) for happening in group(m.profile for m in material.values())]
    return tuple(sorted(found, key=lambda incident: (-len(incident.reports), incident.id)))


@pytest.fixture(scope="session")
def grouped(reader: Reader) -> Callable[[Sequence[Capture]], Grouped]:
    """Captures → incidents."""

    def _group(found: Sequence[Capture]) -> Grouped:
        return incidents_of([(key_of(capture), reader.read(capture)) for capture in found])

    return _group


@pytest.fixture(scope="session")
def story(grouped: Callable[[Sequence[Capture]], Grouped]) -> Grouped:
    """The incidents of the example story."""
    paths = sorted(path for path in STORY.glob("*.md") if path.name != "README.md")
    return grouped([c for path in paths for c in captures(str(path), Settings()) if isinstance(c, Capture)])
