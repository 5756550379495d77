"""What each number of a text counts, as its noun and its clause tell it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ofrecord.annotations.figures.counting import Count, counted_noun, is_older, is_person, kind_of_noun
from ofrecord.annotations.figures.effects import Effects
from ofrecord.annotations.figures.lexicon import FigureWords
from ofrecord.annotations.figures.measures import Measures
from ofrecord.annotations.figures.quantities import Quantities, Quantity, bounds, number_token
from ofrecord.annotations.figures.ratios import Ratios
from ofrecord.annotations.modality import Modalities
from ofrecord.domain.figures import Counts
from ofrecord.language.parse import Doc, Token
from ofrecord.language.syntax import children, clause_head

CASUALTIES = frozenset({"killed", "injured", "missing", "detained", "abducted"})
"""What may be done to "a woman": one person, counted without a number."""
_LONGEST_TOTAL = 10
"""Words back in which the noun of a running total is looked for."""
_SEVERAL = 2
_PARTIES = frozenset({"ORG", "PERSON", "GPE", "NORP", "FAC", "PRODUCT", "CARDINAL", ""})
"""Labels of the model for names; money, measures and dates have others."""
_UNREAL = frozenset({"planned", "demanded", "negated", "hypothetical"})


class Readings:
    """Reads what quantities count."""

    def __init__(self, words: FigureWords, quantities: Quantities, modality: Modalities) -> None:
        self.words, self.modality = words, modality
        self.ratios = Ratios(words, quantities.numbers)
        self.measures, self.effects = Measures(words, quantities), Effects(words)

    def of(self, doc: Doc, quantity: Quantity) -> Iterator[Count]:
        """What a quantity counts: nothing, one thing, or two where two verbs share it ("killed and wounded dozens")."""
        count = self._count(doc, quantity)
        if count is None:
            return
        if count.rule == "effect":
            also = self.effects.shared(count.noun or number_token(doc, quantity))
            if also is not None and also != count.counts:
                yield replace(count, counts=also)
        yield count

    def _count(self, doc: Doc, quantity: Quantity) -> Count | None:
        """What a quantity counts; null for numbers that count nothing (labels, ages, scores, bare numbers)."""
        if self._is_no_count(doc, quantity):
            return None
        measured = self.ratios.of(doc, quantity) or self.measures.of(doc, quantity)
        if measured is not None:
            return measured
        if self._describes(doc, quantity):
            return None
        if (found := self._told_beside(doc, quantity)) is not None:
            return found
        if _lower(doc, quantity.end) == "of" and _lower(doc, quantity.end + 1) in self.words.of_them:
            return self._of_them(doc, quantity)
        noun = counted_noun(doc, quantity, self.words)
        if noun is None or self._opens_next_line(doc, quantity, noun):
            return self._bare(doc, quantity)
        name = noun.lemma_.lower()
        if name in self.words.time_units or noun.lower_ in self.words.time_units or noun.lower_ in self.words.fractions:
            return None
        if name in self.words.no_counts:
            return None
        return self._of_noun(doc, quantity, noun)

    @staticmethod
    def _opens_next_line(doc: Doc, q: Quantity, noun: Token) -> bool:
        """ "Killed: 12 / Injured: 30": is the noun after the number the label of the next line?"""
        return _lower(doc, q.first - 1) == ":" and _lower(doc, noun.i + 1) == ":"

    def _is_no_count(self, doc: Doc, q: Quantity) -> bool:
        named = self._is_label(doc, q) or _opens_name(doc, q)
        return named or self._is_one_of(doc, q) or self._is_age(doc, q) or self.ratios.is_base(doc, q)

    def _is_label(self, doc: Doc, quantity: Quantity) -> bool:
        """Is the number a name's ("Article 51", "Flight 17") and not a count?"""
        if quantity.number != quantity.first or quantity.number == 0 or not doc[quantity.number].text[:1].isdigit():
            return False
        before, number = doc[quantity.number - 1], doc[quantity.number]
        if before.text.islower() and number.dep_ == "nummod" and number.head.i > number.i:
            return False  # "over the past week 35 people were killed"
        labelled = before.lower_.rstrip(".") in self.words.labels and before.dep_ != "ROOT"
        return labelled and (before.text[:1].isupper() or before.pos_ == "NOUN" or before.lower_ == "aged")

    def _is_one_of(self, doc: Doc, quantity: Quantity) -> bool:
        """ "one of the men" picks somebody out and counts nobody; "no one" and "one another" are pronouns."""
        if not quantity.low == quantity.high == 1:
            return False
        after = doc[quantity.end].lower_ if quantity.end < len(doc) else ""
        return after in ("of", "another") or (quantity.first > 0 and doc[quantity.first - 1].lower_ == "no")

    def _is_age(self, doc: Doc, quantity: Quantity) -> bool:
        """A number between commas after a noun is an age: "the farmer, 45, …", "two brothers, 9 and 11, …"; and after "aged"."""
        before = quantity.number - 1
        while before > 0 and (doc[before].pos_ == "NUM" or doc[before].lower_ in (",", "and", "or", "to", "between")):
            before -= 1
        if _lower(doc, before) in self.words.aged:
            return True
        first, end = quantity.number, quantity.number_end
        if first < 2 or end >= len(doc) or end - first > 1:
            return False
        if _lower(doc, first - 1) == "and" and doc[first - 2].pos_ == "NUM":
            first -= 2
        if _lower(doc, end) == "and" and end + 2 < len(doc) and doc[end + 1].pos_ == "NUM":
            end += 2
        marks = (_lower(doc, first - 1), _lower(doc, end))
        return marks in ((",", ","), (",", "."), ("(", ")")) and first > 1 and doc[first - 2].pos_ in ("NOUN", "PROPN")

    def _describes(self, doc: Doc, q: Quantity) -> bool:
        """ "the 27-member bloc", "a 30,000-strong force": the number describes a thing and counts none."""
        if _lower(doc, q.end) != "-" or q.end + 1 >= len(doc) or q.end != q.number_end:
            return False
        return doc[q.end + 1].tag_ in ("NN", "JJ", "NNP") and not doc[q.end].is_followed_by_blank

    def _bare(self, doc: Doc, quantity: Quantity) -> Count | None:
        """A number without a noun that a clause counts people by: "killed three", "a toll of 43", "left 12 wounded"."""
        token = number_token(doc, quantity)
        if _lower(doc, quantity.end) == "of" and quantity.low == 1:
            return None
        effect = self.effects.of(token) or self._headline(doc, quantity, doc[quantity.end - 1])
        effect = effect or self._total_before(doc, quantity) or self._label(doc, quantity)
        if effect is None and self._is_placed_part(doc, quantity):
            return Count(quantity, quantity.first, quantity.end, None, "other", "part")
        if effect is None and is_older(doc, quantity.first, self.words.older):
            return Count(quantity, quantity.first, quantity.end, None, "other", "older")
        if effect is None or (quantity.low == 1 and token.dep_ not in ("dobj", "nsubjpass", "nsubj", "conj")):
            return None
        if self._is_unreal(token):
            return None
        start = _start_of_group(doc, quantity.first, self.words)
        return Count(self._exceeded(doc, quantity), start, quantity.end, None, effect, "effect")

    def _is_placed_part(self, doc: Doc, q: Quantity) -> bool:
        """ "Nine drones, of which two over Goma and three over Sake": a number of those counted before, by where it was."""
        sentence = doc[q.first].sent
        told = " ".join(t.lower_ for t in doc[sentence.start : q.first])
        led = any(told.endswith(f" {p}") for p in self.words.including)
        joined = told.endswith((" and", " ,")) and any(f" {p} " in told for p in self.words.including)
        counted = any(t.pos_ == "NUM" for t in doc[sentence.start : q.first])
        return (led or joined) and counted and _lower(doc, q.end) in self.words.placing

    def _told_beside(self, doc: Doc, q: Quantity) -> Count | None:
        """The word right after the number says it: "12 wounded", "three critically hurt", "six of the dead", "two seriously"."""
        first = q.end + (1 if _lower(doc, q.end) in self.words.gravely else 0)
        if (after := _lower(doc, first)) in self.words.after_number and not self._modifies(doc, first):
            if _lower(doc, first + 1) == ":":
                return None
            return Count(q, q.first, first + 1, None, self.words.itself[after], "effect")
        if first > q.end and (first >= len(doc) or doc[first].pos_ in ("PUNCT", "CCONJ", "SPACE")):
            return Count(q, q.first, first, None, self.words.gravely[_lower(doc, q.end)], "part")
        group = _lower(doc, q.end + 2)
        if doc[q.end : q.end + 2].text.lower() != "of the" or group not in self.words.after_number:
            return None
        if self._modifies(doc, q.end + 2):
            return None
        told = self.effects.of(number_token(doc, q)) or self.words.itself[group]
        return Count(q, q.first, q.end + 3, None, told, "effect")

    @staticmethod
    def _modifies(doc: Doc, i: int) -> bool:
        """Does the word describe a noun after it ("12 wounded soldiers")?"""
        following = doc[i + 1] if i + 1 < len(doc) else None
        return following is not None and following.pos_ in ("NOUN", "PROPN", "ADJ") and doc[i].head.i > i

    def _label(self, doc: Doc, q: Quantity) -> Counts | None:
        """ "Killed: 12", a line of a list."""
        if _lower(doc, q.first - 1) != ":" or q.first < 2:
            return None
        return self.words.itself.get(_lower(doc, q.first - 2)) or self.words.itself.get(doc[q.first - 2].lemma_.lower())

    def _total_before(self, doc: Doc, q: Quantity) -> Counts | None:
        """ "Death Toll in Ferry Disaster Climbs to 120": a running total that a title hides from the parser."""
        if _lower(doc, q.first - 1) not in self.words.cumulative.before:
            return None
        words = self._before_total(doc, q)
        told = [self.words.itself[w] for w in words if w in self.words.after_number]
        return told[-1] if told else "killed" if "toll" in words else None

    def _before_total(self, doc: Doc, q: Quantity) -> list[str]:
        """The words before a number from a noun such as "toll" on; none where there is none near."""
        start = max(doc[q.number].sent.start, q.first - _LONGEST_TOTAL)
        words = [t.lower_ for t in doc[start : q.first]]
        first = next((i for i, w in enumerate(words) if w in self.words.cumulative.totals), None)
        return [] if first is None else words[first:]

    def _exceeded(self, doc: Doc, q: Quantity) -> Quantity:
        """ "has passed 15,000": the total is more than the number."""
        before = doc[q.first - 1].lemma_.lower() if q.first else ""
        if q.qualifier != "exact" or q.low is None or before not in self.words.cumulative.exceeds:
            return q
        if not self._before_total(doc, q):
            return q
        low, high = bounds(q.low, "more_than")
        return replace(q, low=low, high=high, qualifier="more_than")

    def _is_unreal(self, token: Token) -> bool:
        """Is the act that counts them only planned, threatened, demanded, or contrary to fact ("could have killed")?"""
        verb, words = clause_head(token), self.words
        lemma = verb.lemma_.lower()
        if lemma not in words.object_of and lemma not in words.subject_of:
            return False
        if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in words.threatens:
            return True
        helpers = {c.lower_ for c in children(verb, "aux")}
        contrary = bool(helpers & words.counterfactual) and "have" in helpers
        return contrary or self.modality(verb) in _UNREAL

    def _of_them(self, doc: Doc, quantity: Quantity) -> Count | None:
        """ "two of them women", "of whom three died": some of those counted before, by the noun or the clause that follows."""
        after = quantity.end + 2
        noun = doc[after] if after < len(doc) and is_person(doc[after], self.words) else None
        number = number_token(doc, quantity)
        effect = self.effects.of(number)
        if noun is None and effect is None:
            whole = _counted_before(doc, quantity)
            told = self.effects.of(whole) if whole is not None and number.dep_ in ("appos", "dep") else None
            kind = told or (kind_of_noun(whole, frozenset(), self.words) or "other" if whole is not None else None)
            return Count(quantity, quantity.first, after, None, kind, "part") if kind is not None else None
        return Count(quantity, quantity.first, after + 1 if noun else after, noun, effect or "people", "part")

    def _of_noun(self, doc: Doc, quantity: Quantity, noun: Token) -> Count | None:
        before = 4 if _lower(doc, quantity.first - 1) == "of" else 2
        around = (doc[max(0, quantity.first - before) : quantity.first], doc[quantity.end : min(noun.i + 4, len(doc))])
        phrase = frozenset(t.lower_ for span in around for t in span)
        kind = kind_of_noun(noun, phrase, self.words)
        thing = kind not in (None, "people") or noun.lemma_.lower() in self.words.animals_and_things
        effect = None if thing else self._effect(doc, quantity, noun)
        if effect is not None and self._is_unreal(noun):
            effect = self.effects.own(noun)
        of_people = kind == "people" or (noun.dep_ == "conj" and is_person(noun.head, self.words))
        if effect in ("displaced", "returned", "affected", "detained", "abducted") and not of_people:
            effect = effect if noun.lemma_.lower() in self.words.itself else None
        single = quantity.low == quantity.high == 1
        unit = self.words.groups.get(noun.lemma_.lower())
        if effect in ("displaced", "affected", "evacuated") and noun.lemma_.lower() in self.words.armed:
            effect = None
        if effect is not None:
            return Count(quantity, quantity.first, noun.i + 1, noun, effect, "effect", unit)
        if unit is not None:
            return None if single else Count(quantity, quantity.first, noun.i + 1, noun, "other", "noun", unit)
        if kind is not None:
            return Count(quantity, quantity.first, noun.i + 1, noun, kind, "noun")
        return None if single else Count(quantity, quantity.first, noun.i + 1, noun, "other", "other")

    def _effect(self, doc: Doc, quantity: Quantity, noun: Token) -> Counts | None:
        """What was done to those counted; of "11 of the 24 hostages" the clause tells only of the eleven."""
        before = quantity.first - (2 if _lower(doc, quantity.first - 1) in ("the", "its", "their", "his", "her") else 1)
        shared = before > 0 and doc[before].lower_ == "of"
        if shared and (doc[before - 1].pos_ == "NUM" or doc[before - 1].lower_ in self.words.shares):
            return self.effects.own(noun)
        return self.effects.of(noun) or self._headline(doc, quantity, noun)

    def _headline(self, doc: Doc, quantity: Quantity, noun: Token) -> Counts | None:
        """ "Shelling Kills 3 Red Cross Workers", "Five Nurses Abducted": verbs that a title in capitals hides from the parser."""
        before = doc[quantity.first - 1] if quantity.first else None
        if before is not None and before.pos_ != "VERB" and before.text[:1].isupper():
            name = before.lower_.removesuffix("s")
            if found := self.words.object_of.get(name) or self.words.object_of.get(before.lower_):
                return found
        after = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
        if after is None or after.pos_ == "VERB" or not after.text[:1].isupper():
            return None
        return self.words.itself.get(after.lower_)

    def single_persons(self, doc: Doc, lower: Sequence[str], counts: list[Count]) -> Iterator[Count]:
        """ "killed a woman", "two men and a child were wounded": one person where a person is counted as a casualty."""
        taken = {i for c in counts for i in range(c.start, c.end)}
        for token in (doc[i] for i, word in enumerate(lower) if word in ("a", "an") and i not in taken):
            if token.dep_ != "det":
                continue
            noun = token.head
            if (
                noun.i in taken
                or noun.lemma_.lower() in self.words.no_counts
                or noun.lemma_.lower() in self.words.collectives
                or not is_person(noun, self.words)
                or noun.tag_ not in ("NN", "NNP")
            ):
                continue
            effect = self.effects.of(noun)
            if effect in CASUALTIES and not self._is_unreal(noun) and noun.lemma_.lower() not in self.words.itself:
                persons = 2 if noun.lemma_.lower() in self.words.pairs else 1  # "a married couple"
                quantity = Quantity(token.i, token.i + 1, token.i, token.i + 1, persons, persons, "exact")
                yield Count(quantity, token.i, noun.i + 1, noun, effect, "one_person")


def _counted_before(doc: Doc, q: Quantity) -> Token | None:
    """The plural noun that was counted last before "14 of them", in its sentence or the one before."""
    sentence = doc[q.number].sent.start
    start = doc[sentence - 1].sent.start if sentence else 0
    counted = (t.head for t in reversed(list(doc[start : q.first])) if t.dep_ == "nummod" and t.head.pos_ == "NOUN")
    return next((noun for noun in counted if noun.tag_ == "NNS" and noun.i < q.first), None)


def _start_of_group(doc: Doc, first: int, words: FigureWords) -> int:
    """The first token of "a family of five", where the number tells how many are in it."""
    if first < 3 or doc[first - 1].lower_ != "of" or doc[first - 2].lemma_.lower() not in words.collectives:
        return first
    return first - 3 if doc[first - 3].pos_ == "DET" else first - 2


def _lower(doc: Doc, i: int) -> str:
    return doc[i].lower_ if 0 <= i < len(doc) else ""


def _opens_name(doc: Doc, q: Quantity) -> bool:
    """Does a number in figures begin a name ("the 400 Mawozo gang")? What two or more are counted by stands in the plural."""
    number = doc[q.number]
    if q.low is None or q.low < _SEVERAL or not number.text.isdigit() or q.number + 1 >= len(doc):
        return False
    name = doc[q.number + 1]
    return (
        name.tag_.startswith("NNP")
        and name.text[:1].isupper()
        and name.ent_type_ in _PARTIES
        and name.head.tag_ == "NN"
    )
