"""The plain pages: a word to us from anyone, without an account and without JavaScript."""

from __future__ import annotations

import datetime as dt
import html
import pathlib
import urllib.parse
import zoneinfo
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from placette import wire
from placette.edge import body
from placette.edge.body import Ask
from placette.model import CODES, REPORT_CHARACTERS_MAX, Args, Code, Refused
from placette.service import safety
from placette.service.world import World

FORM_FIELDS_MAX = 8
ADDRESS_CHARACTERS_MAX = 500
_LOCALES = pathlib.Path(__file__).parent.parent / "locales"
# The colours of ui/src/styles/tokens.css, which a test compares; a browser that has no light-dark() keeps its own.
CSS = """
:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, "Noto Sans", sans-serif; }
body { margin: 0; background: light-dark(#f6f3ec, #14171a); color: light-dark(#1c2126, #e9ecef); }
main { box-sizing: border-box; max-width: 40rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1, h2 { font-family: Palatino, "P052", Georgia, serif; line-height: 1.2; }
h1 { font-size: 1.75rem; }
a { color: light-dark(#0b6b5d, #5fd0bb); }
html { scroll-padding-top: 5rem; }
.bar { position: sticky; top: 0; z-index: 1; padding: .25rem 1rem; background: Canvas; }
.bar { background: light-dark(#fffdf8, #1c2024); border-bottom: .0625rem solid light-dark(#ddd6c7, #31373d); }
.bar div { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: .25rem 1rem; }
.bar div { max-width: 38rem; margin: 0 auto; }
.bar a, .contents a, .top { display: inline-flex; align-items: center; min-height: 2.75rem; }
.leave { font-weight: 650; }
.contents ul, .numbers { margin: 0; padding: 0; list-style: none; }
.contents ul { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 0 1rem; }
.numbers li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 .75rem; padding: .5rem 0; }
.numbers li + li { border-top: .0625rem solid light-dark(#ddd6c7, #31373d); }
.numbers a { min-width: 4.5rem; padding: .375rem 0; font-size: 1.25rem; font-weight: 700; white-space: nowrap; }
.numbers span { flex: 1 1 10.5rem; }
.emergency h2 { margin: 0; font-size: 1.25rem; }
.emergency p { margin: .5rem 0 0; font-weight: 400; }
.emergency a { color: inherit; }
.emergency .numbers li + li { border-color: light-dark(#857f73, #6b757e); }
.emergency .numbers span { flex-basis: 8rem; }
.emergency .numbers a { font-size: 1.5rem; }
.calm { padding: .75rem 1rem; border-radius: .75rem; background: light-dark(#e1efe9, #1d3733); font-weight: 600; }
.card { margin: 1.5rem 0; padding: 1rem 1.25rem; border: .0625rem solid light-dark(#ddd6c7, #31373d); }
.card { border-radius: 1.125rem; background: light-dark(#fffdf8, #1c2024); }
.card h2 { margin: 0; }
.card h3 { margin: 1.25rem 0 .25rem; font-size: 1.0625rem; }
.card ul:not(.numbers), .card ol { margin: 0; padding-left: 1.375rem; }
.card ul:not(.numbers) li, .card ol li { margin: .375rem 0; }
.small { color: light-dark(#5b6068, #a3abb3); font-size: 1rem; }
.button { display: inline-flex; align-items: center; min-height: 3rem; padding: .25rem 1.75rem; font-weight: 650; }
.button { border-radius: 999px; background: light-dark(#0b6b5d, #5fd0bb); text-decoration: none; }
.button { box-sizing: border-box; color: light-dark(#ffffff, #0d2420); }
label { display: block; margin-top: 1.25rem; font-weight: 600; }
fieldset { margin: 1.25rem 0 0; padding: 0; border: 0; min-width: 0; }
legend { padding: 0; font-weight: 600; }
textarea, input { box-sizing: border-box; width: 100%; padding: .625rem .75rem; font: inherit; }
textarea, input { border: .09375rem solid light-dark(#857f73, #6b757e); border-radius: .75rem; }
textarea, input { background: light-dark(#fffdf8, #1c2024); color: inherit; }
input.short { max-width: 9rem; display: block; }
.choice { display: flex; align-items: center; gap: .75rem; min-height: 2.75rem; margin: 0; font-weight: 400; }
.choice input { flex: none; width: 1.25rem; height: 1.25rem; margin: 0; accent-color: light-dark(#0b6b5d, #5fd0bb); }
form > .choice { margin-top: 1.25rem; }
form p { margin: .25rem 0; }
.fault { color: light-dark(#a3232b, #ff9a94); font-weight: 600; }
.refused a { color: inherit; }
.refused p, .refused ul { margin: .25rem 0; }
button { margin-top: 1.25rem; min-height: 3rem; padding: .5rem 1.75rem; font: inherit; font-weight: 650; }
button { border: 0; border-radius: 999px; }
button { background: light-dark(#0b6b5d, #5fd0bb); color: light-dark(#ffffff, #0d2420); }
.emergency, .refused { padding: .75rem 1rem; border-radius: .75rem; background: light-dark(#fbe9e7, #3a2224); }
.emergency, .refused { color: light-dark(#a3232b, #ff9a94); font-weight: 600; }
.answer { padding: .75rem 1rem; border-radius: .75rem; background: light-dark(#e1efe9, #1d3733); }
.answer { white-space: pre-wrap; }
:focus-visible { outline: .1875rem solid light-dark(#0b6b5d, #5fd0bb); outline-offset: .125rem; }
@media (min-width: 40rem) { .numbers a { min-width: 7rem; } }
@media print {
  :root { color-scheme: light; font-size: 11pt; }
  .bar, .contents, .write, .top { display: none; }
  .card { break-inside: avoid; }
}
"""


class Sentences:
    """The sentences of one language, escaped for HTML."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._bundle: Any = FluentBundle([lang], use_isolating=False)
        for name in ("pages.ftl", "codes.ftl", "help.ftl"):
            self._bundle.add_resource(FluentResource((_LOCALES / lang / name).read_text("utf-8")))

    def say(self, name: str, args: Args | None = None) -> str:
        """One sentence, ready to stand in a page."""
        pattern = self._bundle.get_message(name).value
        said, _ = self._bundle.format_pattern(pattern, args or {})
        return html.escape(str(said))

    def lines(self, name: str, args: Args | None = None) -> list[str]:
        """A sentence that is a list, one thing a line."""
        return self.say(name, args).splitlines()

    def day(self, day: dt.date) -> str:
        """A day, in words."""
        return self.say("day", {"day": day.day, "month": day.month, "year": str(day.year)})


SENTENCES = {lang: Sentences(lang) for lang in ("fr", "en")}


def sentences(request: Ask) -> Sentences:
    """The language that the address names; else French, unless the browser asks for English first."""
    named = SENTENCES.get(request.query_params.get("lang", ""))
    if named is not None:
        return named
    asked = request.headers.get("accept-language", "").strip().lower()
    return SENTENCES["en" if asked.startswith("en") else "fr"]


@get("/notice.css", include_in_schema=False)
async def stylesheet() -> Response[str]:
    """The look of the plain pages."""
    return Response(CSS, media_type="text/css")


@get("/notice", include_in_schema=False)
async def form(request: Ask) -> Response[str]:
    """Where anyone tells us what happened."""
    return _form(sentences(request))


@post("/notice", include_in_schema=False)
async def send(request: Ask) -> Response[str] | Redirect:
    """Keep what was told and show its number."""
    said = sentences(request)
    try:
        data = await body.read(request, "application/x-www-form-urlencoded")
        fields = urllib.parse.parse_qs(data.decode(), errors="strict", max_num_fields=FORM_FIELDS_MAX)
    except (ValueError, body.No):
        return _form(said, Refused(code=Code.REQUEST_INVALID))
    told, address = fields.get("text", [""])[0], fields.get("address", [""])[0]
    # A browser counts a line's end as one character and sends it as two.
    told = told.replace("\r\n", "\n")
    receipt = await safety.notice(_world(request), told, address[:ADDRESS_CHARACTERS_MAX])
    if isinstance(receipt, Refused):
        return _form(said, receipt, told, address)
    kept = urllib.parse.urlencode({"key": receipt.key, "lang": said.lang})
    return Redirect(f"/notice/{receipt.number}?{kept}", status_code=303)


@get("/notice/{number:str}", include_in_schema=False)
async def status(request: Ask, number: FromPath[str]) -> Response[str]:
    """The number, the day of the answer, and the answer."""
    said, world = sentences(request), _world(request)
    found = await safety.status(world, number, request.query_params.get("key", ""))
    if isinstance(found, Refused):
        return _page(said, "notice-title", refusal(said, found), CODES[found.code].status)
    return _page(said, "notice-status-title", _status(said, world, found))


HANDLERS = [stylesheet, form, send, status]


def _world(request: Ask) -> World:
    return request.app.state["world"]


def _status(said: Sentences, world: World, found: wire.ReportView) -> str:
    lines = [
        f"<p>{said.say('notice-number', {'number': found.number})}</p>",
        f"<p>{said.say('notice-keep')}</p>",
    ]
    if found.answer is None:
        lines.append(f"<p>{said.say('notice-answer-by', {'day': _day(said, world, found.answer_by_ms)})}</p>")
    else:
        lines.append(f"<h2>{said.say('notice-answer')}</h2>")
        if found.answered_at_ms is not None:
            lines.append(f"<p>{said.say('notice-answered', {'day': _day(said, world, found.answered_at_ms)})}</p>")
        lines.append(f'<p class="answer">{html.escape(found.answer)}</p>')
    return "\n".join(lines)


def _day(said: Sentences, world: World, at_ms: int) -> str:
    day = dt.datetime.fromtimestamp(at_ms / 1000, zoneinfo.ZoneInfo(world.settings.zone)).date()
    return said.day(day)


def _form(said: Sentences, refused: Refused | None = None, told: str = "", address: str = "") -> Response[str]:
    fault = "" if refused is None else refusal(said, refused)
    content = f"""{fault}
<p class="emergency">{said.say("notice-emergency")}</p>
<p><a href="/aide?lang={said.lang}">{said.say("help-title")}</a></p>
<p>{said.say("notice-intro")}</p>
<form method="post" action="/notice?lang={said.lang}">
<label for="text">{said.say("notice-text")}</label>
<textarea id="text" name="text" rows="8" maxlength="{REPORT_CHARACTERS_MAX}" required>
{html.escape(told)}</textarea>
<label for="address">{said.say("notice-address")}</label>
<input id="address" name="address" maxlength="{ADDRESS_CHARACTERS_MAX}" autocomplete="off"
 value="{html.escape(address)}">
<button type="submit">{said.say("notice-send")}</button>
</form>"""
    status_code = 200 if refused is None else CODES[refused.code].status
    # Under "no-referrer" a browser sends a form with `Origin: null`, and the guard refuses it.
    return _page(said, "notice-title", content, status_code, referrer="same-origin")


def refusal(said: Sentences, refused: Refused) -> str:
    """A refusal, at the top of its page."""
    return f'<p class="refused" role="alert">{code(said, refused)}</p>'


def code(said: Sentences, refused: Refused) -> str:
    """The sentence of a refusal."""
    return said.say(f"code-{refused.code.value.replace('_', '-')}", refused.args)


def _page(
    said: Sentences, title: str, content: str, status_code: int = 200, *, referrer: str = "no-referrer"
) -> Response[str]:
    return answer(said, frame(said, title, content, referrer=referrer), status_code)


def frame(said: Sentences, title: str, content: str, *, bar: str = "", referrer: str = "no-referrer") -> str:
    """A whole plain page around its content; `bar` stands above, and stays in sight."""
    heading = said.say(title)
    return f"""<!doctype html>
<html lang="{said.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="{referrer}">
<title>{heading} · Placette</title>
<link rel="stylesheet" href="/notice.css">
</head>
<body>
{bar}
<main>
<h1>{heading}</h1>
{content}
<p><a href="/">{said.say("notice-back")}</a></p>
</main>
</body>
</html>
"""


def answer(said: Sentences, page: str, status_code: int = 200) -> Response[str]:
    """A plain page on its way out."""
    return Response(
        page,
        status_code=status_code,
        media_type="text/html",
        headers={"Vary": "Accept-Language", "Content-Language": said.lang},
    )
