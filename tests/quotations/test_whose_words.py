"""Whose words they are where a sentence tells of two: every quotation of a text as (speaker, stance, content), and no other.

"-" = nobody is named. Rows are our own sentences; each family has near misses. Add one by copying a line.
"""

from __future__ import annotations

import pytest

AFTER_A_DENIAL = (
    # who denies goes on; what is denied ends before
    ("The army rejected claims that its jets had hit the camp, saying rebels had shelled it.",
     ("The army", "rejects", "claims that its jets had hit the camp"),
     ("-", "asserts", "that its jets had hit the camp"),
     ("The army", "asserts", "rebels had shelled it")),
    ("Chad denied reports that it had armed the militia, insisting that its soldiers were neutral.",
     ("Chad", "denies", "reports that it had armed the militia"),
     ("-", "asserts", "that it had armed the militia"),
     ("Chad", "asserts", "that its soldiers were neutral")),
    ("The junta denied bombing the monastery, adding that the monks had left.",
     ("The junta", "denies", "bombing the monastery"),
     ("The junta", "asserts", "that the monks had left")),
    # near miss: what the thing that is denied brought about stays in it
    ("The rebels rejected claims that soldiers had entered the town, killing nine people.",
     ("The rebels", "rejects", "claims that soldiers had entered the town, killing nine people"),
     ("-", "asserts", "that soldiers had entered the town, killing nine people")),
    # what the report sets beside a denial is its own
    ("Moscow denies hitting hospitals since it sent its troops into the country.",
     ("Moscow", "denies", "hitting hospitals")),
    ("Rebels have denied looting farms, although dozens have been emptied.", ("Rebels", "denies", "looting farms")),
    ("The militia denied burning huts while it held the village.", ("The militia", "denies", "burning huts")),
    ("The army denied shelling the market after dark.", ("The army", "denies", "shelling the market after dark")),
    ("Rwanda denied the charge despite findings by experts that its soldiers crossed the border.",
     ("Rwanda", "denies", "the charge")),
)  # fmt: skip
AROUND_THE_CUE = (
    # what is said stands before its cue; a clause about a noun after it is the report's
    ("Nine people drowned, the coastguard said on Friday, in an accident that the owners blamed on the navy.",
     ("the coastguard", "asserts", "Nine people drowned")),
    ("Two wells were poisoned, elders said, in a dispute that has lasted for years.",
     ("elders", "asserts", "Two wells were poisoned")),
    ("The clerk was shot, a guard told the court, in a raid that nobody filmed.",
     ("a guard", "asserts", "The clerk was shot")),
    ("The minister told Radio Bani in an interview that the road was open.",
     ("The minister", "asserts", "that the road was open")),
    # those who were struck do not speak, though a comma alone parts them from those who do
    ("The shell killed nine people, two nurses and a cook said.",
     ("two nurses and a cook", "asserts", "The shell killed nine people")),
    ("A mine killed three herders, a chief and two elders said on Monday.",
     ("a chief and two elders", "asserts", "A mine killed three herders")),
    ("Gunmen wounded four miners, a guard and a priest told Reuters.",
     ("a guard and a priest", "asserts", "Gunmen wounded four miners")),
    ("Soldiers, two nurses and a cook said the road was shut.", ("Soldiers", "asserts", "the road was shut")),
    # how the report places it is its own
    ("A shell hit the mill, a farmer said, the latest in a series of strikes on the town.",
     ("a farmer", "asserts", "A shell hit the mill")),
    # a gerund may be the subject of what is said
    ("Fighting killed two cooks, a resident reported.", ("a resident", "asserts", "Fighting killed two cooks")),
    ("Looting ruined the bakery, its owner said.", ("its owner", "asserts", "Looting ruined the bakery")),
)  # fmt: skip
IN_A_RELATIVE_CLAUSE = (
    ("Militants claimed responsibility for a raid on a convoy that officials said killed four drivers.",
     ("Militants", "confirms", "a raid on a convoy"), ("officials", "asserts", "killed four drivers")),
    ("The church condemned the attack that witnesses said was led by a colonel.",
     ("The church", "condemns", "the attack"), ("witnesses", "asserts", "was led by a colonel")),
    ("Chad condemned the attack that killed nine farmers.",
     ("Chad", "condemns", "the attack that killed nine farmers")),
)  # fmt: skip
OF_ANOTHER = (
    # whose a claim is that somebody judges
    ("Egypt rejected Ethiopian claims that the dam was safe.",
     ("Egypt", "rejects", "Ethiopian claims that the dam was safe"), ("Ethiopian", "asserts", "that the dam was safe")),
    ("The court threw out army claims that the men were spies.", ("army", "asserts", "that the men were spies")),
    ("Togo denies the raids, despite findings by inspectors that its soldiers crossed the river.",
     ("Togo", "denies", "the raids"), ("inspectors", "asserts", "that its soldiers crossed the river")),
    ("The council heard allegations that the guards beat prisoners.",
     ("-", "accuses", "that the guards beat prisoners")),
    # the parse takes the verb for a noun
    ("Soldiers burned the mill, farmers in Bara said, an accusation Khartoum rejects.",
     ("farmers in Bara", "asserts", "Soldiers burned the mill"), ("Khartoum", "rejects", "an accusation")),
    ("The port was mined, the navy said, a claim Asmara disputes.",
     ("the navy", "asserts", "The port was mined"), ("Asmara", "rejects", "a claim")),
    # what it is called stands before it
    ("The envoy dismissed as false reports that he had resigned.",
     ("The envoy", "rejects", "reports that he had resigned"), ("-", "asserts", "that he had resigned")),
    ("The army rejected as baseless claims that it had starved the town.",
     ("The army", "rejects", "claims that it had starved the town"),
     ("-", "asserts", "that it had starved the town")),
    ("The group described as fabricated reports that it had taken hostages.",
     ("The group", "rejects", "reports that it had taken hostages"),
     ("-", "asserts", "that it had taken hostages")),
    ("The ministry dismissed him as a liar.", ("The ministry", "rejects", "him as a liar")),
)  # fmt: skip
NO_SPEECH = (
    # a deed is committed, a request is refused, a source has no name, the dead are feared dead
    ("The killings were committed by bandits, the governor said.",
     ("the governor", "asserts", "The killings were committed by bandits")),
    ("The authorities denied an application by the agency to open a clinic.",),
    ("The army denied a report that it had left.", ("The army", "denies", "a report that it had left")),
    ("A clerk who did not want to be named said the vault was empty.", ("A clerk", "asserts", "the vault was empty")),
    ("A driver who asked not to be identified said the road was mined.",
     ("A driver", "asserts", "the road was mined")),
    ("The rebels want to be recognised as a party.", ("The rebels", "intends", "to be recognised as a party")),
    ("The doctor, who requested anonymity, said 16 bodies had been found.",
     ("The doctor", "asserts", "16 bodies had been found")),
    ("The war has claimed thousands of lives.",),
    ("Burundi has sent thousands of soldiers to support Congo.",),
    ("The charity calls on Chad to halt the raids and to guarantee the safety of doctors.",
     ("The charity", "requests", "Chad to halt the raids and to guarantee the safety of doctors")),
    ("Ferry sinks off Kribi, dozens feared drowned",),
    ("Ten soldiers killed in ambush, six reported missing",),
    ("Relatives feared that dozens had drowned.", ("Relatives", "believes", "that dozens had drowned")),
)  # fmt: skip
ROLES_AND_TIMES = (
    # a role before the name, the day and the medium are no part of what is said, or of who says it
    ("Nine men were hurt, the clinic's head, Ali Bah, said.",
     ("the clinic's head", "asserts", "Nine men were hurt")),
    ("Troops shelled a market in Bani, the head of the council, Ada Kone, reported on Telegram.",
     ("the head of the council, Ada Kone", "asserts", "Troops shelled a market in Bani")),
    ("The Front on Monday denied that it had attacked the clinic.",
     ("The Front", "denies", "that it had attacked the clinic")),
    ("The government in a statement accused the rebels of looting.",
     ("The government", "accuses", "the rebels of looting")),
    ("The mayor of Bani said that the airport was shut.",
     ("The mayor of Bani", "asserts", "that the airport was shut")),
)  # fmt: skip
WHAT_IS_SAID = (
    # a count that is put, a clause before, a clause after a medium, what goes on after a comma or semicolon
    ("He put the number of rebels killed at more than 60.",
     ("He", "asserts", "the number of rebels killed at more than 60")),
    ("Two vans were stopped by gunmen, and a nurse was beaten, the charity adds.",
     ("the charity", "asserts", "Two vans were stopped by gunmen, and a nurse was beaten")),
    ("The army said it had left, and a nurse was beaten, the charity adds.",
     ("The army", "asserts", "it had left"), ("the charity", "asserts", "a nurse was beaten")),
    ("The leader warned in a voice message that hotels hosting officials would burn.",
     ("The leader", "warns", "that hotels hosting officials would burn")),
    ("The envoy called on both sides to let trucks pass, saying that 40 had been waiting.",
     ("The envoy", "requests", "both sides to let trucks pass"), ("The envoy", "asserts", "that 40 had been waiting")),
    ("Jets struck the port for the second time this month, the radio reported, saying two men were hurt.",
     ("the radio", "asserts", "Jets struck the port for the second time this month"),
     ("the radio", "asserts", "two men were hurt")),
    ("Nine died, according to the mayor; a local group puts the toll at 12.",
     ("the mayor", "asserts", "Nine died"), ("a local group", "asserts", "the toll at 12")),
    ("One man died in custody; the rebels never explained how.",),
    ("Officials reported 60 new cases in Bani, including four deaths.",
     ("Officials", "asserts", "60 new cases in Bani, including four deaths")),
    ("The monitor has documented the killing of 90 herders.",
     ("The monitor", "asserts", "the killing of 90 herders")),
    ("The army says it hit a camp and calls the report a lie.",
     ("The army", "asserts", "it hit a camp"), ("The army", "rejects", "the report a lie")),
    ("The council called the vote a sham.", ("The council", "rejects", "the vote a sham")),
    ("The council called the vote a triumph.", ("The council", "asserts", "the vote a triumph")),
    ("The envoy told the radio on Monday that contact had been lost but denied it had fallen.",
     ("The envoy", "asserts", "that contact had been lost"), ("The envoy", "denies", "it had fallen")),
    ("The envoy said Togo respected the border, but that it had asked Chad to withdraw.",
     ("The envoy", "asserts", "Togo respected the border, but that it had asked Chad to withdraw"),
     ("it", "requests", "Chad to withdraw")),
    ("The front said the commander, Brig. Gen. Ali Bah, was in custody.",
     ("The front", "asserts", "the commander, Brig. Gen. Ali Bah, was in custody")),
    ("A convoy was denied passage by the rebels.",),
    ("The disaster unit puts the number of people who have gone home at 578,000.",
     ("The disaster unit", "asserts", "the number of people who have gone home at 578,000")),
    ("The office referred the question to the army.",),
    ("The group would not agree to a truce that helps the army.",),
    ("The unrest drew in Chad, which bombed a port, saying that it was attacked.",
     ("which", "asserts", "that it was attacked")),
)  # fmt: skip
TITLES = (
    ("Rebels enter Bani, residents say; government denies losing town",
     ("residents", "asserts", "Rebels enter Bani"), ("government", "denies", "losing town")),
    ("Villagers accuse soldiers of killings; army promises inquiry",
     ("Villagers", "accuses", "soldiers of killings"), ("army", "promises", "inquiry")),
    ("Army, rebels accuse each other of shelling clinic",
     ("Army, rebels", "accuses", "each other of shelling clinic")),
    ("Ethiopia, Eritrea deny building up troops", ("Ethiopia, Eritrea", "denies", "building up troops")),
    ("Chad, Togo trade accusations over border raid", ("Chad, Togo", "accuses", "border raid")),
    ("Monday, rebels blame army", ("rebels", "accuses", "army")),
    ("In Goma, residents accuse army of looting", ("residents", "accuses", "army of looting")),
    ("Official says 4 killed, barge looted in Nasir", ("Official", "asserts", "4 killed, barge looted in Nasir")),
)  # fmt: skip


LAID_AT_A_DOOR = (
    # who holds somebody responsible for a harm accuses, in whatever words
    ("The bishop holds the army responsible for the death of nine nuns.",
     ("The bishop", "accuses", "the army responsible for the death of nine nuns")),
    ("We hold the junta and the army command responsible for this attack.",
     ("We", "accuses", "the junta and the army command responsible for this attack")),
    ("The bishop said the army was responsible for the killing.",
     ("The bishop", "accuses", "the army was responsible for the killing")),
    ("The bishop said that the army is behind the attacks.",
     ("The bishop", "accuses", "that the army is behind the attacks")),
    ("The killing was attributed to the army.", ("-", "accuses", "The killing | to the army")),
    ("The front took credit for the bombing.", ("The front", "confirms", "the bombing")),
    # near misses: oneself, no harm, a denial of it, a duty
    ("The front said it was responsible for the killing.",
     ("The front", "asserts", "it was responsible for the killing")),
    ("The bishop said the army was responsible for the bridge.",
     ("The bishop", "asserts", "the army was responsible for the bridge")),
    ("The bishop said the army was not responsible for the killing.",
     ("The bishop", "asserts", "the army was not responsible for the killing")),
    ("The rebels hold the bridge.",),
)  # fmt: skip


BESIDE_OTHER_CLAUSES = (
    ("The bride survived, but nine guests were killed, he said.",
     ("he", "asserts", "The bride survived, but nine guests were killed")),
    ("A doctor confirmed receiving 11 bodies.", ("A doctor", "confirms", "receiving 11 bodies")),
    ("A woman who helped and who did not want to be named said it was dark.", ("A woman", "asserts", "it was dark")),
    ("Togo has accused Chad of backing the group, which it says plans attacks from Chadian soil.",
     ("Togo", "accuses", "Chad of backing the group"), ("it", "asserts", "plans attacks from Chadian soil")),
    ("The minister announced a truce after the troops went in, saying a deal had been reached.",
     ("The minister", "asserts", "a truce"),
     ("The minister", "asserts", "a deal had been reached")),
    ("The army has accused the group of using clinics to move fighters, which the group denies.",
     ("The army", "accuses", "the group of using clinics to move fighters"),
     ("the group", "denies", "the group of using clinics to move fighters")),
    ("On 12 March Canada announced a contribution.", ("Canada", "asserts", "a contribution")),
    ("Situation Report No. 31",),
)  # fmt: skip
BY_A_COUNT = (
    # whose count it is says so
    ("Nine villages were burned, by the ministry's own count.",
     ("the ministry", "asserts", "Nine villages were burned")),
    ("Fighters attacked the town, killing about 90 people, by Israeli tallies.",
     ("Israeli", "asserts", "killing about 90 people")),
    ("Nine villages were burned by the ministry's own guards.",),
    # a word that sets one clause against another is nobody's
    ("Chad has ended its raids, although shelling near Bani killed two farmers, according to the Saba agency.",
     ("the Saba agency", "asserts", "shelling near Bani killed two farmers")),
    # what an office calls a lie it rejects
    ("The minister's office called that a lie.", ("The minister's office", "rejects", "that a lie")),
    # whom somebody lets in he says nothing of; who tells of the dead does
    ("Israel allowed 120 trucks into the strip on Tuesday, even as ministers threatened to quit the government.",
     ("ministers", "threatens", "to quit the government")),
    ("The militia denied shelling the camp, after volunteers said nine people, most of them women, were killed there.",
     ("The militia", "denies", "shelling the camp"),
     ("volunteers", "asserts", "nine people, most of them women, were killed there")),
    # in a title "as" sets other news beside
    ("Chad: paramilitaries deny shelling camp as aid agencies pull out",
     ("paramilitaries", "denies", "shelling camp")),
)  # fmt: skip
BESIDE_AN_INSET = (
    # what a relative clause adds goes on with the speaker's words; what a semicolon parts does not
    ("Nearly 900 families have left since the shelling began, the mayor said, of whom 40 have crossed the border.",
     ("the mayor", "asserts",
      "Nearly 900 families have left since the shelling began | of whom 40 have crossed the border")),
    ("A shell hit the mill when workers were inside, a guard said; the army would not comment.",
     ("a guard", "asserts", "A shell hit the mill when workers were inside"), ("the army", "declines", "comment")),
    ("Chad has carried out strikes since the truce, which it says target Boko Haram's attempts to return.",
     ("it", "asserts", "target Boko Haram's attempts to return")),
    # so does a clause after "and" in which nobody speaks, and a count of some of them
    ("Two of its ambulances were fired on last week, the agency said, and a patient was killed in one of them.",
     ("the agency", "asserts",
      "Two of its ambulances were fired on last week | and a patient was killed in one of them")),
    ("At least 31 people were killed on Tuesday, health officials said, 14 of them in a strike on a school.",
     ("health officials", "asserts", "At least 31 people were killed on Tuesday | 14 of them in a strike on a school")),
    ("Nine villages were burned, the governor said on Monday, and the army blamed rebels.",
     ("the governor", "asserts", "Nine villages were burned")),
    ("Nine villages were burned, the governor said, and he called on people to stay calm.",
     ("the governor", "asserts", "Nine villages were burned"), ("he", "requests", "people to stay calm")),
    # whose the second verb is, by number; what was denied was the claim; what the report finds wanting
    ("Chad is ready to open a road for the people who remain in Bani and has asked the UN to watch it.",
     ("Chad", "requests", "the UN to watch it")),
    ("Russia's claim to have encircled it was denied by the General Staff.",
     ("the General Staff", "denies", "to have encircled it"), ("Russia", "asserts", "to have encircled it")),
    ("Chad claimed that rebels had shelled a clinic, without providing evidence.",
     ("Chad", "asserts", "that rebels had shelled a clinic")),
)  # fmt: skip


@pytest.mark.parametrize(
    "row",
    [
        *BESIDE_OTHER_CLAUSES,
        *BY_A_COUNT,
        *BESIDE_AN_INSET,
        *LAID_AT_A_DOOR,
        *AFTER_A_DENIAL,
        *AROUND_THE_CUE,
        *IN_A_RELATIVE_CLAUSE,
        *OF_ANOTHER,
        *NO_SPEECH,
        *ROLES_AND_TIMES,
        *WHAT_IS_SAID,
        *TITLES,
    ],
    ids=lambda r: r[0],
)
def test_whose_words(read_text, row):
    text, *told = row
    found = [
        (q.speaker.exact or "-", q.stance, " | ".join(c.exact for c in q.content)) for q in read_text(text).quotations
    ]
    assert sorted(found) == sorted(told)


def test_that_is_according_to_somebody_gives_him_the_sentence_before(read_text):
    text = "Shells hit 34 villages. That is according to the mayor of Bani, who wrote about it on Friday."
    told = {(q.speaker.exact, q.content[0].exact) for q in read_text(text).quotations if q.by.rule == "according_to"}
    assert told == {("the mayor of Bani", "Shells hit 34 villages")}


def test_according_to_without_a_sentence_before_says_nothing(read_text):
    assert not read_text("That is according to the mayor of Bani.").quotations
