"""Whether a text says so much of a child that a stranger could find it: a nudge to the parent, never more.

Three details count: a first name, an age (or the class that tells it), a school, crèche or club that is named or
described. One alone is free ("ma fille a 7 ans"); two of one family bring the nudge: a school with a name or an age, or
a name with an age. Only plain family sentences are read ("ma fille", "notre fils", "la petite Léa"), and a school
counts only in the sentence of the child: "l'école Jules-Ferry organise une kermesse" says nothing of whose child goes
there. A grown child ("mon fils Tom, 25 ans") is none.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from placette.judge.lines import any_of, line_of, pattern_of, plain, tagged
from placette.judge.policy import Policy
from placette.judge.reading import Reading, words_of
from placette.model import AGE_YEARS_MIN
from placette.text import normalise

_WORD = re.compile(r"[^\W\d_]+|[.!?\n«\"]")
_SENTENCE_CHARACTERS_MAX = 400
_CAPITALS_SHARE_MAX = 0.5
_NO_NAMES = words_of(
    "je j il elle on nous vous ils elles le la les un une des du de ma mon mes et ou ce c est a au aux en dans pour",
    "avec sur i my the we you he she they",
)

_ADJECTIVE = r"(?: (?:\d{1,2}|petite?s?|grande?s?|jeunes?|plus|little|young|year|old|yo|month|months)(?:/child)?)"
_CHILD = (
    rf"\b(?:(?:ma|mon|mes|notre|nos|sa|ses|leurs?|my|our|his|her|their)"
    rf"|(?:j ai|jai|on a|nous avons|i have|we have) (?:une?|an?|des|\d{{1,2}})){_ADJECTIVE}{{0,4}} [a-z_]{{2,20}}/child"
    r"|\b(?:la petite|le petit) [a-z]{2,20}/name"
)
_APART = r"(?: (?:,|ainee?|cadette|cadet|unique|aine|la|le|plus|grande?|petite?|c est|de \d{1,2} (?:ans|mois)))"
# Between "ma fille" and "7 ans" these are no name.
_NOT_NAME = any_of(
    "a ai ont as de d du des et est sont qui que qu aine ainee cadette cadet unique aura auront avait avaient avec",
    "fete vient presque bientot pour depuis dans en au pendant fait va vont age agee ages agees il elle y n ne deja",
    "encore moi mes mon ma is are turned turns just was has who of aged",
)
_NOT_AN_AGE = r"(?<!depuis )(?<!y a )(?<!dans )(?<!pendant )(?<!apres )(?<!avant )"
_AGE = (
    rf"{_NOT_AN_AGE}\b(?P<n>\d{{1,2}})(?: (?:et|and|ou) \d{{1,2}}| et demie?)?"
    r" (?:ans?|mois|months?|yo|y o|yrs?(?: old)?|years?(?: old)?)\b(?! (?:de|d|que|apres|plus|ago|et plus)\b)"
)
_CLASS = (
    r"\b(?:en|in) (?:classe de )?(?:(?:petite|moyenne|grande) section|ps|ms|gs|cp|ce1|ce2|cm1|cm2"
    r"|6e|6eme|sixieme|5e|5eme|cinquieme|4e|4eme|quatrieme|3e|3eme|troisieme"
    r"|year \d{1,2}|(?:\d{1,2} ?th|\w{1,12}) grade)\b"
)
_ACTIVITY = any_of(
    "musique danse foot football judo rugby natation gym tennis basket handball hand volley karate theatre poney",
    "equitation",
)
_KIND = (
    r"(?: (?:primaire|elementaire|maternelle|privee?|public|publique|catholique|municipale?|sportif"
    rf"|de {_ACTIVITY}))"
)
_NO_PLACE = any_of("vie parents dimanche maitresse monde devoirs matin soir rentree annee semaine journee")
_NAMED = (
    r"(?:(?:d |de |des |de la |du )?[a-z_]{2,30}/(?:name|known)"
    rf"|(?:du|de la|des|de l) (?!{_NO_PLACE}\b)[a-z]{{3,20}}|(?:saint|sainte|st|ste) [a-z]{{3,20}}|notre dame"
    r"|(?:a cote|en face|pres|derriere|au bout|en bas) (?:de|du|d|des)\b"
    r"|(?:, )?(?:rue|avenue|place|boulevard) [a-z]{2,20})"
)
_PARENT_OF = (
    r"\b(?:maman|papa|mere|pere|mamie|papi|mum|mom|dad|mother|father) (?:de|d|of) [a-z]{2,20}/name"
    r"(?=(?: ,)? (?:(?:\d{1,2}(?: et demie?)?(?: ,| et| and|)? ?){1,3}(?:ans|mois|months|years)"
    r"|(?:et|and) [a-z]{2,20}/name))"
)
_OF_CHILD = pattern_of(rf"{_CHILD}|{_PARENT_OF}")
_AGES, _CLASSES = pattern_of(_AGE), pattern_of(_CLASS)
_BARE_AGE = pattern_of(
    rf"(?:{_CHILD})(?: [a-z]{{2,20}}/name)? (?:is|turned|just turned|turns) (?P<n>\d{{1,2}})\b",
    r"(?! (?:minutes?|miles?|feet|cm|kg))",
)
_SCHOOLS = pattern_of(
    rf"\b[a-z_]{{2,20}}/school{_KIND}{{0,2}} {_NAMED}",
    r"|\bscolarisee?s? (?:a|au|en|chez) [a-z_]{2,30}/(?:name|known)",
    r"|\b[a-z_]{2,20}/name(?: [a-z_]{2,20}/name)?(?: (?:primary|elementary|infant|junior|middle|high|secondary))?",
    r" [a-z_]{2,20}/school",
)
_NAMES = pattern_of(
    rf"(?:{_CHILD}){_APART}{{0,3}} [a-z]{{2,20}}/name",
    rf"|(?:{_CHILD})(?: ,)? (?!{_NOT_NAME}\b)[a-z]{{2,15}}(?: ,)? \d{{1,2}} (?:ans|mois|years?|months)",
    r"|\b(?:s appelle|s appellent|se prenomme|prenommee?|nommee?|named|called|name is) (?!comment\b)[a-z]{2,20}",
    rf"|\b(?:la petite|le petit) [a-z]{{2,20}}/name|{_PARENT_OF}",
)
_THEY = re.compile(r"(?:^| )(?:il|elle|ils|elles|he|she|they)\b")
_AT_WORK = pattern_of(
    r"\b(?:je|j) (?:\w{1,12} ){0,2}(?:travaille|bosse|enseigne)\b|\bi (?:work|teach)\b",
    r"|\b(?:je suis|i m an?|i am an?) (?:une? )?(?:prof\w{0,8}|instit\w{0,8}|aesh|atsem|direct\w{1,5}|maitre",
    r"|maitresse|anim\w{1,8}|surveillante?|teacher)\b",
)
_MY_AGE = re.compile(r"\b(?:j ai|jai|j avais|j aurai|mes|i m|i am|i was|moi) $")
_NEEDED = re.compile(r"/child|\b(?:la petite|le petit|maman|papa|mere|pere|mamie|papi|mum|mom|dad|mother|father)\b")


class _Details(NamedTuple):
    """What one sentence says of a child, as read."""

    name: str = ""
    age: str = ""
    school: str = ""


def child_details(body: str, reading: Reading, policy: Policy) -> str | None:
    """Give the details of a child that together say too much, or None. `body`: its capitals tell names."""
    line = tagged(line_of(reading), policy.family)
    # Most messages hold none of what every pattern needs.
    if not _NEEDED.search(line):
        return None
    line = _with_names(line, body)
    told: set[tuple[int, str]] = set()
    about = False
    for sentence in line.split("|"):
        near = sentence[:_SENTENCE_CHARACTERS_MAX]
        here = _OF_CHILD.search(near) is not None
        about = about or here
        if about and (here or _THEY.search(near)):
            told.update((place, detail) for place, detail in enumerate(_details(near)) if detail)
    kinds = {place for place, _ in told}
    return ", ".join(detail for _, detail in sorted(told)) if len(kinds) > 1 else None


def _details(sentence: str) -> _Details:
    """Give the details in a sentence about a child; none when it is about someone grown."""
    ages = [
        found
        for found in (*_AGES.finditer(sentence), *_BARE_AGE.finditer(sentence))
        if not _MY_AGE.search(sentence[: found.start()])
    ]
    young = [found for found in ages if int(found["n"]) < AGE_YEARS_MIN or "mois" in found.group()]
    if ages and not young:
        return _Details()
    name, school = _NAMES.search(sentence), _SCHOOLS.search(sentence)
    age = young[0] if young else _CLASSES.search(sentence)
    at_work = _AT_WORK.search(sentence)
    return _Details(
        name=plain(name.group()) if name else "",
        age=plain(age.group()) if age else "",
        school=plain(school.group()) if school and not at_work else "",
    )


def _with_names(line: str, body: str) -> str:
    """Tag the words that the author wrote with a capital inside a sentence: names, of people and of places."""
    names = _capitals(body) - _NO_NAMES
    return " ".join(f"{word}/name" if word in names else word for word in line.split(" "))


def _capitals(body: str) -> frozenset[str]:
    """Give the words with a capital inside a sentence, as `normalise` writes them; none when most words have one."""
    names: set[str] = set()
    words = capitals = 0
    opens = True
    for found in _WORD.finditer(body):
        word = found.group()
        if not word[0].isalpha():
            opens = True
            continue
        words += 1
        if word[0].isupper():
            capitals += 1
            if not opens:
                names.add(normalise(word))
        opens = False
    return frozenset(names) if capitals <= words * _CAPITALS_SHARE_MAX else frozenset()
