"""The help page: whole in both languages, and every number on it comes from the one file."""

from __future__ import annotations

import datetime as dt
import html
import re
import urllib.error
import urllib.parse
import urllib.request
from email.message import Message
from pathlib import Path

import pytest
from fluent.runtime import FluentResource

from placette.edge import help as help_page
from placette.edge import pages
from support.square import Square

ROOT = Path(__file__).parents[2]
LOCALES = ROOT / "src" / "placette" / "locales"
UI = ROOT / "ui" / "src"
LANGS = ("fr", "en")
SITUATIONS = {one.name: one for one in help_page.SITUATIONS}
VARIABLE = re.compile(r"\{ \$(\w+) \}")
HEADINGS = {
    "fr": [
        "On me fait chanter",
        "On me force à voir des gens",
        "Quelqu’un se sert de mon compte",
        "J’ai peur d’un rendez-vous",
        "Je crois que c’est un mineur",
        "J’ai moins de 18 ans",
        "On me menace",
        "Je me sens mal",
    ],
    "en": [
        "Someone is blackmailing me",
        "I am forced to see people",
        "Someone is using my account",
        "I am afraid of a meeting",
        "I think this is a minor",
        "I am under 18",
        "Someone threatens me",
        "I feel bad",
    ],
}
NOT_SANCTIONED = {
    "fr": "Vous n’êtes pas sanctionné pour ce que vous cherchiez quand vous signalez une violence.",
    "en": "You are not sanctioned for what you were looking for when you report violence.",
}


@pytest.fixture(scope="module")
def square(tmp_path_factory):
    square = Square(tmp_path_factory.mktemp("help"))
    yield square
    square.stop()


def source(lang: str) -> str:
    return (LOCALES / lang / "help.ftl").read_text("utf-8")


def sentences(lang: str) -> dict[str, str]:
    text = re.sub(r"(?m)^#.*\n", "", source(lang))
    found = re.findall(r"(?ms)^([a-z-]+) =(.*?)(?=^[a-z-]+ =|\Z)", text)
    return {name: said.strip() for name, said in found}


def ask(square: Square, path: str, tongue: str = "fr") -> tuple[int, str, Message]:
    request = urllib.request.Request(f"http://127.0.0.1:{square.port}{path}", headers={"Accept-Language": tongue})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode(), answer.headers
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode(), error.headers


# --- the sentences ----------------------------------------------------------------------------------------------------


def test_both_languages_say_the_same_things():
    french, english = sentences("fr"), sentences("en")
    assert list(french) == list(english)
    for name, said in french.items():
        assert len(said.splitlines()) == len(english[name].splitlines()), name
        assert sorted(VARIABLE.findall(said)) == sorted(VARIABLE.findall(english[name])), name


@pytest.mark.parametrize("lang", LANGS)
def test_no_sentence_holds_a_number(lang):
    said = "\n".join(sentences(lang).values())
    assert len(said) > 5_000
    # "{ $closes }:00" is how English writes an hour that comes from the file.
    assert re.findall(r".*\d.*", said.replace("}:00", "}")) == []


@pytest.mark.parametrize("lang", LANGS)
def test_each_sentence_parses_and_is_used(lang, monkeypatch):
    wanted = set(sentences(lang))
    assert len(FluentResource(source(lang)).body) > len(wanted)  # the sentences, and the comments between them
    used: set[str] = set()
    say = pages.Sentences.say

    def noting(self, name, args=None):
        used.add(name)
        return say(self, name, args)

    monkeypatch.setattr(pages.Sentences, "say", noting)
    help_page._page(pages.SENTENCES[lang])
    assert {name for name in wanted - used if name.startswith("help-number-")} == set()
    assert wanted - used == set()


def test_french_stays_in_its_plain_typography():
    said = source("fr")
    assert "'" not in re.sub(r"(?m)^#.*\n", "", said)
    assert "·" not in said
    assert re.findall(r".* [?!;:](?!\w).*", re.sub(r"(?m)^#.*\n", "", said)) == []


# --- the numbers ------------------------------------------------------------------------------------------------------


def test_each_number_has_its_source_its_hours_and_a_link_that_calls():
    assert dt.date(2026, 1, 1) <= help_page.NUMBERS.checked
    for name, number in help_page.NUMBERS.numbers.items():
        assert number.source.startswith("https://"), name
        assert (number.hours == "daily") == (0 < number.opens < number.closes <= 24), name
        scheme, _, rest = number.href.partition(":")
        assert scheme in ("tel", "sms", "https"), name
        if scheme != "https":
            assert number.shown.replace(" ", "") == rest, name


def test_each_number_is_called_somewhere():
    called = {name for one in help_page.SITUATIONS for name in one.call} | set(help_page.EMERGENCY)
    assert called == set(help_page.NUMBERS.numbers)


@pytest.mark.parametrize("lang", LANGS)
def test_a_number_said_in_an_advice_is_a_link_in_the_same_situation(lang):
    said = sentences(lang)
    for one in help_page.SITUATIONS:
        for part in ("title", "lead", "do", "keep"):
            named = set(VARIABLE.findall(said[f"help-{one.name}-{part}"])) - {"adult_age"}
            assert named - set(one.call) == set(), one.name


def test_the_screens_call_no_number_that_is_not_in_the_file():
    known = {number.href for number in help_page.NUMBERS.numbers.values()}
    used = {
        link for path in UI.rglob("*.svelte") for link in re.findall(r"[\"'](tel:\d+|sms:\d+)", path.read_text("utf-8"))
    }
    assert "tel:119" in used
    assert used - known == set()


def test_the_short_warnings_elsewhere_say_the_same_numbers():
    wanted = {help_page.NUMBERS.numbers[name].shown for name in help_page.EMERGENCY}
    for lang in LANGS:
        for file, name in (("pages.ftl", "notice-emergency"), ("ui.ftl", "report-emergency")):
            line = re.search(rf"(?m)^{name} = (.*)$", (LOCALES / lang / file).read_text("utf-8"))
            assert line is not None
            assert set(re.findall(r"\d+", line.group(1))) == wanted, f"{lang}: {name}"


# --- the page ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_every_situation_is_there(square, lang):
    status, page, headers = ask(square, f"/aide?lang={lang}")
    assert status == 200
    assert headers["Content-Language"] == lang
    assert f'<html lang="{lang}">' in page
    assert NOT_SANCTIONED[lang] in page
    parts = re.findall(r'(?s)<section class="card" id="([a-z0-9-]+)">(.*?)</section>', page)
    assert [anchor for anchor, _ in parts] == [one.anchor for one in help_page.SITUATIONS]
    said = sentences(lang)
    for (anchor, part), heading in zip(parts, HEADINGS[lang], strict=True):
        assert f"<h2>{heading}</h2>" in part, anchor
        assert re.findall("<h3>(.*?)</h3>", part) == [said["help-do"], said["help-call"], said["help-keep"]]
        assert all(len(re.findall("<li>", piece)) >= 2 for piece in part.split("<h3>")[1:]), anchor
        assert f'href="/notice?lang={lang}"' in part


@pytest.mark.parametrize("lang", LANGS)
def test_every_number_shown_comes_from_the_file(square, lang):
    page = ask(square, f"/aide?lang={lang}")[1]
    numbers = help_page.NUMBERS.numbers.values()
    for href, shown in re.findall(r'<a href="((?:tel|sms):[^"]*)">(.*?)</a>', page):
        assert (href, shown) in {(one.href, one.shown) for one in numbers}
    words = html.unescape(re.sub(r"(?s)<head>.*?</head>|<[^>]+>", " ", page))
    for shown in sorted((one.shown for one in numbers), key=len, reverse=True):
        words = words.replace(shown, " ")
    checked = str(help_page.NUMBERS.checked.day), str(help_page.NUMBERS.checked.year)
    hours = {str(hour) for one in numbers for hour in (one.opens, one.closes)}
    assert set(re.findall(r"\d+", words)) <= {*checked, *hours, "18", "00"}


def test_the_page_says_the_day_its_numbers_were_checked_and_how(square):
    page = ask(square, "/aide")[1]
    day = pages.SENTENCES["fr"].day(help_page.NUMBERS.checked)
    assert f"Numéros vérifiés le {day} dans les pages publiques des services, sans les appeler." in page


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_needs_no_script_and_no_style_of_its_own(square, lang):
    _, page, headers = ask(square, f"/aide?lang={lang}")
    assert re.findall(r"(?i)<script|<style|style=|\bon\w+=|javascript:", page) == []
    assert "worker-src 'self'" in headers["Content-Security-Policy"]
    assert "'unsafe" not in headers["Content-Security-Policy"]
    assert headers["Set-Cookie"] is None


@pytest.mark.parametrize("lang", LANGS)
def test_every_link_leads_somewhere(square, lang):
    page = ask(square, f"/aide?lang={lang}")[1]
    anchors = set(re.findall(r'\bid="([^"]+)"', page))
    elsewhere = {one.href for one in help_page.NUMBERS.numbers.values()} | {help_page.NEUTRAL}
    links = {html.unescape(link) for link in re.findall(r'href="([^"]+)"', page)}
    assert {"/notice.css", "/", f"/notice?lang={lang}", "#chantage", "tel:17", "sms:114"} <= links
    for link in links - elsewhere:
        if link.startswith("#"):
            assert link[1:] in anchors
        else:
            # Without the built screens "/" is answered by a code; everything else is a plain page.
            assert ask(square, link)[0] == 200 or link == "/", link


def test_the_address_names_the_language_before_the_browser_does(square):
    assert '<html lang="en">' in ask(square, "/aide", "en-GB,en")[1]
    assert '<html lang="fr">' in ask(square, "/aide?lang=fr", "en-GB,en")[1]
    assert '<html lang="en">' in ask(square, "/aide?lang=en", "fr")[1]
    assert '<html lang="fr">' in ask(square, "/aide", "de")[1]


@pytest.mark.parametrize(
    "lang", ["", "de", "FR", "../en", 'fr"><script>alert(1)</script>', "fr\r\nSet-Cookie: a=b", "é" * 3000, "__class__"]
)
def test_a_hostile_language_changes_nothing(square, lang):
    status, page, headers = ask(square, f"/aide?lang={urllib.parse.quote(lang)}")
    assert status == 200
    assert page == help_page.PAGES["fr"]
    assert headers["Content-Language"] == "fr"
    assert headers["Set-Cookie"] is None


def test_the_word_to_us_keeps_the_language_of_the_help_page(square):
    form = ask(square, "/notice?lang=en", "fr")[1]
    assert 'action="/notice?lang=en"' in form
    # Under "no-referrer" a browser sends `Origin: null` with the form, which the guard refuses: the word would be lost.
    assert '<meta name="referrer" content="same-origin">' in form
    assert '<meta name="referrer" content="no-referrer">' in help_page.PAGES["en"]
    data = urllib.parse.urlencode({"text": "Someone uses my account."}).encode()
    with urllib.request.urlopen(f"http://127.0.0.1:{square.port}/notice?lang=en", data, timeout=10) as page:
        assert "lang=en" in page.url
        assert '<html lang="en">' in page.read().decode()


# --- the copy kept by the browser -------------------------------------------------------------------------------------


def test_the_worker_names_the_help_page_and_nothing_else(square):
    status, script, headers = ask(square, "/sw.js")
    assert status == 200
    assert headers["Content-Type"].startswith("text/javascript")
    assert headers["Cache-Control"] in ("no-store", "no-cache")
    assert set(re.findall(r"[\"'`](/[^\"'`$]*)", script)) == {"/aide", "/aide?lang=", "/notice.css"}


def test_the_worker_changes_with_the_page():
    first = help_page.WORKER.partition("\n")[0]
    assert re.fullmatch(r'const VERSION = "[0-9a-f]{16}";', first)
    assert help_page.version({"fr": "a"}, "b") != help_page.version({"fr": "a!"}, "b")
    assert help_page.version({"fr": "a"}, "b") != help_page.version({"fr": "a"}, "b!")
    assert help_page.version(help_page.PAGES, pages.CSS) in first
