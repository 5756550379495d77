"""An index by which items are counted, and found by their dates, without a look at the items themselves."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the index."""
    columns = ["earliest", "latest", "kind", "in_body", "document"]
    op.create_index("ix_items_earliest_latest_kind_in_body_document", "items", columns)
