"""Profiles know the words of their events now: those that are kept are made anew when incidents are next asked for."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
TABLES = ("incident_members", "incidents", "report_links", "telling_links", "telling_keys", "profile_words", "profiles")


def upgrade() -> None:
    """Take away what was grouped, the rows that point at others first."""
    for table in TABLES:
        op.execute(f"DELETE FROM {table}")  # noqa: S608 - names from the list above
