"""Ties from a quotation's words to mentions and times found before."""

from __future__ import annotations

from bisect import bisect_left

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.quotations.drafts import Draft, Stretch
from ofrecord.domain.mentions import Mention
from ofrecord.language.parse import Token

_PARTIES = frozenset({"person", "people", "organization", "government", "armed_force", "armed_group"})
_BODIES = frozenset({"organization", "government", "armed_force", "armed_group"})
_VOICELESS = frozenset({"weapon", "vehicle", "other"})


class Links:
    """Mentions by the words they cover, times by where they stand."""

    def __init__(self, found: Annotations) -> None:
        self._by_root: dict[int, Mention] = {}
        self._by_token: dict[int, Mention] = {}
        for mention in found.mentions:
            span = found.tokens(mention)
            if span is None:
                continue
            self._by_root.setdefault(span.root.i, mention)
            for token in span:
                self._by_token.setdefault(token.i, mention)
        self._times = sorted(found.times, key=lambda t: t.start)
        self._time_starts = [t.start for t in self._times]
        self._found = found

    def mention(self, head: Token | None) -> Mention | None:
        """The mention whose head the word is, else one that contains it."""
        if head is None:
            return None
        return self._by_root.get(head.i) or self._by_token.get(head.i)

    def speaking(self, head: Token) -> Mention | None:
        """The mention of a speaker. A pronoun that was resolved to a thing without a voice is left unresolved."""
        mention = self.mention(head)
        if mention is None or mention.form != "pronoun" or mention.entity is None:
            return mention
        entity = self._found.entity_by_id.get(mention.entity)
        voiceless = entity is not None and entity.type in _VOICELESS
        return mention.model_copy(update={"entity": None}) if voiceless else mention

    def is_party(self, head: Token) -> bool:
        """Can the word's bearer speak: a person, people, an organisation, a government, a force?"""
        mention = self.mention(head)
        return mention is not None and mention.type in _PARTIES

    def is_body(self, head: Token) -> bool:
        """Is the word part of the name of an organisation, a government or a force?"""
        mention = self.mention(head)
        return mention is not None and mention.form == "name" and mention.type in _BODIES

    def is_named_speaker(self, head: Token) -> bool:
        """Is the word part of a person's or an organisation's name? A country before a colon is a topic."""
        mention = self.mention(head)
        return (
            mention is not None and mention.form == "name" and mention.type in ("person", "organization", "armed_group")
        )

    def time_in(self, where: Stretch | None, draft: Draft) -> str | None:
        """The time expression nearest to the cue that hangs on it and is no part of the content or of the speaker."""
        if where is None or draft.cue is None or draft.verb is None:
            return None
        near = self._times[bisect_left(self._time_starts, where[0]) : bisect_left(self._time_starts, where[1])][:20]
        outside = [t for t in near if not any(a <= t.start < b for a, b in draft.content)]
        own = [t for t in outside if self._hangs_on(t.start, t.end, draft.verb)]
        cue = draft.cue
        return min(own, key=lambda t: abs(t.start - cue[0])).id if own else None

    def _hangs_on(self, start: int, end: int, verb: Token) -> bool:
        span = self._found.doc.char_span(start, end, alignment_mode="expand")
        node = span.root if span is not None else verb
        for _ in range(6):
            if node == verb:
                return True
            if node.pos_ in ("VERB", "AUX") or node.dep_ in ("nsubj", "poss", "relcl"):
                return False
            node = node.head
        return node == verb
