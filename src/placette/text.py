"""What a text looks like to a matcher, to a reader and to someone who mistakes one name for another.

`normalise` is for matching and never shown; `display` is what may be stored and shown; `skeleton` says which
nicknames look alike. All are linear: folding works code point by code point, so no run of marks is ever sorted.
The hand-made table of look-alikes is small on purpose; UTS 39 has the whole list.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from placette.model import NICKNAME_CHARACTERS_MAX, NICKNAME_CHARACTERS_MIN, Code

MARKS_STACKED_MAX = 3
BLANK_LINES_MAX = 2
NICKNAME_LETTERS_MIN = 2

_CACHED_CODE_POINTS_MAX = 8_192
# NFC sorts each run of marks in quadratic time: no longer run ever reaches it.
_MARKS_BEFORE_NFC_MAX = 12
_ZWJ, _VS16, _KEYCAP = "\u200d", "\ufe0f", "\u20e3"

# Read before case folding: a capital Н looks like H, a small н like nothing Latin but is used for it.
_ALIKE = {
    **dict(zip("АВЕКМНОРСТУХЅІЈԚԜӀѴ", "ABEKMHOPCTYXSIJQWlV", strict=True)),
    **dict(zip("аеорсухѕіјԛԝԁһӏѵкмтвнгпиь", "aeopcyxsijqwdhlvkmtbhrnub", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ", "ABEZHIKMNOPTYXC", strict=True)),
    **dict(zip("αβεικνορτυχγηωϲϳ", "abeikvoptuxynwcj", strict=True)),
    **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True)),
    **dict(zip("ɑɡıȷɩłøđħŧƒօսոցհΙ", "agijilodhtfoungh" + "I", strict=True)),
    **dict(zip("ŁØĐĦŦ", "LODHT", strict=True)),
    **dict.fromkeys("’‘ʼʹ′´`ˈ‛", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‐‑‒–—―−﹣", "-"),
    **dict.fromkeys("·․。۔", "."),
    **dict(zip("ðÐ⁄∕¦ǀ", "dD//|l", strict=True)),
    **dict(zip("œŒæÆþÞ", ("oe", "oe", "ae", "ae", "th", "th"), strict=True)),
}
# Letters in a box or a disc that Unicode does not decompose: each block runs from A to Z.
_BOXED_A = (0x1F150, 0x1F170)
_ALPHABET = 26

_BLANK = frozenset("\t\u2800\u3164\u115f\u1160\uffa0")
_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_GONE = frozenset({"Cc", "Cf", "Cs", "Co"})
_MARKS = frozenset({"Mn", "Me"})
_NONCHARACTERS = frozenset({0xFFFE, 0xFFFF})
_LEET = str.maketrans("0134578@$!|", "oieastbasil")

_DOUBLED = re.compile(r"(.)\1+", re.DOTALL)
_SPACES = re.compile(r" {2,}")
_AROUND_LINE_END = re.compile(r" ?\n[ \n]*")
_BLANK_LINES = re.compile(rf"\n{{{BLANK_LINES_MAX + 2},}}")
_NOT_SKELETON = re.compile(r"[^a-z0-9]+")


def normalise(body: str) -> str:
    """Give the text that matchers read: no case, accent, disguise or invisible character; one space, one line end.

    Digits stay digits (`unleet` reads them as letters where a matcher wants it). Never show or store it.
    """
    return _AROUND_LINE_END.sub("\n", _SPACES.sub(" ", body.translate(_FOLDED))).strip()


def unleet(word: str) -> str:
    """Read the digits and signs of a normalised word as the letters they stand for: `c0nn4rd` is `connard`."""
    return word.translate(_LEET)


def squeeze(word: str) -> str:
    """Write each repeated letter once: `quiiinze` is `quinze`, and so is what has a doubled letter by right."""
    return _DOUBLED.sub(r"\1", word)


def display(body: str) -> str:
    """Give what may be stored and shown: the author's words without control, direction or invisible characters.

    Applying it twice changes nothing. It may be empty; it does not cut long texts, the caller refuses those.
    """
    lines = body.replace("\r\n", "\n").translate(_SHOWN)
    composed = unicodedata.normalize("NFC", _stacked(_joined(lines), _MARKS_BEFORE_NFC_MAX))
    kept = "\n".join(line.rstrip() for line in _stacked(composed, MARKS_STACKED_MAX).split("\n"))
    return _BLANK_LINES.sub("\n" * (BLANK_LINES_MAX + 1), kept).strip()


def skeleton(nickname: str) -> str:
    """Give what stays of a nickname when look-alikes are one: two nicknames with one skeleton may not coexist."""
    letters = _NOT_SKELETON.sub("", normalise(nickname))
    once = squeeze(letters.replace("0", "o").replace("1", "l").replace("i", "l"))
    return squeeze(once.replace("rn", "m"))


def nickname_fault(nickname: str) -> Code | None:
    """Say why a nickname cannot be one, or None; store `display(nickname)`, which is what was looked at."""
    shown = display(nickname)
    if len(shown) < NICKNAME_CHARACTERS_MIN:
        return Code.NICKNAME_SHORT
    if len(shown) > NICKNAME_CHARACTERS_MAX:
        return Code.NICKNAME_LONG
    letters = sum(map(_is_latin, shown))
    if letters < NICKNAME_LETTERS_MIN or not all(_is_latin(c) or c in "0123456789 -'’_" for c in shown):
        return Code.NICKNAME_CHARACTERS
    return None


def _is_latin(character: str) -> bool:
    """Tell whether this is a letter of A to Z, with accents or not, or one of œ, æ, ø and their kin."""
    if character in "œŒæÆøØłŁđĐðÐþÞß":
        return True
    base, *marks = unicodedata.normalize("NFD", character)
    return base.isascii() and base.isalpha() and all(unicodedata.category(mark) == "Mn" for mark in marks)


class _Table:
    """A table for `str.translate` that fills itself; it stops growing, so that no sender can fill memory."""

    def __init__(self, *, shown: bool) -> None:
        self._make = _show if shown else _fold
        self._known: dict[int, str] = {}

    def __getitem__(self, point: int, /) -> str:
        known = self._known.get(point)
        if known is None:
            known = self._make(chr(point))
            if len(self._known) < _CACHED_CODE_POINTS_MAX:
                self._known[point] = known
        return known


def _invisible(character: str) -> bool:
    """Tell whether a character shows nothing of its own: controls, directions, fillers, tags, selectors."""
    point = ord(character)
    return (
        unicodedata.category(character) in _GONE
        or point in {0x034F, 0x17B4, 0x17B5}
        or 0x180B <= point <= 0x180F  # noqa: PLR2004  Mongolian selectors
        or 0xFE00 <= point <= 0xFE0F  # noqa: PLR2004  selectors
        or 0xE0000 <= point <= 0xE0FFF  # noqa: PLR2004  tags and more selectors
        or point & 0xFFFF in _NONCHARACTERS
    )


def _show(character: str) -> str:
    if character in _LINE_ENDS:
        return "\n"
    if character in _BLANK:
        return " "
    return "" if _invisible(character) and character not in (_ZWJ, _VS16) else character


def _fold(character: str) -> str:
    if character in _LINE_ENDS:
        return "\n"
    if character in _BLANK:
        return " "
    if _invisible(character) or unicodedata.category(character) in _MARKS:
        return ""
    plain = "".join(_letters(character))
    # What does not become Latin is of no use to the matchers, and some code points unfold into eighteen.
    return plain if plain.isascii() else character


def _letters(character: str) -> Iterator[str]:
    """Give the small Latin letters and signs that a character is made of, or looks like."""
    for block in _BOXED_A:
        if block <= ord(character) < block + _ALPHABET:
            yield chr(ord("a") + ord(character) - block)
            return
    if (digit := unicodedata.digit(character, None)) is not None:
        yield str(digit)
        return
    for part in unicodedata.normalize("NFKD", _ALIKE.get(character, character)):
        for letter in unicodedata.normalize("NFKD", _ALIKE.get(part, part).casefold()):
            if unicodedata.category(letter) not in _MARKS:
                yield _ALIKE.get(letter, letter)


def _joined(text: str) -> str:
    """Keep the joiner and the picture selector only inside emoji, where they show."""
    if _ZWJ not in text and _VS16 not in text:
        return text
    kept: list[str] = []
    for here, after in zip(text, [*text[1:], ""], strict=True):
        before = kept[-1] if kept else ""
        keycap = after == _KEYCAP and before in tuple("0123456789#*")
        if here == _ZWJ and not ((_is_emoji(before) or before == _VS16) and _is_emoji(after)):
            continue
        if here == _VS16 and not (_is_emoji(before) or keycap):
            continue
        kept.append(here)
    return "".join(kept)


def _is_emoji(character: str) -> bool:
    """Tell whether a character can carry a joiner or a selector: pictures, arrows, skin tones, ‼ and ⁉."""
    return bool(character) and (
        unicodedata.category(character) == "So"
        or character in "‼⁉〰〽"
        or "\u2190" <= character <= "\u2bff"
        or "\U0001f000" <= character <= "\U0001faff"
    )


def _stacked(text: str, marks_max: int) -> str:
    """Leave at most this many combining marks on one another."""
    if text.isascii():
        return text
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in _MARKS else 0
        if marks <= marks_max:
            kept.append(character)
    return "".join(kept)


_FOLDED = _Table(shown=False)
_SHOWN = _Table(shown=True)
