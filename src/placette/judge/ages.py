"""Whether someone states that they themselves are under 18.

A small table of reviewed patterns is tried on the line of the text (`lines.line_of`). Every repetition in a pattern is
bounded, so the time is linear. What is left alone on purpose: another person's age, the past, a length of time ("15 ans
de métier"), what someone else said, and the age at which something was done to the author.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from placette.judge.numbers import NUMBER_WORDS
from placette.judge.reading import words_of
from placette.model import AGE_YEARS_MIN

_AGE_LEAST = 3
_AGE_ALONE_LEAST = 8
_AGE_BARE_LEAST = 10
_COMING = AGE_YEARS_MIN + 1
_LEAD_CHARACTERS_MAX = 120

_UNIT = r"(?:an{1,2}s{0,3}|piges?|balais|berges|printemps|yo|y o|yrs?(?: old)?|years?(?: old)?)\b"
# A length of time, not an age. "d'âge" is an age again.
_NOT_SPAN = (
    r"(?!(?: et (?:demie?|\d+ mois))? (?:(?:de|d)\b(?! age\b)"
    r"|(?:devant|derriere|avant|apres|depuis|plus tard|passes?|que|older|younger|ago|experience|sober|into|in)\b"
    r"|dans (?:ce|cet|cette|mon|ma)\b"
    r"|(?:a|pour) (?:l |le |la |les )?\w{2,20}(?:er|ir|re)\b))"
)
_N = r"(?P<n>\d{1,2})(?: (?:ou |a )?(?P<n2>\d{1,2}))?"
_HAVE = r"(?:(?:j|je)(?: n)? (?:aii?|ais|e|41)|jai|jais|je nai|j|je|g)"
_ONLY = (
    r"(?: (?:moi|que|seulement|juste|tout juste|a peine|deja|encore|genre|environ|actuellement|en fait|vraiment"
    r"|presque|bientot|quasi|quasiment|meme|enfin|only|just|still|almost|nearly|like))"
)
_HELLO = (
    r"(?:(?:salut|slt|bonjour|bjr|bonsoir|bsr|coucou|cc|hello|hey|hi|yo|bah|ben|oui|non|nan|ouais|et|alors|re|wesh"
    r"|les gens|tout le monde|a tous|yes|no|well) (?:, )?)"
)
_START = rf"(?:^|\| ){_HELLO}{{0,4}}"
_STOP = r" \||$"
_END = rf"(?={_STOP})"
_AND_YOU = r"(?: ,)? (?:et |and )?(?:toi|vous|vs|tw|you|u|wbu|hbu)"
_WHEN = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:a|two|few|\d+) (?:days?|weeks?|months?))"
)
_LATELY = (
    r"(?:hier|avant hier|aujourd hui|ce matin|samedi|dimanche|lundi|mardi|mercredi|jeudi|vendredi|cette semaine|ce mois"
    r"|la semaine derniere|le mois dernier|il y a (?:un|deux|\d{1,2}) (?:jours?|semaines?|mois))\b"
)
_AFTER_ENGLISH = (
    rf"(?={_STOP}| ,| (?:and|but|so|yo|y o|now|here|f|m|girl|boy|male|female|what|u|you|wbu|hbu|lol|by|too|btw|from"
    rf"|next|soon|this|turning|in {_WHEN})\b)"
)
_IM = r"(?:i m|im|i am|iam)"
_I_AM = rf"(?:je suis|j suis|jsuis|chui|chuis|{_IM})"
_STILL = (
    r"(?: (?:encore|toujours|juste|seulement|qu|que|un|une|jeune|petit|petite|eleve|scolarise|scolarisee"
    r"|still|a|an|just))"
)
_PERSON = (
    r"(?:fille|garcon|mec|meuf|ado|adolescente?|jeune|jeune fille|jeune homme|gars|gamine?|nana|homme|femme|lyceenne"
    r"|lyceen|collegienne|collegien|girl|boy|guy|teen|teenager|student)"
)
_MINOR = (
    r"(?:mineure?s?(?! de (?:fond|charbon)| retraite| au fond)|collegien(?:ne)?s?|lyceen(?:ne)?s?|ado|adolescente?"
    r"|underage|under age|minor)"
)
_CLASS = r"(?:6e|6eme|sixieme|5e|5eme|cinquieme|4e|4eme|quatrieme|3e|3eme|troisieme|cp|ce1|ce2|cm1|cm2)"
_LATER_CLASS = r"(?:seconde|2nde|2de|premiere|1ere)"
_SCHOOL_FOLLOWS = r"(?= \||$| ,| (?:et|au|a|b|c|d|du|mais|donc|maintenant|cette|avec|la|depuis|\d+)\b)"
_SOMEWHERE = r"(?: (?!(?:en|de|a|du|au|qui|est|sur|et|ou)\b)[a-z]{2,20}){0,2}"


class _Pattern(NamedTuple):
    """`under`: the number must be below this; `least`: and not below that, since "j'ai 2" is rarely an age."""

    words: re.Pattern[str]
    under: int = AGE_YEARS_MIN
    least: int = _AGE_LEAST


def _pattern(*words: str, under: int = AGE_YEARS_MIN, least: int = _AGE_LEAST) -> _Pattern:
    return _Pattern(re.compile("".join(words)), under, least)


_PATTERNS = (
    # j'ai 15 ans, g seize ans, j'ai que 15 piges
    _pattern(rf"\b{_HAVE}{_ONLY}{{0,3}} {_N} {_UNIT}{_NOT_SPAN}"),
    # j'ai bientôt 18 ans, je n'ai pas encore 18 ans, j'ai moins de 18 ans
    _pattern(
        rf"\b{_HAVE} (?:(?:pas|meme pas)(?: encore)?|bientot|presque|quasi|quasiment|moins de|pas tout a fait)",
        rf" (?P<n>18)(?: {_UNIT}{_NOT_SPAN}|{_END})",
        under=_COMING,
    ),
    # j'aurai 17 ans en mars, je fête mes 16 ans samedi
    _pattern(
        r"\b(?:j aurai|jaurai|j aurais|je (?:vais|v) avoir|je vais sur mes|j approche de mes",
        r"|je vais (?:bientot )?feter mes|je fete(?:rai)? mes|je prends mes)",
        rf"{_ONLY}{{0,2}} {_N} {_UNIT}{_NOT_SPAN}",
        under=_COMING,
    ),
    # je viens d'avoir 16 ans, j'ai fêté mes 15 ans hier
    _pattern(rf"\b(?:je|j) viens d avoir{_ONLY}? {_N} {_UNIT}{_NOT_SPAN}"),
    _pattern(rf"\b(?:je fais mes|je viens de feter mes){_ONLY}? {_N} {_UNIT}{_NOT_SPAN}"),
    _pattern(rf"\bj ai (?:eu|fete mes){_ONLY}? {_N} {_UNIT} {_LATELY}"),
    # moi c'est 14 ans, et moi 15 ans
    _pattern(rf"{_START}moi(?: ,)?(?: c est| cest| j ai| jai)?{_ONLY}{{0,2}} {_N} {_UNIT}{_NOT_SPAN}"),
    _pattern(
        rf"{_START}moi(?: ,)?(?: c est| cest| j ai| jai){_ONLY}{{0,2}} {_N}(?:{_AND_YOU})?{_END}",
        least=_AGE_BARE_LEAST,
    ),
    # 15 ans moi; 15 ans et toi; 15 ans f; 15 ans
    _pattern(rf"{_START}{_N} {_UNIT}(?: ,)? (?:moi|ici|here)(?: ,| et\b| aussi|{_END})"),
    _pattern(
        rf"{_START}{_N} {_UNIT}(?: et demie?)?(?:{_AND_YOU}{_END}|(?: ,)? (?:f|h|g|m|fille|garcon|mec|meuf|girl|boy)\b)"
    ),
    _pattern(rf"^{_HELLO}{{0,4}}{_N} {_UNIT}(?: et demie?)?$", least=_AGE_ALONE_LEAST),
    # j'ai 15 et toi
    _pattern(
        rf"{_START}(?:moi )?(?:j ai|jai|g){_ONLY}{{0,2}} {_N}(?:{_AND_YOU})?{_END}",
        least=_AGE_BARE_LEAST,
    ),
    # mon âge c'est 15, je suis âgée de 16 ans, je suis une fille de 15 ans
    _pattern(rf"\b(?:mon|my) age(?: c)?(?: est| is)?{_ONLY}? {_N}\b"),
    _pattern(rf"\b{_I_AM} agee? (?:de|d){_ONLY}{{0,2}} {_N}\b"),
    _pattern(rf"\b{_I_AM}{_STILL}{{0,3}} {_PERSON}(?: (?:de|d))? {_N} {_UNIT}"),
    _pattern(
        rf"{_START}(?:jeune )?{_PERSON}(?: ,)?(?: (?:de|d))? {_N} {_UNIT}",
        rf"(?: ,| (?:cherche|ch|recherche|ici|et)\b|{_END})",
    ),
    # f14 troyes
    _pattern(rf"{_START}[fhgm] {_N}(?: {_UNIT})?(?: ,)?{_SOMEWHERE}{_END}", least=_AGE_BARE_LEAST),
    # je suis mineure, je suis collégienne, je ne suis pas encore majeur
    _pattern(rf"\b(?:{_I_AM}|on est|nous sommes){_STILL}{{0,3}} {_MINOR}\b(?! dans l ame| dans ma tete)"),
    _pattern(r"\bje (?:ne |n )?suis (?:pas|bientot|presque|meme pas)(?: encore)? majeure?\b"),
    _pattern(r"\bje serai (?:bientot |enfin )?majeure?\b"),
    # je suis en 5e, je suis au collège
    _pattern(rf"\b{_I_AM}{_STILL}{{0,3}} en (?:classe de )?{_CLASS}{_SCHOOL_FOLLOWS}"),
    _pattern(
        rf"\b{_I_AM}{_STILL}{{0,3}} en (?:classe de )?{_LATER_CLASS}(?: au lycee| generale| pro\b| techno| ,|{_END})"
    ),
    _pattern(rf"\b{_I_AM}{_STILL}{{0,3}} au (?:college|lycee)\b"),
    _pattern(
        rf"\b{_IM}{_STILL}{{0,2}} in (?:(?:middle|high|secondary) school|year (?:[789]|1[01])\b",
        r"|(?:\d{1,2} ?th|\w{1,12}) grade)\b",
    ),
    # I'm 15, I am fifteen years old, I'm a 15 year old girl, I'm under 18, I turn 17 in March
    _pattern(rf"\b{_IM}{_ONLY}{{0,3}}(?: a)? {_N} (?:yo|y o|yrs? old|years? old)\b"),
    _pattern(rf"\b{_IM}{_ONLY}{{0,3}} {_N}(?: years?| yrs?)?{_AFTER_ENGLISH}", least=6),
    _pattern(rf"\b{_IM} (?:under|not yet|not even|almost|nearly|not) (?P<n>18)\b(?! %)", under=_COMING),
    _pattern(
        rf"\bi (?:turn|ll be|will be|m turning|am turning){_ONLY}? {_N}(?: years?(?: old)?)?{_AFTER_ENGLISH}",
        under=_COMING,
    ),
    _pattern(rf"(?:{_START}|\bi )(?:ve )?(?:just|recently) turned {_N}\b"),
    _pattern(rf"{_START}{_N} (?:yo|y o|years? old)(?: (?:f|m|girl|boy|here))?{_END}"),
)
# A nickname: a number alone is often a département, so it counts only with "ans" or after f, h, g, m.
_NAME = re.compile(
    rf"\b(?P<n>\d{{1,2}}) {_UNIT}|^[fhgm] (?P<after>1[0-7])\b|(?<!de )\bmineure?\b(?! (?:du|de|d) )"
    r"|\bcollegien(?:ne)?\b|\blyceen(?:ne)?\b|\bunderage\b|\bado \d|\bado$"
)

# Before the statement, in its sentence: someone else's words, or a manner of speaking.
_NOT_THEIR_OWN = re.compile(
    r"\b(?:a|ont|avait|il|elle|on|qui|gens|quelqu un|ils|elles|he|she|they|someone)"
    r"(?: (?:me|m|t|te|lui|leur|nous|a|ont|avait|avoir|has)){0,4}"
    r" (?:dit|disait|disent|ecrit|ecrivait|repond|repondu|raconte|annonce|avoue|pretend|affirme"
    r"|said|says|told me|wrote|claims)(?: (?!je\b|j\b|moi\b)\w{1,20}| ,){0,4} $"
    r"|\b(?:dans ma tete|dans mon coeur|on dirait|comme si|l impression)\b"
)
_AT_WORK = re.compile(
    r"\b(?:profs?|professeure?|enseignante?|surveillante?|aed|aesh|cpe|infirmiere?|travaille|bosse|travail|eleves"
    r"|reunion|pour|principale?|agente?|conference|salle|fils|fille|comme|stage|intervenante?|chauffeur|boulot"
    r"|teacher|teach|work)\b"
)
_SCHOOL = re.compile(r"\b(?:au (?:college|lycee)|en classe|en \w{1,12}|in (?:\d{1,2} )?\w{1,12} (?:school|grade))")
_NEEDED = re.compile(
    rf"\d|mineur|majeur|colleg|lyce|\bado|under|minor|school|grade|\ben (?:classe|{_CLASS}|{_LATER_CLASS})\b"
)
_IF = re.compile(r"\bsi\b")

AGE_WORDS = NUMBER_WORDS | words_of(
    "jai je suis moi ans an piges mineur mineure majeur majeure college lycee collegien collegienne lyceen lyceenne",
    "ado adolescent adolescente age agee ai im iam years old que toi et chui chuis 6e 5e 4e 3e 6eme 5eme 4eme 3eme",
    "2nde 2de 1ere cm1 cm2 ce1 ce2 aurai jaurai fille garcon minor underage yo",
)


def own_age_under_18(line: str) -> str | None:
    """Give the words of a line (`lines.line_of`) that state the author's own age under 18, or None."""
    # Most messages hold none of what every pattern needs.
    if not _NEEDED.search(line):
        return None
    for pattern in _PATTERNS:
        for found in pattern.words.finditer(line):
            if _holds(pattern, found) and not _excused(line, found):
                return found.group().strip()
    return None


def age_in_name(line: str) -> str | None:
    """Give the words of a nickname's line that state an age under 18. A number alone is often a département."""
    for found in _NAME.finditer(line):
        age = found["n"]
        if age is None or _AGE_LEAST <= int(age) < AGE_YEARS_MIN:
            return found.group().strip()
    return None


def _holds(pattern: _Pattern, found: re.Match[str]) -> bool:
    """Tell whether the numbers that were found are ages under 18."""
    ages = [int(value) for name, value in found.groupdict().items() if name.startswith("n") and value]
    return all(pattern.least <= age < pattern.under for age in ages)


def _excused(line: str, found: re.Match[str]) -> bool:
    """Tell whether the sentence around says that this is not the author's own age now."""
    near = max(0, found.start() - _LEAD_CHARACTERS_MAX), min(len(line), found.end() + _LEAD_CHARACTERS_MAX)
    before = line[line.rfind("|", near[0], found.start()) + 1 or near[0] : found.start()]
    if _NOT_THEIR_OWN.search(before):
        return True
    stop = line.find("|", found.end(), near[1])
    around = before + line[found.start() : near[1] if stop < 0 else stop]
    if _SCHOOL.search(found.group()) and _AT_WORK.search(around):
        return True
    return "aurais" in found.group() and _IF.search(around) is not None
