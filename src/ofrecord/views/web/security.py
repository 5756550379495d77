"""What every request has to pass, before anything looks at it, and what every answer says to the browser.

A request is let in when its `Host` is ours, its body is small, and, where it could change something, it comes from our own
pages or from a program that has the token. No answer lets a page run scripts of others or ask another host.
"""

from __future__ import annotations

from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from fastapi import HTTPException
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ofrecord.views.web.answers import problem
from ofrecord.views.web.settings import Serving

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
HARMLESS = frozenset({"GET", "HEAD"})
METHODS = HARMLESS | {"POST"}
COOKIE = "ofrecord_token"
LONGEST_ADDRESS = 8_000
"""Bytes of path and query."""
WITHOUT_TOKEN = ("/unlock", "/static/", "/vendor/")
"""What can be seen beyond loopback before the token is given."""


class Refused(HTTPException):
    """A request that is not let in. An HTTP exception, because a body may turn out too long while it is being read."""


class Guard:
    """Lets a request through, or answers it itself."""

    def __init__(self, app: ASGIApp, serving: Serving) -> None:
        self.app, self.serving = app, serving

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        secured = _with_headers(send)
        try:
            headers = Headers(scope=scope)
            self._check(scope, headers)
            scope["has_token"] = self._has_token(headers)
            self._check_rights(scope, headers)
            await self.app(scope, _limited(receive, self.serving.largest_body), secured)
        except Refused as refused:
            answer = problem(scope, refused.status_code, refused.detail)
            answer.headers["Connection"] = "close"  # what else was sent is not listened to
            await answer(scope, receive, secured)

    def _check(self, scope: Scope, headers: Headers) -> None:
        if not self.serving.knows(headers.get("host", "")):
            raise Refused(400, "this host name is not served here; use the address that `ofrecord serve` printed")
        if scope["method"] not in METHODS:
            raise Refused(405, f"{scope['method']} is not known here; use GET or POST")
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
            raise Refused(414, "the address is too long; ask for less")
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit()):
            raise Refused(400, "Content-Length is not a number")
        if int(length) > self.serving.largest_body:
            raise Refused(413, f"the body is too large; at most {self.serving.largest_body:,} bytes")

    def _check_rights(self, scope: Scope, headers: Headers) -> None:
        path, method = scope["path"], scope["method"]
        if self.serving.is_open and not scope["has_token"] and not path.startswith(WITHOUT_TOKEN):
            raise Refused(401, "the token is needed: open /unlock, or send it as `Authorization: Bearer TOKEN`")
        if method not in HARMLESS and not (_is_ours(headers) or _bearer(headers)):
            raise Refused(403, "the request does not come from a page of this site")

    def _has_token(self, headers: Headers) -> bool:
        return any(map(self.serving.is_token, filter(None, (_bearer(headers), _cookie(headers)))))


def _is_ours(headers: Mapping[str, str]) -> bool:
    """Does it come from a page of ours, or from a program? A browser names the page's origin, or how far away it is."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in ("same-origin", "none"):
        return False
    if origin is not None:
        return urlsplit(origin).netloc == headers.get("host") and origin != "null"
    return True


def _bearer(headers: Mapping[str, str]) -> str:
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _cookie(headers: Mapping[str, str]) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _limited(receive: Receive, most: int) -> Receive:
    """Count a body that does not say how long it is, and stop listening when it is too long."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise Refused(413, f"the body is too large; at most {most:,} bytes")
        return message

    return counted


def _with_headers(send: Send) -> Send:
    async def secured(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers: Any = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-cache")
            headers.setdefault("Vary", "Cookie, Accept-Encoding")
        await send(message)

    return secured
