"""One person under two names, two persons under near names: what two reports of one happening make of them."""

from __future__ import annotations

import pytest

from tests.resolve.test_resolve import KH, reading
from unfog.model import Entity, MentionType
from unfog.resolve import resolve

PLACE: tuple[str, MentionType] = KH

SAME = [
    ("Wisam Mohammed Saber al-Rawandi", "Wissam Mohamed al-Rawendi"),
    ("Abu Baqir al-Harithi", "Abu Baker al-Harithi"),
    ("Abu Bakr al-Harithi", "Abu Bakir Al Harithy"),
    ("Walid Omar (Abu Nasr)", "Walid Omar"),
    ("Haj Arkan Alewi", "Arkan al-Alawi"),
    ("Mohammed Hamdan Dagalo", "Mohamed Hamdan Daglo"),
    ("Oleksandr Kovalchuk", "Aleksandr Kovalchuk"),
    ("Volodymyr Zelenko", "Vladimir Zelenko"),
    ("Serhiy Tkachenko", "Sergei Tkachenko"),
    ("Andriy Bondarenko", "Andrey Bondarenko"),
    ("Yevhen Prykhodko", "Evgeny Prikhodko"),
    ("Mykola Hrytsenko", "Nikolai Gritsenko"),
    ("Andrei Viktorovich Sobolenko", "Andrei Sobolenko"),
    ("Juan Carlos Ortega Villalba", "Juan Carlos Ortega"),
    ("José Luis Peña", "Jose Luis Pena"),
    ("Kyaw Zin Latt", "U Kyaw Zin Latt"),
    ("Abdirahman Yusuf Guled", "Abdurahman Yusuf Guleed"),
    ("Getachew Belay Tessema", "Getachew Belay"),
    ("Nguyen Van Dung", "Nguyễn Văn Dũng"),
    ("Süleyman Çetinkaya", "Suleyman Cetinkaya"),
    ("Yusuf Özdemir", "Yusuf Oezdemir"),
    ("Saif-ur-Rehman Afridi", "Saifur Rehman Afridi"),
    ("Abdul Rahman Sultani", "Abdulrahman Sultani"),
    ("Abd al-Rahman Sultani", "Abdel Rahman Sultani"),
    ("Noor Mohammad Shinwari", "Nur Muhammad Shinwari"),
    ("J. R. Tolliver", "James Tolliver"),
    ("Mike Tolliver", "Michael Tolliver"),
    ("Zhao Wenbin", "Wenbin Zhao"),
    ("Hussein al-Moussawi", "Hossein Mousavi"),
    ("Qassem Rostami", "Ghasem Rostami"),
    ("Khalid bin Saleh al-Amri", "Khaled Saleh al-Amri"),
    ("Jean-Pierre Mbala", "Jean Pierre Mbala"),
    ("Tariq Benhalim", "Gen. Tarek Ben Halim"),
    ("Ali Hassan Nasser", "Ali Nasser"),
    ("Halyna Bondarenko", "Galina Bondarenko"),
    ("Liban Cabdi Rooble", "Liban Abdi Roble"),
    ("Ibrahima Maydagui", "Ibrahim Maidagi"),
    ("Abu Ubayda al-Rawandi", "Abu Obeida al-Rawendi"),
    ("Oksana Hryhorchuk", "Oxana Grigorchuk"),
    ("Celestine L.", "Celestine Lambrecht"),
    ("حيدر جبار الراوندي", "Haydar al-Rawandi"),
    ("إخلاص عبد الكريم", "Ekhlas Abd al-Karim"),
    ("أبو حفص الحارثي", "Abu Hafs al-Harithi"),
    ("سمیع اللہ آفریدی", "Sami Ullah Afridi"),
    ("Галина Запорожна", "Halyna Zaporozhna"),
    ("Оксану Григорчук", "Oksana Hryhorchuk"),
]
DISPUTED = [
    ("Abu Taqwa al-Harithi", "Abu Baqir al-Harithi"),
    ("Walid al-Rawandi", "Abu Nasr al-Rawandi"),
    ("Abu Taqwa al-Saidi", "Abu Baqir al-Saadi"),
    ("Abu Nasr", "Abu Nasr al-Rawandi and more"),
]
APART = [
    ("محمود الراوندي", "Mohammed al-Rawandi"),
    ("حسين العبدي", "Hassan al-Abdi"),
    ("سامي خليل", "Samia Khalil"),
    ("Олег Бондар", "Olga Bondar"),
    ("Farah Jama", "Farah Jamal"),
    ("Mariam Ali Nasser", "Huda Ali Nasser"),
    ("Karim al-Rawandi", "Omar al-Rawandi"),
    ("Olena Zhukovska", "Iryna Zhukovska"),
    ("Daniel Osei Jr", "Daniel Osei Sr"),
    ("Peter Lindgaard", "Karin Lindgaard"),
    ("Ahmed Ali Hassan", "Mohammed Saleh Hassan"),
    ("Kim Dae-sung", "Kim Min-jae"),
    ("Nguyen Van Dung", "Nguyen Thi Hoa"),
    ("Gul Agha Zadran", "Gul Khan Zadran"),
    ("Omar Qadir", "Amir Qadir"),
]


def persons(one: str, two: str) -> list[Entity]:
    made = resolve(
        [reading("a", PLACE, (one, "person"), day="2031-05-04"), reading("b", PLACE, (two, "person"), day="2031-05-05")]
    )
    return [e for e in made.entities if e.type == "person"]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_spellings_of_one_name_are_joined(one: str, two: str) -> None:
    (person,) = persons(one, two)
    assert {one, two} <= set(person.variants)


@pytest.mark.parametrize(("one", "two"), DISPUTED[:3])
def test_names_that_may_be_one_are_kept_apart_with_what_speaks_for_and_against(one: str, two: str) -> None:
    left, right = persons(one, two)
    assert left.disputed_with == (right.id,)
    (dispute,) = left.disputes
    assert dispute.supporting and dispute.opposing
    assert all(e.reports for e in (*dispute.supporting, *dispute.opposing))


@pytest.mark.parametrize(("one", "two"), APART)
def test_two_persons_of_one_family_are_not_in_question(one: str, two: str) -> None:
    left, right = persons(one, two)
    assert not left.disputes and not right.disputes


def test_being_named_in_one_incident_is_company() -> None:
    seen = [reading("a", ("Odran Sule Velk", "person")), reading("b", ("Odran Velk", "person"))]
    assert len([e for e in resolve(seen).entities if e.type == "person"]) == 2
    (person,) = (e for e in resolve(seen, one_incident=True).entities if e.type == "person")
    assert set(person.variants) == {"Odran Sule Velk", "Odran Velk"}
    assert any("one incident" in reason for reason in person.reasons)
