"""Results of a query as files for other tools: CSV, GeoJSON, records, ACLED-like, UCDP-like and PLOVER."""

from ofrecord.views.exports.export import Export, Format
from ofrecord.views.exports.frames import to_frame

__all__ = ["Export", "Format", "to_frame"]
