"""What reviewers judged about who is who comes before anything the program works out; the persons are invented."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.resolve.test_resolve import KH, names_together, reading
from unfog.model import EntityId, IdentityJudgement, IdentityVerdict, NameRef, Resolution, make_id
from unfog.resolve import resolve


def said(one: str | EntityId, two: str | EntityId, verdict: IdentityVerdict, *, by_id: bool = False) -> IdentityJudgement:
    def ref(words: str) -> NameRef:
        return NameRef(entity=EntityId(words)) if by_id else NameRef(name=words)

    return IdentityJudgement(one=ref(one), two=ref(two), verdict=verdict, reason="seen on both lists", by="Reviewer A")


def entity_id(result: Resolution, name: str) -> EntityId:
    return next(e.id for e in result.entities if name in e.variants)


NASR = reading("a", KH, ("Abu Nasr al-Rawandi", "person"), day="2031-05-05")
TAHER = reading("b", KH, ("Abu Taher al-Rawandi", "person"), day="2031-05-04")
FAR = reading("c", ("Nora Lindqvist", "person"), day="2031-06-01")


def test_persons_judged_the_same_are_one_whatever_their_names() -> None:
    result = resolve([NASR, FAR], [said("Abu Nasr al-Rawandi", "Nora Lindqvist", "same")])
    assert {"Abu Nasr al-Rawandi", "Nora Lindqvist"} in names_together(result)
    joined = next(e for e in result.entities if "Nora Lindqvist" in e.variants)
    assert joined.reasons == (
        'Reviewer A judged "Abu Nasr al-Rawandi" and "Nora Lindqvist" one and the same: seen on both lists',
    )
    assert not result.unmet


def test_persons_judged_different_are_apart_and_no_longer_in_question() -> None:
    one, two = reading("a", KH, ("Walid Al Rawendi", "person")), reading("b", KH, ("Walid al-Rawandi", "person"))
    assert {"Walid Al Rawendi", "Walid al-Rawandi"} in names_together(resolve([one, two]))
    result = resolve([one, two], [said("Walid Al Rawendi", "Walid al-Rawandi", "different")])
    people = [e for e in result.entities if e.type == "person"]
    assert len(people) == 2
    assert not any(e.disputes for e in people)


def test_bodies_that_the_actor_file_joins_can_be_judged_different() -> None:
    one, two = reading("a", KH), reading("b", ("Kata'ib Hezbollah", "group"))
    result = resolve([one, two], [said("Kataib Hezbollah", "Kata'ib Hezbollah", "different")])
    assert result.unmet  # the very same words, apostrophe aside: a name alone cannot tell them apart
    ids = [m.entity for r in (one, two) for m in r.mentions]
    result = resolve([one, two], [said(ids[0], ids[1], "different", by_id=True)])
    assert len(result.entities) == 2
    assert not result.unmet


def test_an_open_question_is_kept_open_with_the_words_said() -> None:
    result = resolve([NASR, FAR], [said("Abu Nasr al-Rawandi", "Nora Lindqvist", "unsure")])
    person = next(e for e in result.entities if "Nora Lindqvist" in e.variants)
    (dispute,) = person.disputes
    assert dispute.other == entity_id(result, "Abu Nasr al-Rawandi")
    assert any(e.kind == "judgement" and "open question" in e.text for e in dispute.supporting)


def test_the_later_of_two_judgements_holds() -> None:
    names = "Abu Nasr al-Rawandi", "Abu Taher al-Rawandi"
    first, second = said(*names, "same"), said(*names, "different")
    assert set(names) in names_together(resolve([NASR, TAHER], [second, first]))
    assert set(names) not in names_together(resolve([NASR, TAHER], [first, second]))


def test_judgements_that_cannot_be_applied_are_named() -> None:
    result = resolve([NASR], [said("Abu Nasr al-Rawandi", "Odran Velk", "same")])
    assert [(r.code, '"Odran Velk"' in r.detail) for r in result.unmet] == [("unknown", True)]
    names = "Abu Nasr al-Rawandi", "Abu Taher al-Rawandi", "Nora Lindqvist"
    chain = [said(names[0], names[1], "same"), said(names[1], names[2], "same"), said(names[0], names[2], "different")]
    result = resolve([NASR, TAHER, FAR], chain)
    assert [r.code for r in result.unmet] == ["contradiction"]


def test_a_name_with_a_report_means_only_that_report() -> None:
    other = reading("d", ("Nora Lindqvist", "person"), day="2032-06-01")
    one = NameRef(name="Nora Lindqvist", report=FAR.report.id)
    two = NameRef(name="Abu Nasr al-Rawandi", report=NASR.report.id)
    result = resolve([NASR, FAR, other], [IdentityJudgement(one=one, two=two, verdict="same")])
    assert result.of[FAR.mentions[0].entity] == result.of[NASR.mentions[1].entity] != result.of[other.mentions[0].entity]


def test_an_id_that_a_better_reader_no_longer_makes_falls_back_on_the_name() -> None:
    gone = NameRef(entity=EntityId("e-gone"), name="Nora Lindqvist")
    result = resolve([NASR, FAR], [IdentityJudgement(one=gone, two=NameRef(name="Abu Nasr al-Rawandi"), verdict="same")])
    assert {"Abu Nasr al-Rawandi", "Nora Lindqvist"} in names_together(result)


def test_ids_outlive_later_reports_and_merging() -> None:
    before = resolve([NASR])
    person, group = entity_id(before, "Abu Nasr al-Rawandi"), entity_id(before, "Kataib Hezbollah")
    later = reading("z", KH, ("Abu Nasr al-Rawandi", "person"), day="2031-05-09")
    after = resolve([NASR, later])
    assert (entity_id(after, "Abu Nasr al-Rawandi"), entity_id(after, "Kataib Hezbollah")) == (person, group)
    merged = resolve([NASR, TAHER, later], [said("Abu Nasr al-Rawandi", "Abu Taher al-Rawandi", "same")])
    assert merged.current(person) == entity_id(merged, "Abu Nasr al-Rawandi") == entity_id(merged, "Abu Taher al-Rawandi")
    assert merged.current(NASR.mentions[1].entity) == merged.current(person)
    assert merged.current(EntityId(make_id("n", "nobody"))) is None


@given(st.permutations([NASR, TAHER, FAR]))
def test_the_order_of_reports_does_not_matter_to_judgements(readings: list) -> None:  # type: ignore[type-arg]
    judgements = [said("Abu Nasr al-Rawandi", "Nora Lindqvist", "same"), said("Abu Taher al-Rawandi", "Nora Lindqvist", "unsure")]
    assert resolve(readings, judgements) == resolve([NASR, TAHER, FAR], judgements)
