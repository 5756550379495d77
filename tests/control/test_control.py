"""Who holds which place: (text, status, a word of the holder, a word of the expression); "" = no holder is stated."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ofrecord.domain.record import Record

ROWS = [
    ("Dosso, the last city still held by the army, has been calm.", "holds", "army", "the last city"),
    ("The fighters were still in control of the airstrip.", "holds", "fighters", "airstrip"),
    ("The army is no longer in control of Dosso.", "not_held", "army", "Dosso"),
    ("The town is in the control of the rebels.", "holds", "rebels", "town"),
    ("Ukrainian troops captured the village of Robotyne.", "seized", "Ukrainian", "Robotyne"),
    ("The town of Lashio was seized by rebels in July.", "seized", "rebels", "Lashio"),
    ("The army has recaptured the airport in Khartoum.", "recaptured", "army", "airport"),
    ("Government forces retook the city on Friday.", "recaptured", "forces", "city"),
    ("Soldiers liberated two villages near Kharkiv.", "seized", "Soldiers", "villages"),
    ("Russia annexed the peninsula in 2014.", "annexed", "Russia", "peninsula"),
    ("Israel occupies the territory.", "occupies", "Israel", "territory"),
    ("The rebels, who control northern Yemen, attacked ships.", "holds", "rebels", "northern Yemen"),
    ("The rebels control the northern provinces.", "holds", "rebels", "provinces"),
    ("Residents left the rebel-held town.", "holds", None, "town"),
    ("Traders left militia-held Dosso.", "holds", "militia", "Dosso"),
    ("Rebel-held Dosso has no water.", "holds", "Rebel", "Dosso"),
    ("The government-controlled city of Dosso is calm.", "holds", "government", "Dosso"),
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
    ("The army has not lost control of the town.", "holds", "army", "town"),
    ("Rebels never lost control of the bridge.", "holds", "Rebels", "bridge"),
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

OTHER_WORDS = [
    ("Chad occupies nearly a fifth of the country.", "occupies", "Chad", "fifth"),
    ("The RSF-run city of Nyala has no power.", "holds", "RSF", "Nyala"),
    ("Aid reached Kurdish-administered areas of the north.", "holds", "Kurdish", "areas"),
    ("The capture of Lashio was a blow to the junta.", "seized", "", "Lashio"),
    ("The fall of El Fasher to the RSF alarmed the UN.", "seized", "RSF", "El Fasher"),
    ("The annexation of Crimea by Russia was condemned.", "annexed", "Russia", "Crimea"),
    ("The withdrawal of Ethiopian troops from Tigray began.", "withdrew", "troops", "Tigray"),
    ("Israel's occupation of the West Bank began in 1967.", "occupies", "Israel", "West Bank"),
    ("Kyiv's control of Pokrovsk is slipping.", "holds", "Kyiv", "Pokrovsk"),
    ("Zamzam remains outside RSF control.", "not_held", "RSF", "Zamzam"),
    ("The city of Bakhmut has not fallen.", "not_held", "", "Bakhmut"),
    ("The army does not control the road to Goma.", "not_held", "army", "road"),
    ("The army has lost the town of Kurmuk.", "not_held", "army", "Kurmuk"),
    ("The army denied losing the town of Kurmuk.", "holds", "army", "Kurmuk"),
    ("Kyiv still holds Pokrovsk.", "holds", "Kyiv", "Pokrovsk"),
    ("Russian forces control most of the city of Toretsk.", "holds", "Russian", "Toretsk"),
    ("The rebels hold parts of the town.", "holds", "rebels", "town"),
    ("The militia controls half of the province.", "holds", "militia", "province"),
    ("Ukraine holds about 400 square kilometres of the region.", "holds", "Ukraine", "region"),
    ("The army captured six villages in a week.", "seized", "army", "villages"),
    ("The rebels said they had seized 14 settlements.", "seized", "they", "settlements"),
    ("The group controls 12 of the province's 20 districts.", "holds", "group", "districts"),
    ("State media said the army had liberated the village of Kup.", "seized", "army", "Kup"),
    ("Both armies are fighting for control of the bridge.", "contested", "armies", "bridge"),
    ("The two sides are contesting the airport.", "contested", "sides", "airport"),
    ("Control of the oilfield is disputed.", "contested", "", "oilfield"),
    ("Wagner fighters overran the village of Klishchiivka.", "seized", "fighters", "Klishchiivka"),
    ("The junta has lost control of the border with India.", "not_held", "junta", "border"),
    ("Fighters pulled out of the city of Hasakah.", "withdrew", "Fighters", "Hasakah"),
    ("Russian troops left the island.", "withdrew", "troops", "island"),
    ("The town changed hands twice last week.", "contested", "", "town"),
    ("The port is in the hands of the Houthis.", "holds", "Houthis", "port"),
    ("The town came under the control of the rebels in May.", "seized", "rebels", "town"),
    ("M23 rebels now run the city of Bukavu.", "holds", "rebels", "Bukavu"),
    ("The army drove the rebels out of the town.", "seized", "army", "town"),
    ("Turkey annexed nothing but occupies a strip of northern Syria.", "occupies", "Turkey", "Syria"),
    ("The rebels ceded the airport to the army.", "seized", "army", "airport"),
    ("The army handed over the base to the rebels.", "seized", "rebels", "base"),
    ("The town is no longer under rebel control.", "not_held", None, "town"),
    ("He spoke in government-controlled territory.", "holds", None, "territory"),
    ("Families fled the occupied territories.", "occupies", "", "territories"),
    ("The army had liberated two villages.", "seized", "army", "villages"),
    ("Refugees returned to the liberated areas.", "seized", "", "areas"),
    ("The army's loss of the town was a shock.", "not_held", "army", "town"),
    ("The rebels were driven out of the town by the army.", "seized", "army", "town"),
    ("The army lost the town to the rebels.", "seized", "rebels", "town"),
]

NEAR_MISSES = [
    "The gang said six Kenyans had been captured.",
    "Rebels captured two Ukrainians near the border.",
    "Defenders of Mariupol who had been held since May came home.",
    "The army expanded its operation to seize large areas of the province.",
    "Togo threatened to annex the island.",
    "Militants drove hundreds of families from their villages.",
    "The Houthi leader spoke.",
    "The company took control of its rival.",
    "The team held Arsenal to a draw.",
    "Prices are out of control.",
    "The capture of the thief took days.",
    "The fall of the ruble hurt traders.",
    "Inflation has not fallen.",
    "The fire is under control.",
    "The minister lost his seat.",
    "The bank seized the house.",
    "Villagers occupied the plant's offices to protest.",
    "The mayor runs a hotel in the city.",
    "He ran through the town.",
    "The rebels want to hold the town.",
    "If the rebels took the town, thousands would flee.",
    "The army vowed to retake the city.",
    "Birth control is rare in the region.",
    "The province holds elections in May.",
    "She left the city for work.",
    "Traffic control in the capital failed.",
    "The army is advancing on the town.",
    "He was captured in the town.The army plans to capture the city.",
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
    "Talks may resume if the rebels agree to withdraw from the town.",
    "The rebels agreed to withdraw from the town.",
    "Chad, Niger and Mali, all run by juntas, left the bloc.",
]


@pytest.mark.parametrize(("text", "status", "holder", "words"), [*ROWS, *OTHER_WORDS])
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


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("Russian forces control most of the city of Donetsk.", True),
        ("The rebels hold parts of the town.", True),
        ("The militia controls about 60 percent of the city of Goma.", True),
        ("The group controls 12 of the province's 20 districts.", True),
        ("The rebels hold the town.", False),
        ("The army captured six villages.", False),
    ],
)
def test_partial_control(read_text: Callable[..., Record], text: str, partial: bool) -> None:
    (entry,) = read_text(text).control
    assert entry.partial is partial


def test_settlements_are_counted(read_text: Callable[..., Record]) -> None:
    record = read_text("The rebels said they had seized 14 settlements.")
    (entry,) = record.control
    assert [(f.counts, f.low) for f in record.figures if f.id in entry.figures] == [("settlements", 14)]
    assert entry.attributed_to


def test_words_of_one_side_are_kept_and_not_used(read_text: Callable[..., Record]) -> None:
    (entry,) = read_text("State media said the army had liberated the village of Robotyne.").control
    assert entry.status == "seized"
    assert "liberated" in entry.exact


def test_each_place_of_a_list_is_held(read_text: Callable[..., Record]) -> None:
    record = read_text("M23 rebels hold Goma, Sake and Minova.")
    names = {p.id: p.exact for p in record.places}
    assert [(names[c.place or ""], c.status) for c in record.control] == [
        ("Goma", "holds"),
        ("Sake", "holds"),
        ("Minova", "holds"),
    ]


def test_an_apposition_is_the_place_that_it_stands_beside(read_text: Callable[..., Record]) -> None:
    record = read_text("Rebels entered Goma, the last city held by the army.")
    names = {p.id: p.exact for p in record.places}
    assert [names.get(c.place or "") for c in record.control] == ["Goma"]


def test_the_north_of_a_country_is_a_part_of_it(read_text: Callable[..., Record]) -> None:
    record = read_text("The agency works in Yemen's rebel-held north.")
    assert [c.partial for c in record.control] == [True]


def test_a_description_stands_for_the_place_named_before(read_text: Callable[..., Record]) -> None:
    record = read_text("Rebels seized Uvira on Monday. The army retook the town on Friday.")
    names = {p.id: p.exact for p in record.places}
    assert [(names.get(c.place or ""), c.status) for c in record.control] == [
        ("Uvira", "seized"),
        ("Uvira", "recaptured"),
    ]


def test_another_town_is_no_place_named_before(read_text: Callable[..., Record]) -> None:
    record = read_text("Rebels seized Uvira on Monday. The army retook another town on Friday.")
    assert record.control[-1].place is None
