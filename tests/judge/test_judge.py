"""Verdicts: which rule decides, what hides a statement and what does not, and what it costs to read a text."""

from __future__ import annotations

import sys
import time

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


HOSTILE_TO_CARDS = [
    *(
        "viens ",
        "viens chez ",
        "chez moi ",
        "tu te ",
        "je ",
        "je a a a passe a a a ",
        "on se voit ",
        "12 rue ",
        "at 1 a ",
    ),
    *(
        "envoie moi ",
        "envoie moi un peu de ",
        "tu me ",
        "besoin de 5 ",
        "pcs ",
        "5 € ",
        "5 € a a a tu a ",
        "€",
        "carte ",
    ),
    *("carte cadeau ", "stp a b c ", "il a dit ", "pas de ", "mon ex me ", "tu peux m'aider "),
    *(
        "ma fille ",
        "ma fille Ab, ",
        "ma grande fille , ",
        "7 ans ",
        "ma fille 7 ans ",
        "école de ",
        "école Ab ",
        "Ab ",
        "aA ",
    ),
    *("maman de Ab et ", "s'appelle ", "j'ai une petite ", "moi 1 ans ", "elle . "),
]
# These two have all the detectors between them.
WITH_CARDS = (Surface.DIRECT, Surface.OUTING)
READ_BY_ALL = (Surface.ROOM, Surface.DIRECT, Surface.PROFILE, Surface.OUTING)


def calls(body: str, surface: Surface) -> int:
    """Count the calls and lines of Python that a verdict costs: the same on every machine."""
    count = 0

    def tick(frame, event, arg):
        nonlocal count
        count += 1
        return tick

    say(body, surface)
    before = sys.gettrace()
    sys.settrace(tick)
    try:
        say(body, surface)
    finally:
        sys.settrace(before)
    return count


def sizes(atom: str, *lengths: int) -> tuple[str, ...]:
    return tuple((atom * size)[:size] for size in lengths)


@pytest.mark.parametrize("atom", HOSTILE, ids=repr)
def test_the_cost_grows_with_the_text_and_no_faster(atom) -> None:
    short, long = sizes(atom, BODY_CHARACTERS_MAX // 4, BODY_CHARACTERS_MAX)
    for surface in (Surface.ROOM, Surface.DIRECT):
        assert calls(long, surface) <= 5 * calls(short, surface) + 500, surface


@pytest.mark.parametrize("atom", HOSTILE_TO_CARDS, ids=repr)
def test_the_cost_of_cards_grows_with_the_text_and_no_faster(atom) -> None:
    short, long = sizes(atom, BODY_CHARACTERS_MAX // 4, BODY_CHARACTERS_MAX)
    for surface in WITH_CARDS:
        assert calls(long, surface) <= 5 * calls(short, surface) + 500, surface


@pytest.mark.parametrize("atom", HOSTILE_TO_CARDS, ids=repr)
def test_no_pattern_of_cards_grows_faster_than_the_text(atom) -> None:
    """What happens inside a pattern no trace counts, so this takes the clock of the process, and texts far too long.

    Eight times the text costs eight times as much, and sixty-four times in a pattern that is not linear.
    """
    for surface in WITH_CARDS:
        short, long = (min(seconds(body, surface) for _ in range(2)) for body in sizes(atom, 1_000, 8_000))
        assert long <= 24 * short + 0.005, f"{surface}: {short * 1e3:.1f} ms, then {long * 1e3:.1f} ms"


def seconds(body: str, surface: Surface) -> float:
    before = time.process_time()
    say(body, surface)
    return time.process_time() - before


CARDED = [row for _, row in corpus() if "cards" in row and row["expect"] == "allow"]
FREE_IN_DIRECT = [row["text"] for _, row in corpus() if row["surface"] == "direct" and "cards" not in row]


@settings(deadline=None)
@given(st.sampled_from(CARDED), st.lists(st.sampled_from(BENIGN), max_size=12), st.data())
def test_padding_and_invisible_characters_take_no_card_away(row, padding, data) -> None:
    body = row["text"]
    for place, hidden in data.draw(st.lists(st.tuples(st.integers(0, len(body)), st.sampled_from(HIDDEN)), max_size=4)):
        body = body[:place] + hidden + body[place:]
    verdict = say(" ".join([*padding, body + ".", *padding]), Surface.DIRECT)
    assert verdict.ruling is Ruling.ALLOW
    assert {f"card:{card}" for card in row["cards"]} <= set(verdict.effects)


@settings(deadline=None)
@given(st.sampled_from(FREE_IN_DIRECT), st.data())
def test_padding_brings_no_card(body, data) -> None:
    before, after = data.draw(st.sampled_from(BENIGN)), data.draw(st.sampled_from(BENIGN))
    alone = say(body, Surface.DIRECT)
    assert say(f"{before} {body}. {after}", Surface.DIRECT).effects == alone.effects


@pytest.mark.parametrize("nudged", [False, True])
@pytest.mark.parametrize("surface", READ_BY_ALL)
def test_no_confirmation_lets_an_own_age_out(surface, nudged) -> None:
    verdict = say("j'ai 15 ans, t'es con, viens chez moi, prête-moi 20 €, 06 39 98 12 34", surface, nudged=nudged)
    assert verdict.ruling is (Ruling.REFUSE if surface is Surface.PROFILE else Ruling.HOLD)
    assert (verdict.code, "case" in verdict.effects) == (Code.OWN_AGE_UNDER_18, True)


def test_no_card_leaves_a_direct_conversation() -> None:
    body = "viens chez moi, prête-moi 20 €, 06 39 98 12 34"
    assert set(say(body, Surface.DIRECT).effects) == {"card:meeting", "card:money", "card:contact"}
    for surface in set(Surface) - {Surface.DIRECT}:
        assert say(body, surface).effects == (), surface


def test_a_nudge_about_a_child_says_so_and_asks_once() -> None:
    body = "Ma fille Léa, 7 ans, est à l'école Jules-Ferry"
    for surface in (Surface.ROOM, Surface.OUTING, Surface.PROFILE):
        asked, sent = say(body, surface), say(body, surface, nudged=True)
        assert (asked.ruling, asked.code, asked.rules) == (Ruling.NUDGE, Code.CHILD_DETAILS, ("children.details",))
        assert (sent.ruling, sent.code) == (Ruling.ALLOW, None)
    assert say(body, Surface.DIRECT).rules == ()


@pytest.mark.parametrize(
    ("surface", "body", "name", "seen"),
    [
        (Surface.DIRECT, "peux-tu me dépanner de 20 € ?", SignalName.MONEY, "tu me depanner de 20 €"),
        (Surface.DIRECT, "allez, viens boire un café chez moi", SignalName.MEETING, "viens boire un cafe chez moi"),
        (Surface.OUTING, "Apéro chez moi", SignalName.MEETING, "chez moi"),
        (Surface.ROOM, "Ma fille Léa a 7 ans", SignalName.CHILD_DETAILS, "ma fille lea, 7 ans"),
    ],
)
def test_a_signal_of_cards_and_children_says_what_was_seen(surface, body, name, seen) -> None:
    (signal,) = signals(surface, body, policy())
    assert (signal.name, signal.seen) == (name, seen)


def test_a_sum_of_money_is_no_age() -> None:
    assert say("j'ai 15 €").ruling is Ruling.ALLOW
    assert say("moi j'ai 15 € et toi ?").ruling is Ruling.ALLOW
    assert say("j'ai 15 et toi ?").ruling is Ruling.HOLD
