"""The policy: which signal brings which ruling on which surface, and the words that the detectors need, all as data."""

from __future__ import annotations

import enum
import json
from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta

from placette.judge.ages import AGE_WORDS
from placette.judge.lines import Tags, tags_of
from placette.judge.reading import Lexicon
from placette.model import Card, Code, Record, Ruling, Surface

POLICY_BYTES_MAX = 262_144
RULES_MAX = 200
WORDS_MAX = 2_000

Name: TypeAlias = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9._-]*$", max_length=60)]
Effect: TypeAlias = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9._-]*(:[a-z0-9_]+)?$", max_length=60)]
Word: TypeAlias = Annotated[str, Meta(pattern=r"^[a-z0-9]+( [a-z0-9]+)*$", max_length=40)]
Words: TypeAlias = Annotated[frozenset[Word], Meta(max_length=WORDS_MAX)]

CARD = "card:"
_CARDS = frozenset(CARD + card for card in Card)
# What each surface that people read must do with an own age under 18: a bio is taken or refused, so it cannot be held.
_GUARDS = {
    Surface.ROOM: Ruling.HOLD,
    Surface.DIRECT: Ruling.HOLD,
    Surface.OUTING: Ruling.HOLD,
    Surface.PROFILE: Ruling.REFUSE,
}
# Surfaces where a text is taken or not while its author waits: nothing is kept for a person to read.
_TAKEN_AT_ONCE = {
    Surface.NICKNAME: (frozenset({Ruling.REFUSE}), "a nickname can only be refused"),
    Surface.PROFILE: (frozenset({Ruling.REFUSE, Ruling.NUDGE}), "a bio can only be refused or nudged"),
}
# A nudge says "read it once more", or what of a child it says too much of.
_NUDGE_CODES = frozenset({Code.NUDGE, Code.CHILD_DETAILS})


class SignalName(enum.StrEnum):
    """What the detectors can see. A rule names one of these."""

    OWN_AGE_UNDER_18 = "own_age_under_18"
    CONTACT_DETAILS = "contact_details"
    LINK = "link"
    GROSS_INSULT = "gross_insult"
    RUDE_WORDS = "rude_words"
    CHILD_DETAILS = "child_details"
    MONEY = "money"
    MEETING = "meeting"


class Weight(enum.StrEnum):
    """The list that an insult stands on."""

    GROSS = "gross"
    GROSS_PHRASE = "gross_phrases"
    RUDE = "rude"
    RUDE_PHRASE = "rude_phrases"
    SLUR = "slurs"
    RECLAIMED = "reclaimed"


class PolicyError(ValueError):
    """A policy that must not go live; the message says what to change."""


class Rule(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of the policy. Order is precedence: the first rule that applies decides, the effects of all are kept.

    A rule that allows decides nothing and has no code: it only adds a card for the recipient of a direct conversation.
    """

    id: Name
    surfaces: Annotated[tuple[Surface, ...], Meta(min_length=1)]
    signal: SignalName
    ruling: Ruling
    code: Code | None = None
    effects: tuple[Effect, ...] = ()


class InsultWords(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Insults by weight, as `normalise` writes them.

    `gross` and `rude` count when aimed at someone, `slurs` always, `reclaimed` when aimed or after "sale",
    `groups` only after "sale"; phrases are aimed by themselves; `harmless` hold an insult by accident.
    """

    gross: Words
    gross_phrases: Words
    rude: Words
    rude_phrases: Words
    slurs: Words
    reclaimed: Words
    groups: Words
    harmless: Words


class FamilyWords(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a child is called, where children are looked after, and what schools are often named."""

    children: Words
    schools: Words
    school_names: Words


class PaymentWords(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Money, what it is counted in, coupons whose code is worth money, and services that send it."""

    money: Words
    units: Words
    vouchers: Words
    wallets: Words


class PlaceWords(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What follows a number in a postal address, and the places whose address anyone may give."""

    streets: Words
    public: Words


class PolicyFile(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A policy as it is written. `public_numbers` are beginnings of numbers that anyone may post."""

    version: Name
    rules: Annotated[tuple[Rule, ...], Meta(min_length=1, max_length=RULES_MAX)]
    words: InsultWords
    family: FamilyWords
    payment: PaymentWords
    places: PlaceWords
    networks: Words
    mailboxes: Words
    domains: Words
    domains_with_path: Words
    public_numbers: Words


class Insult(Record, frozen=True, kw_only=True):
    """One word or phrase of the lists, cut into words."""

    words: tuple[str, ...]
    weight: Weight


class Policy(Record, frozen=True, kw_only=True):
    """A checked policy, ready for use. Make one with `load_policy` only: it is what refuses the dangerous ones.

    `rules` stand in their order of precedence, those that only add a card behind all that decide.
    `wanted` says which signals each surface has a rule for, `insults` and the tags are found by their first word.
    """

    file: PolicyFile
    rules: tuple[Rule, ...]
    wanted: dict[Surface, frozenset[SignalName]]
    lexicon: Lexicon
    insults: dict[str, tuple[Insult, ...]]
    family: Tags
    payment: Tags
    places: Tags

    @property
    def version(self) -> str:
        """The version that each verdict carries."""
        return self.file.version


def load_policy(data: bytes) -> Policy:
    """Read a policy from JSON. Raises `PolicyError` with a sentence for anything it does not know or must not allow."""
    if len(data) > POLICY_BYTES_MAX:
        raise PolicyError(f"The policy has {len(data)} bytes; at most {POLICY_BYTES_MAX} are read.")
    try:
        file = msgspec.json.decode(data, type=PolicyFile)
        json.loads(data, object_pairs_hook=_once)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise PolicyError(f"The policy cannot be read: {error}") from error
    _check(file)
    insults = _insults(file.words)
    known = {word for found in insults.values() for insult in found for word in insult.words}
    family, payment, places = file.family, file.payment, file.places
    return Policy(
        file=file,
        rules=tuple(sorted(file.rules, key=lambda rule: rule.ruling is Ruling.ALLOW)),
        wanted={on: frozenset(rule.signal for rule in file.rules if on in rule.surfaces) for on in Surface},
        lexicon=Lexicon(known | AGE_WORDS | file.networks),
        insults=insults,
        family=tags_of(
            [("child", family.children), ("school", family.schools), ("known", family.school_names)],
        ),
        payment=tags_of(
            [
                *(("money", payment.money), ("unit", payment.units)),
                *(("voucher", payment.vouchers), ("wallet", payment.wallets)),
            ]
        ),
        places=tags_of([("street", places.streets), ("public", places.public)]),
    )


def _insults(words: InsultWords) -> dict[str, tuple[Insult, ...]]:
    listed: dict[str, list[Insult]] = {}
    for weight in Weight:
        for phrase in sorted(getattr(words, weight.value)):
            insult = Insult(words=tuple(phrase.split()), weight=weight)
            listed.setdefault(insult.words[0], []).append(insult)
    return {first: tuple(sorted(found, key=lambda insult: -len(insult.words))) for first, found in listed.items()}


def _once(pairs: list[tuple[str, object]]) -> None:
    """Refuse a key written twice: two readers would keep different values."""
    keys = [key for key, _ in pairs]
    if twice := sorted({key for key in keys if keys.count(key) > 1}):
        raise ValueError(f"the key {twice[0]!r} is written twice")


def _check(policy: PolicyFile) -> None:
    ids = [rule.id for rule in policy.rules]
    if twice := sorted({id_ for id_ in ids if ids.count(id_) > 1}):
        raise PolicyError(f"Two rules have the id {twice[0]!r}; give each its own.")
    for rule in policy.rules:
        _check_rule(rule)
    for surface, ruling in _GUARDS.items():
        _check_guard([rule for rule in policy.rules if surface in rule.surfaces], surface, ruling)


def _check_guard(rules: list[Rule], surface: Surface, ruling: Ruling) -> None:
    """A policy may be stricter, never without this: it is the reason this place exists."""
    own_age = [rule for rule in rules if rule.signal is SignalName.OWN_AGE_UNDER_18]
    if not own_age or own_age[0].ruling is not ruling or "case" not in own_age[0].effects:
        raise PolicyError(
            f'On the surface {surface.value!r} a rule must {ruling.value} "own_age_under_18" with the effect "case", '
            "before any other rule of that signal."
        )
    if nudges := [rule.id for rule in rules[: rules.index(own_age[0])] if rule.ruling is Ruling.NUDGE]:
        raise PolicyError(
            f"Rule {nudges[0]!r} nudges on the surface {surface.value!r} before {own_age[0].id!r} decides; "
            "put it behind."
        )


def _check_rule(rule: Rule) -> None:
    cards = {effect for effect in rule.effects if effect.startswith(CARD)}
    if unknown := sorted(cards - _CARDS):
        raise PolicyError(f"Rule {rule.id!r}: there is no card {unknown[0]!r}.")
    if cards and set(rule.surfaces) != {Surface.DIRECT}:
        raise PolicyError(f"Rule {rule.id!r}: a card has its recipient in direct conversations only.")
    if rule.ruling is Ruling.ALLOW and not cards:
        raise PolicyError(f"Rule {rule.id!r} allows without a card; what no rule names is allowed already.")
    if (rule.ruling is Ruling.ALLOW) != (rule.code is None):
        raise PolicyError(f"Rule {rule.id!r}: a rule has a code, unless it allows.")
    if rule.ruling is Ruling.NUDGE and rule.code not in _NUDGE_CODES:
        raise PolicyError(f"Rule {rule.id!r}: the ruling nudge and the code nudge or child_details go together.")
    if rule.code is Code.NUDGE and rule.ruling is not Ruling.NUDGE:
        raise PolicyError(f"Rule {rule.id!r}: the code nudge and the ruling nudge go together.")
    for surface in rule.surfaces:
        rulings, said = _TAKEN_AT_ONCE.get(surface, (frozenset(Ruling), ""))
        if rule.ruling not in rulings:
            raise PolicyError(f"Rule {rule.id!r}: {said}.")
