# ruff: noqa: E501  (sentences of reports and forms stay on one line)
"""What the pages show and do, without a script: lists, dossiers, decisions with names and reasons, undoing, files."""

from __future__ import annotations

import csv
import io
import re

import pytest

from tests.serve.asking import forms, send
from tests.serve.conftest import Visit
from tests.serve.newsdesk import nyala
from unfog.export import formats
from unfog.model import Claim
from unfog.serve.pages.incidents import toll
from unfog.store import Proposal, Store


def claims(store: Store, field: str, low: int | None = None) -> list[Claim]:
    stored = store.incident(nyala(store))
    assert stored is not None
    return [c for c in stored.incident.claims if c.field == field and (low is None or getattr(c.value, "min", None) == low)]


def kassala(store: Store) -> str:
    return next(r.id for r in store.incidents().rows if r.place == "Kassala")


def killed(store: Store) -> dict[str, int]:
    stored = store.incident(nyala(store))
    assert stored is not None
    value: dict[str, int] = stored.incident.findings["killed"].value
    return value


@pytest.mark.parametrize(
    "path",
    ["/incidents", "/queue", "/map", "/names", "/sources", "/changes", "/export", "/search", "/search?text=market", "/decisions",
     "/coding", "/keys", "/api/docs", "/incidents/{id}", "/incidents/{id}/names", "/incidents/{id}/grouping", "/incidents/{id}/signing", "/incidents/{id}?as_of=2031-05-06T14:00"],
)  # fmt: skip
def test_every_page_is_there(visit: Visit, store: Store, path: str) -> None:
    answer = visit().get(path.replace("{id}", nyala(store)))
    assert answer.status_code == 200 and "<h1" in answer.text


@pytest.mark.parametrize(
    "path", ["/incidents/i-none", "/claims/c-none", "/decisions/d-none", "/nowhere", "/incidents/i-none/names"]
)
def test_what_is_not_there_is_said(visit: Visit, path: str) -> None:
    answer = visit().get(path)
    assert answer.status_code == 404 and "<h1" in answer.text


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["Kassala", "Nyala"]), ("text=nyala", ["Nyala"]), ("text=nowhere", []), ("since=2031-05-07", ["Kassala"]),
        ("until=2031-05-07", ["Nyala"]), ("country=sd", ["Kassala", "Nyala"]), ("country=IQ", []), ("conflict=killed", ["Nyala"]),
        ("conflict=any", ["Nyala"]), ("order=killed", ["Nyala", "Kassala"]), ("type=Air/drone strike", ["Nyala"]),
    ],
)  # fmt: skip
def test_the_list_can_be_narrowed(visit: Visit, query: str, shown: list[str]) -> None:
    page = visit().get(f"/incidents?{query}").text
    rows = re.findall(r'<a href="/incidents/i-[^"]+"><bdi>([^<]+)', page)
    assert [next(p for p in ("Nyala", "Kassala") if p in row) for row in rows] == shown


def test_a_day_that_is_none_is_refused_with_the_way_to_write_it(visit: Visit) -> None:
    answer = visit().get("/incidents?since=yesterday")
    assert answer.status_code == 400 and "YYYY-MM-DD" in answer.text


def test_the_list_goes_on_page_by_page(visit: Visit, store: Store) -> None:
    from unfog.serve import query

    client = visit()
    assert query.SIZE == 50
    first = client.get("/api/incidents?size=1").json()
    second = client.get(f"/api/incidents?size=1&after={first['next']}").json()
    assert {first["rows"][0]["id"], second["rows"][0]["id"]} == {nyala(store), kassala(store)} and second["next"] is None


def test_htmx_gets_the_rows_alone(visit: Visit) -> None:
    page = visit().get("/incidents", headers={"hx-request": "true", "hx-target": "rows"}).text
    assert "<html" not in page and "Nyala" in page


def test_the_dossier_shows_every_claim_beside_its_words(visit: Visit, store: Store) -> None:
    page = visit().get(f"/incidents/{nyala(store)}").text
    stored = store.incident(nyala(store))
    assert stored is not None
    for claim in stored.incident.claims:
        assert f'id="{claim.id}"' in page and f'id="w-{claim.id}"' in page and f'href="/claims/{claim.id}' in page
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids)) and set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_the_record_at_an_earlier_moment(visit: Visit, store: Store) -> None:
    client, id = visit(), nyala(store)
    now, then = client.get(f"/incidents/{id}").text, client.get(f"/incidents/{id}?as_of=2031-05-06T14:00").text
    assert "Southern Observer" in now and "sources differ" in now
    assert "This is the past" in then and "sources differ" not in then and "Review</a>" not in then
    assert "Killed: 12, by one voice only" in then
    before = client.get(f"/incidents/{id}?as_of=2031-05-01")
    assert before.status_code == 200 and "Nothing was known" in before.text


def test_what_the_desk_held_last_tuesday(visit: Visit, store: Store) -> None:
    client, id = visit(), nyala(store)
    (claim,) = claims(store, "killed", 19)
    send(client, f"/claims/{claim.id}", "Decide about", kind="correct", v_min="17", v_max="17", who="Nasira", reason="Misheard.")
    then = client.get(f"/incidents/{id}?as_of=2031-05-06T23:00&clock=learnt").text
    assert "sources differ, 12 or 19" in then and "what this desk held" in then and "rt-4" not in then
    today = client.get(f"/incidents/{id}?as_of=2031-05-06T23:00&clock=published").text
    assert "sources differ, 12 or 17" in today


@pytest.mark.parametrize("given", ["soon", "2031-13-01", "9999-99"])
def test_a_moment_that_is_none_is_refused(visit: Visit, store: Store, given: str) -> None:
    assert visit().get(f"/incidents/{nyala(store)}?as_of={given}").status_code == 400


def test_a_correction_changes_the_record_and_undoing_brings_it_back(visit: Visit, store: Store) -> None:
    client, before = visit(), killed(store)
    (claim,) = claims(store, "killed", 19)
    answer = send(client, f"/claims/{claim.id}?back=/incidents/{nyala(store)}", "Decide about", kind="correct", v_min="16", v_max="16", who="Nasira", reason="The list says 16.")  # fmt: skip
    assert answer.status_code == 303 and answer.headers["location"].endswith(f"#{claim.id}")
    assert killed(store)["high"] == 16 and before["high"] == 19
    page = client.get(answer.headers["location"]).text
    assert "corrected by Nasira" in page
    (made,) = store.decisions().rows
    assert made.decision.seen["value"]["min"] == 19 and made.decision.value["min"] == 16
    assert client.get("/decisions/last").headers["location"] == f"/decisions/{made.decision.id}"
    assert send(client, f"/decisions/{made.decision.id}", "Undo", who="Nasira", reason="I misread.").status_code == 303
    assert killed(store) == before
    assert "undone" in client.get(f"/decisions/{made.decision.id}").text


def test_the_reviewer_is_remembered_for_the_session(visit: Visit, store: Store) -> None:
    client = visit()
    one, two = claims(store, "killed")[:2]
    send(client, f"/claims/{one.id}", "Decide about", who="Nasira", reason="Clear.")
    assert 'name="who" value="Nasira"' in client.get(f"/claims/{two.id}").text


def test_a_rejected_claim_counts_for_nothing_and_stays_to_be_seen(visit: Visit, store: Store) -> None:
    client = visit()
    (claim,) = claims(store, "killed", 19)
    send(client, f"/claims/{claim.id}", "Decide about", kind="reject", who="Nasira", reason="Another strike.")
    assert killed(store)["high"] == 14
    page = client.get(f"/incidents/{nyala(store)}").text
    assert "Rejected claims" in page and f'id="{claim.id}"' in page


@pytest.mark.parametrize(
    "typed", [{"who": "", "reason": "x"}, {"who": "Nasira", "reason": "  "}, {"who": "N", "reason": "x", "kind": "guess"}]
)
def test_without_name_reason_or_kind_nothing_is_recorded(visit: Visit, store: Store, typed: dict[str, str]) -> None:
    answer = send(visit(), f"/claims/{claims(store, 'killed')[0].id}", "Decide about", **typed)
    assert answer.status_code == 400 and store.decisions().rows == ()


def test_what_changed_under_the_reviewers_eyes_is_not_decided(visit: Visit, store: Store) -> None:
    client = visit()
    (claim,) = claims(store, "killed", 19)
    form = next(f for f in forms(client.get(f"/claims/{claim.id}").text) if f["label"].startswith("Decide"))
    seen = form["fields"]["seen"].replace("19", "18")  # as an older reading of the report would have given it
    answer = client.post(form["action"], data={**form["fields"], "seen": seen, "who": "Nasira", "reason": "Fine."})
    assert answer.status_code == 400 and "look again" in answer.text


def test_two_reviewers_who_disagree_are_both_shown(visit: Visit, store: Store) -> None:
    client = visit()
    (claim,) = claims(store, "killed", 19)
    for who, kind in (("Nasira", "accept"), ("Vito", "reject")):
        store.record(Proposal(who=who, kind=kind, subject=claim.id, reason="Mine."))  # type: ignore[arg-type]
    page = client.get(f"/incidents/{nyala(store)}").text
    assert "accepted by Nasira (conflicting)" in page and "rejected by Vito (conflicting)" in page
    assert "Reviewers disagree" in client.get("/queue").text


def test_merging_and_splitting_incidents(visit: Visit, store: Store) -> None:
    client, id, other = visit(), nyala(store), kassala(store)
    page = f"/incidents/{id}/grouping"
    answer = send(
        client,
        page,
        "Merge with another",
        other=f"http://127.0.0.1/incidents/{other}#facts-1",
        who="Nasira",
        reason="One attack.",
    )
    assert answer.status_code == 303 and len(store.incidents().rows) == 1
    assert client.get(f"/incidents/{other}", follow_redirects=True).status_code == 200
    moved = next(r.report for r in store.incident(nyala(store)).readings if r.report.outlet == "River Courier")  # type: ignore[union-attr]
    answer = send(
        client, f"/incidents/{nyala(store)}/grouping", "Move reports out", report=moved.id, who="Nasira", reason="Another town."
    )
    assert answer.status_code == 303 and len(store.incidents().rows) == 2


def test_two_spellings_become_one_and_apart_again(visit: Visit, store: Store) -> None:
    client, page = visit(), f"/incidents/{nyala(store)}/names"

    def named() -> dict[str, str]:
        found = store.incident(nyala(store))
        assert found is not None
        return {v: e.id for e in found.incident.entities for v in e.variants if e.type == "person"}

    one, two = named()["Idris Hamdan al-Zein"], named()["Abu Saqr"]
    assert one != two
    assert send(client, page, "Say that two", one=one, two=one, who="N", reason="x").status_code == 400
    send(client, page, "Say that two", one=one, two=two, who="Nasira", reason="Two spellings of one name.")
    assert named()["Idris Hamdan al-Zein"] == named()["Abu Saqr"]
    assert "same entity by Nasira" in client.get(page).text
    (made,) = store.decisions().rows
    send(client, f"/decisions/{made.decision.id}", "Undo", who="Nasira", reason="Not sure.")
    assert named()["Idris Hamdan al-Zein"] != named()["Abu Saqr"]


def test_reliability_of_a_source(visit: Visit, store: Store) -> None:
    client = visit()
    assert send(client, "/sources", "Rate Lake Post", reliability="C", who="Nasira", reason="Mixed record.").status_code == 303
    assert next(s for s in store.sources().rows if s.outlet == "Lake Post").reliability == "C"
    assert "fairly reliable" in client.get("/sources").text


def test_a_grade_is_signed_by_a_person(visit: Visit, store: Store) -> None:
    client, page = visit(), f"/incidents/{nyala(store)}/signing"
    assert send(client, page, "Grade", who="Nasira", reason="x").status_code == 400  # no grade chosen
    assert send(client, page, "Grade", value="contested", who="Nasira", reason="The Brigade denies it.").status_code == 303
    assert next(r.grade for r in store.incidents().rows if r.id == nyala(store)) == "contested"
    assert "graded contested" in client.get("/incidents").text and "contested" in client.get(page).text


def test_the_credibility_of_an_item(visit: Visit, store: Store) -> None:
    client, page = visit(), f"/incidents/{nyala(store)}/signing"
    report = store.incident(nyala(store)).readings[0].report.id  # type: ignore[union-attr]
    assert send(client, page, "Judge", report=report, value="3", who="Nasira", reason="Second-hand.").status_code == 303
    assert store.report(report).credibility == "3"  # type: ignore[union-attr]


def test_hidden_words_are_seen_nowhere_until_undone(visit: Visit, store: Store) -> None:
    client, id = visit(), nyala(store)
    assert (
        send(client, f"/incidents/{id}/signing", "Hide", words="Abu Saqr", who="Nasira", reason="A private man.").status_code
        == 303
    )
    pages = (
        f"/incidents/{id}",
        f"/incidents/{id}/names",
        f"/incidents/{id}/signing",
        "/names",
        "/search?text=saqr",
        "/decisions",
    )
    assert [
        p for p in (*pages, f"/export/file?format=json&copy=full&ids={id}", "/changes") if "Abu Saqr" in client.get(p).text
    ] == []
    made = store.decisions().rows[0].decision.id
    assert "Abu Saqr" not in client.get(f"/decisions/{made}").text
    send(client, f"/decisions/{made}", "Undo", who="Nasira", reason="Wrong incident.")
    assert "Abu Saqr" in client.get(f"/incidents/{id}").text


def test_the_queue_leads_to_each_item_in_turn(visit: Visit, store: Store) -> None:
    client = visit()
    assert "The number killed: " in client.get("/queue").text
    first = client.get("/queue/next")
    assert first.status_code == 303 and first.headers["location"].startswith(f"/incidents/{nyala(store)}?queue=")
    page = client.get(first.headers["location"]).text
    onward = re.search(r'href="(/queue/next\?after=[^"]+)"', page)
    assert "sources differ on the number killed" in page and onward
    second = client.get(onward.group(1).replace("&amp;", "&"))
    assert "who+is+responsible" in second.headers["location"]


def test_changes_since_one_looked(visit: Visit, store: Store) -> None:
    client = visit()
    assert "Nyala" in client.get("/changes").text
    from tests.serve.asking import forms

    form = next(f for f in forms(client.get("/changes").text) if f["action"] == "/changes/looked")
    client.post("/changes/looked", data=form["fields"])
    assert "Nothing changed" in client.get("/changes").text
    (claim,) = claims(store, "killed", 19)
    store.clock.at = store.clock.at.replace(hour=11)  # type: ignore[attr-defined]
    store.record(Proposal(who="Vito", kind="reject", subject=claim.id, reason="Another strike."))
    page = client.get("/changes").text
    assert "Nyala" in page and "Killed" in page and re.search(r"19\)</bdi>.*, now</span> <strong><bdi>14", page)


def test_names_are_found_however_spelt(visit: Visit) -> None:
    assert "Idris Hamdan al-Zein" in visit().get("/names?text=Edris Hamdan Alzein").text


@pytest.mark.parametrize("name", formats.names())
def test_files_are_public_copies_unless_asked_otherwise(visit: Visit, store: Store, name: str) -> None:
    client = visit()
    answer = client.get(f"/export/file?format={name}&ids={nyala(store)}")
    assert answer.status_code == 200 and "attachment" in answer.headers["content-disposition"]
    assert "the main hospital asked for blood" not in answer.text
    if name in ("html", "json"):
        assert "the main hospital asked for blood" in client.get(f"/export/file?format={name}&ids={nyala(store)}&copy=full").text


def test_a_file_of_the_filtered_list(visit: Visit) -> None:
    answer = visit().get("/export/file?format=acled&text=kassala")
    (row,) = csv.DictReader(io.StringIO(answer.text))
    assert row["location"] == "Kassala" and row["fatalities"] == ""


@pytest.mark.parametrize("query", ["format=xlsx", "ids=i-none", "policy=guess", "text=nowhere"])
def test_a_file_that_cannot_be_made_is_refused(visit: Visit, query: str) -> None:
    assert visit().get(f"/export/file?{query}").status_code in (400, 404)


def test_hostile_words_stay_words(visit: Visit, store: Store) -> None:
    from unfog.model import Report, ReportId

    attack = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    report = Report(
        id=ReportId("r-attack"), external_id=attack, text=attack, outlet=attack, title=attack, title_length=len(attack)
    )
    store.ingest(store.begin_run("ingest", "test", {}), "test", reports=[report])
    client = visit()
    for path in (
        "/sources",
        "/search?text=alert",
        f"/search?text={attack}",
        f"/incidents?text={attack}",
        f"/names?text={attack}",
    ):
        page = client.get(path).text
        assert "<script>alert" not in page and "<img src=x" not in page


def test_a_second_coder_judges_without_seeing_how_and_alpha_says_how_far_they_agree(visit: Visit, store: Store) -> None:
    client, id = visit(), nyala(store)
    stored = store.incident(id)
    assert stored is not None
    some = [c for c in stored.incident.claims if c.field == "killed"][:3]
    for n, claim in enumerate(some):
        store.record(Proposal(who="Nasira", kind="reject" if n else "accept", subject=claim.id, reason="first"))
    page = client.get("/coding?coder=Vito").text
    assert page.count("blind=1") == len(some) and "Nasira" not in page.split("For you to judge")[1]
    blind = client.get(f"/claims/{some[1].id}?blind=1&back=/coding").text
    assert "rejected by" not in blind and "rejected by Nasira" in client.get(f"/claims/{some[1].id}").text
    for n, claim in enumerate(some):
        kind = "accept" if n < 2 else "reject"
        answer = send(client, f"/claims/{claim.id}?blind=1&back=/coding", "Decide about", kind=kind, who="Vito", reason="second")
        assert answer.headers["location"].startswith("/coding?")
    page = client.get("/coding").text
    assert "They agree fully on 2 of 3 claims" in page and "Nasira rejects</bdi>; <bdi>Vito accepts" in page
    assert client.get("/api/agreement").json()["differing"] == [some[1].id]
    assert "Nothing waits" in client.get("/coding?coder=Vito").text


def test_an_earlier_moment_shows_names_as_they_were_known_then(visit: Visit, store: Store) -> None:
    client, id = visit(), nyala(store)
    stored = store.incident(id)
    assert stored is not None
    one = next(e for e in stored.incident.entities if "Idris" in e.name)
    two = next(e for e in stored.incident.entities if e.name == "Abu Saqr")
    store.record(
        Proposal(who="Nasira", kind="same entity", subject=one.id, value={"with": two.id}, reason="His other name.", within=id)
    )
    now = store.incident(id)
    assert now is not None and {"Abu Saqr", one.name} <= {
        v for e in now.incident.entities for v in e.variants if e.id in (one.id, two.id)
    }
    for clock in ("published", "learnt"):
        then = store.incident(id, as_of="2031-05-06T18:30:00Z", clock=clock)  # type: ignore[arg-type]
        assert then is not None and one.name in {e.name for e in then.incident.entities}
        assert "Abu Saqr" not in repr(
            (then.incident.entities, then.incident.history, then.incident.findings, then.incident.conflicts)
        )
        assert "Abu Saqr" not in client.get(f"/incidents/{id}?as_of=2031-05-06T18:30&clock={clock}").text


def test_the_list_marks_what_changed_since_one_looked_and_changes_say_by_what(visit: Visit, store: Store) -> None:
    client, id = visit(), nyala(store)
    assert 'class="fresh"' not in client.get("/incidents").text, "who never looked is not told that all is new"
    new = client.get("/changes").text
    assert "Killed: <bdi>" in new and "reports taken in" in new
    form = next(f for f in forms(client.get("/changes").text) if f["action"] == "/changes/looked")
    client.post("/changes/looked", data=form["fields"])
    (claim,) = claims(store, "killed", 19)
    store.clock.at = store.clock.at.replace(hour=11)  # type: ignore[attr-defined]
    made = store.record(Proposal(who="Nasira", kind="reject", subject=claim.id, reason="Misread."))
    page = client.get("/incidents").text
    assert page.count('class="fresh"') == 1 and page.index("Nyala") < page.index('class="fresh"')
    assert f'href="/decisions/{made.id}"' in client.get("/changes").text and id in client.get("/changes").text


@pytest.mark.parametrize(
    ("low", "best", "high", "told"),
    [
        (2, 2, 2, "2"),
        (5, 5, None, "at least 5"),
        (3, 12, None, "12 (at least 3)"),
        (22, 31, 37, "31 (22 to 37)"),
        (None, None, 4, "up to 4"),
        (None, None, None, ""),
    ],
)
def test_a_toll_in_a_narrow_cell(low: int | None, best: int | None, high: int | None, told: str) -> None:
    assert toll(low, best, high) == told
