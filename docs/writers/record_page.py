"""record.md: every field of a record."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from typing import Any

from ofrecord.records import record_schema
from writers.markdown import table


def type_words(schema: Mapping[str, Any]) -> str:
    """A field's JSON type in a few words."""
    if "anyOf" in schema:
        parts = [type_words(s) for s in schema["anyOf"] if s.get("type") != "null"]
        return "number" if set(parts) == {"number", "integer"} else " or ".join(parts)
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if schema.get("type") == "array":
        return f"list of {type_words(schema['items'])}"
    if "const" in schema:
        return f"`{schema['const']}`"
    if "enum" in schema:
        return "one of " + " ".join(f"`{code}`" for code in schema["enum"])
    return str(schema.get("type", "any"))


def may_be_null(schema: Mapping[str, Any]) -> bool:
    """May the field be null?"""
    return any(s.get("type") == "null" for s in schema.get("anyOf", ()))


def field_table(schema: Mapping[str, Any]) -> Iterator[str]:
    """The fields of one type."""
    return table(
        ("field", "type", "null", "what it is"),
        (
            (f"`{name}`", type_words(field), "yes" if may_be_null(field) else "", field.get("description", ""))
            for name, field in schema["properties"].items()
        ),
    )


def record_page() -> Iterator[str]:
    """Every field of every type, the record first, then its parts in the order of their first mention."""
    schema = record_schema()
    yield "# The record, field by field"
    yield ""
    yield "One document gives one record: a JSON object. The same as a JSON Schema is in [record.schema.json](record.schema.json);"
    yield "the meaning of every code is in the [codebook](codebook.md)."
    yield ""
    yield "Offsets are half-open and count Unicode code points of `document.text`; `document.text[start:end] == exact` always"
    yield "holds. Lists are never null and stand in text order. All dates are ISO 8601."
    yield ""
    for name, part in {"Record": schema, **in_reading_order(schema)}.items():
        yield f"## {name}"
        yield ""
        yield inspect.cleandoc(part.get("description", ""))
        yield ""
        yield from field_table(part)


def in_reading_order(schema: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The record's parts, each after the type that first names it."""
    found: dict[str, Mapping[str, Any]] = {}

    def visit(node: object) -> None:
        if isinstance(node, dict):
            name = str(node.get("$ref", "")).rpartition("/")[2]
            if name and name not in found:
                found[name] = schema["$defs"][name]
                visit(found[name]["properties"])
            for child in node.values():
                visit(child)
        elif isinstance(node, list):
            for child in node:
                visit(child)

    visit(schema["properties"])
    return found
