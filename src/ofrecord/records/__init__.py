"""Annotations → record: put together, checked, written as JSON, described by a JSON Schema.

Loaded when first used: what only shows records needs no language model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ofrecord.lazy import loaded_when_used

if TYPE_CHECKING:
    from ofrecord.records.build import record_of
    from ofrecord.records.serial import record_json, record_schema

__all__ = ["record_json", "record_of", "record_schema"]

__getattr__ = loaded_when_used(
    __name__,
    {
        "record_json": "ofrecord.records.serial",
        "record_of": "ofrecord.records.build",
        "record_schema": "ofrecord.records.serial",
    },
)
