"""The words of the second report that a judgement is about."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the columns."""
    for name in ("other_start", "other_end"):
        op.add_column("judgements", sa.Column(name, sa.Integer))
