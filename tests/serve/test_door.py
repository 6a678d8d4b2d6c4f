# ruff: noqa: E501  (sentences of reports and forms stay on one line)
"""Who may come in, from where, and what every answer carries."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from tests.serve.asking import forms, send
from tests.serve.conftest import Visit
from tests.serve.newsdesk import FRIDAY, nyala
from unfog.errors import ConfigError
from unfog.serve import run
from unfog.serve.door import local
from unfog.serve.passwords import TRIES, WAIT, Brake, fits, hashed
from unfog.serve.sessions import LIFETIME, begin, opened, sealed
from unfog.serve.settings import Settings
from unfog.store import Store

PASSWORD = "a long enough password"


def team(visit: Visit, store: Store, role: str = "reviewer", name: str = "Nasira") -> TestClient:
    """A client signed in to a team's desk."""
    store.set_user(name, role=role, password_hash=hashed(PASSWORD), disabled=False)
    client = visit(team=True)
    answer = client.post("/login", data={"user": name, "password": PASSWORD, "next": "/queue"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/queue")
    return client


def test_nothing_is_shown_without_the_key_of_this_start(visit: Visit, store: Store) -> None:
    client = visit(signed_in=False)
    for path in ("/incidents", f"/incidents/{nyala(store)}", "/queue", "/export/file"):
        answer = client.get(path)
        assert answer.status_code == 403 and "Nyala" not in answer.text
    assert client.get("/?token=wrong").status_code == 403
    assert client.get("/api/incidents").status_code == 401
    assert client.get("/api/incidents", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/api/incidents", headers={"authorization": "Bearer key"}).status_code == 200


def test_the_key_leaves_the_address_and_the_cookie_is_guarded(visit: Visit) -> None:
    answer = visit(signed_in=False).get("/?token=key")
    assert answer.headers["location"] == "/incidents"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie


@pytest.mark.parametrize(
    ("host", "fine"),
    [("127.0.0.1:8321", True), ("localhost:8321", True), ("[::1]:8321", True), ("evil.example", False), ("127.0.0.1.evil.example", False), ("", False)],
)  # fmt: skip
def test_other_names_for_this_machine_are_refused(visit: Visit, host: str, fine: bool) -> None:
    answer = visit().get("/incidents", headers={"host": host})
    assert (answer.status_code == 200) is fine


def test_a_further_name_may_be_allowed(visit: Visit) -> None:
    assert visit(hosts=("desk.example",)).get("/keys", headers={"host": "desk.example"}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}],
)
def test_forms_of_other_sites_are_refused(visit: Visit, store: Store, headers: dict[str, str]) -> None:
    client = visit()
    page = client.get(f"/incidents/{nyala(store)}/grouping").text
    form = next(f for f in forms(page) if f["label"] == "Move reports out")
    answer = client.post(form["action"], data={**form["fields"], "reason": "x", "who": "y"}, headers=headers)
    assert answer.status_code == 403 and "another site" in answer.text


def test_a_form_without_its_token_is_refused(visit: Visit, store: Store) -> None:
    client = visit()
    for token in ("", "forged"):
        answer = client.post(f"/incidents/{nyala(store)}/names", data={"token": token, "kind": "same entity", "one": "a", "two": "b", "who": "N", "reason": "r"})  # fmt: skip
        assert answer.status_code == 403
    assert store.decisions().rows == ()


def test_every_answer_carries_strict_headers(visit: Visit, store: Store) -> None:
    client = visit()
    for path in ("/incidents", f"/incidents/{nyala(store)}", "/api/incidents", "/nowhere", "/static/desk.js"):
        answer = client.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert ("no-store" in answer.headers["cache-control"]) is not path.startswith("/static/")


def test_no_page_holds_anything_inline(visit: Visit, store: Store) -> None:
    client, id = visit(), nyala(store)
    for path in (
        "/incidents",
        f"/incidents/{id}",
        f"/incidents/{id}/names",
        f"/incidents/{id}/grouping",
        "/map",
        "/queue",
        "/export",
    ):
        page = client.get(path).text
        assert "<script>" not in page and " style=" not in page and " onclick" not in page and "<style" not in page


@pytest.mark.parametrize(
    "path",
    ["//evil.example", "/\\evil.example", "https://evil.example", "evil", "", "/x\r\nSet-Cookie: a=b", "javascript:alert(1)"],
)
def test_the_way_back_leads_nowhere_else(path: str) -> None:
    assert local(path) == "/incidents"


def test_a_team_signs_in_and_out(visit: Visit, store: Store) -> None:
    client = visit(team=True)
    assert "Sign in" in client.get("/incidents").text
    store.set_user("Nasira", role="reviewer", password_hash=hashed(PASSWORD), disabled=False)
    assert client.post("/login", data={"user": "Nasira", "password": "wrong"}).status_code == 401
    assert client.post("/login", data={"user": "Nobody", "password": PASSWORD}).status_code == 401
    client = team(visit, store)
    assert client.get("/incidents").status_code == 200
    token = forms(client.get("/incidents").text)[0]["fields"]["token"]
    assert client.post("/logout", data={"token": token}).status_code == 303
    assert client.get("/incidents").status_code == 401


def test_roles(visit: Visit, store: Store) -> None:
    id = nyala(store)
    claim = store.incident(id).incident.claims[0].id  # type: ignore[union-attr]
    reader = team(visit, store, "reader", "Rena")
    assert "Review</a>" not in reader.get(f"/incidents/{id}").text
    assert reader.get(f"/claims/{claim}").status_code == 200
    token = forms(reader.get("/incidents").text)[0]["fields"]["token"]
    answer = reader.post(f"/claims/{claim}", data={"token": token, "kind": "accept", "reason": "x"})
    assert answer.status_code == 403 and "needs the role reviewer" in answer.text
    reviewer = team(visit, store, "reviewer", "Vito")
    assert send(reviewer, f"/claims/{claim}", "Decide about", reason="It says so.").status_code == 303
    assert reviewer.get("/users").status_code == 403
    admin = team(visit, store, "admin", "Ada")
    assert send(admin, "/users", "New account", user="Neu", password=PASSWORD, role="reader").status_code == 303
    assert store.user("Neu").role == "reader"  # type: ignore[union-attr]
    assert send(admin, "/users", "New account", user="Short", password="short").status_code == 400
    assert send(admin, "/users", "Change Ada", role="reader").status_code == 400


def test_in_a_team_the_account_decides_not_the_form(visit: Visit, store: Store) -> None:
    claim = store.incident(nyala(store)).incident.claims[0].id  # type: ignore[union-attr]
    send(team(visit, store), f"/claims/{claim}", "Decide about", reason="It says so.", who="Somebody Else")
    (made,) = store.decisions().rows
    assert made.decision.who == "Nasira"


def test_a_closed_account_is_out_at_once_and_a_role_changes_at_once(visit: Visit, store: Store) -> None:
    client = team(visit, store, "admin")
    assert client.get("/users").status_code == 200
    store.set_user("Nasira", role="reader")
    assert client.get("/users").status_code == 403
    store.set_user("Nasira", disabled=True)
    assert client.get("/incidents").status_code == 401


def test_guessing_is_slowed_down() -> None:
    brake = Brake()
    for n in range(TRIES):
        assert not brake.holds("Nasira", 100.0 + n)
        brake.failed("Nasira", 100.0 + n)
    assert brake.holds("Nasira", 106.0) and not brake.holds("Vito", 106.0)
    assert not brake.holds("Nasira", 100.0 + TRIES + WAIT)


def test_guessing_is_slowed_down_at_the_desk(visit: Visit, store: Store) -> None:
    store.set_user("Nasira", role="reader", password_hash=hashed(PASSWORD), disabled=False)
    client = visit(team=True)
    answers = [client.post("/login", data={"user": "Nasira", "password": "wrong"}).status_code for _ in range(TRIES + 1)]
    assert answers == [401] * TRIES + [429]


def test_passwords_are_kept_as_argon2() -> None:
    kept = hashed(PASSWORD)
    assert kept.startswith("$argon2id$") and PASSWORD not in kept
    assert fits(PASSWORD, kept) and not fits("other", kept) and not fits(PASSWORD, None) and not fits(PASSWORD, "broken")


def test_a_session_ends_and_cannot_be_forged() -> None:
    now = int(FRIDAY.timestamp())
    cookie = sealed(begin("Nasira", "reader", now), b"secret")
    assert opened(cookie, b"secret", now + 1) is not None
    assert opened(cookie, b"secret", now + LIFETIME) is None
    assert opened(cookie, b"other", now + 1) is None
    body, _, mark = cookie.partition(".")
    forged = sealed(begin("Nasira", "admin", now), b"guess").partition(".")[0]
    assert opened(f"{forged}.{mark}", b"secret", now + 1) is None
    assert [opened(c, b"secret", now) for c in (None, "", ".", body, "ä.ö", f".{mark}")] == [None] * 6


def test_a_desk_of_one_person_stays_on_its_machine(store: Store) -> None:
    with pytest.raises(ConfigError, match="--team"):
        run.check(store, Settings(host="0.0.0.0"))
    with pytest.raises(ConfigError, match="--add-user"):
        run.check(store, Settings(team=True))
    run.check(store, Settings(port=0))


def test_a_taken_port_is_named(store: Store) -> None:
    import socket

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(ConfigError, match="--port"):
            run.check(store, Settings(port=other.getsockname()[1]))
