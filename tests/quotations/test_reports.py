"""War reports: relays, silence, denials, judgements on another's claim, unnamed speakers, headlines, layers.

Each table names its columns. Rows are our own sentences; add one by copying a line.
"""

from __future__ import annotations

import pytest

RELAYED = (
    # text, who speaks, who passes it on
    ("Interfax cited the governor as saying that two bridges were down.", "the governor", "Interfax"),
    ("The general was cited by state media as saying the front was stable.", "The general", "state media"),
    ('"The front is stable," the general was quoted as saying by state media.', "the general", "state media"),
    ("Two bridges were down, state television reported, citing the army.", "the army", "state television"),
    ("Interfax reported, citing the ministry, that three drones were shot down.", "the ministry", "Interfax"),
    ("The spokesman told reporters, citing the health ministry, that nine people had died.", "the health ministry", "The spokesman"),
    ("The rebel group, quoted by Al-Masirah, said it had fired two missiles.", "The rebel group", "Al-Masirah"),
    ("In a video carried by the channel, the commander said his men held the airport.", "the commander", "the channel"),
    ("The militants said in a statement carried by the SITE group that they had killed 20 soldiers.", "The militants", "the SITE group"),
    ("Nine people died, the health ministry said in a statement quoted by Anadolu.", "the health ministry", "Anadolu"),
    # who cites a thing speaks himself
    ("The mayor said the turnout was low, citing a survey.", "The mayor", None),
    ("The mayor said the port had been hit.", "The mayor", None),
    ("The mayor said in a statement that the port had been hit.", "The mayor", None),
)  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "via"), RELAYED)
def test_relays(read_text, text, speaker, via):
    (quotation,) = read_text(text).quotations
    assert (quotation.speaker.exact, quotation.via.exact if quotation.via else None) == (speaker, via)


SILENT = (
    # text, who is silent, cue, what was not answered
    ("The army did not immediately comment on the strike.", "The army", "did not immediately comment", "on the strike"),
    ("The army did not immediately comment.", "The army", "did not immediately", "comment"),
    ("Rebel officials could not be reached for comment.", "Rebel officials", "could not be reached", "for comment"),
    ("The two militaries did not immediately respond to requests for comment.", "The two militaries", "did not immediately respond", "to requests for comment"),
    ("The junta's spokesman did not answer calls seeking comment.", "The junta's spokesman", "did not answer", "calls seeking comment"),
    ("There was no immediate comment from Kigali.", "Kigali", "no immediate", "comment"),
    ("There was no response from the coalition.", "the coalition", "no", "response"),
    ("The embassy had no immediate comment.", "The embassy", "no immediate", "comment"),
    ("The company declined to say where the ship was.", "The company", "declined", "to say where the ship was"),
    ("The company refused to comment.", "The company", "refused", "to comment"),
    ("Israel has neither confirmed nor denied the raid.", "Israel", "denied", "the raid"),
    ("The army would not say how many soldiers had died.", "The army", "would not say", "how many soldiers had died"),
    ("The army has not said how many soldiers died.", "The army", "has not said", "how many soldiers died"),
    ("Police have yet to confirm the attack.", "Police", "have yet to confirm", "the attack"),
    ("The army has yet to comment on the raid.", "The army", "has yet to comment", "on the raid"),
    ("The army declined to confirm or deny the strike.", "The army", "declined", "to confirm or deny the strike"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "cue", "content"), SILENT)
def test_silence_is_read_as_silence(read_text, text, speaker, cue, content):
    (quotation,) = read_text(text).quotations
    assert (quotation.speaker.exact, quotation.cue.exact) == (speaker, cue)
    assert (quotation.content[0].exact, quotation.stance) == (content, "declines")


UNVERIFIED = (
    # text, who could not check (None: the report itself), what
    ("The death toll could not be independently verified.", None, "The death toll"),
    ("The claim could not immediately be confirmed.", None, "The claim"),
    ("Neither claim could be independently confirmed.", None, "Neither claim"),
    ("Reuters could not independently verify the report.", "Reuters", "the report"),
    ("Reuters was unable to verify the footage.", "Reuters", "the footage"),
    ("The agency could not immediately confirm the report.", "The agency", "the report"),
)


@pytest.mark.parametrize(("text", "speaker", "content"), UNVERIFIED)
def test_what_could_not_be_checked_is_doubted_and_not_denied(read_text, text, speaker, content):
    (quotation,) = read_text(text).quotations
    assert (quotation.speaker.exact, quotation.content[0].exact) == (speaker, content)
    assert (quotation.stance, quotation.by.rule) == ("doubts", "unverified")


DENIALS = (
    # text, is it a denial of what is said to happen in general?
    ("Moscow denies targeting civilians.", True),
    ("Moscow denies that its forces target civilians.", True),
    ("Rwanda denies backing the rebels.", True),
    ("The army denies bombing markets.", True),
    ("Rwanda, which denies backing the rebels, closed the border.", True),
    ("Moscow, which denies deliberately targeting civilians, fired 40 missiles.", True),
    ("Rwanda has repeatedly denied backing the rebels.", True),
    ("The group has always denied that it holds foreigners.", True),
    ("Moscow denied targeting the hospital.", False),
    ("Rwanda denied backing the rebels in Monday's raid.", False),
    ("The army denies that it bombed the hospital on Tuesday.", False),
    ("The militia denied that its men had burned the village.", False),
    ("The militia denied the charges.", False),
)


@pytest.mark.parametrize(("text", "standing"), DENIALS)
def test_standing_denials_are_told_apart(read_text, text, standing):
    (quotation,) = read_text(text).quotations
    assert quotation.stance == "denies"
    assert (quotation.by.rule == "standing_denial") is standing


COLLECTIVES = (
    # text, speaker, content, stance
    ("Both sides accused each other of breaking the truce.", "Both sides", "each other of breaking the truce", "accuses"),
    ("The two armies accused each other of shelling a clinic.", "The two armies", "each other of shelling a clinic", "accuses"),
    ("Each side blamed the other for the collapse of the talks.", "Each side", "the other for the collapse of the talks", "accuses"),
    ("Kyiv and Moscow traded blame for the blast.", "Kyiv and Moscow", "the blast", "accuses"),
    ("Witnesses and hospital staff said the dead included children.", "Witnesses and hospital staff", "the dead included children", "asserts"),
    ("The two officials said the deal was close.", "The two officials", "the deal was close", "asserts"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "content", "stance"), COLLECTIVES)
def test_sides_speak_together(read_text, text, speaker, content, stance):
    (quotation,) = read_text(text).quotations
    assert (quotation.speaker.exact, quotation.content[0].exact, quotation.stance) == (speaker, content, stance)


STATES = (
    ("A senior U.N. official who spoke on condition of anonymity said the truce was fraying.", "anonymous"),
    ("The truce was fraying, said a diplomat who asked not to be named.", "anonymous"),
    ("Three security sources told Reuters that the leader had fled.", "anonymous"),
    ("One resident, who gave only her first name, said soldiers had taken her son.", "anonymous"),
    ("Three people familiar with the talks said the truce was fraying.", "anonymous"),
    ("Officials briefed on the talks said the truce was fraying.", "anonymous"),
    ("Witnesses said the truce was fraying.", "collective"),
    ("Locals said the fighters came at dawn.", "collective"),
    ("Hospital officials said nine people had died.", "collective"),
    ("The ministry said the dam was safe.", "named"),
    ("The agency said it had run out of flour.", "named"),
    ("Doctors Without Borders said the ward was full.", "named"),
    ('"We will fight," one said.', "anonymous"),
    ('"We have nothing else," said another.', "anonymous"),
)


@pytest.mark.parametrize(("text", "state"), STATES)
def test_how_far_a_speaker_is_known(read_text, text, state):
    assert read_text(text).quotations[0].speaker.state == state


CLOSING = (
    # a reporting clause at the end of a long sentence: text, speaker, content
    (
        "Strikes killed at least 19 people across the strip overnight, including a family of five, hospital officials said.",
        "hospital officials",
        "Strikes killed at least 19 people across the strip overnight, including a family of five",
    ),
    (
        "Gunmen on motorbikes killed 30 people in two villages, residents and a local elected official said on Friday.",
        "residents and a local elected official",
        "Gunmen on motorbikes killed 30 people in two villages",
    ),
    ("The port was hit twice, it added.", "it", "The port was hit twice"),
    ("The average price, it says, would be $300.", "it", "The average price"),
    ("The army withdrew at dawn, three residents said by telephone.", "three residents", "The army withdrew at dawn"),
)


@pytest.mark.parametrize(("text", "speaker", "content"), CLOSING)
def test_reporting_clauses_after_a_comma(read_text, text, speaker, content):
    (quotation,) = read_text(text).quotations
    assert (quotation.speaker.exact, quotation.content[0].exact) == (speaker, content)


INTRODUCED = (
    # text, speaker, content: what leads to quoted words without a reporting verb beside them
    ('The mayor was blunt: "We have no shells left."', "The mayor", '"We have no shells left."'),
    ('Amina Deng has apologised for the delay: "We should have come sooner."', "Amina Deng", '"We should have come sooner."'),
    ("The general's answer was: \"We will not leave the hill.\"", "The general", '"We will not leave the hill."'),
    ('The envoy left at noon. He made this comment: "Nobody wants to talk."', "He", '"Nobody wants to talk."'),
    ('The envoy met rebels, where he said talks were over: "Nobody wants to talk."', "he", '"Nobody wants to talk."'),
    # the cue in a sentence of its own, or behind a name that holds quoted words
    ('"We will be back by the morning." The mayor said.', "The mayor", '"We will be back by the morning."'),
    ('"We shall see," Colonel Idris "the Fox" Bah, who leads the unit, told reporters.', "Colonel Idris \"the Fox\" Bah", '"We shall see,"'),
    ('"Leave this house now," the guard barked.', "the guard", '"Leave this house now,"'),
    ('"You have to go home," the soldier shot back.', "the soldier", '"You have to go home,"'),
    # marks that are the wrong way round or of another kind
    ("“Nobody came for us,“ said the nurse.", "the nurse", "“Nobody came for us,“"),
    ("”Nobody came for us,” said the nurse.", "the nurse", "”Nobody came for us,”"),
    ("\"Nobody came for us,' said the nurse.", "the nurse", "\"Nobody came for us,'"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "content"), INTRODUCED)
def test_quoted_words_find_their_speaker(read_text, text, speaker, content):
    found = [(q.speaker.exact, q.content[0].exact) for q in read_text(text).quotations]
    assert (speaker, content) in found


NOT_INTRODUCED = (
    'The rule on the gate was simple: "No soldiers beyond this point."',
    'It was written on the wall: "No soldiers beyond this point."',
)


@pytest.mark.parametrize("text", NOT_INTRODUCED)
def test_words_on_a_wall_have_no_speaker(read_text, text):
    assert [q for q in read_text(text).quotations if q.by.rule == "introduced"] == []


INVERTED = (
    # who speaks after quoted words, however the parse reads them
    ('"If the siege is not lifted, we will die," warned the mayor of Goro, Seydou Bah.', "the mayor of Goro, Seydou Bah"),
    ('"They encircled the mosque," survivor Issa Garba, 45, told Reuters by telephone.', "Issa Garba"),
    ('"We neither confirm nor deny it," a negotiator, Ali Bakr, was quoted as saying by Masirah television.', "a negotiator"),
    ('"The road is mined," said Colonel Adam Idris, who leads the brigade.', "Colonel Adam Idris"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), INVERTED)
def test_speakers_beside_quoted_words(read_text, text, speaker):
    assert read_text(text).quotations[0].speaker.exact == speaker


JUDGED = (
    # another's claim is judged: (speaker, stance, content)
    (
        "The ministry said its troops had taken the village, a claim that the Ukrainian military rejected.",
        ("The ministry", "asserts", "its troops had taken the village"),
        ("the Ukrainian military", "rejects", "a claim"),
    ),
    ("The army took the village, a claim rejected by Kyiv.", ("Kyiv", "rejects", "a claim")),
    ("The minister called the report baseless.", ("The minister", "rejects", "the report baseless")),
    ("The ministry described the footage as fake.", ("The ministry", "rejects", "the footage as fake")),
    (
        "Tehran rejected accusations that it had armed the militia.",
        ("Tehran", "rejects", "accusations that it had armed the militia"),
        (None, "accuses", "that it had armed the militia"),
    ),
    (
        "The company denied that it was blocking fuel and accused the militia of stealing supplies.",
        ("The company", "denies", "that it was blocking fuel"),
        ("The company", "accuses", "the militia of stealing supplies"),
    ),
    ("A spokesman denied the base had fallen.", ("A spokesman", "denies", "the base had fallen")),
    (
        "The accusation that troops looted the hospital was denied by the army.",
        ("the army", "denies", "The accusation that troops looted the hospital"),
    ),
)


@pytest.mark.parametrize("row", JUDGED, ids=lambda row: row[0][:50])
def test_judgements_on_anothers_word(read_text, row):
    found = [(q.speaker.exact, q.stance, q.content[0].exact) for q in read_text(row[0]).quotations]
    assert [expected for expected in row[1:] if expected not in found] == [], found


ACTS = (
    # text, speaker, stance, content
    ("The army admitted that it had struck the convoy by mistake.", "The army", "asserts", "that it had struck the convoy by mistake"),
    ("The army acknowledged striking the convoy.", "The army", "asserts", "striking the convoy"),
    ("The militia claimed to have shot down a helicopter.", "The militia", "asserts", "to have shot down a helicopter"),
    ("The court ordered the army to let in aid.", "The court", "demands", "the army to let in aid"),
    ("The group vowed revenge.", "The group", "promises", "revenge"),
    ("Donors pledged $2 billion in aid.", "Donors", "promises", "$2 billion in aid"),
    ("The president threatened to cut off gas supplies.", "The president", "threatens", "to cut off gas supplies"),
    ("The general warned residents to leave the city.", "The general", "warns", "residents to leave the city"),
    ("The council called for an immediate ceasefire.", "The council", "requests", "an immediate ceasefire"),
    ("The pope appealed for peace.", "The pope", "requests", "peace"),
    ("Doha welcomed the release.", "Doha", "supports", "the release"),
    ("Doha denounced the siege, which left thousands hungry.", "Doha", "condemns", "the siege, which left thousands hungry"),
    ("Doha welcomed the release, which came on Monday.", "Doha", "supports", "the release"),
    ("Families have called on police to release the men.", "Families", "requests", "police to release the men"),
    ("The governor likened the camp to a prison.", "The governor", "asserts", "the camp to a prison"),
    ("Few officials consider the raid a crime.", "Few officials", "believes", "the raid a crime"),
    ("The agency suggested that the airlift end because planes were late.", "The agency", "asserts", "that the airlift end because planes were late"),
    ("The junta has been criticized for closing schools.", None, "condemns", "The junta"),
    ("The health ministry put the death toll at 41,000.", "The health ministry", "asserts", "the death toll at 41,000"),
    ("The court holds that the arrest was unlawful.", "The court", "believes", "that the arrest was unlawful"),
    ("The officer reflected that nobody had slept.", "The officer", "asserts", "that nobody had slept"),
    ("Cairo condemned the raid as a violation of the truce.", "Cairo", "condemns", "the raid as a violation of the truce"),
    ("Officials fear that hundreds are buried.", "Officials", "believes", "that hundreds are buried"),
    ("The UN estimates that 3 million people need food.", "The UN", "asserts", "that 3 million people need food"),
    ("The faction claimed responsibility for the ambush.", "The faction", "confirms", "the ambush"),
    ("The governor's claim that the city was calm was met with anger.", "The governor", "asserts", "that the city was calm"),
    ("Officials issued a warning that the river would flood.", "Officials", "warns", "that the river would flood"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "stance", "content"), ACTS)
def test_speech_acts(read_text, text, speaker, stance, content):
    (quotation,) = read_text(text).quotations
    assert (quotation.speaker.exact, quotation.stance, quotation.content[0].exact) == (speaker, stance, content)


MEDIA = (
    # text, medium
    ("The leader wrote on X that talks had begun.", "x"),
    ("The leader said in a post on Facebook that talks had begun.", "facebook"),
    ("The premier said on state television that the siege would end.", "television"),
    ("The envoy said at a briefing that famine had set in.", "news_conference"),
    ("In a statement late on Friday, the army said it had withdrawn.", "statement"),
    ("The coordinator said in an interview with the BBC that the camp was full.", "interview"),
    ("The minister told state television that the siege would end.", "television"),
    ("The army said the radio mast had been hit.", None),
    ("The agency called for the release of its staff.", None),
)


@pytest.mark.parametrize(("text", "value"), MEDIA)
def test_by_what_means(read_text, text, value):
    medium = read_text(text).quotations[0].medium
    assert (medium.value if medium else None) == value


LAYERS = (
    # outer cue, inner cue, who speaks in the inner layer
    ("The governor said two people had died, local media reported.", "reported", "said", "The governor"),
    ("Ukraine said that it asked the UN to observe the exchange.", "said", "asked", "it"),
    ("The UN said the army denied that it bombed the camp.", "said", "denied", "the army"),
    ("The mayor said the rebels threatened to burn the mill.", "said", "threatened", "the rebels"),
    ("Kyiv denied Moscow's claim that Toretsk had fallen.", "denied", "claim", "Moscow"),
    # a claim inside another's plan or words is always a layer: it must never be read as a fact
    ("The mayor wants to visit the district that the militia claims to have freed.", "wants", "claims", "the militia"),
    ("The mayor wants to reach the port that the navy says it controls.", "wants", "says", "the navy"),
    ("The army plans to win back the oil field that the rebels claim to have taken.", "plans", "claim", "the rebels"),
    ("The mayor said the militia claimed to have freed the district.", "said", "claimed", "the militia"),
)


@pytest.mark.parametrize(("text", "outer", "inner", "speaker"), LAYERS)
def test_layers_of_speech(read_text, text, outer, inner, speaker):
    by_cue = {q.cue.exact: q for q in read_text(text).quotations if q.cue}
    assert by_cue[inner].parent == by_cue[outer].id
    assert (by_cue[inner].speaker.exact, by_cue[outer].parent) == (speaker, None)


def test_a_clause_set_off_by_a_comma_is_no_layer_but_the_reports_own_words(read_text):
    wants, says = read_text("The mayor wants to reach the port, which the navy says it controls.").quotations
    assert (wants.content[0].exact, says.speaker.exact, says.parent) == ("to reach the port", "the navy", None)


NO_LAYER = (
    # what is not a layer of its own inside another's words
    "The mayor said the rebels want to burn the mill.",
    "The mayor said the rebels support the plan.",
    "The mayor said the army may claim that it won.",
    "A delegation is expected to visit the port, two diplomats said.",
)


@pytest.mark.parametrize("text", NO_LAYER)
def test_plans_and_feelings_inside_speech_are_the_speakers_own(read_text, text):
    assert [q.cue.exact for q in read_text(text).quotations] == ["said"]


NOBODY = (
    "No group claimed responsibility for the attack.",
    "No one immediately claimed responsibility for the attack.",
    "Nobody has claimed responsibility.",
    "The army commented on the strike.",
    "She answered the phone.",
    "The rebels shot down a helicopter.",
    "Planes hit the town as residents slept.",
    "The guards turned the truck around.",
    "The commander called the hospital.",
    "Rebels attacked the base as part of a campaign.",
    "The agency sent a report to the council.",
    "Troops confirmed in the raid were few.",
    "Rebels attacked the camp as part of a campaign.",
    "The navy put the ship at anchor.",
    # verbs that report only with "that"
    "Its troops hold the town, but the enemy has the hills.",
    "Aid continued to reach the camp.",
    "The rise reflects fear in the camps.",
)


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_speaks(read_text, text):
    assert [(q.speaker.exact, q.content[0].exact) for q in read_text(text).quotations] == []


def test_quoted_words_inside_quoted_words_are_a_layer(read_text):
    outer, inner = read_text("\"The soldiers told us, 'Leave now or die,' and we ran,\" said Amina Deng.").quotations
    assert (inner.speaker.exact, inner.content[0].exact) == ("The soldiers", "'Leave now or die,'")
    assert (inner.parent, outer.parent) == (outer.id, None)


def test_a_nickname_inside_quoted_words_is_no_layer(read_text):
    assert len(read_text("\"We call it 'the pit'\" she said.").quotations) == 1
