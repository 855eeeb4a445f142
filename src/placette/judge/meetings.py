"""Whether a text moves a meeting to a private address: an invitation home, coming to the other's, or a street address.

For a card to the recipient of a direct conversation, and for the place of an outing; never a reason to refuse or hold.
Someone telling what another asked of them ("il voulait que je vienne chez lui"), going home, and the address of a café
or a town hall are left alone.
"""

from __future__ import annotations

import re

from placette.judge.lines import any_of, before, line_of, pattern_of, plain, sentence_around, tagged, told_or_negated
from placette.judge.policy import Policy
from placette.judge.reading import Reading

# Up to five words of the same breath; a new subject or a "pas" ends it.
_ANY = (
    r"(?: (?!(?:pas|plus|jamais|rien|de|d|depuis|je|j|il|elle|ils|elles|on|qui|que|qu|mais|car|parce|comme|si|ni"
    r"|sans"
    r"|never|not|don|i|he|she|they|who|because|but|if)\b)[a-z0-9_]{1,40}(?:/[a-z]{1,10})?){0,5}"
)
_DWELLING = r"(?:appart|appartement|studio|logement|domicile)"
_DWELLING_ENGLISH = r"(?:place|home|house|flat|apartment|room|studio)"
_HOUSE = r"a la maison\b(?! (?:des?|du|d|pour)\b)"
_ONE_HOME = rf"(?:chez moi|(?:a|dans|vers) mon {_DWELLING}|dans ma (?:maison|chambre))\b"
_MY_HOME = (
    rf"(?:{_ONE_HOME}|chez nous\b|a l appart(?:ement)?\b|{_HOUSE}|(?:a|dans) notre {_DWELLING}\b"
    rf"|(?:to|at|in|over) (?:my|our) {_DWELLING_ENGLISH}\b|(?:to|at) mine\b)"
)
_THEIR_HOME = (
    rf"(?:chez (?:toi|vous)\b|(?:a|dans) ton {_DWELLING}\b|dans ta (?:maison|chambre)\b"
    rf"|(?:to|at|in|by) your {_DWELLING_ENGLISH}\b|(?:to|at) yours\b)"
)
_WHEN = (
    r"(?: ,)? (?:ce soir|cette nuit|cet aprem|cet apres midi|demain(?: soir| matin)?|maintenant|tout de suite"
    r"|tout a l heure|apres|samedi|dimanche|lundi|mardi|mercredi|jeudi|vendredi|si tu veux"
    r"|(?:a|vers) \d{1,2}(?: h(?: \d{1,2})?| heures)?|tonight|tomorrow|now|later|this evening|at \d{1,2}(?: pm)?)\b"
)
_END = r"(?=(?: ,)?(?: stp| svp| please)?(?: \||$))"
# Before forms that are also third person ("ma sœur passe chez moi") someone must be spoken to.
_SPOKEN_TO = r"(?:^|[|,] |\b(?:tu|vous|alors|allez|vas y|donc|et|ou|bon|ok|oui|hop|ben|bah|plutot|stp|svp) )"
_COME = any_of(
    "venir viennes passer passes dormir monter montes rejoindre rejoignes retrouver rester boire manger diner",
    "debarquer squatter",
)
_I_COME = any_of("passe passerai passerais viens vienne viendrai viendrais arrive monte debarque serai vais")
_I_WOULD_COME = any_of(
    "passer venir arriver monter debarquer dormir rejoins rejoindre retrouve retrouver chercher raccompagne",
    "raccompagner",
)
_WE_MEET = any_of(
    "voit voir retrouve retrouver rejoint capte rencontre rencontrer mange dine boit prend fait regarde va ira verra",
    "finit dort pose peut pourrait",
)
_NOT_A_HOUSE = r"\b(?! (?:mail|e mail|email|mel|electronique|internet|de messagerie))"

_PATTERNS = (
    # viens chez moi ce soir, passe à la maison, tu montes chez moi ?
    pattern_of(rf"(?<!\bje )\b(?:viens|vien|venez|viendras|viendrais|viendriez){_ANY} {_MY_HOME}"),
    pattern_of(
        rf"{_SPOKEN_TO}(?:me |nous )?(?!passe[sz]? (?:une?|de|des|le|bien)\b)(?:passe|passes|passez|passeras|passerais",
        rf"|rejoins|rejoignez|retrouve|retrouves|retrouvez|monte|montes|montez|dors){_ANY} {_MY_HOME}",
    ),
    # tu peux venir chez moi, ça te dit de passer à la maison ?, je veux que tu viennes chez moi
    pattern_of(rf"\b(?:tu|vous|te|t|hesitez? pas|as qu a){_ANY}(?: (?:de|d|a))? {_COME}{_ANY} {_MY_HOME}"),
    pattern_of(rf"\btu (?:viennes|passes|montes){_ANY} {_MY_HOME}"),
    pattern_of(rf"\bje (?:t|te|vous) (?:invite|attends|attendrai|recois|recevrai|heberge|emmene){_ANY} {_MY_HOME}"),
    # on se voit chez toi ?, on mange chez moi, rendez-vous chez moi
    pattern_of(
        rf"\bon (?:se |s |peut se |pourrait se |va se )?{_WE_MEET}{_ANY}",
        rf" (?:{_ONE_HOME}|chez toi\b|{_HOUSE})",
    ),
    pattern_of(rf"\b(?:rendez vous|rdv){_ANY} (?:{_MY_HOME}|chez toi\b)"),
    # je passe chez toi, je peux dormir chez toi ?, tu veux que je vienne chez toi ?
    pattern_of(rf"\b(?:je|j){_ANY} (?:{_I_COME}|{_I_WOULD_COME}){_ANY} {_THEIR_HOME}"),
    pattern_of(rf"\b(?:je|j) {_I_COME}{_ANY} {_THEIR_HOME}"),
    pattern_of(rf"\btu (?:m|me|nous) (?:invites?|recois|accueilles?|heberges?){_ANY} {_THEIR_HOME}"),
    pattern_of(r"\b(?:devant|en bas de) chez toi\b"),
    # chez moi ce soir ?, chez toi ou chez moi ?, un café chez moi ?
    pattern_of(
        rf"(?:^|\| )(?:(?:alors|plutot|ou|et|bon|ok|oui|sinon) ){{0,2}}chez (?:moi|toi)(?:{_WHEN}){{1,3}}{_END}"
    ),
    pattern_of(r"\bchez (?:moi|toi) ou (?:chez )?(?:moi|toi)\b"),
    pattern_of(
        r"(?:^|\| )(?:(?:une?|alors|et|ou|plutot|petite?|se faire|ca te dit|ca vous dit|pour|partante?) ){0,3}"
        rf"(?:soiree|apero|diner|repas|barbecue|gouter|cafe(?:/public)?|verre|film|serie|raclette){_ANY}"
        rf" (?:{_ONE_HOME}|chez toi\b)(?:{_WHEN}){{0,3}}{_END}"
    ),
    # je suis seule à la maison, tu passes ?
    pattern_of(
        rf"\b(?:suis|serai|reste) (?:tout )?(?:toute )?(?:seule? )?(?:chez moi|a la maison){_ANY} ,",
        r" (?:tu (?:viens|passes)|viens|passe|rejoins moi)\b(?! (?:une?|de)\b)",
    ),
    # c'est quoi ton adresse ?
    pattern_of(
        r"\b(?:(?:donne|donnes|envoie|envoies|envoyer|file|dis|passe)(?: moi)?|c est quoi|quelle est|c est ou)",
        rf" ton adresse{_NOT_A_HOUSE}",
    ),
    pattern_of(
        r"\btu habites ou (?:exactement|precisement)\b|\bou tu habites(?: ,)? (?:je (?:viens|passe|t)|j arrive)\b"
    ),
    # English
    pattern_of(rf"\b(?:come|drop by|stop by|swing by){_ANY} {_MY_HOME}"),
    pattern_of(r"\b(?:wanna|want to|you should|you can|you could|can i) come (?:over|round)\b"),
    pattern_of(
        r"\bcome (?:over|round)",
        r" (?:to mine|tonight|tomorrow|now|later|this evening|at \d{1,2}|for (?:a )?\w{2,10})",
    ),
    pattern_of(rf"\b(?:i ll|i will|i can|can i|could i|i could|shall i|may i|let me|i m){_ANY} {_THEIR_HOME}"),
    pattern_of(
        rf"\b(?:let s|meet me|join me|stay with me|you can|you could|i ll wait){_ANY} (?:{_MY_HOME}|{_THEIR_HOME})"
    ),
    pattern_of(r"(?:^|\| )(?:my|your) place (?:or (?:mine|yours)|tonight|tomorrow|now|at \d{1,2})\b"),
    pattern_of(rf"\b(?:what s|what is|send me|give me|tell me) your (?:home )?address{_NOT_A_HOUSE}"),
)
_ADDRESS = re.compile(
    r"\b\d{1,4}(?: (?:bis|ter|quater))?(?: ,)? (?:[a-z]{1,20}/street|place (?:(?:du|de la|des|de l|d)\b|saint\b))"
    r"(?: (?:de|du|des|d|la|le|les|l|saint|sainte)\b){0,3} [a-z]{2,20}(?:/public)?"
    r"|\b(?:at|is|to) \d{1,4} (?:(?!(?:down|up|the|along|on|in|of|across)\b)[a-z]{2,15}(?:/public)? ){1,2}"
    r"(?:street|road|lane|avenue|drive|close|crescent|terrace)\b"
)
# An outing names its place in few words: "Soirée jeux chez moi samedi", "chez nous".
_AS_A_PLACE = re.compile(rf"(?<!de )(?<!pres ){_MY_HOME}|\ba mon domicile\b")
_GOING_HOME = re.compile(r"\b(?:rentr\w{1,8}|retour\w{0,8}|reven\w{1,6}|suis|reste\w{0,3}|home from) $")
# Behind "come to my place" stands who comes: "they come to my place" invites nobody.
_OTHERS_COME = re.compile(
    r"\b(?:he|she|they|who|people|everyone|friends|parents|kids|neighbou?rs|i|ils|elles|(?<!you )(?<!want )to) $"
)
_OTHERS_LIVE = re.compile(r"(?<!\bje )(?<!\bj )(?<!\bi )\b(?:habite|habitait|vit|vivait|lives|lived)\b")
_HINTS = any_of(
    "chez maison chambre appart appartement studio logement domicile adresse habites address place home house flat",
    "apartment room mine yours over round street road lane avenue drive close crescent terrace",
)
_NEEDED = re.compile(rf"\b{_HINTS}\b|/street")


def private_meeting(reading: Reading, policy: Policy) -> str | None:
    """Give the words that ask to meet at a private address, or give one, or None."""
    line = tagged(line_of(reading, quotes=False), policy.places)
    # Most messages hold none of what every pattern needs.
    if not _NEEDED.search(line):
        return None
    for pattern in _PATTERNS:
        for found in pattern.finditer(line):
            if not told_or_negated(line, found) and not _OTHERS_COME.search(before(line, found.start())):
                return plain(found.group())
    for found in _ADDRESS.finditer(line):
        lead = before(line, found.start())
        beside = sentence_around(line, found).replace(found.group(), "")
        if "/public" not in beside and not _OTHERS_LIVE.search(lead) and not told_or_negated(line, found):
            return plain(found.group())
    return None


def private_place(reading: Reading, policy: Policy) -> str | None:
    """Give the words of a proposal to go out that name a home as its place, or None."""
    line = line_of(reading, quotes=False)
    for found in _AS_A_PLACE.finditer(line):
        if not told_or_negated(line, found) and not _GOING_HOME.search(before(line, found.start())):
            return found.group()
    return private_meeting(reading, policy)
