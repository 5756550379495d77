"""Who holds which place: (text, status, a word of the holder, a word of the expression); "" = no holder is stated."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ofrecord.domain.record import Record

ROWS = [
    ("Ukrainian troops captured the village of Robotyne.", "seized", "Ukrainian", "Robotyne"),
    ("The town of Lashio was seized by rebels in July.", "seized", "rebels", "Lashio"),
    ("The army has recaptured the airport in Khartoum.", "recaptured", "army", "airport"),
    ("Government forces retook the city on Friday.", "recaptured", "forces", "city"),
    ("Soldiers liberated two villages near Kharkiv.", "seized", "Soldiers", "villages"),
    ("Russia annexed the peninsula in 2014.", "annexed", "Russia", "peninsula"),
    ("Israel occupies the territory.", "occupies", "Israel", "territory"),
    ("The rebels control the northern provinces.", "holds", "rebels", "provinces"),
    ("Residents left the rebel-held town.", "holds", None, "town"),
    ("The Houthi-controlled port of Hodeidah reopened.", "holds", "Houthi", "port"),
    ("The Russian-occupied city of Melitopol has no water.", "occupies", "Russian", "Melitopol"),
    ("Russia's occupation of southern Ukraine continues.", "occupies", "Russia", "Ukraine"),
    ("The capture of the city by the paramilitaries shocked the region.", "seized", "paramilitaries", "city"),
    ("The town fell to the rebels in January.", "seized", "rebels", "town"),
    ("The town has not fallen.", "not_held", "", "town"),
    ("The city is under the control of the army.", "holds", "army", "city"),
    ("The camp remains outside the control of the army.", "not_held", "army", "camp"),
    ("Paramilitaries took control of the refinery.", "seized", "Paramilitaries", "refinery"),
    ("The junta lost control of the border town.", "not_held", "junta", "town"),
    ("Rebel fighters withdrew from the city of Bukavu.", "withdrew", "fighters", "Bukavu"),
    ("The army failed to capture the town.", "not_held", "army", "town"),
    ("Observers reached areas of the region that its forces seized in August.", "seized", "forces", "areas"),
    ("Moscow claims to have annexed the region.", "annexed", "Moscow", "region"),
    ("The army said its troops advanced, recapturing nearly a dozen towns.", "recaptured", "troops", "towns"),
    ("The militia controls about 60 percent of the city.", "holds", "militia", "percent"),
    ("The town of Sake has fallen, residents said.", "seized", "", "Sake"),
    ("A spokesman denied that the town had fallen.", "not_held", "", "town"),
    ("Observers reached areas of the region that its forces seized last month.", "seized", "forces", "areas"),
]

NEAR_MISSES = [
    "The army plans to capture the city.",
    "Rebels tried to seize the airport.",
    "The president demanded that Russia leave the region.",
    "The singer captured the mood of the city's youth.",
    "The minister holds talks in the capital.",
    "She held a meeting in the town.",
    "Police seized forty kilograms of heroin.",
    "The family left the city on Monday.",
    "Aid workers control the quality of the water.",
    "The team regained the lead.",
    "He occupied the post for two years.",
    "The government may retake the town.",
    "There is no evidence that the rebels hold the town.",
    "Prices in the region have fallen by half.",
    "The farmer lost the land he occupied.",
]


@pytest.mark.parametrize(("text", "status", "holder", "words"), ROWS)
def test_control(read_text: Callable[..., Record], text: str, status: str, holder: str | None, words: str) -> None:
    record = read_text(text)
    exact = {m.id: m.exact for m in record.mentions} | {None: ""}
    told = [(c.status, exact[c.holder], c.exact) for c in record.control]
    assert any(
        s == status and words in span and (holder is None or (holder in who if holder else not who))
        for s, who, span in told
    ), told


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_no_control(read_text: Callable[..., Record], text: str) -> None:
    record = read_text(text)
    assert not record.control, [(c.status, c.exact) for c in record.control]


def test_a_claim_is_never_told_as_held(read_text: Callable[..., Record]) -> None:
    record = read_text("The minister spoke of the south, which Moscow claims to have annexed.")
    assert all(c.attributed_to for c in record.control if c.status == "annexed")


def test_since_leaves_the_end_open(read_text: Callable[..., Record]) -> None:
    (entry,) = read_text("The rebels have controlled the port of Hodeidah since 2014.").control
    assert entry.as_of
    assert (entry.as_of.earliest, entry.as_of.latest) == ("2014-01-01", None)


def test_a_part_is_told_as_a_part(read_text: Callable[..., Record]) -> None:
    record = read_text("The militia controls about 60 percent of the city of Goma.")
    (entry,) = record.control
    assert [f.exact for f in record.figures if f.id in entry.figures] == ["about 60 percent"]
