"""Place names found and resolved, with named entities given by hand or none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unfog.lexicon.gazetteer import distance_km
from unfog.model import PlaceMention, Report, ReportId
from unfog.read.places import find_places, is_seat, place_value, places_in


def read(text: str, *ents: tuple[str, str]) -> tuple[PlaceMention, ...]:
    """Places of a text, with entities given as (words, label)."""
    report = Report(id=ReportId("r"), external_id="r", text=text)
    spans = [(text.index(words), text.index(words) + len(words), label) for words, label in ents]
    return places_in(report, spans)


def table(text: str, *ents: tuple[str, str]) -> list[tuple[str, str | None, str]]:
    return [(m.span.text, m.country, m.precision) for m in read(text, *ents)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Gunmen opened fire in Maiduguri, Nigeria, on Sunday.", [("Maiduguri", "NG", "town"), ("Nigeria", "NG", "country")]),
        ("MOGADISHU, Somalia (Agency) - A bomb went off.", [("MOGADISHU", "SO", "town"), ("Somalia", "SO", "country")]),
        ("Shells hit Kharkov overnight, Ukrainian officials said.", [("Kharkov", "UA", "town"), ("Ukrainian", "UA", "country")]),
        ("A car bomb exploded near Mosul.", [("Mosul", "IQ", "area")]),
        ("Fighting went on 30 km south of Khartoum.", [("Khartoum", "SD", "area")]),
        ("Police in Springfield, Ill., said a man was shot.", [("Springfield", "US", "town"), ("Ill.", "US", "region")]),
        ("Rebels took a post in the Donetsk region.", [("Donetsk", "UA", "region")]),
        ("A mine killed two in Helmand province.", [("Helmand", "AF", "region")]),
    ],
)
def test_plain_names(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert table(text) == wanted


def test_capitals_and_lower_case_are_read_too() -> None:
    loud = table("A BOMB EXPLODED IN AYACUCHO, PERU. THE POLICE MAN SAID OF IT THAT NO ONE DIED.")
    assert [(text, country) for text, country, _ in loud] == [("AYACUCHO", "PE"), ("PERU", "PE")]
    quiet = table("blast reported in kandahar, afghanistan, several dead")
    assert [(text, country) for text, country, _ in quiet] == [("kandahar", "AF"), ("afghanistan", "AF")]


def test_demonyms_are_kept_apart() -> None:
    found = read("Syrian and Turkish forces clashed in Aleppo.")
    assert [(m.span.text, m.demonym) for m in found] == [("Syrian", True), ("Turkish", True), ("Aleppo", False)]


@pytest.mark.parametrize(
    ("text", "name", "lat", "lon"),
    [
        ("A drone hit a car in Baghdad's eastern quarter of Al-Mashtal.", "Al-Mashtal", 33.33, 44.46),
        ("Police in Kabul said Khwaja Bughra was hit.", "Khwaja Bughra", 34.55, 69.2),
        ("The shells fell on Sabreen market in Omdurman.", "Sabreen market", 15.65, 32.48),
        ("Troops at Tower 22 in Jordan were hurt.", "Tower 22", 33.3, 38.7),
    ],
)
def test_sites(text: str, name: str, lat: float, lon: float) -> None:
    found = [m for m in read(text) if m.span.text == name]
    assert len(found) == 1 and found[0].lat is not None and found[0].lon is not None
    assert distance_km(found[0].lat, found[0].lon, lat, lon) < 130
    assert found[0].precision in {"neighbourhood", "area"}


def test_an_unknown_quarter_takes_the_point_of_its_town() -> None:
    quarter, town = read("Gunmen fired at Qarnabi market, eastern Mosul, on Monday.")
    assert (quarter.span.text, quarter.precision, quarter.geonameid) == ("Qarnabi", "neighbourhood", None)
    assert (quarter.lat, quarter.lon) == (town.lat, town.lon)


def test_company_decides_between_namesakes() -> None:
    texas = read("Deputies in Paris, Texas, said shots were fired. A second man was held in Dallas.")
    france = read("Police in Paris said shots were fired. A second man was held in Lyon, France.")
    assert texas[0].country == "US" and france[0].country == "FR"
    salvador = read("The rebels attacked San Vicente in El Salvador.")
    assert salvador[0].country == "SV"


def test_persons_are_no_places() -> None:
    assert table("Mr. Lincoln asked the court to wait.", ("Lincoln", "PERSON")) == []
    assert table("Detective Jackson said the gun was found.") == []
    assert table("Anna Florence wrote the report. Florence added a note.", ("Anna Florence", "PERSON")) == []


def test_words_that_are_also_towns_are_no_places() -> None:
    assert table("Police said on Monday that Reading and writing mattered. Hope is left.") == []


def test_value_holds_what_the_mention_says() -> None:
    mention = read("A strike hit Raqqa, Syria.")[0]
    value = place_value(mention)
    assert (value.name, value.country, value.geonameid) == (mention.name, "SY", mention.geonameid)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("ABab Paris,Kabul.\n'-’é1"), max_size=120))
def test_spans_are_in_order_and_do_not_overlap(text: str) -> None:
    report = Report(id=ReportId("r"), external_id="r", text=text)
    found = find_places(report, None)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert found == find_places(report, None)


@pytest.mark.parametrize(
    ("text", "ents"),
    [
        ("Police chief, Rashid, said the road was shut.", [("Rashid", "GPE")]),
        ("The spokesman, Marwan, added that two men had fled.", []),
        ("Ann French was shot in the arm.", [("Ann French", "PERSON")]),
        ("Witnesses told the Kabul Times that a bomb went off.", [("the Kabul Times", "ORG")]),
        ("The alliance, SATO, denied it.", [("SATO", "ORG")]),
        ("The Kremlin said it knew nothing, and I've no doubt of that.", [("Kremlin", "ORG")]),
        ("He lost 40 Zim$ and 30 US$ that day.", []),
    ],
)
def test_what_is_no_place(text: str, ents: list[tuple[str, str]]) -> None:
    assert table(text, *ents) == []


def test_a_seat_of_power_is_a_place_only_after_a_word_of_position() -> None:
    aides, building = read("White House aides were told."), read("Shots were fired outside the White House.")
    assert aides == ()
    assert [(m.span.text, is_seat(m)) for m in building] == [("White House", True)]
    assert not is_seat(read("A strike hit Raqqa, Syria.")[0])


def test_a_dateline_after_a_headline_on_its_line() -> None:
    found = read("Two held over stabbing. MERIDEN, Conn. (AP) Police held two men.")
    assert [(m.span.text, m.country) for m in found] == [("MERIDEN", "US"), ("Conn.", "US")]


def test_a_state_after_a_comma_and_its_city_alone() -> None:
    found = read("A man was shot in Utica, New York. The gun was bought in New York.")
    assert [(m.span.text, m.precision) for m in found] == [("Utica", "town"), ("New York", "region"), ("New York", "town")]


def test_a_country_keeps_its_name() -> None:
    found = read("Gunmen killed six police officers in Mexico, near Puebla and Toluca.")
    assert (found[0].country, found[0].precision) == ("MX", "country")
    australia = read("Two men were stabbed in Australia.")[0]
    assert (
        australia.lat is not None and australia.lon is not None and distance_km(australia.lat, australia.lon, -25.0, 134.0) < 400
    )


def test_counties_and_towns_in_a_row() -> None:
    found = read("Shots were reported in Barrow, Jackson and Oconee counties in Georgia.")
    assert [(m.span.text, m.precision) for m in found[:3]] == [("Barrow", "area"), ("Jackson", "area"), ("Oconee", "area")]
    assert all(m.country == "US" for m in found)
    row = read("The gang raided shops in Salina, Larned and Hutchinson.", ("Hutchinson", "GPE"))
    assert [m.span.text for m in row] == ["Salina", "Larned", "Hutchinson"]


@pytest.mark.parametrize(
    "text",
    ["Rep. Lee Moss, D-Wooster, was shot at.", "An Omsk man was stabbed.", "Jinja police officers were attacked."],
)
def test_who_is_of_a_town(text: str) -> None:
    assert len(read(text)) == 1


def test_diseases_named_after_places_are_no_places() -> None:
    assert table("Lassa fever killed two nurses, and Lassa was feared more than the war.") == []
    assert [text for text, _, _ in table("Gunmen attacked a clinic in Lassa, Nigeria.")] == ["Lassa", "Nigeria"]


@pytest.mark.parametrize("text", ["The Gulf War made him ill.", "He flew with American Airlines.", "She gave Spanish lessons."])
def test_names_that_only_begin_with_a_place(text: str) -> None:
    assert table(text) == []


def test_a_capital_wins_over_the_province_named_after_it() -> None:
    assert [m.precision for m in read("A bomb went off on the metro in Minsk.")] == ["town"]
    assert [m.precision for m in read("A bomb went off in the Minsk region.")] == ["region"]


def test_given_names_that_are_towns_too() -> None:
    assert table("Nadia Hale and Casey B. Ford were shot.") == []
    found = table("Florence Police were called to a bar in Florence, Alabama.")
    assert [text for text, _, _ in found] == ["Florence", "Florence", "Alabama"]


@pytest.mark.parametrize(
    ("text", "ents", "wanted"),
    [
        (
            "Police searched a farm near Coggeshall in Essex.",
            [("Coggeshall", "PERSON"), ("Essex", "GPE")],
            ["Coggeshall", "Essex"],
        ),
        ("He drives for Aston and lives in Leeds.", [("Aston", "PERSON"), ("Leeds", "GPE")], ["Leeds"]),
        ("Noma told the court that she had left Durban.", [("Noma", "PERSON"), ("Durban", "GPE")], ["Durban"]),
    ],
)
def test_a_second_opinion_on_what_the_model_took_for_persons(text: str, ents: list[tuple[str, str]], wanted: list[str]) -> None:
    assert [m.span.text for m in read(text, *ents)] == wanted


def test_natives_of_states_and_plural_demonyms() -> None:
    found = read("Texans and other Americans met Africans in Nairobi.")
    assert [(m.span.text, m.demonym) for m in found] == [
        ("Texans", True),
        ("Americans", True),
        ("Africans", True),
        ("Nairobi", False),
    ]


@pytest.mark.parametrize(
    ("text", "name", "precision", "lat", "lon"),
    [
        ("A convoy was hit 30 km south of Khartoum on Tuesday.", "Khartoum", "area", 15.28, 32.53),
        ("The post lies about 12 miles north-east of Raqqa.", "Raqqa", "area", 36.08, 39.16),
        ("A mast fell 40 kilometres (25 miles) west of Mosul.", "Mosul", "area", 36.34, 42.67),
        ("The road east of Homs was shelled.", "Homs", "area", 34.72, 36.73),
        ("A bus was attacked between Kano and Kaduna in Nigeria.", "Kano", "area", 11.26, 7.98),
        ("A bus was attacked between Kano and Kaduna in Nigeria.", "Kaduna", "area", 11.26, 7.98),
        ("They fled Kano and Kaduna in Nigeria.", "Kano", "town", 12.0, 8.52),
        ("Talks are held in Goma and 900 km east of Goma nobody knows.", "Goma", "town", -1.67, 29.23),
        ("Shells fell on the Ardam camp, some way from El Fasher.", "Ardam", "area", 13.63, 25.35),
    ],
)
def test_a_place_told_from_another(text: str, name: str, precision: str, lat: float, lon: float) -> None:
    found = next(m for m in read(text) if m.span.text == name)
    assert found.precision == precision and found.lat is not None and found.lon is not None
    assert distance_km(found.lat, found.lon, lat, lon) < 5


@pytest.mark.parametrize(
    ("text", "ents", "wanted"),
    [
        ("Drones struck Nasser hospital in Khan Younis.", [("Nasser", "PERSON"), ("Khan Younis", "GPE")], "Nasser"),
        ("Soldiers fired at Camp Lindqvist in the desert.", [("Camp Lindqvist", "FAC")], "Camp Lindqvist"),
    ],
)
def test_what_is_named_after_a_person(text: str, ents: list[tuple[str, str]], wanted: str) -> None:
    assert wanted in [m.span.text for m in read(text, *ents)]


@pytest.mark.parametrize(
    ("text", "name", "relation", "radius"),
    [
        ("Three men were killed 30 km south of Kirkuk.", "Kirkuk", "30 km south of", (12, 30)),
        ("A rocket fell about 5 km from Ramla.", "Ramla", "about 5 km from", (5, 10)),
        ("A car bomb exploded near Mosul.", "Mosul", "near", (25, 40)),
        ("Gunmen stopped a bus outside the town of Ramadi.", "Ramadi", "outside", (25, 35)),
        ("A village outside of Goma was burned.", "Goma", "outside", (25, 35)),
        ("Shells fell on the outskirts of Donetsk.", "Donetsk", "on the outskirts of", (7, 20)),
        ("Shells fell in the Idlib countryside.", "Idlib", "in the countryside of", (25, 35)),
        ("Fighters hid north of Baghdad.", "Baghdad", "north of", (50, 80)),
        ("They were taken in the north of Baghdad.", "Baghdad", None, (15, 30)),
        ("A bus was attacked between Kano and Kaduna in Nigeria.", "Kaduna", "between Kano and", (90, 110)),
        ("A mine went off on the Kabul-Kandahar highway.", "Kabul", "on the road between Kandahar and", (200, 250)),
        ("A bus was attacked on the road from Bamako to Segou.", "Bamako", "on the road between Ségou and", (90, 120)),
        ("Flights between London and Amsterdam were cancelled.", "London", None, (15, 30)),
        ("A man was shot in Erbil.", "Erbil", None, (3, 12)),
    ],
)
def test_how_far_off_a_place_may_be(text: str, name: str, relation: str | None, radius: tuple[float, float]) -> None:
    found = next(m for m in read(text) if m.span.text == name)
    assert found.relation == relation
    assert found.radius_km is not None and radius[0] <= found.radius_km <= radius[1]
    assert found.precision == ("area" if relation else "town")
    value = place_value(found)
    assert (value.radius_km, value.relation) == (found.radius_km, found.relation)


@pytest.mark.parametrize(
    ("text", "relation", "precision"),
    [
        ("A bomb went off near the airport in Mogadishu.", "near", "area"),
        ("A bomb went off at Mogadishu's international airport.", None, "site"),
        ("A bomb went off outside Mogadishu airport.", "outside", "area"),
    ],
)
def test_a_towns_airport_is_a_place_of_its_own(text: str, relation: str | None, precision: str) -> None:
    (found,) = read(text)
    assert (found.relation, found.precision) == (relation, precision) and found.lat is not None and found.lon is not None
    assert distance_km(found.lat, found.lon, 2.0144, 45.3047) < 3


def test_an_unknown_place_is_where_it_is_told_to_be() -> None:
    for text, km in (
        ("The village of Qarnabi, about 20 kilometres north-west of Raqqa, was shelled.", 20.0),
        ("Fighters attacked Camp Nadir north of Raqqa.", 0.0),
    ):
        camp, town = read(text)
        assert camp.geonameid is None and (camp.lat, camp.lon, camp.radius_km) == (town.lat, town.lon, town.radius_km)
        assert camp.lat is not None and camp.lon is not None and camp.country == "SY"
        assert abs(distance_km(camp.lat, camp.lon, 35.9528, 39.0079) - km) < 3


def test_an_unknown_village_lies_around_the_town_that_serves_it() -> None:
    text = "A bomb fell on the edge of Qarnabi in South Sudan on Tuesday. A nurse at Kodok hospital counted 17 bodies."
    village = next(m for m in read(text, ("Qarnabi", "GPE"), ("South Sudan", "GPE")) if m.name == "Qarnabi")
    assert village.lat == pytest.approx(9.889, abs=0.01) and village.lon == pytest.approx(32.109, abs=0.01)
    assert (village.precision, village.geonameid) == ("area", None)
    assert village.radius_km is not None and village.radius_km >= 50


@pytest.mark.parametrize("words", ["the village of Wuro Dole", "the town of Kafr Hamra", "a hamlet called Dan Sadi"])
def test_what_a_kind_of_settlement_names_is_no_person(words: str) -> None:
    name = " ".join(words.split()[-2:])
    (place,) = read(f"Gunmen shot at a bus near {words} on Sunday.", (name, "PERSON"))
    assert (place.span.text, place.precision, place.lat) == (name, "area", None)


def test_a_town_that_is_a_word_and_a_valley_named_after_a_town() -> None:
    tank = "A bomber hit a bridge in Tank, Pakistan. The bombing at Tank killed 14. A tank stood by."
    assert [m.span.text for m in read(tank) if m.name == "Tank"] == ["Tank", "Tank"]
    (valley,) = read("The dam in the San Luis Valley broke.")
    assert (valley.name, valley.precision, valley.geonameid) == ("San Luis Valley", "region", None)


def test_what_the_text_does_not_decide_keeps_its_candidates() -> None:
    (open_,) = read("Two men were shot in Springfield.")
    assert len(open_.candidates) > 1 and open_.geonameid not in [c.geonameid for c in open_.candidates]
    decided = read("Two men were shot in Springfield, Illinois.")[0]
    assert decided.candidates == () and decided.radius_km


@pytest.mark.parametrize(
    ("text", "name", "lat", "lon"),
    [
        ("Two were killed in Sheikh Zuweid, Egypt.", "Sheikh Zuweid", 31.22, 34.11),
        ("Rockets were fired at Kiryat Shmonna in northern Israel.", "Kiryat Shmonna", 33.21, 35.57),
        ("The market in Sang-e Masha, in Afghanistan's Ghazni province, burned.", "Sang-e Masha", 33.14, 67.44),
        ("Clashes went on in Deir ez-Zour, Syria.", "Deir ez-Zour", 35.34, 40.14),
        ("Forces retook al-Bab from the group in Syria.", "al-Bab", 36.37, 37.52),
        ("Shells hit al-Shifa hospital.", "al-Shifa", 31.5, 34.47),
        ("Two drones struck Yelabuga in Tatarstan.", "Tatarstan", 55.33, 51.0),
    ],
)
def test_spellings_that_no_list_holds(text: str, name: str, lat: float, lon: float) -> None:
    found = next(m for m in read(text) if m.span.text == name)
    assert found.lat is not None and found.lon is not None and distance_km(found.lat, found.lon, lat, lon) < 10


@pytest.mark.parametrize("text", ["He shot Hamed Zuwad in Egypt.", "Sheikh Zuweid was hit."])
def test_a_like_sound_alone_is_no_place(text: str) -> None:
    assert [m.span.text for m in read(text) if m.country not in ("EG", "SY") or m.precision != "country"] == []


def test_a_city_that_dwarfs_its_namesakes_needs_no_company() -> None:
    assert [m.country for m in read("The court in Rome heard of shots fired in Atlanta.")] == ["IT", "US"]
    assert [m.country for m in read("Police in Rome, Georgia, made two arrests.")] == ["US", "US"]
    assert [m.country for m in read("Men from Birmingham were held in Mobile and Montgomery.")] == ["US", "US", "US"]
