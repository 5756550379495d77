"""What events mean for humanitarian access: (text, reading, organisation type, rules); None = not asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest

from ofrecord.annotations.access import Access
from ofrecord.domain.quotations import Stance
from ofrecord.domain.record import Record
from ofrecord.reading import Reader

ROWS = [
    ("Shelling killed four Red Cross workers in the town.", "attack_on_aid", "rcrc", (31,)),
    ("Gunmen attacked a hospital in Omdurman.", "attack_on_aid", None, (28,)),
    ("Two paramedics were killed in an air strike.", "attack_on_aid", None, (25,)),
    ("Militants ambushed a UNICEF convoy in Borno.", "attack_on_aid", "un", None),
    ("Soldiers detained three aid workers.", "attack_on_aid", None, (31,)),
    ("Ukraine invited the ICRC to the region.", "invitation", "icrc", None),
    ("Ethiopia asked the United Nations to monitor the area.", "invitation", "un", None),
    ("The United Nations urged Israel to allow humanitarian access.", "request", "un", None),
    ("The ICRC president visited Port Sudan.", "visit", "icrc", None),
    ("Oxfam delivered food to displaced families in Goma.", "delivery", "ingo", None),
    ("The authorities refused to let aid convoys pass.", "denial", None, None),
    ("The army blocked humanitarian aid.", "denial", None, None),
    ("The authorities evacuated 3,000 residents.", "evacuation", None, None),
    ("The parties agreed to open a humanitarian corridor.", "agreement", None, None),
]

NO_READING = [
    # a plan, a threat and a visit by others are no access
    ("The ICRC president plans to visit Port Sudan.", "visit"),
    ("The ICRC president will visit Port Sudan.", "visit"),
    ("Kyiv invited the UN to visit the region.", "visit"),
    ("The Turkish president visited Baghdad.", "visit"),
    ("Rebels attacked an army base.", "attack_on_aid"),
    ("Militants threatened to attack the hospital.", "attack_on_aid"),
    ("Poland delivered ammunition to Ukraine.", "delivery"),
    ("The army ordered residents to evacuate.", "evacuation"),
    ("Kyiv invited the Polish president.", "attack_on_aid"),
]

LAW = [
    ("our forces are in full compliance with international humanitarian law", "asserts", "complies"),
    ("the army respected the laws of war", "asserts", "complies"),
    ("the strike violated international humanitarian law", "asserts", "violates"),
    ("the shelling of the hospital is a war crime", "condemns", "violates"),
    ("all parties must respect international humanitarian law", "asserts", "invokes"),
    ("the parties to comply with the Geneva Conventions", "demands", "invokes"),
    ("its soldiers committed war crimes", "denies", "complies"),
    ("the army does not comply with the laws of war", "asserts", None),
    ("the court studies international humanitarian law", "asserts", None),
]


@pytest.mark.parametrize(("text", "reading", "organization", "rules"), ROWS)
def test_access(
    read_text: Callable[..., Record], text: str, reading: str, organization: str | None, rules: tuple[int, ...] | None
) -> None:
    record = read_text(text)
    told = [(e.access, e.aid and e.aid.organization_type, e.law and e.law.rules) for e in record.events]
    assert any(a == reading and organization in (None, o) and rules in (None, r) for a, o, r in told), (
        told,
        [e.trigger.exact for e in record.events],
    )


@pytest.mark.parametrize(("text", "reading"), NO_READING)
def test_no_access(read_text: Callable[..., Record], text: str, reading: str) -> None:
    assert reading not in {e.access for e in read_text(text).events}


@pytest.mark.parametrize(("words", "stance", "reading"), LAW)
def test_what_a_speaker_says_of_the_law(reader: Reader, words: str, stance: str, reading: str | None) -> None:
    step = next(s for s in reader.steps if isinstance(s, Access))
    law = step.law_claim(words, cast(Stance, stance))
    assert (law.reading if law else None) == reading
