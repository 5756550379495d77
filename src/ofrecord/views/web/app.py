"""The application: routes by page, the API, files of the front end, and the guard in front of all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio.to_thread
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from ofrecord import __version__
from ofrecord.errors import NotInStore, OfRecordError, SettingsError
from ofrecord.store import Store
from ofrecord.views.web import api
from ofrecord.views.web.answers import problem
from ofrecord.views.web.api.reading import Desk
from ofrecord.views.web.pages import actors, files, incidents, map, report, review, search, timeline, token
from ofrecord.views.web.security import HEADERS, Guard
from ofrecord.views.web.settings import Serving
from ofrecord.views.web.site import Site

HERE = Path(__file__).parent
AT_ONCE = 12
"""Requests worked on at the same time; the others wait."""
PAGES = (
    search.router,
    files.router,
    report.router,
    timeline.router,
    map.router,
    actors.router,
    incidents.router,
    review.router,
    token.router,
)


def create_app(store: Store, serving: Serving | None = None) -> FastAPI:
    """The pages and the API over a store."""
    serving = serving or Serving()
    app = FastAPI(
        title="Of Record",
        version=__version__,
        summary="Who did what to whom, who says so, where and when: the records of a store.",
        description=api.DESCRIPTION,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.site = Site(store, serving)
    app.state.desk = Desk(serving.seconds_to_read)
    for router in (api.router, *PAGES):
        app.include_router(router)
    app.mount("/static", Kept(directory=HERE / "static"))
    app.mount("/vendor", Kept(directory=HERE / "vendor", check_dir=False))
    for error, answer in ((OfRecordError, _refused), (HTTPException, _http), (RequestValidationError, _not_valid)):
        app.add_exception_handler(error, answer)
    app.add_exception_handler(Exception, _fault)
    app.add_middleware(GZipMiddleware, minimum_size=1_000, compresslevel=5)
    app.add_middleware(Guard, serving=serving)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    anyio.to_thread.current_default_thread_limiter().total_tokens = AT_ONCE
    yield
    app.state.desk.close()


class Kept(StaticFiles):
    """Files of the front end: fetched once a day at most; addresses carry the version."""

    def file_response(self, *given: Any, **named: Any) -> Response:
        """The file."""
        answer = super().file_response(*given, **named)
        answer.headers["Cache-Control"] = "max-age=86400"
        return answer


def _refused(request: Request, error: Any) -> Response:
    status = 404 if isinstance(error, NotInStore) else 400 if isinstance(error, SettingsError) else 500
    return problem(request.scope, status, str(error))


def _http(request: Request, error: Any) -> Response:
    messages = {404: "there is nothing at this address", 405: "this address does not take that method"}
    return problem(request.scope, error.status_code, messages.get(error.status_code, str(error.detail)))


def _not_valid(request: Request, error: Any) -> Response:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"][1:])
    return problem(request.scope, 422, f"{where}: {first['msg']}" if where else str(first["msg"]))


def _fault(request: Request, error: Any) -> Response:
    """The guard is not asked about these, so its headers are put here."""
    answer = problem(request.scope, 500, "a fault of this program; what it is about was written where it was started")
    answer.headers.update(HEADERS)
    return answer
