"""Which reports in different languages tell of one happening: the score, and the keys by which they meet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from unfog.config import Config
from unfog.model import Report, ReportId
from unfog.read import Reader
from unfog.reconcile.accounts import accounts_of
from unfog.reconcile.across import FEATURES, NOTHING, WEIGHTS, features, score
from unfog.reconcile.blocking import candidates, pair_of
from unfog.reconcile.cluster import regroup
from unfog.reconcile.logistic import weights_of
from unfog.reconcile.traits import Traits, traits_of

DAY = "2031-05-06T15:00:00+00:00"
ENGLISH = """Car bomb kills nine outside Gao barracks
GAO, Mali - A car bomb killed nine soldiers and wounded 21 people outside a barracks in Gao on Tuesday 6 May 2031,
the governor said."""
FRENCH = """Attentat à Gao
Une voiture piégée a explosé mardi devant une caserne de Gao. Neuf soldats ont été tués et 21 personnes blessées,
selon le gouverneur."""
POST = """Gao : explosion devant la caserne, au moins neuf morts, plusieurs blessés."""
ELSEWHERE = """Attentat à Sikasso
Une voiture piégée a explosé mardi devant une caserne de Sikasso. Neuf soldats ont été tués et 21 personnes blessées."""


def told(name: str, text: str, language: str, published: str | None = DAY) -> Traits:
    title = text.split("\n")[0] if "\n" in text else None
    report = Report(id=ReportId(f"r-{name}"), external_id=name, text=text, title=title, language=language, published=published)
    (reading,) = Reader(Config(quiet=True)).read_all([report])
    return traits_of(accounts_of(reading)[0])


def test_scene_day_and_toll_put_a_report_beside_english_ones() -> None:
    read = told("read", ENGLISH, "en")
    assert score(read, told("other", FRENCH, "fr")) > 0 > score(read, told("far", ELSEWHERE, "fr"))


@pytest.mark.parametrize("published", [DAY, "2031-05-07T06:00:00+00:00"])
def test_a_post_without_a_day_counts_as_of_the_day_it_went_out(published: str) -> None:
    assert score(told("read", ENGLISH, "en"), told("post", POST, "fr", published)) > 0


def test_what_was_published_long_after_needs_more() -> None:
    read = told("read", ENGLISH, "en")
    near, unknown, far = (score(read, told("post", POST, "fr", day)) for day in (DAY, None, "2032-05-06T15:00:00+00:00"))
    assert near > unknown > far < 0


def test_the_score_is_the_same_both_ways() -> None:
    one, two = told("read", ENGLISH, "en"), told("other", FRENCH, "fr")
    assert score(one, two) == score(two, one)
    assert len(features(one, two)) == len(FEATURES) == len(weights_of(WEIGHTS, FEATURES).weight)


def test_figures_alone_are_nothing() -> None:
    bare = replace(told("read", ENGLISH, "en"), marks={"f17": 0.5, "f42": 0.5}, places=(), points={})
    assert score(bare, replace(bare, account=told("other", FRENCH, "fr").account, foreign=True)) == NOTHING


def test_what_is_told_in_passing_counts_less() -> None:
    main, other = told("read", ENGLISH, "en"), told("other", FRENCH, "fr")
    passing = replace(main, account=type(main.account)(f"{main.account}#1"))
    assert score(main, other) > score(passing, other)


@pytest.mark.parametrize("published", [DAY, "2031-05-09T06:00:00+00:00", None])
def test_reports_of_one_place_meet_whether_dated_or_not(published: str | None) -> None:
    read, post = told("read", ENGLISH, "en"), told("post", POST, "fr", published)
    assert list(candidates([read, post])) == [tuple(sorted((read.account, post.account)))]


def test_of_two_incidents_the_one_that_more_reports_tell_of_is_likelier() -> None:
    read, post = told("read", ENGLISH, "en"), told("post", POST, "fr")
    one, two, far = (replace(read, account=type(read.account)(f"acc-{n}")) for n in range(3))
    scored = {pair_of(one.account, two.account): 5.0}
    scored |= {pair_of(one.account, post.account): 1.0, pair_of(far.account, post.account): 1.5}
    found = {frozenset(g.accounts) for g in regroup([one, two, far, post], scored)}
    assert found == {frozenset({one.account, two.account, post.account}), frozenset({far.account})}
