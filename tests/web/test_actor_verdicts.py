"""Actors joined and set apart on their page, without a script, and through the API: with the token, and undone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from lxml import html
from served import TOKEN, Served, running

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


def sent(own: Served, path: str, **fields: str) -> httpx.Response:
    return own.post(path, TOKEN, data=fields)


def shown(own: Served, name: str, token: str = TOKEN) -> html.HtmlElement:
    page = own.get(f"/actors/named?name={name}", Authorization=f"Bearer {token}")
    return html.fromstring(page.content)


def agents(own: Served, name: str) -> set[str]:
    rows = own.get(f"/search.json?actor={name}").json()
    return {actor["name"] for row in rows for actor in row["item"]["agents"]}


def test_names_are_joined_by_a_form_and_taken_back(own: Served) -> None:
    answer = sent(own, "/actors/same", name="Rebels", of="Northern Front", note="their own word")
    assert answer.status_code == 303 and answer.headers["location"] == "/actors/named?name=Northern+Front"
    page = shown(own, "rebels")
    said = " ".join(page.xpath("//section[@aria-labelledby='decided']")[0].text_content().split())
    who = own.store.judgements().all()[0].who
    assert "Rebels is Northern Front" in said and who in said and "their own word" in said
    did = next(section for section in page.xpath("//section") if section.xpath("h2/text()") == ["Did"])
    assert {who.text_content() for who in did.xpath(".//h3/span[@class='who'][1]")} >= {"Northern Front"}
    assert agents(own, "rebels") == {"Northern Front"}
    assert own.get("/search.csv?actor=rebels").text.count("Northern Front") >= 6
    id = page.xpath("//form[@action='/actors/undo']/input[@name='id']/@value")[0]
    assert sent(own, "/actors/undo", id=id, name="rebels").status_code == 303
    assert agents(own, "rebels") == {"Rebels"}
    assert shown(own, "rebels").xpath("//section[@aria-labelledby='decided']") == []


def test_a_name_is_set_apart_in_one_report(own: Served) -> None:
    number = own.get("/search.json?kind=documents").json()[0]["report"]["number"]
    answer = sent(own, "/actors/apart", name="Northern Front", report=str(number), called="Front of the North")
    assert answer.headers["location"] == "/actors/named?name=Front+of+the+North"
    rows = own.get("/search.json?actor=front+of+the+north").json()
    assert {row["report"]["number"] for row in rows} == {number}
    assert number not in {row["report"]["number"] for row in own.get("/search.json?actor=northern").json()}
    assert "called Front of the North" in shown(own, "front").text_content()


@pytest.mark.parametrize("path", ["/actors/same", "/actors/apart", "/actors/undo"])
def test_forms_need_the_token(own: Served, path: str) -> None:
    fields = {"name": "Rebels", "of": "Northern Front", "called": "X", "report": "1", "id": "j-1"}
    assert own.post(path, data=fields).status_code == 403
    assert own.get(path).status_code == 405 and own.store.judgements().all() == ()
    assert shown(own, "front", token="none").xpath("//form[@method='post']") == []


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("/actors/same", {"name": "Rebels", "of": ""}, 400),
        ("/actors/same", {"name": "Rebels", "of": "Nobody at all"}, 404),
        ("/actors/same", {"name": "x" * 501, "of": "Rebels"}, 400),
        ("/actors/apart", {"name": "Rebels", "called": "X", "report": "1; drop"}, 400),
        ("/actors/apart", {"name": "Rebels", "called": "X", "report": "99999"}, 404),
        ("/actors/undo", {"name": "Rebels", "id": "j-none"}, 404),
    ],
)
def test_forms_that_make_no_sense(own: Served, path: str, fields: dict[str, str], status: int) -> None:
    assert sent(own, path, **fields).status_code == status and own.store.judgements().all() == ()


def test_actors_are_judged_through_the_api(own: Served) -> None:
    row = own.get("/search.json?actor=rebels").json()[0]
    text = own.get(f"/api/v1/records/{row['report']['number']}").json()["document"]["text"]

    def words(exact: str) -> dict[str, object]:
        start = text.index(exact)
        return {"sha256": row["report"]["sha256"], "start": start, "end": start + len(exact)}

    body = {"verdict": "same_actor", "target": words("Rebels"), "other": words("the Northern Front"), "who": "Ada"}
    made = own.post("/api/v1/judgements", TOKEN, json=body)
    assert (
        made.status_code == 201
        and made.json()["other"] == body["other"]
        and agents(own, "rebels") == {"Northern Front"}
    )
    assert own.post(f"/api/v1/judgements/{made.json()['id']}/undo", TOKEN).status_code == 201
    assert agents(own, "rebels") == {"Rebels"}
    apart = {"verdict": "other_actor", "target": words("Rebels"), "value": "Deserters"}
    assert own.post("/api/v1/judgements", TOKEN, json=apart).status_code == 201
    assert agents(own, "deserters") == {"Deserters"}


@pytest.mark.parametrize("missing", ["other", "start", "value"])
def test_a_judgement_on_actors_needs_words(own: Served, missing: str) -> None:
    sha256 = own.get("/search.json").json()[0]["report"]["sha256"]
    span = {"sha256": sha256, "start": 0, "end": 4}
    body: dict[str, object] = {"verdict": "same_actor", "target": span, "other": span}
    if missing == "start":
        body["target"] = {"sha256": sha256}
    if missing == "other":
        del body["other"]
    if missing == "value":
        body = {"verdict": "other_actor", "target": span, "value": " "}
    assert own.post("/api/v1/judgements", TOKEN, json=body).status_code == 422
