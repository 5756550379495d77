"""A record as JSON, and the schema of that JSON."""

from __future__ import annotations

from typing import Any

from ofrecord.domain.record import Record


def record_json(record: Record, indent: int | None = None) -> str:
    """The record as JSON text: the same record gives the same bytes."""
    return record.model_dump_json(by_alias=True, indent=indent)


def record_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a record, generated from the model classes."""
    schema = Record.model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
