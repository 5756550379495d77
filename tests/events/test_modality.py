"""Whether it happened: (text, type, modality), and what nobody may take for an act that happened."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ofrecord.domain.record import Record

ROWS = [
    # denied: what somebody sets against another's claim
    ("The mission said its men were safe, contrary to claims that rebels had captured nine.", "COERCE", "denied"),
    # negated: by the verb, its object, its subject, a governing word
    ("The sides narrowed their differences over the release of the hostages.", "RETREAT", "planned"),
    ("Rebels have not shelled the town.", "ASSAULT", "negated"),
    # what was done years before something that will be is done
    ("Togo will restore ties almost nine years after crowds trashed its embassy.", "PROTEST", "actual"),
    # accused is not proven; a task is no charge
    ("The Taliban were charged with the murder of the judge.", "ASSAULT", "possible"),
    ("The brigade is charged with securing the capital.", "COERCE", "actual"),
    ("The soldiers never attacked the village.", "ASSAULT", "negated"),
    ("The raiders injured no soldiers.", "ASSAULT", "negated"),
    ("No soldiers were killed in the raid on Sake.", "ASSAULT", "negated"),
    ("The militia failed to capture the airport.", "COERCE", "negated"),
    ("Police foiled an attack on the embassy.", "ASSAULT", "negated"),
    ("The army thwarted an attack by rebels.", "ASSAULT", "negated"),
    ("There will not be another raid on the judges.", "ASSAULT", "negated"),
    ("The policy of the army is not to attack civilians.", "ASSAULT", "negated"),
    ("The agency was unable to deliver food to the camp.", "AID", "negated"),
    ("Medics had been unable to evacuate patients from the ward.", "MOVE", "negated"),
    ("Police were powerless to arrest the gunmen.", "COERCE", "negated"),
    ("The monitors had not been allowed to visit the camp since May.", "CONSULT", "negated"),
    ("The charity had not been permitted to deliver food to the town.", "AID", "negated"),
    ("The monitors were allowed to visit the camp.", "CONSULT", "actual"),
    ("The coalition has largely stopped its air raids since April.", "ASSAULT", "negated"),
    ("The rebels ceased shelling the port.", "ASSAULT", "negated"),
    ("The rebels have not stopped shelling the port.", "ASSAULT", "actual"),
    ("The rebels alleged that a shell had hit the port; Togo denies it.", "ACCUSE", "actual"),
    ("The agency was able to deliver food to the camp.", "AID", "actual"),
    # planned: what is expected of a convoy is no promise of its agent
    ("The convoy was due to deliver food to Goma on Monday.", "AID", "planned"),
    ("The envoy is scheduled to visit Yemen.", "CONSULT", "planned"),
    ("The army was about to attack the village.", "ASSAULT", "planned"),
    ("The rebels are preparing to attack the city.", "ASSAULT", "planned"),
    ("The envoy will visit Yemen next week.", "CONSULT", "planned"),
    ("The minister will sign the accord during a visit to Yemen.", "CONSULT", "planned"),
    ("The plan of the rebels is to attack the town.", "ASSAULT", "planned"),
    ("The men who are going to carry out the attack on the bank left.", "ASSAULT", "planned"),
    # possible: doubt, report, belief, warning, attempt
    ("The rebels might have attacked the base.", "ASSAULT", "possible"),
    ("The army reportedly shelled the market.", "ASSAULT", "possible"),
    ("The clinic was allegedly shelled and a guard killed.", "ASSAULT", "possible"),
    ("The governor said the raids would go on until the rebels left the town.", "RETREAT", "hypothetical"),
    ("The raids will go on until the army leaves the town.", "RETREAT", "hypothetical"),
    ("The raids went on until the rebels left the town.", "RETREAT", "actual"),
    ("Rebels are believed to have killed nine farmers.", "ASSAULT", "possible"),
    ("The UN warned of an attack on Goma.", "ASSAULT", "possible"),
    ("Fears of an attack by rebels grew.", "ASSAULT", "possible"),
    ("The rebels tried to seize the airport.", "COERCE", "possible"),
    ("The bombing was attributed to the Taliban.", "ASSAULT", "possible"),
    # an attempt with force is an act of force
    ("The gunmen tried to kill the mayor.", "ASSAULT", "actual"),
    # demanded: an order is not its fulfilment
    ("The rebels are insisting on the release of 40 prisoners.", "RETREAT", "demanded"),
    ("The bloc's insistence on the release of the hostages delayed the talks.", "RETREAT", "demanded"),
    ("The army insisted that the rebels had released the hostages.", "RETREAT", "actual"),
    ("The mayor ordered the evacuation of three villages.", "MOVE", "demanded"),
    ("The navy is to seize the island.", "COERCE", "planned"),
    # what its agent never owned to is open; what nobody stopped is told
    ("Togo has never confirmed sending troops to Mali.", "MOBILIZE", "possible"),
    ("Togo has confirmed sending troops to Mali.", "MOBILIZE", "actual"),
    ("Soldiers stopped the rebels from attacking the village.", "ASSAULT", "negated"),
    ("Soldiers did not stop the rebels from attacking the village.", "ASSAULT", "actual"),
    # denied
    ("The militia denied shelling the town.", "ASSAULT", "denied"),
    ("The militia denied that it had shelled the town.", "ASSAULT", "denied"),
    ("The army rejected reports that it had bombed a hospital.", "ASSAULT", "denied"),
    ("The rebels denied responsibility for the attack on the school.", "ASSAULT", "denied"),
    # hypothetical: conditions, also by the order of words, and what is waited for
    ("The law bans attacks by soldiers on hospitals.", "ASSAULT", "hypothetical"),
    ("If the army attacks the city, thousands will flee.", "ASSAULT", "hypothetical"),
    ("Had the rebels attacked the base, hundreds would have died.", "ASSAULT", "hypothetical"),
    ("The aid will stop if fighting breaks out between Chad and Togo.", "ASSAULT", "hypothetical"),
    ("The rebels will stay until the army releases the prisoners.", "RETREAT", "hypothetical"),
    # ongoing
    ("The army is shelling the town.", "ASSAULT", "ongoing"),
    ("Soldiers kept shelling the town.", "ASSAULT", "ongoing"),
    ("No fewer than nine soldiers were killed.", "ASSAULT", "actual"),
    # what happened, though a word near it speaks of the future
    ("Rebels attacked a town that voters will visit.", "ASSAULT", "actual"),
    ("Soldiers attacked the camp before the envoy arrived.", "ASSAULT", "actual"),
]

NOT_HAPPENED = [
    # (text, type): no event of this type, or none that is told as happened
    ("The governor ordered residents to evacuate the town.", "MOVE"),
    ("Residents were told to evacuate.", "MOVE"),
    ("Guards prevented the rebels from attacking the camp.", "ASSAULT"),
    ("The army planned a convoy to Goma.", "AID"),
    ("The UN invited the minister to visit Geneva.", "CONSULT"),
    ("The general vowed to bomb the capital.", "ASSAULT"),
    ("The commander ordered his troops to attack the village.", "ASSAULT"),
    ("The council passed a resolution that aims to blockade Chad.", "COERCE"),
    ("Chad and Togo held talks on a withdrawal from the valley.", "RETREAT"),
    ("The army lifted its blockade of the port.", "COERCE"),
    ("The charity suspended aid deliveries to Goma.", "AID"),
    ("The minister met the envoy for talks aimed at restoring ties with Chad.", "SUPPORT"),
]


@pytest.mark.parametrize(("text", "kind", "modality"), ROWS)
def test_modality(read_text: Callable[..., Record], text: str, kind: str, modality: str) -> None:
    told = [(e.type, e.modality) for e in read_text(text).events]
    assert (kind, modality) in told, told
    assert all(m == modality for k, m in told if k == kind), told


@pytest.mark.parametrize(("text", "kind"), NOT_HAPPENED)
def test_what_has_not_happened(read_text: Callable[..., Record], text: str, kind: str) -> None:
    told = [(e.type, e.modality) for e in read_text(text).events]
    assert not {(kind, "actual"), (kind, "ongoing")} & set(told), told
