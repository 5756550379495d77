"""Text → which mentions are one entity. Each row: a text; then groups `a = b = c` that must share an entity, `a != b` that
must not, `a ?` for no entity with a reason. `words#2` is the second mention with these words.
"""

from __future__ import annotations

import pytest

ROWS = """
# names
The Norwegian Refugee Council (NRC) left. The NRC said it would return. | The Norwegian Refugee Council = NRC = The NRC = it
President Maria Kovac spoke. Kovac left. Ms Kovac waved. | President Maria Kovac = Kovac = Ms Kovac
Maria Kovac met Peter Kovac at the airport on Monday. | Maria Kovac != Peter Kovac
Ramon Sotelo Vidal spoke. Later Sotelo Vidal left. | Ramon Sotelo Vidal = Sotelo Vidal
Ramon Sotelo Vidal spoke. His brother Pablo Sotelo left. | Ramon Sotelo Vidal != Pablo Sotelo
Ramon Sotelo Vidal met Pedro Sotelo Vidal. Later Sotelo Vidal left. | Ramon Sotelo Vidal != Pedro Sotelo Vidal
Ukraine's Foreign Ministry spoke. The Ukrainian Foreign Ministry denied it. | Ukraine's Foreign Ministry = The Ukrainian Foreign Ministry
Russia's Defense Ministry spoke. Ukraine's Defense Ministry denied it. | Russia's Defense Ministry != Ukraine's Defense Ministry
Daesh retreated. ISIS fighters burned the town. | Daesh = ISIS = ISIS fighters
Abdel Fattah al-Sani spoke on Monday. Sani left the hall. Al-Sani's deputy stayed behind. | Abdel Fattah al-Sani = Sani = Al-Sani
President Volodymyr Kovalenskyy spoke on Monday. Later Kovalensky left. | President Volodymyr Kovalenskyy = Kovalensky
Iran-backed Hezbollah fired rockets. Hezbollah said it would go on. | Iran-backed Hezbollah = Hezbollah
Arakan Army fighters left the town. The AA said that 12 soldiers had surrendered. | Arakan Army fighters = The AA
# what is only said of a listed name, and how a sentence's beginning writes it
The self-styled Revolutionary Armed Forces of Colombia met. The FARC left. | The self-styled Revolutionary Armed Forces of Colombia = The FARC
The alleged Shining Path met. Shining Path left. | The alleged Shining Path = Shining Path
Al-Shabaab left. Troops followed al-Shabaab. | Al-Shabaab = al-Shabaab
The Real Irish Republican Army met. The Irish Republican Army left. | The Real Irish Republican Army != The Irish Republican Army
# metonyms
Russia denied the claim. Moscow warned Kyiv. The Kremlin refused to comment. | Russia = Moscow = The Kremlin ; Moscow != Kyiv
Moscow denied it. The envoy landed in Moscow. | Moscow != Moscow#2
The government in Khartoum refused. Sudan accused the rebels. | The government = Sudan
# forces
Israel said its forces had entered the camp. Israeli troops left later. | its forces = Israeli troops ; its = Israel
Russian forces advanced. Ukrainian forces withdrew. | Russian forces != Ukrainian forces
Russian forces advanced. Three Russian soldiers were captured. | Russian forces != Three Russian soldiers
Houthi fighters fired. The Houthis denied it. | Houthi fighters = The Houthis
Ukrainian President Maria Kovac said her forces had taken the village. Ukrainian forces left later. | her forces = Ukrainian forces
Peter Hansen said his forces had taken the village. Ukrainian forces left later. | his forces != Ukrainian forces
M23 rebels, backed by the Rwandan army, seized Bukavu in Congo. The army left for Uvira. | The army != the Rwandan army
The army fought in Khartoum. Egypt's army said no jets were sent. In Omdurman the army shelled a market. | the army = The army ; the army != Egypt's army
Turkish troops entered Afrin in Syria. The troops left later. | Turkish troops = The troops
Israel's army said it had struck Tyre in Lebanon. The army said two soldiers were hurt. | Israel's army = The army
Thai and Cambodian troops traded fire. The Thai army blamed Cambodia. | Thai and Cambodian troops != The Thai army
# descriptions
The Lebanese militant group Hezbollah fired rockets. The militant group denied it. | The Lebanese militant group = Hezbollah = The militant group
The Palestinian group fired rockets. Hezbollah denied it. | The Palestinian group != Hezbollah
The army shelled Khartoum and Merowe. People fled the capital. | Khartoum = the capital ; Merowe != the capital
Lebanon's health ministry gave a number. The Lebanese Health Ministry later raised it. | Lebanon's health ministry = The Lebanese Health Ministry
A negotiator for the group, Peter Hansen, rejected the offer. | A negotiator = Peter Hansen
The mayor of Nagaro, Seydou Traore, said that the town was calm. | The mayor of Nagaro = Seydou Traore
Hamas issued a statement. The group denied the report. | Hamas = The group
Ukraine's Defense Ministry spoke. The ministry gave no details. | Ukraine's Defense Ministry = The ministry
Foreign Minister Peter Hansen arrived. The minister met reporters. | Foreign Minister Peter Hansen = The minister
A doctor was shot. The doctor later died. | A doctor = The doctor
A doctor was shot. A doctor fled. | A doctor != A doctor#2
Rosa Blanco, the head of the agency, resigned. | Rosa Blanco = the head of the agency
The UN envoy, Rosa Blanco, resigned. | The UN envoy = Rosa Blanco
The rebels took the bridge. The rebels lost the bridge. | The rebels = The rebels#2 ; the bridge = the bridge#2
The mayor spoke. The ministry denied it. | The mayor != The ministry
# pronouns
Peter Hansen said he was tired. | Peter Hansen = he
Maria Costa met Peter Hansen. She thanked him. | Maria Costa = She ; Peter Hansen = him
The army said it had left. | The army = it
The rebels said they would fight. | The rebels = they
Sudan said that it would close its border. | Sudan = it = its
"We will fight," Peter Hansen said. | We ?
"I saw them," the doctor said. | I ?
He was tired. | He ?
Troops detained two herders, local sources said. They were released. | local sources != They
His lawyer said that he was beaten. | he ?
The clerk was held on Monday. His lawyer said that he was beaten. | The clerk = he ; His lawyer != he
Alemu Bekele said he was ploughing. A soldier's wife fled. She lost her home. | Alemu Bekele = he ; Alemu Bekele != She
The Tribune spoke. The Group for the Support of Herders denied it. | The Tribune != The Group
Peter Hansen said on Monday that a drone had hit a car. "The man is in hospital," he wrote. | Peter Hansen = he ; The man != he
A worker was shot in the town. The coordinator, Bruno Lemar, condemned it. "Workers are no target," he said. | Bruno Lemar = he
She met the ministry. | She ?
Mr Hansen met Mr Blanco and Mr Costa. She left. | She ?
Peter Hansen shook hands with David Okoro. | Peter Hansen != David Okoro
"""


def _rows() -> list[tuple[str, str]]:
    lines = [r for r in ROWS.strip().splitlines() if not r.startswith("#")]
    return [(text.strip(), expected.strip()) for text, _, expected in (r.partition("|") for r in lines)]


def _mention(record, words: str):
    exact, _, number = words.strip().partition("#")
    same = [m for m in record.mentions if m.exact == exact]
    assert len(same) >= int(number or 1), f"no mention {words!r} among {[m.exact for m in record.mentions]}"
    return same[int(number or 1) - 1]


@pytest.mark.parametrize(("text", "expected"), _rows())
def test_mentions_share_an_entity(read_text, text: str, expected: str) -> None:
    record = read_text(text)
    for part in expected.split(" ; "):
        if part.endswith("?"):
            mention = _mention(record, part.removesuffix("?"))
            assert mention.entity is None and mention.unresolved
        elif "!=" in part:
            one, other = (_mention(record, w) for w in part.split(" != "))
            assert one.entity is not None and one.entity != other.entity
        else:
            entities = {_mention(record, w).entity for w in part.split(" = ")}
            assert len(entities) == 1 and None not in entities, [(m.exact, m.entity) for m in record.mentions]


def _entity(record, words: str):
    return {e.id: e for e in record.entities}[_mention(record, words).entity]


def test_the_fullest_name_and_the_roles_are_kept(read_text) -> None:
    record = read_text("Kovac spoke on Monday. President Maria Kovac, the leader of the party, left.")
    entity = _entity(record, "Kovac")
    assert entity.name == "Maria Kovac"
    assert {r.title for r in entity.roles} == {"President", "leader of the party"}


def test_a_government_is_called_as_its_state_and_coded(read_text) -> None:
    entity = _entity(read_text("Moscow warned of strikes. The Kremlin agreed."), "Moscow")
    assert (entity.name, entity.type, entity.codes.country, entity.codes.sector) == (
        "Russia",
        "government",
        "RUS",
        "GOV",
    )
    assert "Moscow" in entity.aliases


def test_forces_belong_to_the_state_that_owns_them(read_text) -> None:
    record = read_text("Ethiopia said its forces had left the town.")
    forces = _entity(record, "its forces")
    assert forces.affiliation == _mention(record, "Ethiopia").entity
    assert (forces.type, forces.codes.country, forces.codes.sector) == ("armed_force", "ETH", "MIL")


def test_a_title_gives_the_affiliation(read_text) -> None:
    record = read_text("Oxfam director Rosa Blanco resigned.")
    assert _entity(record, "Oxfam director Rosa Blanco").affiliation == _mention(record, "Oxfam").entity


def test_a_place_is_not_the_government_of_it(read_text) -> None:
    record = read_text("Sudan denied it. He lives in Sudan.")
    types = {_entity(record, w).type for w in ("Sudan", "Sudan#2")}
    assert types == {"government", "place"}


def test_every_mention_has_an_entity_or_a_reason_and_every_entity_its_mentions(read_text) -> None:
    record = read_text("The rebels met Maria Kovac. She told them that we and it and they were lost. Hers was his.")
    owned = {i: e.id for e in record.entities for i in e.mentions}
    assert record.mentions
    for mention in record.mentions:
        assert bool(mention.entity) != bool(mention.unresolved)
        assert owned.get(mention.id) == mention.entity


def test_a_state_whose_name_is_something_else_too_has_a_name(read_text) -> None:
    record = read_text("Georgia denied the charge. Georgian officials met diplomats, and Tbilisi rejected the report.")
    assert {e.name for e in record.entities if e.codes.country == "GEO"} >= {"Georgia"}
