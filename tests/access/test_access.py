"""What events mean for humanitarian access: (text, reading, organisation type, rules); None = not asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ofrecord.annotations.access import Access
from ofrecord.domain.record import Record
from ofrecord.reading import Reader

ROWS = [
    ("Shelling killed four Red Cross workers in the town.", "attack_on_aid", "rcrc", (31,)),
    ("The Norwegian Refugee Council mourns the killing of two of its staff members.", "attack_on_aid", "ingo", None),
    ("The Norwegian Refugee Council said its driver was beaten by soldiers.", "attack_on_aid", "ingo", None),
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
    ("The junta denied a request by the UN to deliver medicine to the town.", "denial", "un", None),
    ("The army denied an application by Oxfam to bring food to the camps.", "denial", "ingo", None),
    ("The army blocked humanitarian aid.", "denial", None, None),
    ("The authorities evacuated 3,000 residents.", "evacuation", None, None),
    ("The parties agreed to open a humanitarian corridor.", "agreement", None, None),
]

NO_READING = [
    # a plan, a threat and a visit by others are no access
    ("The ICRC president plans to visit Port Sudan.", "visit"),
    ("The ICRC president will visit Port Sudan.", "visit"),
    # where somebody was struck is not what was struck; a place that shelters families gives no aid; nobody got through
    ("My cousin was shot dead at the gate of the hospital.", "attack_on_aid"),
    ("Two vendors were killed at a clinic in Bara.", "attack_on_aid"),
    ("The Dawn Front said its driver was beaten by soldiers.", "attack_on_aid"),
    ("A school sheltering displaced families was hit.", "delivery"),
    ("A shell hit a market near the hospital.", "attack_on_aid"),
    ("An airstrike hit a house less than 90 metres from the clinic.", "attack_on_aid"),
    ("The agency was unable to deliver food to the camp.", "delivery"),
    ("Fighters who had ambushed a convoy withdrew to the bush.", "agreement"),
    ("Kyiv invited the UN to visit the region.", "visit"),
    ("The Turkish president visited Baghdad.", "visit"),
    ("Rebels attacked an army base.", "attack_on_aid"),
    ("Militants threatened to attack the hospital.", "attack_on_aid"),
    ("Poland delivered ammunition to Ukraine.", "delivery"),
    ("The army ordered residents to evacuate.", "evacuation"),
    ("Kyiv invited the Polish president.", "attack_on_aid"),
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


READINGS = [
    ("The governor invited the Red Crescent to inspect the prison.", "invitation"),
    ("Kinshasa extended an invitation to UN monitors.", "invitation"),
    ("The rebels asked the ICRC to collect the bodies of their fighters.", "invitation"),
    ("The mayor appealed to both armies to let medicine into the city.", "request"),
    ("OCHA requested access to the besieged district.", "request"),
    ("The World Food Programme called for safe passage for its convoys.", "request"),
    ("Doctors Without Borders demanded that the port be reopened for relief supplies.", "request"),
    ("Aid agencies urged the junta to lift restrictions on aid.", "request"),
    ("An ICRC team visited 60 prisoners in Sanaa.", "visit"),
    ("The UN humanitarian coordinator arrived in Goma on Friday.", "visit"),
    ("A UNICEF delegation toured the camp.", "visit"),
    ("Unicef trucks brought water to Kassala.", "delivery"),
    ("The Red Crescent distributed blankets to 900 families.", "delivery"),
    ("Twelve trucks with flour reached the enclave.", "delivery"),
    ("The first aid convoy in a year entered Kadugli.", "delivery"),
    ("Planes dropped food over the valley.", "delivery"),
    ("WFP airlifted rations to Malakal.", "delivery"),
    ("Soldiers turned back an aid convoy at the bridge.", "denial"),
    ("The junta banned aid groups from the north.", "denial"),
    ("The ministry refused permission for the evacuation of patients.", "denial"),
    ("Rebels would not let ambulances through.", "denial"),
    ("Border guards stopped a shipment of insulin from entering the enclave.", "denial"),
    ("The UN was denied access to the camp.", "denial"),
    ("The militia is blocking food deliveries to the town.", "denial"),
    ("Customs held up relief supplies for three weeks.", "obstruction"),
    ("The closure of the crossing halted aid deliveries.", "obstruction"),
    ("Militiamen diverted food aid to their own camps.", "obstruction"),
    ("Gunmen abducted two aid workers near Maiduguri.", "attack_on_aid"),
    ("A drone hit a World Food Programme truck.", "attack_on_aid"),
    ("Looters stormed an aid warehouse in El Geneina.", "attack_on_aid"),
    ("Shells struck the Al-Nada maternity hospital.", "attack_on_aid"),
    ("Soldiers beat a nurse at a checkpoint.", "attack_on_aid"),
    ("Rebels hijacked an ambulance.", "attack_on_aid"),
    ("A Norwegian Refugee Council driver was shot dead.", "attack_on_aid"),
    ("Two Red Cross volunteers were killed and one injured when their car hit a mine.", "attack_on_aid"),
    ("Police raided the offices of a charity and arrested four of its staff.", "attack_on_aid"),
    ("The ICRC evacuated 70 patients from the hospital.", "evacuation"),
    ("Some 300 children were evacuated from the front line.", "evacuation"),
    ("The two sides agreed on a pause so that aid could enter.", "agreement"),
    ("The army agreed to let a convoy through.", "agreement"),
    ("Both parties signed a deal on safe passage for the wounded.", "agreement"),
    ("The junta lifted its ban on aid flights.", "agreement"),
    ("The government granted the UN access to the camp.", "agreement"),
    ("Fighters taxed aid trucks at every checkpoint.", "obstruction"),
    ("Heavy fighting delayed an aid convoy.", "obstruction"),
    ("The authorities denied visas to eight doctors of the charity.", "denial"),
]
NOTHING = [
    "Togo called for a truce of 30 days.",
    "The president visited a factory.",
    "The firm delivered 40 tractors.",
    "Police denied the man bail.",
    "The league invited two clubs.",
    "The aid minister resigned.",
    "The convoy of tanks entered the town.",
    "The government plans to let aid in.",
    "The hospital hired two doctors.",
    "Rebels threatened to kidnap aid workers.",
    "The court blocked the merger.",
    "The army delivered a blow to the rebels.",
    "A doctor visited his mother.",
    "The UN ordered an investigation into prices.",
    "Nurses went on strike.",
]


@pytest.mark.parametrize(("text", "reading"), READINGS)
def test_readings_in_other_words(read_text: Callable[..., Record], text: str, reading: str) -> None:
    assert reading in {e.access for e in read_text(text).events}


@pytest.mark.parametrize("text", NOTHING)
def test_what_has_nothing_to_do_with_aid(read_text: Callable[..., Record], text: str) -> None:
    assert {e.access for e in read_text(text).events} <= {None}


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("The governor invited the Red Crescent to inspect the prison.", "to inspect the prison"),
        (
            "The rebels asked the ICRC to collect the bodies of their fighters.",
            "to collect the bodies of their fighters",
        ),
        ("Unicef trucks brought water to Kassala.", "water"),
        ("The militia is blocking food deliveries to the town.", "food"),
        ("A drone hit a World Food Programme truck.", None),
    ],
)
def test_what_access_is_for(read_text: Callable[..., Record], text: str, purpose: str | None) -> None:
    (event,) = read_text(text).events
    assert (event.access_for.exact if event.access_for else None) == purpose


@pytest.mark.parametrize(
    ("text", "constraint"),
    [
        ("Soldiers turned back an aid convoy at the bridge.", "Restriction of movement within the country"),
        (
            "Border guards stopped a shipment of insulin from entering the enclave.",
            "Impediments to entry into the country",
        ),
        (
            "Militiamen diverted food aid to their own camps.",
            "Interference into the implementation of humanitarian activities",
        ),
        (
            "Heavy fighting delayed an aid convoy.",
            "Ongoing insecurity or hostilities affecting humanitarian assistance",
        ),
        ("The authorities denied visas to eight doctors of the charity.", "Impediments to entry into the country"),
        ("Gunmen abducted two aid workers.", "Violence against humanitarian personnel, facilities and assets"),
        ("The Red Crescent distributed blankets to 900 families.", None),
    ],
)
def test_classes_of_constraints(read_text: Callable[..., Record], text: str, constraint: str | None) -> None:
    (event,) = read_text(text).events
    assert event.codes.acaps == constraint
    assert (event.codes.ocha is None) == (constraint is None)


def test_aid_workers_who_were_struck_are_counted(read_text: Callable[..., Record]) -> None:
    record = read_text("Gunmen abducted two aid workers and killed a guard near Maiduguri.")
    (attack,) = (e for e in record.events if e.access)
    figures = {f.id: (f.counts, f.low, f.exact) for f in record.figures}
    assert attack.aid is not None
    assert [figures[f] for f in attack.aid.workers] == [("abducted", 2, "two aid workers")]


def test_every_class_of_constraint_is_known(reader: Reader) -> None:
    step = next(s for s in reader.steps if isinstance(s, Access))
    assert {c.code for c in step.words.constraints} == set(step.codes)
