"""Sentences as war reports write them: each with its events as (type and mode, modality, agents, recipients), and no other.

A party is given by its exact words; "-" = nobody is named. Each family has near misses. Add a row by copying one.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ofrecord.domain.record import Record

Told = tuple[str, str, str, str]
Row = tuple[str, list[Told]]

VOWS: list[Row] = [
    # what is vowed is a threat where it is done against somebody, else a promise
    ("Ghana vowed to send 200 officers to Haiti.", [("AGREE", "actual", "Ghana", "-")]),
    ("The premier vowed to hold elections in May.", [("AGREE", "actual", "The premier", "-")]),
    ("Norway vowed to supply tents.", [("AGREE", "actual", "Norway", "tents")]),
    ("The general vowed to crush the rebels.", [("THREATEN violence", "actual", "The general", "the rebels")]),
    ("The militia vowed to resume raids.", [("THREATEN violence", "actual", "The militia", "-")]),
    ("The commander vowed to fight on.", [("THREATEN violence", "actual", "The commander", "-")]),
    ("In Lome, the envoy vowed to release the report.", [("AGREE", "actual", "the envoy", "-")]),
    ("The singer vowed to learn Hausa.", []),
]
TURNED_BACK: list[Row] = [
    ("Soldiers turned back two lorries carrying medicine.", [("REJECT assist", "actual", "Soldiers", "two lorries")]),
    ("The rebels sent back a UN convoy.", [("REJECT assist", "actual", "The rebels", "a UN convoy")]),
    ("The convoy had to turn back near Sake.", [("REJECT assist", "actual", "-", "The convoy")]),
    ("Inspectors were turned away by the militia.", [("REJECT assist", "actual", "the militia", "Inspectors")]),
    ("The driver turned back at the river.", []),
    ("She sent back the letter.", []),
]
GIVEN_BACK: list[Row] = [
    # exchanges of people, told by a noun too; whom somebody brings home
    (
        "Oman brokered an exchange of 90 prisoners between Chad and Togo.",
        [("COOPERATE", "actual", "Chad | Togo", "Chad | Togo")],
    ),
    ("Chad and Togo carried out an exchange of prisoners.", [("COOPERATE", "actual", "Chad | Togo", "Chad | Togo")]),
    ("Chad and Togo carried out an exchange of students.", []),
    ("More than 900 Malians have been returned since May.", [("MOVE return", "actual", "-", "More than 900 Malians")]),
    ("The Red Cross helped to bring the men home.", [("MOVE return", "actual", "The Red Cross", "the men")]),
    ("She returned the book.", []),
    ("Police brought the suspects back to the station.", []),
]
LISTED: list[Row] = [
    ("Chad put the Houthis on its list of terrorist groups.", [("SANCTION", "actual", "Chad", "the Houthis")]),
    ("Canada designated the Houthis a terrorist organization.", [("SANCTION", "actual", "Canada", "the Houthis")]),
    ("The council designated the park a nature reserve.", []),
    ("The party put its leader on the list of candidates.", []),
    (
        "The United Nations suspended all travel into the valley.",
        [("SANCTION discontinue", "actual", "The United Nations", "-")],
    ),
    ("Drivers were turned back at a checkpoint by armed men.", [("COERCE restrict", "actual", "armed men", "Drivers")]),
    ("Tanks pushed into the northern edge of Goma.", [("MOBILIZE troops", "actual", "-", "Goma")]),
]
LAW_AND_RESCUE: list[Row] = [
    # what the law forbids nobody does; what only should have been is not
    (
        "He reminded the parties that attacks on nurses are prohibited under humanitarian law.",
        [("REQUEST change", "actual", "He", "the parties")],
    ),
    ("The junta prohibited rallies.", [("COERCE restrict", "actual", "The junta", "-")]),
    (
        "Chad was supposed to withdraw its troops from the valley.",
        [("RETREAT withdraw", "planned", "Chad", "the valley")],
    ),
    ("We pulled out three of them from the rubble.", []),
    ("The army pulled out of Bani.", [("RETREAT withdraw", "actual", "The army", "Bani")]),
    # a day is no part of a name, an accusation is denied as a whole, and a claim takes nothing
    ("On 12 March Chad expelled two envoys.", [("SANCTION expel", "actual", "Chad", "two envoys")]),
    (
        "Togo accused the militia of hiding guns among fishermen, which it rejects.",
        [("ACCUSE allege", "actual", "Togo", "the militia"), ("REJECT", "actual", "the militia", "-")],
    ),
    (
        "Chad claimed on Monday to have captured Bani, a claim Togo has not commented on.",
        [("COERCE seize", "actual", "Chad", "Bani")],
    ),
    (
        "Armed men stopped a lorry and seized 12 tonnes of wheat.",
        [("COERCE restrict", "actual", "Armed men", "a lorry"), ("COERCE seize", "actual", "Armed men", "-")],
    ),
    ("The mission documented the rape of seven women.", [("ASSAULT sexual", "actual", "-", "seven women")]),
    (
        "Nine villagers had been executed by government troops.",
        [("ASSAULT targeted", "actual", "government troops", "Nine villagers")],
    ),
    ("Situation Report No. 31", []),
]
WAYS: list[Row] = [
    # how, when and by what count is no doer; what present tense tells of a later day is to come
    ("Nine patients were evacuated by air to Bangui.", [("MOVE evacuate", "actual", "-", "Nine patients")]),
    ("Nine patients were evacuated by the army.", [("MOVE evacuate", "actual", "the army", "Nine patients")]),
    (
        "About 90 people gathered in a field to protest against the junta.",
        [("PROTEST demo", "actual", "About 90 people", "the junta")],
    ),
    ("Crowds gathered to hear the envoy.", []),
    # who stands behind a name that commas set off is struck beside him
    (
        "Gunmen killed the mayor, Ali Sample, and two guards.",
        [("ASSAULT", "actual", "Gunmen", "Ali Sample | two guards")],
    ),
    ("The navy prevailed against the rebels off the islands.", [("ASSAULT", "actual", "The navy", "the rebels")]),
    ("Soldiers halted the militia at the river.", [("ASSAULT", "actual", "Soldiers", "the militia")]),
    ("Defeating the rebels will take time.", [("ASSAULT", "hypothetical", "-", "the rebels")]),
    ("Jets that deliver weapons against a bunker need fuel.", []),
    ("Chad and Togo both aided the militia.", [("AID", "actual", "Chad | Togo", "the militia")]),
    ("The visit by Minister Bah focused on refugees.", [("CONSULT visit", "actual", "Minister Bah", "-")]),
    (
        "Oman has brokered several truces between Chad and Togo.",
        [("CONSULT third-party", "actual", "Oman", "Chad | Togo")],
    ),
    ("The clinic received 11 bodies and 23 wounded.", []),
    (
        "The army killed 30 militants, days after a bombing left nine dead.",
        [("ASSAULT", "actual", "The army", "30 militants")],
    ),
]
DRIVEN: list[Row] = [
    ("The fighting forced 90 families to leave Sake.", [("MOVE flee", "actual", "-", "90 families")]),
    ("Villagers were forced to leave their homes.", [("MOVE flee", "actual", "-", "Villagers")]),
    ("The charity has had to evacuate its staff.", [("MOVE evacuate", "actual", "The charity", "its staff")]),
    ("The charity will have to evacuate its staff.", [("MOVE evacuate", "demanded", "The charity", "its staff")]),
    ("Guards brought 30 patients out of the town.", [("MOVE evacuate", "actual", "Guards", "30 patients")]),
    ("The families left Sake for the weekend.", []),
]
HOLDS_ON_PEOPLE: list[Row] = [
    ("Soldiers put the mayor under house arrest.", [("COERCE arrest", "actual", "Soldiers", "the mayor")]),
    ("The army placed Bani under curfew.", [("COERCE curfew", "actual", "The army", "Bani")]),
    ("The colonels took power in June.", [("COERCE seize", "actual", "The colonels", "-")]),
    ("Doctors put the child under a blanket.", []),
    ("The party took power after the election.", []),
    ("Two nurses were detained; both were freed on Friday.",
     [("COERCE arrest", "actual", "-", "Two nurses"), ("RETREAT release", "actual", "-", "-")]),
]  # fmt: skip
PARTICIPLES: list[Row] = [
    ("Gunmen entered Kilo, killing two men and burning shops.",
     [("MOBILIZE troops", "actual", "Gunmen", "Kilo"), ("ASSAULT", "actual", "Gunmen", "two men"),
      ("ASSAULT destroy", "actual", "Gunmen", "shops")]),
    ("Rebels attacked the camp, looting stores, abducting nurses and burning tents.",
     [("ASSAULT", "actual", "Rebels", "the camp"), ("COERCE seize", "actual", "Rebels", "stores"),
      ("ASSAULT abduct", "actual", "Rebels", "nurses"), ("ASSAULT destroy", "actual", "Rebels", "tents")]),
    ("Drone hits displaced people's shelter", [("ASSAULT drone", "actual", "-", "displaced people's shelter")]),
    ("A bus hit a landmine near Gao, killing eight soldiers.",
     [("ASSAULT explosives", "actual", "-", "A bus | eight soldiers")]),
    ("The crew escaped unhurt.", []),
    ("Ten staff of Hope International, who were shot, had run the clinic.",
     [("ASSAULT firearms", "actual", "-", "Ten staff of Hope International")]),
    ("Soldiers guarding a bridge killed nine herders.", [("ASSAULT", "actual", "Soldiers", "nine herders")]),
    ("A missile slammed into a hospital in Sumy.", [("ASSAULT heavy-weapons", "actual", "-", "a hospital")]),
    ("A fighter jet bombed the market in Bhamo.", [("ASSAULT aerial", "actual", "-", "the market")]),
    ("The army shelled the camp, leaving nine people dead.",
     [("ASSAULT heavy-weapons", "actual", "The army", "the camp")]),
    ("The KIA and allied fighters seized Bhamo.",
     [("COERCE seize", "actual", "The KIA | allied fighters", "Bhamo")]),
    ("Troops left the town.", [("RETREAT withdraw", "actual", "Troops", "the town")]),
    ("The army broke the siege of Bani.", [("ASSAULT", "actual", "The army", "-")]),
]  # fmt: skip
WORDS_OF_OTHERS: list[Row] = [
    # a denied deed is no refusal, and whom it would have hit is no party to the denial
    ("The army denied obstructing aid.", [("REJECT assist", "denied", "The army", "-")]),
    ("Togo rejected claims that it targets nurses.",
     [("REJECT", "actual", "Togo", "-"), ("ASSAULT", "denied", "Togo", "nurses")]),
    ("Chad accuses Togo of theft, which Togo denies.", [("ACCUSE allege", "actual", "Chad", "Togo")]),
    ("The ministry denied that its men took part in the raid and blamed bandits.",
     [("ASSAULT", "denied", "its men", "-"), ("ACCUSE allege", "actual", "The ministry", "bandits")]),
    ("The premier condemned what he called a crime and promised families that it would be punished.",
     [("ACCUSE disapprove", "actual", "The premier", "-"), ("AGREE", "actual", "The premier", "families")]),
    ("Chad: Attack on school must be investigated",
     [("ASSAULT", "actual", "-", "school"), ("ACCUSE investigate", "demanded", "-", "-")]),
    ("The ministry made no mention of the strike in its daily bulletin.", []),
    ("A nurse who spoke to us said the ward was full.", []),
    ("The envoy said Chad needed arms and accused its allies of delay.",
     [("ACCUSE allege", "actual", "The envoy", "its allies")]),
    ("The charity urged him not to leave and called on both groups to withdraw.",
     [("REQUEST", "actual", "The charity", "him"), ("REQUEST yield", "actual", "The charity", "both groups")]),
    ('She rejected as "mischievous" reports that homes had been hit.',
     [("REJECT", "actual", "She", "-"), ("ASSAULT", "denied", "-", "homes")]),
    ("Rebels shelled Bani as Togo presses for aid", [
        ("ASSAULT heavy-weapons", "actual", "Rebels", "Bani"), ("REQUEST assist", "actual", "Togo", "-")]),
    ("The general agreed to a truce in Nyala.", [("AGREE", "actual", "The general", "-")]),
    ("Chad lodged a protest with Togo.", [("ACCUSE disapprove", "actual", "Chad", "Togo")]),
    ("If Bunia falls, Goma falls.",
     [("COERCE seize", "hypothetical", "-", "Goma")]),
    ("Under the deal, mediated by Oman, Chad has 60 days to leave.", [("CONSULT third-party", "actual", "Oman", "-")]),
    ("The monk, whose group has asked for an inquiry, was arrested.",
     [("REQUEST assist", "actual", "whose group", "-"), ("COERCE arrest", "actual", "-", "The monk")]),
    ("She lost her husband on 22 March in Fambita.", []),
    ("Convoys are charged up to US$ 2,000 a lorry.", []),
    ("Relatives met the men who defended Mariupol.", [("CONSULT", "actual", "Relatives", "the men")]),
    ("Togo defended the general.", [("SUPPORT", "actual", "Togo", "the general")]),
    ("The unrest drew in Chad, which bombed the port.", [("ASSAULT", "actual", "Chad", "the port")]),
    ("The food is enough to support its operations.", []),
    ("Togo said it would not allow the herders to be harmed.", []),
]  # fmt: skip


def _told(record: Record) -> list[Told]:
    words = {m.id: m.exact for m in record.mentions}
    return [
        (
            f"{e.type} {e.mode or ''}".strip(),
            e.modality,
            " | ".join(words[a] for a in e.agents) or "-",
            " | ".join(words[r] for r in e.recipients) or "-",
        )
        for e in record.events
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *VOWS,
        *TURNED_BACK,
        *GIVEN_BACK,
        *LISTED,
        *LAW_AND_RESCUE,
        *WAYS,
        *DRIVEN,
        *HOLDS_ON_PEOPLE,
        *PARTICIPLES,
        *WORDS_OF_OTHERS,
    ],
)
def test_war_news(read_text: Callable[..., Record], text: str, told: list[Told]) -> None:
    assert sorted(_told(read_text(text))) == sorted(told)
