"""One happening and its records → an incident, with origins, accounts and differences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ofrecord.domain.events import Event
from ofrecord.domain.incidents import Incident, TellingReport
from ofrecord.domain.judgements import Judgement
from ofrecord.domain.places import Place
from ofrecord.domain.record import Record
from ofrecord.incidents.accounts import Teller, accounts_of
from ofrecord.incidents.differences import differences_of
from ofrecord.incidents.features import EVENT_FEATURES, REPORT_FEATURES, Score, scored
from ofrecord.incidents.happenings import Happening, Member
from ofrecord.incidents.origins import OneText, fingerprint, origins
from ofrecord.incidents.profile import Profile
from ofrecord.incidents.tuning import tuning


@dataclass(frozen=True)
class Material:
    """Record and profile of one report."""

    record: Record
    profile: Profile


def incident_of(
    happening: Happening, material: Mapping[str, Material], judgements: Sequence[Judgement] = ()
) -> Incident:
    """The incident. `material` holds the record and profile of every report in it, by key."""
    members = _by_report(happening.members)
    keys = sorted(members, key=lambda key: material[key].profile.order)
    texts = origins(fingerprint(material[key].record, key) for key in keys)
    home = {key: text for text in texts for key in text.keys}
    tellers = [_teller(key, members[key], material[key], home[key]) for key in keys]
    accounts = accounts_of(tellers, judgements)
    place, time = _where(tellers), _when(tellers)
    return Incident(
        id=happening.id,
        type=happening.type,
        place=(place.name or place.exact) if place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        time=time,
        title=_title(tellers),
        reports=tuple(_report(t, members[t.key], material, members) for t in tellers),
        origins=len(texts),
        texts=tuple(text.origin for text in texts),
        accounts=accounts,
        differences=differences_of(accounts),
        judgements=tuple(judgements),
    )


def _by_report(members: Sequence[Member]) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = {}
    for member in members:
        found.setdefault(member.report, []).append(member)
    return found


def _teller(key: str, members: Sequence[Member], material: Material, text: OneText) -> Teller:
    told = [material.profile.tellings[m.telling] for m in members if m.telling is not None]
    events = tuple(event for telling in told for event in telling.events)
    main = any(member.main for member in members)
    return Teller(key, material.record, events, main, text.origin.id, text.origin.agency)


def _report(
    teller: Teller,
    members: Sequence[Member],
    material: Mapping[str, Material],
    all_members: Mapping[str, Sequence[Member]],
) -> TellingReport:
    best = _links(teller.key, members[0], material, all_members)
    document = teller.record.document
    return TellingReport(
        document=document.id,
        event=teller.events[0] if teller.events else None,
        also=teller.events[1:],
        sha256=teller.record.source.sha256,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        origin=teller.origin,
        main=teller.main,
        score=round(sum(score.value for score in best) / len(best), 3) if best else 1.0,
        reasons=max(best, key=lambda score: score.value).reasons if best else (),
    )


def _links(
    key: str, member: Member, material: Mapping[str, Material], members: Mapping[str, Sequence[Member]]
) -> list[Score]:
    """Scores with the other reports: as reports where both are mainly about it, else by their events."""
    found = []
    limits = tuning()
    profile = material[key].profile
    for other, theirs in sorted(members.items()):
        if other == key:
            continue
        second = theirs[0]
        if member.main and second.main:
            found.append(scored(profile, material[other].profile, REPORT_FEATURES, limits.reports))
        elif member.telling is not None and second.telling is not None:
            mine, its = profile.tellings[member.telling], material[other].profile.tellings[second.telling]
            found.append(scored(mine, its, EVENT_FEATURES, limits.events))
    return found


def _events(tellers: Sequence[Teller]) -> list[tuple[Record, Event]]:
    return [(teller.record, event) for teller in tellers for event in teller.record.events if event.id in teller.events]


def _where(tellers: Sequence[Teller]) -> Place | None:
    """The place that most events give, the nearest known first."""
    counted: dict[str, list[Place]] = {}
    for record, event in _events(tellers):
        places = {place.id: place for place in record.places}
        for id in event.places[:1]:
            if id in places:
                counted.setdefault(places[id].name or places[id].exact, []).append(places[id])
    if not counted:
        return None
    best = min(
        counted, key=lambda name: (-len(counted[name]), counted[name][0].precision not in ("point", "settlement"), name)
    )
    return counted[best][0]


def _when(tellers: Sequence[Teller]) -> str | None:
    """The stated interval that most events give."""
    counted: dict[str, int] = {}
    for _, event in _events(tellers):
        if event.time and event.time.stated and event.time.earliest:
            same = event.time.earliest == event.time.latest
            shown = event.time.earliest if same else f"{event.time.earliest}/{event.time.latest or ''}"
            counted[shown] = counted.get(shown, 0) + 1
    return min(counted, key=lambda shown: (-counted[shown], len(shown), shown)) if counted else None


TITLE_LENGTH = 120


def _title(tellers: Sequence[Teller]) -> str:
    """The headline of the first report that is mainly about it; for a side happening the words around its event."""
    for teller in tellers:
        if teller.main and teller.record.document.title:
            return teller.record.document.title
    teller = tellers[0]
    text = teller.record.document.text
    event = next((event for event in teller.record.events if event.id in teller.events), None)
    start = event.trigger.start if event else 0
    block = next((b for b in teller.record.document.blocks if b.start <= start < b.end), None)
    first = (
        max(text.rfind(". ", block.start, start) + 2 if block and ". " in text[block.start : start] else block.start, 0)
        if block
        else 0
    )
    words = " ".join(text[first : first + TITLE_LENGTH].split())
    return words.split(". ")[0]
