"""Readers on demand: the language model is loaded when the first report needs it, and once."""

from __future__ import annotations

from typing import Protocol

from ofrecord.domain.record import Record
from ofrecord.settings import Settings
from ofrecord.sources import Capture


class Reads(Protocol):
    """What the store needs of a reader."""

    version: str

    def read(self, capture: Capture) -> Record:
        """One capture → one record."""
        ...


class Readers:
    """One reader for each way of reading; those with the same language model share it."""

    def __init__(self, ready: Reads | None = None) -> None:
        """`ready` is a reader that is used for everything, whatever the settings."""
        self._ready = ready
        self._made: dict[Settings, Reads] = {}

    def reader(self, settings: Settings) -> Reads:
        """The reader for these settings. Raises MissingPart when the language model is not installed."""
        if self._ready is not None:
            return self._ready
        if settings not in self._made:
            from ofrecord.reading import Reader  # loads the language libraries, a second or two

            models = {made.settings.model: made.model for made in self._made.values() if isinstance(made, Reader)}
            self._made[settings] = Reader(settings, models.get(settings.model))
        return self._made[settings]
