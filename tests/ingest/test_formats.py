"""What each format gives, on reports made up for the purpose."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unfog.config import Config
from unfog.ingest.feed import Feed
from unfog.ingest.html import Html
from unfog.ingest.jsonl import JsonLines
from unfog.ingest.language import language_of, language_tag
from unfog.ingest.moments import best_stated, local_moment, moment
from unfog.ingest.telegram import Telegram
from unfog.ingest.text import NotTextError, decode
from unfog.ingest.txt import PlainText
from unfog.model import Capture, Rejected, Report


def items(form: Any, name: str, data: bytes | str) -> list[Report | Rejected]:
    raw = data.encode() if isinstance(data, str) else data
    read: Iterator[Report | Rejected] = form.read(Capture(name=name, data=raw, sha256=hashlib.sha256(raw).hexdigest()), Config())
    return list(read)


def report_in(form: Any, name: str, data: bytes | str) -> Report:
    [item] = items(form, name, data)
    assert isinstance(item, Report), item
    return item


# JSON Lines


@settings(deadline=None)  # the first run loads the language model
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_the_text_of_a_line_is_kept_character_for_character(text: str) -> None:
    report = report_in(JsonLines(), "f.jsonl", json.dumps({"id": "a", "text": text}, ensure_ascii=False))
    assert report.text == text
    titled = report_in(JsonLines(), "f.jsonl", json.dumps({"id": "a", "text": text, "title": "Head § line"}))
    assert titled.text == f"Head § line\n\n{text}"
    assert titled.text[: titled.title_length] == "Head § line"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"id": "a", "text": ', "bad-json"),
        ('["text"]', "bad-field"),
        ('{"id": {"x": 1}, "text": "t"}', "bad-field"),
        ('{"id": true, "text": "t"}', "bad-field"),
        ('{"text": 5}', "bad-field"),
        ('{"text": "t", "published": 1700000000}', "bad-field"),
        ('{"text": "  "}', "no-text"),
        ("[" * 100_000, "bad-json"),
    ],
)
def test_a_bad_line_is_left_out_and_the_rest_goes_on(line: str, code: str) -> None:
    first, bad, last = items(JsonLines(), "f.jsonl", f'{{"id": 3, "text": "one"}}\n{line}\n\n{{"text": "two"}}')
    assert isinstance(first, Report) and isinstance(bad, Rejected) and isinstance(last, Report)
    assert (first.external_id, last.external_id) == ("3", "f.jsonl#4")
    assert (bad.code, bad.subject) == (code, "f.jsonl line 2")


def test_a_line_with_a_title_in_it_a_title_only_or_half_a_character() -> None:
    data = '{"title": "Blast in Orlo", "text": "Blast in Orlo\\nTwo hurt."}\n{"title": "Only this"}\n{"text": "a \\ud83d b"}'
    within, alone, half = items(JsonLines(), "f.jsonl", data)
    assert isinstance(within, Report) and isinstance(alone, Report) and isinstance(half, Report)
    assert (within.text, within.title_length) == ("Blast in Orlo\nTwo hurt.", 13)
    assert (alone.text, alone.title_length) == ("Only this", 9)
    assert half.text == "a \ufffd b"


# Plain text


@pytest.mark.parametrize(
    ("data", "title", "text"),
    [
        ("TITLE: Blast in Orlo\r\nlanguage: EN\r\n\r\nTwo hurt.\r\n", "Blast in Orlo", "Blast in Orlo\n\nTwo hurt."),
        ("Blast in Orlo\n\nTwo were hurt.\n", "Blast in Orlo", "Blast in Orlo\n\nTwo were hurt."),
        ("Two were hurt in Orlo.\n\nPolice came.", None, "Two were hurt in Orlo.\n\nPolice came."),
        ("Two were hurt\nin Orlo\n\nPolice came.", None, "Two were hurt\nin Orlo\n\nPolice came."),
        ("Outlet: Orlo Post\nThe rest is no header.\n\nWords.", None, "Outlet: Orlo Post\nThe rest is no header.\n\nWords."),
        ("x" * 201 + "\n\nWords.", None, "x" * 201 + "\n\nWords."),
    ],
)
def test_headers_and_headlines_of_plain_text(data: str, title: str | None, text: str) -> None:
    report = report_in(PlainText(), "a.txt", data)
    assert (report.title, report.text) == (title, text)
    assert report.title_length == len(title or "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings(encoding: str) -> None:
    assert decode("Zwölf Verletzte\r\nin Łódź\x00".encode(encoding)) == "Zwölf Verletzte\nin Łódź"


def test_encodings_without_a_mark() -> None:
    assert decode("Grève : “trois” blessés".encode("windows-1252")) == "Grève : “trois” blessés"
    assert decode("Взрыв".encode("windows-1251"), "windows-1251") == "Взрыв"
    assert decode("Взрыв в городе".encode()[:-1]) == "Взрыв в город\ufffd"
    with pytest.raises(NotTextError):
        decode(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00")


# Pages

PAGE = """<!doctype html><html lang="en-GB"><head><title>Ferry shelled | Tesk Post</title>
<meta property="og:site_name" content="Tesk Post"><link rel="canonical" href="https://example.org/ferry">{head}</head><body>
<header><a href="/">Tesk Post</a><nav><ul><li>Home</li><li>World</li></ul></nav></header>
<article><h1>Ferry shelled near Tesk</h1>{time}
<p>A ferry was shelled near Tesk on Monday morning, and five of the crew were hurt, the harbour master said.</p>
<blockquote><p>We saw the flash and then the smoke, and nobody knew where to run, said a cook of the ferry.</p></blockquote>
<p>Update, 14:20: an earlier version of this report gave the number of the hurt as four.</p></article>
<div class="share"><a href="#">Share</a></div><footer><p>&copy; 2019–2023 Tesk Post</p></footer></body></html>"""


def test_a_page_gives_its_article_and_no_furniture() -> None:
    report = report_in(Html(), "ferry.html", PAGE.format(head="", time=""))
    headline, *body = report.text.split("\n\n")
    assert headline == report.title == "Ferry shelled near Tesk"
    assert [p.split()[0] for p in body] == ["A", "We", "Update,"]
    assert (report.outlet, report.url, report.language) == ("Tesk Post", "https://example.org/ferry", "en")
    assert (report.published, report.published_basis) == (None, "unknown")  # a year in the footer dates nothing


LINKED = """<script type="application/ld+json">
{"@graph": [{"@type": "NewsArticle", "datePublished": "%s", "dateModified": "%s"}]}</script>"""


@pytest.mark.parametrize(
    ("head", "time", "published", "edited"),
    [
        ('<meta property="article:published_time" content="2023-05-01T09:10:00+02:00">', "", "2023-05-01T09:10:00+02:00", None),
        (LINKED % ("2023-05-01T07:10:00Z", "2023-05-01T12:20:00Z"), "", "2023-05-01T07:10:00+00:00", "2023-05-01T12:20:00+00:00"),
        (LINKED % ("2023-05-01", "2023-05-01"), "", "2023-05-01", None),
        ("", '<time datetime="2023-05-01T09:10:00+02:00">Monday</time>', "2023-05-01T09:10:00+02:00", None),
        ("", '<time datetime="2023-05-01">1</time><time datetime="2023-05-02">2</time>', None, None),
        (
            LINKED % ("2023-05-01T07:10:00Z", "2023-05-01T07:10:00Z"),
            '<time itemprop="datePublished" datetime="2023-05-01T09:10:00+02:00">Monday</time>',
            "2023-05-01T09:10:00+02:00",
            None,
        ),
        ('<script type="application/ld+json">{broken</script>', "", None, None),
        ("", "<time>yesterday</time>", None, None),
    ],
)
def test_when_a_page_says_it_was_published(head: str, time: str, published: str | None, edited: str | None) -> None:
    report = report_in(Html(), "ferry.html", PAGE.format(head=head, time=time))
    assert (report.published, report.edited) == (published, edited)
    assert report.published_basis == ("metadata" if published else "unknown")


def test_a_page_in_the_charset_it_names() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body><p>Взрыв прогремел в порту, пятеро ранены.</p></body></html>'
    report = report_in(Html(), "p.html", page.encode("windows-1251"))
    assert (report.text, report.language) == ("Взрыв прогремел в порту, пятеро ранены.", "ru")


# Feeds

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Tesk Wire</title><language>en-us</language>
<item><guid isPermaLink="false">w-1</guid><title>Depot &amp; yard burn</title><link>https://example.org/1</link>
<pubDate>Mon, 01 May 2023 09:10:00 +0200</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>A depot burned in <b>Tesk</b>.</p>
<p>Nobody was hurt.</p><script>x()</script>]]></content:encoded></item>
<item><guid>w-2</guid><title>Shots at the port</title><description>One guard fell.\n\nTwo fled.</description></item>
</channel></rss>"""


def test_the_items_of_a_feed() -> None:
    full, short = items(Feed(), "feed.xml", RSS)
    assert isinstance(full, Report) and isinstance(short, Report)
    assert (full.external_id, full.outlet, full.language) == ("feed.xml#w-1", "Tesk Wire", "en")
    assert (full.url, full.published) == ("https://example.org/1", "2023-05-01T09:10:00+02:00")
    assert full.text == "Depot & yard burn\n\nA depot burned in Tesk.\n\nNobody was hurt."
    assert (short.text, short.url, short.published) == ("Shots at the port\n\nOne guard fell.\n\nTwo fled.", None, None)


def test_the_item_in_which_a_feed_breaks_off_is_left_out() -> None:
    full, cut = items(Feed(), "feed.xml", RSS[: RSS.index("fell.")])
    assert isinstance(full, Report) and full.external_id == "feed.xml#w-1"
    assert isinstance(cut, Rejected) and (cut.code, cut.subject) == ("truncated", "feed.xml#w-2")


def test_an_atom_feed_keeps_offsets_and_edits() -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es"><title>Diario</title><entry>
    <id>tag:1</id><title>Tres heridos</title>
    <published>2023-05-01T10:00:00-05:00</published><updated>2023-05-01T12:00:00-05:00</updated>
    <content type="html">&lt;p&gt;Tres.&lt;/p&gt;&lt;blockquote&gt;Fue terrible&lt;/blockquote&gt;</content></entry></feed>"""
    report = report_in(Feed(), "a.atom", atom)
    assert (report.external_id, report.language, report.text) == ("a.atom#tag:1", "es", "Tres heridos\n\nTres.\n\nFue terrible")
    assert (report.published, report.edited) == ("2023-05-01T10:00:00-05:00", "2023-05-01T12:00:00-05:00")


# Telegram


def chat(*messages: dict[str, Any], name: str = "Tesk Alerts") -> dict[str, Any]:
    return {"name": name, "type": "public_channel", "id": 5550001, "messages": list(messages)}


def test_a_message_with_all_its_parts() -> None:
    message = {
        "id": 12, "type": "message", "date": "2023-05-01T09:10:00", "date_unixtime": "1682925000", "from": "Tesk Alerts",
        "from_id": "user777000777", "edited": "2023-05-01T09:40:00", "edited_unixtime": "1682926800",
        "forwarded_from": "Port Radio", "reply_to_message_id": 9,
        "text": ["Shelling at the ", {"type": "bold", "text": "ferry quay"}, ", five hurt.\n"],
    }  # fmt: skip
    report = report_in(Telegram(), "result.json", json.dumps(chat(message)))
    assert (report.external_id, report.outlet, report.forwarded_from) == ("result.json#12", "Tesk Alerts", "Port Radio")
    assert report.text == "Shelling at the ferry quay, five hurt.\n"
    assert (report.published, report.edited) == ("2023-05-01T09:10:00+02:00", "2023-05-01T09:40:00+02:00")
    assert "777000777" not in repr(report) and "5550001" not in repr(report)


def test_service_messages_are_skipped_and_media_without_words_left_out() -> None:
    data = json.dumps(chat({"id": 1, "type": "service"}, {"id": 2, "type": "message", "photo": "p.jpg", "text": ""}))
    [item] = items(Telegram(), "result.json", data)
    assert isinstance(item, Rejected) and (item.code, item.subject) == ("no-text", "result.json#2")


def test_the_export_of_a_whole_account() -> None:
    one, two = chat({"id": 1, "type": "message", "text": "Shots"}), chat({"id": 1, "type": "message", "text": "Fire"}, name="B")
    found = items(Telegram(), "result.json", json.dumps({"chats": {"list": [one]}, "left_chats": {"list": [two]}}))
    assert [r.outlet for r in found if isinstance(r, Report)] == ["Tesk Alerts", "B"]


# Times and languages


@pytest.mark.parametrize(
    ("stated", "iso"),
    [
        ("2014-03-02", "2014-03-02"),
        ("2014-03-02T10:00", "2014-03-02T10:00:00"),
        ("2014-03-02T10:00:00Z", "2014-03-02T10:00:00+00:00"),
        ("2014-03-02 10:00:00 +0530", "2014-03-02T10:00:00+05:30"),
        ("2014-03-02 10:00 UTC", "2014-03-02T10:00:00+00:00"),
        ("Sun, 02 Mar 2014 10:00:00 EST", "2014-03-02T10:00:00-05:00"),
        ("2014-02-30", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_stated_times(stated: str | None, iso: str | None) -> None:
    assert moment(stated, "a.txt") == iso


@pytest.mark.parametrize(
    ("local", "instant", "iso"),
    [
        ("2023-05-01T12:40:00", "1682925000", "2023-05-01T12:40:00+05:30"),
        ("2023-05-01T09:13:00", "1682925000", "2023-05-01T07:10:00+00:00"),  # no zone is two hours and three minutes ahead
        ("2023-05-01T09:10:00", None, "2023-05-01T09:10:00"),
        (None, "1682925000", "2023-05-01T07:10:00+00:00"),
        ("rubbish", "9" * 30, None),
    ],
)
def test_local_times_and_instants(local: str | None, instant: str | None, iso: str | None) -> None:
    assert local_moment(local, instant) == iso


def test_the_local_offset_is_preferred_for_one_instant_only() -> None:
    assert best_stated(["2023-05-01T07:10:00Z", "2023-05-01T09:10:00+02:00"]) == "2023-05-01T09:10:00+02:00"
    assert best_stated(["2023-05-01T07:10:00Z", "2023-05-01T09:11:00+02:00"]) == "2023-05-01T07:10:00Z"
    assert best_stated(["2023-05-01", "2023-05-01T09:11:00+02:00"]) == "2023-05-01"


def test_languages_told_and_not_told() -> None:
    assert language_of("Dos personas murieron el lunes en un ataque contra el mercado.") == "es"
    assert language_of("قتل ثلاثة أشخاص في انفجار في السوق") == "ar"
    assert language_of("Two people were killed on Monday when a bomb exploded at the market.") == "en"
    assert language_of("Tesk") is None and language_of("12:30 +++ 7") is None
    assert [language_tag(t) for t in ("en_GB.UTF-8", "EN-us", "ckb", "und", "english", "", None)] == ["en", "en", "ckb"] + [
        None
    ] * 4
