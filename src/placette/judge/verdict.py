"""Signals and rules to one verdict."""

from __future__ import annotations

from placette.judge.policy import Policy
from placette.judge.signals import signals
from placette.model import Record, Ruling, Surface, Verdict


class Context(Record, frozen=True, kw_only=True):
    """What the judge may know besides the text. `nudged`: the author read the nudge and sends it anyway."""

    nudged: bool = False


def judge(surface: Surface, body: str, context: Context, policy: Policy) -> Verdict:
    """Judge one text; the same arguments always give the same verdict, in time linear in the text.

    The first rule that applies decides the ruling and the code; `rules` and `effects` are those of all that apply.
    Rules that allow stand behind all others in a policy: they decide nothing, and only add their effects (cards).
    """
    seen = {signal.name for signal in signals(surface, body, policy)}
    rules = [rule for rule in policy.rules if surface in rule.surfaces and rule.signal in seen]
    deciding = [rule for rule in rules if not (rule.ruling is Ruling.NUDGE and context.nudged)]
    return Verdict(
        ruling=deciding[0].ruling if deciding else Ruling.ALLOW,
        code=deciding[0].code if deciding else None,
        rules=tuple(rule.id for rule in deciding + [rule for rule in rules if rule not in deciding]),
        effects=tuple(dict.fromkeys(effect for rule in rules for effect in rule.effects)),
        policy_version=policy.version,
    )
