"""The tables, as SQLAlchemy knows them. Migrations make them; a test compares the two.

What was read is kept as JSON, one record a reader version, and never rewritten. Item tables only repeat the current
record in a shape that can be searched; they can be rebuilt from the records at any time.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

sources = Table(
    "sources",
    metadata,
    Column("sha256", Text, primary_key=True, comment="the bytes lie in the archive under this name"),
    Column("bytes", Integer, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True, comment="hash of the source and of what was given with it"),
    Column("source", Text, ForeignKey("sources.sha256"), nullable=False, index=True),
    Column("media_type", Text, nullable=False),
    Column("uri", Text, nullable=False, comment="of the first capture"),
    Column("given", Text, comment="JSON: what was stated along with the bytes"),
    Column("settings", Text, nullable=False, comment="JSON: how the bytes are to be read"),
    Column("retrieved", Text, nullable=False, comment="time of the first capture, ISO 8601, UTC"),
    Column("document", Text, nullable=False, index=True, comment="document.id of the record"),
    Column("title", Text),
    Column("publisher", Text),
    Column("publisher_folded", Text, index=True),
    Column("published", Text, index=True),
    Column("published_stated", Boolean, nullable=False),
    Column("url", Text),
    Column("language", Text),
    Column("record", Integer, comment="number of the current record"),
)

captures = Table(
    "captures",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document", Integer, ForeignKey("documents.number"), nullable=False, index=True),
    Column("uri", Text, nullable=False),
    Column("retrieved", Text, nullable=False, comment="ISO 8601, UTC"),
)

records = Table(
    "records",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document", Integer, ForeignKey("documents.number"), nullable=False),
    Column("reader", Text, nullable=False, comment="version of program, model and gazetteer"),
    Column("made", Text, nullable=False, comment="ISO 8601, UTC"),
    Column("json", Text, nullable=False),
    UniqueConstraint("document", "reader"),
)

items = Table(
    "items",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document", Integer, ForeignKey("documents.number"), nullable=False),
    Column("item", Text, nullable=False, index=True, comment="id in the record"),
    Column("kind", Text, nullable=False, comment="quotations, events, figures or control"),
    Column("start", Integer, nullable=False),
    Column("in_body", Boolean, nullable=False, comment="false: in a related or footer block"),
    Column("modality", Text, comment="of events"),
    Column("earliest", Text, comment="ISO date, inclusive"),
    Column("latest", Text, comment="ISO date, inclusive"),
    Column("row", Text, nullable=False, comment="JSON of rows.ItemRow"),
    Index(None, "document", "kind", "start"),
    Index(None, "earliest", "latest", "kind", "in_body", "document"),
)

terms = Table(
    "terms",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("slot", Text, nullable=False, comment="speaker, stance, actor, place, country, type, access or counts"),
    Column("term", Text, nullable=False, comment="folded: no case, no accents"),
    UniqueConstraint("slot", "term"),
)

item_terms = Table(
    "item_terms",
    metadata,
    Column("term", Integer, ForeignKey("terms.number"), primary_key=True),
    Column("item", Integer, ForeignKey("items.number", ondelete="CASCADE"), primary_key=True),
    Index(None, "item"),
)

item_points = Table(
    "item_points",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("item", Integer, ForeignKey("items.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("latitude", Float, nullable=False),
    Column("longitude", Float, nullable=False),
    Index(None, "latitude", "longitude"),
)

profiles = Table(
    "profiles",
    metadata,
    Column("document", Integer, ForeignKey("documents.number"), primary_key=True),
    Column("record", Integer, nullable=False, comment="number of the record that it was made from"),
    Column("published", Text, comment="ISO date or datetime of publication"),
    Column("json", Text, nullable=False, comment="JSON of incidents.profile.Profile"),
)

profile_words = Table(
    "profile_words",
    metadata,
    Column("word", Text, primary_key=True, comment="one of the report's rarest"),
    Column("document", Integer, ForeignKey("profiles.document", ondelete="CASCADE"), primary_key=True),
    Index(None, "document"),
)

report_links = Table(
    "report_links",
    metadata,
    Column("document", Integer, ForeignKey("profiles.document", ondelete="CASCADE"), primary_key=True),
    Column("other", Integer, ForeignKey("profiles.document", ondelete="CASCADE"), primary_key=True),
    Column("score", Float, nullable=False, comment="each link stands in both directions"),
    Index(None, "other"),
)

telling_keys = Table(
    "telling_keys",
    metadata,
    Column("key", Text, primary_key=True, comment="type with a place, party or figure"),
    Column("document", Integer, ForeignKey("profiles.document", ondelete="CASCADE"), primary_key=True),
    Column("telling", Integer, primary_key=True, comment="place in the profile"),
    Index(None, "document"),
)

telling_links = Table(
    "telling_links",
    metadata,
    Column("document", Integer, ForeignKey("profiles.document", ondelete="CASCADE"), primary_key=True),
    Column("telling", Integer, primary_key=True),
    Column("other", Integer, ForeignKey("profiles.document", ondelete="CASCADE"), primary_key=True),
    Column("other_telling", Integer, primary_key=True),
    Column("score", Float, nullable=False, comment="each link stands in both directions"),
    Index(None, "other"),
)

incidents = Table(
    "incidents",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    Column("main", Boolean, nullable=False, comment="false: no report is mainly about it"),
    Column("reports", Integer, nullable=False, index=True, comment="how many tell of it"),
    Column("first", Text, comment="day of its first report"),
)

incident_members = Table(
    "incident_members",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("incident", Integer, ForeignKey("incidents.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("document", Integer, ForeignKey("documents.number"), nullable=False),
    Column("telling", Integer, comment="place in the profile; null where no event is coded"),
    Column("main", Boolean, nullable=False, comment="true: what the report is mainly about"),
    Index(None, "document", "telling"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("verdict", Text, nullable=False),
    Column("sha256", Text, nullable=False, index=True, comment="hash of the source that is judged"),
    Column("start", Integer, comment="span of its text; null: the whole report"),
    Column("end", Integer),
    Column("other_sha256", Text, index=True, comment="the second report of same, not_same and same_actor"),
    Column("other_start", Integer, comment="span of its text"),
    Column("other_end", Integer),
    Column("field", Text),
    Column("value", Text),
    Column("note", Text),
    Column("who", Text, nullable=False),
    Column("made", Text, nullable=False, comment="ISO 8601, UTC"),
    Column("undoes", Text, comment="id of the judgement that is taken back"),
)

sealed_records = Table(
    "sealed_records",
    metadata,
    Column("record", Integer, ForeignKey("records.number"), primary_key=True),
    Column("json", Text, nullable=False, comment="the record before words were taken out"),
)

gaps = Table(
    "gaps",
    metadata,
    Column("sha256", Text, primary_key=True, comment="source whose bytes were removed for good"),
    Column("who", Text, nullable=False),
    Column("made", Text, nullable=False, comment="ISO 8601, UTC"),
)

SEARCHED = {"documents": ("title", "text"), "items": ("context",)}
"""Tables with a full-text index beside them, and the texts in it; a row of the index has the number of its table's row."""
