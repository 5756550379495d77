"""Quotations: who says what, with which words, and how.

Each row is a text and what is read from it: (speaker, cue, content, stance, kind), "-" for nobody or no cue. Parts of a
discontinuous content are joined by " | ". Rows ask only for the quotations that they list, except where a row lists none.
"""

from __future__ import annotations

import pytest


def told(record):
    """The quotations of a record in the rows' form."""
    return [
        (
            q.speaker.exact or "-",
            q.cue.exact if q.cue else "-",
            " | ".join(c.exact for c in q.content),
            q.stance,
            q.kind,
        )
        for q in record.quotations
    ]


DIRECT = (
    # cue after, before, inside
    ('"We are out of bread," said Amina Deng.', ("Amina Deng", "said", '"We are out of bread,"', "asserts", "direct")),
    ('"We are out of bread," Deng said.', ("Deng", "said", '"We are out of bread,"', "asserts", "direct")),
    ('Deng said: "We are out of bread."', ("Deng", "said", '"We are out of bread."', "asserts", "direct")),
    (
        '"Go now," the nurse told us, "or you will die."',
        ("the nurse", "told", '"Go now," | "or you will die."', "asserts", "direct"),
    ),
    ('"Where is my son?" she asked.', ("she", "asked", '"Where is my son?"', "requests", "direct")),
    ('"They shot at us!" he shouted.', ("he", "shouted", '"They shot at us!"', "asserts", "direct")),
    (
        'The commander wrote: "The bridge is ours."',
        ("The commander", "wrote", '"The bridge is ours."', "asserts", "direct"),
    ),
    # one turn in one paragraph is one quotation
    (
        '"We left at night," he said. "There was no light."',
        ("he", "said", '"We left at night," | "There was no light."', "asserts", "direct"),
    ),
    (
        '"It was dark. Nobody slept," said Musa Bah. "Then the roof fell. We ran."',
        ("Musa Bah", "said", '"It was dark. Nobody slept," | "Then the roof fell. We ran."', "asserts", "direct"),
    ),
    # curly, angled, doubled and single marks
    ("“We are safe,” the mayor said.", ("the mayor", "said", "“We are safe,”", "asserts", "direct")),
    ("«We are safe,» the mayor said.", ("the mayor", "said", "«We are safe,»", "asserts", "direct")),
    ("„We are safe,“ the mayor said.", ("the mayor", "said", "„We are safe,“", "asserts", "direct")),
    ("''We are safe,'' the mayor said.", ("the mayor", "said", "''We are safe,''", "asserts", "direct")),
    ("‘We are safe,’ the mayor said.", ("the mayor", "said", "‘We are safe,’", "asserts", "direct")),
    (
        "“They’re our children’s schools,” the mayor said.",
        ("the mayor", "said", "“They’re our children’s schools,”", "asserts", "direct"),
    ),
    (
        "\"He told me 'get out' twice,\" she said.",
        ("she", "said", "\"He told me 'get out' twice,\"", "asserts", "direct"),
    ),
    # roles and institutions as speakers
    (
        '"The line holds," Sudanese army spokesman Nabil Osman said.',
        ("Sudanese army spokesman Nabil Osman", "said", '"The line holds,"', "asserts", "direct"),
    ),
    (
        '"No aid came in," the World Food Programme said.',
        ("the World Food Programme", "said", '"No aid came in,"', "asserts", "direct"),
    ),
    (
        '"We will not leave," Moscow\'s envoy warned.',
        ("Moscow's envoy", "warned", '"We will not leave,"', "warns", "direct"),
    ),
    # stance of the cue
    (
        '"We never fired on them," the general insisted.',
        ("the general", "insisted", '"We never fired on them,"', "asserts", "direct"),
    ),
    ('"That is false," he confirmed.', ("he", "confirmed", '"That is false,"', "confirms", "direct")),
    (
        '"We will rebuild it," the premier promised.',
        ("the premier", "promised", '"We will rebuild it,"', "promises", "direct"),
    ),
)

INDIRECT = (
    # the reporting clause before what else was going on
    (
        "Militia fighters entered the clinic on Sunday and took nine patients, UN envoy Anna Sample said, two days after the "
        "group confirmed that it had lost the bridge.",
        (
            "UN envoy Anna Sample",
            "said",
            "Militia fighters entered the clinic on Sunday and took nine patients",
            "asserts",
            "indirect",
        ),
    ),
    # "according to X" ends where another's word is set against it
    (
        "Some 900 families left Dosso, according to the Red Cross, while village elders spoke of 2,000.",
        ("the Red Cross", "according to", "Some 900 families left Dosso", "asserts", "indirect"),
    ),
    # a denial ends where its speaker accuses
    (
        "The rebels denied having looted the clinic in May and accused the army of staging the raid.",
        ("The rebels", "denied", "having looted the clinic in May", "denies", "indirect"),
        ("The rebels", "accused", "the army of staging the raid", "accuses", "indirect"),
    ),
    # a sentence may end with a network's name
    (
        '"We were shelled," the mayor said in a post on X. Army spokesman Paul Sample rejected the claim.',
        ("Army spokesman Paul Sample", "rejected", "the claim", "rejects", "indirect"),
    ),
    ("The army said it had retaken the town.", ("The army", "said", "it had retaken the town", "asserts", "indirect")),
    (
        "The army said that it had retaken the town.",
        ("The army", "said", "that it had retaken the town", "asserts", "indirect"),
    ),
    (
        "The army said on Monday that two posts fell.",
        ("The army", "said", "that two posts fell", "asserts", "indirect"),
    ),
    (
        "The ministry reported that nine people had died.",
        ("The ministry", "reported", "that nine people had died", "asserts", "indirect"),
    ),
    (
        "Residents told Reuters that tanks entered the city.",
        ("Residents", "told", "that tanks entered the city", "asserts", "indirect"),
    ),
    (
        "The UN estimates that a million people have fled.",
        ("The UN", "estimates", "that a million people have fled", "asserts", "indirect"),
    ),
    ("Kyiv insisted the plan was still on.", ("Kyiv", "insisted", "the plan was still on", "asserts", "indirect")),
    ("He asked whether the road was open.", ("He", "asked", "whether the road was open", "requests", "indirect")),
    (
        "The army claims to have destroyed six boats.",
        ("The army", "claims", "to have destroyed six boats", "asserts", "indirect"),
    ),
    # aside: after, inside, before
    (
        "Two bridges were destroyed, officials said.",
        ("officials", "said", "Two bridges were destroyed", "asserts", "indirect"),
    ),
    ("The depot, the army said, was empty.", ("the army", "said", "The depot | was empty", "asserts", "indirect")),
    ("Shells hit the port, the mayor added.", ("the mayor", "added", "Shells hit the port", "asserts", "indirect")),
    # according to
    (
        "Nine people died, according to the Red Crescent.",
        ("the Red Crescent", "according to", "Nine people died", "asserts", "indirect"),
    ),
    (
        "According to the Red Crescent, nine people died.",
        ("the Red Crescent", "According to", "nine people died", "asserts", "indirect"),
    ),
    (
        "At least 20 houses burned, according to two witnesses.",
        ("two witnesses", "according to", "At least 20 houses burned", "asserts", "indirect"),
    ),
    # confirm, deny
    (
        "The ministry confirmed that the dam had burst.",
        ("The ministry", "confirmed", "that the dam had burst", "confirms", "indirect"),
    ),
    ("The governor confirmed the arrest.", ("The governor", "confirmed", "the arrest", "confirms", "indirect")),
    (
        "The militia denied that it had taken hostages.",
        ("The militia", "denied", "that it had taken hostages", "denies", "indirect"),
    ),
    ("The militia denied taking hostages.", ("The militia", "denied", "taking hostages", "denies", "indirect")),
    ("The militia has denied the charges.", ("The militia", "has denied", "the charges", "denies", "indirect")),
    # accuse, blame, claim responsibility
    (
        "The envoy accused the rebels of burning villages.",
        ("The envoy", "accused", "the rebels of burning villages", "accuses", "indirect"),
    ),
    (
        "Tripoli blamed the militia for the blast.",
        ("Tripoli", "blamed", "the militia for the blast", "accuses", "indirect"),
    ),
    (
        "Tripoli blamed the blast on the militia.",
        ("Tripoli", "blamed", "the blast on the militia", "accuses", "indirect"),
    ),
    (
        "The group alleged that guards beat prisoners.",
        ("The group", "alleged", "that guards beat prisoners", "accuses", "indirect"),
    ),
    (
        "The faction claimed responsibility for the bombing.",
        ("The faction", "claimed", "the bombing", "confirms", "indirect"),
    ),
    # demand, urge, ask, call
    (
        "The council demanded that the siege be lifted.",
        ("The council", "demanded", "that the siege be lifted", "demands", "indirect"),
    ),
    (
        "The council demanded an end to the siege.",
        ("The council", "demanded", "an end to the siege", "demands", "indirect"),
    ),
    (
        "The colonel ordered his men to withdraw.",
        ("The colonel", "ordered", "his men to withdraw", "demands", "indirect"),
    ),
    (
        "The pope urged both sides to lay down their arms.",
        ("The pope", "urged", "both sides to lay down their arms", "requests", "indirect"),
    ),
    (
        "Aid groups asked the army to open the crossing.",
        ("Aid groups", "asked", "the army to open the crossing", "requests", "indirect"),
    ),
    (
        "Cairo called on the two armies to stop fighting.",
        ("Cairo", "called", "the two armies to stop fighting", "requests", "indirect"),
    ),
    ("Cairo called for a truce.", ("Cairo", "called", "a truce", "requests", "indirect")),
    # promise, threaten, warn
    (
        "The president vowed to retake the city.",
        ("The president", "vowed", "to retake the city", "promises", "indirect"),
    ),
    ("Berlin pledged to send more trucks.", ("Berlin", "pledged", "to send more trucks", "promises", "indirect")),
    (
        "The junta promised that elections would be held.",
        ("The junta", "promised", "that elections would be held", "promises", "indirect"),
    ),
    (
        "The rebels threatened to cut the road.",
        ("The rebels", "threatened", "to cut the road", "threatens", "indirect"),
    ),
    (
        "The WHO warned that cholera would spread.",
        ("The WHO", "warned", "that cholera would spread", "warns", "indirect"),
    ),
    ("The WHO warned of mass hunger.", ("The WHO", "warned", "mass hunger", "warns", "indirect")),
    # reject, condemn, support, doubt
    ("Tehran rejected the proposal.", ("Tehran", "rejected", "the proposal", "rejects", "indirect")),
    ("Kinshasa dismissed the report.", ("Kinshasa", "dismissed", "the report", "rejects", "indirect")),
    ("Ankara has condemned the strike.", ("Ankara", "has condemned", "the strike", "condemns", "indirect")),
    (
        "Ankara denounced the raid as a war crime.",
        ("Ankara", "denounced", "the raid as a war crime", "asserts", "indirect"),
    ),
    (
        "Paris criticized the army for the delay.",
        ("Paris", "criticized", "the army for the delay", "condemns", "indirect"),
    ),
    (
        "Washington welcomed the release of the hostages.",
        ("Washington", "welcomed", "the release of the hostages", "supports", "indirect"),
    ),
    (
        "Analysts doubt that the truce will hold.",
        ("Analysts", "doubt", "that the truce will hold", "doubts", "indirect"),
    ),
    # decline and silence
    ("The spokesman declined to comment.", ("The spokesman", "declined", "to comment", "declines", "indirect")),
    ("The junta refused to name the dead.", ("The junta", "refused", "to name the dead", "declines", "indirect")),
    (
        "The army did not respond to a request for comment.",
        ("The army", "did not respond", "to a request for comment", "declines", "indirect"),
    ),
    (
        "The ministry would not confirm that the plane was hit.",
        ("The ministry", "would not confirm", "that the plane was hit", "declines", "indirect"),
    ),
    (
        "The general did not say that his men had left.",
        ("The general", "did not say", "that his men had left", "declines", "indirect"),
    ),
    # belief and intent are not speech
    ("Officials believe that the ship sank.", ("Officials", "believe", "that the ship sank", "believes", "indirect")),
    (
        "The mayor fears that the dam will break.",
        ("The mayor", "fears", "that the dam will break", "believes", "indirect"),
    ),
    ("She does not think that he is alive.", ("She", "does not think", "that he is alive", "doubts", "indirect")),
    ("The rebels want to hold talks.", ("The rebels", "want", "to hold talks", "intends", "indirect")),
    ("Nairobi plans to send police.", ("Nairobi", "plans", "to send police", "intends", "indirect")),
    (
        "The envoys hope to end the crisis.",
        ("The envoys", "hope", "to end the crisis", "intends", "indirect"),
    ),
    # said by nobody in particular
    (
        "The drone was believed to have come from the coast.",
        ("-", "was believed", "The drone | to have come from the coast", "believes", "indirect"),
    ),
    ("The raid was condemned by Ankara.", ("Ankara", "was condemned", "The raid", "condemns", "indirect")),
    # reporting nouns
    (
        "Moscow's claim that the town had fallen was false.",
        ("Moscow", "claim", "that the town had fallen", "asserts", "indirect"),
    ),
    (
        "The UN issued a warning that food would run out.",
        ("The UN", "warning", "that food would run out", "warns", "indirect"),
    ),
    (
        "The army repeated its accusation that spies lit the fire.",
        ("its", "accusation", "that spies lit the fire", "accuses", "indirect"),
    ),
    ("Cairo's call for a truce went unheard.", ("Cairo", "call", "a truce", "requests", "indirect")),
    (
        "Envoys rejected the allegation that aid was stolen.",
        ("-", "allegation", "that aid was stolen", "accuses", "indirect"),
    ),
)

MIXED = (
    (
        'The mayor said the strike was "a crime against children".',
        ("The mayor", "said", 'the strike was "a crime against children"', "asserts", "mixed"),
    ),
    (
        "Ankara condemned what it called a “barbaric” raid.",
        ("Ankara", "condemned", "what it called a “barbaric” raid", "condemns", "mixed"),
    ),
    (
        'He said that they were "tired and hungry."',
        ("He", "said", 'that they were "tired and hungry."', "asserts", "mixed"),
    ),
    (
        'The WHO warned of a "silent disaster" in the camps.',
        ("The WHO", "warned", 'a "silent disaster" in the camps', "warns", "mixed"),
    ),
    (
        'The camp had become "a prison", according to a doctor.',
        ("a doctor", "according to", 'The camp had become "a prison"', "asserts", "mixed"),
    ),
    (
        'Officials vowed to fight "to the last house".',
        ("Officials", "vowed", 'to fight "to the last house"', "promises", "mixed"),
    ),
)

SEVERAL = (
    # what the report adds by itself is nobody's word
    ("Shells killed two nurses, medics said, while rebels rejected the offer.",
     ("medics", "said", "Shells killed two nurses", "asserts", "indirect"),
     ("rebels", "rejected", "the offer", "rejects", "indirect")),
    ("The rebels said they had left the town, hours after jets bombed the port.",
     ("The rebels", "said", "they had left the town", "asserts", "indirect")),
    ("The rebels said they had left the town after jets bombed the port.",
     ("The rebels", "said", "they had left the town after jets bombed the port", "asserts", "indirect")),
    ("The channel reported that two men died, a claim that the agency was unable to confirm.",
     ("The channel", "reported", "that two men died", "asserts", "indirect")),
    ("Two men were killed and six have been rescued, according to the navy.",
     ("the navy", "according to", "Two men were killed and six have been rescued", "asserts", "indirect")),
    ("Togo proposed a truce, which the rebels have dismissed as theatre.",
     ("the rebels", "have dismissed", "theatre", "rejects", "indirect")),
    ("The governor said a depot had been hit but did not say what it held.",
     ("The governor", "said", "a depot had been hit", "asserts", "indirect"),
     ("The governor", "did not say", "what it held", "declines", "indirect")),
    # several cues share a speaker; each has its own stance
    ("Kyiv confirmed that the town was lost, but insisted that the line held.",
     ("Kyiv", "confirmed", "that the town was lost", "confirms", "indirect"),
     ("Kyiv", "insisted", "that the line held", "asserts", "indirect")),
    ("The mayor denied the report and accused the army of lying.",
     ("The mayor", "denied", "the report", "denies", "indirect"),
     ("The mayor", "accused", "the army of lying", "accuses", "indirect")),
    ("The envoy said the truce was broken, noting that shells fell at dawn.",
     ("The envoy", "said", "the truce was broken", "asserts", "indirect"),
     ("The envoy", "noting", "that shells fell at dawn", "asserts", "indirect")),
    ("The minister said the raid had failed and added that troops had left.",
     ("The minister", "said", "the raid had failed", "asserts", "indirect"),
     ("The minister", "added", "that troops had left", "asserts", "indirect")),
    ("The premier warned of famine and urged donors to act.",
     ("The premier", "warned", "famine", "warns", "indirect"),
     ("The premier", "urged", "donors to act", "requests", "indirect")),
    # a quoted sentence on its own goes on with the speaker before it
    ('The doctor said the ward was full. "We have no beds."',
     ("The doctor", "said", "the ward was full", "asserts", "indirect"),
     ("The doctor", "-", '"We have no beds."', "asserts", "direct")),
    ('"The ward is full," the doctor said.\n\n"We have no beds left. We send people away."',
     ("the doctor", "said", '"The ward is full,"', "asserts", "direct"),
     ("the doctor", "-", '"We have no beds left. We send people away."', "asserts", "direct")),
    # two speakers in one paragraph
    ('"We won," said Idris. "They lost," said Bakr.',
     ("Idris", "said", '"We won,"', "asserts", "direct"),
     ("Bakr", "said", '"They lost,"', "asserts", "direct")),
    # a turn over paragraphs, the mark opened again at each
    ('"We are hungry and we are cold.\n\n"We have no water," said Amina Deng.',
     ("Amina Deng", "said", '"We have no water,"', "asserts", "direct")),
    # belief beside speech
    ("The general said he believed that the city would fall.",
     ("The general", "said", "he believed that the city would fall", "asserts", "indirect"),
     ("he", "believed", "that the city would fall", "believes", "indirect")),
)  # fmt: skip

SIGNED = (
    ('"We only want to go home." — Amina Deng', ("Amina Deng", "-", '"We only want to go home."', "asserts", "direct")),
    ("“Nobody came for us.” ― Yusuf Bakr", ("Yusuf Bakr", "-", "“Nobody came for us.”", "asserts", "direct")),
    ('The nurse echoed this:\n\n"We only want to go home."', ("The nurse", "echoed", '"We only want to go home."', "asserts", "direct")),
    ("All went according to plan, the army said.", ("the army", "said", "All went according to plan", "asserts", "indirect")),
)  # fmt: skip

# no quotation at all
NONE = (
    "The minister met fighters opposing the junta.",
    "The office was verifying reports of looting.",
    "Talks will go on if the rebels agree to leave the town.",
    # what is denied to somebody is not disputed
    "The ministry denied visas to six surgeons.",
    "The guards denied them entry.",
    'The film "The Long March Home" opened in May.',
    'The so-called "safe zone" was hit twice.',
    'Omar "the Fox" Haddad led the column.',
    "The pole was 6'2\" tall.",
    "The boards were 12\" wide and 3' long.",
    "The rebels' trucks and the soldiers' tents burned.",
    "It's the '90s all over again.",
    "The troops crossed the river at dawn.",
    "The bridge fell on Monday.",
    'The unit is known as "Storm".',
    "The said road is closed.",
    "The state capital lies in the north.",
    "Reports from the front were few.",
    "The claims office burned down.",
    "The attack destroyed a call centre.",
    "The army blasted the hill for hours.",
    "Planes hammered the port.",
    "He read the note.",
    "The convoy moved according to plan.",
)


def rows(*tables):
    return [pytest.param(row[0], row[1:], id=row[0][:60]) for table in tables for row in table]


@pytest.mark.parametrize(("text", "expected"), rows(DIRECT, INDIRECT, MIXED, SEVERAL, SIGNED))
def test_reads(read_text, text, expected):
    found = told(read_text(text))
    assert [row for row in expected if row not in found] == [], found


@pytest.mark.parametrize("text", NONE)
def test_reads_nothing(read_text, text):
    assert told(read_text(text)) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The envoy said Chad expected both agencies to refuse it.", ["The envoy"]),
        ("The envoy urged the army to admit the raid.", ["The envoy"]),
        # near misses: the words were said
        ("The envoy said both agencies refused to take part.", ["The envoy", "both agencies"]),
        ("The minister refused to admit the raid.", ["The minister"]),
    ],
)
def test_what_others_want_to_hear_is_not_said(read_text, text, speakers):
    assert [q.speaker.exact for q in read_text(text).quotations] == speakers
