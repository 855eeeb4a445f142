"""The help page: readable without an account, without JavaScript, and without a line once the place was visited.

No sentence holds a number: all come from one file, `placette/help/numbers.json`, with the day they were last checked.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import html
import pathlib
from typing import Literal

from litestar import Response, get
from msgspec import json

from placette.edge import pages
from placette.edge.body import Ask
from placette.edge.pages import Sentences
from placette.model import AGE_YEARS_MIN, Args, Record

NEUTRAL = "https://example.org/"  # as ui/src/chat/quickExit.ts
DIGEST_CHARACTERS = 16
_FOLDER = pathlib.Path(__file__).parent.parent / "help"


class Number(Record, frozen=True, forbid_unknown_fields=True):
    """Whom to call: how it is shown, where it leads, when someone answers, and the page where this was read."""

    shown: str
    href: str
    hours: Literal["always", "daily", "varies", "online"]
    source: str
    opens: int = 0
    closes: int = 0


class Numbers(Record, frozen=True, forbid_unknown_fields=True):
    """All help numbers, with the day they were last checked and how."""

    checked: dt.date
    checked_how: Literal["documents", "called"]
    numbers: dict[str, Number]


class Situation(Record, frozen=True):
    """What a person may be living through: the name of its sentences, its anchor, and whom to call."""

    name: str
    anchor: str
    call: tuple[str, ...]


NUMBERS = json.decode((_FOLDER / "numbers.json").read_bytes(), type=Numbers)
EMERGENCY = ("police", "europe", "sms")
SITUATIONS = (
    Situation(name="blackmail", anchor="chantage", call=("cyber", "victims", "young", "pharos")),
    Situation(name="forced", anchor="force", call=("police", "sms", "victims", "women", "child")),
    Situation(name="account", anchor="compte", call=("cyber", "victims", "women")),
    Situation(name="meeting", anchor="rendez-vous", call=("police", "sms", "victims", "women", "lgbt")),
    Situation(name="minor", anchor="mineur", call=("child", "police", "young")),
    Situation(name="under-age", anchor="moins-de-18-ans", call=("young", "child", "young_health", "police")),
    Situation(name="threat", anchor="menace", call=("police", "europe", "sms", "cyber", "victims", "women", "lgbt")),
    Situation(name="low", anchor="mal", call=("despair", "samu", "europe", "young_health")),
)
_ARGS: Args = {"adult_age": AGE_YEARS_MIN} | {name: number.shown for name, number in NUMBERS.numbers.items()}


def _page(said: Sentences) -> str:
    content = "\n".join(
        [
            _emergency(said),
            f"<p>{said.say('help-lead')}</p>",
            _contents(said),
            f'<p class="calm">{said.say("help-not-sanctioned")}</p>',
            f'<p class="small">{said.say("help-seen")}</p>',
            *(_situation(said, situation) for situation in SITUATIONS),
            f'<p class="small">{said.say("help-free")}</p>',
            f'<p class="small">{_checked(said)}</p>',
        ]
    )
    return pages.frame(said, "help-title", content, bar=_bar(said))


def _bar(said: Sentences) -> str:
    other = "fr" if said.lang == "en" else "en"
    return f"""<header class="bar"><div>
<a class="leave" href="{NEUTRAL}">{said.say("help-leave")}</a>
<a href="/aide?lang={other}" hreflang="{other}" lang="{other}">{said.say("help-other-language")}</a>
</div></header>"""


def _emergency(said: Sentences) -> str:
    lines = "\n".join(_number(name, said.say(f"help-emergency-{name}")) for name in EMERGENCY)
    return f"""<section class="emergency">
<h2>{said.say("help-emergency")}</h2>
<ul class="numbers">
{lines}
</ul>
<p>{said.say("help-emergency-how", _ARGS)}</p>
</section>"""


def _contents(said: Sentences) -> str:
    lines = "\n".join(
        f'<li><a href="#{one.anchor}">{said.say(f"help-{one.name}-title", _ARGS)}</a></li>' for one in SITUATIONS
    )
    return f"""<nav class="contents" aria-labelledby="contents">
<h2 id="contents">{said.say("help-contents")}</h2>
<ul>
{lines}
</ul>
</nav>"""


def _situation(said: Sentences, one: Situation) -> str:
    call = "\n".join(_number(name, _purpose(said, name)) for name in one.call)
    return f"""<section class="card" id="{one.anchor}">
<h2>{said.say(f"help-{one.name}-title", _ARGS)}</h2>
<p>{said.say(f"help-{one.name}-lead", _ARGS)}</p>
<h3>{said.say("help-do")}</h3>
<ol>{_items(said, f"help-{one.name}-do")}</ol>
<h3>{said.say("help-call")}</h3>
<ul class="numbers">
{call}
</ul>
<h3>{said.say("help-keep")}</h3>
<ul>{_items(said, f"help-{one.name}-keep")}</ul>
<div class="write">
<p><a class="button" href="/notice?lang={said.lang}">{said.say("help-write")}</a></p>
<p class="small">{said.say("help-write-how")}</p>
</div>
<a class="top" href="#contents">{said.say("help-top")}</a>
</section>"""


def _items(said: Sentences, name: str) -> str:
    return "\n".join(f"<li>{line}</li>" for line in said.lines(name, _ARGS))


def _number(name: str, purpose: str) -> str:
    number = NUMBERS.numbers[name]
    return f'<li><a href="{html.escape(number.href)}">{html.escape(number.shown)}</a> <span>{purpose}</span></li>'


def _purpose(said: Sentences, name: str) -> str:
    number = NUMBERS.numbers[name]
    purpose = said.say(f"help-number-{name.replace('_', '-')}")
    if number.hours == "online":
        return purpose
    return f"{purpose} {said.say(f'help-{number.hours}', {'opens': number.opens, 'closes': number.closes})}"


def _checked(said: Sentences) -> str:
    return said.say("help-checked", {"day": said.day(NUMBERS.checked), "how": NUMBERS.checked_how})


def version(made: dict[str, str], style: str) -> str:
    """What the worker begins with: a browser fetches its copies anew when one byte of its worker changed."""
    return hashlib.sha256("".join([*made.values(), style]).encode()).hexdigest()[:DIGEST_CHARACTERS]


PAGES = {lang: _page(said) for lang, said in pages.SENTENCES.items()}
WORKER = f'const VERSION = "{version(PAGES, pages.CSS)}";\n' + (_FOLDER / "sw.js").read_text("utf-8")


@get("/aide", include_in_schema=False)
async def help_page(request: Ask) -> Response[str]:
    """What to do now, whom to call, what to keep."""
    said = pages.sentences(request)
    return pages.answer(said, PAGES[said.lang])


@get("/sw.js", include_in_schema=False)
async def worker() -> Response[str]:
    """The script with which a browser keeps the help page, and nothing else."""
    return Response(WORKER, media_type="text/javascript")


HANDLERS = [help_page, worker]
