"""Text → mentions. Each row: a text, then `words = type form` for each mention it must have, `!words` for none of these.

`words` is the whole mention as it stands in the text.
"""

from __future__ import annotations

import re

import pytest

ROWS = """
# persons, with titles
President Ana Kovac met reporters. | President Ana Kovac = person name ; reporters = people nominal
Foreign Minister Peter Hansen said he was pleased. | Foreign Minister Peter Hansen = person name ; he = person pronoun
The minister resigned. | The minister = person nominal
The two officials left the building. | The two officials = people nominal ; the building = facility nominal
Three aid workers were killed on Monday. | Three aid workers = people nominal
Gen. David Okoro commands the brigade. | Gen. David Okoro = person name ; the brigade = armed_force nominal
A spokeswoman for the charity declined to comment. | A spokeswoman = person nominal ; the charity = organization nominal
# organisations and acronyms
The United Nations (UN) sent a team. | The United Nations = organization name ; UN = organization name ; a team = organization nominal
The International Committee of the Red Cross (ICRC) opened a clinic. | The International Committee of the Red Cross = organization name ; ICRC = organization name ; a clinic = facility nominal
ICRC staff reached the village. | ICRC staff = people nominal ; ICRC = organization name ; the village = place nominal
The European Union announced sanctions. | The European Union = organization name
A local charity handed out blankets. | A local charity = organization nominal
# a front that is a body, a front that is a line; names in a list; whose those are who act
The Dawn Front denied the raid. | The Dawn Front = organization name
The Southern Front denied the raid. | The Southern Front = place name
Togo restored ties with Chad, Dorland, Fornost and Bani. | Fornost = organization name
Soldiers from Chad have left the base. | Soldiers from Chad = armed_force nominal
Togo moved soldiers from Chad to Mali. | soldiers = armed_force nominal
Eriador was opposed by Togo. | Eriador = organization name
# who wields a weapon or machine of war, named before it
A Kenyan drone hit a car. | A Kenyan drone = weapon nominal ; Kenyan = people name
Chadian army drones hit a car. | Chadian army = armed_force nominal ; !Chadian
A junta air strike hit a school. | junta = government nominal
A Togo military airstrike hit a school. | Togo military = armed_force nominal
A military operation left nine dead. | !military
A US drone strike hit a car. | US = government name
A Ukraine strike hit a car. | !Ukraine
The opposition SPLM-IO accused the government of theft. | The opposition SPLM-IO = organization name
Chad: Army killed nine villagers, group says | Army = armed_force nominal ; !Chad: Army
The Dosso Relief Room said shells had landed. | The Dosso Relief Room = organization name
The Constitution says that nobody may be held. | !The Constitution
Turkish warplanes circled. | Turkish = people name ; Turkish warplanes = vehicle nominal
A Turkish bus crashed. | !Turkish
# who holds or backs it, before a hyphen
The militia-held village burned. | militia = armed_group nominal
The hand-held camera broke. | !hand
# governments: ministries, metonyms, seats
Ukraine's Foreign Ministry issued a statement. | Ukraine's Foreign Ministry = government name ; Ukraine = government name
The Russian Defense Ministry denied the report. | The Russian Defense Ministry = government name
Moscow denied the claim. | Moscow = government name
The Kremlin rejected the offer. | The Kremlin = government name
The White House condemned the attack. | The White House = government name
Sudan accused Chad of arming the rebels. | Sudan = government name ; Chad = government name ; the rebels = armed_group nominal
The government declared a curfew. | The government = government nominal
The authorities arrested a journalist. | The authorities = government nominal ; a journalist = person nominal
Kenya is ready to send police. | Kenya = government name
The plan was rejected by Tehran. | Tehran = government name
Kyiv's offensive continued. | Kyiv = government name
# the same names as places
He arrived in Moscow on Friday. | Moscow = place name
The flood reached Khartoum. | Khartoum = place name
Kyiv's streets were empty. | Kyiv = place name
Mali's north is dry. | Mali = place name
The convoy crossed into Poland. | Poland = place name ; The convoy = vehicle nominal
Nagaro, the capital of the region, has been under siege for a month. | Nagaro = place name
# names that no list and no label knows
The pact was signed by Velmar and Ostrava on Monday. | !Monday
The Constitution was amended. | !The Constitution
Radio Marimba said the bridge was open. | Radio Marimba = organization name
Ostania welcomed a resumption of formal ties between Velmar and Corvath. | Ostania = organization name
Governor Alexei Borisov spoke on Monday. | Governor Alexei Borisov = person name
The mayor of Nagaro, Seydou Traore, said that the town was calm. | Nagaro = place name ; Seydou Traore = person name
Prime Minister Alix Fils-Perrin met the council on Friday. Fils-Perrin said the police needed help. | Fils-Perrin = person name
Fighters withdrew from Nioro on Monday. | Nioro = place name
A second Geneva Conference will open on Monday. | !Geneva Conference ; !A second Geneva Conference
THE ELN GUERRILLAS ATTACKED THE POLICE STATION NEAR THE CITY LAST NIGHT, THE ARMY SAID. | THE ELN GUERRILLAS = armed_group nominal ; ELN = armed_group name
It is right that the army left. | !It
The army left. It is a large army that fights well. | It = armed_force pronoun
# acts of force, where they are the means
An airstrike killed two farmers. | An airstrike = weapon nominal ; two farmers = people nominal
The army halted all strikes. | !all strikes ; The army = armed_force nominal
# armed forces
Russian forces shelled the town. | Russian forces = armed_force nominal ; the town = place nominal
Ukrainian troops withdrew. | Ukrainian troops = armed_force nominal
The army entered the camp. | The army = armed_force nominal ; the camp = facility nominal
Israel said its forces had left. | its forces = armed_force nominal ; its = government pronoun
Six soldiers were wounded. | Six soldiers = armed_force nominal
A soldier was wounded. | A soldier = person nominal
The Sudanese Armed Forces regained the bridge. | The Sudanese Armed Forces = armed_force name ; the bridge = facility nominal
# armed groups
Houthi fighters boarded the ship. | Houthi fighters = armed_group nominal ; the ship = vehicle nominal
Hamas freed four hostages. | Hamas = armed_group name ; four hostages = people nominal
M23 rebels seized the mine. | M23 rebels = armed_group nominal ; M23 = armed_group name
The RSF looted the market. | The RSF = armed_group name ; the market = facility nominal
Gunmen attacked a bus. | Gunmen = armed_group nominal ; a bus = vehicle nominal
A gunman fled. | A gunman = person nominal
Gangs burned the police station. | Gangs = armed_group nominal ; the police station = facility nominal
Militants kidnapped a priest. | Militants = armed_group nominal ; a priest = person nominal
The militia fired on protesters. | The militia = armed_group nominal ; protesters = people nominal
# peoples
Palestinians fled their homes. | Palestinians = people name ; their homes = facility nominal
Civilians were trapped. | Civilians = people nominal
Local residents heard explosions. | Local residents = people nominal
Rohingya refugees crossed the river. | Rohingya refugees = people nominal ; the river = place nominal
Dozens of families left. | Dozens of families = people nominal ; families = people nominal
Hundreds were displaced. | Hundreds = people nominal
The wounded were taken to a hospital. | The wounded = people nominal ; a hospital = facility nominal
An army of volunteers cleaned the square. | An army of volunteers = people nominal
# weapons and vehicles
Drones struck the depot. | Drones = weapon nominal ; the depot = facility nominal
They fired two missiles at a tanker. | two missiles = weapon nominal ; a tanker = vehicle nominal ; They = people pronoun
Artillery hit the school. | Artillery = weapon nominal ; the school = facility nominal
Dozens of rockets fell on the city. | Dozens of rockets = weapon nominal ; the city = place nominal
Two tanks and an ambulance were destroyed. | Two tanks = vehicle nominal ; an ambulance = vehicle nominal
# places
The village of Tarqa was burned. | The village of Tarqa = place nominal
The region is mountainous. | The region = place nominal
# pronouns
She told us that we should leave. | She = person pronoun ; us = people pronoun ; we = people pronoun
The group said it would disarm. | it = organization pronoun
It is clear that the talks failed. | !It
It seems that rain will come. | !It
# near misses
The fish tank leaked. | !The fish tank
The hunger strike ended. | !The hunger strike
A think tank published a study. | A think tank = organization nominal ; !A study
The driving force was hope. | !The driving force
Arsenal won again. | !Arsenal = weapon nominal
The press conference was short. | !The press conference
The meeting is on 3 May. | !May
The decision came late. | !The decision
Nuclear power is cheap. | !Nuclear power
Social media were slow. | !Social media
The car industry shrank. | !The car industry
A political settlement is far off. | !A political settlement
"""


def _rows() -> list[tuple[str, str]]:
    lines = [r for r in ROWS.strip().splitlines() if not r.startswith("#")]
    return [(text.strip(), expected.strip()) for text, _, expected in (r.partition("|") for r in lines)]


@pytest.mark.parametrize(("text", "expected"), _rows())
def test_text_has_the_mentions(read_text, text: str, expected: str) -> None:
    found = {(m.exact, f"{m.type} {m.form}") for m in read_text(text).mentions}
    words = {exact for exact, _ in found}
    for part in expected.split(" ; "):
        exact, _, kind = part.removeprefix("!").partition(" = ")
        if not part.startswith("!"):
            assert (exact, kind) in found, sorted(found)
        elif kind:
            assert (exact, kind) not in found
        else:
            assert exact not in words, sorted(found)


def test_there_are_enough_rows_and_every_one_asks_for_something() -> None:
    assert len(_rows()) >= 70
    assert all(re.search(r"\w", expected) for _, expected in _rows())
