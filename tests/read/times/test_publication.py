"""When a text was written: given, from its address or date line, or inferred from what it tells."""

from __future__ import annotations

import pytest

from tests.read.times.making import read


def test_a_given_date_is_kept() -> None:
    publication = read("Two people died on Monday.", "2021-05-12T08:00:00+02:00")[1]
    assert (publication.earliest, publication.latest, publication.basis) == ("2021-05-12", "2021-05-12", "as given")


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example.org/world/2019/08/03/market-bomb",
        "https://news.example.org/2019-08-03-market-bomb",
        "https://news.example.org/world/2019/aug/03/market-bomb",
        "http://web.archive.org/web/20200101000000/https://news.example.org/20190803/market-bomb",
    ],
)
def test_the_address_names_the_day(url: str) -> None:
    times, publication = read("A bomb killed two traders yesterday.", url=url)
    assert (publication.earliest, publication.basis) == ("2019-08-03", "date in the address")
    assert times[0].value == "2019-08-02"


@pytest.mark.parametrize(
    "text",
    [
        "Published: 3 August 2019\n\nA bomb killed two traders yesterday.",
        "Bomb kills two traders\nAugust 3, 2019\nA bomb killed two traders yesterday.",
        "MARAWI, Aug. 3, 2019 (Wire) - A bomb killed two traders yesterday.",
    ],
)
def test_a_date_line_names_the_day(text: str) -> None:
    times, publication = read(text)
    assert (publication.earliest, publication.basis) == ("2019-08-03", "date line")
    assert times[-1].value == "2019-08-02"


def test_the_year_in_which_weekday_and_day_agree_within_a_term_of_office() -> None:
    text = (
        "A drone hit a fuel depot on Thursday evening. At 6:15 p.m. on October 20 two loud blasts were heard. Chancellor Scholz "
        "condemned it. The plant was last hit in 2021, and again last Sunday."
    )
    times, publication = read(text)
    values = {time.span.text: time.value for time in times}
    assert values["Thursday evening"] == "2022-10-20TEV"
    assert values["October 20"] == "2022-10-20"
    assert values["last Sunday"] == "2022-10-16"
    assert (publication.earliest, publication.latest) == ("2022-10-20", "2022-10-26")
    assert "20 October is a Thursday in 2022" in publication.basis
    assert "Scholz" in publication.basis
    basis = {time.span.text: time.basis for time in times}
    assert "year inferred" in basis["Thursday evening"]
    assert basis["2021"] == "stated in full"


def test_two_years_that_fit_equally_well_stay_two() -> None:
    # 14 June is a Wednesday in 2017 and 2023; the term of office named holds both.
    text = "Gunmen raided a bank on Wednesday. Police date the raid to June 14. President Macron sent condolences."
    times, publication = read(text)
    day = next(time for time in times if time.span.text == "June 14")
    assert (day.value, day.earliest, day.latest) == ("XXXX-06-14", "2017-06-14", "2023-06-14")
    assert "fit equally well" in publication.basis
    assert publication.earliest == "2017-06-14"


def test_a_copyright_line_gives_its_year_and_no_day() -> None:
    _, bare = read("A man was shot dead near the harbour.\n\nCopyright 2018 Harbour News. All rights reserved.")
    assert (bare.earliest, bare.latest, bare.basis) == ("2018-01-01", "2018-12-31", "inferred: copyright line of 2018")
    times, dated = read("A man was shot dead on Sunday, July 17.\n\n(c) 2016 Harbour News.")
    assert (dated.earliest, times[0].value) == ("2016-07-17", "2016-07-17") and "copyright line of 2016" in dated.basis
    _, other = read("A man was shot dead on Sunday, July 17, 2016.\n\n(c) 2014 Harbour News.")
    assert other.earliest == "2016-07-17"


def test_a_slashed_date_line_is_two_days_unless_the_outlet_says_which() -> None:
    text = "Published 04/02/2021 10:15 GMT\nA bomb went off in the market."
    times, open_ = read(text)
    assert (open_.earliest, open_.latest) == ("2021-02-04", "2021-04-02") and "either order" in open_.basis
    assert times[0].value == "2021-XX-XX"
    assert read(text, url="https://www.harbour.co.uk/a")[1].earliest == "2021-02-04"
    assert read(text.replace("04/02", "14/02"))[1].earliest == "2021-02-14"


def test_people_out_of_office_date_nothing() -> None:
    assert read("A statue of former President Obama was defaced.")[1].basis == "unknown"


def test_a_text_that_tells_nothing_stays_undated() -> None:
    times, publication = read("A shop was burnt on Tuesday.")
    assert (publication.earliest, publication.latest, publication.basis) == (None, None, "unknown")
    assert (times[0].value, times[0].earliest) == ("XXXX-WXX-2", None)


def test_a_year_alone_bounds_the_publication() -> None:
    times, publication = read("The bridge, bombed in 2017, was attacked again on Tuesday.", "2019")
    assert (publication.earliest, publication.latest) == ("2019-01-01", "2019-12-31")
    assert times[0].value == "2017"
