"""What speakers say about the law of war, and which of its matters events touch."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest

from ofrecord.annotations.law import Law, LawWords
from ofrecord.domain.quotations import Stance
from ofrecord.domain.record import Record
from ofrecord.lexicons import Lexicons
from ofrecord.reading import Reader

LAW = [
    ("our forces are in full compliance with international humanitarian law", "asserts", "complies"),
    ("the army respected the laws of war", "asserts", "complies"),
    ("the strike violated international humanitarian law", "asserts", "violates"),
    ("the shelling of the hospital is a war crime", "condemns", "violates"),
    ("all parties must respect international humanitarian law", "asserts", "invokes"),
    ("the parties to comply with the Geneva Conventions", "demands", "invokes"),
    ("its soldiers committed war crimes", "denies", "complies"),
    ("the army does not comply with the laws of war", "asserts", "violates"),
    ("the court studies international humanitarian law", "asserts", None),
    # kept
    ("its pilots act in accordance with the law of armed conflict", "asserts", "complies"),
    ("the brigade will abide by the Geneva Conventions", "promises", "complies"),
    ("Ruritania is ready to prove its adherence to humanitarian law", "asserts", "complies"),
    ("the navy observes the rules of war at sea", "asserts", "complies"),
    ("no violation of humanitarian law took place", "asserts", "complies"),
    ("the unit never breached the Geneva Conventions", "asserts", "complies"),
    ("its artillery violated the laws of war", "denies", "complies"),
    ("accusations that it broke international humanitarian law", "rejects", "complies"),
    # broken
    ("the siege is a war crime", "asserts", "violates"),
    ("this is a flagrant breach of the Geneva Conventions", "asserts", "violates"),
    ("of committing crimes against humanity in the valley", "accuses", "violates"),
    ("the bombing of the market, which it called a violation of the law of war", "condemns", "violates"),
    ("both sides have flouted humanitarian law", "asserts", "violates"),
    ("indiscriminate shelling of the old town", "condemns", "violates"),
    ("the militia failed to respect international humanitarian law", "asserts", "violates"),
    ("the group uses villagers as human shields", "accuses", "violates"),
    # called for
    ("both sides to protect civilians", "demands", "invokes"),
    ("the army to spare hospitals and clinics", "requests", "invokes"),
    ("all sides are obliged to let relief goods pass under humanitarian law", "asserts", "invokes"),
    ("hospitals must be protected", "asserts", "invokes"),
    ("the strikes may amount to war crimes", "asserts", "invokes"),
    ("the parties are bound by the Geneva Conventions", "asserts", "invokes"),
    # nothing of the kind
    ("a war crimes tribunal will open in the spring", "asserts", None),
    ("the war crimes prosecutor arrived", "asserts", None),
    ("the army protects its depots", "asserts", None),
    ("the harvest must be brought in", "demands", None),
    ("the law on elections was violated", "asserts", None),
    ("she teaches the Geneva Conventions", "asserts", None),
    ("the harbour to open its gates", "demands", None),
]


@pytest.fixture(scope="module")
def law(reader: Reader) -> Law:
    return next(s for s in reader.steps if isinstance(s, Law))


@pytest.mark.parametrize(("words", "stance", "reading"), LAW)
def test_what_a_speaker_says_of_the_law(law: Law, words: str, stance: str, reading: str | None) -> None:
    claim = law.claim(words, cast(Stance, stance))
    assert (claim.reading if claim else None) == reading


MATTERS = [
    ("Rebels shelled a hospital in the town.", (28,)),
    ("Soldiers shot at an ambulance near the bridge.", (29,)),
    ("Gunmen killed three aid workers.", (31,)),
    ("Fighters looted the villages.", (52,)),
    ("Militants took 12 hostages.", (96,)),
    ("Jets bombed the cathedral.", (38, 40)),
    ("Militiamen tortured the prisoners.", (90,)),
    ("Gunmen shot at a peacekeeper.", (33,)),
    ("Soldiers attacked civilians with white phosphorus.", (1, 84)),
    ("Rebels attacked an army base.", None),
    ("Ministers praised a hospital.", None),
]


@pytest.mark.parametrize(("text", "rules"), MATTERS)
def test_the_matter_that_an_event_touches(
    read_text: Callable[..., Record], text: str, rules: tuple[int, ...] | None
) -> None:
    events = read_text(text).events
    told = {e.law.rules for e in events if e.law}
    assert told == ({rules} if rules else set())


def test_rules_of_a_claim(law: Law) -> None:
    claim = law.claim("the shelling of the hospital is a war crime", "condemns")
    assert claim is not None
    assert claim.rules == (28, 156)


def test_what_is_accused_is_not_what_happened(read_text: Callable[..., Record]) -> None:
    record = read_text("Kyiv accused Moscow of violating the Geneva Conventions.")
    (claim,) = (q.law for q in record.quotations if q.law)
    assert claim.reading == "violates"
    assert claim.rules == (139,)


def test_every_rule_that_a_matter_names_is_explained() -> None:
    known = Lexicons().codes("codes/law", dict[int, dict[str, str]])
    named = {r for m in Lexicons().load("law", LawWords).matters for r in m.rules}
    assert named <= set(known)
    assert all(set(entry) == {"name", "says"} and len(entry["says"]) > 20 for entry in known.values())
    assert len({entry["name"] for entry in known.values()}) == len(known)
