"""A text as one line of words, which is what patterns are tried on: "j ai 15 ans , et toi | ca coute 5 €".

Numbers stand as digits, `|` parts sentences, `,` is a pause, `€` any currency sign. Words of the policy's lists can be
tagged: `ecole/school`, `carte_cadeau/voucher`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

from placette.judge.numbers import number_at
from placette.judge.reading import Reading, Word, words_of

Tags: TypeAlias = dict[str, tuple[tuple[tuple[str, ...], str], ...]]

SENTENCE_CHARACTERS_MAX = 160
_CURRENCIES = ("€", "£", "$")
_UNITS_AFTER = words_of("ans an piges yo years balais")
_TAG = re.compile(r"/[a-z]+")
# Someone else's words, told on: "il m'a demandé", "mon ex voulait", "she asked". The sentence before is looked at.
_SAID_BY_OTHERS = re.compile(
    r"\b(?:il|elle|ils|elles|qui|quelqu un|lui|he|she|they|someone|somebody|who|people|gens|on(?= (?:m|nous|te"
    r"|t)\b)"
    r"|(?:mon|ma|mes|un|une|le|la|les|ce|cet|cette|ces|son|sa|my|a|an|the|this|his|her) [a-z]{2,15})"
    r"(?: (?:ne|n|me|m|te|t|lui|leur|nous|vous|a|ont|avait|avaient|toujours|encore|souvent|has|had|have|did|kept"
    r"|keeps"
    r"|always)){0,4}"
    r" (?:dit|dise|disait|disent|dire|ecrit|ecrivait|ecrivent|repete|repetait|repond|repondu|demande|demandait"
    r"|demandent"
    r"|propose|proposait|proposent|veut|voulait|veulent|insiste|insistait|supplie|suppliait|force|forcait|oblige"
    r"|obligeait|ordonne|said|says|saying|say|told|tells|asked|asks|asking|wrote|writes|texted|want|wants|wanted)\b"
)
_SAID_AFTER = re.compile(
    r"(?: ,)? (?:m a t (?:il|elle)|(?:qu )?(?:il|elle|ils)(?: (?:m|me|t|te|nous|a|ont|avait)){0,3} (?:dit|disait"
    r"|ecrit|repete)"
    r"|disait (?:il|elle)|(?:he|she|they) (?:said|says|told|wrote|kept))\b"
)
_NEGATED = re.compile(
    r"(?:(?<!hesite )(?<!hesitez )\bpas|\b(?:jamais|aucune?|sans|evite|evites|evitez|eviter|never|not|don t|dont"
    r"|no|won t))"
    r"(?: (?:de|d|un|une|le|la|que|te|tu|vous|a|me|ni|to|you|should|must)){0,3} $"
)


def pattern_of(*parts: str) -> re.Pattern[str]:
    """Compile a pattern that is written in parts. Every repetition in one is bounded, so that reading stays linear."""
    return re.compile("".join(parts))


def any_of(*lines: str) -> str:
    """Write a group that matches any of these words; the lists are written to be read."""
    return f"(?:{'|'.join(word for line in lines for word in line.split())})"


def line_of(reading: Reading, *, quotes: bool = True) -> str:
    """Write the words in one line. `quotes`: with what stands between quotes, which mostly somebody else has said."""
    words = reading.words if quotes else tuple(word for word in reading.words if not word.quoted)
    texts = [word.text for word in words]
    written: list[str] = []
    at = 0
    while at < len(words):
        if words[at].gap not in {"", " "}:
            written += _between(words, at)
        number, at = _number(words, texts, at)
        written.append(number)
    if words and words[-1] is reading.words[-1] and reading.text[words[-1].end :].lstrip().startswith(_CURRENCIES):
        written.append("€")
    return " ".join(written)


def tags_of(lists: Iterable[tuple[str, Iterable[str]]]) -> Tags:
    """Prepare lists for `tagged`: pairs of a tag and its words and phrases. The longest phrase is tried first."""
    listed: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for tag, phrases in lists:
        for phrase in sorted(phrases):
            words = tuple(phrase.split())
            listed.setdefault(words[0], []).append((words, tag))
    return {first: tuple(sorted(found, key=lambda phrase: -len(phrase[0]))) for first, found in listed.items()}


def tagged(line: str, tags: Tags) -> str:
    """Write `/tag` behind each listed word; the words of a phrase are joined by `_`."""
    words = line.split(" ")
    written: list[str] = []
    at = 0
    while at < len(words):
        for phrase, tag in tags.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                written.append("_".join(phrase) + "/" + tag)
                at += len(phrase)
                break
        else:
            written.append(words[at])
            at += 1
    return " ".join(written)


def plain(text: str) -> str:
    """Give tagged words as they were read."""
    return _TAG.sub("", text).replace("_", " ").strip(" |,")


def before(line: str, at: int) -> str:
    """Give what stands in the same sentence before this place, no further back than matters."""
    start = max(0, at - SENTENCE_CHARACTERS_MAX)
    return line[line.rfind("|", start, at) + 1 or start : at]


def sentence_around(line: str, found: re.Match[str]) -> str:
    """Give the sentence that a match stands in, no further than matters."""
    end = min(len(line), found.end() + SENTENCE_CHARACTERS_MAX)
    stop = line.find("|", found.end(), end)
    return before(line, found.start()) + line[found.start() : end if stop < 0 else stop]


def told_or_negated(line: str, found: re.Match[str]) -> bool:
    """Tell whether the words of a match are told of someone else ("il m'a demandé"), or stand behind a "pas"."""
    lead = before(line, found.start())
    after = line[found.end() : found.end() + SENTENCE_CHARACTERS_MAX]
    return bool(_SAID_BY_OTHERS.search(plain(lead)) or _NEGATED.search(lead) or _SAID_AFTER.match(after))


def _between(words: tuple[Word, ...], at: int) -> list[str]:
    """Give the signs that the line has before this word."""
    gap = words[at].gap
    paid = any(sign in gap for sign in _CURRENCIES)
    first = paid and gap.lstrip().startswith(_CURRENCIES)
    signs = ["€"] if first else []
    if at and words[at].sentence != words[at - 1].sentence:
        signs.append("|")
    elif at and (", " in gap or " ," in gap):
        signs.append(",")
    return [*signs, "€"] if paid and not first else signs


def _number(words: tuple[Word, ...], texts: list[str], at: int) -> tuple[str, int]:
    """Give what to write for the word here and where to go on: numbers in words, `1 5` and `l5` become digits."""
    text = texts[at]
    after = words[at + 1] if at + 1 < len(words) else None
    if after is not None and text in {"1", "l", "i"} and len(after.text) == 1:
        digit = after.text if after.text.isdigit() else {"o": "0", "s": "5"}.get(after.text, "")
        one = text == "1" or after.glued
        digits = digit if after.text.isdigit() or after.glued else ""
        if one and digits and at + 2 < len(words) and texts[at + 2] in _UNITS_AFTER:
            return f"1{digits}", at + 2
    if text in {"un", "une"} or len(text) == 1:
        return text, at + 1
    found = number_at(texts, at)
    return (text, at + 1) if found is None else (str(found[0]), found[1])
