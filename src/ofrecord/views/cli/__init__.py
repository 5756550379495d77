"""The command line: one file a command (or a few that belong together), put together in `main`.

Data go to stdout, progress and messages to stderr. Exit codes: 0 ok, 1 failure, 2 usage, 3 some inputs failed.
"""

from ofrecord.views.cli.main import app, main

__all__ = ["app", "main"]
