"""The server: one process, one address, until it is stopped."""

from __future__ import annotations

import socket

import uvicorn

from ofrecord.errors import SettingsError
from ofrecord.store import Store
from ofrecord.views.web.app import create_app
from ofrecord.views.web.settings import Serving


def listening(serving: Serving) -> socket.socket:
    """A socket at the address. Raises SettingsError where it is taken or not ours."""
    family = socket.AF_INET6 if ":" in serving.host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((serving.host, serving.port))
    except OSError as error:
        made.close()
        raise SettingsError(
            f"cannot listen at {serving.host}:{serving.port} ({error.strerror}); choose another with --port, 0 for any"
        ) from error
    return made


def server_for(store: Store, serving: Serving) -> uvicorn.Server:
    """A server that says nothing of itself and writes no log of who asked for what."""
    return uvicorn.Server(
        uvicorn.Config(
            create_app(store, serving),
            http="h11",
            ws="none",
            access_log=False,
            log_level="warning",
            server_header=False,
            proxy_headers=False,
            limit_concurrency=200,
            timeout_keep_alive=15,
            timeout_graceful_shutdown=3,
            h11_max_incomplete_event_size=32_768,
        )
    )
