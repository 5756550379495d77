"""Verbs of the reporting lists that tell a deed or a state here, and nothing that anybody says."""

from __future__ import annotations

from ofrecord.annotations.quotations.cues import Cues, Frames
from ofrecord.language.parse import Token
from ofrecord.language.syntax import children, prepositional


def is_about_another(verb: Token, cues: Cues) -> bool:
    """Is it told of a source that has no name, or of those whom others fear dead?"""
    return _is_about_the_source(verb, cues) or _is_said_of_others(verb, cues)


def is_deed(verb: Token, frame: str, frames: Frames, cues: Cues) -> bool:
    """Does the verb, with content of this shape, tell what somebody does: refuses, backs, kills?"""
    if frame in ("object", "clause") and _withholds(verb, frames, cues):
        return True
    if frame != "object":
        return False
    backs = frames[frame] == "supports" and verb.tag_ == "VB" and verb.dep_ in ("advcl", "acl")
    return backs or _is_no_speech(verb, frames) or _takes_lives(verb, cues)  # backs: "sent troops to support the army"


def _is_no_speech(verb: Token, frames: Frames) -> bool:
    """Does the verb only describe somebody ("fighters opposing the junta"), or a check that is under way?"""
    describes = verb.dep_ in ("amod", "compound") or (
        verb.dep_ == "acl" and verb.tag_ == "VBG" and frames["object"] == "rejects"
    )
    return describes or (frames["object"] == "confirms" and verb.tag_ == "VBG")


def _withholds(verb: Token, frames: Frames, cues: Cues) -> bool:
    """Is something denied to somebody, not disputed: "denied permits to two charities", "refused them entry"?"""
    if frames.get("object") not in ("denies", "declines"):
        return False
    to_whom = frames["object"] == "denies" and any(o.pos_ != "ADP" for o in children(verb, "dative"))
    return to_whom or any(o.lemma_.lower() in cues.words.withheld for o in children(verb, "dobj"))


def _takes_lives(verb: Token, cues: Cues) -> bool:
    """ "The war has claimed thousands of lives": it says nothing."""
    objects = children(verb, "dobj")
    return any(o.lemma_.lower() in cues.words.taken for t in objects for o in (t, *prepositional(t, "of")))


def _is_about_the_source(verb: Token, cues: Cues) -> bool:
    """ "Who did not want to be identified": why a source has no name, nothing that it says."""
    below = [c for c in children(verb, "xcomp") if c.lemma_ in cues.words.naming and children(c, "auxpass")]
    below += [o for o in children(verb, "dobj") if o.lemma_.lower() in cues.words.speakers.anonymity]
    top = verb.head if verb.dep_ == "conj" else verb  # "who helped and who did not want to be named"
    return bool(below) and top.dep_ in ("relcl", "acl", "advcl")


def _is_said_of_others(verb: Token, cues: Cues) -> bool:
    """ "…, dozens feared dead", "…, nine reported missing": what is feared of the subject, which fears nothing."""
    states = children(verb, "oprd", "acomp", "xcomp", "amod", "ccomp", "advcl")
    active = verb.dep_ in ("relcl", "pcomp") or verb.tag_ not in ("VBD", "VBN") or children(verb, "dobj")
    return (
        not active
        and verb.lemma_ in cues.words.impersonal
        and any(
            c.i == verb.i + 1 and (c.pos_ == "ADJ" or (c.tag_ in ("VBN", "VBG") and not children(c, "dobj")))
            for c in states
        )
    )
