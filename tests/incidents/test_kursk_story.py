"""The example story: seven reports of one invitation, and what each side says of it."""

from __future__ import annotations

import pytest

from ofrecord.domain.incidents import Account, Incident
from ofrecord.views.cli.demo import demo
from ofrecord.views.matrix import timeline_lines

Grouped = tuple[Incident, ...]


@pytest.fixture(scope="module")
def invitation(story: Grouped) -> Incident:
    return story[0]


def accounts(incident: Incident, name: str) -> list[Account]:
    return [account for account in incident.accounts if account.speaker and name in account.speaker]


def test_the_invitation_is_one_incident_over_all_reports(invitation: Incident) -> None:
    assert len(invitation.reports) == 7
    assert (invitation.type, invitation.time) == ("REQUEST", "2024-09-16")
    assert all(report.main and report.event for report in invitation.reports)


def test_versions_and_reprint_of_the_wire_story_are_one_origin(invitation: Incident) -> None:
    assert invitation.origins == 5
    wire = next(origin for origin in invitation.texts if len(origin.texts) > 1)
    assert [text.relation for text in wire.texts] == ["original", "version", "shortened"]


def test_each_side_has_its_stance(invitation: Incident) -> None:
    sybiha = {account.stance for account in accounts(invitation, "Sybiha")}
    peskov = {account.stance for account in accounts(invitation, "Peskov")}
    assert "promises" in sybiha
    assert {"rejects", "condemns"} <= peskov


def test_the_condition_of_the_united_nations_stands_in_its_words(invitation: Incident) -> None:
    (dujarric,) = accounts(invitation, "Dujarric")
    assert any("but we need the authorisation" in said.exact for said in dujarric.words)
    assert any("only if Russia gives its consent" in said.exact for said in dujarric.words)


def test_the_counts_of_settlements_are_figures_of_two_speakers(invitation: Incident) -> None:
    ministry = {a.values["settlements"].low for a in accounts(invitation, "Defence Ministry") if a.values}
    zelensky = {a.values["settlements"].low for a in accounts(invitation, "Zelensky") if a.values}
    assert (ministry, zelensky) == ({2}, {100})
    assert not [d for d in invitation.differences if d.conflict], "they count different things"
    (shown,) = [d for d in invitation.differences if d.field == "settlements"]
    assert [one.value for one in shown.values] == ["2 (retaken by Russia)", "about 100 (held by Ukraine)"]


def test_who_offers_who_rejects_and_who_makes_a_condition_stand_against_each_other(invitation: Incident) -> None:
    (positions,) = [d for d in invitation.differences if d.kind == "position"]
    assert positions.field == "stance" and not positions.conflict, "positions are neither true nor false"
    names = {account.id: account.speaker for account in invitation.accounts}
    stand = {one.value: {names[id] for id in one.accounts} for one in positions.values}
    assert stand == {
        "requests, promises": {"Andrii Sybiha", "Ukraine", "Ukrainian Foreign Ministry"},
        "rejects, condemns": {"Dmitry Peskov", "Russia"},
        "promises, asserts, on a condition": {"Stephane Dujarric"},
    }
    shown = {said.exact for one in positions.values for said in one.words}
    assert "the invitation as a provocation" in shown and any("only if Russia gives its consent" in w for w in shown)


def test_silence_is_no_position(invitation: Incident) -> None:
    (positions,) = [d for d in invitation.differences if d.kind == "position"]
    silent = {account.id for account in accounts(invitation, "Red Cross")}
    assert silent and not silent & {id for one in positions.values for id in one.accounts}


def test_places_stand_in_the_words_of_the_reports(invitation: Incident) -> None:
    places = {account.values["place"] for account in invitation.accounts if "place" in account.values}
    assert {place.value for place in places} <= {"Kursk region", "Russia's Kursk region"}
    assert {place.name for place in places} == {"Kurskaya oblast'"}


def test_every_quotation_stands_at_its_own_day(invitation: Incident) -> None:
    lines = list(timeline_lines([invitation]))
    late = lines.index("2024-09-17")
    assert next(n for n, line in enumerate(lines) if "invitation as a stunt" in line) > late
    assert next(n for n, line in enumerate(lines) if "to help both organisations" in line) < late


def test_nothing_is_merged_that_is_not_the_same(story: Grouped) -> None:
    killed = next(i for i in story if i.type == "ASSAULT")
    assert [report.main for report in killed.reports] == [False]
    taken = [i for i in story if i.type == "COERCE"]
    assert {next(iter(a.values["settlements"].low for a in i.accounts if a.values)) for i in taken} == {2, 100}
    assert sum(len(i.reports) == 7 for i in story) == 1


def test_the_demo_shows_the_matrix_of_the_story(capsys: pytest.CaptureFixture[str]) -> None:
    demo()
    shown = capsys.readouterr().out
    assert "7 reports from 5 original texts" in shown
    assert "only if Russia gives its consent" in shown and "retaken by Russia" in shown
    row = next(line for line in shown.splitlines() if line.startswith("Volodymyr Zelensky"))
    assert "about 100 (held by Ukraine)" in row
