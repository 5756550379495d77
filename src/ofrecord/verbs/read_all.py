"""read_all: many sources → records and refusals, in order, on one core or several."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from os import PathLike, fspath

from ofrecord.domain.record import Record
from ofrecord.errors import EvidenceError, PipelineError, SourceRefused, WorkerLost
from ofrecord.own_process import collect_seldom
from ofrecord.settings import Settings
from ofrecord.sources import Capture, all_captures
from ofrecord.verbs.read import reader_for

AHEAD = 4
"""Captures handed out beyond those being read, per worker: enough to keep workers busy, little enough for flat memory."""


def read_all(
    sources: Iterable[str | PathLike[str]], settings: Settings | None = None, workers: int = 1
) -> Iterator[Record | SourceRefused]:
    """Read every report in every source, in input order; what cannot be read comes as a refusal in its place.

    A record does not depend on `workers` nor on what is read beside it.
    """
    settings = settings or Settings()
    found = all_captures((fspath(source) for source in sources), settings)
    if workers > 1:
        yield from _in_processes(found, settings, workers)
    else:
        for capture in found:
            yield capture if isinstance(capture, SourceRefused) else read_capture(capture, settings)


def read_capture(capture: Capture, settings: Settings) -> Record | SourceRefused:
    """One capture's record; if the program itself fails on it, a refusal that says so, so that the rest goes on."""
    try:
        return reader_for(settings).read(capture)
    except SourceRefused as refused:
        return refused
    except (PipelineError, EvidenceError) as error:
        message = f"the reader failed on this report, please report it: {error}"
        return SourceRefused(capture.uri, "reader_failed", message)


def _in_processes(
    found: Iterator[Capture | SourceRefused], settings: Settings, workers: int
) -> Iterator[Record | SourceRefused]:
    """Raises WorkerLost when a process ends before its time. Whatever ends the run, no process is left behind."""
    waiting: deque[SourceRefused | Future[Record | SourceRefused]] = deque()
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin_work)
    try:
        for capture in islice(found, workers * AHEAD):
            waiting.append(_hand_out(pool, capture, settings))
        while waiting:
            first = waiting.popleft()
            yield first.result() if isinstance(first, Future) else first
            waiting.extend(_hand_out(pool, capture, settings) for capture in islice(found, 1))
    except BrokenProcessPool as error:
        raise WorkerLost(
            "a reading process ended before its time (killed, or out of memory); what came before is complete, "
            "run the rest again with fewer --workers"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _begin_work() -> None:
    """Leave interrupts alone: Ctrl-C reaches every process of the terminal, and the first one ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()


def _hand_out(
    pool: ProcessPoolExecutor, capture: Capture | SourceRefused, settings: Settings
) -> SourceRefused | Future[Record | SourceRefused]:
    return capture if isinstance(capture, SourceRefused) else pool.submit(read_capture, capture, settings)
