"""Where the content of an indirect cue ends: before what is the report's own, or another speaker's."""

from __future__ import annotations

from ofrecord.annotations.quotations.cues import Cues
from ofrecord.language.parse import Token
from ofrecord.language.syntax import FINITE, children, is_title, own_subject

_CHAIN = 6
"""Co-ordinated verbs that are followed."""
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})


def _is_set_back(other: Token, cue: Token) -> bool:
    """Is a verb in the past perfect beside a cue in the past: "said it held the town, and had lost two men"?"""
    return cue.tag_ == "VBD" and other.tag_ == "VBN" and any(a.tag_ == "VBD" for a in children(other, "aux"))


def continued(verb: Token, clause: Token) -> Token:
    """The last clause of the content: a bare infinitive or that-clause beside a finite cue goes on with what is said.

    "said he wanted to rest and let others lead": the parse may hang "let" on "said". So does a finite verb of a series:
    "said it left after men stormed the ward, opened fire and looted it".
    """
    series = [c for c in children(verb, "ccomp") if c.i > clause.i and c.tag_ in FINITE and own_subject(c) is None]
    if series and verb.tag_ in (*FINITE, "VBN"):
        return series[-1]
    beside = [c for c in verb.rights if c.dep_ == "conj" and c.i > clause.right_edge.i]
    for other in beside[:1]:
        bare = other.tag_ == "VB" and verb.tag_ in FINITE and not children(other, "aux")
        if (bare or _is_set_back(other, verb)) and own_subject(other) is None:
            return other
    return clause


def last_of_act(act: Token, cues: Cues) -> Token:
    """The last word of an infinitive or gerund, before a finite verb that the parse co-ordinates with it.

    "vowed to respond and thanked allies": the thanking is not vowed.
    """
    if act.tag_ in FINITE:
        return act.right_edge
    setting = _setting(act, cues)
    if setting is not None:
        return setting.left_edge.nbor(-1)
    node = act
    for _ in range(_CHAIN):
        later = next((c for c in node.rights if c.dep_ == "conj"), None)
        if later is None:
            break
        if later.tag_ in ("VBD", "VBZ") and not children(later, "aux"):
            last = later.left_edge.nbor(-1)
            while last.i > act.i and (last.dep_ == "cc" or last.text == ","):
                last = last.nbor(-1)
            return last
        node = later
    return last_of(act, cues)


def last_of(clause: Token, cues: Cues, described: bool = False) -> Token:
    """The last word of a clause, before what a comma sets off at its end and is the report's own: a relative clause, a
    later or earlier happening ("…, hours after jets bombed the port"), a judgement ("…, a claim that Chad denies"). In what
    is only `described` the relative clause stays. Another's word always goes ("the raid that medics said killed nine").
    """
    last = clause.right_edge
    node = last
    while node != clause and node.i > clause.i:
        first = node.left_edge
        own = (
            (node.dep_ in ("relcl", "advcl") and first.tag_ in RELATIVE)
            or _is_set_beside(node)
            or _is_judgement(node, cues)
        )
        told = _is_others_word(node, cues) or _goes_on(node, cues) or _is_without_proof(node, cues)
        told = told or _is_beside_title(node)
        set_off = own and not described and first.nbor(-1).text == ","
        if node.right_edge.i >= last.i - 1 and (told or set_off):
            last = first.nbor(-1)
        node = node.head
    return last


def last_of_title(verb: Token, last: Token, cues: Cues) -> Token:
    """ "Official says two killed, bridge hit": in a title all that commas set side by side after the cue is said."""
    after = verb.doc[last.i + (last.text != ",") : verb.sent.end]
    if verb.head != verb or len(after) < 3 or after[0].text != "," or not is_title(verb.sent):
        return last
    own = any(t.dep_ in ("mark", "cc") or t.tag_ in FINITE or cues.frames(t) for t in after if not t.is_space)
    return last if own else after[-1]


def _goes_on(node: Token, cues: Cues) -> bool:
    """ "Called on both sides to stop, saying that …": the next thing that the same speaker says."""
    beside = node.dep_ == "advcl" and node.tag_ == "VBG" and own_subject(node) is None
    comma = node.left_edge.i > 0 and node.left_edge.nbor(-1).text == ","
    said = any(
        m.lower_ == "that" or c.tag_ in FINITE for c in children(node, "ccomp") for m in (c, *children(c, "mark"))
    )
    return beside and comma and said and "aside" in (cues.frames(node) or {})


def _is_without_proof(node: Token, cues: Cues) -> bool:
    """ "…, without providing evidence": what the report finds wanting in the claim."""
    giving = children(node, "pcomp") if node.dep_ == "prep" and node.lower_ == "without" else []
    return any(t.lemma_.lower() in cues.words.proving for t in giving)


def _is_others_word(node: Token, cues: Cues) -> bool:
    """ "An assault that medics said killed nine": somebody else's word about the thing, told by the report."""
    subject = own_subject(node)
    if node.dep_ != "relcl" or node.tag_ not in FINITE or subject is None or subject.tag_ in RELATIVE:
        return False
    below = [c for c in children(node, "ccomp") if c.i > node.i and _is_gapped(c)]
    return subject.pos_ != "PRON" and bool(below) and "aside" in (cues.frames(node) or {})


def _is_gapped(clause: Token) -> bool:
    """Has a clause no subject of its own but the relative pronoun before the cue?"""
    subject = own_subject(clause)
    return subject is None or subject.tag_ in RELATIVE or subject.lower_ == "that"


def _setting(act: Token, cues: Cues) -> Token | None:
    """A clause of the report's own that the parse hangs on a gerund or on what is still to be done: "denied targeting
    civilians since it invaded …", "vowed to fight on after troops took the port"."""
    tags = FINITE if act.tag_ == "VBG" else ("VBD",) if act.tag_ == "VB" else ()
    finite = (c for c in children(act, "advcl") if c.tag_ in tags and own_subject(c) is not None and c.i > act.i)
    marks = cues.words.settings if act.tag_ == "VBG" else cues.words.past_settings
    return next((c for c in finite if any(m.lower_ in marks for m in children(c, "mark"))), None)


def _is_beside_title(node: Token) -> bool:
    """ "Rebels deny shelling port as thousands flee": in a title "as" with a clause of its own sets other news beside."""
    marks = children(node, "mark") if node.dep_ == "advcl" and own_subject(node) is not None else []
    return any(m.lower_ == "as" for m in marks) and is_title(node.sent)


def _is_set_beside(node: Token) -> bool:
    """ "Hours after …", "a day before …" with a finite verb: where the report places what was said beside other news."""
    if node.dep_ != "advcl" or own_subject(node) is None:
        return False
    marks = [c for c in children(node, "mark") if c.lower_ in ("after", "before")]
    return any(c.dep_ == "npadvmod" and c.left_edge == node.left_edge and c.i < m.i for m in marks for c in node.lefts)


def _is_judgement(node: Token, cues: Cues) -> bool:
    """ "A claim that …", "an accusation which …": words about what was said."""
    opened = node.left_edge.lower_ in ("a", "an")
    return node.dep_ == "appos" and opened and node.lemma_ in cues.words.judged and bool(children(node, "relcl", "acl"))
