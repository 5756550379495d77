"""Upper-case text is parsed in ordinary letter case; offsets and letters stay."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ofrecord.documents.manuscript import Manuscript
from ofrecord.domain.documents import Block, BlockRole, Document
from ofrecord.language.casing import Casing, is_title_case, is_upper_case, lowered
from ofrecord.language.model import LanguageModel


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return LanguageModel()


@pytest.fixture(scope="module")
def casing(model: LanguageModel) -> Casing:
    return model.casing


def manuscript(*blocks: tuple[BlockRole, str]) -> Manuscript:
    text, found = "", []
    for role, words in blocks:
        found.append(Block(start=len(text), end=len(text) + len(words), role=role))
        text += words + "  "
    return Manuscript(Document(id="t", text=text, blocks=tuple(found)), text)


RECASED = [
    # sentence starts, places, function words
    ("REBELS SHELLED THE CAMP NEAR BAIDOA.", "Rebels shelled the camp near Baidoa."),
    ("THE ROAD WAS CUT. NO CONVOY CAME.", "The road was cut. No convoy came."),
    # inflected common words
    ("SOLDIERS BURNED HOUSES AND KILLED COWS IN KHARKIV.", "Soldiers burned houses and killed cows in Kharkiv."),
    # acronyms: known ones, ones without a vowel, ones in brackets
    ("THE UN SAID ON MONDAY THAT THE RSF LEFT.", "The UN said on Monday that the RSF left."),
    (
        "THE NATIONAL RELIEF COUNCIL (NRC) CLOSED ITS OFFICE IN YEMEN.",
        "The National Relief Council (NRC) closed its office in Yemen.",
    ),
    ("THE US DID NOT TELL US WHO WAS KILLED.", "The US did not tell us who was killed."),
    # months that are words
    ("THE SIEGE MAY END ON 3 MAY OR IN JUNE.", "The siege may end on 3 May or in June."),
    # people and their titles
    ("THEY MET PRESIDENT MBEKI. THE PRESIDENT SMILED.", "They met President Mbeki. The president smiled."),
    # nationality
    ("SUDANESE AND GUATEMALAN DOCTORS CAME, TWO BOLIVIANS AMONG THEM.",
     "Sudanese and Guatemalan doctors came, two Bolivians among them."),
    # apostrophes
    ("THE GOVERNOR'S AIDE SAID: \"WE DON'T KNOW.\"", "The governor's aide said: \"we don't know.\""),
    # listed acronyms stay, and so do words that only look like one
    ("THE MRTA AND THE FARC MET. THE CAR BOMB HIT THE FAR SHORE.",
     "The MRTA and the FARC met. The car bomb hit the far shore."),
    # names made of common words
    ("A SHIP SANK IN THE RED SEA WITH A RED FLAG.", "A ship sank in the Red Sea with a red flag."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RECASED, ids=[t[:30] for t, _ in RECASED])
def test_recasing(casing: Casing, text: str, expected: str) -> None:
    assert casing.recase(text) == expected


HEADLINES = [
    (
        "Rebels Seize Border Town in Eastern Congo as Talks Stall",
        "",
        "Rebels seize border town in eastern Congo as talks stall",
    ),
    ("UN Warns of Famine as Convoys Wait at Rafah", "", "UN warns of famine as convoys wait at Rafah"),
    # the report's own text says that Bush and Lake are names here
    ("Envoy Bush Visits Lake Camp", "The envoy , Amina Bush , went to Lake camp .", "Envoy Bush visits Lake camp"),
]


@pytest.mark.parametrize(("headline", "body", "expected"), HEADLINES)
def test_headlines_in_title_case(casing: Casing, headline: str, body: str, expected: str) -> None:
    assert casing.recase_headline(headline, frozenset(body.split())) == expected


@pytest.mark.parametrize(
    ("text", "upper"),
    [
        ("SHELLS FELL ON THE PORT", True),
        ("KHARTOUM, 4 June (AFP) - Shells fell on the port.", False),
        ("UN, EU, NATO", False),  # acronyms only: too short to tell
        ("", False),
        ("2024 - 2025", False),
    ],
)
def test_what_counts_as_upper_case(text: str, upper: bool) -> None:
    assert is_upper_case(text) is upper


def test_ordinary_sentences_are_not_title_case() -> None:
    assert is_title_case("Drone Hits Market in Northern Mali")
    assert not is_title_case("Drone hits market in northern Mali")


def test_only_what_needs_it_is_recased(casing: Casing) -> None:
    before = manuscript(("headline", "DRONE HITS MARKET IN MALI"), ("paragraph", "A drone hit a market in Mali."))
    after = casing.readable(before).readable
    assert after.startswith("Drone hits market in Mali  ")
    assert after[27:] == before.readable[27:]


def test_acronyms_explained_in_one_block_stay_in_all(casing: Casing) -> None:
    text = "THE HILL PEOPLE'S UNION (HPU) LEFT THE TOWN."
    before = manuscript(("paragraph", text), ("paragraph", "THE HPU CAME BACK, SAID THE HPU."))
    assert casing.readable(before).readable.count("HPU") == 3
    assert "HPU" not in casing.recase("THE HPUS CAME BACK.")


def test_headlines_learn_names_from_the_body(casing: Casing) -> None:
    before = manuscript(
        ("headline", "Mayor Says Little Bridge Was Mined"),
        ("paragraph", "Little Bridge, a suburb, is empty. Near Little Bridge the road was mined."),
        ("headline", "REPAIRS OF THE ROAD HAVE BEGUN"),
    )
    after = casing.readable(before).readable
    assert after.startswith("Mayor says Little Bridge was mined  ")
    assert after.rstrip().endswith("Repairs of the road have begun")


def test_ordinary_text_is_not_copied(casing: Casing) -> None:
    ordinary = manuscript(("headline", "Drone hits market"), ("paragraph", "A drone hit a market in Mali."))
    assert casing.readable(ordinary) is ordinary


@given(st.text())
@settings(max_examples=200, deadline=None)
def test_lower_case_keeps_length_and_letters(text: str) -> None:
    assert len(lowered(text)) == len(text)
    assert lowered(text).casefold() == text.casefold()


@given(text=st.text(alphabet=st.one_of(st.sampled_from("ABÉİẞΣЖ .'’(\n)2"), st.characters())))
@settings(max_examples=200, deadline=None)
def test_recasing_keeps_length_and_letters(casing: Casing, text: str) -> None:
    for changed in (casing.recase(text), casing.recase_headline(text, frozenset(text[::2].split()))):
        assert len(changed) == len(text)
        assert changed.casefold() == text.casefold()


def test_the_parse_of_upper_case_text_finds_the_verb_and_the_names(model: LanguageModel) -> None:
    doc = model.parse(manuscript(("paragraph", "GUNMEN KILLED TWO NURSES IN NIGERIA ON SUNDAY.")))
    assert [t.text for t in doc if t.dep_ == "ROOT"] == ["killed"]
    assert ("Nigeria", "GPE") in [(e.text, e.label_) for e in doc.ents]
    assert [t.idx for t in doc][:2] == [0, 7]
