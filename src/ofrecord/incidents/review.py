"""What most needs a person's eyes, worst first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ofrecord.domain.incidents import Account, Difference, Incident

DOUBTFUL = 0.6
"""Mean scores below this are worth a look."""
CONTRADICTION, DOUBT = 2.0, 1.0


@dataclass(frozen=True)
class Question:
    """One thing to decide, and the command by which it is decided."""

    weight: float
    incident: str
    asks: str
    decide: str


def open_questions(incidents: Iterable[Incident]) -> list[Question]:
    """Contradictions by how many stand behind them, then reports that belong with doubt; what was judged is left out."""
    found = [question for incident in incidents for question in _questions(incident)]
    return sorted(found, key=lambda question: (-question.weight, question.incident, question.asks))


def _questions(incident: Incident) -> Iterator[Question]:
    accounts = {account.id: account for account in incident.accounts}
    for difference in incident.differences:
        if difference.conflict and not _judged(difference, accounts):
            values = " against ".join(f"{one.value} ({one.sources})" for one in difference.values)
            weight = CONTRADICTION + sum(one.sources for one in difference.values) / 10
            example = f"ofrecord judge wrong ITEM --field {difference.field.split(' (')[0]}"
            yield Question(round(weight, 2), incident.id, f"{difference.field}: {values}", example)
    decided = {target for one in incident.judgements if one.other for target in (one.target.sha256, one.other.sha256)}
    mains = [report for report in incident.reports if report.main]
    for report in mains:
        if report.score < DOUBTFUL and report.sha256 not in decided:
            other = next((one for one in mains if one.sha256 != report.sha256), None)
            if other is not None:
                asks = f"does “{report.title or report.document}” tell of the same? (score {report.score:.2f})"
                example = f"ofrecord judge different {report.document} {other.document}"
                yield Question(round(DOUBT + DOUBTFUL - report.score, 2), incident.id, asks, example)


def _judged(difference: Difference, accounts: dict[str, Account]) -> bool:
    field = difference.field.split(" (")[0]
    ids = [id for standing in difference.values for id in standing.accounts]
    values = [accounts[id].values[field] for id in ids if field in accounts[id].values]
    return any(value.judged for value in values)
