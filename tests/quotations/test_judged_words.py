"""What is said of another's word, whose words a text's are, and where the words of one end for another's.

Each table names its columns. Rows are our own sentences; add one by copying a line.
"""

from __future__ import annotations

import pytest

from ofrecord.sources import Capture

JUDGED = (
    # text, the judge, stance, what is judged, the other's words (None: the report's own)
    ("Residents said soldiers had burned 40 homes in Tawila, a charge the army denied.",
     "the army", "denies", "a charge", "soldiers had burned 40 homes in Tawila"),
    ("The army had executed villagers in Nondin, the rights group said, an accusation the junta denies.",
     "the junta", "denies", "an accusation", "The army had executed villagers in Nondin"),
    ("Kyiv accused Moscow of shelling a convoy near Kupiansk, a charge the Kremlin denied.",
     "the Kremlin", "denies", "a charge", "Moscow of shelling a convoy near Kupiansk"),
    ("Ukraine said Russia had used chemical agents, allegations Moscow has repeatedly denied.",
     "Moscow", "denies", "allegations", "Russia had used chemical agents"),
    ("The rebels said they had shot down a jet, a claim the air force dismissed.",
     "the air force", "rejects", "a claim", "they had shot down a jet"),
    ("The Houthis seized two vessels off Hodeidah, a claim Riyadh rejected.", "Riyadh", "rejects", "a claim", None),
    ("The mayor said the port was closed, a report that the navy confirmed.",
     "the navy", "confirms", "a report", "the port was closed"),
    ("Israel blamed Hezbollah for the rocket attack on the village, which the group denied.",
     "the group", "denies", "Hezbollah for the rocket attack on the village", "Hezbollah for the rocket attack on the village"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "judge", "stance", "judged", "words"), JUDGED, ids=lambda v: str(v)[:40])
def test_judgements_after_a_comma(read_text, text, judge, stance, judged, words):
    found = [(q.speaker.exact, q.stance, q.content[0].exact) for q in read_text(text).quotations]
    assert (judge, stance, judged) in found
    assert sorted(c for s, _, c in found if s != judge) == ([words] if words else [])


def test_what_a_speaker_denies_of_anothers_word_stays_the_others_word(read_text):
    record = read_text("Israel blamed Hezbollah for the rocket attack on Majdal Shams, which the group denied.")
    by_id = {q.id: q.stance for q in record.quotations}
    said = {e.trigger.exact: ([by_id[i] for i in e.attributed_to], e.modality) for e in record.events}
    assert said == {"blamed": ([], "actual"), "rocket attack": (["accuses"], "actual")}


TEXTS = (
    # text, speaker, state, the entity's name
    ("The statement said three peacekeepers had been wounded.", "The statement", "pronoun_unresolved", None),
    ("The army issued a statement on Friday. The statement said troops had retaken Kadugli.", "The statement", "pronoun_resolved", "army"),
    ("In a statement, the junta denied the raid. The statement said its planes had hit a camp.", "The statement", "pronoun_resolved", "junta"),
    ("The militants spoke in a video. The video said they had left.", "The video", "pronoun_resolved", "militants"),
    ("A statement from the Wagner group said its men had left Bamako.", "the Wagner group", "named", "Wagner group"),
    ("The ministry's statement said two drones had been shot down.", "The ministry", "named", "ministry"),
    ("A Human Rights Watch report said both armies had shelled markets.", "Human Rights Watch", "named", "Human Rights Watch"),
    ("Nine rebels died, according to an army statement.", "army", "named", None),
    ("A police report said the roads were mined.", "police", "collective", None),
    ("A draft statement said the roads were mined.", "A draft statement", "pronoun_unresolved", None),
    ("A letter signed by the governors said the roads were mined.", "the governors", "collective", "governors"),
    ("A letter from Monday said the roads were mined.", "A letter from Monday", "pronoun_unresolved", None),
    # passed on by somebody is not issued by him; another text is another's
    ("A report seen by Reuters said the roads were mined.", "A report seen by Reuters", "pronoun_unresolved", None),
    ("The army issued a statement. A letter said the roads were mined.", "A letter", "pronoun_unresolved", None),
    ("The ministry said two drones had been shot down.", "The ministry", "named", "ministry"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "state", "name"), TEXTS)
def test_texts_speak_for_their_issuers(read_text, text, speaker, state, name):
    record = read_text(text)
    names = {e.id: e.name for e in record.entities}
    said = record.quotations[-1].speaker
    assert (said.exact, said.state, names.get(said.entity)) == (speaker, state, name)


def test_a_text_that_speaks_is_the_medium(read_text):
    (quotation,) = read_text("The ministry's statement said two drones had been shot down.").quotations
    assert (quotation.medium.exact, quotation.medium.value) == ("statement", "statement")


INVERTED = (
    # text, speaker, stance, content
    ("If the siege is not lifted, thousands will starve, warned the mayor of El Fasher.",
     "the mayor of El Fasher", "warns", "If the siege is not lifted, thousands will starve"),
    ("Without fuel the hospitals will close within two days, warned the director of the clinic.",
     "the director of the clinic", "warns", "Without fuel the hospitals will close within two days"),
    ("The rebels would attack again within days, predicted General Idris Bah.",
     "General Idris Bah", "asserts", "The rebels would attack again within days"),
    ("More than 300,000 people have fled Port-au-Prince, said the head of the migration agency.",
     "the head of the migration agency", "asserts", "More than 300,000 people have fled Port-au-Prince"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "stance", "content"), INVERTED)
def test_speakers_after_the_cue_of_indirect_words(read_text, text, speaker, stance, content):
    (quotation,) = read_text(text).quotations
    assert (quotation.speaker.exact, quotation.stance, quotation.content[0].exact) == (speaker, stance, content)
    assert quotation.addressee is None


NOT_INVERTED = (
    "One after another, aid groups, among them two from Norway, declared bankruptcy.",
    "The raid, the third this month, reflects the pace of the advance.",
)


@pytest.mark.parametrize("text", NOT_INVERTED)
def test_a_verb_after_a_comma_may_have_its_subject_before_it(read_text, text):
    assert [q.content[0].exact for q in read_text(text).quotations if q.by.rule == "verb_aside"] == []


ENDS = (
    # text, the first quotation's words: where they end
    ("The agency said it left the hospital after soldiers stormed the ward, opened fire and looted it.",
     "it left the hospital after soldiers stormed the ward, opened fire and looted it"),
    ("The UN said it would close the base after rebels fired on it, killed a guard and took vehicles.",
     "it would close the base after rebels fired on it, killed a guard and took vehicles"),
    ("The president vowed to respond and thanked allies for the weapons.", "to respond"),
    ("The president vowed to respond and to rebuild the port.", "to respond and to rebuild the port"),
    ("The minister said the raid had failed and added that troops had left.", "the raid had failed"),
    # another's speech act, joined by "and": told by the tenses
    ("Kyiv said it had shot down six missiles and Moscow accused Ukraine of lying.", "it had shot down six missiles"),
    ("The UN said rebels had taken the airport and two bases and the army denied it.", "rebels had taken the airport and two bases"),
    ("Aid groups said prices had doubled and that families skipped meals.", "prices had doubled and that families skipped meals"),
    ("Russia said it had shot down 52 drones; Ukraine did not comment.", "it had shot down 52 drones"),
    ("Israel says Hamas uses hospitals as bases, which the group denies.", "Hamas uses hospitals as bases"),
    ("The envoy praised the governor, who left on Monday.", "the governor"),
    ("Rebels threatened to burn the mill, which feeds the town.", "to burn the mill"),
    ('In what the governor called "a massacre", soldiers shot 30 worshippers.', '"a massacre"'),
    # an infinitive goes on with a bare one
    ("She wants to triple the convoys, open the port and create a new fund.", "to triple the convoys, open the port and create a new fund"),
    ("The junta declined to threaten Bamako or even name the culprits.", "to threaten Bamako or even name the culprits"),
    ("The minister said the army has great respect for the elders and its remark was a sign of anger.",
     "the army has great respect for the elders and its remark was a sign of anger"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "content"), ENDS)
def test_where_words_end(read_text, text, content):
    assert read_text(text).quotations[0].content[0].exact == content


def test_what_soldiers_did_is_not_laid_at_the_speakers_door(read_text):
    record = read_text("The agency said it left the ward after soldiers stormed it, opened fire and looted it.")
    mentions = {m.id: m.exact for m in record.mentions}
    assert {mentions[a] for e in record.events if e.trigger.exact in ("opened fire", "looted") for a in e.agents} == {
        "soldiers"
    }


INSET = (
    # text, speaker, relay
    ("Al Masirah TV, citing a security source, reported that planes had struck Saada.", "a security source", "Al Masirah TV"),
    ("Citing the governor, Interfax said two bridges had been mined.", "the governor", "Interfax"),
    ("Al Masirah TV, citing a survey, reported that prices had doubled.", "Al Masirah TV", None),
)  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "via"), INSET)
def test_relays_that_cite_before_they_report(read_text, text, speaker, via):
    (quotation,) = [q for q in read_text(text).quotations if q.cue.exact in ("reported", "said")]
    assert (quotation.speaker.exact, quotation.via.exact if quotation.via else None) == (speaker, via)


UNVERIFIED = (
    ("It was not possible to verify the accounts independently.", None),
    ("It was impossible to confirm the death toll.", None),
    ("The BBC has not been able to verify the footage.", "The BBC"),
)


@pytest.mark.parametrize(("text", "speaker"), UNVERIFIED)
def test_what_it_was_not_possible_to_check_is_doubted(read_text, text, speaker):
    (quotation,) = read_text(text).quotations
    assert (quotation.speaker.exact, quotation.stance, quotation.by.rule) == (speaker, "doubts", "unverified")


@pytest.mark.parametrize("text", ["It was not possible to reach the camp.", "It was possible to confirm the toll."])
def test_what_was_possible_or_is_no_check_is_not_doubted(read_text, text):
    assert [q.by.rule for q in read_text(text).quotations if q.by.rule == "unverified"] == []


ONE = (
    # text: one quotation, not two of the same words; its content
    ('The charity warned that "children will die" unless trucks are let in.', 'that "children will die" unless trucks are let in'),
    ("The strike killed six people, according to the mayor, Dr Marwan Sample.", "The strike killed six people"),
    ("Witnesses told of soldiers going from house to house.", "soldiers going from house to house"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "content"), ONE)
def test_words_are_read_once(read_text, text, content):
    (quotation,) = read_text(text).quotations
    assert [c.exact for c in quotation.content] == [content]


def test_an_asked_question_is_not_what_is_answered(read_text):
    record = read_text('Asked by the BBC whether troops had crossed the border, he said: "No."')
    assert [c.exact for q in record.quotations if q.cue.exact == "said" for c in q.content] == ['"No."']


@pytest.fixture(scope="module")
def read_page(reader):
    """Markdown text → record, with its headline."""
    return lambda text: reader.read(Capture(text.encode(), "report.md", "text/markdown"))


def test_a_headline_in_the_present_denies_one_happening(read_page):
    text = "# Army denies bombing market\n\n12 May 2025\n\nMoscow denies targeting civilians."
    rules = {q.content[0].exact: q.by.rule for q in read_page(text).quotations}
    assert rules == {"bombing market": "verb_gerund", "targeting civilians": "standing_denial"}


HEADLINES = (
    # headline, speaker (None: nobody), what is said
    ("Ceasefire talks to resume in Cairo: Egyptian officials", "Egyptian officials", "Ceasefire talks to resume in Cairo"),
    ("UN: famine spreading to five more areas", "UN", "famine spreading to five more areas"),
    ("Two killed in raid on Zamzam camp – medics", "medics", "Two killed in raid on Zamzam camp"),
    ("Gaza hospital hit, dozens dead, says health ministry", "health ministry", "Gaza hospital hit, dozens dead"),
    ("Rebels 'will withdraw' from Walikale, spokesman says", "spokesman", "Rebels 'will withdraw' from Walikale"),
    ("Troops take Novoye over past day — top brass", "top brass", "Troops take Novoye over past day"),
    ("Talks to go on next week — diplomat", "diplomat", "Talks to go on next week"),
    ("Convoy held at the border — again", None, None),
    # a topic or rubric before a colon says nothing
    ("Sudan: what we know of the war so far", None, None),
    ("Analysis: how the rebels took the east", None, None),
    ("Timeline: a year of war in Sudan", None, None),
)  # fmt: skip


@pytest.mark.parametrize(("headline", "speaker", "content"), HEADLINES)
def test_headlines(read_page, headline, speaker, content):
    record = read_page(f"# {headline}\n\n12 May 2025\n\nThe road was quiet.\n\nNobody came.")
    found = [(q.speaker.exact, q.content[0].exact) for q in record.quotations]
    assert found == ([(speaker, content)] if speaker else [])
