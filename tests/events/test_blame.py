"""Who did it and how surely: the wordings by which a deed is laid at somebody's door, and whose the described fighters are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ofrecord.domain.events import Event
from ofrecord.domain.record import Record

MAYOR = "Gunmen killed the mayor of Loja on Monday. "
BLAMED = [
    # (text, doer, how surely): fact, claimed (by the doer), accused (by anybody), possible; "" = no such doer
    # members, units and cells of a named body
    ("A commando of the Red Star Movement kidnapped a banker.", "the Red Star Movement", "fact"),
    ("A unit of the Red Star Movement blew up a pylon.", "the Red Star Movement", "fact"),
    ("Red Star Movement gunmen killed the judge.", "Red Star Movement", "fact"),
    ("The judge was tortured by agents of the National Police.", "the National Police", "fact"),
    ("Soldiers from the 4th Infantry Brigade killed two peasants.", "the 4th Infantry Brigade", "fact"),
    ("Elements of the Eagle Battalion killed two peasants.", "the Eagle Battalion", "fact"),
    ("Guerrillas belonging to the Red Star Movement attacked the barracks.", "the Red Star Movement", "fact"),
    ("Guerrillas presumed to be members of the Red Star Movement attacked it.", "the Red Star Movement", "fact"),
    ("The police freed guerrillas and the Red Star Movement attacked the barracks.", "guerrillas", ""),
    # what a group calls itself
    ("A group calling itself the Red Star Movement kidnapped a banker.", "the Red Star Movement", "fact"),
    (
        "A banker was kidnapped by a group that identified itself as the Red Star Movement.",
        "the Red Star Movement",
        "fact",
    ),
    ("An urban cell known as the Red Star Movement attacked a bus.", "the Red Star Movement", "fact"),
    ("Soldiers identified the dead as the Red Star Movement and attacked a bus.", "the Red Star Movement", ""),
    ('Police named the Maoist "Red Star Movement" group and killed nine men.', "Red Star Movement", ""),
    # whose forces
    ("The Red Star Movement announced that its forces attacked the barracks.", "The Red Star Movement", "claimed"),
    # with a name beside the class noun
    ("The paramilitary group White Hand murdered the student.", "White Hand", "fact"),
    ("The Red Star Movement, a rebel group, murdered the student.", "The Red Star Movement", "fact"),
    # the means, and what was done with it
    ("Two children were killed by a mine planted by the Red Star Movement.", "the Red Star Movement", "fact"),
    ("A car bomb set by the Red Star Movement exploded near the embassy.", "the Red Star Movement", "fact"),
    ("Two soldiers were killed in an ambush laid by the Red Star Movement.", "the Red Star Movement", "fact"),
    (
        "Nine were injured in this cowardly action carried out by the Red Star Movement.",
        "the Red Star Movement",
        "fact",
    ),
    ("It follows Shining Path raids during which nine buses were burned.", "Shining Path", "fact"),
    ("It was an attack with bombs carried out by the Red Star Movement.", "the Red Star Movement", "fact"),
    ("Two children were killed by a mine made by the Acme Company.", "the Acme Company", ""),
    (
        "Two children were killed by a mine allegedly planted by the Red Star Movement.",
        "the Red Star Movement",
        "possible",
    ),
    ("Two soldiers were killed in a raid condemned by the Red Star Movement.", "the Red Star Movement", ""),
    # laid at somebody's door in another sentence
    (MAYOR + "The police blamed the Red Star Movement for the murder.", "the Red Star Movement", "accused"),
    (MAYOR + "The police attribute the killing to the Red Star Movement.", "the Red Star Movement", "accused"),
    (MAYOR + "The killing has been attributed to the Red Star Movement.", "the Red Star Movement", "accused"),
    (MAYOR + "The crime was blamed on the Taliban.", "the Taliban", "accused"),
    (MAYOR + "The bishop holds the Red Star Movement responsible for the murder.", "the Red Star Movement", "accused"),
    (
        MAYOR + "We hold the junta and the army command responsible for this murder.",
        "the army command",
        "accused",
    ),
    (MAYOR + "The bishop said the army was responsible for the murder.", "the army", "accused"),
    (MAYOR + "The bishop said the army was behind the killing.", "the army", "accused"),
    (MAYOR + "Responsibility for the crime lies with the Taliban, he said.", "the Taliban", "fact"),
    (MAYOR + "The bishop described the army as the author of the killing.", "the army", "fact"),
    (MAYOR + "The army took part in the murder.", "The army", "possible"),
    (MAYOR + "The authors of the murder were members of the Red Star Movement.", "the Red Star Movement", "fact"),
    (MAYOR + "The Red Star Movement took credit for the murder.", "The Red Star Movement", "claimed"),
    (MAYOR + "The Red Star Movement said it was responsible for the murder.", "The Red Star Movement", "claimed"),
    (MAYOR + "The bishop said the murder may have been the work of the army.", "the army", "possible"),
    (MAYOR + "The Red Star Movement planned the funeral.", "The Red Star Movement", ""),
    (MAYOR + "The ministry said the army is responsible for the school.", "the army", ""),
    # an accusation is no fact, whoever makes it
    ("The Taliban are suspected of having murdered the judge.", "The Taliban", "possible"),
    ("No government has blamed the army for killing six priests.", "the army", "possible"),
    ("The bishop accused soldiers of the 4th Brigade of murdering the priest.", "the 4th Brigade", "accused"),
    ("A clerk accused of wounding two bosses was held.", "A clerk", "possible"),
    ("Men suspected of having bombed the bank fled.", "Men", "possible"),
    ("Men delayed by the bombing of the bank fled.", "Men", ""),
    # people are not what a clause with "who" hangs on
    ("A woman linked to the Taliban who shot at soldiers was jailed.", "A woman", "fact"),
    ("A woman linked to the Taliban who shot at soldiers was jailed.", "the Taliban", ""),
    ("The governor met the Taliban, who shot at soldiers.", "the Taliban", "fact"),
    # an adjective is nobody
    ("The terrorist attacks on the mosque began at dawn.", "terrorist", ""),
]
UPPER = [
    ("SOME 20 TERRORISTS MACHINEGUNNED A BUS NEAR LOJA.", "SOME 20 TERRORISTS", "fact"),
    ("AN FMLN UNIT LAUNCHED AN ATTACK ON A BUS NEAR LOJA.", "FMLN", "fact"),
    ("A GROUP CALLING ITSELF THE RED STAR MOVEMENT KIDNAPPED A BANKER IN LOJA.", "THE RED STAR MOVEMENT", "fact"),
    ("THE CAR BOMB ATTACK ON THE EMBASSY LEFT NINE PEOPLE DEAD IN LOJA.", "CAR", ""),
]
FRONT = "The Farabundo Marti National Liberation Front (FMLN) denied it. "
ELSEWHERE = [
    # (text, the body that another sentence names; "" = nobody's)
    (FRONT + "The guerrillas attacked the barracks.", "FMLN"),
    (FRONT + "Guerrillas attacked the barracks on Monday.", "FMLN"),
    (FRONT + "Urban guerrillas blew up a pylon on Monday.", "FMLN"),
    (FRONT + "Rebels burned nine buses on Monday.", "FMLN"),
    (FRONT + "Nine buses were burned by the insurgents.", "FMLN"),
    (FRONT + "Salvadoran rebels burned nine buses.", "FMLN"),
    (FRONT + "Some 20 guerrillas burned a bus.", "FMLN"),
    (FRONT + "Some 20 terrorists burned a bus.", ""),  # whom that word means is for who uses it to say
    (FRONT + "Guerrillas came at night. They burned nine buses.", "FMLN"),
    ("Rebels attacked the barracks on Monday. " + FRONT + "The rebels burned nine buses.", "FMLN"),
    ("The M23 took the town on Monday. Rebels shelled its hospital, a nurse said.", "The M23"),
    ("Al-Shabaab holds the road. Militants shelled the base on Friday.", "Al-Shabaab"),
    ("Boko Haram fled the forest. Insurgents killed nine farmers on Friday.", "Boko Haram"),
    # others than its fighters, and those who are described as something else
    (FRONT + "Gunmen attacked the barracks.", ""),
    (FRONT + "Unidentified men attacked the barracks.", ""),
    (FRONT + "Drug terrorists attacked the barracks.", ""),
    (FRONT + "Right-wing rebels attacked the barracks.", ""),
    (FRONT + "Chadian rebels attacked the barracks.", ""),
    (FRONT + "Soldiers attacked the barracks.", ""),
    (FRONT + "A guerrilla attack destroyed the barracks.", ""),
    # more than one named body, or none yet
    ("The M23 and the ADF hold the road. The rebels shelled the base.", ""),
    ("Hamas and Islamic Jihad met. Militants shelled the base on Friday.", ""),
    ("Rebels shelled the base on Friday. The M23 was nowhere near, a nurse said.", ""),
    ("The village lies near the river. Rebels shelled the base on Friday.", ""),
]


def _grade(record: Record, event: Event) -> str:
    entities = {m.id: m.entity for m in record.mentions}
    said = [q for q in record.quotations if q.id in event.attributed_to]
    if {q.speaker.entity for q in said} & {entities[a] for a in event.agents} - {None}:
        return "claimed"
    if any(q.stance in ("accuses", "condemns") for q in said):
        return "accused"
    return "possible" if event.modality == "possible" else "fact"


@pytest.mark.parametrize(("text", "doer", "grade"), [*BLAMED, *UPPER])
def test_who_is_blamed_and_how_surely(read_text: Callable[..., Record], text: str, doer: str, grade: str) -> None:
    record = read_text(text)
    exact = {m.id: m.exact for m in record.mentions}
    acts = [e for e in record.events if e.type == "ASSAULT" and e.modality not in ("denied", "negated", "demanded")]
    grades = {_grade(record, e) for e in acts if doer in {exact[a] for a in e.agents}}
    assert grades == ({grade} if grade else set()), [(e.trigger.exact, [exact[a] for a in e.agents]) for e in acts]


@pytest.mark.parametrize(("text", "body"), ELSEWHERE)
def test_whose_the_described_fighters_are(read_text: Callable[..., Record], text: str, body: str) -> None:
    record = read_text(text)
    mentions = {m.id: m for m in record.mentions}
    last = [e for e in record.events if e.type == "ASSAULT"][-1]
    assert "".join(mentions[a].exact for a in last.agents_elsewhere) == body
    assert all(a in last.agents for a in last.agents_elsewhere)


def test_the_body_stands_beside_those_who_act(read_text: Callable[..., Record]) -> None:
    record = read_text(FRONT + "Guerrillas attacked the barracks on Monday.")
    mentions = {m.id: m for m in record.mentions}
    entities = {e.id: e for e in record.entities}
    event = next(e for e in record.events if e.trigger.exact == "attacked")
    doer, body = (mentions[a] for a in event.agents)
    assert (doer.exact, body.exact, event.agents_elsewhere) == ("Guerrillas", "FMLN", (body.id,))
    described = entities[doer.entity or ""]
    assert (described.affiliation, described.by.rule) == (body.entity, "only_group")


@pytest.mark.parametrize(
    ("text", "attributed"),
    [
        ("The rebels announced that they will attack the barracks.", False),
        ("The rebels announced that they attacked the barracks.", True),
        ("The army announced that the rebels would attack the barracks.", True),
    ],
)
def test_what_its_doer_announces_is_his_own_act(read_text: Callable[..., Record], text: str, attributed: bool) -> None:
    event = next(e for e in read_text(text).events if e.trigger.exact.startswith("attack"))
    assert bool(event.attributed_to) is attributed
