"""Reports in a language that cannot be read are put beside the reports they belong to, and nothing is taken from them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from unfog.config import Config
from unfog.model import Reading, Report, ReportId
from unfog.read import Reader
from unfog.reconcile import reconcile
from unfog.reconcile.marks import marks_of, scene_marks, shared, words_for
from unfog.resolve import resolve

ENGLISH = """Shell hits bakery in Velikaya Roshcha, killing 17
Seventeen people, 17 in all, were killed and 42 wounded on Tuesday 6 May 2031 when a shell hit a bakery in Velikaya Roshcha at
07:35, the district head, Oksana Drozdenko, said."""
OTHERS = {
    "uk": "Велика Роща. О 07:35 снаряд влучив у пекарню. Оксана Дрозденко: 17 загиблих, 42 поранених.",
    "es": "Un proyectil cae en Velikaya Roshcha a las 07:35: 17 muertos y 42 heridos, según Oksana Drozdenko.",
    "fr": "Un obus frappe Velikaïa Rochtcha : 17 morts, 42 blessés, selon Oksana Drozdenko, cheffe du district.",
    "ar": "قذيفة تصيب مخبزا في فيليكايا روشا الساعة 07:35: مقتل 17 وإصابة 42، بحسب أوكسانا دروزدينكو.",
}
UNREAD = "Egy lövedék 07:35-kor eltalálta a pékséget Velikaja Roscsában: 17 halott és 42 sebesült, közölte Okszana Drozdenko."
ELSEWHERE = "Explosión en Puerto Naranjo: 17 muertos y 42 heridos, informó la alcaldesa Lucrecia Fajardo."


def report(name: str, text: str, language: str, published: str | None = "2031-05-06T12:00:00+00:00") -> Report:
    return Report(id=ReportId(f"r-{name}"), external_id=name, text=text, language=language, published=published)


def readings(*reports: Report) -> list[Reading]:
    return list(Reader(Config(quiet=True)).read_all(reports))


def members(*reports: Report) -> list[list[str]]:
    return [sorted(i.reports) for i in reconcile(readings(*reports), resolve)[0]]


@pytest.mark.parametrize("language", list(OTHERS))
@pytest.mark.parametrize("published", ["2031-05-06T09:00:00+00:00", None])
def test_a_report_in_another_language_goes_to_its_incident(language: str, published: str | None) -> None:
    read, other = report("read", ENGLISH, "en"), report("other", OTHERS[language], language, published)
    incidents, _ = reconcile(readings(read, other), resolve)
    (incident,) = incidents
    assert set(incident.reports) == {read.id, other.id}
    assert any("another language" in reason for reason in incident.joined.values())


def test_a_report_that_cannot_be_read_goes_to_its_incident_and_claims_nothing() -> None:
    read, unread = report("read", ENGLISH, "en"), report("unread", UNREAD, "hu")
    ((incident,), _) = reconcile(readings(read, unread), resolve)
    assert set(incident.reports) == {read.id, unread.id}
    assert not [c for c in incident.claims if c.report == unread.id]


def test_the_same_figures_are_not_enough() -> None:
    assert members(report("read", ENGLISH, "en"), report("other", ELSEWHERE, "es")) == [["r-read"], ["r-other"]]


def test_unread_reports_alone_make_no_incident() -> None:
    assert members(report("one", UNREAD, "hu"), report("two", UNREAD, "hu")) == []


def test_reports_in_another_language_make_an_incident_of_their_own() -> None:
    assert members(report("one", OTHERS["es"], "es"), report("two", OTHERS["es"], "es")) == [["r-one", "r-two"]]


def test_an_unread_report_brings_no_others_together() -> None:
    far = """Gunmen storm checkpoint outside Harnabad
    Two soldiers died on Sunday 9 March 2031 when gunmen stormed a checkpoint outside Harnabad, governor Farid Qasemi said."""
    both = OTHERS["es"] + " En Harnabad, según Farid Qasemi, dos muertos."
    apart = [{"r-read"}, {"r-far"}]
    later = report("far", far, "en", "2031-03-10T12:00:00+00:00")
    found = members(report("read", ENGLISH, "en"), later, report("both", both, "es"))
    assert sorted((set(f) - {"r-both"} for f in found), key=sorted) == sorted(apart, key=sorted)


def test_words_say_what_is_shared() -> None:
    a, b = marks_of(ENGLISH, "en"), marks_of(OTHERS["uk"], "uk")
    assert {"f17", "f42", "t7:35"} <= shared(a, b).keys()
    assert "the same figures (17, 42, 7:35)" in words_for(a, b)


def test_years_and_everyday_words_are_no_marks() -> None:
    assert all(weight < 0.3 for weight in marks_of("The Government met on Monday in 2031 with the President", "en").values())
    assert marks_of("the market was hit", "en") == {}


def test_the_scene_is_a_full_mark() -> None:
    assert set(scene_marks(["Kabul"]).values()) == {1.0}


def test_a_report_is_not_put_beside_its_own_text() -> None:
    one = readings(report("read", ENGLISH, "en"))[0]
    assert members(replace(one.report, id=ReportId("r-other"))) == [["r-other"]]
