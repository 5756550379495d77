"""Relays: who passes on whose words. "RIA reported, citing the ministry" is the ministry's word, through RIA."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ofrecord.annotations.quotations.cues import Cues
from ofrecord.annotations.quotations.drafts import Draft, Stretch, stretch
from ofrecord.annotations.quotations.speakers import speaker_of
from ofrecord.language.parse import Doc, Token
from ofrecord.language.syntax import children, passive_agents, prepositional

_PASSED_ON = frozenset({"asserts", "confirms", "denies", "accuses", "warns"})
_SPEECH = frozenset({"verb_clause", "verb_aside", "verb_preposition", "direct_cue", "according_to"})
_FRAMES = frozenset({"verb_object", "verb_preposition", "passive"})
_REACH = 80
"""Tokens between a cue and the source that it cites."""


def quoted_as_saying(verb: Token, cues: Cues) -> tuple[Token | None, Token | None] | None:
    """(via, speaker), as far as the parse shows them, of "the agency quoted the mayor as saying", "the mayor was quoted by the agency as saying"."""
    above = verb.head
    if verb.dep_ != "pcomp" or above.lower_ != "as" or above.head.lemma_ not in cues.words.relay_verbs:
        return None
    relay = above.head
    if children(relay, "auxpass", "nsubjpass"):
        agents = passive_agents(relay) or prepositional(verb, "by")
        return (agents[0] if agents else None), next(iter(children(relay, "nsubjpass", "nsubj")), None)
    quoted = children(relay, "dobj")
    return (speaker_of(relay), quoted[0]) if quoted else None


def quoted_beside(verb: Token, cues: Cues) -> tuple[Token | None, Token | None, Token] | None:
    """(via, speaker, what was said) of "the town fell, the agency quoted the mayor as saying", where the words stand before."""
    if verb.lemma_ not in cues.words.relay_verbs:
        return None
    said = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    saying = next((c for a in children(verb, "prep") if a.lower_ == "as" for c in children(a, "pcomp")), None)
    if said is None or saying is None or "aside" not in (cues.frames(saying) or ()):
        return None
    found = quoted_as_saying(saying, cues)
    return (*found, said) if found is not None else None


def with_relays(drafts: list[Draft], doc: Doc, cues: Cues, is_party: Callable[[Token], bool]) -> list[Draft]:
    """The drafts with the cited source as speaker and the one who cites as relay.

    Only parties speak: who cites a study or a law says it himself.
    """
    cited = {d.verb.i: d for d in drafts if d.verb is not None and _is_citing(d, cues)}
    sources = {i: _source(doc[i]) for i in cited}
    found = [d for d in drafts if d.verb is None or d.verb.i not in cited or not _speaks(sources[d.verb.i], is_party)]
    found = [d for d in found if not _is_quoting_frame(d, cues)]
    for i, source in sources.items():
        if source is not None and is_party(source):
            _pass_on(found, doc[i], source)
    return [_carried(d, cues) for d in found]


def _speaks(source: Token | None, is_party: Callable[[Token], bool]) -> bool:
    return source is not None and is_party(source)


def _is_citing(draft: Draft, cues: Cues) -> bool:
    verb = draft.verb
    return verb is not None and verb.tag_ == "VBG" and verb.lemma_ in cues.words.citing_verbs


def _source(verb: Token) -> Token | None:
    return next(iter(children(verb, "dobj")), None)


def _is_quoting_frame(draft: Draft, cues: Cues) -> bool:
    """ "quoted him" in "quoted him as saying": the saying is its own quotation."""
    verb = draft.verb
    if verb is None or draft.rule not in _FRAMES or verb.lemma_ not in cues.words.relay_verbs:
        return False
    return any(children(p, "pcomp") for p in verb.subtree if p.lower_ == "as" and p.dep_ == "prep")


def _pass_on(drafts: list[Draft], citing: Token, source: Token) -> None:
    """Give the nearest cue before the citing its source, in place; or the cue of the same speaker that comes after it."""
    near = [
        (abs(citing.i - d.verb.i), n)
        for n, d in enumerate(drafts)
        if d.verb is not None and d.verb.sent == citing.sent and citing.i - _REACH <= d.verb.i != citing.i
        if d.verb.i < citing.i or _is_inset(citing, d)
        if d.rule in _SPEECH and d.stance in _PASSED_ON and d.via is None
    ]
    if near:
        n = min(near)[1]
        content = tuple(_without(part, citing) for part in drafts[n].content)
        drafts[n] = replace(drafts[n], head=source, via=drafts[n].head, content=content)


def _is_inset(citing: Token, draft: Draft) -> bool:
    """ "TASS, citing the ministry, reported", "citing the ministry, TASS reported": does the citing belong to the later cue?"""
    return citing.head in (draft.verb, draft.head)


def _without(part: Stretch, citing: Token) -> Stretch:
    """The content without a citing phrase at its edge."""
    first, last = citing.left_edge, citing.right_edge
    start, end = first.idx, last.idx + len(last)
    if not part[0] < end or not start < part[1]:
        return part
    words = citing.doc.char_span(*part, alignment_mode="expand")
    if words is None:
        return part
    if start <= part[0] + 2 and last.i + 1 < words.end:
        return stretch(citing.doc[last.i + 1], words[-1])
    return stretch(words[0], first.nbor(-1)) if part[1] <= end and words.start < first.i else part


def _carried(draft: Draft, cues: Cues) -> Draft:
    """ "said in a statement carried by the SITE group", "according to the ministry, cited by the agency"."""
    if draft.via is not None or draft.verb is None or draft.rule not in _SPEECH:
        return draft
    phrases = [o for p in children(draft.verb, "prep") for o in children(p, "pobj")]
    phrases += [draft.head] if draft.head is not None else []
    for phrase in phrases:
        for carrying in (c for c in phrase.rights if c.dep_ == "acl" and c.tag_ == "VBN"):
            agents = passive_agents(carrying)
            if agents and carrying.lemma_ in cues.words.carrier_verbs:
                return replace(draft, via=agents[0])
    return draft
