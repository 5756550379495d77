"""An incident as plain text: its reports, who says what, and where the accounts differ."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.domain.incidents import Account, Difference, Incident, TellingReport
from ofrecord.domain.judgements import Judgement
from ofrecord.incidents.differences import called

NOBODY = "the report itself"
QUOTED = 90
"""Characters of a speaker's words that are shown."""
WHOLE = 300
"""Characters shown of words that show where somebody stands: conditions come last."""


def incident_lines(incident: Incident, explain: bool = False) -> Iterator[str]:
    """All of an incident."""
    yield f"{incident.id}  {incident.title}"
    where = " · ".join(filter(None, (incident.type, incident.place, incident.time)))
    yield f"    {where}"
    yield f"    {counted(len(incident.reports), 'report')}, {counted(incident.origins, 'original text')}"
    relations = {text.document: text.relation for origin in incident.texts for text in origin.texts}
    for report in incident.reports:
        yield from _report_lines(report, relations.get(report.document, "original"), explain)
    yield "  WHO SAYS WHAT"
    for account in incident.accounts:
        yield from _account_lines(account)
    if incident.differences:
        yield "  WHERE THEY DIFFER"
        speakers = {account.id: speaker_of(account) for account in incident.accounts}
        for difference in incident.differences:
            yield from difference_lines(difference, speakers)
    if decided := decisions(incident):
        yield "  DECIDED BY PEOPLE"
        yield from (f"    {judgement_line(one)}" for one in decided)


def decisions(incident: Incident) -> list[Judgement]:
    """What people decided about the incident and its reports: no values of other incidents, and never what was taken out."""
    used = {value.judged for account in incident.accounts for value in (*account.values.values(), *account.also)}
    used |= {said.judged for account in incident.accounts for said in account.words}
    of_values = [
        one for one in incident.judgements if one.verdict in ("right", "corrected") and one.target.start is not None
    ]
    others = {one.id for one in of_values if one.id not in used}
    return [one for one in incident.judgements if one.verdict != "redacted" and one.id not in others]


def judgement_line(made: Judgement) -> str:
    """A judgement in one line: id, when, who, what, about which words, and why."""
    span = f":{made.target.start}-{made.target.end}" if made.target.start is not None else ""
    parts = [made.id, made.made, made.who, made.verdict, f"{made.target.sha256[:12]}{span}"]
    if made.other:
        parts.append(
            made.other.sha256[:12] + (f":{made.other.start}-{made.other.end}" if made.other.start is not None else "")
        )
    parts += [f"{made.field or ''}={made.value}"] if made.value else [made.field] if made.field else []
    parts += [f"takes back {made.undoes}"] if made.undoes else []
    return "  ".join([*parts, *([f"“{made.note}”"] if made.note else [])])


def counted(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _report_lines(report: TellingReport, relation: str, explain: bool) -> Iterator[str]:
    known = " · ".join(filter(None, (report.published, report.publisher, report.title)))
    kind = "" if relation == "original" else f" ({relation})"
    event = report.event or "no event coded"
    yield f"    {report.document}  {known}{kind} · {event}"
    if explain and report.reasons:
        yield f"        score {report.score:.2f}"
        for reason in report.reasons:
            yield f"        {reason.points:+.2f}  {reason.says}"


def speaker_of(account: Account) -> str:
    """Who says it, for people."""
    return account.speaker or NOBODY


def _account_lines(account: Account) -> Iterator[str]:
    day = f" · {account.first_said[:10]}" if account.first_said else ""
    via = f" · via {', '.join(account.via)}" if account.via else ""
    yield f"    {account.stance:11} {speaker_of(account)}{via}{day}"
    values = ", ".join(f"{name}: {called(value)}" for name, value in account.values.items())
    if values:
        yield f"                {values}"
    for words in list(dict.fromkeys(said.exact for said in account.words))[:2]:
        yield f"                {quoted(words, QUOTED)}"
    for change in account.corrections:
        yield f"                {change.field}: first {change.before.value}, then {change.after.value}"


def difference_lines(difference: Difference, speakers: dict[str, str]) -> Iterator[str]:
    """One difference: the field, its kind, and each value with who gives it."""
    yield f"    {difference.field}: {difference.kind}"
    for standing in difference.values:
        names = ", ".join(dict.fromkeys(speakers[id] for id in standing.accounts))
        yield f"        {standing.value}  according to {names} ({counted(standing.sources, 'source')})"
        for said in standing.words[:2]:
            yield f"            {quoted(said.exact, WHOLE)}"


def quoted(words: str, most: int) -> str:
    """Words between quotation marks, cut at so many characters; their own outer marks are not doubled."""
    bare = " ".join(words.split()).strip('"“”')
    return f"“{bare if len(bare) <= most else bare[: most - 1] + '…'}”"
