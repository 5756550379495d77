"""Who did it and to whom where the parse hangs a phrase on the wrong word, and nouns that no list of people knows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ofrecord.domain.record import Record

TOLD = [
    # text, trigger, agents, recipients
    ("Four people were beaten with clubs by the settlers.", "beaten", ["the settlers"], ["Four people"]),
    ("Two vans were hit with rockets by the fighters.", "hit", ["the fighters"], ["Two vans"]),
    ("He was shot in the leg by police.", "shot", ["police"], ["He"]),
    ("Gunmen shot dead two hawkers at the station.", "shot dead", ["Gunmen"], ["two hawkers"]),
    ("Rebels raided the market and burned shops.", "burned", ["Rebels"], ["shops"]),
    ("Militants stormed the mine, shot dead six guards and looted stores.", "looted", ["Militants"], ["stores"]),
    ("A drone struck a stadium in Nyala during a football match.", "struck", [], ["a stadium"]),
    ("Gunmen opened fire at a football match near Goma, killing nine fans.", "opened fire", ["Gunmen"], ["nine fans"]),
    ("Hackers hit the ministry on Friday.", "hit", ["Hackers"], ["the ministry"]),
    ("Gunmen took nine workers from the dam on Saturday.", "took", ["Gunmen"], ["nine workers"]),
    ("The goalkeeper of the club was killed by a landmine near Izium.", "killed", [], ["The goalkeeper of the club"]),
    ("A bus was hit by a drone and crashed, killing nine people.", "hit", [], ["A bus"]),
    ("Gangs torch police station in Mirebalais; four officers missing", "torch", ["Gangs"], ["police station"]),
    ("Rebels storm grain market in Goma", "storm", ["Rebels"], ["grain market"]),
    ("The army said it had eliminated Ali Karaki.", "eliminated", ["The army"], ["Ali Karaki"]),
    ("Gunmen shot at a Lebanese army patrol near Hermel.", "shot", ["Gunmen"], ["a Lebanese army patrol"]),
    # nouns that no list knows, by what befell them
    ("Two mahouts were abducted near Lashio.", "abducted", [], ["Two mahouts"]),
    ("Gunmen killed six water diviners near Gao.", "killed", ["Gunmen"], ["six water diviners"]),
    ("Police arrested a ventriloquist in Minsk.", "arrested", ["Police"], ["a ventriloquist"]),
    ("Rebels murdered a flautist and two puppeteers.", "murdered", ["Rebels"], ["a flautist", "two puppeteers"]),
    ("Six rangers were killed in Virunga National Park.", "killed", [], ["Six rangers"]),
]
NOTHING_SUFFERED = [
    "The council killed the bill on Monday.",
    "The update killed three features.",
    "The striker fired home and Chelsea attacked again in the league.",
    "The authorities ordered the slaughter of 9,000 hens.",
    "The hunters killed six antelopes.",
    "Nine people were killed in a Kenyan bus crash.",
    "Nine miners were killed when a pit collapsed near Goma.",
    "A ferry sank near Mbandaka, killing 38 passengers.",
    "Meningitis killed 60 children in Zinder.",
    "Two lions killed a herder near Kismayo.",
    "The old building fell down in Aleppo.",
]


@pytest.mark.parametrize(("text", "trigger", "agents", "recipients"), TOLD)
def test_who_did_it_to_whom(
    read_text: Callable[..., Record], text: str, trigger: str, agents: list[str], recipients: list[str]
) -> None:
    record = read_text(text)
    words = {m.id: m.exact for m in record.mentions}
    event = next((e for e in record.events if e.trigger.exact == trigger), None)
    assert event is not None, [e.trigger.exact for e in record.events]
    assert [words[a] for a in event.agents] == agents
    assert set(recipients) <= {words[r] for r in event.recipients}


def test_fighters_who_bring_people_to_a_hospital_abduct_nobody(read_text: Callable[..., Record]) -> None:
    record = read_text("Rebels took two wounded villagers to a hospital in Goma.")
    assert [e.trigger.exact for e in record.events if e.mode == "abduct"] == []


@pytest.mark.parametrize("text", NOTHING_SUFFERED)
def test_nobody_is_harmed(read_text: Callable[..., Record], text: str) -> None:
    assert [e.trigger.exact for e in read_text(text).events if e.type == "ASSAULT"] == []


def test_a_park_is_no_person(read_text: Callable[..., Record]) -> None:
    record = read_text("Six rangers were killed near Virunga National Park, said Ana Kovac.")
    assert {m.exact for m in record.mentions if m.type == "person" and m.form == "name"} == {"Ana Kovac"}


UPDATES = [
    # text, type, mode, modality, agents, recipients: as updates of aid bodies write
    ("Partners reached 21,400 people with food in Tawila.", "AID", None, "actual", ["Partners"], ["21,400 people"]),
    ("The charity provided 300 families with blankets.", "AID", None, "actual", ["The charity"], ["300 families"]),
    ("Heavy shelling was reported in Bahri on Friday.", "ASSAULT", "heavy-weapons", "possible", [], []),
    ("Two nurses were held near Goma and freed on Friday.", "RETREAT", "release", "actual", [], ["Two nurses"]),
    ("Forty patients were moved to a hospital in Gao.", "MOVE", "evacuate", "actual", [], ["Forty patients"]),
    ("Surgical team denied entry to the strip", "REJECT", "assist", "actual", [], ["Surgical team"]),
    (
        "The ministry refused entry to a surgical team.",
        "REJECT",
        "assist",
        "actual",
        ["The ministry"],
        ["a surgical team"],
    ),
    ("Three local volunteers were killed on Friday.", "ASSAULT", None, "actual", [], ["Three local volunteers"]),
    (
        "The envoy called on all parties to let people leave and condemned the raid on the clinic.",
        "ACCUSE",
        "disapprove",
        "actual",
        ["The envoy"],
        None,
    ),
]


@pytest.mark.parametrize(("text", "kind", "mode", "modality", "agents", "recipients"), UPDATES)
def test_updates_of_aid_bodies(
    read_text: Callable[..., Record],
    text: str,
    kind: str,
    mode: str | None,
    modality: str,
    agents: list[str],
    recipients: list[str] | None,
) -> None:
    record = read_text(text)
    words = {m.id: m.exact for m in record.mentions}
    told = [e for e in record.events if (e.type, e.mode, e.modality) == (kind, mode, modality)]
    assert told, [(e.type, e.mode, e.modality, e.trigger.exact) for e in record.events]
    assert [words[a] for a in told[0].agents] == agents
    assert recipients is None or [words[r] for r in told[0].recipients] == recipients


def test_what_is_refused_to_somebody_is_no_statement(read_text: Callable[..., Record]) -> None:
    assert read_text("The ministry refused entry to a surgical team.").quotations == ()


def test_a_judgement_after_which_is_not_the_speakers_word(read_text: Callable[..., Record]) -> None:
    said = read_text("Moscow says the town has fallen, which Kyiv denies.").quotations
    assert [c.exact for q in said if q.cue.exact == "says" for c in q.content] == ["the town has fallen"]


def test_what_is_done_without_does_not_happen(read_text: Callable[..., Record]) -> None:
    events = read_text("Rebels walked into the town without fighting the army.").events
    assert {e.modality for e in events if e.trigger.exact == "fighting"} <= {"negated"}


def test_local_is_no_time_of_the_clock_by_itself(read_text: Callable[..., Record]) -> None:
    times = read_text("Three local volunteers died at 3 a.m. local on Sunday.").times
    assert [t.exact for t in times] == ["3 a.m. local on Sunday"]
