"""Who a draft's speaker is: words, mention, entity and state, also where a text is made to speak for its issuer."""

from __future__ import annotations

from ofrecord.annotations.annotations import Annotations
from ofrecord.annotations.quotations.cues import Cues
from ofrecord.annotations.quotations.drafts import Draft, Stretch, stretch
from ofrecord.annotations.quotations.issuers import issuer_of
from ofrecord.annotations.quotations.links import Links
from ofrecord.annotations.quotations.speakers import antecedent, speaker_stretch, state_of
from ofrecord.domain.quotations import Speaker
from ofrecord.language.parse import Token


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
    span = _beside(speaker_stretch(head), head, draft)
    return Speaker(
        **found.located(*span),
        mention=mention.id if mention else None,
        entity=mention.entity if mention else None,
        state=state_of(head, span, mention, cues.words),
    )


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
