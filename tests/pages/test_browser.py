"""The dossier in a real browser: nothing from outside, nothing broken, readable on a phone, by links and without a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.export.sample import EMPTY, both, crowd, market
from tests.pages.browser import Browser
from unfog.export.html import dossier_page
from unfog.model import Dossier

DOSSIERS: dict[str, Callable[[], Dossier]] = {
    "market": market,
    "crowd": crowd,
    "hostile": lambda: crowd(5, hostile=True),
    "both": both,
    "empty": lambda: EMPTY,
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with Browser() as running:
        yield running


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    made = {}
    for name, dossier in DOSSIERS.items():
        made[name] = folder / f"{name}.html"
        made[name].write_text(dossier_page(dossier()), encoding="utf-8")
    return made


@pytest.mark.parametrize("name", DOSSIERS)
def test_loads_alone_and_in_silence(browser: Browser, pages: dict[str, Path], name: str) -> None:
    browser.open(pages[name])
    assert browser.requests() == [pages[name].as_uri()]
    assert browser.complaints() == []


@pytest.mark.parametrize("name", DOSSIERS)
@pytest.mark.parametrize("width", [360, 820])
def test_does_not_scroll_sideways(browser: Browser, pages: dict[str, Path], name: str, width: int) -> None:
    browser.open(pages[name], width=width)
    size = "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    folded = browser.evaluate(size)
    opened = browser.evaluate(f"document.querySelectorAll('details').forEach((node) => {{ node.open = true; }}), {size}")
    assert width - 20 <= folded[1] <= width  # a scroll bar takes some of it
    assert folded[0] <= folded[1] and opened[0] <= opened[1]


def test_slider_shows_what_was_known(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["market"])
    killed = """Array.from(document.querySelectorAll('tr[data-field=killed] .value > div'))
        .filter((node) => node.checkVisibility()).map((node) => node.textContent.trim()).join('|')"""
    at_the_end = browser.evaluate(killed)
    move = """slider.value = {}; slider.dispatchEvent(new Event('input', {{bubbles: true}}));
        document.querySelector('.asof output').textContent"""
    browser.evaluate("var slider = document.querySelector('.asof input'); slider.focus()")
    assert browser.evaluate(move.format(0)) == "22 March 2031, 13:05 UTC"
    assert browser.evaluate(killed) == "2"
    assert browser.evaluate("document.querySelector('tr[data-field=responsibility] .then').textContent") == "nothing known yet"
    assert browser.evaluate("document.querySelectorAll('.timeline a.later').length") > 0
    browser.evaluate(move.format(1))
    assert browser.evaluate(killed) == "3 (given: 2 to 3)"
    browser.evaluate(move.format("slider.max"))
    assert browser.evaluate(killed) == at_the_end
    assert "2 or 3" in at_the_end


@pytest.mark.parametrize("name", ["market", "both", "hostile"])
def test_claims_lead_to_their_words_and_back(browser: Browser, pages: dict[str, Path], name: str) -> None:
    browser.open(pages[name])
    broken = browser.evaluate(
        """Array.from(document.querySelectorAll('li.claim')).filter((claim) => {
            const back = claim.querySelector('a.back');
            const pin = document.getElementById(back.getAttribute('href').slice(1));
            const mark = document.querySelector(`mark[data-c~="${claim.id}"]`);
            const forth = document.querySelector(`.text sup.ref a[href="#${claim.id}"]`);
            const home = claim.closest('.report');
            return !(pin && mark && forth && pin.closest('.report') === home && mark.closest('.report') === home);
        }).map((claim) => claim.id)"""
    )
    assert broken == []
    assert browser.evaluate("document.querySelectorAll('li.claim').length") > 10
    dead = """Array.from(document.querySelectorAll('a[href^="#"]'))
        .filter((a) => !document.getElementById(a.getAttribute('href').slice(1))).length"""
    assert browser.evaluate(dead) == 0


def test_following_a_link_lights_the_words(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["market"])
    lit = browser.evaluate(
        """new Promise((done) => {
            const lit = () => Array.from(document.querySelectorAll('mark.lit')).map((node) => node.textContent).join('');
            addEventListener('hashchange', () => setTimeout(() => done(lit())));
            document.querySelector('tr[data-field=injured] .words a').click();
        })"""
    )
    assert lit == "Seven people were injured"


def test_filter_narrows_and_gives_back(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["market"])
    seen = """Array.from(document.querySelectorAll('li.claim'))
        .filter((node) => node.checkVisibility()).map((node) => node.dataset.field)"""
    everything = browser.evaluate(seen)
    change = """var form = document.querySelector('form.filter'); form.elements.{}.value = {};
        form.dispatchEvent(new Event('input', {{bubbles: true}})); form.querySelector('output').textContent"""
    assert browser.evaluate(change.format("field", "'weapon'")) == "1 report, 1 claim"
    assert browser.evaluate(seen) == ["weapon"]
    browser.evaluate("form.querySelector('button[type=reset]').click()")
    assert browser.evaluate("new Promise((done) => setTimeout(done, 50))") is None
    assert browser.evaluate(seen) == everything
    assert browser.evaluate(change.format("words", "'no such words anywhere'")) == "0 reports, 0 claims"
    assert browser.evaluate(seen) == []


def test_works_without_javascript(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["market"], script=False)
    assert browser.evaluate("document.querySelector('form.filter').checkVisibility()") is False
    assert browser.evaluate("document.querySelector('.asof').checkVisibility()") is False
    assert "2 or 3" in browser.evaluate("document.querySelector('tr[data-field=killed] .value').innerText")
    assert browser.evaluate("Array.from(document.querySelectorAll('li.claim')).every((node) => node.checkVisibility())")
    browser.evaluate("document.querySelectorAll('details summary')[0].click()")
    assert browser.evaluate("document.querySelectorAll('details')[0].open") is True


def test_hostile_words_run_nothing(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["hostile"])
    assert not any(e.get("method") == "Page.javascriptDialogOpening" for e in browser.events)
    assert browser.evaluate("document.images.length") == 0
    assert browser.evaluate("document.scripts.length") == 1


def test_every_part_can_be_reached_by_keyboard(browser: Browser, pages: dict[str, Path]) -> None:
    browser.open(pages["market"])
    for _ in range(3):
        for kind in ("keyDown", "keyUp"):
            browser.ask("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
    assert browser.evaluate("document.activeElement.closest('nav.index') !== null")
    unreachable = """Array.from(document.querySelectorAll('.scroll'))
        .filter((node) => node.scrollWidth > node.clientWidth && node.tabIndex < 0).length"""
    assert browser.evaluate(unreachable) == 0
