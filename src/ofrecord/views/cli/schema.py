"""`ofrecord schema`: the JSON Schema of a record."""

from __future__ import annotations

import json

import typer


def schema() -> None:
    """Print the JSON Schema (2020-12) that every record satisfies."""
    from ofrecord.records import record_schema

    typer.echo(json.dumps(record_schema(), indent=1, ensure_ascii=False))
