"""What only a process of our own does: the command, and the processes in which it reads side by side.

A program that uses the library decides about its memory itself, so nothing here happens on import.
"""

from __future__ import annotations

import gc

SELDOM = 20_000
"""New objects after which the collector looks for garbage; Python's own 700 suit programs that hold little.

The language library holds a hundred thousand objects for good, and what a report makes dies together: to look more rarely
costs a few megabytes, and saves 7 % of loading and 1 to 2 % of reading.
"""


def collect_seldom() -> None:
    """Have the garbage collector look more rarely."""
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])
