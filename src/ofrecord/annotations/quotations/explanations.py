"""Why a quotation reads as it does: its cue, its rule with the rule's measured precision, the speakers that were weighed.

Made on request from the same drafts as the quotations; records stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.quotations.drafts import Draft
from ofrecord.annotations.quotations.speakers import holder_of, speaker_of, speaker_stretch, subject_at_a_distance
from ofrecord.domain.explanations import Candidate, Explanation
from ofrecord.language.parse import Token
from ofrecord.language.syntax import own_subject, passive_agents
from ofrecord.lexicons.loader import RuleEntry


def explanation(found: Annotations, quotation: str, draft: Draft, rule: RuleEntry) -> Explanation:
    """The explanation of the quotation that was made from a draft."""
    measured = rule.measured
    return Explanation(
        item=quotation,
        rule=draft.rule,
        says=rule.says,
        measured=f"{measured.right} of {measured.of} right on {measured.on}" if measured else None,
        cue=found.evidence(*draft.cue).exact if draft.cue else None,
        candidates=tuple(_candidate(found, draft, word, why) for word, why in _weighed(draft)),
    )


def _candidate(found: Annotations, draft: Draft, word: Token, why: str) -> Candidate:
    return Candidate(**found.located(*speaker_stretch(word)), why=why, chosen=word == draft.head)


def _weighed(draft: Draft) -> Iterator[tuple[Token, str]]:
    """Words and why they might speak, each once, in the order in which they are asked."""
    seen: set[int] = set()
    for word, why in (*_asked(draft), (draft.via, "passes it on"), (draft.head, _how(draft))):
        if word is not None and word.i not in seen:
            seen.add(word.i)
            yield word, why


def _asked(draft: Draft) -> Iterator[tuple[Token | None, str]]:
    verb = draft.verb
    if verb is None:
        return
    if draft.via is not None:
        yield draft.via, "passes it on"
    for agent in passive_agents(verb):
        yield agent, "stands after by"
    yield own_subject(verb), "subject of the cue"
    if verb.pos_ == "NOUN":
        yield holder_of(verb), "whose word it is"
    yield speaker_of(verb), "lends the cue its subject"
    yield subject_at_a_distance(verb), "first noun of the cue's sentence"


def _how(draft: Draft) -> str:
    if draft.floating:
        return "spoke just before"
    if draft.via is not None:
        return "is cited as the source"
    return "stands beside the words or the cue"
