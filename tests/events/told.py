"""The events of a record as tables write them: "TYPE mode modality: agents -> recipients"."""

from __future__ import annotations

from ofrecord.domain.record import Record

Row = tuple[str, list[str]]
"""A text and its events; "-" = nobody is named, " | " stands between parties, and "actual" is left out."""


def told(record: Record) -> list[str]:
    """All events, in text order."""
    words = {m.id: m.exact for m in record.mentions}
    found = []
    for event in record.events:
        code = [event.type, event.mode, event.modality if event.modality != "actual" else None]
        agents, recipients = (" | ".join(words[m] for m in ids) or "-" for ids in (event.agents, event.recipients))
        found.append(f"{' '.join(c for c in code if c)}: {agents} -> {recipients}")
    return found
