"""Places row by row: wars by name, areas and their other names, uses, vague places, and words that are no place.

Each table can be longer by a row of one's own sentence. The first column is the text, the second the expression.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ofrecord.domain.places import Place
from ofrecord.domain.record import Record

Read = Callable[..., Record]


def place(record: Record, exact: str) -> Place:
    found = [p for p in record.places if p.exact == exact]
    assert found, f"{exact!r} is not among {[p.exact for p in record.places]}"
    return found[0]


WAR_TOWNS = {
    # country code: who speaks, towns as reports of its war spell them
    "UA": (
        "Ukraine",
        "Kyiv|Kharkiv|Kherson|Bakhmut|Avdiivka|Pokrovsk|Toretsk|Kupiansk|Vovchansk|Robotyne|Chasiv Yar|Velyka Novosilka|"
        "Kramatorsk|Sloviansk|Mariupol|Enerhodar|Lyman|Siversk|Huliaipole|Orikhiv|Myrnohrad|Viroliubivka|Virolyubivka|"
        "Odesa|Soledar|Krynky|Rubizhne",
    ),
    "RU": ("Russia", "Belgorod|Sudzha|Bryansk|Rylsk|Shebekino|Graivoron"),
    "PS": (
        "Gaza and the West Bank",
        "Khan Younis|Khan Yunis|Rafah|Deir al-Balah|Jabalia|Nuseirat|Beit Lahiya|Bureij|Jenin|Tulkarm|Qalqilya",
    ),
    "LB": ("Lebanon", "Beirut|Tyre|Nabatieh|Sidon|Baalbek|Marjayoun|Khiam|Bint Jbeil|Naqoura|Hermel|Tripoli"),
    "SY": ("Syria", "Aleppo|Idlib|Homs|Hama|Deir ez-Zor|Daraa|Sweida|Latakia|Manbij|Qamishli|Palmyra|Azaz|Jableh"),
    "SD": (
        "Sudan",
        "Khartoum|Omdurman|El Fasher|Al-Fashir|Nyala|El Geneina|Wad Madani|Kadugli|Zalingei|Babanusa|Tawila|En Nahud",
    ),
    "CD": ("Congo", "Goma|Bukavu|Rutshuru|Masisi|Sake|Walikale|Uvira|Kitshanga|Kanyabayonga|Bunagana|Rubaya"),
    "ML": ("Mali", "Gao|Kidal|Menaka|Tessalit"),
    "BF": ("Burkina Faso", "Djibo|Dori|Fada N'Gourma|Barsalogho"),
    "MM": ("Myanmar", "Myawaddy|Lashio|Sittwe|Maungdaw|Bhamo|Loikaw|Kyaukphyu|Mindat|Laukkai"),
    "YE": ("Yemen", "Sanaa|Aden|Hodeidah|Hodeida|Marib|Taiz|Mocha"),
    "HT": ("Haiti", "Gonaives|Petion-Ville|Kenscoff|Mirebalais|Cite Soleil"),
    "SO": ("Somalia", "Mogadishu|Kismayo|Baidoa|Beledweyne|Galkayo|Bosaso|Adado|Jowhar|Afgoye"),
    "ET": ("Ethiopia", "Mekelle|Gondar|Lalibela|Axum|Humera|Debre Markos"),
}


@pytest.mark.parametrize(
    ("country", "speaker", "town"),
    [(code, speaker, town) for code, (speaker, towns) in WAR_TOWNS.items() for town in towns.split("|")],
)
def test_towns_of_the_wars(read_text: Read, country: str, speaker: str, town: str) -> None:
    found = place(read_text(f"Shells fell on {town} on Monday, officials in {speaker} said."), town)
    assert (found.country, found.use, found.unresolved) == (country, "location", None)
    assert found.latitude is not None and found.longitude is not None


WAR_AREAS = {
    # ISO 3166-2 code where the gazetteer knows it, else the country: ways in which reports name the area
    "RU-KRS": "Kursk oblast|Kursk region",
    "UA-14": "Donetsk oblast|Donetsk region",
    "UA-63": "Kharkiv Oblast",
    "MM-16": "Rakhine State",
    "MM-17": "Shan State",
    "MM-01": "Sagaing Region",
    "CD-NK": "North Kivu",
    "CD-SK": "South Kivu",
    "CD-IT": "Ituri province",
    "SD-DN": "North Darfur",
    "SD-KS": "South Kordofan",
    "SD-GZ": "Gezira state|Al Jazirah state",
    "SY-ID": "Idlib province",
    "SY-DY": "Deir ez-Zor governorate",
    "YE-MA": "Marib governorate",
    "SO-SH": "Lower Shabelle|Lower Shabelle region",
    "SO-GA": "Galgaduud",
    "NG-BO": "Borno State",
    "ET": "Amhara region",
    "SO": "Jubaland",
}


@pytest.mark.parametrize(
    ("code", "area"), [(code, area) for code, areas in WAR_AREAS.items() for area in areas.split("|")]
)
def test_areas_of_the_wars(read_text: Read, code: str, area: str) -> None:
    found = place(read_text(f"Fighting went on in {area} on Monday, aid workers said."), area)
    assert (found.subdivision or found.country) == code
    assert found.precision in ("admin1", "region") and found.use == "location"


MACRO_REGIONS = [
    ("Armed groups are gaining ground in the Sahel.", "Sahel"),
    ("Settlers burned cars in the West Bank.", "West Bank"),
    ("Shelling in the Donbas went on.", "Donbas"),
    ("Ships avoid the Red Sea.", "Red Sea"),
    ("Drones were shot down over Crimea.", "Crimea"),
    ("Rains failed in the Horn of Africa.", "Horn of Africa"),
    ("Tanks were seen in Eastern Ghouta.", "Eastern Ghouta"),
    ("The European Union paid for the trucks.", "European Union"),
]


@pytest.mark.parametrize(("text", "exact"), MACRO_REGIONS)
def test_macro_regions(read_text: Read, text: str, exact: str) -> None:
    found = place(read_text(text), exact)
    assert found.precision == "region" and found.latitude is not None


ACTORS = [
    # the subject of speech, policy and war
    ("Moscow denies the claim.", "Moscow"),
    ("Ankara sent two drones to the rebels.", "Ankara"),
    ("Tehran's response came a day later.", "Tehran"),
    # who is addressed, aimed at, cut off
    ("The tariffs that have targeted India will be lifted.", "India"),
    ("The sanctions hit Eritrea hard.", "Eritrea"),
    ("Banks cut Belarus off from payments.", "Belarus"),
    ("The court's order was explained to Nairobi in a letter.", "Nairobi"),
    ("Diplomats put pressure on Rwanda to withdraw.", "Rwanda"),
    ("The minister sent a request to Chad for more troops.", "Chad"),
    # parties, allies, cases
    ("The deal includes Kenya, Uganda and Tanzania.", "Uganda"),
    ("The envoy spoke to all parties, including Qatar and Oman.", "Oman"),
    ("The plan has backing from Saudi Arabia.", "Saudi Arabia"),
    ("He blamed the United States and its allies.", "United States"),
    ("A close ally, Eritrea, kept its troops there.", "Eritrea"),
    ("The case is Nicaragua v. Germany.", "Nicaragua"),
    ("The case is Nicaragua v. Germany.", "Germany"),
    ("Official Minsk kept silent.", "Minsk"),
    # what a state has
    ("It hurt the image of Serbia.", "Serbia"),
    ("No one stands above the dignity of Peru.", "Peru"),
    # teams
    ("A late goal led Morocco to victory.", "Morocco"),
    ("It was their third win over Denmark this year.", "Denmark"),
    ("Egypt beat Ghana 2-1.", "Ghana"),
]


@pytest.mark.parametrize(("text", "exact"), ACTORS)
def test_who_acts_or_is_acted_upon_is_no_location(read_text: Read, text: str, exact: str) -> None:
    assert place(read_text(text), exact).use == "actor"


LOCATIONS = [
    ("Thousands marched in Moscow.", "Moscow"),
    ("Trucks drove from Chad to Darfur.", "Chad"),
    ("The drone crashed in Belarus.", "Belarus"),
    ("Rebels captured Goma on Monday.", "Goma"),
    ("Snow fell on Kyiv overnight.", "Kyiv"),
    ("The road between Sudan and Egypt was cut.", "Egypt"),
    ("A convoy left Port Sudan for Kassala.", "Kassala"),
    ("The streets of Aleppo were empty.", "Aleppo"),
    ("The population of Yemen is young.", "Yemen"),
    ("Goma lies on the shore of Lake Kivu.", "Goma"),
    ("Clinics in India, Nepal and Bhutan closed.", "Nepal"),
    ("Prices in Lebanon rose.", "Lebanon"),
]


@pytest.mark.parametrize(("text", "exact"), LOCATIONS)
def test_where_things_are_is_no_actor(read_text: Read, text: str, exact: str) -> None:
    assert place(read_text(text), exact).use == "location"


OTHER_USES = [
    ("Russian officials met on Monday.", "Russian", "modifier"),
    ("The Ukrainian-controlled town was quiet.", "Ukrainian", "modifier"),
    ("A Berlin-based group counted the dead.", "Berlin", "modifier"),
    ("The Washington Post reported it first.", "Washington", "embedded"),
    ("Horses from nine countries ran in the Dubai World Cup.", "Dubai", "embedded"),
]


@pytest.mark.parametrize(("text", "exact", "use"), OTHER_USES)
def test_modifiers_and_parts_of_names(read_text: Read, text: str, exact: str, use: str) -> None:
    assert place(read_text(text), exact).use == use


NO_PLACE = [
    # words that are also names of places, in sentences in which they are not
    ("May said that talks would go on.", "May"),
    ("They may leave in March.", "March"),
    ("Jordan scored twice in the second half, his coach said.", "Jordan"),
    ("Chad Smith, a farmer, lost his barn.", "Chad"),
    ("Families sat down to a turkey dinner.", "turkey"),
    ("She bought a set of china.", "china"),
    ("Mr. Israel Okoye runs the clinic.", "Israel"),
    ("They learned Polish at school.", "Polish"),
    ("He thanked us for the help.", "us"),
    ("Ms. Georgia Brown, the nurse, stayed.", "Georgia"),
    ("Reading is hard in the dark.", "Reading"),
    ("The mobile clinic reached them.", "mobile"),
    ("Deputy Sergeant Lincoln Moyo was hurt.", "Lincoln"),
    ("May 23, 2025, Al Jazeera", "Al Jazeera"),
]


@pytest.mark.parametrize(("text", "exact"), NO_PLACE)
def test_words_that_are_no_place(read_text: Read, text: str, exact: str) -> None:
    assert exact not in [p.exact for p in read_text(text).places]


NEAR_MISSES = [
    # text, expression, country: the same word beside what decides otherwise
    ("A Georgia court freed the sheriff of Atlanta.", "Georgia", "US"),
    ("Georgia and Armenia signed the accord in Tbilisi.", "Georgia", "GE"),
    ("Police in Paris, Texas, closed a road.", "Paris", "US"),
    ("Police in Paris closed a road.", "Paris", "FR"),
    ("Trains stopped in Tripoli, Libya.", "Tripoli", "LY"),
    ("Trains stopped in Tripoli, Lebanon.", "Tripoli", "LB"),
    ("Troops from the Democratic People's Republic of Korea were seen.", "Democratic People's Republic of Korea", "KP"),
    ("Soldiers of the Republic of Korea were there.", "Republic of Korea", "KR"),
    ("A market burned in Salisbury, in the south of England.", "Salisbury", "GB"),
    ("Fans filled Beverly Hills, California.", "Beverly Hills", "US"),
]


@pytest.mark.parametrize(("text", "exact", "country"), NEAR_MISSES)
def test_the_same_word_elsewhere(read_text: Read, text: str, exact: str, country: str) -> None:
    assert place(read_text(text), exact).country == country


UNRESOLVED = [
    ("Small shops in the Valley had to close.", "Valley"),
    ("Relations between Russia and the West are tense.", "West"),
    ("Police in Springfield made two arrests.", "Springfield"),
    (
        "Shells fell on Khartoum and on the al-Halfaya neighbourhood, officials in Sudan said.",
        "al-Halfaya neighbourhood",
    ),
]


@pytest.mark.parametrize(("text", "exact"), UNRESOLVED)
def test_nothing_is_guessed(read_text: Read, text: str, exact: str) -> None:
    found = [p for p in read_text(text).places if p.exact == exact]
    assert all(p.geonameid is None and p.latitude is None and p.unresolved for p in found)


VAGUE = [
    # text, expression, direction, kilometres
    ("Tanks moved south of Bakhmut.", "south of Bakhmut", "s", None),
    ("Villages in eastern Ukraine were hit.", "eastern Ukraine", "e", None),
    ("A base 12 km from Goma was taken.", "12 km from Goma", None, 12.0),
    ("Rain fell in northwestern Syria.", "northwestern Syria", "nw", None),
    ("A boat sank 30 miles east of Aden.", "30 miles east of Aden", "e", 48.28),
    ("Herders fled central Mali.", "central Mali", "central", None),
]


@pytest.mark.parametrize(("text", "exact", "direction", "km"), VAGUE)
def test_vague_places_are_no_pins(
    read_text: Read, text: str, exact: str, direction: str | None, km: float | None
) -> None:
    found = place(read_text(text), exact)
    assert found.relation is not None and found.precision == "vague" and found.geonameid is None
    assert (found.relation.direction, found.relation.distance_km) == (direction, pytest.approx(km) if km else None)


def test_neighbours_decide_between_namesakes(read_text: Read) -> None:
    text = "Buses were late in Gloucester and in Cheltenham."
    record = read_text(text)
    assert {place(record, "Gloucester").country, place(record, "Cheltenham").country} == {"GB"}


def test_a_country_has_its_point_in_the_middle(read_text: Read) -> None:
    found = place(read_text("It rained in Syria."), "Syria")
    assert (found.latitude, found.longitude) == (35.0, 38.0)


@pytest.mark.parametrize(
    ("text", "exact"),
    [("Shells fell on Qamishli, Syria said.", "Qamishli"), ("Aid reached Hodeidah in Yemen.", "Hodeidah")],
)
def test_other_spellings_say_so(read_text: Read, text: str, exact: str) -> None:
    assert place(read_text(text), exact).by.rule == "spelling"
