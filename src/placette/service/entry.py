"""Coming in: a nickname, the four fields, a proof of being 18, the charter, the devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from placette import text, wire
from placette.domain import access
from placette.model import (
    NICKNAME_CHARACTERS_MAX,
    NICKNAME_CHARACTERS_MIN,
    AccountId,
    Args,
    Code,
    Gender,
    Refused,
    Ruling,
    SessionId,
    Surface,
)
from placette.ports import ProofTransaction
from placette.service import people as persons
from placette.service.people import Caller, token_hash
from placette.service.world import DAY_MS
from placette.store import people, rooms, safety

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from placette.service.world import World

CHARTER_ANSWER = "report"
PROPOSALS = 3
_SUFFIXES = ("du coin", "d'ici", "voisin", "en balade", "du soir", "du quartier", "au jardin", "matinal")


async def recognise(world: World, token: str | None) -> Caller | None:
    """The device and account of a session token, if it lives."""
    if not token:
        return None
    found = await world.database.read(people.session, token_hash(token), world.clock.now_ms())
    if found is None:
        return None
    session, account, hidden = found
    caller = Caller(session, account, hidden)
    if caller.session.day != world.today():
        await world.database.write(people.touch_session, caller.session.id, world.today())
    return caller


async def standing_refusal(world: World, caller: Caller) -> Refused | None:
    """Law L1, asked of a recognised person."""
    standing = await world.database.read(rooms.standing, caller.account.id, "")
    return access.come_in(standing, world.today())


async def me(world: World, caller: Caller | None, browser: bytes) -> wire.Me:
    """Who this browser is to us."""
    version = world.settings.charter_version
    if caller is None:
        minor = await stated_under_18(world, browser)
        return wire.Me(state="under_18" if minor else "stranger", charter_version=version)
    refused = await standing_refusal(world, caller)
    return wire.Me(
        state="member" if refused is None else "unproven",
        account=world.person(caller.account),
        charter_accepted=caller.account.charter_version == version,
        charter_version=version,
        locale=caller.account.locale,
        settings=await persons.settings(world, caller),
    )


async def nickname(world: World, value: str) -> wire.NicknameView:
    """Whether a nickname is free; when not, why, and three that are."""
    code = await _nickname_fault(world, text.display(value).strip())
    if code is None:
        return wire.NicknameView(free=True)
    return wire.NicknameView(free=False, code=code, args=_bounds(code), proposals=await _proposals(world, value))


async def state_age(world: World, age: int, browser: bytes) -> Refused | None:
    """What a stated age means for this browser; under 18, it stays with the browser until a proof lifts it (law L1)."""
    refused = access.open_account(
        age,
        proved=await world.database.read(people.has_claimable, browser, world.clock.now_ms()),
        stated_under_18=await stated_under_18(world, browser),
    )
    if refused is not None and refused.code == Code.UNDER_18:
        await world.database.write(people.state_under_18, browser, world.clock.now_ms())
    return refused


async def stated_under_18(world: World, browser: bytes) -> bool:
    """Whether this browser stated an age under 18, and no proof lifted it."""
    return await world.database.read(people.stated_under_18, browser)


async def come_in(world: World, request: wire.EntryRequest, browser: bytes, label: str) -> tuple[Caller, str] | Refused:
    """The four fields: an account without a proof, unless this browser proved first. Gives the session's token."""
    if refused := await _entry_fault(world, request, browser):
        return refused
    name = text.display(request.nickname).strip()
    account = people.Account(
        id=AccountId(world.ids.new()),
        nickname=name,
        skeleton=text.skeleton(name),
        age=request.age,
        gender=Gender(request.gender),
        cell=request.cell,
        locale=request.locale,
    )
    try:
        await world.database.write(_open_account, world, account, browser)
    except people.NicknameTaken:
        return Refused(code=Code.NICKNAME_TAKEN)
    return await sign_in(world, account.id, label)


async def sign_in(world: World, account_id: str, label: str) -> tuple[Caller, str]:
    """A new signed-in device for an account that exists; its token is told once and kept as a hash."""
    token = world.ids.secret().hex()
    session = people.Session(
        SessionId(world.ids.new()),
        AccountId(account_id),
        label[:80],
        world.today(),
        world.clock.now_ms() + world.settings.session_days * DAY_MS,
    )
    await world.database.write(people.insert_session, session, token_hash(token))
    caller = await recognise(world, token)
    if caller is None:
        message = "a session was kept and cannot be read"
        raise RuntimeError(message)
    return caller, token


def providers(world: World) -> list[wire.ProviderView]:
    """The doors of this instance."""
    return [
        wire.ProviderView(
            id=provider.id,
            site_hidden_from_prover=provider.site_hidden_from_prover,
            identity_hidden_from_site=provider.identity_hidden_from_site,
            demo=provider.demo,
        )
        for provider in world.providers.values()
    ]


async def begin_proof(world: World, provider_id: str, browser: bytes) -> wire.ProofView | Refused:
    """Open a proof for this browser: one answer, a few minutes."""
    if provider_id not in world.providers:
        return Refused(code=Code.PROOF_UNKNOWN)
    expires_ms = world.clock.now_ms() + world.settings.proof_minutes * 60_000
    begun = people.Transaction(world.ids.new(), provider_id, world.ids.secret(), expires_ms, answered=False)
    await world.database.write(people.insert_transaction, begun, browser)
    return wire.ProofView(id=begun.id, provider=provider_id, expires_at_ms=expires_ms)


async def answer_proof(
    world: World, caller: Caller | None, browser: bytes, transaction_id: str, answer: str
) -> Caller | Refused | None:
    """Take the one answer of a proof. A success lifts a stated age under 18 and is bound, or kept for the entry."""
    begun = await world.database.read(people.transaction, transaction_id, browser)
    if begun is None or begun.provider not in world.providers:
        return Refused(code=Code.PROOF_UNKNOWN)
    if begun.expires_ms <= world.clock.now_ms():
        return Refused(code=Code.PROOF_EXPIRED)
    if not await world.database.write(people.consume_transaction, transaction_id):
        return Refused(code=Code.PROOF_REPLAYED)
    asked = ProofTransaction(id=begun.id, nonce=begun.nonce, expires_at_ms=begun.expires_ms)
    result = world.providers[begun.provider].verify(asked, answer)
    if isinstance(result, Refused):
        if caller is not None and caller.account.proof_until is None and result.args.get("why") == "minor":
            await world.database.write(people.erase_account, caller.account.id)
            world.tell("revoked", session_id=caller.session.id)
        return result
    until = world.today(min(result.recheck_after_days, world.settings.proof_recheck_days))
    await world.database.write(_keep_proof, world, caller, browser, begun, result.assurance, until)
    return await _again(world, caller)


async def accept_charter(world: World, caller: Caller, request: wire.CharterRequest) -> Caller | Refused:
    """The charter's one question; a wrong answer explains and does not block."""
    if request.version != world.settings.charter_version:
        return Refused(code=Code.CHARTER_VERSION, args={"version": world.settings.charter_version})
    if request.answer != CHARTER_ANSWER:
        return Refused(code=Code.CHARTER_ANSWER)
    await world.database.write(people.accept_charter, caller.account.id, request.version)
    return await _again(world, caller) or caller


async def stands(world: World, caller: Caller) -> Caller | None:
    """The same device with its account, and whom it does not see, as it stands now; None when there is none."""
    account = await world.database.read(people.account, caller.account.id)
    return None if account is None else Caller(caller.session, account, await persons.hidden(world, account.id))


async def again(world: World, caller: Caller) -> Caller:
    """The same device with its account as it stands now."""
    return await _again(world, caller) or caller


async def sessions(world: World, caller: Caller) -> list[wire.SessionView]:
    """The signed-in devices of a person."""
    found = await world.database.read(people.sessions, caller.account.id, world.clock.now_ms())
    return [
        wire.SessionView(id=one.id, label=one.label, day=one.day, current=one.id == caller.session.id) for one in found
    ]


async def revoke(world: World, caller: Caller, session_id: str) -> Refused | None:
    """Sign a device out; its live sockets close within two seconds, on every node."""
    if not await world.database.write(_revoke, world, caller.account.id, session_id):
        return Refused(code=Code.NOT_FOUND)
    world.tell("revoked", session_id=session_id)
    return None


async def sign_out(world: World, caller: Caller) -> None:
    """Sign this device out."""
    await revoke(world, caller, caller.session.id)


async def controls(world: World, after: int) -> list[safety.Control]:
    """The orders every node obeys, behind `after`."""
    return await world.database.read(safety.controls, after)


async def last_control(world: World) -> int:
    """The number of the newest order."""
    return await world.database.read(safety.last_control)


async def _again(world: World, caller: Caller | None) -> Caller | None:
    if caller is None:
        return None
    account = await world.database.read(people.account, caller.account.id)
    return None if account is None else Caller(caller.session, account, caller.hidden)


async def _entry_fault(world: World, request: wire.EntryRequest, browser: bytes) -> Refused | None:
    if refused := await state_age(world, request.age, browser):
        return refused
    if refused := persons.place_fault(world, request.cell):
        return refused
    if code := await _nickname_fault(world, text.display(request.nickname).strip()):
        return Refused(code=code, args=_bounds(code))
    return None


async def _nickname_fault(world: World, name: str) -> Code | None:
    if code := text.nickname_fault(name):
        return code
    verdict = await world.verdict(Surface.NICKNAME, name)
    if verdict.ruling != Ruling.ALLOW:
        return verdict.code or Code.NICKNAME_OFFENSIVE
    taken = await world.database.read(people.by_skeleton, text.skeleton(name))
    if taken is None:
        return None
    return Code.NICKNAME_TAKEN if taken.nickname.casefold() == name.casefold() else Code.NICKNAME_ALIKE


async def _proposals(world: World, value: str) -> list[str]:
    first = text.display(value).split()[:1]
    stem = "".join(character for character in "".join(first) if character.isalpha())[:8]
    if text.nickname_fault(stem) or (await world.verdict(Surface.NICKNAME, stem)).ruling != Ruling.ALLOW:
        stem = "Camille"
    free: list[str] = []
    for suffix in _SUFFIXES:
        name = f"{stem} {suffix}"
        if len(free) < PROPOSALS and await _nickname_fault(world, name) is None:
            free.append(name)
    return free


def _bounds(code: Code) -> Args:
    if code in (Code.NICKNAME_SHORT, Code.NICKNAME_LONG):
        return {"min": NICKNAME_CHARACTERS_MIN, "max": NICKNAME_CHARACTERS_MAX}
    return {}


def _open_account(connection: Connection, world: World, account: people.Account, browser: bytes) -> None:
    """Keep the account, claim a proof this browser made before, and sit the person down in the home room."""
    people.insert_account(connection, account)
    people.claim_proof(connection, browser, account.id, world.today(), world.clock.now_ms())
    cell = world.places.cell(account.cell)
    if cell is not None:
        persons.settle_at_home(connection, world, account.id, cell.departement)


def _keep_proof(  # noqa: PLR0913 - what a proof leaves behind
    connection: Connection,
    world: World,
    caller: Caller | None,
    browser: bytes,
    begun: people.Transaction,
    assurance: str,
    until: str,
) -> None:
    people.lift_under_18(connection, browser)
    if caller is None:
        people.keep_for_entry(connection, begun.id, assurance, until)
    else:
        people.bind_proof(connection, caller.account.id, begun.provider, assurance, world.today(), until)


def _revoke(connection: Connection, world: World, account_id: str, session_id: str) -> bool:
    if not people.delete_session(connection, account_id, session_id):
        return False
    safety.add_control(connection, "session_revoked", session_id, world.clock.now_ms())
    return True
