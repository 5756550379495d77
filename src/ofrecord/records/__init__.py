"""Annotations → record: put together, checked, written as JSON, described by a JSON Schema."""

from ofrecord.records.build import record_of
from ofrecord.records.serial import record_json, record_schema

__all__ = ["record_json", "record_of", "record_schema"]
