"""The first schema: sources, documents, captures, records, and the current records' items for search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from ofrecord.store.dialect import create_text_index

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    _kept()
    _searched()
    for table in ("documents", "items"):
        create_text_index(op.get_bind(), table)


def _kept() -> None:
    """What came and what was read: never rewritten."""
    op.create_table(
        "sources",
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("bytes", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_sources"),
    )
    op.create_table(
        "documents",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("source", sa.Text, sa.ForeignKey("sources.sha256", name="fk_documents_source"), nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("uri", sa.Text, nullable=False),
        sa.Column("given", sa.Text),
        sa.Column("settings", sa.Text, nullable=False),
        sa.Column("retrieved", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("publisher_folded", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("published_stated", sa.Boolean, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("record", sa.Integer),
        sa.PrimaryKeyConstraint("number", name="pk_documents"),
        sa.UniqueConstraint("key", name="uq_documents_key"),
    )
    for column in ("source", "document", "publisher_folded", "published"):
        op.create_index(f"ix_documents_{column}", "documents", [column])
    op.create_table(
        "captures",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("document", sa.Integer, _document("captures"), nullable=False),
        sa.Column("uri", sa.Text, nullable=False),
        sa.Column("retrieved", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_captures"),
    )
    op.create_index("ix_captures_document", "captures", ["document"])
    op.create_table(
        "records",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("document", sa.Integer, _document("records"), nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_records"),
        sa.UniqueConstraint("document", "reader", name="uq_records_document_reader"),
    )


def _searched() -> None:
    """The items of the current records: rebuilt whenever a document is read again."""
    op.create_table(
        "items",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("document", sa.Integer, _document("items"), nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("in_body", sa.Boolean, nullable=False),
        sa.Column("modality", sa.Text),
        sa.Column("earliest", sa.Text),
        sa.Column("latest", sa.Text),
        sa.Column("row", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_items"),
    )
    op.create_index("ix_items_item", "items", ["item"])
    op.create_index("ix_items_document_kind_start", "items", ["document", "kind", "start"])
    op.create_table(
        "terms",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("slot", sa.Text, nullable=False),
        sa.Column("term", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_terms"),
        sa.UniqueConstraint("slot", "term", name="uq_terms_slot_term"),
    )
    op.create_table(
        "item_terms",
        sa.Column("term", sa.Integer, sa.ForeignKey("terms.number", name="fk_item_terms_term"), nullable=False),
        sa.Column("item", sa.Integer, _item("item_terms"), nullable=False),
        sa.PrimaryKeyConstraint("term", "item", name="pk_item_terms"),
    )
    op.create_index("ix_item_terms_item", "item_terms", ["item"])
    op.create_table(
        "item_points",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("item", sa.Integer, _item("item_points"), nullable=False),
        sa.Column("latitude", sa.Float, nullable=False),
        sa.Column("longitude", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_item_points"),
    )
    op.create_index("ix_item_points_item", "item_points", ["item"])
    op.create_index("ix_item_points_latitude_longitude", "item_points", ["latitude", "longitude"])


def _document(table: str) -> sa.ForeignKey:
    return sa.ForeignKey("documents.number", name=f"fk_{table}_document")


def _item(table: str) -> sa.ForeignKey:
    return sa.ForeignKey("items.number", name=f"fk_{table}_item", ondelete="CASCADE")
