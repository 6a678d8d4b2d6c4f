"""Who is who across reports; the persons are invented."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from unfog.model import (
    EntityId,
    Event,
    EventId,
    Mention,
    MentionType,
    PlaceMention,
    PlaceValue,
    Publication,
    Reading,
    Report,
    ReportId,
    Resolution,
    make_id,
)
from unfog.resolve import resolve


def reading(name: str, *mentions: tuple[str, MentionType], day: str | None = None) -> Reading:
    text = ". ".join(words for words, _ in mentions)
    report = Report(id=ReportId(make_id("r", name)), external_id=name, text=text, language="en")
    made, at = [], 0
    for words, kind in mentions:
        span = report.span(at, at + len(words))
        made.append(Mention(span=span, type=kind, entity=EntityId(make_id("e", name, words)), name=words))
        at += len(words) + 2
    return Reading(report=report, publication=Publication(earliest=day, latest=day, basis="as given"), mentions=tuple(made))


def names_together(resolution: Resolution) -> list[set[str]]:
    return [set(e.variants) for e in resolution.entities]


KH: tuple[str, MentionType] = ("Kataib Hezbollah", "group")


def test_actors_are_joined_by_the_actor_file() -> None:
    one = reading("a", KH, ("CENTCOM", "force"))
    two = reading("b", ("Kata'ib Hezbollah", "group"), ("U.S. Central Command", "force"))
    together = names_together(resolve([one, two]))
    assert {"Kataib Hezbollah", "Kata'ib Hezbollah"} in together
    assert {"CENTCOM", "U.S. Central Command"} in together


def test_spellings_with_a_by_name_are_one_person() -> None:
    one = reading("a", KH, ("Walid Omar Al Rawendi", "person"))
    two = reading("b", KH, ("Walid Omar “Abu Nasr” al—Rawandi", "person"))
    result = resolve([one, two])
    assert {"Walid Omar Al Rawendi", "Walid Omar “Abu Nasr” al—Rawandi"} in names_together(result)
    assert any(e.reasons for e in result.entities if e.type == "person")


def test_two_by_names_with_one_family_name_stay_apart_and_say_so() -> None:
    result = resolve([reading("a", KH, ("Abu Nasr al-Rawandi", "person")), reading("b", KH, ("Abu Taher al-Rawandi", "person"))])
    people = [e for e in result.entities if e.type == "person"]
    assert len(people) == 2
    assert people[0].disputed_with == (people[1].id,)


def test_same_name_in_unrelated_reports_is_not_joined() -> None:
    result = resolve([reading("a", ("Nora Lindqvist", "person")), reading("b", ("Nora Lindqvist", "person"))])
    assert len(result.entities) == 2


def test_order_of_reports_does_not_matter() -> None:
    made = [
        reading("a", KH, ("Walid Omar Al Rawendi", "person")),
        reading("b", KH, ("Walid Omar al-Rawandi", "person"), ("Al-Rawandi", "person")),
        reading("c", ("army", "force")),
    ]
    assert resolve(made) == resolve(made[::-1])


def test_a_bare_army_is_another_army_in_another_report() -> None:
    result = resolve([reading("a", ("army", "force")), reading("b", ("army", "force"))])
    assert len(result.entities) == 2


def test_two_persons_of_one_report_are_not_joined_by_others() -> None:
    one = reading("a", KH, ("Daniel Osei Jr", "person"), ("Daniel Osei Sr", "person"))
    two = reading("b", KH, ("Daniel Osei", "person"))
    together = names_together(resolve([one, two]))
    assert not any({"Daniel Osei Jr", "Daniel Osei Sr"} <= names for names in together)


def test_by_names_that_one_report_tells_apart_are_not_disputed() -> None:
    both = reading("a", KH, ("Abu Nasr al-Rawandi", "person"), ("Abu Taher al-Rawandi", "person"))
    other = reading("b", KH, ("Abu Taher al-Rawandi", "person"))
    people = [e for e in resolve([both, other]).entities if e.type == "person"]
    assert len(people) == 2
    assert not any(e.disputed_with for e in people)


def test_by_name_alone_belongs_to_the_only_one_so_called() -> None:
    result = resolve([reading("a", KH, ("Abu Nasr al-Rawandi", "person")), reading("b", KH, ("Abu Nasr", "person"))])
    assert {"Abu Nasr al-Rawandi", "Abu Nasr"} in names_together(result)


def test_last_name_that_two_bear_is_left_alone() -> None:
    one = reading("a", KH, ("Daniel Osei", "person"), ("Mara Osei", "person"))
    assert {"Osei"} in names_together(resolve([one, reading("b", KH, ("Osei", "person"))]))


NAMES = ("Abu Nasr al-Rawandi", "Walid Omar (Abu Nasr) al-Rawandi", "Abu Taher al-Rawandi", "Walid Omar Al Rawendi", "Al-Rawandi")
FULL = st.sampled_from(
    (*NAMES, "Daniel Osei", "Daniel Osei Jr", "Daniel K. Osei", "Mara Osei", "Osei", "Odran Velk", "Odran Velk Sarto")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(FULL, min_size=1, max_size=4, unique=True), min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_variants_are_words_of_mentions(reports: list[list[str]], shuffle: random.Random) -> None:
    made = [reading(f"r{n}", KH, *((name, "person") for name in names)) for n, names in enumerate(reports)]
    result = resolve(made)
    mixed = list(made)
    shuffle.shuffle(mixed)
    assert resolve(mixed) == result
    said: dict[EntityId, set[str]] = {}
    for one in made:
        for mention in one.mentions:
            said.setdefault(result.of[mention.entity], set()).update({mention.name or "", mention.span.text})
    assert all(set(e.variants) <= said[e.id] for e in result.entities)
    assert all(e.id not in e.disputed_with for e in result.entities)


def near(one: Reading, day: str) -> Reading:
    """The same reading with a country and a day of publication."""
    span = one.report.span(0, 4)
    place = PlaceMention(span=span, name="Chad", geonameid=None, country="TD", lat=15.0, lon=19.0, precision="country")
    return replace(one, places=(place,), publication=Publication(earliest=day, latest=day, basis="as given"))


def test_country_and_weeks_tie_one_name_and_not_two_years() -> None:
    one, two = reading("a", ("Odran Velk", "person")), reading("b", ("Odran Velck", "person"))
    people = resolve([near(one, "2031-05-04"), near(two, "2031-05-20")]).entities
    assert [set(e.variants) for e in people] == [{"Odran Velk", "Odran Velck"}]
    assert len(resolve([near(one, "2031-05-04"), near(two, "2033-05-20")]).entities) == 2


def test_honorific_is_a_variant_and_not_the_name() -> None:
    report = Report(id=ReportId(make_id("r", "a")), external_id="a", text="Haji Qadir Osmani", language="en")
    mention = Mention(span=report.span(0, 17), type="person", entity=EntityId("e-1"), name="Qadir Osmani")
    entity = resolve([replace(reading("a"), report=report, mentions=(mention,))]).entities[0]
    assert entity.name == "Qadir Osmani"
    assert set(entity.variants) == {"Qadir Osmani", "Haji Qadir Osmani"}


def about(made: Reading, *countries: str) -> Reading:
    """The reading with an event in the first country and a mention of each."""
    place = PlaceValue(name="Qadra", country=countries[0], lat=None, lon=None, precision="town", geonameid=None)
    span = made.report.span(0, 1)
    event = Event(
        id=EventId(f"v-{made.report.id}"), type="attack", trigger=span, mentions=(), arguments=(), background=False, place=place
    )
    places = tuple(
        PlaceMention(span=span, name=c, geonameid=None, country=c, lat=None, lon=None, precision="country") for c in countries
    )
    return replace(made, events=(event,), places=places)


def test_the_army_is_the_states_where_a_report_is_about_one_state() -> None:
    one = about(reading("a", ("army", "force"), ("police", "force")), "SD")
    two = about(reading("b", ("Sudanese army", "force"), ("police", "force")), "SD")
    three = about(reading("c", ("army", "force")), "SD", "TD")
    together = names_together(resolve([one, two, three]))
    assert {"army", "Sudanese army"} in together
    assert together.count({"army"}) == 1  # where another state has a part, the army may be its
    assert together.count({"police"}) == 2  # every town has one
