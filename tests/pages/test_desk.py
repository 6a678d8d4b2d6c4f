# ruff: noqa: E501  (scripts for the browser stay on one line)
"""The desk in a real browser: nothing from outside, nothing axe finds, any width and zoom, by keyboard alone; and a reviewer's hour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.pages.browser import Browser
from tests.serve.newsdesk import FRIDAY, Running, filled, nyala
from unfog.serve.settings import Settings
from unfog.store import Proposal, Store

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text("utf-8")

PAGES = (
    "/incidents", "/incidents/{id}", "/incidents/{id}/names", "/incidents/{id}/grouping", "/incidents/{id}/signing", "/claims/{claim}", "/decisions", "/decisions/{decision}",
    "/queue", "/map", "/names", "/sources", "/changes", "/export", "/coding", "/search?text=market", "/keys", "/api/docs", "/incidents/i-none",
    "/incidents/{id}?as_of=2031-05-06T14:00",
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as running:
        yield running


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A desk with a decision in it, for the tests that only look."""
    store = filled(tmp_path_factory.mktemp("looking"))
    claim = next(c for c in store.incident(nyala(store)).incident.claims if c.field == "killed")  # type: ignore[union-attr]
    store.record(Proposal(who="Nasira", kind="accept", subject=claim.id, reason="The list of the directorate says so."))
    with Running(store, Settings(token="key", port=0)) as running:
        yield running


_INSIDE: list[str] = []


def enter(browser: Browser, desk: Running) -> None:
    """Opens the desk with its key, unless the browser is in already."""
    if desk.address() not in _INSIDE:
        browser.go(desk.address("/?token=key"))
        _INSIDE[:] = [desk.address()]


def path(desk: Running, page: str) -> str:
    id = nyala(desk.store)
    stored = desk.store.incident(id)
    assert stored is not None
    claim = next(c.id for c in stored.incident.claims if c.field == "killed")
    decision = desk.store.decisions().rows[0].decision.id
    return desk.address(page.replace("{id}", id).replace("{claim}", claim).replace("{decision}", decision))


def violations(browser: Browser) -> list[dict[str, Any]]:
    browser.ask("Runtime.evaluate", expression=AXE)
    found: list[dict[str, Any]] = browser.evaluate(
        """axe.run(document, {resultTypes: ['violations']}).then((result) => result.violations.map(
            (v) => ({rule: v.id, where: v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)), why: v.nodes[0].failureSummary})))"""
    )
    return found


@pytest.mark.parametrize("page", PAGES)
def test_loads_in_silence_and_asks_nobody_else(browser: Browser, desk: Running, page: str) -> None:
    enter(browser, desk)
    browser.go(path(desk, page))
    assert {re.sub(r"^(http://127\.0\.0\.1:\d+)/.*", r"\1", r) for r in browser.requests() if not r.startswith("data:")} == {
        desk.address("")
    }
    expected = page.endswith("i-none")  # the console tells of the answer 404 itself
    assert [c for c in browser.complaints() if not (expected and "404" in c)] == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(browser: Browser, desk: Running, page: str, dark: bool) -> None:
    enter(browser, desk)
    browser.go(path(desk, page), dark=dark)
    browser.evaluate("document.querySelectorAll('details').forEach((node) => { node.open = true; })")
    assert violations(browser) == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("width", "zoom"), [(360, 1), (820, 1), (1280, 4)], ids=["phone", "tablet", "zoom"])
def test_does_not_scroll_sideways(browser: Browser, desk: Running, page: str, width: int, zoom: float) -> None:
    enter(browser, desk)
    browser.go(path(desk, page), width=width, zoom=zoom)
    browser.evaluate("document.querySelectorAll('details').forEach((node) => { node.open = true; })")
    wide, seen = browser.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= seen


def test_an_open_form_beside_a_claim_fits_and_is_sound(browser: Browser, desk: Running) -> None:
    enter(browser, desk)
    for width in (1280, 360):
        browser.go(path(desk, "/incidents/{id}"), width=width)
        browser.evaluate("document.querySelector('li.claim[data-field=killed] a.review').click()")
        browser.until("document.querySelector('.reviewbox form')")
        assert violations(browser) == []
        assert browser.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert browser.complaints() == []


@pytest.mark.parametrize("page", ["/incidents", "/incidents/{id}", "/map", "/queue", "/claims/{claim}"])
def test_reads_without_a_script(browser: Browser, desk: Running, page: str) -> None:
    enter(browser, desk)
    browser.go(path(desk, page), script=False)
    assert "Nyala" in browser.evaluate("document.querySelector('main').innerText")
    assert browser.evaluate("document.querySelectorAll('[hidden]:not(.asof, .filter)').length") == 0


def test_the_list_narrows_while_one_types(browser: Browser, desk: Running) -> None:
    enter(browser, desk)
    browser.go(path(desk, "/incidents"))
    tab_to(browser, "input[name=text]")
    browser.type("kassala")
    assert browser.until("document.querySelector('#rows .count').textContent.includes('1 incident of this kind')")
    assert "text=kassala" in browser.evaluate("location.search")


def tab_to(browser: Browser, what: str) -> None:
    """Presses Tab until something that fits the selector has the focus, as somebody without a mouse would."""
    for _ in range(700):
        browser.press("Tab")
        if browser.evaluate(f"document.activeElement.matches({what!r})"):
            return
    raise AssertionError(f"{what} cannot be reached by keyboard")


def choose(browser: Browser, words: str) -> None:
    """Goes down the list that has the focus to the option with these words."""
    for _ in range(60):
        if browser.evaluate(f"document.activeElement.selectedOptions[0].textContent.startsWith({words!r})"):
            return
        browser.press("ArrowDown")
    raise AssertionError(f"no option {words!r}")


def follow(browser: Browser, what: str, key: str = "Enter") -> None:
    """Goes to a link or button by keyboard and uses it."""
    tab_to(browser, what)
    browser.press(key)
    browser.loaded()


def killed(store: Store) -> dict[str, Any]:
    value: dict[str, Any] = store.incident(nyala(store)).incident.findings["killed"].value  # type: ignore[union-attr]
    return value


def test_a_reviewers_hour_by_keyboard_alone(browser: Browser, tmp_path: Path) -> None:
    """Find the conflict, correct a number, merge two spellings, split a wrong join, undo, look at last Tuesday, export."""
    store = filled(tmp_path)
    kassala = next(r.id for r in store.incidents().rows if r.place == "Kassala")
    store.record(Proposal(who="Vito", kind="merge", subject=nyala(store), value={"with": kassala}, reason="Same week."))
    store.clock.at = FRIDAY.replace(hour=11)  # type: ignore[attr-defined]
    with Running(store, Settings(token="key", port=0, reviewer="Nasira")) as desk:
        enter(browser, desk)

        # The queue leads to the conflict about the dead.
        browser.press("g")
        browser.press("q")
        browser.loaded()
        assert "sources differ" in browser.evaluate("document.querySelector('.bar').innerText")
        assert "12, 14 or 19" in browser.evaluate("document.querySelector('tr[data-field=killed]').innerText")

        # From claim to claim, to the nineteen; its words light up; correct it to seventeen.
        for _ in range(200):
            browser.press("j")
            if browser.evaluate("document.querySelector('.claim.focus .what')?.innerText.endsWith('Killed 19')"):
                break
        assert "Nineteen" in browser.evaluate(
            "Array.from(document.querySelectorAll('mark.lit')).map((n) => n.textContent).join('')"
        )
        browser.press("c")
        browser.until("document.activeElement.name === 'v-min'")
        assert "19" in browser.evaluate("document.querySelector('.reviewbox .seen').innerText")
        for _ in range(2):
            browser.type("17")
            browser.press("Tab")
        tab_to(browser, ".reviewbox textarea")
        browser.type("The committee's own list has seventeen names.")
        browser.press("Enter", control=True)
        browser.loaded()
        assert "corrected by Nasira" in browser.evaluate("document.querySelector('.claim:target .tools').textContent")
        assert killed(store)["high"] == 17

        # Two names of one man.
        follow(browser, "a[href$='/names']:not([href='/names'])")
        tab_to(browser, "select[name=one]")
        choose(browser, "Idris Hamdan al-Zein")
        tab_to(browser, "select[name=two]")
        choose(browser, "Abu Saqr")
        tab_to(browser, "form:has(select) textarea")
        browser.type("His name in the group.")
        browser.press("Enter", control=True)
        browser.loaded()
        written = browser.evaluate("document.querySelector('main').innerText")
        assert "written: Abu Saqr; Idris Hamdan al-Zein" in written or "written: Idris Hamdan al-Zein; Abu Saqr" in written

        # The report from Kassala was put here by mistake.
        browser.go(desk.address(f"/incidents/{nyala(store)}/grouping"))
        courier = next(r.report.id for r in store.incident(nyala(store)).readings if r.report.outlet == "River Courier")  # type: ignore[union-attr]
        tab_to(browser, f"input[value='{courier}']")
        browser.press("Space")
        tab_to(browser, "form[aria-label='Move reports out'] textarea")
        browser.type("Kassala is another town, two days later.")
        browser.press("Enter", control=True)
        browser.loaded()
        assert len(store.incidents().rows) == 2

        # A slip, and its undoing.
        browser.press("n")
        browser.press("r")
        browser.until("document.activeElement.matches('.reviewbox textarea')")
        browser.type("Oops.")
        browser.press("Enter", control=True)
        browser.loaded()
        assert store.decisions().rows[0].decision.kind == "reject"
        browser.press("u")
        browser.loaded()
        tab_to(browser, "textarea")
        browser.type("Pressed the wrong key.")
        browser.press("Enter", control=True)
        browser.loaded()
        assert [s.state for s in store.decisions().rows if s.decision.kind == "reject"] == ["undone"]

        # Last Tuesday's version: what the desk held then.
        browser.go(desk.address(f"/incidents/{nyala(store)}"))
        tab_to(browser, ".asof-more summary")
        browser.press("Enter")
        browser.evaluate(
            "document.querySelector('input[type=datetime-local]').value = '2031-05-06T23:00'"
        )  # the browser's own picker
        tab_to(browser, "input[name=clock]")
        browser.press("ArrowDown")
        browser.press("Enter")
        browser.loaded()
        then = browser.evaluate("document.querySelector('main').innerText")
        assert "This is the past" in then and "12 or 19" in then and "Abu Saqr" not in then

        # The slider goes back to the first report.
        browser.go(desk.address(f"/incidents/{nyala(store)}"))
        tab_to(browser, "input[type=range]:not([hidden])")
        browser.press("ArrowLeft")
        browser.loaded()
        assert "This is the past" in browser.evaluate("document.querySelector('main').innerText")

        # A file for a colleague.
        browser.go(desk.address(f"/incidents/{nyala(store)}"))
        follow(browser, "a[href^='/export?ids']")
        tab_to(browser, "input[name=format]")
        while browser.evaluate("document.activeElement.value") != "acled":
            browser.press("ArrowDown")
        browser.evaluate(
            """document.querySelector('form.decide').addEventListener('submit', (event) => {
                event.preventDefault();
                const asked = new URLSearchParams(new FormData(event.target));
                fetch(`${event.target.action}?${asked}`).then((r) => r.text()).then((text) => { window.file = text; });
            })"""
        )
        tab_to(browser, "form.decide button")
        browser.press("Enter")
        row = browser.until("window.file").splitlines()[1]
        assert row.startswith(f"UNFOG-{nyala(store)},2031-05-06,2031,1,Political violence") and "(alleged" in row
