"""What matchers read, what readers see, and which nicknames look alike."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from placette.model import Code
from placette.text import display, nickname_fault, normalise, skeleton, squeeze, unleet

# Combining marks, joiners and their neighbours, far more often than chance would bring them.
ODD = (
    "\u0301\u0323\u0327\u0344\u0958\u200d\ufe0f\u20e3\u200b\u202e\u2066\u00ad❤🔥👩1#aéà \n\r\t\u2028\u00a0\u2800\u034f"
)
texts = st.one_of(st.text(max_size=80), st.text(alphabet=ODD, max_size=40))
names = st.text(alphabet="abcdefghijklmnopqrstuvwxyzéèàçôïùœ ABCIOL01-'_rnm", min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ("J’ai  15\tANS", "j'ai 15 ans"),
        ("Été à Noël, cœur, Straße", "ete a noel, coeur, strasse"),
        ("j\u200b'\u202eai\u2066 15\u00ad ans", "j'ai 15 ans"),
        ("ｊ'ａｉ １５", "j'ai 15"),
        ("𝐣'𝒂𝓲 𝟏𝟓", "j'ai 15"),
        ("ϳ'аі ①⑤ аnѕ", "j'ai 15 ans"),
        ("🅰🅝🅢 1\ufe0f\u20e3٥", "ans 15"),
        ("a\u0301\u0301\u0301\u0301n\u0303s", "ans"),
        ("a\u2800b\u3164c", "a b c"),
        ("un \n\n \n deux", "un\ndeux"),
        ("\ud800x\ue000", "x"),
        ("« oui » – “non”", '" oui " - "non"'),
        ("c0nn4rd", "c0nn4rd"),
        ("٣ ﷺ", "3 ﷺ"),
    ],
)
def test_normalise(body, read) -> None:
    assert normalise(body) == read


def test_digits_are_letters_only_when_asked() -> None:
    assert unleet("c0nn4rd") == "connard"
    assert squeeze("quiiinzze") == "quinze"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("e\u0301te\u0301", "été"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\n\n\n\n\n\nb", "a\n\n\nb"),
        ("a  \n  b  ", "a\n  b"),
        ("a\u202eb\u2067c\u200bd\x00e\x1bf\ufeffg\U000e0041h\u034fi", "abcdefghi"),
        ("a\u200db\U000e0100c\U000e0080d", "abcd"),
        ("a\ufe0f", "a"),
        ("👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥", "👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥"),
        ("1\ufe0f\u20e3 👍🏽 🇫🇷", "1\ufe0f\u20e3 👍🏽 🇫🇷"),
        ("x" + "\u0335\u0336\u0337\u0338\u0335", "x\u0335\u0336\u0337"),
        ("\u2800\u2800", ""),
        (" \n\t ", ""),
        ("\ud800\udfff\ue000\ufffe", ""),
        ("12\u00a0€ « ça »", "12\u00a0€ « ça »"),
        ("شكرا Привет 中文", "شكرا Привет 中文"),
    ],
)
def test_display(body, shown) -> None:
    assert display(body) == shown


@given(texts)
@example("\u0344\u0344\u0344")
@example("❤\u200d\ufe0f\u200d❤")
def test_display_is_done_once(body) -> None:
    shown = display(body)
    assert display(shown) == shown
    shown.encode()
    assert unicodedata.is_normalized("NFC", shown)
    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Co"} for c in shown if c != "\n")
    assert not any(c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u200b" for c in shown)
    assert "\n\n\n\n" not in shown


@given(texts)
def test_what_is_shown_reads_as_what_was_written(body) -> None:
    read, shown = (re.sub(r"[^a-z0-9]", "", normalise(text)) for text in (body, display(body)))
    assert shown == read


@given(texts)
def test_normalise_is_done_once(body) -> None:
    assert normalise(normalise(body)) == normalise(body)


@pytest.mark.parametrize("size", [500, 2_000])
@pytest.mark.parametrize("atom", ["\u0301\u0323", "ﷺ", " ", "\n", "❤\u200d", "\ufe0f", "é"])
def test_no_text_grows_beyond_its_bound(atom, size) -> None:
    body = "a" + (atom * size)[:size]
    assert len(normalise(body)) <= 4 * len(body)
    assert len(display(body)) <= 3 * len(body)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marie", "rnarie"),
        ("Marie", "MARIE"),
        ("Helene", "Hélène"),
        ("Jean-Paul", "jean paul"),
        ("Jean_Paul", "j'eanpaul"),
        ("Coralie", "C0ralie"),
        ("Lila", "1i1a"),
        ("Anna", "Ana"),
        ("Paul", "Раul"),
        ("Paul", "Ｐaul"),
        ("Paul", "P\u200baul"),
        ("Cœur", "coeur"),
    ],
)
def test_look_alikes_are_one(one, other) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("Marie", "Mario"), ("Paul", "Paula"), ("Léa", "Léo"), ("Jean", "Jane")])
def test_others_are_not(one, other) -> None:
    assert skeleton(one) != skeleton(other)


@given(st.one_of(names, texts))
def test_a_skeleton_is_its_own(name) -> None:
    assert skeleton(skeleton(name)) == skeleton(name)


@given(names)
def test_case_accents_and_signs_change_no_skeleton(name) -> None:
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if unicodedata.category(c) != "Mn")
    assert skeleton(name) == skeleton(name.upper()) == skeleton(bare) == skeleton(f"-{name}_ '")


@pytest.mark.parametrize(
    ("nickname", "fault"),
    [
        ("Zoé", None),
        ("Jean-Paul d'Arc_62", None),
        ("L’Œil", None),
        ("a" * 20, None),
        ("e\u0301" * 20, None),
        ("Zo\u200be\u0301", None),
        ("", Code.NICKNAME_SHORT),
        ("ab", Code.NICKNAME_SHORT),
        ("  a  ", Code.NICKNAME_SHORT),
        ("a\u200b\u200b", Code.NICKNAME_SHORT),
        ("a" * 21, Code.NICKNAME_LONG),
        ("a" * 5_000, Code.NICKNAME_LONG),
        ("a23", Code.NICKNAME_CHARACTERS),
        ("1234", Code.NICKNAME_CHARACTERS),
        ("---", Code.NICKNAME_CHARACTERS),
        ("Pauл", Code.NICKNAME_CHARACTERS),
        ("Раul", Code.NICKNAME_CHARACTERS),
        ("Марина", Code.NICKNAME_CHARACTERS),
        ("Ｐaul", Code.NICKNAME_CHARACTERS),
        ("Paul!", Code.NICKNAME_CHARACTERS),
        ("Paul\nJean", Code.NICKNAME_CHARACTERS),
        ("Paul❤", Code.NICKNAME_CHARACTERS),
        ("x\u0336y\u0336z\u0336", Code.NICKNAME_CHARACTERS),
        ("a@b.c", Code.NICKNAME_CHARACTERS),
        ("Paul٣", Code.NICKNAME_CHARACTERS),
    ],
)
def test_nickname_fault(nickname, fault) -> None:
    assert nickname_fault(nickname) is fault
