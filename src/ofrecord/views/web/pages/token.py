"""The token: given once in a form, kept by the browser, and needed for whatever changes something."""

from __future__ import annotations

from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ofrecord.views.web.answers import problem
from ofrecord.views.web.security import COOKIE
from ofrecord.views.web.site import site_of

router = APIRouter(include_in_schema=False)


@router.get("/unlock")
def form(request: Request) -> Response:
    """Where the token is given."""
    return site_of(request).page(request, "unlock.html")


@router.post("/unlock")
async def unlock(request: Request) -> Response:
    """The right token is kept in a cookie that no script can read and no other site can send."""
    given = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=5).get("token", [""])[0]
    if not site_of(request).serving.is_token(given.strip()):
        return problem(request.scope, 403, "this is not the token; `ofrecord serve` printed it when it was started")
    answer = RedirectResponse("/search", 303)
    answer.set_cookie(COOKIE, given.strip(), httponly=True, samesite="strict", path="/")
    return answer
