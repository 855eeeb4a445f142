"""Links and bare domains, written out, spaced or spelled; and files written out in an address of their own."""

from __future__ import annotations

import re

from placette.judge.policy import PolicyFile
from placette.judge.reading import Reading, words_of

_SCHEME = re.compile(
    r"\b(?:https?|hxxps?|ftp)\s{0,2}:\s{0,2}/"
    r"|\bwww\s{0,2}(?:\.|\bpoint\b|\bdot\b)\s{0,2}[a-z0-9-]{1,63}"
    r"|\b[a-z]{2,12}://[a-z0-9]"
    # A small picture fits into a message as a data address: no exit carries a file.
    r"|\bdata\s{0,2}:\s{0,2}(?:image|video|audio|text|application|font)\s?/\s?[a-z0-9.+-]{1,40}\s?[;,]"
    r"|\bbase64\s{0,2},\s{0,2}[a-z0-9+/]{8}"
)
_DOT = re.compile(
    r"(?: \. ?| ?\.|\s?[(\[{]\s?(?:\.|point|dot)\s?[)\]}]\s?|\s(?:point|dot)\s)([a-z]{2,10})(?![a-z0-9])(/?)"
)
_LABEL_CHARACTERS_MAX = 63
_LABEL = re.compile(r"[a-z0-9-]{1,63}$")
# "on fait un point com", "le point info jeunesse": these words never stand before a spelled domain.
_BEFORE_A_POINT = words_of("un le ce au du petit dernier prochain tel quel ces les des faire autre bon ton mon son a")
# The domain of an e-mail address is a way to be reached, not a page to open.
_MAIL = re.compile(r"(?:@|\barobas?e?s?\b|[(\[{]\s?(?:at|a|@)\s?[)\]}])\W{0,3}(?:[a-z0-9-]{1,40}\.){0,3}$")
_MAIL_CHARACTERS_MAX = 180
_SPELLED_ENDS = words_of("fr com org net eu")


def link(reading: Reading, policy: PolicyFile) -> str | None:
    """Give the address that was found, as read, or None."""
    if found := _SCHEME.search(reading.text):
        return found.group()
    for found in _DOT.finditer(reading.text):
        if _is_domain(reading.text, found, policy):
            return found.group().strip()
    return None


def _is_domain(text: str, found: re.Match[str], policy: PolicyFile) -> bool:
    before = _LABEL.search(text[max(0, found.start() - _LABEL_CHARACTERS_MAX) : found.start()])
    if before is None or not any(letter.isalpha() for letter in before.group()):
        return False
    ending, path = found[1], found[2]
    start = found.start() - len(before.group())
    if not path and _MAIL.search(text[max(0, start - _MAIL_CHARACTERS_MAX) : start]):
        return False
    if ending in policy.domains_with_path:
        return bool(path) and text[found.end() : found.end() + 1].isalnum()
    if ending not in policy.domains:
        return False
    spelled = found.group().startswith((" ", "\n")) or " " in found.group()
    return not spelled or (ending in _SPELLED_ENDS and before.group() not in _BEFORE_A_POINT)
