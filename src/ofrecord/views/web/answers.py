"""Answers that several parts give: what went wrong, as a page or as JSON, in one shape."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, Field
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Scope

from ofrecord.views.web.templates import render

CODES = {
    400: "bad_request",
    401: "token_needed",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    408: "took_too_long",
    413: "too_large",
    414: "address_too_long",
    415: "unknown_media_type",
    422: "not_valid",
    500: "fault",
    503: "busy",
}


class Problem(BaseModel):
    """What went wrong."""

    status: Annotated[int, Field(description="the HTTP status")]
    code: Annotated[str, Field(description=f"one of {', '.join(CODES.values())}")]
    message: Annotated[str, Field(description="what happened and what to do")]


class ProblemBody(BaseModel):
    """The one shape of every error."""

    error: Problem


def problem(scope: Scope, status: int, message: str) -> Response:
    """An error as JSON for programs, as a page for people."""
    shown = Problem(status=status, code=CODES.get(status, "bad_request"), message=message)
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    if status == 405:
        headers["Allow"] = "GET, HEAD, POST"
    if wants_json(scope):
        return JSONResponse({"error": shown.model_dump()}, status, headers)
    return HTMLResponse(render("problem.html", scope, problem=shown), status, headers)


def wants_json(scope: Scope) -> bool:
    """Is it a program that asks?"""
    path: Any = scope["path"]
    return bool(path.startswith("/api/") or path.endswith((".json", ".geojson", ".csv")))
