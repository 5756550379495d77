"""Who a draft's speaker is: words, mention, entity and state, also where a text is made to speak for its issuer."""

from __future__ import annotations

from dataclasses import replace

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.quotations.cues import Cues
from ofrecord.annotations.quotations.drafts import Draft, Stretch, stretch
from ofrecord.annotations.quotations.issuers import issuer_of
from ofrecord.annotations.quotations.links import Links
from ofrecord.annotations.quotations.speakers import antecedent, speaker_stretch, state_of
from ofrecord.domain.quotations import Speaker
from ofrecord.language.parse import Token
from ofrecord.language.syntax import children

_COMMA = 2
"""Characters of a comma and the blank after it."""


def voice(found: Annotations, draft: Draft, links: Links, cues: Cues) -> Speaker:
    """The speaker of a draft."""
    head = draft.head
    if head is None:
        return Speaker(state="none")
    issuer = issuer_of(head, cues, links)
    if issuer is not None and not issuer.beside:
        return _of_text(found, issuer.text, issuer.head, links, cues)
    head = issuer.head if issuer is not None and issuer.head is not None else head
    mention = links.speaking(antecedent(head, cues.words.grammar))
    own = speaker_stretch(head)
    span = _beside(_without_medium(own, head, cues) if links.is_party(head) else own, head, draft)
    return Speaker(
        **found.located(*span),
        mention=mention.id if mention else None,
        entity=mention.entity if mention else None,
        state=state_of(head, span, mention, cues.words),
    )


def without_role(found: Annotations, draft: Draft, speaker: Speaker) -> tuple[Draft, Speaker]:
    """ "Two were hurt, the clinic's head, Ali Bah, said": the head is who says it, and no part of what is said.

    The parse may set the role beside the last noun of the words said; it is known by its entity, the speaker's own.
    """
    start, end = draft.content[-1]
    name = speaker.start
    if speaker.entity is None or name is None or not end < name <= end + _COMMA:
        return draft, speaker
    roles = (m for m in found.mentions if m.form == "nominal" and start < m.start and m.end == end)
    role = next((m for m in roles if m.entity == speaker.entity and found.text[m.start - 2 : m.start] == ", "), None)
    if role is None:
        return draft, speaker
    content = (*draft.content[:-1], (start, role.start - _COMMA))
    return replace(draft, content=content), speaker.model_copy(update=found.located(role.start, speaker.end or end))


def _of_text(found: Annotations, text: Token, issuer: Token | None, links: Links, cues: Cues) -> Speaker:
    """ "The statement" stands for its issuer as a pronoun does: resolved to an entity, or left open."""
    mention = (
        links.speaking(antecedent(issuer, cues.words.grammar))
        if issuer is not None and links.is_party(issuer)
        else None
    )
    entity = mention.entity if mention is not None else None
    return Speaker(
        **found.located(*speaker_stretch(text)),
        mention=mention.id if mention is not None and entity else None,
        entity=entity,
        state="pronoun_resolved" if entity else "pronoun_unresolved",
    )


def _without_medium(span: Stretch, head: Token, cues: Cues) -> Stretch:
    """ "The government in a statement accused …": where it was said is no part of who says it."""
    preps = (c for c in children(head, "prep") if c.lower_ in cues.words.medium_prepositions and c.i > head.i)
    medium = (p for p in preps if any(o.lemma_.lower() in cues.media for o in children(p, "pobj")))
    first = next(medium, None)
    return span if first is None or not span[0] < first.idx < span[1] else stretch(head.left_edge, first.nbor(-1))


def _beside(span: Stretch, head: Token, draft: Draft) -> Stretch:
    """The speaker's words without words of the content or the cue that the parse has put under them."""
    start, end = span
    for a, b in (*draft.content, *([draft.cue] if draft.cue else [])):
        end = min(end, a) if head.idx < a else end
        start = max(start, b) if head.idx >= b else start
    if (start, end) == span:
        return span
    inside = head.doc.char_span(start, end, alignment_mode="contract")
    return stretch(inside[0], inside[-1]) if inside is not None and len(inside) else span
