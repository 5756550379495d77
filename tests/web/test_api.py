"""The API: pages by cursor, one shape of errors, ETags, a text that is read, and what its description promises."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import checks
from served import ROOT, TOKEN, Served

from ofrecord.sources import Capture, Given
from ofrecord.store import Store
from ofrecord.views.web.api.reading import Desk
from ofrecord.views.web.app import create_app
from ofrecord.views.web.settings import Serving

KINDS = ("events", "quotations", "figures", "control", "documents")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("condition", ["", "&publisher=etoile", "&text=front", "&since=2024-05-01&dated=published"])
def test_pages_by_cursor_hold_each_result_once(served: Served, kind: str, condition: str) -> None:
    whole = served.get(f"/api/v1/{kind}?limit=200{condition}").json()
    found, cursor = [], ""
    while True:
        page = served.get(
            f"/api/v1/{kind}?limit=7&cursor={cursor}{condition}" if cursor else f"/api/v1/{kind}?limit=7{condition}"
        ).json()
        found += page["items"]
        if (cursor := page["next"]) is None:
            break
    assert found == whole["items"] and len(found) == whole["total"] > 0


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/v1/events/e-none", 404, "not_found"),
        ("/api/v1/records/99999", 404, "not_found"),
        ("/api/v1/incidents/i-none", 404, "not_found"),
        ("/api/v1/nothing", 404, "not_found"),
        ("/api/v1/events?stance=sings", 422, "not_valid"),
        ("/api/v1/events?spaeker=x", 422, "not_valid"),
        ("/api/v1/events?since=2024-13-01", 400, "bad_request"),
        ("/api/v1/events?since=2024-02-01&until=2024-01-01", 400, "bad_request"),
        ("/api/v1/events?box=1,2,3", 400, "bad_request"),
        ("/api/v1/events?cursor=xyz", 400, "bad_request"),
        ("/api/v1/exports/acled?kind=figures", 400, "bad_request"),
        ("/api/v1/exports/xlsx", 422, "not_valid"),
        ("/api/v1/read", 405, "method_not_allowed"),
    ],
)
def test_every_error_has_one_shape(served: Served, path: str, status: int, code: str) -> None:
    answer = served.get(path)
    assert (answer.status_code, answer.json()["error"]["code"], answer.json()["error"]["status"]) == (
        status,
        code,
        status,
    )
    assert answer.json()["error"]["message"]


@pytest.mark.parametrize(
    "path", ["/api/v1/events?limit=3", "/search", "/reports/1", "/search.csv", "/api/v1/search", "/incidents"]
)
def test_what_has_not_changed_is_not_sent_again(served: Served, path: str) -> None:
    first = served.get(path)
    again = served.get(path, **{"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert served.get(path, **{"If-None-Match": 'W/"other"'}).status_code == 200
    assert served.get(path, Authorization=f"Bearer {TOKEN}").headers["etag"] != first.headers["etag"]


def test_a_judgement_changes_what_is_sent(served: Served) -> None:
    event = served.get("/api/v1/events?limit=1").json()["items"][0]
    before = served.get("/api/v1/events?limit=1").headers["etag"]
    span = {"sha256": event["report"]["sha256"], "start": event["item"]["start"], "end": event["item"]["end"]}
    made = served.post("/api/v1/judgements", TOKEN, json={"verdict": "right", "target": span, "who": "the tests"})
    assert made.status_code == 201 and made.json()["who"] == "the tests"
    assert served.get("/api/v1/events?limit=1").headers["etag"] != before
    undone = served.post(f"/api/v1/judgements/{made.json()['id']}/undo", TOKEN)
    assert undone.json()["undoes"] == made.json()["id"]
    assert [one["verdict"] for one in served.get("/api/v1/judgements").json()][-2:] == ["right", "undone"]


@pytest.mark.parametrize(
    "body",
    [
        {"verdict": "same"},
        {"verdict": "corrected", "field": "killed"},
        {"verdict": "corrected", "value": "3"},
        {"verdict": "redacted"},
        {"verdict": "right", "span": {"start": 9, "end": 3}},
        {"verdict": "right", "span": {"start": 9}},
        {"verdict": "right", "sha256": "no hash"},
    ],
)
def test_judgements_that_say_nothing(served: Served, body: dict[str, object]) -> None:
    sha256 = body.pop("sha256", None) or served.get("/api/v1/events?limit=1").json()["items"][0]["report"]["sha256"]
    target = {"sha256": sha256, **body.pop("span", {})}
    assert served.post("/api/v1/judgements", TOKEN, json={"target": target, **body}).status_code == 422


def test_a_judgement_is_about_something_in_the_store(served: Served) -> None:
    body = {"verdict": "right", "target": {"sha256": "0" * 64}}
    assert served.post("/api/v1/judgements", TOKEN, json=body).status_code == 404


def test_a_text_is_read_and_not_kept(served: Served) -> None:
    before = served.get("/api/v1/documents").json()["total"]
    body = {"text": "Shelling killed three people in Goma on Monday, the governor said.", "published": "2024-09-16"}
    record = served.post("/api/v1/read", json=body).json()
    assert [figure["low"] for figure in record["figures"]] == [3]
    assert record["document"]["text"] == body["text"]
    assert served.get("/api/v1/documents").json()["total"] == before


def test_reading_that_takes_too_long_is_stopped() -> None:
    desk = Desk(seconds=0.01)
    capture = Capture(b"The army said that two had died. " * 3_000, "text", "application/jsonl", Given("text"))
    begun = time.monotonic()
    with pytest.raises(Exception, match="longer than") as raised:
        desk.read(capture)
    assert raised.value.status_code == 503 and time.monotonic() - begun < 60
    assert desk.process is None


# The description against the application, without a network: whatever is sent, no answer is a fault of ours.

CHECKS = (
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
)


@pytest.fixture(scope="module")
def described(filled: Store) -> Any:
    return schemathesis.openapi.from_asgi(
        "/api/v1/openapi.json", create_app(filled, Serving(token=TOKEN, names=("testserver",)))
    )


OPERATIONS = sorted(
    (path, method)
    for path, methods in json.loads((ROOT / "docs" / "openapi.json").read_text(encoding="utf-8"))["paths"].items()
    for method in methods
)


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_nothing_that_is_sent_is_a_fault(described: Any, path: str, method: str) -> None:
    examples = 4 if path == "/api/v1/read" else 25

    @given(case=described[path][method].as_strategy())
    @settings(
        max_examples=examples,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=True,
        database=None,
    )
    def send(case: schemathesis.Case) -> None:
        case.call_and_validate(headers={"Authorization": f"Bearer {TOKEN}"}, checks=CHECKS)

    send()


def test_the_description_is_that_of_the_running_server(served: Served) -> None:
    written = json.loads((ROOT / "docs" / "openapi.json").read_text(encoding="utf-8"))
    del written["x-generated"]
    assert served.get("/api/v1/openapi.json").json() == written
