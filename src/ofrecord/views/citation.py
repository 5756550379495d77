"""How a result is cited: enough to find the publication, the kept bytes, and the words in them."""

from __future__ import annotations

from ofrecord.store.rows import Found


def reference(found: Found) -> str:
    """Publisher, title, date, address, hash of the kept bytes and, for an item, its span. What is not known is left out."""
    report, item = found.report, found.item
    published = report.published and (report.published if report.published_stated else f"{report.published} (inferred)")
    parts = [
        report.publisher,
        f"“{report.title}”" if report.title else None,
        published,
        report.url or report.uri,
        f"retrieved {report.retrieved}",
        f"SHA-256 {report.sha256}",
        f"characters {item.start}–{item.end}: “{' '.join(item.exact.split())}”" if item else None,
    ]
    return ", ".join(part for part in parts if part) + "."
