"""`ofrecord serve`: the store as web pages and HTTP API."""

from __future__ import annotations

from typing import Annotated

import typer

from ofrecord.views.cli.common import StoreOption, opened_store


def serve(
    store: StoreOption = None,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes any that is free.")] = 8311,
    host: Annotated[
        str, typer.Option("--host", help="Address to listen at. Beyond this machine OFRECORD_TOKEN has to be set.")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name", help="A host name under which the pages are reached, behind a proxy say; may be repeated."
        ),
    ] = None,
    token: Annotated[
        str, typer.Option("--token", envvar="OFRECORD_TOKEN", help="Better in the environment, where nobody sees it.")
    ] = "",
) -> None:
    """Serve the store as web pages and as an HTTP API, on this machine only, until you press Ctrl-C.

    Nothing is fetched from anywhere. What changes something needs the token that is printed at the start.

    [bold]Example:[/bold] ofrecord serve --store archive
    """
    from ofrecord.views.web.serve import listening, server_for
    from ofrecord.views.web.settings import Serving

    serving = Serving(host, port, token, tuple(name or ()))
    with opened_store(store) as opened:
        socket = listening(serving)
        shown = f"[{host}]" if ":" in host else host
        typer.echo(f"Of Record at http://{shown}:{socket.getsockname()[1]}/  (Ctrl-C stops it)", err=True)
        if not token:
            typer.echo(f"token for changes: {serving.token}", err=True)
        server_for(opened, serving).run(sockets=[socket])
