"""A server in a thread of the test run, and how the tests talk to it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from ofrecord.store import Store
from ofrecord.views.web.serve import listening, server_for
from ofrecord.views.web.settings import Serving

ROOT = Path(__file__).parents[2]
TOKEN = "a-token-of-the-tests"


@dataclass(frozen=True)
class Served:
    """A running server."""

    address: str
    store: Store

    def get(self, path: str, **headers: str) -> httpx.Response:
        return httpx.get(self.address + path, headers=headers, timeout=60)

    def post(self, path: str, token: str | None = None, **given: object) -> httpx.Response:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        headers |= given.pop("headers", {})
        return httpx.post(self.address + path, headers=headers, timeout=60, **given)


def running(store: Store, serving: Serving) -> Iterator[Served]:
    """The server in a thread of its own, until the tests are done."""
    socket = listening(serving)
    server = server_for(store, serving)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield Served(f"http://127.0.0.1:{socket.getsockname()[1]}", store)
    server.should_exit = True
    thread.join(10)
