"""A site of chosen incidents as files, for any web server: nothing in it needs a program or another host."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ofrecord.domain.incidents import Incident
from ofrecord.errors import SettingsError
from ofrecord.store import Store
from ofrecord.store.copies import Copies
from ofrecord.views.exports.incidents import incident_csv, incident_geojson, incident_json
from ofrecord.views.web.accounts import places_of
from ofrecord.views.web.links import Links
from ofrecord.views.web.maps import drawing
from ofrecord.views.web.pages.incidents import incident_values, numbers_of
from ofrecord.views.web.pages.report import report_values
from ofrecord.views.web.templates import render

MARK = "made-by-ofrecord.txt"
"""A folder with this file is ours to write anew."""
OURS = ("incidents", "reports", "data", "static")
HERE, BELOW = Links("", ".html"), Links("../", ".html")


def publish(store: Store, incidents: Sequence[Incident], folder: Path, title: str, with_reports: bool) -> int:
    """Write the site; how many pages it has. Raises SettingsError where the folder holds something else.

    The reports' full texts are others' works: they are left out unless `with_reports`; the words that accounts were read
    from are quoted either way.
    """
    _make_room(folder)
    numbers = [numbers_of(store, incident) if with_reports else {} for incident in incidents]
    for incident, known in zip(incidents, numbers, strict=True):
        values = {**incident_values(store, incident), "numbers": known}
        _write(folder / "incidents" / f"{incident.id}.html", render("incident.html", links=BELOW, **values))
    reports = sorted({number for known in numbers for number in known.values()})
    for number in reports:
        values = {**report_values(store, number), "copies": _published(store.copies(number), reports)}
        page = render("report.html", links=BELOW, waiting=0, **values)
        _write(folder / "reports" / f"{number}.html", page)
    places = places_of(incidents)
    index = {"incidents": incidents, "title": title, "places": places, "drawing": drawing(places) if places else None}
    _write(folder / "index.html", render("published.html", links=HERE, **index))
    for name, make in (("json", incident_json), ("csv", incident_csv), ("geojson", incident_geojson)):
        _write(folder / "data" / f"incidents.{name}", "".join(make(incidents)))
    shutil.copytree(Path(__file__).parent / "static", folder / "static")
    return 1 + len(incidents) + len(reports)


def _published(copies: Copies, numbers: Sequence[int]) -> Copies:
    """The copies that are published too: of the others nobody is to learn."""
    return replace(copies, reports=tuple(copy for copy in copies.reports if copy.report.number in numbers))


def _make_room(folder: Path) -> None:
    """An empty folder, or one that an earlier publication left."""
    if folder.exists() and not folder.is_dir():
        raise SettingsError(f"{folder} is a file; name a folder")
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise SettingsError(f"{folder} holds something else; name a new folder, so that nothing is lost")
    for name in OURS:
        shutil.rmtree(folder / name, ignore_errors=True)
        (folder / name).mkdir(parents=True)
    shutil.rmtree(folder / "static")
    _write(folder / MARK, "Written by `ofrecord publish`, which writes this folder anew.\n")


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
