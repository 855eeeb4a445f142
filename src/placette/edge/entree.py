"""The entry without JavaScript: the four fields on a plain page.

Law L8: a browser with JavaScript turns the postcode into a cell itself. Here the server does, in memory: the postcode
is looked up and forgotten. It is never given back in the page, nor put in an address, a cookie, a log line or a row.
"""

from __future__ import annotations

import html
import re
import urllib.parse

from litestar import Response, get, post

from placette import wire
from placette.edge import body, pages
from placette.edge.body import Ask
from placette.edge.guard import SESSION_COOKIE
from placette.edge.pages import Sentences
from placette.edge.site import anyone, browser_of, cookie, label_of, world_of
from placette.model import AGE_YEARS_MAX, AGE_YEARS_MIN, CODES, Args, Code, Gender, Record, Refused
from placette.service import entry, people
from placette.service.people import Caller
from placette.service.world import World

FIELDS_MAX = 8
NICKNAME_TYPED_MAX = 64  # as wire.EntryRequest
_AGE = re.compile(r"\d{1,3}", re.ASCII)
_GENDERS = {gender.value: gender for gender in Gender}
_PLACE = frozenset({Code.POSTCODE_UNKNOWN, Code.CELL_UNKNOWN, Code.OUT_OF_TERRITORY})


class Told(Record, frozen=True, kw_only=True):
    """What the form said and may be shown again. There is no field for the postcode, on purpose."""

    nickname: str = ""
    age: str = ""
    gender: str = ""
    shared: bool = False


class Fault(Record, frozen=True, kw_only=True):
    """What is wrong with one field: a refusal, or nothing chosen; nicknames that are free when this one is not."""

    refused: Refused | None = None
    proposals: list[str] = []


@get("/entree-simple", include_in_schema=False)
async def form(request: Ask) -> Response[str]:
    """The four fields; for whoever is in, what comes next."""
    said, world = pages.sentences(request), world_of(request)
    caller = await anyone(request)
    if caller is not None:
        return await _ready(said, world, caller)
    browser, _ = browser_of(request)
    if await entry.stated_under_18(world, browser):
        return _kind(said, 200)
    return _form(said, Told(), {})


@post("/entree-simple", include_in_schema=False)
async def send(request: Ask) -> Response[str]:
    """Come in by the four fields, or say what is wrong with which."""
    said, world = pages.sentences(request), world_of(request)
    caller = await anyone(request)
    if caller is not None:
        return await _ready(said, world, caller, Refused(code=Code.ALREADY_IN))
    try:
        data = await body.read(request, "application/x-www-form-urlencoded")
        fields = urllib.parse.parse_qs(data.decode(), errors="strict", max_num_fields=FIELDS_MAX)
    except (ValueError, body.No):
        return _form(said, Told(), {}, Refused(code=Code.REQUEST_INVALID))
    told = Told(
        nickname=_first(fields, "nickname")[:NICKNAME_TYPED_MAX],
        age=_first(fields, "age").strip(),
        gender=_first(fields, "gender"),
        shared=_first(fields, "shared") == "1",
    )
    browser, cookies = browser_of(request)
    answer = await _come_in(said, world, told, _cell_of(world, _first(fields, "postcode")), browser, label_of(request))
    # A stated age under 18 stays with the browser, so the browser must be given its token now.
    answer.cookies.extend(cookies)
    return answer


HANDLERS = [form, send]


async def _come_in(  # noqa: PLR0913 - what was told, where from, and by which browser
    said: Sentences, world: World, told: Told, cell: str, browser: bytes, label: str
) -> Response[str]:
    faults = await _faults(world, told, cell, browser)
    if _is(faults.get("age"), Code.UNDER_18):
        return _kind(said, CODES[Code.UNDER_18].status)
    if faults:
        return _form(said, told, faults)
    asked = wire.EntryRequest(
        nickname=told.nickname,
        age=int(told.age),
        gender=_GENDERS[told.gender],
        cell=cell,
        locale=said.lang,
        shared_computer=told.shared,
    )
    result = await entry.come_in(world, asked, browser, label)
    if isinstance(result, Refused):  # what changed meanwhile: the nickname was just taken
        field = "postcode" if result.code in _PLACE else "nickname"
        return _form(said, told, {field: Fault(refused=result)})
    caller, token = result
    answer = await _ready(said, world, caller)
    answer.status_code = 201
    answer.cookies.append(cookie(SESSION_COOKIE, token, None if told.shared else world.settings.session_days))
    return answer


def _first(fields: dict[str, list[str]], name: str) -> str:
    return fields.get(name, [""])[0]


def _cell_of(world: World, postcode: str) -> str:
    """The cell of what was typed, or nothing: all that is known of the postcode from here on."""
    found = world.places.cell_of(postcode)
    return "" if found is None else found.id


async def _faults(world: World, told: Told, cell: str, browser: bytes) -> dict[str, Fault]:
    """Every field that must be looked at again, in the order of the page."""
    faults: dict[str, Fault] = {}
    name = await entry.nickname(world, told.nickname)
    if name.code is not None:
        faults["nickname"] = Fault(refused=Refused(code=name.code, args=name.args), proposals=name.proposals)
    out_of_range = Refused(code=Code.AGE_RANGE, args={"max": AGE_YEARS_MAX})
    stated = await entry.state_age(world, int(told.age), browser) if _AGE.fullmatch(told.age) else out_of_range
    if stated is not None:
        faults["age"] = Fault(refused=stated)
    if told.gender not in _GENDERS:
        faults["gender"] = Fault()
    where = people.place_fault(world, cell) if cell else Refused(code=Code.POSTCODE_UNKNOWN)
    if where is not None:
        faults["postcode"] = Fault(refused=where)
    return faults


def _is(fault: Fault | None, code: Code) -> bool:
    return fault is not None and fault.refused is not None and fault.refused.code is code


# --- the pages --------------------------------------------------------------------------------------------------------


def _form(said: Sentences, told: Told, faults: dict[str, Fault], refused: Refused | None = None) -> Response[str]:
    codes = [fault.refused.code for fault in faults.values() if fault.refused is not None]
    first = refused.code if refused is not None else next(iter(codes), None)
    status_code = 200
    if first is not None or faults:
        status_code = CODES[first or Code.REQUEST_INVALID].status
    other = "fr" if said.lang == "en" else "en"
    content = f"""{_summary(said, faults, refused)}
<p>{said.say("entry-lead")}</p>
<form method="post" action="/entree-simple?lang={said.lang}">
{_nickname(said, told, faults.get("nickname"))}
{_age(said, told, faults.get("age"))}
{_gender(said, told, faults.get("gender"))}
{_postcode(said, faults)}
<label class="choice"><input type="checkbox" name="shared" value="1"{" checked" if told.shared else ""}>
<span>{said.say("entry-shared")}</span></label>
<p class="small">{said.say("entry-shared-hint")}</p>
<button type="submit">{said.say("entry-send")}</button>
</form>
<p class="small">{said.say("entry-next")}</p>
<p><a href="/aide?lang={said.lang}">{said.say("help-title")}</a></p>
<p><a href="/entree-simple?lang={other}" hreflang="{other}" lang="{other}">{said.say("help-other-language")}</a></p>"""
    return _page(said, "entry-title", content, status_code)


def _summary(said: Sentences, faults: dict[str, Fault], refused: Refused | None) -> str:
    if refused is not None:
        return pages.refusal(said, refused)
    if not faults:
        return ""
    lines = "\n".join(f'<li><a href="#{name}">{said.say(f"entry-{name}")}</a></li>' for name in faults)
    return f"""<div class="refused" role="alert"><p>{said.say("entry-faults")}</p>
<ul>
{lines}
</ul></div>"""


def _said(said: Sentences, name: str, fault: Fault | None) -> str:
    """What is wrong with a field, under it."""
    if fault is None:
        return ""
    words = said.say(f"entry-{name}-fault") if fault.refused is None else pages.code(said, fault.refused)
    lines = [f'<p class="fault" id="{name}-fault">{words}</p>']
    if fault.proposals:
        names = html.escape(", ".join(fault.proposals))
        lines.append(f"<p>{said.say('entry-proposals')} {names}</p>")
    return "\n".join(lines)


def _described(name: str, fault: Fault | None) -> str:
    if fault is None:
        return f'aria-describedby="{name}-hint"'
    return f'aria-describedby="{name}-fault {name}-hint" aria-invalid="true"'


def _nickname(said: Sentences, told: Told, fault: Fault | None) -> str:
    return f"""<label for="nickname">{said.say("entry-nickname")}</label>
{_said(said, "nickname", fault)}
<input id="nickname" name="nickname" maxlength="{NICKNAME_TYPED_MAX}" autocomplete="nickname" required
 value="{html.escape(told.nickname)}" {_described("nickname", fault)}>
<p class="small" id="nickname-hint">{said.say("entry-nickname-hint")}</p>"""


def _age(said: Sentences, told: Told, fault: Fault | None) -> str:
    return f"""<label for="age">{said.say("entry-age")}</label>
{_said(said, "age", fault)}
<input id="age" name="age" class="short" inputmode="numeric" maxlength="3" autocomplete="off" required
 value="{html.escape(told.age)}" {_described("age", fault)}>
<p class="small" id="age-hint">{said.say("entry-age-hint")}</p>"""


def _gender(said: Sentences, told: Told, fault: Fault | None) -> str:
    choices = "\n".join(
        f'<label class="choice"><input type="radio" name="gender" value="{value}" required'
        f"{' checked' if told.gender == value else ''}> <span>{said.say(f'entry-gender-{value}')}</span></label>"
        for value in _GENDERS
    )
    return f"""<fieldset id="gender" {_described("gender", fault)}>
<legend>{said.say("entry-gender")}</legend>
{_said(said, "gender", fault)}
{choices}
<p class="small" id="gender-hint">{said.say("entry-gender-hint")}</p>
</fieldset>"""


def _postcode(said: Sentences, faults: dict[str, Fault]) -> str:
    """Always empty: what was typed before is not there any more. A browser is asked not to keep it either."""
    fault = faults.get("postcode")
    again = f"<p>{said.say('entry-postcode-again')}</p>" if faults and fault is None else ""
    return f"""<label for="postcode">{said.say("entry-postcode")}</label>
{_said(said, "postcode", fault)}{again}
<input id="postcode" name="postcode" class="short" inputmode="numeric" maxlength="10" autocomplete="off" required
 {_described("postcode", fault)}>
<p class="small" id="postcode-hint">{said.say("entry-postcode-hint")}</p>"""


async def _ready(said: Sentences, world: World, caller: Caller, refused: Refused | None = None) -> Response[str]:
    """The account is there; what is left needs JavaScript for now, and the page does not pretend otherwise."""
    unproven = await entry.standing_refusal(world, caller) is not None
    content = f"""{"" if refused is None else pages.refusal(said, refused)}
<p>{said.say("entry-ready", {"nickname": caller.account.nickname})}</p>
<p class="calm">{said.say("entry-ready-unproven" if unproven else "entry-ready-proven", {"age": AGE_YEARS_MIN})}</p>
<p>{said.say("entry-ready-browser")}</p>
<p><a class="button" href="{"/preuve" if unproven else "/"}">{said.say("entry-ready-go")}</a></p>
<p>{said.say("entry-ready-without")}
<a href="/aide?lang={said.lang}">{said.say("help-title")}</a>,
<a href="/notice?lang={said.lang}">{said.say("notice-title")}</a>.</p>"""
    return _page(said, "entry-ready-title", content, 200 if refused is None else CODES[refused.code].status)


def _kind(said: Sentences, status_code: int) -> Response[str]:
    """For someone who says they are under 18: thanks, and where to find people to talk to."""
    age: Args = {"age": AGE_YEARS_MIN}
    content = f"""<p>{said.say("entry-kind-lead")}</p>
<p><a class="button" href="/aide?lang={said.lang}#moins-de-18-ans">{said.say("entry-kind-help")}</a></p>
<p class="small">{said.say("entry-kind-kept")}</p>
<h2>{said.say("entry-kind-mistake")}</h2>
<p>{said.say("entry-kind-proof", age)}</p>"""
    return _page(said, "entry-kind-title", content, status_code)


def _page(said: Sentences, title: str, content: str, status_code: int) -> Response[str]:
    # Under "no-referrer" a browser sends a form with `Origin: null`, and the guard refuses it.
    return pages.answer(said, pages.frame(said, title, content, referrer="same-origin"), status_code)
