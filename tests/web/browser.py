"""A real browser for tests: the distribution's Chromium, without anything that it does in the background."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
    "--disable-gpu",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
)


@contextmanager
def chromium() -> Iterator[Any]:
    """The browser; tests are skipped where there is none."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.skip("no Chromium here: install it with the distribution's package manager")
    from playwright.sync_api import sync_playwright

    as_root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=[*QUIET, *as_root])
        yield browser
        browser.close()


class Watch:
    """What a page does that it should not: faults, warnings of the browser, dialogs, requests to other hosts."""

    def __init__(self, page: Any, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.seen: list[str] = []
        page.on("pageerror", lambda error: self.seen.append(f"fault: {error}"))
        page.on(
            "console", lambda m: self.seen.append(f"{m.type}: {m.text}") if m.type in ("error", "warning") else None
        )
        page.on("dialog", lambda dialog: (self.seen.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: self._request(request.url))

    def _request(self, url: str) -> None:
        if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).netloc != self.host:
            self.seen.append(f"request: {url}")
