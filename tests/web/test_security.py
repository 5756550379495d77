"""What must be refused is refused, with the right status, by the running server."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from served import TOKEN, Served, running
from typer.testing import CliRunner

from ofrecord.errors import SettingsError
from ofrecord.store import Filter, Store
from ofrecord.views.cli import app
from ofrecord.views.web.settings import Serving

PAGES = (
    "/search",
    "/timeline",
    "/map",
    "/actors",
    "/actors/named?name=front",
    "/incidents",
    "/review",
    "/reports/1",
    "/unlock",
)


def raw(served: Served, request: bytes) -> bytes:
    """What the server answers to these very bytes."""
    host, port = served.address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=20) as line:
        line.sendall(request)
        found = b""
        while piece := line.recv(65_536):
            found += piece
        return found


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost@evil.example", ""]
)
def test_another_host_name_is_not_served(served: Served, host: str) -> None:
    answer = served.get("/search", Host=host) if host else None
    status = (
        answer.status_code
        if answer
        else int(raw(served, b"GET /search HTTP/1.1\r\nConnection: close\r\n\r\n").split()[1])
    )
    assert status == 400


@pytest.mark.parametrize("host", ["localhost:1", "127.0.0.1", "LOCALHOST", "[::1]:99"])
def test_names_of_this_machine_are_served(served: Served, host: str) -> None:
    assert served.get("/unlock", Host=host).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_every_page_forbids_what_it_does_not_need(served: Served, path: str) -> None:
    answer = served.get(path)
    policy = answer.headers["content-security-policy"]
    assert answer.status_code == 200
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "server" not in answer.headers
    assert " style=" not in answer.text and " onclick=" not in answer.text and "<script>" not in answer.text


def test_errors_forbid_the_same(served: Served) -> None:
    for path in ("/nothing", "/search?kind=nothing", "/api/v1/events?limit=0"):
        assert "default-src 'none'" in served.get(path).headers["content-security-policy"]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://127.0.0.1:1"},
    ],
)
@pytest.mark.parametrize(
    "path", ["/unlock", "/review/judge", "/actors/same", "/actors/apart", "/api/v1/read", "/api/v1/judgements"]
)
def test_what_another_site_sends_is_refused(served: Served, path: str, headers: dict[str, str]) -> None:
    cookie = {"Cookie": f"ofrecord_token={TOKEN}"}
    assert served.post(path, headers={**headers, **cookie}, content=b"token=x").status_code == 403


@pytest.mark.parametrize("token", [None, "", "wrong", TOKEN[:-1], f"{TOKEN}x", "é"])
def test_judging_needs_the_right_token(served: Served, token: str | None) -> None:
    sha256 = next(iter(served.store.query())).report.sha256
    before = served.store.judgements().all()
    body = {"verdict": "right", "target": {"sha256": sha256}}
    headers = {"Authorization": f"Bearer {token}".encode()} if token else {}
    assert served.post("/api/v1/judgements", json=body, headers=headers).status_code == 403
    assert served.post("/review/judge", data={"verdict": "right", "sha256": sha256}, headers=headers).status_code == 403
    assert served.post("/unlock", data={"token": token or ""}).status_code == 403
    assert served.store.judgements().all() == before


def test_no_get_has_an_effect(served: Served) -> None:
    before = served.store.judgements().all(), served.store.query().count()
    for path in (
        "/review/judge?verdict=right",
        "/review/undo?id=j",
        "/actors/same?name=rebels&of=front",
        "/actors/apart?name=rebels&called=x&report=1",
        "/review/apart?incident=i",
        "/api/v1/judgements/j/undo",
    ):
        assert served.get(path, Authorization=f"Bearer {TOKEN}").status_code in (404, 405)
    assert served.get(f"/unlock?token={TOKEN}").headers.get("set-cookie") is None
    assert (served.store.judgements().all(), served.store.query().count()) == before


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_other_methods_are_not_known(served: Served, method: str) -> None:
    assert httpx.request(method, served.address + "/search").status_code == 405


@pytest.mark.parametrize(
    "path", ["//evil.example", "//evil.example/..", "/\\evil.example", "/search//evil.example", "/unlock/"]
)
def test_nothing_leads_elsewhere(served: Served, path: str) -> None:
    answer = raw(served, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    location = [line for line in answer.lower().split(b"\r\n") if line.startswith(b"location:")]
    assert not location or b"evil" not in location[0]


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "kind=figures&next=//evil.example", "\r\nSet-Cookie: a=b"]
)
def test_after_a_judgement_one_stays_here(served: Served, back: str) -> None:
    found = next(iter(served.store.query()))
    form = {"back": back, "next": "//evil.example", "verdict": "note", "note": "x", "sha256": found.report.sha256}
    answer = served.post("/review/judge", TOKEN, data=form)
    assert answer.status_code == 400 or answer.headers["location"].startswith("/review")
    assert "evil" not in answer.headers.get("location", "") and "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2f..%2fapp.py",
        "/static/%2e%2e/%2e%2e/settings.py",
        "/vendor/....//....//etc/passwd",
        "/static//etc/passwd",
        "/reports/../../etc/passwd",
        "/reports/1/raw/../../../ofrecord.db",
        "/static/%00",
    ],
)
def test_paths_lead_to_no_other_file(served: Served, path: str) -> None:
    answer = raw(served, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert int(answer.split()[1]) in (400, 404, 422)


@pytest.mark.parametrize(
    "path", ["/reports/x", "/reports/-1", "/reports/99999999999999999999", "/reports/1e3", "/incidents/%00"]
)
def test_numbers_that_are_none(served: Served, path: str) -> None:
    assert served.get(path).status_code in (404, 422)


def test_a_huge_upload_is_refused_before_it_is_read(served: Served) -> None:
    head = b"POST /api/v1/read HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 10000000000\r\n\r\n"
    assert int(raw(served, head).split()[1]) == 413


def test_an_upload_of_no_known_length_is_stopped(served: Served) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(200):
            yield b" " * 100_000

    try:
        status = served.post(
            "/api/v1/read", content=endless(), headers={"Content-Type": "application/json"}
        ).status_code
    except httpx.WriteError:  # the server has answered and hung up
        status = 413
    assert status == 413


@pytest.mark.parametrize(
    "text", ["(" * 400, '"' * 499, "a* " * 160, "NEAR(" * 99, "a OR " * 99, "*" * 500, "-" * 500, "\U0001f600" * 500]
)
def test_a_search_of_any_syntax_is_answered_soon(served: Served, text: str) -> None:
    answer = httpx.get(f"{served.address}/search", params={"text": text, "kind": "documents"}, timeout=5)
    assert answer.status_code == 200


def test_what_is_too_long_is_refused(served: Served) -> None:
    assert served.get(f"/search?text={'a' * 501}").status_code == 400
    assert served.get(f"/search?text={'a' * 9_000}").status_code == 414
    assert served.get("/search?" + "&".join(["stance=denies"] * 41)).status_code == 400
    assert served.post("/api/v1/read", json={"text": "a" * 200_001}).status_code == 422


def test_raw_bytes_are_saved_and_never_shown(served: Served, hostile_report: int) -> None:
    answer = served.get(f"/reports/{hostile_report}/raw")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert "sandbox" in answer.headers["content-security-policy"]


def test_beyond_this_machine_a_token_has_to_be_chosen() -> None:
    for host in ("0.0.0.0", "::", "192.0.2.1", "example.org", "localhost.example.org"):
        with pytest.raises(SettingsError, match="OFRECORD_TOKEN"):
            Serving(host)
    with pytest.raises(SettingsError, match="too short"):
        Serving("0.0.0.0", token="short")
    assert not Serving("127.0.0.1").is_open and Serving("0.0.0.0", token=TOKEN).is_open


def test_the_command_refuses_to_listen_beyond_this_machine(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["serve", "--host", "0.0.0.0", "--port", "0", "--store", str(tmp_path)])
    assert done.exit_code != 0 and isinstance(done.exception, SettingsError)


@pytest.fixture(scope="module")
def open_to_all(filled: Store) -> Iterator[Served]:
    yield from running(filled, Serving("0.0.0.0", 0, TOKEN))


def test_beyond_this_machine_reading_needs_the_token_too(open_to_all: Served) -> None:
    assert open_to_all.get("/search").status_code == 401
    assert open_to_all.get("/api/v1/events").json()["error"]["code"] == "token_needed"
    assert open_to_all.get("/static/site.css").status_code == 200
    assert open_to_all.get("/search", Authorization=f"Bearer {TOKEN}").status_code == 200
    cookie = open_to_all.post("/unlock", data={"token": TOKEN}).headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie
    assert open_to_all.get("/search", Cookie=cookie.split(";")[0]).status_code == 200


def test_redacted_reports_keep_their_bytes_to_themselves(served: Served, filled: Store) -> None:
    number = next(iter(filled.query(Filter(kind="documents", id="r1")))).report.number
    filled.judgements().redact("Ana Okoro", document=number)
    assert served.get(f"/reports/{number}/raw").status_code == 403
    assert "Okoro" not in served.get(f"/reports/{number}").text
    for judgement in filled.judgements().all():
        if judgement.verdict == "redacted":
            filled.judgements().undo(judgement.id)
