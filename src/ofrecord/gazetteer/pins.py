"""The exact rows that the figures in docs/quality.md were measured with; `doctor` and a test compare what was built."""

from __future__ import annotations

SHA256 = "c9875d049285c9a3380ad2b8f78a3ab342c177bf4240bb805a96afd51da2feec"
"""Over the rows of the file (`Gazetteer.digest`), as built from the versions in requirements/build.txt."""
