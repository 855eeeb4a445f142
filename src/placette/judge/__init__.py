"""Text in, verdict out: signals are read from the text, and the rules of a policy turn them into a ruling.

Pure and linear in the text: no clock, no dice, no file. The policy reaches it as bytes (`policy.json` in this package
is the built-in one, read by whoever composes the service).
"""

from placette.judge.policy import Policy, PolicyError, Rule, load_policy
from placette.judge.signals import Signal, SignalName, signals
from placette.judge.verdict import Context, judge

__all__ = [
    "Context",
    "Policy",
    "PolicyError",
    "Rule",
    "Signal",
    "SignalName",
    "judge",
    "load_policy",
    "signals",
]
