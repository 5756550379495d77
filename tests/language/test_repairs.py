"""Garden paths of the parser are mended: (text, word, label, head), and sentences that look alike and stay as they are."""

from __future__ import annotations

import pytest

from ofrecord.documents.manuscript import Manuscript
from ofrecord.domain.documents import Document
from ofrecord.language.changes import RepairWords
from ofrecord.language.parse import Doc, Token
from ofrecord.language.repairs import repaired
from ofrecord.lexicons import Lexicons
from ofrecord.reading import Reader

Row = tuple[str, str, str, int, str]
WORDS = Lexicons().load("repairs", RepairWords)


def built(rows: list[Row]) -> Doc:
    """A parse written down as (word, tag, label, index of the head, kind of name)."""
    text, tokens, at = " ".join(r[0] for r in rows).replace(" - ", "-"), [], 0
    kinds = {"NN": "NOUN", "VB": "VERB", "IN": "ADP", "CC": "CCONJ", "DT": "DET"}
    for i, (word, tag, label, _, name) in enumerate(rows):
        pos = "PROPN" if tag.startswith("NNP") else kinds.get(tag[:2], "X")
        pos = "AUX" if label in ("aux", "auxpass") else pos
        at -= word == "-" or (i > 0 and rows[i - 1][0] == "-")  # "Deir al-Bani"
        tokens.append(Token(i, at, word, word.lower(), word.lower(), tag, pos, label, name, not word.isalnum(), False))
        at += len(word) + 1
    return Doc(text, tokens, [r[3] for r in rows])


LENT = [
    ("Jets", "NNS", "nsubj", 1, ""),
    ("hit", "VBD", "ROOT", 1, ""),
    ("Bani", "NNP", "dobj", 1, "GPE"),
    ("and", "CC", "cc", 2, ""),
    ("rebels", "NNS", "conj", 2, ""),
    ("fired", "VBD", "conj", 1, ""),
    ("rockets", "NNS", "dobj", 5, ""),
]
SERIES = [*LENT[:5], ("and", "CC", "cc", 1, ""), ("fled", "VBD", "conj", 1, ""), (".", ".", "punct", 1, "")]
REDUCED = [
    ("Men", "NNS", "nsubj", 1, ""),
    ("captured", "VBD", "ROOT", 1, ""),
    ("there", "RB", "advmod", 1, ""),
    ("are", "VBP", "auxpass", 4, ""),
    ("held", "VBN", "conj", 1, ""),
]
JOINED = [*REDUCED[:3], ("and", "CC", "cc", 1, ""), ("fled", "VBD", "conj", 1, "")]
LOOSE = [
    ("Icad", "NNP", "npadvmod", 6, "ORG"),
    (",", ",", "punct", 6, ""),
    ("the", "DT", "det", 3, ""),
    ("body", "NN", "nsubj", 6, ""),
    ("there", "RB", "advmod", 3, ""),
    (",", ",", "punct", 6, ""),
    ("denied", "VBD", "ROOT", 6, ""),
]
DATED = [("Monday", "NNP", "npadvmod", 6, "DATE"), *LOOSE[1:]]
WHO = [
    ("defenders", "NNS", "ROOT", 0, ""),
    ("of", "IN", "prep", 0, ""),
    ("Bani", "NNP", "pobj", 1, "GPE"),
    ("who", "WP", "nsubj", 4, ""),
    ("fought", "VBD", "relcl", 2, ""),
]
PERSON = [*WHO[:2], ("Bah", "NNP", "pobj", 1, "PERSON"), *WHO[3:]]
VERBLESS = [
    ("Bah", "NNP", "ROOT", 0, "PERSON"),
    (",", ",", "punct", 0, ""),
    ("an", "DT", "det", 3, ""),
    ("ally", "NN", "appos", 0, ""),
    (",", ",", "punct", 0, ""),
    ("urged", "VBN", "acl", 0, ""),
    ("calm", "NN", "dobj", 5, ""),
    (".", ".", "punct", 0, ""),
]
KILLED = [*VERBLESS[:5], ("killed", "VBN", "acl", 0, ""), ("in", "IN", "prep", 5, ""), (".", ".", "punct", 0, "")]
DID_NOT = [
    ("Bah", "NNP", "nsubj", 1, "PERSON"),
    ("said", "VBD", "ROOT", 1, ""),
    ("trucks", "NNS", "nsubjpass", 5, ""),
    ("had", "VBD", "aux", 5, ""),
    ("been", "VBN", "auxpass", 5, ""),
    ("hit", "VBN", "ccomp", 1, ""),
    ("but", "CC", "cc", 5, ""),
    ("did", "VBD", "aux", 9, ""),
    ("not", "RB", "neg", 9, ""),
    ("say", "VB", "conj", 5, ""),
]
WERE_NOT = [
    *DID_NOT[:7],
    ("were", "VBD", "auxpass", 9, ""),
    ("not", "RB", "neg", 9, ""),
    ("lost", "VBN", "conj", 5, ""),
]
GAPPED = [
    ("Police", "NNS", "nsubj", 1, ""),
    ("met", "VBD", "ROOT", 1, ""),
    ("after", "IN", "mark", 5, ""),
    ("two", "CD", "nsubjpass", 5, ""),
    ("were", "VBD", "auxpass", 5, ""),
    ("killed", "VBN", "advcl", 1, ""),
    ("and", "CC", "cc", 1, ""),
    ("nine", "CD", "nsubj", 8, ""),
    ("wounded", "VBN", "conj", 1, ""),
]
WERE_HURT = [*GAPPED[:8], ("were", "VBD", "auxpass", 9, ""), ("wounded", "VBN", "conj", 1, "")]
TORN = [
    ("Men", "NNS", "nsubj", 6, ""),
    ("from", "IN", "prep", 0, ""),
    ("Deir", "NNP", "pobj", 1, "GPE"),
    ("al", "NNP", "nsubj", 6, ""),
    ("-", "HYPH", "nsubj", 6, ""),
    ("Bani", "NNP", "nsubj", 6, ""),
    ("left", "VBD", "ROOT", 6, ""),
]
WHOLE = [
    *TORN[:3],
    ("al", "NNP", "compound", 5, ""),
    ("-", "HYPH", "punct", 5, ""),
    ("Bani", "NNP", "appos", 2, ""),
    TORN[6],
]
COUNTED = [
    ("Guns", "NNS", "nsubj", 1, ""),
    ("downed", "VBD", "ROOT", 1, ""),
    ("nine", "CD", "npadvmod", 1, ""),
    ("of", "IN", "prep", 2, ""),
    ("ten", "CD", "pobj", 3, ""),
]
NUMBER = [
    ("They", "PRP", "nsubj", 1, ""),
    ("deny", "VBP", "ROOT", 1, ""),
    ("there", "EX", "expl", 3, ""),
    ("is", "VBZ", "ccomp", 1, ""),
    ("hunger", "NN", "attr", 3, ""),
    ("and", "CC", "cc", 3, ""),
    ("have", "VBP", "aux", 7, ""),
    ("left", "VBN", "conj", 3, ""),
]
SAME_NUMBER = [*NUMBER[:6], ("has", "VBZ", "aux", 7, ""), ("grown", "VBN", "conj", 3, "")]
AS = [
    ("Thousands", "NNS", "nsubj", 2, ""),
    ("have", "VBP", "aux", 2, ""),
    ("fled", "VBN", "ROOT", 2, ""),
    ("as", "IN", "prep", 2, ""),
    ("rebels", "NNS", "pobj", 3, ""),
    ("and", "CC", "cc", 4, ""),
    ("troops", "NNS", "conj", 4, ""),
    ("clash", "VBP", "conj", 2, ""),
]
AS_GUESTS = [*AS[:7], ("and", "CC", "cc", 2, ""), ("stayed", "VBD", "conj", 2, "")]
MEASURED = [("Prices", "NNS", "nsubj", 1, ""), ("rose", "VBD", "ROOT", 1, ""), ("nine", "CD", "npadvmod", 1, "")]
SIDES = [
    ("war", "NN", "ROOT", 0, ""),
    ("between", "IN", "prep", 0, ""),
    ("the", "DT", "det", 6, ""),
    ("army", "NN", "nmod", 6, ""),
    ("and", "CC", "cc", 3, ""),
    ("Tosk", "NNP", "conj", 3, ""),
    ("rebels", "NNS", "pobj", 1, ""),
]
OF_BOTH = [("posts", "NNS", "ROOT", 0, ""), ("of", "IN", "prep", 0, ""), *SIDES[2:]]
REJECTED = [
    ("Chad", "NNP", "nsubj", 1, "GPE"),
    ("denied", "VBD", "ROOT", 1, ""),
    ("claims", "NNS", "dobj", 1, ""),
    ("that", "IN", "mark", 5, ""),
    ("rebels", "NNS", "nsubj", 5, ""),
    ("fled", "VBD", "acl", 2, ""),
    (",", ",", "punct", 5, ""),
    ("say", "VBG", "advcl", 5, ""),
    ("they", "PRP", "nsubj", 9, ""),
    ("stayed", "VBD", "ccomp", 7, ""),
]
KILLING = [*REJECTED[:7], ("kill", "VBG", "advcl", 5, ""), ("nine", "CD", "dobj", 7, "")]
PAIR = [
    ("Army", "NN", "npadvmod", 3, ""),
    (",", ",", "punct", 3, ""),
    ("rebels", "NNS", "nsubj", 3, ""),
    ("clash", "VBP", "ROOT", 3, ""),
]
CLOSED = [*PAIR[:3], (",", ",", "punct", 4, ""), ("clash", "VBP", "ROOT", 4, "")]
DAY = [("Monday", "NNP", "npadvmod", 3, "DATE"), *PAIR[1:]]
TRADED = [
    ("Chad", "NNP", "ROOT", 0, "GPE"),
    (",", ",", "punct", 0, ""),
    ("Togo", "NNP", "compound", 4, "GPE"),
    ("trade", "NN", "compound", 4, ""),
    ("blame", "NN", "appos", 0, ""),
]
GOODS = [*TRADED[:4], ("fairs", "NNS", "appos", 0, "")]
GERUND = [
    ("Shelling", "VBG", "aux", 1, ""),
    ("wounded", "VBD", "advcl", 5, ""),
    ("two", "CD", "dobj", 1, ""),
    (",", ",", "punct", 5, ""),
    ("Bah", "NNP", "nsubj", 5, "PERSON"),
    ("say", "VBD", "ROOT", 5, ""),
]
CALLED = [
    ("Chad", "NNP", "nsubj", 1, "GPE"),
    ("dismissed", "VBD", "ROOT", 1, ""),
    ("as", "IN", "prep", 1, ""),
    ("fake", "JJ", "amod", 4, ""),
    ("reports", "NNS", "pobj", 2, ""),
    ("that", "IN", "mark", 7, ""),
    ("it", "PRP", "nsubj", 7, ""),
    ("fled", "VBD", "acl", 4, ""),
]
LIAR = [*CALLED[:3], ("a", "DT", "det", 4, ""), ("liar", "NN", "pobj", 2, "")]
JUDGE = [
    ("Bani", "NNP", "nsubj", 1, ""),
    ("fell", "VBD", "ROOT", 1, ""),
    (",", ",", "punct", 1, ""),
    ("a", "DT", "det", 4, ""),
    ("claim", "NN", "npadvmod", 1, ""),
    ("Chad", "NNP", "compound", 6, "GPE"),
    ("rejects", "NNS", "appos", 4, ""),
]
HEARERS = [
    ("Shells", "NNS", "nsubj", 1, ""),
    ("killed", "VBD", "ROOT", 1, ""),
    ("boys", "NNS", "nsubj", 7, ""),
    (",", ",", "punct", 2, ""),
    ("nurses", "NNS", "conj", 2, ""),
    ("and", "CC", "cc", 2, ""),
    ("cooks", "NNS", "conj", 2, ""),
    ("say", "VBD", "parataxis", 1, ""),
]
VICE = [
    ("the", "DT", "det", 2, ""),
    ("former", "JJ", "amod", 2, ""),
    ("vice", "NN", "dobj", 5, ""),
    ("-", "HYPH", "dobj", 5, ""),
    ("president", "NN", "dobj", 5, ""),
    ("fled", "VBD", "ROOT", 5, ""),
]
OTHERS = [
    ("Two", "CD", "nsubjpass", 2, ""),
    ("were", "VBD", "auxpass", 2, ""),
    ("killed", "VBN", "ROOT", 2, ""),
    ("and", "CC", "cc", 2, ""),
    ("others", "NNS", "conj", 2, ""),
    ("hurt", "VBN", "acl", 4, ""),
]
BLOC = [
    ("bloc", "NN", "ROOT", 0, ""),
    ("of", "IN", "prep", 0, ""),
    ("states", "NNS", "pobj", 1, ""),
    ("that", "WDT", "nsubj", 4, ""),
    ("rules", "VBZ", "relcl", 2, ""),
]
STATES = [*BLOC[:4], ("rule", "VBP", "relcl", 2, "")]
HOLD = [
    ("Tosks", "NNP", "nsubj", 1, ""),
    ("control", "NN", "ROOT", 1, ""),
    ("the", "DT", "det", 3, ""),
    ("ports", "NNS", "dobj", 1, ""),
]
LOME = [
    ("Chad", "NNP", "nsubj", 1, ""),
    ("blamed", "VBD", "ccomp", 8, ""),
    ("Togo", "NNP", "dobj", 1, ""),
    (",", ",", "punct", 8, ""),
    ("a", "DT", "det", 6, ""),
    ("charge", "NN", "compound", 6, ""),
    ("Lome", "NNP", "nsubj", 8, ""),
    ("has", "VBZ", "aux", 8, ""),
    ("denied", "VBN", "ROOT", 8, ""),
]
ENVOY = [*LOME[:5], ("top", "NN", "compound", 6, ""), *LOME[6:]]
HOPED = [
    ("Bah", "NNP", "nsubj", 1, ""),
    ("hoped", "VBD", "ROOT", 1, ""),
    ("to", "TO", "aux", 3, ""),
    ("rest", "VB", "xcomp", 1, ""),
    (",", ",", "punct", 1, ""),
    ("halt", "VB", "conj", 1, ""),
    ("raids", "NNS", "dobj", 5, ""),
]
SLEPT = [*HOPED[:5], ("slept", "VBD", "conj", 1, "")]
ALIKE = [SLEPT, STATES, ENVOY, MEASURED, OF_BOTH, SAME_NUMBER, AS_GUESTS]


@pytest.mark.parametrize(
    ("rows", "word", "label", "head"),
    [
        (LENT, "rebels", "nsubj", "fired"),
        (LENT, "and", "cc", "hit"),
        (REDUCED, "Men", "nsubjpass", "held"),
        (REDUCED, "captured", "acl", "Men"),
        (REDUCED, "held", "ROOT", "held"),
        (LOOSE, "Icad", "nsubj", "denied"),
        (LOOSE, "body", "appos", "Icad"),
        (WHO, "fought", "relcl", "defenders"),
        (VERBLESS, "urged", "ROOT", "urged"),
        (VERBLESS, "Bah", "nsubj", "urged"),
        (DID_NOT, "say", "conj", "said"),
        (TORN, "Bani", "pobj", "from"),
        (TORN, "Deir", "compound", "Bani"),
        (GAPPED, "wounded", "conj", "killed"),
        (GAPPED, "nine", "nsubjpass", "wounded"),
        (COUNTED, "nine", "dobj", "downed"),
        (BLOC, "rules", "relcl", "bloc"),
        (HOLD, "control", "ROOT", "control"),
        (LOME, "blamed", "ROOT", "blamed"),
        (LOME, "charge", "npadvmod", "blamed"),
        (LOME, "denied", "relcl", "charge"),
        (LOME, "Lome", "nsubj", "denied"),
        (NUMBER, "left", "conj", "deny"),
        (NUMBER, "and", "cc", "deny"),
        (AS, "rebels", "nsubj", "clash"),
        (AS, "clash", "advcl", "fled"),
        (SIDES, "army", "pobj", "between"),
        (SIDES, "rebels", "conj", "army"),
        (SIDES, "the", "det", "army"),
        (SIDES, "Tosk", "compound", "rebels"),
        (OTHERS, "hurt", "conj", "killed"),
        (OTHERS, "others", "nsubjpass", "hurt"),
        (REJECTED, "say", "advcl", "denied"),
        (PAIR, "Army", "nsubj", "clash"),
        (PAIR, "rebels", "conj", "Army"),
        (TRADED, "trade", "ROOT", "trade"),
        (TRADED, "Togo", "conj", "Chad"),
        (TRADED, "blame", "dobj", "trade"),
        (GERUND, "wounded", "ccomp", "say"),
        (CALLED, "reports", "dobj", "dismissed"),
        (CALLED, "fake", "amod", "as"),
        (JUDGE, "rejects", "relcl", "claim"),
        (JUDGE, "Chad", "nsubj", "rejects"),
        (HEARERS, "boys", "dobj", "killed"),
        (HEARERS, "nurses", "nsubj", "say"),
        (HEARERS, "cooks", "conj", "nurses"),
        (HOPED, "halt", "conj", "rest"),
        (VICE, "vice", "compound", "president"),
        (VICE, "former", "amod", "president"),
    ],
)
def test_a_garden_path_is_mended(rows: list[Row], word: str, label: str, head: str) -> None:
    token = next(t for t in repaired(built(rows), WORDS) if t.text == word)
    assert (token.dep_, token.head.text) == (label, head)


@pytest.mark.parametrize(
    "rows",
    [SERIES, JOINED, DATED, PERSON, KILLED, WERE_NOT, WERE_HURT, WHOLE, KILLING, CLOSED, DAY, GOODS, LIAR, *ALIKE],
)
def test_what_only_looks_alike_stays(rows: list[Row]) -> None:
    doc = built(rows)
    assert repaired(doc, WORDS) is doc


def test_a_platforms_name_ends_its_sentence(reader: Reader) -> None:
    text = "The mayor answered in a post on X. Bah denied that the bridge was closed. Dr. Ayo agreed."
    sentences = reader.model.parse(Manuscript(Document(id="x", text=text), text)).sents
    assert [s[0].text for s in sentences] == ["The", "Bah", "Dr."]


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        ("Shells fell at 10 a.m. It was market day.", ["Shells", "It"]),
        ("Trucks left at 6 p.m. The road was open.", ["Trucks", "The"]),
        ("Talks began in the U.S. They will go on.", ["Talks", "They"]),
        ("Talks began at 9 a.m. Monday in Doha.", ["Talks"]),
        ("The U.S. Navy sent a ship.", ["The"]),
    ],
)
def test_an_abbreviation_ends_its_sentence_before_a_word_that_opens_one(
    reader: Reader, text: str, firsts: list[str]
) -> None:
    sentences = reader.model.parse(Manuscript(Document(id="x", text=text), text)).sents
    assert [s[0].text for s in sentences] == firsts


def test_a_noun_with_subject_and_object_is_a_verb() -> None:
    control = repaired(built(HOLD), WORDS)[1]
    assert (control.tag_, control.pos_) == ("VBP", "VERB")
