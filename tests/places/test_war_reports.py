"""Names as reports of wars spell them: towns, areas, camps, crossings, lists, distances, and who is meant by a capital."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ofrecord.domain.places import Place
from ofrecord.domain.record import Record
from ofrecord.reading import Reader
from ofrecord.sources import Capture

Read = Callable[..., Record]


def place(record: Record, exact: str) -> Place:
    found = [p for p in record.places if p.exact == exact]
    assert found, f"{exact!r} is not among {[p.exact for p in record.places]}"
    return found[0]


RESOLVED = [
    # text, expression, country, precision
    # Ukraine and Russia
    ("Russian troops entered Chasiv Yar in Donetsk oblast on Tuesday.", "Chasiv Yar", "UA", "settlement"),
    ("Russian troops entered Chasiv Yar in Donetsk oblast on Tuesday.", "Donetsk oblast", "UA", "admin1"),
    ("Toretsk and Niu-York were shelled by Russia.", "Niu-York", "UA", "settlement"),
    ("The attack on Avdiivka came from the south.", "Avdiivka", "UA", "settlement"),
    ("Drones fell in the Kaluga Region of Russia.", "Kaluga Region", "RU", "admin1"),
    ("Ukraine's eastern Donetsk region was hit.", "Ukraine's eastern Donetsk region", "UA", "admin1"),
    ("Drones flew over the Kherson, Sumy and Poltava regions of Ukraine.", "Kherson", "UA", "admin1"),
    ("Drones flew over the Kherson, Sumy and Poltava regions of Ukraine.", "Poltava regions", "UA", "admin1"),
    ("Fighting went on in and around Kupiansk in Ukraine.", "Kupiansk", "UA", "settlement"),
    ("The line between Pokrovsk and Kurakhove moved, Ukraine said.", "Kurakhove", "UA", "settlement"),
    ("Cars burned on the Kostiantynivka-Pokrovsk road in Ukraine.", "Kostiantynivka-Pokrovsk road", "UA", "vague"),
    ("A pump failed at the Zaporizhzhia nuclear power plant.", "Zaporizhzhia nuclear power plant", "UA", "point"),
    ("Two shells hit Zaporizhzhia in Ukraine on Monday night.", "Zaporizhzhia", "UA", "settlement"),
    # Gaza, the West Bank, Israel, Lebanon
    ("People left Beit Lahia and Jabalia in northern Gaza.", "Beit Lahia", "PS", "settlement"),
    ("People left Beit Lahia and Jabalia in northern Gaza.", "northern Gaza", "PS", "vague"),
    ("A strike hit the Nuseirat refugee camp.", "Nuseirat refugee camp", "PS", "vague"),
    ("Trucks waited at the Kerem Shalom crossing.", "Kerem Shalom crossing", "IL", "settlement"),
    ("Tanks pushed into Shujaiya in Gaza City.", "Shujaiya", "PS", "settlement"),
    ("Families slept in tents in al-Mawasi.", "al-Mawasi", "PS", "settlement"),
    ("Troops raided Jenin, Tulkarm and Nablus in the West Bank.", "Tulkarm", "PS", "settlement"),
    ("Settlers attacked Huwara, south of Nablus.", "Huwara", "PS", "settlement"),
    ("Israel bombed Khiam and Bint Jbeil in southern Lebanon.", "Khiam", "LB", "settlement"),
    ("Israel bombed Khiam and Bint Jbeil in southern Lebanon.", "Bint Jbeil", "LB", "settlement"),
    ("Strikes hit Baalbek and the Bekaa valley.", "Bekaa valley", "LB", "region"),
    # Sudan
    ("Fighters shelled El Fasher in North Darfur.", "El Fasher", "SD", "settlement"),
    ("The army retook Singa in Sennar state.", "Sennar state", "SD", "admin1"),
    ("Fighters entered Babanusa in West Kordofan.", "West Kordofan", "SD", "admin1"),
    ("The Zamzam camp near El Fasher was shelled.", "Zamzam camp", "SD", "settlement"),
    ("Families fled to Adre in Chad.", "Adre", "TD", "settlement"),
    ("Clashes broke out in Omdurman and Bahri.", "Bahri", "SD", "settlement"),
    # Congo
    ("Rebels captured Masisi in North Kivu province.", "North Kivu province", "CD", "admin1"),
    ("The rebels advanced on Sake, 25 km west of Goma.", "Sake", "CD", "settlement"),
    ("Thousands crossed from Bunagana into Uganda.", "Bunagana", "CD", "settlement"),
    ("Fighters killed people in Beni territory in Congo's east.", "Beni territory", "CD", "admin2"),
    ("Men with machetes came to Mambasa, Ituri.", "Ituri", "CD", "admin1"),
    # Myanmar
    ("The junta bombed Lashio in Shan State, Myanmar.", "Lashio", "MM", "settlement"),
    ("Rebels took Maungdaw in Rakhine State.", "Rakhine State", "MM", "region"),
    ("Jets struck Loikaw in Kayah State.", "Kayah State", "MM", "admin1"),
    ("Villages burned in Sagaing Region of Myanmar.", "Sagaing Region", "MM", "admin1"),
    ("People crossed from Myawaddy to Mae Sot, Thailand.", "Mae Sot", "TH", "settlement"),
    # Yemen
    ("Strikes hit Saada and Hajjah governorates in Yemen.", "Saada", "YE", "admin1"),
    ("A ship was hit off Hodeidah in Yemen.", "Hodeidah", "YE", "settlement"),
    ("Boats left the port of al-Khawkhah, 110 km south of Hodeidah.", "al-Khawkhah", "YE", "settlement"),
    ("Troops from Hadramout reached Marib in Yemen.", "Marib", "YE", "settlement"),
    # Sahel
    ("Gunmen came to Djibo in Burkina Faso's Sahel region.", "Burkina Faso's Sahel region", "BF", "admin1"),
    ("An ambush in Tillaberi region of Niger killed ten.", "Tillaberi region", "NE", "admin1"),
    ("Soldiers held Nioro du Sahel in Mali.", "Nioro du Sahel", "ML", "settlement"),
    ("A convoy was ambushed at Tinzaouaten in Mali.", "Tinzaouaten", "ML", "settlement"),
    ("Fighters attacked Bama in Borno state, Nigeria.", "Borno state", "NG", "admin1"),
    # Haiti
    ("Gangs burned houses in Solino and Kenscoff in Haiti.", "Kenscoff", "HT", "settlement"),
    ("Gangs attacked Pont-Sonde in the Artibonite department.", "Pont-Sonde", "HT", "settlement"),
    ("Police in Petion-Ville shot two men, Haiti's police said.", "Petion-Ville", "HT", "settlement"),
    # Syria
    ("Rebels entered Aleppo, Hama and Homs in Syria.", "Hama", "SY", "settlement"),
    ("Fighting went on in Idlib province and Raqqa, Syria.", "Idlib province", "SY", "admin1"),
    ("Drones hit Kobani in northern Syria.", "Kobani", "SY", "settlement"),
    # a state and its city
    ("She said in New York on Friday that the council would meet.", "New York", "US", "settlement"),
]


@pytest.mark.parametrize(("text", "exact", "country", "precision"), RESOLVED)
def test_resolution(read_text: Read, text: str, exact: str, country: str, precision: str) -> None:
    found = place(read_text(text), exact)
    assert (found.country, found.precision) == (country, precision)
    assert found.latitude is not None and found.unresolved is None


USES = [
    ("They sent medical supplies to Sittwe, which the rebels hold.", "Sittwe", "location"),
    ("Kyiv, Moscow trade accusations over prisoner swap", "Kyiv", "actor"),
    ("Kyiv, Moscow trade accusations over prisoner swap", "Moscow", "actor"),
    ("Kyiv said its forces had left the town.", "Kyiv", "actor"),
    ("Khartoum accused Abu Dhabi of arming the rebels.", "Khartoum", "actor"),
    ("Khartoum accused Abu Dhabi of arming the rebels.", "Abu Dhabi", "actor"),
    ("Tel Aviv denies the claim.", "Tel Aviv", "actor"),
    ("Sanaa rejected the offer.", "Sanaa", "actor"),
    ("Kigali denies backing the rebels; Kinshasa disagrees.", "Kinshasa", "actor"),
    ("The Kremlin said that talks would go on.", "Kremlin", "actor"),
    ("Brussels urged Moscow to withdraw.", "Brussels", "actor"),
    ("Brussels urged Moscow to withdraw.", "Moscow", "actor"),
    ("Explosions were heard in Sanaa.", "Sanaa", "location"),
    ("Washington urged restraint.", "Washington", "actor"),
    ("The minister flew to Washington.", "Washington", "location"),
    ("Kadugli has been under siege for months, Sudan's army said.", "Kadugli", "location"),
    ("Gunmen struck near the border with Burkina Faso.", "Burkina Faso", "location"),
    ("The crossing between Gaza and Egypt was closed.", "Egypt", "location"),
    ("Talks between Egypt and Qatar went on.", "Qatar", "actor"),
    ("Rwanda's forces crossed the border.", "Rwanda", "actor"),
    ("The Syrian army withdrew.", "Syrian", "modifier"),
]


@pytest.mark.parametrize(("text", "exact", "use"), USES)
def test_use(read_text: Read, text: str, exact: str, use: str) -> None:
    assert place(read_text(text), exact).use == use


NO_PLACE = [
    ("Troops left the mainly Druze city of Suweida.", "Druze city"),
    ("The unit fought in the Donetsk People's Republic.", "Republic"),
    # text, words that are no place or no such expression
    ("The Saba agency said two ships were hit.", "Saba"),
    ("Gangs took the road north of Haiti's capital.", "north of Haiti"),
    ("PORT SUDAN - The army took a base.", "PORT SUDAN -"),
]


@pytest.mark.parametrize(("text", "exact"), NO_PLACE)
def test_no_place(read_text: Read, text: str, exact: str) -> None:
    assert exact not in [p.exact for p in read_text(text).places]


UNDECIDED = [
    # text, expression: two readings are as likely, or the only one is far from all that the text speaks of
    ("Police in Springfield made two arrests.", "Springfield"),
    ("Shells fell on Pokrovsk.", "Pokrovsk"),
    ("People fled to Baqaa, 60 km west of El Fasher, in Sudan.", "Baqaa"),
    ("Tanks pushed into Zeitoun in Gaza City.", "Zeitoun"),
]


@pytest.mark.parametrize(("text", "exact"), UNDECIDED)
def test_what_nothing_decides_stays_ambiguous(read_text: Read, text: str, exact: str) -> None:
    found = place(read_text(text), exact)
    assert found.geonameid is None and found.latitude is None
    assert found.unresolved is not None and found.unresolved.startswith("ambiguous: ")
    assert found.candidates


DECIDED = [
    # text in which something decides, expression, country
    ("Shells fell on Pokrovsk, Ukraine said.", "Pokrovsk", "UA"),
    ("Shells fell on Pokrovsk. Ukraine's army said nobody was hurt.", "Pokrovsk", "UA"),
    ("Police in Springfield, Missouri, made two arrests.", "Springfield", "US"),
]


@pytest.mark.parametrize(("text", "exact", "country"), DECIDED)
def test_the_text_decides(read_text: Read, text: str, exact: str, country: str) -> None:
    assert place(read_text(text), exact).country == country


RELATIONS = [
    # text, expression, direction, kilometres, the expression it is to (null: it has no entry of its own)
    ("Goma was calm. People fled to a camp 20 km north of Goma, they said.", "20 km north of Goma", "n", 20.0, "Goma"),
    ("People fled to a camp 20 km north of Goma.", "20 km north of Goma", "n", 20.0, None),
    (
        "A ship was hit 60 nautical miles southwest of Hodeidah.",
        "60 nautical miles southwest of Hodeidah",
        "sw",
        111.12,
        None,
    ),
    ("Mali closed schools. Troops died in northern Mali.", "northern Mali", "n", None, "Mali"),
    ("Gaza was dark. Tanks rolled into northern Gaza.", "northern Gaza", "n", None, "Gaza"),
]


@pytest.mark.parametrize(("text", "exact", "direction", "km", "parent"), RELATIONS)
def test_relation(read_text: Read, text: str, exact: str, direction: str, km: float | None, parent: str | None) -> None:
    record = read_text(text)
    found = place(record, exact)
    assert found.relation is not None
    assert (found.relation.direction, found.relation.distance_km) == (direction, km)
    assert found.relation.of == (place(record, parent).id if parent else None)


def test_a_dateline_is_a_weak_prior(reader: Reader) -> None:
    text = "{}Shells fell on Pokrovsk on Monday.\n\nNobody was hurt, and the fire was put out by noon."
    plain, dated = (
        reader.read(Capture(text.format(start).encode(), "report.txt", "text/plain"))
        for start in ("", "KHARKIV, Sept 16 (Reuters) - ")
    )
    assert place(plain, "Pokrovsk").country is None
    assert place(dated, "Pokrovsk").country == "UA"


DATELINES = [
    # how a report starts, the place, country
    ("PORT-AU-PRINCE, Haiti (AP) — ", "PORT-AU-PRINCE", "HT"),
    ("DEIR AL-BALAH, Gaza Strip (AP) — ", "DEIR AL-BALAH", "PS"),
    ("PORT SUDAN, Sept 16 (Reuters) - ", "PORT SUDAN", "SD"),
    ("GOMA, Congo (AP) — ", "GOMA", "CD"),
]


@pytest.mark.parametrize(("start", "exact", "country"), DATELINES)
def test_datelines(reader: Reader, start: str, exact: str, country: str) -> None:
    text = (
        f"{start}The army said on Monday that it had taken a base.\n\nIt gave no more details about the fighting there."
    )
    assert place(reader.read(Capture(text.encode(), "report.txt", "text/plain")), exact).country == country
