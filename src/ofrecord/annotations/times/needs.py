"""Which kinds of word a pattern cannot do without, so that a text that lacks them is not searched for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

Needs = tuple[frozenset[str], ...]
"""Sets of kinds; of each set a matching text has at least one."""

_TOKEN = re.compile(r"\(\?[:=]|\(\?<?!|<\w+:|[A-Z]+|[)>|]|[?*+]\??")
_NEGATIVE = ("(?!", "(?<!")


def needs_of(pattern: str) -> Needs:
    """The needs of a pattern of kinds, groups, alternatives and lookarounds in which no alias is left."""
    return tuple(dict.fromkeys(_alternatives(_Tokens(pattern))))


class _Tokens:
    """The tokens of a pattern with the next one in sight."""

    def __init__(self, pattern: str) -> None:
        self._rest: Iterator[str] = (m.group() for m in _TOKEN.finditer(pattern))
        self.next: str | None = next(self._rest, None)

    def take(self) -> str:
        taken, self.next = self.next or "", next(self._rest, None)
        return taken


def _alternatives(tokens: _Tokens) -> list[frozenset[str]]:
    """Of several ways to match, any one will do: only what each of them needs is needed."""
    ways = [_sequence(tokens)]
    while tokens.next == "|":
        tokens.take()
        ways.append(_sequence(tokens))
    if len(ways) == 1:
        return ways[0]
    return [frozenset().union(*(min(way, key=len) for way in ways))] if all(ways) else []


def _sequence(tokens: _Tokens) -> list[frozenset[str]]:
    """What all the parts of a sequence need; an optional part needs nothing."""
    found: list[frozenset[str]] = []
    while tokens.next is not None and tokens.next not in (")", ">", "|"):
        token = tokens.take()
        part = [frozenset({token})]
        if token[0] in "(<":
            part = _alternatives(tokens)
            tokens.take()
        if tokens.next is not None and tokens.next[0] in "?*+":
            part = part if tokens.take()[0] == "+" else []
        if token not in _NEGATIVE:
            found += part
    return found
