"""What people decide: judgements, records before words were taken out, and sources whose bytes were removed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("start", sa.Integer),
        sa.Column("end", sa.Integer),
        sa.Column("other_sha256", sa.Text),
        sa.Column("field", sa.Text),
        sa.Column("value", sa.Text),
        sa.Column("note", sa.Text),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
        sa.Column("undoes", sa.Text),
        sa.PrimaryKeyConstraint("number", name="pk_judgements"),
        sa.UniqueConstraint("id", name="uq_judgements_id"),
    )
    for column in ("sha256", "other_sha256"):
        op.create_index(f"ix_judgements_{column}", "judgements", [column])
    op.create_table(
        "sealed_records",
        sa.Column(
            "record", sa.Integer, sa.ForeignKey("records.number", name="fk_sealed_records_record"), nullable=False
        ),
        sa.Column("json", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("record", name="pk_sealed_records"),
    )
    op.create_table(
        "gaps",
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("made", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_gaps"),
    )
