"""Events judged on an incident's page and through the API: with the token, shown with who and when, and undone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from served import TOKEN, Served, running

from ofrecord.domain.incidents import Incident
from ofrecord.store import open_store
from ofrecord.views.web.settings import Serving

sys.path.insert(0, str(Path(__file__).parent.parent / "store"))
from factories import TEXT, HandReader, capture


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Served]:
    """A store of its own: judgements change what all pages show."""
    with open_store(tmp_path / "own") as store:
        store.add([capture(), capture(f"{TEXT} on Sunday", id="r2", published="2024-05-05")], reader=HandReader())
        yield from running(store, Serving(port=0, token=TOKEN))


def of(own: Served, type: str) -> list[Incident]:
    """The incidents of a type: two reports are mainly about an attack, and tell beside it of a town that was seized."""
    found = [one for one in own.store.incidents().all() if one.type == type]
    return [one for one in found if type != "ASSAULT" or one.reports[0].main]


def page(own: Served, incident: Incident) -> html.HtmlElement:
    return html.fromstring(own.get(f"/incidents/{incident.id}", Authorization=f"Bearer {TOKEN}").content)


def test_an_event_told_beside_is_taken_apart_joined_and_undone_by_forms(own: Served) -> None:
    (seized,) = of(own, "COERCE")
    event = next(report.event for report in seized.reports if report.document == "r2")
    fields = {"incident": seized.id, "document": "r2"}
    assert own.post("/review/apart", TOKEN, data=fields).status_code == 303
    assert sorted(len(one.reports) for one in of(own, "COERCE")) == [1, 1]
    assert [len(one.reports) for one in of(own, "ASSAULT")] == [2], "the reports are still about one attack"
    (first,) = (one for one in of(own, "COERCE") if one.reports[0].document != "r2")
    assert own.post("/review/same", TOKEN, data={"incident": first.id, "item": event or ""}).status_code == 303
    (seized,) = of(own, "COERCE")
    assert len(seized.reports) == 2
    decided = page(own, seized).xpath("//section[@aria-labelledby='decided']")[0]
    made = own.store.judgements().all()
    assert [one.verdict for one in made] == ["not_same", "same"] and made[0].who in decided.text_content()
    forms = decided.xpath(".//form/input[@name='id']/@value")
    assert forms == [one.id for one in made]
    undo = {"incident": seized.id, "id": forms[1]}
    assert own.post("/review/undo", TOKEN, data=undo).status_code == 303
    assert sorted(len(one.reports) for one in of(own, "COERCE")) == [1, 1]


def test_reports_are_taken_apart_whole(own: Served) -> None:
    (attack,) = of(own, "ASSAULT")
    assert own.post("/review/apart", TOKEN, data={"incident": attack.id, "document": "r2"}).status_code == 303
    assert [one.target.start for one in own.store.judgements().all()] == [None]
    assert sorted(len(one.reports) for one in of(own, "ASSAULT")) == [1, 1]


def test_events_are_judged_through_the_api(own: Served) -> None:
    (seized,) = of(own, "COERCE")
    one, two = ({"sha256": r.sha256, "start": r.start, "end": r.end} for r in seized.reports)
    body = {"verdict": "not_same", "target": one, "other": two, "who": "Ada", "note": "two weeks"}
    made = own.post("/api/v1/judgements", TOKEN, json=body)
    assert made.status_code == 201 and made.json()["target"] == one
    assert len(of(own, "COERCE")) == 2
    shown = own.get(f"/api/v1/incidents/{of(own, 'COERCE')[0].id}").json()
    assert [(j["who"], j["note"]) for j in shown["judgements"]] == [("Ada", "two weeks")]
    assert own.post(f"/api/v1/judgements/{made.json()['id']}/undo", TOKEN).status_code == 201
    assert len(of(own, "COERCE")) == 1


def test_what_makes_no_sense_or_has_no_token_changes_nothing(own: Served) -> None:
    (seized,) = of(own, "COERCE")
    one, two = ({"sha256": r.sha256, "start": r.start, "end": r.end} for r in seized.reports)
    mixed = {"verdict": "same", "target": one, "other": {"sha256": two["sha256"]}}
    assert own.post("/api/v1/judgements", TOKEN, json=mixed).status_code == 400
    nothing = {"verdict": "same", "target": one, "other": {**two, "start": 0, "end": 3}}
    assert own.post("/api/v1/judgements", TOKEN, json=nothing).status_code == 404
    fields = {"incident": seized.id, "item": seized.reports[0].event or ""}
    assert own.post("/review/same", data=fields).status_code == 403
    assert own.post("/review/same", TOKEN, data={**fields, "item": "e-none"}).status_code == 404
    assert own.store.judgements().all() == ()


def test_the_page_has_no_forms_without_the_token(own: Served) -> None:
    (seized,) = of(own, "COERCE")
    shown = html.fromstring(own.get(f"/incidents/{seized.id}").content)
    assert shown.xpath("//form[@method='post']") == []
    assert page(own, seized).xpath("//form[@action='/review/same']")
