"""Redacted names in reports that come later: known by a salted digest, so that the list of judgements does not repeat them.

A digest keeps a name from being read, not from being confirmed by somebody who guesses it and holds the store.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from ofrecord.domain.judgements import Judgement, Target
from ofrecord.domain.record import Record
from ofrecord.incidents.judged import standing
from ofrecord.records.redaction import spans_of
from ofrecord.store.judging import add_judgement, judgements_of, made_judgement

FIELD = "name"
"""Marks the row that keeps the digest, among redactions; its value is the number of words, the salt and the digest."""
WORD = re.compile(r"\w+")
SALT_BYTES = 16


def withhold(connection: Connection, name: str, target: Target, who: str, made: str) -> None:
    """From now on, this name is taken out of every report that is added."""
    words = [word[0].casefold() for word in WORD.finditer(name)]
    known = {_parts(row)[1] for row in _rows(connection)}
    salt = min(known) if known else secrets.token_hex(SALT_BYTES)
    value = f"{len(words)}:{salt}:{_digest(words, salt)}"
    if words and not any(row.value == value for row in _rows(connection)):
        add_judgement(connection, made_judgement("redacted", target, who, made, field=FIELD, value=value))


def redact_again(connection: Connection, record: Record, made: str) -> None:
    """Take the names redacted before out of a record that is new; places that were judged before stay as they are."""
    rows = _rows(connection)
    if not rows:
        return
    sha256 = record.source.sha256
    every = judgements_of(connection, ("redacted",))
    judged = {(row.target.start, row.target.end) for row in every if row.target.sha256 == sha256}
    for row, name in _found(rows, record.document.text):
        for start, end in sorted(set(spans_of(record, name)) - judged):
            judged.add((start, end))
            target = Target(sha256=sha256, start=start, end=end)
            add_judgement(connection, made_judgement("redacted", target, row.who, made, note=f"as decided {row.made}"))


def _rows(connection: Connection) -> list[Judgement]:
    """The rows with a name's digest that hold."""
    every = judgements_of(connection, ("redacted", "undone"))
    return [row for row in standing(every) if row.verdict == "redacted" and row.field == FIELD]


def _found(rows: Iterable[Judgement], text: str) -> Iterator[tuple[Judgement, str]]:
    """Which of the names the text has, each as it is first written there."""
    words = [(match[0].casefold(), match.start(), match.end()) for match in WORD.finditer(text)]
    for row in rows:
        size, salt, digest = _parts(row)
        for first in range(len(words) - size + 1):
            some = words[first : first + size]
            if _digest((word for word, _, _ in some), salt) == digest:
                yield row, text[some[0][1] : some[-1][2]]
                break


def _parts(row: Judgement) -> tuple[int, str, str]:
    size, salt, digest = (row.value or "").split(":")
    return int(size), salt, digest


def _digest(words: Iterable[str], salt: str) -> str:
    return hashlib.sha256(f"{salt}\0{' '.join(words)}".encode()).hexdigest()
