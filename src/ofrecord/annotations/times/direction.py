"""Where the words around a time look: ahead of the publication date, or back from it."""

from __future__ import annotations

from ofrecord.annotations.times.lexicon import TimeWords
from ofrecord.language.parse import Span, Token

_REACH = 6
"""How many steps up the parse a verb is looked for."""
_BEFORE_NOUN = frozenset({"poss", "compound", "nmod", "amod", "npadvmod", "nummod"})


class Direction:
    """Reads tense and cues: "will meet on Friday" looks ahead, "since Friday" and "may have died on Friday" back."""

    def __init__(self, words: TimeWords) -> None:
        self.words = words

    def of(self, span: Span | None) -> int:
        """1 or 2 ahead ("plans to meet", "until"), -1 back, 0 neither; 2 where the clause is not told in the past ("will meet")."""
        found = self._looked(span) if span is not None else 0
        return found + 1 if found > 0 and span is not None and not _is_told_back(span.root) else found

    def _looked(self, span: Span) -> int:
        before = span.doc[max(0, span.start - 3) : span.start].text.lower()
        near = [t.lower_ for t in span.doc[max(0, span.start - 2) : span.start]]
        if any(before.endswith(phrase) for phrase in self.words.ahead):
            return 1
        if not self.words.back.isdisjoint(near):
            return -1
        found = self._by_noun(span.root)
        if found is None:
            found = self._tense(span.root)
        return 1 if found == 0 and not self.words.limits.isdisjoint(near) else found

    def _by_noun(self, token: Token) -> int | None:
        """A planned happening ("the 3 May deadline") may lie on either side, whatever the verb; a sudden one ("Friday's
        strike") lies behind. Null where no noun decides."""
        noun, direct = token.head, token.dep_ in _BEFORE_NOUN and token.i < token.head.i
        if not direct and token.dep_ == "pobj":
            noun = token.head.head
        word = noun.lemma_.lower()
        if noun.pos_ not in ("NOUN", "PROPN") or word not in self.words.planned:
            return -1 if direct and word in self.words.sudden else None
        if any(c.lower_ in self.words.pending for c in noun.children):
            return 1
        return max(0, self._tense(noun))

    def _tense(self, token: Token) -> int:
        """1, -1 or 0 by the verbs above a word; an infinitive of purpose looks where its verb does."""
        seen: Token | None = token
        for _ in range(_REACH):
            if seen is None:
                return 0
            if seen.lower_ in self.words.pending and seen.pos_ in ("ADJ", "VERB"):
                return 1
            if seen.pos_ in ("VERB", "AUX"):
                found = self._of_verb(seen, token)
                if found is not None:
                    return found
            seen = None if seen.head.i == seen.i else seen.head
        return 0

    def _of_verb(self, verb: Token, token: Token) -> int | None:
        """The direction of one verb; null for an infinitive that looks where the verb above it does."""
        helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
        infinitive = any(h.tag_ == "TO" for h in helpers)
        fronted = verb.tag_ == "VBD" and token.i < verb.i  # "On Monday Togo pledged …": the day of the pledge
        if (self._foresees(verb) and not fronted) or self._put_off(verb, token):
            return 1
        if any(h.lemma_ == "have" for h in helpers) and not any(h.lower_ in self.words.certain for h in helpers):
            return -1
        if infinitive and self._looks_where_its_head_does(verb):
            return None
        if infinitive or any(h.lower_ in self.words.future for h in helpers):
            return 1
        if any(h.lower_ == "could" for h in helpers):
            return -1 if any(t.lower_ in self.words.negations for t in verb.sent[: verb.i - verb.sent.start]) else 1
        if verb.tag_ == "VBN" and any(h.tag_ in ("VBZ", "VBP") for h in helpers):
            return 0
        return -1 if verb.tag_ in ("VBD", "VBN") or any(h.tag_ == "VBD" for h in helpers) else 0

    def _foresees(self, verb: Token) -> bool:
        """ "plans", "is due", "set for"; not "a record set on", nor a deed ("set it on fire")."""
        word = verb.lemma_.lower()
        if not self.words.deeds.get(word, frozenset()).isdisjoint(child.lower_ for child in verb.children):
            return False
        needs = self.words.only_before.get(verb.lower_)
        if needs is not None and verb.dep_ in ("acl", "relcl") and not any(c.lower_ in needs for c in verb.children):
            return False
        return word in self.words.future

    def _looks_where_its_head_does(self, verb: Token) -> bool:
        """ "to": purpose ("met to end it"), what came about ("managed to leave"), one of a row ("the first to leave")."""
        if verb.head.lower_ in self.words.ranks:
            return True
        if verb.dep_ in ("acl", "relcl"):
            return any(c.lower_ in self.words.ranks for c in verb.head.children)
        above = verb.head.lemma_.lower()
        return (verb.dep_ == "advcl" and above not in self.words.asking) or above in self.words.bringing_about

    def _put_off(self, verb: Token, token: Token) -> bool:
        """ "extended until Friday", "postponed to 6 May": what was done looks ahead to the day."""
        limit = token.head.lower_ in self.words.limits or token.head.lower_ == "to"
        return limit and verb.lemma_.lower() in self.words.put_off


def _is_told_back(token: Token) -> bool:
    """Is the nearest finite verb above a word in the past tense?"""
    for _ in range(_REACH):
        helped = [c for c in token.children if c.dep_ in ("aux", "auxpass")]
        finite = [t.tag_ for t in (token, *helped) if t.tag_ in ("VBD", "VBZ", "VBP", "MD")]
        if finite:
            return "VBD" in finite and "MD" not in finite
        if token.head.i == token.i:
            return False
        token = token.head
    return False
