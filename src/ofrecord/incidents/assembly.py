"""One happening and its records → an incident, with origins, accounts and differences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from ofrecord.domain.events import Event
from ofrecord.domain.incidents import Incident, TellingReport
from ofrecord.domain.judgements import Judgement
from ofrecord.domain.places import Place
from ofrecord.domain.record import Record
from ofrecord.incidents.accounts import Teller, accounts_of
from ofrecord.incidents.differences import differences_of
from ofrecord.incidents.features import EVENT_FEATURES, REPORT_FEATURES, Feature, Score, Thing, score, scored
from ofrecord.incidents.happenings import Happening, Member
from ofrecord.incidents.origins import OneText, fingerprint, origins
from ofrecord.incidents.positions import positions_of
from ofrecord.incidents.profile import Profile
from ofrecord.incidents.tuning import Weights, tuning

COMPARED = 50
"""Earliest reports of an incident with which each report is compared to say why it is there."""


@dataclass(frozen=True)
class Material:
    """Record and profile of one report."""

    record: Record
    profile: Profile


def incident_of(
    happening: Happening,
    material: Mapping[str, Material],
    judgements: Sequence[Judgement] = (),
    explained: bool = True,
) -> Incident:
    """The incident. `material` holds the record and profile of every report in it, by key.

    Unless it is to be `explained`, reports have no score and no reasons: each would be compared with each.
    """
    members = _by_report(happening.members)
    keys = sorted(members, key=lambda key: material[key].profile.order)
    texts = origins(fingerprint(material[key].record.document, key) for key in keys)
    home = {key: text for text in texts for key in text.keys}
    tellers = [_teller(key, members[key], material[key], home[key]) for key in keys]
    accounts = accounts_of(tellers, judgements)
    links = _links(keys if explained else (), members, material)
    place, time = _where(tellers), _when(tellers)
    return Incident(
        id=happening.id,
        type=happening.type,
        place=_called(place, tellers) if place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        precision=place.precision if place else None,
        time=time,
        title=_title(tellers),
        reports=tuple(_report(one, links.get(one.key, {}), _put_here(one, tellers, judgements)) for one in tellers),
        origins=len(texts),
        texts=tuple(text.origin for text in texts),
        accounts=accounts,
        differences=(*differences_of(accounts), *filter(None, [positions_of(happening.type, tellers, accounts)])),
        judgements=tuple(judgements),
    )


def _put_here(teller: Teller, tellers: Sequence[Teller], judgements: Sequence[Judgement]) -> str | None:
    """The latest judgement that one of the report and another of these is one."""
    own, others = teller.record.source.sha256, {one.record.source.sha256 for one in tellers}
    for judgement in reversed(judgements):
        if judgement.verdict == "same" and judgement.other is not None:
            pair = {judgement.target.sha256, judgement.other.sha256}
            if own in pair and pair <= others:
                return judgement.id
    return None


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


def _report(teller: Teller, links: Mapping[str, _Link], judged: str | None) -> TellingReport:
    document = teller.record.document
    trigger = next((event.trigger for event in teller.record.events if event.id in teller.events[:1]), None)
    best = max(links.values(), key=lambda link: link.value, default=None)
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
        start=trigger.start if trigger else None,
        end=trigger.end if trigger else None,
        judged=judged,
        score=round(sum(link.value for link in links.values()) / len(links), 3) if links else 1.0,
        reasons=best.why().reasons if best else (),
    )


@dataclass(frozen=True)
class _Link:
    """The score of one report with another, and what gives the reasons: only the best link's are told."""

    value: float
    why: Callable[[], Score]


def _links(
    keys: Sequence[str], members: Mapping[str, Sequence[Member]], material: Mapping[str, Material]
) -> dict[str, dict[str, _Link]]:
    """Report → other report → their link. A pair is scored once: as reports where both are mainly about it, else by events.

    In very large incidents each report is compared with the first ones only.
    """
    found: dict[str, dict[str, _Link]] = {key: {} for key in keys}
    firsts = set(keys[:COMPARED])
    for first, second in combinations(sorted(keys), 2):
        if first not in firsts and second not in firsts:
            continue
        mine, theirs = members[first][0], members[second][0]
        one, other = material[first].profile, material[second].profile
        if mine.main and theirs.main:
            _join(found, (first, second), (one, other), REPORT_FEATURES, tuning().reports)
        elif mine.telling is not None and theirs.telling is not None:
            pair = one.tellings[mine.telling], other.tellings[theirs.telling]
            _join(found, (first, second), pair, EVENT_FEATURES, tuning().events)
    return found


def _join(
    found: dict[str, dict[str, _Link]],
    keys: tuple[str, str],
    pair: tuple[Thing, Thing],
    features: Sequence[Feature[Thing]],
    weights: Weights,
) -> None:
    """Put the link of a pair down on both sides."""
    value = score(*pair, features, weights)
    for (key, other), things in ((keys, pair), (keys[::-1], pair[::-1])):
        found[key][other] = _Link(value, partial(scored, *things, features, weights))


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


def _called(place: Place, tellers: Sequence[Teller]) -> str:
    """A place's name; an area's as most reports write it, because gazetteers have those in forms that no report uses."""
    if not (place.feature or "").startswith("A.ADM"):
        return place.name or place.exact
    written: dict[str, int] = {}
    for teller in tellers:
        for other in teller.record.places:
            if other.geonameid == place.geonameid and other.use == "location":
                name = other.exact.removeprefix("the ").removeprefix("The ")
                written[name] = written.get(name, 0) + 1
    return min(written, key=lambda name: (-written[name], -len(name), name), default=place.name or place.exact)


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
