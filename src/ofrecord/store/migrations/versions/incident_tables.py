"""What the grouping of reports keeps: profiles, links between them, and the incidents. All of it can be made anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    _profiles()
    _links()
    _incidents()


def _profiles() -> None:
    op.create_table(
        "profiles",
        sa.Column(
            "document", sa.Integer, sa.ForeignKey("documents.number", name="fk_profiles_document"), nullable=False
        ),
        sa.Column("record", sa.Integer, nullable=False),
        sa.Column("published", sa.Text),
        sa.Column("json", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("document", name="pk_profiles"),
    )
    op.create_table(
        "profile_words",
        sa.Column("word", sa.Text, nullable=False),
        sa.Column("document", sa.Integer, _profile("profile_words", "document"), nullable=False),
        sa.PrimaryKeyConstraint("word", "document", name="pk_profile_words"),
    )
    op.create_index("ix_profile_words_document", "profile_words", ["document"])
    op.create_table(
        "telling_keys",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("document", sa.Integer, _profile("telling_keys", "document"), nullable=False),
        sa.Column("telling", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("key", "document", "telling", name="pk_telling_keys"),
    )
    op.create_index("ix_telling_keys_document", "telling_keys", ["document"])


def _links() -> None:
    op.create_table(
        "report_links",
        sa.Column("document", sa.Integer, _profile("report_links", "document"), nullable=False),
        sa.Column("other", sa.Integer, _profile("report_links", "other"), nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("document", "other", name="pk_report_links"),
    )
    op.create_index("ix_report_links_other", "report_links", ["other"])
    op.create_table(
        "telling_links",
        sa.Column("document", sa.Integer, _profile("telling_links", "document"), nullable=False),
        sa.Column("telling", sa.Integer, nullable=False),
        sa.Column("other", sa.Integer, _profile("telling_links", "other"), nullable=False),
        sa.Column("other_telling", sa.Integer, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("document", "telling", "other", "other_telling", name="pk_telling_links"),
    )
    op.create_index("ix_telling_links_other", "telling_links", ["other"])


def _incidents() -> None:
    op.create_table(
        "incidents",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("main", sa.Boolean, nullable=False),
        sa.Column("reports", sa.Integer, nullable=False),
        sa.Column("first", sa.Text),
        sa.PrimaryKeyConstraint("number", name="pk_incidents"),
        sa.UniqueConstraint("id", name="uq_incidents_id"),
    )
    op.create_index("ix_incidents_reports", "incidents", ["reports"])
    incident = sa.ForeignKey("incidents.number", name="fk_incident_members_incident", ondelete="CASCADE")
    document = sa.ForeignKey("documents.number", name="fk_incident_members_document")
    op.create_table(
        "incident_members",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("incident", sa.Integer, incident, nullable=False),
        sa.Column("document", sa.Integer, document, nullable=False),
        sa.Column("telling", sa.Integer),
        sa.Column("main", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_incident_members"),
    )
    op.create_index("ix_incident_members_incident", "incident_members", ["incident"])
    op.create_index("ix_incident_members_document_telling", "incident_members", ["document", "telling"])


def _profile(table: str, column: str) -> sa.ForeignKey:
    return sa.ForeignKey("profiles.document", name=f"fk_{table}_{column}", ondelete="CASCADE")
