"""A process of its own that reads texts: it can be stopped when one takes too long, and a crash of it ends nothing else."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from typing import Any

from starlette.exceptions import HTTPException

from ofrecord.sources import Capture

SECONDS_TO_BEGIN = 60.0
"""How long the language model may take to load."""


@dataclass
class Desk:
    """One reading process, made when first needed; texts are read one after the other."""

    seconds: float
    process: BaseProcess | None = None
    line: Connection[Any, Any] | None = None
    lock: Lock = field(default_factory=Lock)

    def read(self, capture: Capture) -> str:
        """A capture → its record as JSON. Raises HTTPException: 422 refused, 503 busy or too slow."""
        if not self.lock.acquire(timeout=self.seconds):
            raise HTTPException(503, "another text is being read; try again")
        try:
            status, answer = self._asked(capture)
        finally:
            self.lock.release()
        if status != 200:
            raise HTTPException(status, answer)
        return answer

    def close(self) -> None:
        """Stop the process."""
        if self.process is not None:
            self.process.kill()
            self.process.join()
        if self.line is not None:
            self.line.close()
        self.process = self.line = None

    def _asked(self, capture: Capture) -> tuple[int, str]:
        try:
            line = self._open_line()
            line.send(capture)
            if line.poll(self.seconds):
                status, answer = line.recv()
                return status, answer
        except (EOFError, OSError):
            self.close()
            return 503, "the reading process ended before its time; try again"
        self.close()
        return 503, f"reading took longer than {self.seconds:g} seconds and was stopped; send a shorter text"

    def _open_line(self) -> Connection[Any, Any]:
        if self.line is not None and self.process is not None and self.process.is_alive():
            return self.line
        self.close()
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        self.process = context.Process(target=read_for, args=(theirs,), daemon=True)
        self.process.start()
        theirs.close()
        self.line = ours
        if not ours.poll(SECONDS_TO_BEGIN):
            raise EOFError
        ours.recv()
        return ours


def read_for(line: Connection[Any, Any]) -> None:
    """The reading process: captures in, (status, JSON or message) out, until the line is closed."""
    from ofrecord.errors import OfRecordError, SourceRefused
    from ofrecord.own_process import collect_seldom
    from ofrecord.reading import Reader
    from ofrecord.records import record_json

    collect_seldom()
    reader = Reader()
    with contextlib.suppress(EOFError, KeyboardInterrupt):
        line.send("ready")
        while True:
            capture = line.recv()
            try:
                line.send((200, record_json(reader.read(capture))))
            except SourceRefused as refused:
                line.send((422, refused.message))
            except OfRecordError as error:
                line.send((500, str(error)))
