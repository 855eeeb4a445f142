"""Ways to reach someone elsewhere: phone numbers, e-mail addresses, handles.

Digits alone never make a phone number: the groups must have the shape of one. Prices, dates, times, scores, postcodes,
lists of départements and the public help numbers stay free.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from placette.judge.numbers import number_at
from placette.judge.policy import PolicyFile
from placette.judge.reading import Reading, Word, words_of

_GAP = re.compile(r"[\s.\-_/()\[\]*|~,:;+'\"=>]{0,4}")
_BETWEEN = words_of("et puis euh point tiret espace virgule")
_BETWEEN_MAX = 1
_PHONE_DIGITS = 10
_DIGITS_MAX = 15
_GROUPS_MAX = 15
_FRENCH = re.compile(r"0[1-9]\d{8}")
_ABROAD = re.compile(r"00\d{9,13}|\+\d{9,15}")
_SHORTENED = re.compile(r"[67]\d{8}")
_CUE = re.compile(
    r"\b(?:tel|telephone|tph|num|numero|portable|fixe|appel\w{0,6}|joindre|joignable|contact\w{0,6}|sms|texto|mms|phone|call"
    r"|text me|whatsapp|wsp)\b"
)
_LOTTERY = re.compile(r"\b(?:loto|euromillions?|keno|tirage|bingo)\b")
_ZEROS = {"o": "0", "l": "1", "i": "1"}

_AFTER_AT = re.compile(r"\s?([a-z0-9-]{1,63})\s?(?:\.|\(\.\)|\[\.\]|\bpoint\b|\bdot\b)\s?[a-z0-9-]{2,63}")
_HANDLE = re.compile(r"[a-z0-9_.]{3,40}")
_SPELLED_AT = re.compile(r"(?:\barobas?e?s?\b|[(\[{]\s?(?:at|a|@)\s?[)\]}])\W{0,3}([a-z0-9-]{2,40})")
_SPELLED_DOT = re.compile(r"\W{0,3}(?:\.|\bpoint\b|\bdot\b)\W{0,3}([a-z]{2,10})\b")
_ENGLISH_AT = re.compile(r"(?<=\w )at \w{2,40} \bdot\b ([a-z]{2,10})\b")
_FOLLOW_ME = re.compile(
    r"\b(?:ajoute|ajoutez|add|suis moi|follow|rejoins|retrouve|insta\w{0,4}|snap\w{0,4}|contacte|ecris)\b"
)
_NAMED = re.compile(r"(?=[a-z0-9._]{0,40}[0-9_.])[a-z0-9][a-z0-9._]{2,40}[a-z0-9_]")
_NO_HANDLE = words_of(
    "que qui pas plus nul nulle mort prive privee ferme bloque supprime pirate de la le les un une des en tres trop",
    "pour fini vide pourri est c ca et ou mais je j tu il elle on a y si non oui bien mieux genre juste comme",
    "tout rien hs plein super cool top bof marche bug lent bloquee fermee groupe toujours encore avec sans",
    "the an not is down dead broken private so too only my your",
)


class _Group(NamedTuple):
    """Digits that stand together. `gap` is what separates them from the group before; None when too far."""

    digits: str
    gap: str | None
    plus: bool
    spoken: bool


def contact_details(reading: Reading, policy: PolicyFile) -> str | None:
    """Give the phone number, address or handle found, as read, or None."""
    return _phone(reading, policy) or _address(reading.text, policy) or _handle(reading, policy)


def contact_in_name(reading: Reading, policy: PolicyFile) -> str | None:
    """Give what a nickname holds of a way to be reached: a network, a mailbox, a long row of digits."""
    for word in reading.words:
        if word.text in policy.networks or word.text in policy.mailboxes:
            return word.text
    digits = "".join(group.digits for group in _groups(reading.words))
    return digits if len(digits) >= _NAME_DIGITS_MIN else None


_NAME_DIGITS_MIN = 8


def _phone(reading: Reading, policy: PolicyFile) -> str | None:
    groups = list(_groups(reading.words))
    cue = _CUE.search(reading.text) is not None
    if not cue and _LOTTERY.search(reading.text):
        return None
    for at in range(len(groups)):
        digits = _phone_at(groups, at, cue=cue)
        if digits and not digits.startswith(tuple(policy.public_numbers)):
            return digits
    return None


def _phone_at(groups: Sequence[_Group], at: int, *, cue: bool) -> str | None:
    """Give the digits of the number that begins with this group, or None."""
    if not (groups[at].plus or groups[at].digits[0] == "0" or (cue and groups[at].digits[0] in "67")):
        return None
    digits = "+" if groups[at].plus else ""
    gaps: list[str] = []
    for place in range(at, min(at + _GROUPS_MAX, len(groups))):
        group = groups[place]
        if place > at:
            # "06, 13, 83" are départements; who writes numbers in words puts commas between them.
            if group.gap is None or (", " in group.gap and not (cue or group.spoken)):
                break
            gaps.append(" " if group.spoken else group.gap)
        digits += group.digits
        if len(digits) > _DIGITS_MAX + 1:
            break
        whole = _FRENCH.fullmatch(digits) or _ABROAD.fullmatch(digits) or (cue and _SHORTENED.fullmatch(digits))
        if whole and (cue or _even(gaps, groups[at : place + 1])):
            return digits
    return None


def _even(gaps: Sequence[str], groups: Sequence[_Group]) -> bool:
    """Tell whether groups are parted as in a number; a date, times, prices or a score are parted in two ways."""
    kinds = {gap.strip() or " " for gap in gaps}
    if len(kinds) > 1 and kinds & {"/", ":", ","}:
        return False
    return not (len(kinds) > 1 and "-" in kinds and all(len(group.digits) == 1 for group in groups))


def _groups(words: Sequence[Word]) -> Iterator[_Group]:
    """Give the rows of digits of a text, numbers in words included, in order."""
    texts = [word.text for word in words]
    at, gap, fillers = 0, None, 0
    while at < len(words):
        gap = words[at].gap if gap is None and not fillers and at == 0 else _longer(gap, words[at].gap)
        digits, after, spoken = _digits(words, texts, at)
        if digits:
            plus = words[at].gap.endswith("+") or (at > 0 and texts[at - 1] == "plus")
            yield _Group(digits, gap, plus=plus, spoken=spoken)
            gap, fillers = "", 0
        elif texts[at] in _BETWEEN and fillers < _BETWEEN_MAX:
            fillers += 1
        else:
            gap, fillers = None, 1
        at = after


def _longer(gap: str | None, more: str) -> str | None:
    if gap is None or not _GAP.fullmatch(more):
        return None
    return gap + more


def _digits(words: Sequence[Word], texts: Sequence[str], at: int) -> tuple[str, int, bool]:
    """Give the digits that begin at this word, where to go on, and whether they are written in words.

    Letters like o and l count as digits when glued to some.
    """
    end = at
    row = ""
    while end < len(words) and (end == at or words[end].glued):
        text = texts[end]
        sign = text if text.isdigit() else "".join(_ZEROS.get(letter, "?") for letter in text[:3])
        if "?" in sign:
            break
        row += sign
        end += 1
    if any(texts[place].isdigit() for place in range(at, end)):
        return row, end, False
    number = number_at(texts, at)
    return ("", at + 1, False) if number is None else (str(number[0]), number[1], True)


def _address(text: str, policy: PolicyFile) -> str | None:
    for at in _places(text, "@"):
        if text[max(0, at - 2) : at].rstrip()[-1:].isalnum() and (found := _AFTER_AT.match(text, at + 1)):
            return "@" + found.group().strip()
    for found in _SPELLED_AT.finditer(text):
        if found[1] in policy.mailboxes or _domain_follows(text, found.end(), policy):
            return found.group()
    for found in _ENGLISH_AT.finditer(text):
        if found[1] in policy.domains:
            return found.group()
    return None


def _domain_follows(text: str, at: int, policy: PolicyFile) -> bool:
    found = _SPELLED_DOT.match(text, at)
    return found is not None and found[1] in policy.domains | policy.domains_with_path


def _places(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _handle(reading: Reading, policy: PolicyFile) -> str | None:
    return _at_handle(reading.text) or _network_handle(reading, policy) or _mailbox(reading, policy)


def _at_handle(text: str) -> str | None:
    """Find `@name`. Naming a person of the room at the head of a sentence to them is no handle."""
    follow = _FOLLOW_ME.search(text) is not None
    for at in _places(text, "@"):
        found = _HANDLE.match(text, at + 1)
        if found is None or (at and text[at - 1].isalnum()):
            continue
        name = found.group().rstrip(".")
        speaks_to = _opens_sentence(text, at) and name.isalpha() and text[found.end() : found.end() + 1] in {" ", ","}
        if not speaks_to or follow:
            return "@" + name
    return None


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 2) : at].rstrip(" ")
    return at == 0 or before.endswith((".", "!", "?", "\n"))


def _network_handle(reading: Reading, policy: PolicyFile) -> str | None:
    """Find `mon insta c'est name`, `snap : name`, `telegram name_12`."""
    words = reading.words
    for at, word in enumerate(words):
        if word.text in policy.networks:
            told, after = _told(words, at)
            if after < len(words) and words[after].sentence == word.sentence:
                name = _NAMED.match(reading.text, words[after].start)
                if name and not name.group().isdigit() and (told or "_" in name.group()):
                    return f"{word.text} {name.group()}"
                if told and _ends_with_name(words, after):
                    return f"{word.text} {words[after].text}"
    return None


def _told(words: Sequence[Word], at: int) -> tuple[bool, int]:
    """Tell whether a name is announced after a network's name, and where it would be."""
    mine = at > 0 and words[at - 1].text in {"mon", "my", "ma", "moi"}
    after = at + 1
    while after < len(words) and words[after].text in {"c", "est", "cest", "is", "moi", "s"} and after <= at + 2:
        after += 1
    if after >= len(words):
        return False, after
    announced = words[at + 1].gap.strip() in {":", "=", "->", ">", "=>", ": @"}
    return announced or (mine and after > at + 1), after


def _ends_with_name(words: Sequence[Word], at: int) -> bool:
    """Tell whether one word that can be a name closes the sentence."""
    last = at
    while last + 1 < len(words) and words[last + 1].glued:
        last += 1
    closes = last + 1 >= len(words) or words[last + 1].sentence != words[at].sentence or "," in words[last + 1].gap
    return closes and words[at].text not in _NO_HANDLE


def _mailbox(reading: Reading, policy: PolicyFile) -> str | None:
    """Find `prenom gmail com`, where every sign was left out."""
    words = reading.words
    for at in range(1, len(words) - 1):
        ends = words[at + 1].text in {"com", "fr", "net"} or words[at + 1].text in {"point", "dot"}
        if words[at].text in policy.mailboxes and ends and words[at - 1].sentence == words[at].sentence:
            return f"{words[at].text} {words[at + 1].text}"
    return None
