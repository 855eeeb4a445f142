"""Numbers written in words, French and English, up to ninety-nine."""

from __future__ import annotations

from collections.abc import Sequence

_FRENCH = "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
# As they are typed in a hurry.
_HEARD = {
    "une": 1,
    **dict.fromkeys(("treiz", "treise"), 13),
    **dict.fromkeys(("katorz", "quatorz", "katorze"), 14),
    **dict.fromkeys(("kinz", "kinze", "quinz", "quinse", "qinze", "kinse"), 15),
    **dict.fromkeys(("sez", "seiz", "seise"), 16),
}
_SMALL = {
    **{word: value for value, word in enumerate(_FRENCH.split())},
    **{word: value for value, word in enumerate(_ENGLISH.split())},
    **_HEARD,
}
_FRENCH_TENS = {
    "vingt": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "nonante": 90,
}
_ENGLISH_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_TENS = {**_FRENCH_TENS, **_ENGLISH_TENS}
# After these, eleven to nineteen may follow: soixante-quinze, quatre-vingt-dix-huit.
_TWENTIES = frozenset({60, 80})
_UNITS = range(1, 10)
_TEENS = range(1, 20)
_TEN_AND = {"sept": 17, "huit": 18, "neuf": 19}

NUMBER_WORDS = frozenset(_SMALL) | frozenset(_TENS) | {"vingts"}


def number_at(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Give the number that begins at this word and where the next word is, or None. Digits are not read here."""
    tens = _TENS.get(words[at])
    after = at + 1
    if words[at] == "quatre" and _word(words, after) in {"vingt", "vingts"}:
        tens, after = 80, at + 2
    if tens is None:
        small = _small_at(words, at)
        return None if small is None else small
    unit_at = after + 1 if _word(words, after) == "et" else after
    unit = _small_at(words, unit_at)
    if unit and unit[0] in (_TEENS if tens in _TWENTIES else _UNITS):
        return tens + unit[0], unit[1]
    return tens, after


def _small_at(words: Sequence[str], at: int) -> tuple[int, int] | None:
    word = _word(words, at)
    if word == "dix" and (value := _TEN_AND.get(_word(words, at + 1))):
        return value, at + 2
    value = _SMALL.get(word)
    return None if value is None else (value, at + 1)


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if at < len(words) else ""
