"""A text as the detectors read it: words with the gaps between them, disguises taken off where a known word appears.

A disguise (doubled letters, digits for letters, letters spread by spaces or dots, words run together) is only taken
off when what is under it is in the lexicon: everything else stays as its author wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from placette.text import normalise, squeeze, unleet

_TOKEN = re.compile(r"[@$]?[a-z0-9]+(?:[@$!|]+[a-z0-9]+)*")
_PIECE = re.compile(r"[a-z]+|[0-9]+")
_BREAK = re.compile(r"[!?;\n]|(?<!\.)\.(?=[^.]|$)(?=\s|$)")
_NUMBER_THEN = re.compile(r"([0-9]+)(.+)")
_FUSED_STARTS = ("j", "g", "im", "iam", "moi", "toi", "tes", "vousetes")
_FUSED_CHARACTERS_MIN, _FUSED_CHARACTERS_MAX = 8, 40
_SPREAD_LETTERS_MIN = 3
_GAP_IN_SPREAD_MAX = 3
_HEAD_CHARACTERS = 3
# Shorter words have too many neighbours one letter away: "cône" is no insult, "room" no people, "soon" no "son".
_UNDOUBLED_CHARACTERS_MIN, _DOUBLED_CHARACTERS_MIN, _REPEATED_CHARACTERS_MIN = 6, 5, 2
_REPEATED = re.compile(r"(.)\1\1")


def words_of(*lines: str) -> frozenset[str]:
    """Give the words of a list that is written to be read."""
    return frozenset(word for line in lines for word in line.split())


class Word(NamedTuple):
    """One word: its place in the normalised text, what stands before it, its sentence, whether it is in quotes."""

    text: str
    start: int
    end: int
    gap: str
    sentence: int
    quoted: bool

    @property
    def glued(self) -> bool:
        """Whether nothing stands between this word and the one before."""
        return not self.gap and self.start > 0


class Reading(NamedTuple):
    """A normalised text and its words."""

    text: str
    words: tuple[Word, ...]


class Lexicon:
    """The words that are looked for under disguises. Build it once for a policy."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._squeezed = {squeeze(word): word for word in sorted(self._words)}
        self._longest = max(map(len, self._words), default=0)
        self._heads = frozenset(word[:_HEAD_CHARACTERS] for word in self._words)

    def find(self, word: str) -> str | None:
        """Give the known word that this is, or is with letters doubled or left single; else None."""
        if word in self._words:
            return word
        if len(word) < _REPEATED_CHARACTERS_MIN:
            return None
        once = squeeze(word)
        shortest = _DOUBLED_CHARACTERS_MIN if once != word else _UNDOUBLED_CHARACTERS_MIN
        if len(once) < (_REPEATED_CHARACTERS_MIN if _REPEATED.search(word) else shortest):
            return None
        return self._squeezed.get(once)

    def longest_at(self, letters: str, start: int, shortest: int) -> str | None:
        """Give the longest known word that begins here."""
        if shortest >= _HEAD_CHARACTERS and letters[start : start + _HEAD_CHARACTERS] not in self._heads:
            return None
        for end in range(min(len(letters), start + self._longest), start + shortest - 1, -1):
            if letters[start:end] in self._words:
                return letters[start:end]
        return None


class _Piece(NamedTuple):
    text: str
    start: int
    end: int


def read(body: str, lexicon: Lexicon) -> Reading:
    """Normalise a text and cut it into words; linear in the text."""
    text = normalise(body)
    pieces = [piece for token in _TOKEN.finditer(text) for piece in _plain(token.group(), token.start(), lexicon)]
    return Reading(text, tuple(_placed(text, list(_gathered(text, pieces, lexicon)))))


def _plain(token: str, start: int, lexicon: Lexicon) -> Iterator[_Piece]:
    """Take the disguise off one token, or cut it where letters meet digits."""
    end = start + len(token)
    if token.isdigit():
        yield _Piece(token, start, end)
        return
    if token.isalpha():
        yield from _fused(token, start, lexicon)
        return
    if known := lexicon.find(token) or lexicon.find(unleet(token)):
        yield _Piece(known, start, end)
        return
    counted = _NUMBER_THEN.fullmatch(token)
    if counted and (known := lexicon.find(unleet(counted[2]))):
        yield _Piece(counted[1], start, start + counted.end(1))
        yield _Piece(known, start + counted.start(2), end)
        return
    for part in _PIECE.finditer(token):
        word = part.group()
        yield _Piece(lexicon.find(word) or word, start + part.start(), start + part.end())


def _fused(word: str, start: int, lexicon: Lexicon) -> Iterator[_Piece]:
    """Cut words that were run together, when every part is known: `jesuismineure`."""
    known = lexicon.find(word)
    parts: list[_Piece] = []
    if known is None and _FUSED_CHARACTERS_MIN <= len(word) <= _FUSED_CHARACTERS_MAX and word.startswith(_FUSED_STARTS):
        at = 0
        while at < len(word) and (part := lexicon.longest_at(word, at, 1 if at == 0 else 2)):
            parts.append(_Piece(part, start + at, start + at + len(part)))
            at += len(part)
        if at == len(word):
            yield from parts
            return
    yield _Piece(known or word, start, start + len(word))


def _gathered(text: str, pieces: Sequence[_Piece], lexicon: Lexicon) -> Iterator[_Piece]:
    """Put words together again whose letters were spread: `m.i.n.e.u.r`."""
    at = 0
    while at < len(pieces):
        end = at
        while end < len(pieces) and len(pieces[end].text) == 1 and _close(text, pieces, end, at):
            end += 1
        if end - at < _SPREAD_LETTERS_MIN:
            yield from pieces[at : max(end, at + 1)]
        else:
            yield from _spread(pieces[at:end], lexicon)
        at = max(end, at + 1)


def _close(text: str, pieces: Sequence[_Piece], here: int, first: int) -> bool:
    """Tell whether a letter still belongs to the run that began at `first`."""
    if here == first:
        return True
    before = pieces[here - 1].end
    return pieces[here].start - before <= _GAP_IN_SPREAD_MAX and "\n" not in text[before : pieces[here].start]


def _spread(run: Sequence[_Piece], lexicon: Lexicon) -> Iterator[_Piece]:
    letters = "".join(piece.text for piece in run)
    at = 0
    while at < len(run):
        if word := lexicon.longest_at(letters, at, _SPREAD_LETTERS_MIN):
            yield _Piece(word, run[at].start, run[at + len(word) - 1].end)
            at += len(word)
        else:
            yield run[at]
            at += 1


def _placed(text: str, pieces: Sequence[_Piece]) -> Iterator[Word]:
    """Number the sentences and follow the quotes. A lone point inside spread letters ends no sentence."""
    before = sentence = 0
    quoted = False
    for piece in pieces:
        gap = text[before : piece.start]
        if gap not in {"", " "}:
            sentence += _BREAK.search(gap) is not None
            quoted ^= gap.count('"') % 2 == 1
        yield Word(piece.text, piece.start, piece.end, gap, sentence, quoted)
        before = piece.end
