"""Which acts of force of one report are told again: groups of triggers, and who is said to have done the last."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ofrecord.domain.record import Record

BOMB = "A bomb exploded outside the courthouse in Kabul on Tuesday. "
ROWS = [
    # (text, happenings as trigger words in order, doers of the last act)
    # the deed that is known, laid at somebody's door in another sentence
    (BOMB + "The governor accused the ELN of the attack.", "exploded + attack", "the ELN"),
    (BOMB + "The army said the Taliban were responsible for these attacks.", "exploded + attacks", "the Taliban"),
    (BOMB + "We hold the Taliban responsible for this crime.", "exploded + crime", "the Taliban"),
    (BOMB + "The Taliban claimed responsibility.", "exploded + responsibility", "The Taliban"),
    (BOMB + "The Taliban masterminded the attack, police said.", "exploded + attack", "The Taliban"),
    (BOMB + "The Taliban were the authors of the attack.", "exploded + attack", "The Taliban"),
    (
        BOMB + "Police said the attack could have been carried out by the Taliban or the Islamic State.",
        "exploded + attack could have been carried out",
        "the Taliban + the Islamic State",
    ),
    # … but not a new deed, a planned one, nor nobody
    (BOMB + "The governor accused the Taliban of an attack on a school.", "exploded | attack", "the Taliban"),
    (BOMB + "No group has claimed responsibility for the attack.", "exploded", ""),
    (BOMB + "No group claimed responsibility.", "exploded", ""),
    (BOMB + "The minister took responsibility and resigned.", "exploded", ""),
    (BOMB + "The Taliban planned the talks.", "exploded", ""),
    ("The minister claimed responsibility for the budget.", "", ""),
    # what an act did, without doer and means
    (BOMB + "Four people were killed.", "exploded + killed", ""),
    (BOMB + "Many houses were destroyed.", "exploded + destroyed", ""),
    ("Four people were killed when a bomb exploded in Kabul.", "killed + exploded", ""),
    ("A car bomb went off in Kabul and destroyed the town hall.", "went off + destroyed", ""),
    # … but not what others did, or elsewhere, or on another day
    (BOMB + "Soldiers killed four smugglers.", "exploded | killed", "Soldiers"),
    (BOMB + "Four people were killed in Herat.", "exploded | killed", ""),
    (BOMB + "Four people were killed on 3 May 2019.", "exploded | killed", ""),
    (BOMB + "Gunmen abducted two nurses.", "exploded | abducted", "Gunmen"),
    # the same victim by name, unless taken before
    (
        "Ali Sample, a judge, was killed on Tuesday. The bombing of Ali Sample was condemned by Chad.",
        "killed + bombing",
        "",
    ),
    ("Ali Sample was abducted on Monday. Ali Sample was killed on Friday.", "abducted | killed", ""),
    # one means, told as cause and by what was done with it
    (
        "A judge was killed when a bomb that rebels had placed on his car exploded in Lima.",
        "killed + placed + exploded",
        "",
    ),
    # bombed is a bombing, whatever its mode; a shooting is none
    (BOMB + "Rebels bombed the courthouse on Tuesday.", "exploded + bombed", "Rebels"),
    ("Rebels murdered two clerks on a road. In Sake, rebels bombed a shop.", "murdered | bombed", "rebels"),
]


@pytest.mark.parametrize(("text", "happenings", "doers"), ROWS)
def test_retellings(read_text: Callable[..., Record], text: str, happenings: str, doers: str) -> None:
    record = read_text(text)
    acts = [e for e in record.events if e.type == "ASSAULT"]
    groups: dict[str | None, list[str]] = {}
    for act in acts:
        groups.setdefault(act.incident, []).append(act.trigger.exact)
    assert " | ".join(" + ".join(g) for g in groups.values()) == happenings
    exact = {m.id: m.exact for m in record.mentions}
    assert " + ".join(exact[m] for m in (acts[-1].agents if acts else ())) == doers


def test_the_laying_stays_a_claim(read_text: Callable[..., Record]) -> None:
    record = read_text(BOMB + "The governor accused the Taliban of the attack.")
    told, laid = [e for e in record.events if e.type == "ASSAULT"]
    assert told.agents == () and told.attributed_to == ()
    assert [q.stance for q in record.quotations if q.id in laid.attributed_to] == ["accuses"]
