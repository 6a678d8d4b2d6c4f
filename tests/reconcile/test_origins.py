"""Copies, statements and citations; page furniture is no copy."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.making import Newsroom
from unfog.model import Attribution, AttributionId, CountValue, Passage, Reading, Rejected, SpeakerKind
from unfog.reconcile.origins import find_origins
from unfog.reconcile.words import fingerprints, longest_run, words

WIRE = (
    "Rescue teams worked through the night at the bus station after two rockets landed beside the ticket hall, and the "
    "regional governor asked residents to stay away from the centre until the unexploded parts had been cleared."
)
OTHER = (
    "Shopkeepers near the old bridge swept glass from the pavement this morning while engineers looked at the cracks that the "
    "blast had opened in its second arch, a landmark that survived two earlier wars."
)


def pair(newsroom: Newsroom, a: str, b: str, *, outlet: str | None = None) -> tuple[Reading, Reading]:
    return (
        newsroom.reading("a", f"A strike. {a}", at="2031-05-04T10:00:00+00:00", outlet=outlet or "Morning Post"),
        newsroom.reading("b", f"The strike again. {b}", at="2031-05-04T12:00:00+00:00", outlet=outlet or "Evening Post"),
    )


def test_a_shared_paragraph_is_one_origin_with_the_earlier_report_first(newsroom: Newsroom) -> None:
    a, b = pair(newsroom, WIRE, f"{OTHER} {WIRE}")
    origins, origin_of = find_origins([b, a])
    assert origin_of[a.report.id] == origin_of[b.report.id]
    copy = next(o for o in origins if o.basis == "same wire copy")
    assert copy.reports == (a.report.id, b.report.id)
    assert "rescue teams" in copy.reason


def test_independent_wording_is_two_origins(newsroom: Newsroom) -> None:
    a, b = pair(newsroom, WIRE, OTHER)
    origins, origin_of = find_origins([a, b])
    assert origin_of[a.report.id] != origin_of[b.report.id]
    assert {o.basis for o in origins} == {"independent"}


def test_an_edited_copy_is_still_a_copy(newsroom: Newsroom) -> None:
    edited = WIRE.replace("rockets", "missiles").replace("regional", "local")
    a, b = pair(newsroom, WIRE, edited)
    _, origin_of = find_origins([a, b])
    assert origin_of[a.report.id] == origin_of[b.report.id]


def test_furniture_of_one_outlet_is_no_copy(newsroom: Newsroom) -> None:
    furniture = (
        "Sign up for our letter to get the most important stories of the day delivered to your inbox every single morning at six."
    )
    a, b = pair(newsroom, f"{WIRE} {furniture}", f"{OTHER} {furniture}", outlet="Morning Post")
    _, origin_of = find_origins([a, b])
    assert origin_of[a.report.id] != origin_of[b.report.id]


def test_one_statement_quoted_by_two_is_no_wire_copy(newsroom: Newsroom) -> None:
    said = "our forces struck a depot that was used to attack the coast tonight"
    made = []
    for n, reading in enumerate(pair(newsroom, f"{WIRE} \u201c{said}\u201d", f"{OTHER} \u201c{said}\u201d")):
        content = reading.report.find(said)
        assert content is not None
        attribution = Attribution(
            id=AttributionId(f"a-{n}"),
            speaker=None,
            cue=None,
            content=(content,),
            style="direct",
            kind="military",
            name="The navy",
        )
        made.append(replace(reading, attributions=(attribution,)))
    origins, origin_of = find_origins(made)
    assert [o.basis for o in origins if len(o.reports) > 1] == ["same statement"]
    assert len(set(origin_of.values())) == 2


def test_naming_the_other_outlet_is_a_citation(newsroom: Newsroom) -> None:
    a, b = pair(newsroom, WIRE, OTHER)
    content = b.report.find("Shopkeepers")
    assert content is not None
    cites = Attribution(
        id=AttributionId("a-1"),
        speaker=None,
        cue=None,
        content=(content,),
        style="indirect",
        kind="media",
        chain=("the Morning Post", "two officials"),
    )
    origins, _ = find_origins([a, replace(b, attributions=(cites,))])
    assert [(o.basis, o.reports) for o in origins if o.basis == "cites"] == [("cites", (a.report.id, b.report.id))]


@given(order=st.permutations(range(4)))
def test_order_plays_no_part(order: list[int]) -> None:
    newsroom = Newsroom()
    a, b = pair(newsroom, WIRE, f"{OTHER} {WIRE}")
    c, d = pair(newsroom, OTHER * 2, "Nothing is known of the rest.")
    readings = [a, b, c, replace(d, report=replace(d.report, id=d.report.id))]
    assert find_origins([readings[n] for n in order]) == find_origins(readings)


@pytest.mark.parametrize(
    ("a", "b", "run"), [("one two three", "one two three", 0), (WIRE, WIRE, len(words(WIRE))), (WIRE, OTHER, 0)]
)
def test_longest_run(a: str, b: str, run: int) -> None:
    assert longest_run(words(a), words(b))[0] == run


@settings(max_examples=60)
@given(
    left=st.lists(st.sampled_from("abcdefgh"), max_size=20),
    shared=st.lists(st.sampled_from("stuvwxyz"), min_size=12, max_size=30),
    right=st.lists(st.sampled_from("abcdefgh"), max_size=20),
)
def test_texts_that_share_twelve_words_share_a_fingerprint(left: list[str], shared: list[str], right: list[str]) -> None:
    assert fingerprints([*left, *shared]) & fingerprints([*shared, *right])


def test_every_copy_says_what_it_shares_with_which(newsroom: Newsroom) -> None:
    a, b = pair(newsroom, WIRE, f"{OTHER} {WIRE}")
    origins, _ = find_origins([a, b])
    copy = next(o for o in origins if o.basis == "same wire copy")
    assert [(e.one, e.two) for e in copy.edges] == [(a.report.id, b.report.id)]
    assert "words in a row" in copy.edges[0].reason


def unnamed(reading: Reading, name: str) -> Reading:
    content = reading.report.span(0, 8)
    said = Attribution(
        id=AttributionId(f"a-{name}"),
        speaker=None,
        cue=None,
        content=(content,),
        style="indirect",
        kind="anonymous official",
        name=name,
    )
    return replace(reading, attributions=(said,))


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("two officials of the border police", "Two officials from the border police", True),
        ("two officials of the border police", "two officials of the border police in the north", True),
        ("two officials of Harnabad-backed militias in the north", "two militia officials", True),
        ("two officials of Harnabadi-backed militias", "two officials of Harnabad-backed militias", True),
        ("two officials of the border police", "two officials of the river police", False),
        ("two officials of the border police", "three officials of the border police", False),
        ("two officials", "two officials", False),
        ("the border police", "the border police", False),
    ],
)
def test_unnamed_speakers_of_one_description_may_be_the_same(newsroom: Newsroom, one: str, two: str, same: bool) -> None:
    a, b = pair(newsroom, WIRE, OTHER)
    origins, origin_of = find_origins([unnamed(a, one), unnamed(b, two)])
    assert (("same statement", (a.report.id, b.report.id)) in [(o.basis, o.reports) for o in origins]) == same
    assert origin_of[a.report.id] != origin_of[b.report.id], "what else the two reports say stays their own"


STATEMENT = "The navy put the dead at 14"
OWN_WORDS = "According to the navy, 14 people did not survive"


@pytest.mark.parametrize(
    ("speaker", "kind", "other", "one"),
    [
        ("the navy", "military", 14, True),
        ("the navy", "military", 19, False),
        ("a resident", "witness", 14, False),
        ("a security official", "anonymous official", 14, False),
    ],
)
def test_one_statement_relayed_in_other_words(newsroom: Newsroom, speaker: str, kind: SpeakerKind, other: int, one: bool) -> None:
    a, b = pair(newsroom, f"{STATEMENT}. {WIRE}", f"{OTHER} {OWN_WORDS.replace('14', str(other))}.")
    tolls = [CountValue(min=n, max=n, qualifier="exact", group="all") for n in (14, other)]
    a = newsroom.claim(a, "killed", tolls[0], "14", speaker=speaker, kind=kind)
    b = newsroom.claim(b, "killed", tolls[1], str(other), speaker=speaker, kind=kind)
    origins, origin_of = find_origins([b, a])
    found = [o for o in origins if o.basis == "cites"]
    assert [o.reports for o in found] == ([(a.report.id, b.report.id)] if one else [])
    assert all("both relay what the navy said" in o.edges[0].reason for o in found)
    assert origin_of[a.report.id] != origin_of[b.report.id], "what else the two reports say stays their own"


ENGLISH = (
    "A strike hit the Harnabad market near Kelmara at dawn, killing 54 people and wounding 158. Governor Orhan Delibeev said "
    "the Torvan Brigade had fired from Sadirkent."
)
SPANISH = (
    "Un ataque al mercado de Harnabad, cerca de Kelmara, dejó 54 muertos y 158 heridos. El gobernador Orhan Delibeev dijo que "
    "la brigada Torvan disparó desde Sadirkent."
)
CYRILLIC = (
    "Удар по ринку в Харнабаді біля Кельмари: 54 загиблих, 158 поранених. Губернатор Орхан Делібеєв каже, що бригада «Торван» "
    "била з Садіркента."
)
OTHER_FIGURES = SPANISH.replace("54", "71").replace("158", "203")
MORE_FIGURES = SPANISH + " Otras fuentes hablan de 60, 77 y 92 muertos."


@pytest.mark.parametrize(
    ("text", "copy"), [(SPANISH, True), (CYRILLIC, True), (OTHER_FIGURES, False), (MORE_FIGURES, False), ("Nada.", False)]
)
def test_a_translation_is_told_by_names_and_figures(newsroom: Newsroom, text: str, copy: bool) -> None:
    read = newsroom.reading("a", ENGLISH, at="2031-05-04T10:00:00+00:00", outlet="Morning Post")
    for name in ("Orhan Delibeev", "Torvan", "Harnabad", "Kelmara", "Sadirkent"):
        read = newsroom.mention(read, name)
    foreign = newsroom.reading("b", text, at="2031-05-04T12:00:00+00:00", outlet="La Plaza")
    rejected = Rejected(stage="read", code="language", subject="b", detail="not read")
    foreign = replace(foreign, events=(), rejected=(rejected,), report=replace(foreign.report, language="xx"))
    origins, origin_of = find_origins([foreign, read])
    assert (origin_of[read.report.id] == origin_of[foreign.report.id]) == copy
    if copy:
        (edge,) = [e for o in origins for e in o.edges]
        assert "delibeev" in edge.reason and "54" in edge.reason
    else:
        alone = next(o for o in origins if o.reports == (foreign.report.id,))
        assert "unknown" in alone.reason


def test_lines_that_are_no_report_are_left_out(newsroom: Newsroom) -> None:
    furniture = (
        "Copyright of this page and of all its parts stays with the Northern Press Union and nothing of it may be shown, "
        "printed or passed on again without its leave in writing."
    )
    a, b = pair(newsroom, f"{WIRE} {furniture}", f"{OTHER} {furniture}")
    _, before = find_origins([a, b])
    assert len(set(before.values())) == 1
    span = [r.report.find(furniture) for r in (a, b)]
    a, b = (replace(r, passages=(Passage(span=s, kind="boilerplate"),)) for r, s in zip((a, b), span, strict=True) if s)
    _, after = find_origins([a, b])
    assert len(set(after.values())) == 2
