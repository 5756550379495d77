"""The exact rows that the figures in docs/quality.md were measured with; `doctor` and a test compare what was built."""

from __future__ import annotations

SHA256 = "41c4a18b2c4c178b007dfa90b5237e5580b41252bce5a1b914704400b1f708f2"
"""Over the rows of the file (`Gazetteer.digest`), as built from the versions in requirements/build.txt."""
