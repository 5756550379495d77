"""Which part of a report each paragraph becomes: rows of text and the expected blocks."""

from __future__ import annotations

import pytest

from ofrecord.documents.build import manuscript_of
from ofrecord.domain.documents import Document
from ofrecord.settings import Settings
from ofrecord.sources import Capture, Given

STORY = "Soldiers closed two bridges on Monday, and the mayor said that food was running out in the town."


def document(text: str, media_type: str = "text/plain") -> Document:
    return manuscript_of(Capture(text.encode(), "test", media_type), Settings()).document


def blocks(text: str, media_type: str = "text/plain") -> list[tuple[str, str]]:
    found = document(text, media_type)
    return [(b.role, found.text[b.start : b.end]) for b in found.blocks]


ROLES = [
    # a paragraph after the headline, its roles in order
    ("By Ida Example", ["byline"]),
    ("By Ida Example and Bo Sample, Example News", ["byline"]),
    ("By late evening the road was open again, the mayor said.", ["paragraph"]),
    ("By our correspondent in Tarvel", ["byline"]),
    ("AFP", ["byline"]),
    ("By Idris al-Sample", ["byline"]),
    ("By al-Qaida-linked gunmen", ["paragraph"]),
    ("By Friday Noon", ["byline"]),  # a known slip: two capitalised words after "By" are taken for a name
    ("March 14, 2023", ["dateline"]),
    ("Published: 14 March 2023, 10:30 GMT", ["dateline"]),
    ("Tuesday, 14 March 2023", ["dateline"]),
    ("UN Relief Office, 14 March 2023", ["dateline"]),
    ("Tarvel, 14 March 2023 (AFP)", ["dateline"]),
    ("14 March 2023 — " + STORY, ["dateline", "paragraph"]),
    ("14 March 2023 | Situation Report No. 7", ["dateline"]),
    ("As of 14 March 2023", ["dateline"]),
    ("Fighting since the night of 14 March 2023", ["paragraph"]),
    ("On March 14, 2023, the bridge fell.", ["paragraph"]),
    ("TARVEL, Norland (AP) — " + STORY, ["dateline", "paragraph"]),
    ("TARVEL, March 14 (Reuters) - " + STORY, ["dateline", "paragraph"]),
    ("TARVEL/OLD HARBOR — " + STORY, ["dateline", "paragraph"]),
    ("TARVEL, March 14. /TASS/. " + STORY, ["dateline", "paragraph"]),
    ("TARVEL, March 14. /TarvNews/. " + STORY, ["dateline", "paragraph"]),
    ("Tarvel and Moll / Bani / Kord. " + STORY, ["paragraph"]),
    ("Tarvel. /Ukrinform/ " + STORY, ["dateline", "paragraph"]),
    ("The Tarvel road /AFP counted 4 km/ is closed.", ["paragraph"]),
    ("Tarvel, 14 March 2023 – " + STORY, ["dateline", "paragraph"]),
    ("Tarvel (AFP) – " + STORY, ["dateline", "paragraph"]),
    ("BREAKING — " + STORY, ["paragraph"]),
    ("UNHCR — the agency that runs the camp — has left.", ["paragraph"]),
    ("Tarvel — a town of 4,000 — was quiet.", ["paragraph"]),
    ("Trucks wait by the river. (Photo: Bo Sample/AFP)", ["caption", "credit"]),
    ("Trucks wait by the river. [Bo Sample/Reuters]", ["caption", "credit"]),
    ("Trucks wait by the river. Bo Sample / AFP", ["caption", "credit"]),
    ("The road is open again, the mayor told reporters. (Reuters)", ["paragraph", "credit"]),
    ("The mayor spoke for an hour (via an interpreter)", ["paragraph"]),
    ("He showed a picture of the bridge (see the video below)", ["paragraph"]),
    ("Photo: trucks on the eastern bank", ["paragraph"]),
    ("The report was first carried by AFP.", ["paragraph"]),
    ("Related article: Two Drivers Hurt on the Road", ["related"]),
    ("Read more: Two Drivers Hurt on the Road", ["related"]),
    ("READ MORE", ["related"]),
    ("Related events were called off, the mayor said.", ["paragraph"]),
    ("AFP contributed reporting.", ["footer"]),
    ("Ida Example in Tarvel contributed to this report.", ["footer"]),
    ("Reporting by Ida Example; editing by Bo Sample", ["footer"]),
    ("Copyright 2023 The Norland Post. All rights reserved.", ["footer"]),
    ("The governor contributed 4,000 tents to the camps.", ["paragraph"]),
    ("Original url: https://norlandpost.example/a", ["footer"]),
    ("For more information, contact the press office in Tarvel.", ["footer"]),
    ("For more information officers went from door to door.", ["paragraph"]),
]


@pytest.mark.parametrize(("words", "roles"), ROLES, ids=[r[0][:40] for r in ROLES])
def test_roles(words: str, roles: list[str]) -> None:
    found = blocks(f"Bridges Closed in Tarvel\n\n{words}\n\n{STORY}\n")
    assert found[0] == ("headline", "Bridges Closed in Tarvel")
    assert [role for role, _ in found[1:-1]] == roles
    assert found[-1] == ("paragraph", STORY)


HEADLINES = [
    # first paragraph, is it the headline?
    ("Bridges Closed in Tarvel", True),
    ("Who Closed the Bridges?", True),
    ("Soldiers closed two bridges on Monday.", False),
    ("TARVEL, March 14 (AP) — Soldiers closed bridges", False),
    ("March 14, 2023", False),
    ("x " * 200, False),
    ("* * *", False),
]


@pytest.mark.parametrize(("first", "expected"), HEADLINES)
def test_headlines(first: str, expected: bool) -> None:
    found = document(f"{first}\n\n{STORY}\n\n{STORY}")
    assert (found.blocks[0].role == "headline") == expected
    assert found.title == (first if expected else None)


@pytest.mark.parametrize("kind", ["PRESS RELEASE", "For immediate release", "Joint Statement:"])
def test_a_line_that_says_what_kind_of_text_it_is_gives_way_to_the_headline(kind: str) -> None:
    found = document(f"{kind}\n\nCharity Mourns Two Drivers\n\n{STORY}")
    assert (found.title, found.blocks[0].role, found.blocks[1].role) == (
        "Charity Mourns Two Drivers",
        "paragraph",
        "headline",
    )


def test_a_single_paragraph_is_no_headline() -> None:
    assert [role for role, _ in blocks("Bridges closed in Tarvel")] == ["paragraph"]


def test_nothing_is_inferred_for_a_given_text() -> None:
    text = f"Bridges Closed in Tarvel\n\nBy Ida Example\n\nMarch 14, 2023\n\nTARVEL (AP) — {STORY}\n\nAFP contributed reporting."
    made = manuscript_of(Capture(text.encode(), "t", "application/jsonl", Given("a")), Settings()).document
    assert [b.role for b in made.blocks] == [
        "paragraph",
        "paragraph",
        "paragraph",
        "dateline",
        "paragraph",
        "paragraph",
    ]
    assert (made.title, made.published, made.authors, made.agencies, made.publisher) == (None, None, (), (), None)


@pytest.mark.parametrize(
    ("title", "role"),
    [("Bridges closed in Tarvel", "headline"), ("“Bridges Closed” in Tarvel!", "headline"), ("Bridges", "paragraph")],
)
def test_a_given_title_makes_the_first_line_a_headline(title: str, role: str) -> None:
    text = f"Bridges closed in Tarvel.\n\n{STORY}"
    made = manuscript_of(Capture(text.encode(), "t", "application/jsonl", Given("a", title=title)), Settings()).document
    assert made.blocks[0].role == role
    assert made.title == title


def test_footer_address_gives_url_and_publisher() -> None:
    url = "https://www.reuters.com/world/2023/03/14/a"
    found = document(f"Bridges Closed\n\n{STORY}\n\nOriginal url:\n\n<{url}>\n", "text/markdown")
    assert (found.url, found.publisher, found.published, found.published_stated) == (
        url,
        "Reuters",
        "2023-03-14",
        False,
    )
    assert [link.rel for link in found.links] == ["original"]
    assert [b.role for b in found.blocks] == ["headline", "paragraph", "footer", "footer"]


DATED_HEADLINES = [
    ("Norland: Floods, Flash Update No. 4 (as of 14 March 2023)", "2023-03-14"),
    ("Norland: Floods, Flash Update No. 4 (as of Tuesday)", None),
    ("The Night of 14 March 2023", None),
]


@pytest.mark.parametrize(("headline", "expected"), DATED_HEADLINES)
def test_an_update_says_for_which_day_it_is(headline: str, expected: str | None) -> None:
    found = document(f"{headline}\n\n{STORY}\n\n{STORY}")
    assert (found.published, found.published_stated) == (expected, False)


def test_a_line_with_an_office_and_a_day_dates_the_report() -> None:
    found = document(f"Floods in Norland\n\nUN Relief Office, 14 March 2023\n\n{STORY}")
    assert (found.published, found.published_stated) == ("2023-03-14", True)
