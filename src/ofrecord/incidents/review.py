"""What most needs a person's eyes, worst first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ofrecord.domain.incidents import Account, Difference, Incident, TellingReport, Value
from ofrecord.incidents.differences import called

DOUBTFUL = 0.6
"""Mean scores below this are worth a look."""
CONTRADICTION, DOUBT, WEAK = 2.0, 1.0, 0.5
CERTAINTY = {"low": 0, "medium": 1, "high": 2}
Given = tuple[Account, str, Value]
"""A value with its account and field."""


@dataclass(frozen=True)
class Question:
    """One thing to decide, and the command by which it is decided."""

    weight: float
    incident: str
    asks: str
    decide: str


def open_questions(incidents: Iterable[Incident]) -> list[Question]:
    """Contradictions by how many stand behind them, reports that belong with doubt, values read by a rule that is often wrong.

    What was judged is left out.
    """
    found = [question for incident in incidents for question in _questions(incident)]
    return sorted(found, key=lambda question: (-question.weight, question.incident, question.asks))


def _questions(incident: Incident) -> Iterator[Question]:
    accounts = {account.id: account for account in incident.accounts}
    asked: set[str] = set()
    for difference in incident.differences:
        given = list(_given(difference, accounts))
        if difference.conflict and not any(value.judged for _, _, value in given):
            asked.add(difference.field.split(" (")[0])
            yield _contradiction(incident, difference, given)
    yield from _doubtful(incident)
    yield from _weak(incident, asked)


def _given(difference: Difference, accounts: Mapping[str, Account]) -> Iterator[Given]:
    """The values that stand in a difference."""
    field = difference.field.split(" (")[0]
    for standing in difference.values:
        for account in (accounts[id] for id in standing.accounts):
            if field in account.values:
                yield account, field, account.values[field]


def _contradiction(incident: Incident, difference: Difference, given: list[Given]) -> Question:
    """The command is about the value that is least certain, and of those the one that fewest give."""
    values = " against ".join(f"{one.value} ({one.sources})" for one in difference.values)
    sources = {account: one.sources for one in difference.values for account in one.accounts}
    weight = CONTRADICTION + sum(one.sources for one in difference.values) / 10
    _, field, value = min(
        given, key=lambda one: (_certainty(one[2]), sources[one[0].id], one[2].said or "~", one[0].id)
    )
    example = f"ofrecord judge wrong {value.item or value.document} --field {field}"
    return Question(round(weight, 2), incident.id, f"{difference.field}: {values}", f"{example}   # “{_short(value)}”")


def _doubtful(incident: Incident) -> Iterator[Question]:
    decided = {target.sha256 for one in incident.judgements if one.other for target in (one.target, one.other)}
    for report in incident.reports:
        if report.score < DOUBTFUL and report.sha256 not in decided:
            others = [one for one in incident.reports if one.sha256 != report.sha256 and (one.event or report.main)]
            other = next((one for one in others if one.main), next(iter(others), None))
            if other is not None and (pair := _pair(report, other)) is not None:
                asks = f"does “{report.title or report.document}” tell of the same? (score {report.score:.2f})"
                yield Question(
                    round(DOUBT + DOUBTFUL - report.score, 2), incident.id, asks, f"ofrecord judge different {pair}"
                )


def _pair(first: TellingReport, second: TellingReport) -> str | None:
    """What the command is given: reports where both are mainly about the incident, else their events."""
    if first.main and second.main:
        return f"{first.document} {second.document}"
    return f"{first.event} {second.event}" if first.event and second.event else None


def _weak(incident: Incident, asked: set[str]) -> Iterator[Question]:
    """Each value once, by its words; those of fields that are asked about anyway are left out."""
    seen: set[tuple[str, str]] = set()
    for account in incident.accounts:
        for field, value in account.values.items():
            if value.confidence != "low" or value.judged or field in asked or (field, value.exact) in seen:
                continue
            seen.add((field, value.exact))
            weight = WEAK + len(incident.reports) / 100
            decide = f"ofrecord judge right {value.item} --field {field}"
            yield Question(round(weight, 2), incident.id, f"{field}: {called(value)}? “{_short(value)}”", decide)


def _certainty(value: Value) -> int:
    return CERTAINTY[value.confidence or "low"]


def _short(value: Value) -> str:
    return value.exact if len(value.exact) <= SHOWN else f"{value.exact[: SHOWN - 1]}…"


SHOWN = 60
"""Characters of the words that are shown."""
