"""Insults aimed at someone, and slurs. What someone received, says of themselves or says to nobody stays free."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from placette.judge.policy import Insult, Policy, SignalName, Weight
from placette.judge.reading import Reading, Word, words_of

_LOOK_BACK_MAX = 6
_CUE_BACK_MAX = 14
_CUE_AFTER_MAX = 8
_CALL_WORDS_MAX = 3

# May stand between "tu es" and the insult, and only weigh it.
_BETWEEN = words_of(
    "vraiment trop bien qu un une des gros grosse sale sales petit petite de d le la sacre sacree pauvre bande que si",
    "tellement juste total vrai vraie encore toujours espece tous toutes completement quand meme enorme plus",
    "such a an fucking really so the just",
)
_AIM = words_of("toi tes t ur vous")
_AIM_PAIRS = frozenset(
    tuple(pair.split())
    for pair in (
        *("tu es", "t es", "t est", "tu est", "vous etes", "vs etes", "es tu", "etes vous"),
        *("you are", "you re", "u r", "u are"),
    )
)
_THROWN = words_of("espece sale sales pauvre bande gros grosse petit petite sacre you")
_NOT_THROWN = words_of(
    "un une cette ce l la le mon ma mes ton ta c est ces des les son sa notre votre de d il elle on du au par suis",
    "sommes et etait quelle quel comme ou mot quels trop fait a an the his her my like is was as",
)
_PHRASE_AFTER = words_of("toi alors et mais donc allez vous now")
_SELF = frozenset(
    tuple(pair.split())
    for pair in ("je suis", "j suis", "on est", "nous sommes", "suis je", "m appelle", "i m", "i am", "we are", "we re")
)
_SELF_WORDS = words_of("jsuis chui chuis im iam")
_NEGATED = words_of("pas not jamais never rien")
# Someone tells what was said: "traitée de", "il m'a dit".
_CUES = words_of(
    "traite traitee traites traitees traitait traiter traitent insulte insultee insultes insultait insultent insulter",
    "appele appelee appelait appellent hurlait criait cries crie hurle lance lancait ecrit entendu entends mot mots",
    "injure injures citation called calls told said says saying slur word words",
)
_REPORTED = words_of("dit disait disent dire repondu repete repetait")
_WHO_REPORTED = words_of(
    "m me lui a ont avait il elle on ils elles leur qui avoir entendre nous papa pere mere mari ex frere patron voisin",
    "chef",
)
_PRIDE = words_of("fier fiere fiers fieres proud pride queer")
# A colour also follows a thing: "un pull sale noir" insults nobody.
_COLOURS = words_of("noir noirs noire blanc blancs blanche")
_BEFORE_SALE = words_of("un une le la les des de ces ce cette d toi es tes espece etes gros grosse mais et que")
_NAME_PART_CHARACTERS_MIN = 6
_RUDE = frozenset({Weight.RUDE, Weight.RUDE_PHRASE})


def insults(reading: Reading, policy: Policy, *, bio: bool = False) -> Iterator[tuple[SignalName, str]]:
    """Give each insult that counts, with the weight that the policy's lists give it.

    `bio`: the text presents its author, so a word that is aimed at nobody names them: "Pd, randonneur, bavard".
    """
    words = reading.words
    at = 0
    while at < len(words):
        insult = _insult_at(words, at, policy)
        if insult is None:
            at += 1
            continue
        after = at + len(insult.words)
        if _counts(words, at, after, insult, bio=bio) and not _told(words, at, after) and not _of_self(words, at):
            rude = insult.weight in _RUDE or (insult.weight is Weight.RECLAIMED and _is_asked(words, at))
            yield SignalName.RUDE_WORDS if rude else SignalName.GROSS_INSULT, " ".join(insult.words)
        at = after
    yield from _against_groups(words, policy)


def insult_in_name(reading: Reading, policy: Policy) -> str | None:
    """Give the gross insult or slur that a nickname holds, or None; a name of pride ("gouine et fière") holds none."""
    texts = [word.text for word in reading.words]
    if _PRIDE.intersection(texts):
        return None
    for at in range(len(reading.words)):
        insult = _insult_at(reading.words, at, policy)
        if insult is not None and insult.weight not in _RUDE:
            return " ".join(insult.words)
    grave = policy.file.words.gross | policy.file.words.slurs
    run_on = "".join(texts)
    for harmless in policy.file.words.harmless:
        run_on = run_on.replace(harmless, "")
    for word in sorted(grave):
        if len(word) >= _NAME_PART_CHARACTERS_MIN and word.replace(" ", "") in run_on:
            return word
    return next((text for _, text in _against_groups(reading.words, policy)), None)


def _insult_at(words: Sequence[Word], at: int, policy: Policy) -> Insult | None:
    for insult in policy.insults.get(words[at].text, ()):
        if all(at + place < len(words) and words[at + place].text == text for place, text in enumerate(insult.words)):
            return insult
    return None


def _counts(words: Sequence[Word], at: int, after: int, insult: Insult, *, bio: bool) -> bool:
    """Tell whether the insult is aimed at someone who reads it, or is one wherever it stands."""
    if insult.weight is Weight.SLUR:
        return True
    if insult.weight in {Weight.GROSS_PHRASE, Weight.RUDE_PHRASE}:
        return _begins(words, at) or _back(words, at, 1) in _PHRASE_AFTER
    if _is_aimed(words, at):
        return True
    if bio and (insult.weight is Weight.RECLAIMED or not insult.words[-1].endswith("s")):
        return False
    return _is_call(words, at, after, gross=insult.weight is not Weight.RUDE)


def _is_aimed(words: Sequence[Word], at: int) -> bool:
    """Walk back from the insult to "tu es", "toi" or "espèce de", past words that only weigh it."""
    for back in range(1, _LOOK_BACK_MAX + 1):
        text = _back(words, at, back)
        pair = (_back(words, at, back + 1), text)
        if pair in _AIM_PAIRS or text in _AIM:
            return True
        if text in _THROWN and _back(words, at, back + 1) not in _NOT_THROWN:
            return True
        if text not in _BETWEEN:
            return False
    return False


def _is_asked(words: Sequence[Word], at: int) -> bool:
    """Tell whether a reclaimed word only follows "tu es": between people who use it, that is a plain question."""
    return (_back(words, at, 2), _back(words, at, 1)) in _AIM_PAIRS or _back(words, at, 1) == "tes"


def _is_call(words: Sequence[Word], at: int, after: int, *, gross: bool) -> bool:
    """Tell whether the insult is thrown as a name: alone, or closing a sentence, or opening one before a comma."""
    begins, ends = _begins(words, at), _ends(words, after)
    if begins and ends:
        return True
    if not gross or _back(words, at, 1) in _NOT_THROWN | _NEGATED:
        return False
    if begins:
        return "," in words[after].gap
    return ends and (_length(words, at) <= _CALL_WORDS_MAX or "," in words[at].gap)


def _told(words: Sequence[Word], at: int, after: int) -> bool:
    """Tell whether the insult is reported: in the sentence of a word like "traitée de", or in quotes near one."""
    sentence, quoted = words[at].sentence, words[at].quoted
    before = range(max(0, at - _CUE_BACK_MAX), at)
    behind = range(after, min(len(words), after + _CUE_AFTER_MAX))
    return any(_is_cue(words, place) and (words[place].sentence == sentence or quoted) for place in (*before, *behind))


def _is_cue(words: Sequence[Word], at: int) -> bool:
    if words[at].text in _CUES:
        return _back(words, at, 1) not in {"te", "t"}
    if words[at].text not in _REPORTED:
        return False
    before = _back(words, at, 1)
    return before in _WHO_REPORTED and (_back(words, at, 2), before) not in {("t", "a"), ("je", "te")}


def _of_self(words: Sequence[Word], at: int) -> bool:
    """Tell whether the sentence says it of its author: "je suis pd et fier"."""
    for back in range(1, _LOOK_BACK_MAX + 1):
        text = _back(words, at, back)
        if text in _SELF_WORDS or (_back(words, at, back + 1), text) in _SELF:
            return True
        if not text:
            break
    return bool(_PRIDE.intersection(word.text for word in words[at : at + _LOOK_BACK_MAX])) and not _is_aimed(words, at)


def _against_groups(words: Sequence[Word], policy: Policy) -> Iterator[tuple[SignalName, str]]:
    """Find "sale" thrown before the name of a group."""
    for at in range(1, len(words)):
        if words[at - 1].text not in {"sale", "sales"} or words[at].text not in policy.file.words.groups:
            continue
        before = _back(words, at, 2)
        colour = words[at].text in _COLOURS and before and before not in _BEFORE_SALE
        together = words[at].sentence == words[at - 1].sentence and words[at].gap in {" ", "-", "_", ""}
        if together and not colour and not _told(words, at - 1, at + 1) and not _of_self(words, at - 1):
            yield SignalName.GROSS_INSULT, f"sale {words[at].text}"


def _back(words: Sequence[Word], at: int, steps: int) -> str:
    """Give the word that many steps before, in the same sentence, or nothing."""
    place = at - steps
    return words[place].text if place >= 0 and words[place].sentence == words[at].sentence else ""


def _begins(words: Sequence[Word], at: int) -> bool:
    return at == 0 or words[at - 1].sentence != words[at].sentence


def _ends(words: Sequence[Word], after: int) -> bool:
    return after >= len(words) or words[after].sentence != words[after - 1].sentence


def _length(words: Sequence[Word], at: int) -> int:
    """Count the words of the sentence up to and with this one, no further than matters."""
    return sum(1 for back in range(_CALL_WORDS_MAX + 1) if back == 0 or _back(words, at, back))
