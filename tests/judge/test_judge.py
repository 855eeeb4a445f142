"""Verdicts: which rule decides, what hides a statement and what does not, and what it costs to read a text."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge.policies import corpus, policy, say
from placette.judge import Context, SignalName, judge, signals
from placette.model import BODY_CHARACTERS_MAX, Code, Ruling, Surface

ROOM = [row for _, row in corpus() if row["surface"] == "room"]
ALLOWED = [row["text"] for row in ROOM if row["expect"] == "allow"]
HELD = [row["text"] for row in ROOM if row["expect"] == "hold"]
HIDDEN = "\u200b\u200d\u2060\u00ad\u202e\ufeff\ufe0f\U000e0041\u034f"
ALIKE = dict(
    zip(
        "aisoeujncm15",
        ("аɑ𝐚ａᴀ", "іıι", "ѕ", "оο", "е", "υᴜ", "јｊ", "ո", "с", "ᴍ", "１𝟏①", "５𝟓⑤"),
        strict=True,
    )
)
PIECES = [*"@.0163olaà \n\"|:,-'", "ans", "insta", "point", "zéro", "tu es", "sale", "j'ai", "et moi", "arobase"]
BENIGN = ["Bonjour à tous.", "Il fait beau !", "Qui vient au marché ?", "Merci beaucoup.", "Le pain coûte 1,20 €."]


def test_the_first_rule_decides_and_every_effect_is_kept() -> None:
    verdict = say("J'ai 15 ans. Mon numéro 06 39 98 12 34. T'es un connard.")
    assert verdict.ruling is Ruling.HOLD
    assert verdict.code is Code.OWN_AGE_UNDER_18
    assert verdict.rules == ("minors.own_age", "rooms.contact_details", "respect.gross_insult")
    assert verdict.effects == ("case",)


def test_nothing_seen_is_allowed_without_a_rule() -> None:
    verdict = say("bonjour")
    assert (verdict.ruling, verdict.code, verdict.rules, verdict.effects) == (Ruling.ALLOW, None, (), ())


def test_a_nudge_asks_once() -> None:
    asked = say("t'es con")
    sent = say("t'es con", nudged=True)
    assert (asked.ruling, asked.code) == (Ruling.NUDGE, Code.NUDGE)
    assert (sent.ruling, sent.code, sent.rules) == (Ruling.ALLOW, None, ("respect.rude_words",))


def test_a_confirmed_nudge_keeps_its_card() -> None:
    sent = say("t'es con, appelle le 06 39 98 12 34", Surface.DIRECT, nudged=True)
    assert (sent.ruling, sent.code, sent.effects) == (Ruling.ALLOW, None, ("card:contact",))


@pytest.mark.parametrize(
    ("body", "ruling"), [("j'ai 15 ans, t'es con", "hold"), ("t'es con. T'es un connard", "refuse")]
)
def test_a_confirmed_nudge_opens_no_other_door(body, ruling) -> None:
    assert say(body, nudged=True).ruling == ruling


def test_a_signal_says_what_was_seen() -> None:
    (signal,) = signals(Surface.ROOM, "salut, j'ai quinze ans", policy())
    assert (signal.name, signal.seen) == (SignalName.OWN_AGE_UNDER_18, "j ai 15 ans")


@pytest.mark.parametrize("age", range(3, 18))
def test_every_age_under_18_is_held_and_the_next_is_not(age) -> None:
    assert say(f"j'ai {age} ans").ruling is Ruling.HOLD
    assert say(f"j'ai {age + 30} ans").ruling is Ruling.ALLOW


@pytest.mark.parametrize(
    "word",
    [
        "trois",
        "quatre",
        "cinq",
        "six",
        "sept",
        "huit",
        "neuf",
        "dix",
        "onze",
        "douze",
        "treize",
        "quatorze",
        "quinze",
        "seize",
        "dix-sept",
    ],
)
def test_every_age_in_words(word) -> None:
    assert say(f"j'ai {word} ans").ruling is Ruling.HOLD
    assert say(f"j'ai {word} ans de métier").ruling is Ruling.ALLOW


@pytest.mark.parametrize("age", [18, 19, 20, 21, 22, 33, 45, 71, 77, 80, 90, 95, 99])
@pytest.mark.parametrize("frame", ["j'ai {} ans", "moi c'est {} ans", "{} ans et toi ?", "I'm {}", "{} ans"])
def test_no_adult_age_is_held(age, frame) -> None:
    assert say(frame.format(age)).ruling is Ruling.ALLOW


@settings(deadline=None)
@given(st.text(max_size=300), st.sampled_from(Surface), st.booleans())
def test_any_text_has_a_verdict(body, surface, nudged) -> None:
    context = Context(nudged=nudged)
    verdict = judge(surface, body, context, policy())
    assert verdict == judge(surface, body, context, policy())
    assert (verdict.code is None) == (verdict.ruling is Ruling.ALLOW)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([*HELD, *"@.0163olaà \n\"|:,-'", "ans", "insta", "point", "zéro", "tu es", "sale"]), max_size=60
    )
)
def test_any_heap_of_its_own_words_has_a_verdict(parts) -> None:
    body = " ".join(parts)[:BODY_CHARACTERS_MAX]
    assert say(body).policy_version == policy().version
    assert say(body, Surface.NICKNAME).ruling in {Ruling.ALLOW, Ruling.REFUSE}


@settings(deadline=None)
@given(st.sampled_from(HELD), st.data())
def test_invisible_characters_hide_nothing(body, data) -> None:
    places = data.draw(st.lists(st.tuples(st.integers(0, len(body)), st.sampled_from(HIDDEN)), max_size=8))
    for place, hidden in places:
        body = body[:place] + hidden + body[place:]
    assert say(body).ruling is Ruling.HOLD


@settings(deadline=None)
@given(st.sampled_from(HELD), st.data())
def test_look_alikes_hide_nothing(body, data) -> None:
    letters = [data.draw(st.sampled_from([c, *ALIKE.get(c, "")])) for c in body]
    assert say("".join(letters)).ruling is Ruling.HOLD


@settings(deadline=None)
@given(
    st.sampled_from([text for text in HELD if text != "15 ans"]),
    st.lists(st.sampled_from(BENIGN), max_size=20),
    st.lists(st.sampled_from(BENIGN), max_size=20),
    st.sampled_from(["\n", " "]),
)
def test_padding_hides_nothing(body, before, after, between) -> None:
    assert say(between.join([*before, body + ".", *after])).ruling is Ruling.HOLD


@settings(deadline=None)
@given(
    st.sampled_from([row["text"] for _, row in corpus() if row["expect"] == "allow" and row["surface"] == "room"]),
    st.data(),
)
def test_padding_accuses_nobody(body, data) -> None:
    padded = " ".join([data.draw(st.sampled_from(BENIGN)), body + ".", data.draw(st.sampled_from(BENIGN))])
    assert say(padded).ruling is Ruling.ALLOW


HOSTILE = [
    *(
        "a",
        "1 ",
        "0 6 ",
        "@",
        "o6",
        ". ",
        "|",
        "a.com",
        "a_",
        "\u0301",
        "é\u0301\u0323",
        "\u200b",
        "ﷺ",
        "🅰",
        '"',
        "-",
        "\n",
    ),
    *("j ai 15 ans ", "j ai moi que ", "on a dit ", "tu es un ", "insta : a", "connard ", "sale noir ", "j a i "),
    *("06,39, ", "i m only ", "zero six ", "quatre vingt ", "arobase ", "a at b dot ", "jaijai", "jai15ans", "snap a_"),
    *("a . ", "xxxxxxx "),
]


def calls(body: str) -> int:
    """Count the calls and lines of Python that a verdict costs: the same on every machine."""
    count = 0

    def tick(frame, event, arg):
        nonlocal count
        count += 1
        return tick

    say(body)
    before = sys.gettrace()
    sys.settrace(tick)
    try:
        say(body)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("atom", HOSTILE, ids=repr)
def test_the_cost_grows_with_the_text_and_no_faster(atom) -> None:
    short, long = ((atom * size)[:size] for size in (BODY_CHARACTERS_MAX // 4, BODY_CHARACTERS_MAX))
    assert calls(long) <= 5 * calls(short) + 500
