"""Whether a text asks its reader for money, a transfer, a loan, a payment code or what opens a bank account.

For a card to the recipient of a direct conversation; never a reason to refuse or hold. Prices, sales, one's own lack of
money, what someone else asked for, and talking of a scam are left alone.
"""

from __future__ import annotations

import re

from placette.judge.lines import any_of, before, line_of, pattern_of, plain, tagged, told_or_negated
from placette.judge.policy import Policy
from placette.judge.reading import Reading

_UNIT = r"(?:€|e\b|[a-z]{1,12}/unit)"
_AMOUNT = (
    rf"(?:€ )?\b(?:\d{{1,6}}(?: \d{{1,3}}){{0,2}}|(?:\d{{1,2}} )?(?:cents?|mille|hundred|thousand)) {_UNIT}"
    rf"|€ \d{{1,6}}"
)
_MONEY = r"[a-z]{1,20}/money"
_VOUCHER, _WALLET = r"\b[a-z0-9_]{1,40}/voucher", r"\b[a-z0-9_]{1,40}/wallet"
_MAY_WEIGH = any_of(
    "un une peu d de du des l la les tes ton ta petit petite gros grosse somme environ juste seulement genre au moins",
    "quelques plus vite urgence en par acompte recharge carte code coupon ticket stp svp please",
    "some a bit of the your just about like only any little few",
)
_SOME = rf"(?: {_MAY_WEIGH}\b){{0,6}}"
_SUM = rf"{_SOME} (?:{_AMOUNT}|{_MONEY}|{_VOUCHER}|{_WALLET}|virement|mandat)"
_GIVE = any_of(
    "prete pretes pretez preter avance avances avancez avancer donne donnes donnez donner envoie envois envoies",
    "envoyez envoyer file files filer vire vires virer verse verses versez verser passe passes passer transfere",
    "transferes transferer paie paye paies payes payez payer achete achetes achetez acheter offre offrir recharge",
    "recharger depanne depannes depannez depanner laisse laisser aide aider prends",
)
_GIVE_ENGLISH = any_of("send lend loan wire transfer give spot pay advance buy")
_TELL = any_of("envoie envoies envoyer donne donnes donner file dis gratte send give text tell")
_ASKED = r"(?:pourrais|pourriez|peux|pouvez|aurais|auriez|veux|voudrais) pas"
_TO_YOU = rf"\b(?:tu|vous|t)(?: (?:{_ASKED}|(?!pas\b|plus\b|jamais\b)[a-z]{{1,12}})){{0,4}}"
_SPOKEN_TO = (
    r"(?:^|[|,] |\b(?:tu|vous|alors|allez|vas y|donc|et|puis|stp|svp|faut|peux|peut|pourrais"
    r"|you|please|just|then|and|or|so) )"
)
_PLEA = (
    r"\b(?:tu (?:peux|pourrais)|peux tu|pourrais tu|vous (?:pouvez|pourriez)|pouvez vous|pourriez vous|aide moi"
    r"|aidez moi|m aider|stp|svp|s il te plait|s il vous plait|urgent|urgence|rendrai|rendrais|rembourse\w{0,3}"
    r"|please|can you|could you|help me|urgently|pay you back)\b"
)
_NEED = r"(?:(?:j ai |jai |g )?besoin (?:de|d)|il me (?:faut|faudrait|manque)|i (?:urgently |really )?need)"
_ACCOUNT = (
    r"(?:numero de (?:ta )?(?:carte|cb)\b|(?:\d{1,2} )?chiffres de (?:ta|la) carte|rib\b|iban\b|cb\b|carte bancaire"
    r"|codes? (?:bancaires?|de (?:ta|la) (?:carte|cb)|recus?|par sms|que tu (?:as recu|viens de recevoir|vas recevoir))"
    r"|identifiants? (?:bancaires?|de ta banque)|card number|bank (?:details|account)"
    r"|codes? you (?:got|get|received|just got))"
)
_TRANSFER = rf"(?:un|une) (?:petite? )?(?:virement|mandat|avance|pret|{_WALLET})"

_PATTERNS = (
    # avance-moi 50 €, envoie-moi de l'argent, paie-moi en coupons
    pattern_of(rf"\b{_GIVE} (?:moi|nous){_SUM}"),
    pattern_of(rf"\b(?:paie|paye|paies|payes) (?:moi|nous) (?:le|la|l|les|mon|ma|mes) [a-z]{{2,12}} (?:{_AMOUNT})"),
    # peux-tu me dépanner de 20 euros ?, il faut que tu m'envoies 50 €
    pattern_of(rf"{_TO_YOU} (?:me|m|nous) {_GIVE}{_SUM}"),
    pattern_of(rf"{_TO_YOU} (?:me|m|nous) (?:faire|fais|ferais|feras|fasses) {_TRANSFER}"),
    pattern_of(rf"\b(?:fais|faites) (?:moi|nous) {_TRANSFER}"),
    pattern_of(rf"{_TO_YOU} (?:me|m|nous) aider financierement"),
    # il faut payer 90 €, tu peux me les avancer ?
    pattern_of(
        rf"(?:{_AMOUNT})(?: \S{{1,20}}){{0,8}}? (?:tu|vous)(?: [a-z]{{1,12}}){{0,2}} (?:me|m|nous) (?:les|l) {_GIVE}\b"
    ),
    # envoie 50 € sur mon compte, je te demande juste 20 €
    pattern_of(
        rf"{_SPOKEN_TO}(?:envoie|envoies|envoyer|envoyez|vire|vires|verse|verses|transfere|depose){_SUM}",
        r"(?: \w{1,12}){0,2} (?:sur|a|vers|avec|par) (?:mon|ma|mes|notre)\b",
    ),
    pattern_of(rf"{_SPOKEN_TO}(?:fais|faites) un (?:virement|mandat)(?: \S{{1,20}}){{0,4}} (?:sur|vers) (?:mon|ma)\b"),
    pattern_of(
        rf"(?:^|\| )(?:donne|envoie|file|prete|avance)(?: moi)?{_SOME} (?:{_AMOUNT})(?! (?:a|au|aux|pour|dans)\b)"
    ),
    pattern_of(rf"\bje (?:te|vous) demande{_SOME} (?:{_AMOUNT})"),
    # t'as pas 20 balles ?, tu aurais 50 € à me prêter ?
    pattern_of(
        r"\b(?:t as|tu as|t aurais|tu aurais|tu n aurais|vous auriez|vous n auriez) pas",
        rf"{_SOME} (?:{_AMOUNT})(?! (?:d|de)\b)",
    ),
    pattern_of(
        rf"\b(?:t as|tu as|t aurais|tu aurais|vous auriez){_SOME} (?:{_AMOUNT}|{_MONEY}) a (?:me|m|nous)",
        r" (?:preter|avancer|donner|envoyer|depanner|passer|filer)",
    ),
    # il me faut 200 € ce soir, tu peux m'aider ?
    pattern_of(rf"\b{_NEED}{_SOME} (?:{_AMOUNT}|{_MONEY})(?: \S{{1,20}}){{0,12}}? {_PLEA}"),
    pattern_of(rf"{_PLEA}(?: \S{{1,20}}){{0,8}}? {_NEED}{_SOME} (?:{_AMOUNT})"),
    # achète une carte cadeau et envoie-moi le code, paie en coupons
    pattern_of(
        rf"{_VOUCHER}(?: \S{{1,20}}){{0,8}}? {_TELL}(?: moi| me| m)?",
        r" (?:le|les|la|the|une|a) (?:codes?|numeros?|photos?|picture)\b",
    ),
    pattern_of(
        rf"{_SPOKEN_TO}{_TELL}(?: moi| me)? (?:le|les|the) (?:\d{{1,2}} )?(?:codes?|numeros?)",
        rf"(?: \w{{1,12}}){{0,4}} (?:{_VOUCHER})",
    ),
    pattern_of(
        rf"{_SPOKEN_TO}(?:paie|paye|paies|payes|payer|payez|regle|regler|pay)(?: moi| me)?",
        rf" (?:en|par|avec|with|in|by)(?: \w{{1,12}}){{0,2}} (?:{_VOUCHER})",
    ),
    # voici mon RIB; donne-moi le code que tu as reçu
    pattern_of(
        rf"\b(?:voici|voila|je t envoie|je te donne|je vous envoie|here s|here is) (?:mon|my) (?:rib|iban|{_WALLET})"
    ),
    pattern_of(rf"\b{_TELL}(?: moi| me)? (?:ton|tes|ta|le|les|la|your|the) {_ACCOUNT}"),
    # je vous propose un prêt
    pattern_of(
        r"\b(?:je|i)(?: (?:te|vous|can|could))? (?:propose|accorde|offre|offer)(?: you)?",
        r" (?:un|des|une|a) (?:prets?|credits?|loan)\b",
    ),
    # English
    pattern_of(rf"{_SPOKEN_TO}(?:please )?{_GIVE_ENGLISH} (?:me|us){_SUM}"),
    pattern_of(
        r"\b(?:you|u) (?:to |could |can |would |should |must |will |mind )?",
        rf"(?:{_GIVE_ENGLISH}|lending|sending) (?:me|us){_SUM}",
    ),
    pattern_of(rf"(?:^|[|,] |\b(?:please|just) )(?:send|wire|transfer){_SUM}"),
    pattern_of(
        rf"\b(?:can|could|would) (?:you|u) (?:please )?help (?:me|us)(?: out)? with{_SOME} (?:{_AMOUNT}|{_MONEY})"
    ),
    pattern_of(rf"\b(?:can|could|may) i borrow{_SUM}"),
)
_WARNED = re.compile(
    r"(?<!pas une )(?<!not a )\b(?:arnaques?|arnaqueurs?|escrocs?|escroquerie|brouteurs?|scams?|scammers?|fraude)\b"
)
_NEEDED = re.compile(
    r"/(?:unit|money|voucher|wallet)|€|\d e\b|\b(?:virement|mandat|avance|pret|prets|credits?|loan|rib|iban|cb"
    r"|carte|codes?|bank|card|financierement|identifiants?)\b"
)


def money_asked(reading: Reading, policy: Policy) -> str | None:
    """Give the words that ask the reader for money or a way to it, or None."""
    line = tagged(line_of(reading, quotes=False), policy.payment)
    # Most messages hold none of what every pattern needs.
    if not _NEEDED.search(line):
        return None
    for pattern in _PATTERNS:
        for found in pattern.finditer(line):
            if not told_or_negated(line, found) and not _WARNED.search(before(line, found.start())):
                return plain(found.group())
    return None
