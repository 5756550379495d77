"""What all pages share: the store, what was counted lately, and whether a browser has seen this already."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import TypeVar, cast

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response, StreamingResponse

from ofrecord import __version__
from ofrecord.store import Filter, Query, Store
from ofrecord.store.incidents import Incidents
from ofrecord.views.web.settings import Serving
from ofrecord.views.web.templates import render

GROUPED_AT_ONCE = 20
"""New reports that are grouped while somebody waits for a page."""
REMEMBERED = 128
"""Counts kept, of the filters asked for last."""
Value = TypeVar("Value")


@dataclass
class Memory:
    """What was worked out lately, by what it was worked out from. Never grows beyond `REMEMBERED`."""

    kept: OrderedDict[Hashable, object] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def recall(self, key: Hashable, work_out: Callable[[], Value]) -> Value:
        """The value of this key, worked out unless it is known."""
        with self.lock:
            if key in self.kept:
                self.kept.move_to_end(key)
                return cast(Value, self.kept[key])
        value = work_out()
        with self.lock:
            self.kept[key] = value
            while len(self.kept) > REMEMBERED:
                self.kept.popitem(last=False)
        return value


@dataclass(frozen=True)
class Site:
    """The store as it is served."""

    store: Store
    serving: Serving
    memory: Memory = field(default_factory=Memory)
    grouping: Lock = field(default_factory=Lock)

    def query(self, asked: Filter) -> Query:
        """The results of a filter."""
        return self.store.query(asked)

    def incidents(self) -> Incidents:
        """The incidents. A few new reports are grouped at once; many in a thread of its own, and pages say so meanwhile."""
        kept = self.store.incidents(update=False)
        waiting = kept.waiting()
        if 0 < waiting <= GROUPED_AT_ONCE:
            kept.update()
        elif waiting and self.grouping.acquire(blocking=False):
            Thread(target=self._group, args=(kept,), daemon=True).start()
        return kept

    def _group(self, kept: Incidents) -> None:
        try:
            kept.update()
        finally:
            self.grouping.release()

    def counted(self, name: str, asked: Filter, work_out: Callable[[Query], Value]) -> Value:
        """Something counted over all results of a filter; known as long as the store does not change."""
        return self.memory.recall((name, asked, self.store.state()), lambda: work_out(self.query(asked)))

    def tag(self, request: Request) -> str:
        """The ETag of an address: changes with the store, the program and what the visitor may do."""
        parts = (__version__, self.store.state(), str(request.url), str(request.scope.get("has_token")))
        return f'W/"{hashlib.blake2b(chr(0).join(parts).encode(), digest_size=12).hexdigest()}"'

    def fresh(self, request: Request) -> Response | None:
        """304 where the browser has this already."""
        tag = self.tag(request)
        known = {part.strip() for part in request.headers.get("if-none-match", "").split(",")}
        return Response(status_code=304, headers={"ETag": tag}) if tag in known else None

    def page(self, request: Request, template: str, **values: object) -> Response:
        """A page made from a template."""
        return HTMLResponse(render(template, request.scope, **values), headers={"ETag": self.tag(request)})

    def file(self, request: Request, pieces: Iterator[str], media_type: str, name: str | None = None) -> Response:
        """A file sent piece by piece; saved by the browser under a name where one is given."""
        headers = {"ETag": self.tag(request)}
        if name:
            headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return StreamingResponse(pieces, media_type=media_type, headers=headers)


def site_of(request: Request) -> Site:
    """The site that a request is about."""
    return cast(Site, request.app.state.site)
