"""The article's text on the page of a report: what a reader of the article saw, word for word, and no markup around it."""

from __future__ import annotations

import pytest
from lxml import html
from served import Served

from ofrecord.domain.base import Credit, Evidence, content_id
from ofrecord.domain.documents import Block, Document, Source
from ofrecord.domain.record import Record
from ofrecord.domain.times import Time
from ofrecord.views.web.evidence import shown_blocks

FRONT = "---\ndate: 2024-05-03\npublisher: Kestrel\n---\n\n"
BODY = "Two lorries came on 3 May 2024."
LISTED = "\n\n1. Flour\n2. Salt"


def record(text: str, *blocks: tuple[str, str], timed: str = "3 May 2024") -> Record:
    """A record of a text with these blocks, by role and words, and one time expression."""
    made = [
        Block(start=text.index(words), end=text.index(words) + len(words), role=role)  # type: ignore[arg-type]
        for role, words in blocks
    ]
    start = text.index(timed)
    time = Time(
        id=content_id("t", text), start=start, end=start + len(timed), exact=timed, type="DATE",
        by=Credit(step="times", rule="by_hand"), confidence="high",
    )  # fmt: skip
    document = Document(id="d", text=text, language="en", blocks=tuple(made), published_stated=False)
    source = Source(sha256="0" * 64, bytes=len(text), media_type="text/markdown", uri="d.md")
    return Record(reader="by hand", source=source, document=document, times=(time,))


def words(made: Record) -> list[tuple[str, str]]:
    return [(block.role, "".join(s.text for s in block.segments)) for block in shown_blocks(made)]


def test_front_matter_and_fences_are_no_text_of_the_article() -> None:
    text = f"{FRONT}# Aid comes\n\n{BODY}\n\n```json\n"
    shown = words(record(text, ("headline", "Aid comes"), ("paragraph", BODY)))
    assert shown == [("headline", "Aid comes"), ("paragraph", BODY)]


def test_a_list_keeps_its_numbers() -> None:
    made = record(BODY + LISTED, ("paragraph", BODY), ("list", "Flour"), ("list", "Salt"))
    assert words(made) == [("paragraph", BODY), ("list", "1. Flour"), ("list", "2. Salt")]


def test_words_with_evidence_are_shown_wherever_they_stand() -> None:
    made = record(f"On 3 May 2024 it rained.\n\n{BODY[:18]}.", ("paragraph", f"{BODY[:18]}."))
    assert words(made)[0][1].strip() == "On 3 May 2024 it rained."
    marked = [s for block in shown_blocks(made) for s in block.segments if "time" in s.kinds]
    assert [s.text for s in marked] == ["3 May 2024"]


def test_marks_stand_at_the_words_of_the_record_behind_front_matter() -> None:
    made = record(f"{FRONT}{BODY}", ("paragraph", BODY))
    (time,) = made.times
    assert isinstance(time, Evidence)
    marked = [s.text for block in shown_blocks(made) for s in block.segments if s.kinds]
    assert marked == [time.exact]


@pytest.fixture
def story_page(served: Served) -> html.HtmlElement:
    rows = served.get("/search.json?kind=documents&publisher=meridian").json()
    earliest = min(rows, key=lambda row: row["report"]["published"])
    return html.fromstring(served.get(f"/reports/{earliest['report']['number']}").content)


def test_the_page_of_a_markdown_report_begins_with_its_headline(story_page: html.HtmlElement) -> None:
    (text,) = story_page.xpath("//section[@class='text']")
    assert "publisher:" not in text.text_content() and "---" not in text.text_content()
    first = text.xpath(".//div[contains(@class,'block')]")[0]
    assert first.get("data-role") == "headline"


def test_copies_and_their_origin_stand_on_the_page(served: Served) -> None:
    rows = served.get("/search.json?kind=documents&text=kremlin").json()
    rows += served.get("/search.json?kind=documents&publisher=harbour").json()
    reprint = next(row["report"] for row in rows if row["report"]["publisher"] == "The Harbour Gazette")
    page = html.fromstring(served.get(f"/reports/{reprint['number']}").content)
    (listed,) = page.xpath("//ol[@class='copies']")
    said = [" ".join(entry.text_content().split()) for entry in listed.xpath("li")]
    assert "Meridian Wire" in said[0] and "the earliest" in said[0]
    assert any(entry.startswith("this report") and "in common" in entry for entry in said)
    others = [link.rpartition("/")[2] for link in listed.xpath(".//a/@href")]
    assert len(others) == len(said) - 1 and str(reprint["number"]) not in others


def test_a_text_that_stands_alone_says_so(served: Served, hostile_report: int) -> None:
    assert "No other report of this store gives the same text" in served.get(f"/reports/{hostile_report}").text
