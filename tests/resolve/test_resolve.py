"""Who is who across reports; the persons are invented."""

from __future__ import annotations

from unfog.model import EntityId, Mention, MentionType, Publication, Reading, Report, ReportId, Resolution, make_id
from unfog.resolve import resolve


def reading(name: str, *mentions: tuple[str, MentionType]) -> Reading:
    text = ". ".join(words for words, _ in mentions)
    report = Report(id=ReportId(make_id("r", name)), external_id=name, text=text, language="en")
    made, at = [], 0
    for words, kind in mentions:
        span = report.span(at, at + len(words))
        made.append(Mention(span=span, type=kind, entity=EntityId(make_id("e", name, words)), name=words))
        at += len(words) + 2
    return Reading(report=report, publication=Publication(earliest=None, latest=None, basis="unknown"), mentions=tuple(made))


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
