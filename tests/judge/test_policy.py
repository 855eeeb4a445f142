"""A policy is data, and a dangerous one does not go live."""

from __future__ import annotations

import json

import pytest

from judge.policies import policy_bytes
from placette.judge import Context, PolicyError, SignalName, judge, load_policy, signals
from placette.model import Code, Ruling, Surface


def changed(**fields) -> bytes:
    return json.dumps({**json.loads(policy_bytes()), **fields}).encode()


def built_in() -> dict[str, dict]:
    return {rule["id"]: rule for rule in json.loads(policy_bytes())["rules"]}


def with_rule(id_: str = "rooms.contact_details", **fields) -> bytes:
    """Change fields of one rule; a field of None is left out."""
    rules = built_in()
    rule = {**rules[id_], **fields}
    rules[id_] = {key: value for key, value in rule.items() if value is not None}
    return changed(rules=list(rules.values()))


def first(id_: str, **fields) -> bytes:
    """Put one rule before all others."""
    rules = built_in()
    return changed(rules=[{**rules.pop(id_), **fields}, *rules.values()])


def without(id_: str) -> bytes:
    return changed(rules=[rule for rule in built_in().values() if rule["id"] != id_])


def test_the_built_in_policy_loads() -> None:
    policy = load_policy(policy_bytes())
    assert policy.rules[0].id == "minors.own_age"
    assert {rule.signal for rule in policy.rules} == set(SignalName), "a signal without a rule is read for nothing"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "cannot be read"),
        (b"[]", "cannot be read"),
        (b"\xff", "cannot be read"),
        (b"[" * 100_000, "cannot be read"),
        (b"{" + b" " * 300_000 + b"}", "bytes"),
        (changed(extra=1), "extra"),
        (changed(version=""), "version"),
        (changed(rules=[]), "rules"),
        (policy_bytes().replace(b'"version"', b'"version": "x", "version"', 1), "written twice"),
        (with_rule(note="x"), "note"),
        (with_rule(signal="colour"), "colour"),
        (with_rule(ruling="reject"), "reject"),
        (with_rule(ruling="allow"), "allows"),
        (with_rule(ruling="allow", code=None, effects=["case"]), "allows without a card"),
        (with_rule(code=None), "has a code"),
        (with_rule("direct.contact_details", code="contact_details"), "has a code"),
        (with_rule("direct.contact_details", effects=[]), "allows without a card"),
        (with_rule("direct.contact_details", effects=["card:colour"]), "no card"),
        (with_rule("direct.contact_details", effects=["card:"]), "effects"),
        (with_rule("direct.contact_details", surfaces=["direct", "room"]), "recipient"),
        (with_rule("direct.contact_details", surfaces=["room"]), "recipient"),
        (with_rule(ruling="nudge"), "go together"),
        (with_rule(code="nudge"), "go together"),
        (with_rule(code="no_such"), "no_such"),
        (with_rule(surfaces=[]), "surfaces"),
        (with_rule(surfaces=["street"]), "street"),
        (with_rule(surfaces=["nickname"], ruling="hold"), "only be refused"),
        (with_rule(id="minors.own_age"), "own"),
        (with_rule("profile.link", ruling="hold"), "refused or nudged"),
        (with_rule("minors.own_age", ruling="refuse"), "must hold"),
        (with_rule("minors.own_age", effects=[]), "must hold"),
        (with_rule("minors.own_age", surfaces=["nickname"], ruling="refuse"), "must hold"),
        (with_rule("minors.own_age", surfaces=["outing", "direct"]), "'room' a rule must hold"),
        (with_rule("minors.own_age", surfaces=["room", "outing"]), "'direct' a rule must hold"),
        (with_rule("minors.own_age", surfaces=["room", "direct"]), "'outing' a rule must hold"),
        (with_rule("profile.own_age", effects=[]), "'profile' a rule must refuse"),
        (with_rule("profile.own_age", ruling="nudge", code="nudge"), "'profile' a rule must refuse"),
        (without("profile.own_age"), "'profile' a rule must refuse"),
        (first("direct.link", id="x", signal="own_age_under_18"), "'direct' a rule must hold"),
        (first("respect.rude_words"), "put it behind"),
        (changed(networks=["Insta"]), "networks"),
        (changed(networks=["x" * 41]), "networks"),
        (changed(networks=[f"w{n}" for n in range(2_001)]), "networks"),
    ],
)
def test_a_bad_policy_is_refused_with_a_sentence(data, said) -> None:
    with pytest.raises(PolicyError, match=said):
        load_policy(data)


def test_a_rule_is_data() -> None:
    stricter = load_policy(with_rule("rooms.link", ruling="hold"))
    verdict = judge(Surface.ROOM, "www.example.org", Context(), stricter)
    assert (verdict.ruling, verdict.code, verdict.rules) == (Ruling.HOLD, Code.LINK, ("rooms.link",))


def test_a_word_is_data() -> None:
    words = {**json.loads(policy_bytes())["words"], "rude": ["cornichon"]}
    policy = load_policy(changed(words=words))
    assert judge(Surface.ROOM, "espèce de c0rnichon", Context(), policy).ruling is Ruling.NUDGE
    assert judge(Surface.ROOM, "t'es con", Context(), policy).ruling is Ruling.ALLOW
    assert judge(Surface.ROOM, "un cornichon, deux tomates", Context(), policy).ruling is Ruling.ALLOW


def test_the_longest_insult_counts() -> None:
    words = {**json.loads(policy_bytes())["words"], "rude": ["con"], "gross": ["con de service"]}
    policy = load_policy(changed(words=words))
    assert judge(Surface.ROOM, "espèce de con", Context(), policy).ruling is Ruling.NUDGE
    assert judge(Surface.ROOM, "espèce de con de service", Context(), policy).ruling is Ruling.REFUSE


def test_a_domain_is_data() -> None:
    policy = load_policy(changed(domains=["kg"], domains_with_path=["org"]))
    for body, ruling in {
        "example.org/salon": Ruling.REFUSE,
        "example.org": Ruling.ALLOW,
        "pommes.kg": Ruling.REFUSE,
        "5.kg de pommes": Ruling.ALLOW,
    }.items():
        assert judge(Surface.ROOM, body, Context(), policy).ruling is ruling, body


def test_a_public_number_is_data() -> None:
    policy = load_policy(changed(public_numbers=["03530112"]))
    assert judge(Surface.ROOM, "03 53 01 12 34", Context(), policy).ruling is Ruling.ALLOW
    assert judge(Surface.ROOM, "03 53 01 13 34", Context(), policy).ruling is Ruling.REFUSE


def test_another_order_decides_otherwise() -> None:
    verdict = judge(Surface.ROOM, "j'ai 15 ans, www.example.org", Context(), load_policy(first("rooms.link")))
    assert (verdict.ruling, verdict.code, verdict.effects) == (Ruling.REFUSE, Code.LINK, ("case",))


@pytest.mark.parametrize("data", [policy_bytes(), first("direct.contact_details")], ids=["built in", "card first"])
@pytest.mark.parametrize(
    ("body", "ruling", "code", "effects"),
    [
        ("j'ai 15 ans, mon numéro 06 39 98 12 34", Ruling.HOLD, Code.OWN_AGE_UNDER_18, {"case", "card:contact"}),
        ("06 39 98 12 34, t'es un connard", Ruling.REFUSE, Code.GROSS_INSULT, {"card:contact"}),
        ("06 39 98 12 34, t'es con", Ruling.NUDGE, Code.NUDGE, {"card:contact"}),
        ("06 39 98 12 34", Ruling.ALLOW, None, {"card:contact"}),
    ],
)
def test_a_card_never_decides_wherever_its_rule_stands(data, body, ruling, code, effects) -> None:
    verdict = judge(Surface.DIRECT, body, Context(), load_policy(data))
    assert (verdict.ruling, verdict.code, set(verdict.effects)) == (ruling, code, effects)
    assert "direct.contact_details" in verdict.rules


def with_words(group: str, name: str, words: list[str]) -> bytes:
    return changed(**{group: {**json.loads(policy_bytes())[group], name: words}})


@pytest.mark.parametrize(
    ("group", "name", "surface", "body"),
    [
        ("payment", "units", Surface.DIRECT, "prête-moi 20 patates"),
        ("payment", "money", Surface.DIRECT, "prête-moi des patates"),
        ("payment", "vouchers", Surface.DIRECT, "paie-moi en patates"),
        ("payment", "wallets", Surface.DIRECT, "fais-moi un patates"),
        ("places", "streets", Surface.DIRECT, "je t'attends au 12 patates des Lilas"),
        ("family", "children", Surface.ROOM, "mes patates Ana, 7 ans"),
        ("family", "schools", Surface.ROOM, "ma fille de 7 ans est à la patates des Lilas"),
        ("family", "school_names", Surface.ROOM, "ma fille de 7 ans est à l'école patates"),
    ],
)
def test_the_words_of_cards_and_children_are_data(group, name, surface, body) -> None:
    for words, seen in ((["patates"], True), (["navets"], False)):
        verdict = judge(surface, body, Context(), load_policy(with_words(group, name, words)))
        assert bool(verdict.rules) is seen, words


def test_a_public_place_is_data() -> None:
    body = "rendez-vous à la serre, 12 rue des Lilas"
    for words, effects in ((["serre"], ()), (["navets"], ("card:meeting",))):
        policy = load_policy(with_words("places", "public", words))
        assert judge(Surface.DIRECT, body, Context(), policy).effects == effects


def test_a_signal_is_read_where_a_rule_wants_it() -> None:
    stricter = load_policy(with_rule("outings.private_place", surfaces=["outing", "room"]))
    assert judge(Surface.ROOM, "viens chez moi", Context(), stricter).ruling is Ruling.NUDGE
    assert signals(Surface.ROOM, "viens chez moi", stricter) != ()
    assert signals(Surface.ROOM, "viens chez moi", load_policy(policy_bytes())) == ()
