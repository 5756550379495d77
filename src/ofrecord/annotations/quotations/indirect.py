"""Indirect speech: one draft for each cue (verb, noun, adjective, "according to") that the parse gives content to."""

from __future__ import annotations

from collections.abc import Iterator

from ofrecord.annotations.quotations.asides import (
    beside_according,
    closing_aside,
    inverted_aside,
    precedes_circumstance,
)
from ofrecord.annotations.quotations.clauses import reading_of
from ofrecord.annotations.quotations.cues import Cues, Frames
from ofrecord.annotations.quotations.deeds import is_about_another, is_deed
from ofrecord.annotations.quotations.drafts import Draft, Stretch, around, branch, cue_stretch, stretch
from ofrecord.annotations.quotations.judgements import judged
from ofrecord.annotations.quotations.relays import quoted_as_saying, quoted_beside
from ofrecord.annotations.quotations.silences import no_comment, silence, unverified
from ofrecord.annotations.quotations.speakers import (
    described_holder,
    holder_of,
    is_nobody,
    parted_subject,
    speaker_of,
    subject_at_a_distance,
)
from ofrecord.annotations.quotations.stance import (
    awaited,
    is_only_supposed,
    is_only_wanted,
    is_standing,
    is_unsaid,
    own_stance,
    stance_after_negation,
)
from ofrecord.language.parse import Doc, Token
from ofrecord.language.syntax import children, is_negated, own_subject, passive_agents, prepositional

_ACTS = frozenset(
    {"accuses", "denies", "confirms", "demands", "requests", "promises", "warns", "threatens", "rejects", "condemns"}
)
_PRESENT = frozenset({"VBZ", "VBP"})
_CHAIN = 6
"""Co-ordinated verbs that are followed."""
_COMPLETE = frozenset({"clause", "aside", "infinitive", "party_infinitive", "gerund", "object_clause"})


def indirect_drafts(doc: Doc, cues: Cues) -> Iterator[Draft]:
    """Drafts for every cue of the document, in the order of the cues."""
    for token in doc:
        draft = None
        if token.pos_ in ("VERB", "AUX"):
            draft = _as_auxiliary(token, cues) if token.dep_ == "aux" else _verb(token, cues)
        elif token.pos_ == "NOUN":
            draft = _noun(token, cues)
        elif token.pos_ == "ADJ":
            draft = _adjective(token, cues)
        if draft is None and token.lower_ == "according":
            draft = _according(token, cues)
        if draft is None and token.lower_ == "by":
            draft = _counted(token, cues)
        if draft is not None and draft.content:
            yield draft


def _relayed(verb: Token, cues: Cues) -> Draft | None:
    """ "The town fell, the agency quoted the mayor as saying": the mayor's words, by way of the agency."""
    found = quoted_beside(verb, cues)
    if found is None or found[1] is None:
        return None
    via, speaker, said = found
    return Draft("verb_aside", "asserts", (branch(said),), cue_stretch(verb), verb, speaker, via)


def _verb(verb: Token, cues: Cues) -> Draft | None:
    relayed = _relayed(verb, cues)
    if relayed is not None:
        return relayed
    told = silence(verb, cues) or unverified(verb, cues)
    frames = cues.frames(verb)
    if told is not None or frames is None:
        return told
    judgement = judged(verb, frames, cues)
    if judgement is not None or (verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod")):
        return judgement
    if is_only_wanted(verb, cues) or is_only_supposed(verb, cues) or is_about_another(verb, cues):
        return None
    if children(verb, "nsubjpass") or (children(verb, "auxpass") and verb.dep_ != "conj"):
        return _passive(verb, frames, cues)
    found = None if inverted_aside(verb) is not None and "aside" in frames else reading_of(verb, frames, cues)
    if found is None:
        return _closing(verb, frames, cues)
    frame, content = found
    if is_deed(verb, frame, frames, cues):
        return None
    via, head = quoted_as_saying(verb, cues) or (None, _speaker(verb, frame, cues))
    if head is None or is_nobody(head, cues.words.grammar) or any(a <= head.idx < b for a, b in content):
        return _closing(verb, frames, cues) if frame in ("clause", "aside") else None
    if frame == "aside" and len(content) > 1 and precedes_circumstance(verb):
        content = content[:1]
    content = tuple(_before_next_cue(part, verb, cues) for part in content)
    yet = awaited(verb, cues)
    unsaid = yet is not None or is_unsaid(verb, cues)
    stance = stance_after_negation(own_stance(verb, frame, frames[frame], content, cues), unsaid, cues)
    standing = stance == "denies" and is_standing(verb, content, cues)
    rule = "standing_denial" if standing else _rule(verb, frame, cues)
    cue = cue_stretch(verb) if yet is None else stretch(yet, verb)
    return Draft(rule, stance, content, cue, verb, head, via)


def _as_auxiliary(verb: Token, cues: Cues) -> Draft | None:
    """ "which denies deliberately targeting civilians": a cue that the parse takes for an auxiliary of its gerund."""
    frames = cues.frames(verb)
    head = own_subject(verb) or own_subject(verb.head)
    if frames is None or "gerund" not in frames or verb.tag_ not in ("VBD", "VBZ", "VBP") or head is None:
        return None
    content = (stretch(verb.nbor(1), verb.head.right_edge),)
    stance = stance_after_negation(frames["gerund"], is_negated(verb), cues)
    rule = "standing_denial" if stance == "denies" and is_standing(verb, content, cues) else "verb_gerund"
    return Draft(rule, stance, content, cue_stretch(verb), verb, head)


def _speaker(verb: Token, frame: str, cues: Cues) -> Token | None:
    above = carried_on(verb, cues) or verb
    head = speaker_of(above)
    return subject_at_a_distance(above) if head is None and frame in ("clause", "aside") else head


def _closing(verb: Token, frames: Frames, cues: Cues) -> Draft | None:
    """The reporting clause at the sentence's end that the parse gives no content."""
    found = (inverted_aside(verb) or closing_aside(verb)) if "aside" in frames else None
    if found is None or is_nobody(found[0], cues.words.grammar):
        return None
    stance = stance_after_negation(frames["aside"], is_negated(verb), cues)
    return Draft("verb_aside", stance, (found[1],), cue_stretch(verb), verb, found[0])


def _rule(verb: Token, frame: str, cues: Cues) -> str:
    if any(c.lower_ in cues.words.modals for c in children(verb, "aux")):
        return "modal_cue"
    return f"verb_{frame}" if frame in _COMPLETE or frame == "object" else "verb_preposition"


def carried_on(verb: Token, cues: Cues) -> Token | None:
    """The cue that this cue really follows: in "X said the truce was broken and added that …", or "…, noting that …",
    the parse hangs the second cue on the clause that the first one reports."""
    if own_subject(verb) is not None or verb.dep_ not in ("conj", "advcl"):
        return None
    clause = verb.head
    for _ in range(_CHAIN):
        if clause.dep_ != "conj":
            break
        clause = clause.head
    if clause.dep_ != "ccomp" or not clause.head.i < clause.i < verb.i:
        return None
    frames, above = cues.frames(verb), cues.frames(clause.head)
    if frames is None or above is None or "clause" not in above or not _is_speech(frames):
        return None
    if reading_of(verb, frames, cues) is None:
        return None
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and verb.lower_.endswith("ed") and _contradicts(verb, frames))
    together = verb.dep_ == "conj" and (
        verb.tag_ == clause.head.tag_ or (past and (clause.tag_ in _PRESENT or clause.head.tag_ == "VBD"))
    )
    beside = verb.dep_ == "advcl" and verb.tag_ == "VBG" and _after_comma(verb.left_edge)
    return clause.head if together or beside else None


def _contradicts(verb: Token, frames: Frames) -> bool:
    """ "Told the radio that contact had been lost but denied it had fallen": the parse takes denied for what contact was."""
    joint = next((c for c in verb.head.rights if c.dep_ == "cc" and c.i < verb.i), None)
    return joint is not None and joint.lower_ == "but" and "aside" in frames and bool(children(verb, "ccomp"))


def _is_speech(frames: Frames) -> bool:
    """Is the verb one of saying, accusing, demanding …, not one of thinking or praising?"""
    return "aside" in frames or any(stance in _ACTS for stance in frames.values())


def _after_comma(token: Token) -> bool:
    """Does a comma, perhaps inside closing marks, stand before the token?"""
    before = token.doc[max(0, token.i - 2) : token.i]
    return any(t.text == "," for t in before) and before[-1].text in (",", '"', "''", "'")


def _before_next_cue(part: Stretch, verb: Token, cues: Cues) -> Stretch:
    """The content up to a later cue, of the same speaker or of another, that the parse has put into it."""
    for other in children(verb, "ccomp"):
        frames = cues.frames(other)
        joint = parted_subject(other)
        if (
            frames is not None
            and joint is not None
            and _is_speech(frames)
            and reading_of(other, frames, cues) is not None
        ):
            first = joint.left_edge
            between = [t for t in verb.doc[verb.i : first.i] if t.dep_ == "cc"]
            if between and part[0] < between[-1].idx < part[1]:
                words = verb.doc.char_span(*part, alignment_mode="expand")
                return stretch(words[0], between[-1].nbor(-1)) if words is not None else part
    for clause in (c for c in verb.rights if c.dep_ == "ccomp"):
        for later in _chained(clause):
            if carried_on(later, cues) == verb:
                last = later.left_edge.nbor(-1)
                while last.i > clause.left_edge.i and (last.dep_ == "cc" or last.text in (",", ";")):
                    last = last.nbor(-1)
                return stretch(clause.left_edge, last)
    return part


def _chained(clause: Token) -> Iterator[Token]:
    """Verbs that are co-ordinated with a clause or hang on it, nearest first."""
    for _ in range(_CHAIN):
        beside = [c for c in clause.rights if c.dep_ in ("conj", "advcl")]
        yield from beside
        clause = next((c for c in beside if c.dep_ == "conj"), clause)
        if not beside or (clause != beside[-1] and clause not in beside):
            return


def _passive(verb: Token, frames: Frames, cues: Cues) -> Draft | None:
    """ "is expected to leave", "was told that", "was denounced by": content is the subject and what is said of it."""
    subjects = children(verb, "nsubjpass")
    agents = passive_agents(verb)
    acts = [
        c
        for c in verb.rights
        if c.dep_ in ("xcomp", "ccomp", "oprd") or (c.dep_ == "prep" and f"object+{c.lower_}" in frames)
    ]
    subject = subjects[0] if subjects and subjects[0].lower_ != "it" else None
    hearer = verb.lemma_ in cues.words.hearer_verbs
    if any(o.lemma_.lower() in cues.words.withheld for o in children(verb, "dobj", "oprd")):
        return None  # "was denied passage by the rebels"
    if not acts and not (agents and "object" in frames):
        return None
    if not agents and verb.lemma_ not in cues.words.impersonal and not hearer:
        return None
    frame = next((f for f in ("clause", "party_infinitive", "object", *frames) if f in frames), "quote")
    content: list[Stretch] = []
    if subject is not None and not hearer:
        content.append(branch(subject))
    content.extend(branch(a) for a in acts[:1])
    stance = stance_after_negation(frames[frame], is_negated(verb), cues)
    head = agents[0] if agents else None
    return Draft("passive", stance, tuple(content), cue_stretch(verb), verb, head) if content else None


def _according(token: Token, cues: Cues) -> Draft | None:
    """ "…, according to X": the clause around it is X's."""
    to = next((c for c in token.children if c.lower_ == "to"), None)
    if to is None and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "to":
        to = token.nbor(1)
    speakers = children(to, "pobj") if to is not None else []
    if to is None or not speakers or speakers[0].lemma_ in cues.words.not_speakers:
        return None
    if _points_back(token):
        before = token.sent.start
        return _whole_sentence(token, before, speakers[0], to) if before > 0 else None
    said = token.head
    for _ in range(8):
        if said.pos_ in ("VERB", "AUX") or said.head == said or said.dep_ in ("relcl", "acl"):
            break
        said = said.head
    while said.dep_ == "conj" and said.head.pos_ in ("VERB", "AUX") and not _is_parted(said):
        said = said.head
    content = around(said, token) if said != token and said.pos_ in ("VERB", "AUX") else ()
    content = tuple(
        _without_joint(p, said) for p in content if not (_is_name_of(speakers[0], p) or _sets_against(token, p))
    ) or beside_according(token, speakers[0])
    return Draft("according_to", "asserts", content, (token.idx, to.idx + len(to)), token, speakers[0])


def _counted(by: Token, cues: Cues) -> Draft | None:
    """ "Nine died, by Kenya's count": the clause is of those whose count it is."""
    counts = [o for o in children(by, "pobj") if o.lemma_.lower() in cues.words.tallies] if by.dep_ == "prep" else []
    owners = [t for o in counts for t in o.lefts if t.dep_ in ("poss", "amod", "compound") and t.pos_ != "NUM"]
    owner = next((t for t in owners if t.dep_ == "poss" or t.ent_type_), None)
    said = by.head
    while said.dep_ == "conj" and said.head.pos_ in ("VERB", "AUX"):
        said = said.head
    if owner is None or said.pos_ not in ("VERB", "AUX"):
        return None
    cue = stretch(by, by.right_edge)
    return Draft("according_to", "asserts", around(said, by), cue, by, owner)


def _points_back(cue: Token) -> bool:
    """ "That is according to X": what the sentence before says."""
    first = cue.doc[cue.sent.start : cue.i]
    return len(first) == 2 and first[0].lower_ in ("that", "this", "it") and first[1].lemma_ in ("be", "'s")


def _whole_sentence(cue: Token, before: int, speaker: Token, to: Token) -> Draft | None:
    """The sentence before as what the speaker says, without the blanks between the two."""
    last = cue.doc[before].nbor(-1)
    while last.is_space and last.i > 0:
        last = last.nbor(-1)
    content = stretch(cue.doc[last.sent.start], last)
    return Draft("according_to", "asserts", (content,), (cue.idx, to.idx + len(to)), cue, speaker)


def _is_parted(verb: Token) -> bool:
    """Does a comma part a clause from the one before it ("…, and nine were hurt, according to X")?"""
    joints = [c for c in verb.head.rights if c.dep_ == "cc" and c.i < verb.i]
    return not joints or joints[-1].nbor(-1).text in (",", ";")


def _sets_against(cue: Token, part: Stretch) -> bool:
    """Does the part after "according to X" set another's word beside it: "…, while Y put the number at …", "…; Y said …"?"""
    words = cue.doc.char_span(*part, alignment_mode="expand")
    if words is None or words.start <= cue.i:
        return False
    return words[0].lower_ in ("while", "whereas", "but") or words[0].nbor(-1).text == ";"


def _without_joint(part: Stretch, said: Token) -> Stretch:
    """A clause without the word that sets it against the one before: "…, although shelling killed two, according to X"."""
    first = said.left_edge
    joined = first.dep_ == "mark" and first.idx == part[0] and said.dep_ == "advcl"
    return (first.nbor(1).idx, part[1]) if joined else part


def _is_name_of(speaker: Token, part: Stretch) -> bool:
    """Are the words right after the speaker's comma only a name: "according to the mayor, Dr Ali Bah"?"""
    words = speaker.doc.char_span(*part, alignment_mode="expand")
    if words is None or words.start != speaker.right_edge.i + 2 or speaker.right_edge.nbor(1).text != ",":
        return False
    return all(t.pos_ in ("PROPN", "PUNCT") for t in words)


def _noun(noun: Token, cues: Cues) -> Draft | None:
    """ "claims that …", "calls for …": what a reporting noun reports, where its owner is named."""
    stance = cues.nouns.get(noun.lemma_.lower())
    silent = no_comment(noun, cues)
    if silent is not None or stance is None:
        return silent
    content = None if _is_medium_of_a_cue(noun, cues) else _noun_content(noun, cues)
    if content is None:
        return None
    head = described_holder(noun, cues.words) or holder_of(noun)
    carried = noun.head.lemma_ in cues.words.light_verbs
    if head is None and noun.dep_ == "dobj" and carried:
        head = speaker_of(noun.head)
    verb_speaks = noun.dep_ == "dobj" and noun.head.pos_ == "VERB" and not carried and not children(noun, "poss")
    verb_speaks = verb_speaks and (head is None or head.head != noun)
    if verb_speaks or is_nobody(head, cues.words.grammar):
        head = None
    if head is None and not any(c.lower_ == "that" for c in children(noun, "acl") for c in children(c, "mark")):
        return None
    return Draft("noun", stance, (content,), (noun.idx, noun.idx + len(noun)), noun, head)


def _is_medium_of_a_cue(noun: Token, cues: Cues) -> bool:
    """ "said in a statement that …" is one quotation, the verb's."""
    if noun.dep_ != "pobj" or noun.head.head.pos_ != "VERB" or noun.head.lower_ not in cues.words.medium_prepositions:
        return False
    return "clause" in (cues.frames(noun.head.head) or {})


def _noun_content(noun: Token, cues: Cues) -> Stretch | None:
    for child in noun.rights:
        named = (
            child.dep_ == "relcl" and child.left_edge.lower_ == "that" and noun.head.lemma_ in cues.words.light_verbs
        )
        if (named or child.dep_ in ("acl", "ccomp")) and any(c.lower_ in ("that", "to") for c in child.lefts):
            return None if _is_relative(child, cues) else branch(child)
        if child.dep_ == "prep" and child.lower_ in cues.words.noun_prepositions.get(noun.lemma_.lower(), ()):
            return next((branch(o) for o in children(child, "pobj", "pcomp")), None)
    return None


def _is_relative(verb: Token, cues: Cues) -> bool:
    """ "a claim that the army rejected": the clause lacks its object, so it says what was done to the claim."""
    that = next((c for c in verb.lefts if c.lower_ == "that"), None)
    while verb.rights and (verb.pos_ == "AUX" or verb.lemma_ in ("unable", "able")):  # "was unable to confirm"
        verb = next((c for c in verb.rights if c.dep_ in ("acomp", "xcomp")), verb.rights[-1])
    lacking = not any(c.dep_ in ("dobj", "ccomp", "xcomp", "prep") for c in verb.rights)
    judged = lacking and ("object" in (cues.frames(verb) or {}) or verb.lemma_ in cues.words.light_verbs)
    return that is not None and (that.dep_ == "nsubj" or judged)


def _adjective(word: Token, cues: Cues) -> Draft | None:
    """ "is confident that", "is determined to", "is critical of": states of mind told of somebody."""
    stance = cues.adjectives.get(word.lemma_.lower())
    if stance is None or word.dep_ not in ("acomp", "conj", "xcomp", "oprd", "advcl"):
        return None
    clauses = [c for c in word.rights if c.dep_ in ("ccomp", "xcomp")]
    content = [branch(c) for c in clauses[:1]] or [branch(o) for o in prepositional(word, "of", "about")[:1]]
    verb = word.head if word.head.pos_ in ("VERB", "AUX") else word
    head = speaker_of(verb)
    if not content or head is None or is_nobody(head, cues.words.grammar):
        return None
    stance = stance_after_negation(stance, is_negated(verb), cues)
    return Draft("adjective", stance, (content[0],), (word.idx, word.idx + len(word)), word, head)
