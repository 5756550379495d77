"""How the pages are served: where, to whom, and within which limits."""

from __future__ import annotations

import ipaddress
import secrets
from dataclasses import dataclass, field

from ofrecord.errors import SettingsError

SHORTEST_TOKEN = 16
"""Characters of a token that somebody chooses: shorter ones can be guessed."""


def is_loopback(host: str) -> bool:
    """Is this an address that only this machine can reach?"""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True)
class Serving:
    """Where to listen and what to let in. `token` opens what is closed: writing, and everything beyond loopback.

    Raises SettingsError for an address beyond loopback without a token that somebody chose, and for a short token.
    """

    host: str = "127.0.0.1"
    port: int = 8311
    token: str = field(default="", repr=False)
    names: tuple[str, ...] = ()
    largest_body: int = 1_000_000
    seconds_to_read: float = 20.0

    def __post_init__(self) -> None:
        if self.token and len(self.token) < SHORTEST_TOKEN:
            raise SettingsError(f"the token is too short; take {SHORTEST_TOKEN} characters or more")
        if self.is_open and not self.token:
            raise SettingsError(
                f"{self.host} can be reached from other machines: set OFRECORD_TOKEN to a secret of "
                f"{SHORTEST_TOKEN} characters or more, or leave out --host"
            )
        if not self.token:
            object.__setattr__(self, "token", secrets.token_urlsafe(24))

    @property
    def is_open(self) -> bool:
        """Can other machines reach it? Then even reading needs the token."""
        return not is_loopback(self.host)

    def knows(self, host: str) -> bool:
        """Is this `Host` header one of ours? Pages of other sites that resolve to this machine are not let in."""
        name, _, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
        if not port.isdigit():
            name = host
        return name.lower() in {"127.0.0.1", "localhost", "[::1]", self.host.lower(), *map(str.lower, self.names)}

    def is_token(self, given: str) -> bool:
        """Is it the token? Takes the same time whatever is given."""
        return secrets.compare_digest(given.encode(), self.token.encode())
