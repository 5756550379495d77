"""Addresses of pages: of a running server, or of files in a published folder."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True)
class Links:
    """Where each page is. `up` leads from the page that holds the links to the site's root; `end` ends a page's name."""

    up: str = "/"
    end: str = ""

    def report(self, number: int, item: str = "") -> str:
        """A report, or an item's words in it."""
        return f"{self.up}reports/{number}{self.end}" + (f"#t-{item}" if item else "")

    def incident(self, id: str) -> str:
        """An incident."""
        return f"{self.up}incidents/{quote(id, safe='')}{self.end}"

    def static(self, name: str) -> str:
        """A style sheet or script of ours."""
        return f"{self.up}static/{name}"

    def vendor(self, name: str) -> str:
        """A file of the front end that the build made."""
        return f"{self.up}vendor/{name}"
