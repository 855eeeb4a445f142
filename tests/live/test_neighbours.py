"""Neighbours at the running server, black box: asked, accepted, talking, paused, left, blocked (laws L3, L7, L8)."""

from __future__ import annotations

import json
import subprocess
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest

from support.square import Square, Visitor

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Truth = Callable[[dict[str, Any]], bool]

TROYES, CALAIS = "10-01", "62-02"
NOWHERE = "a" * 26
EXIT_MS_MAX = 1_000  # on loopback; the figure is printed


class Neighbour(Visitor):
    """A person who keeps all that their socket heard."""

    def __init__(self, square: Square, cookie: str) -> None:
        super().__init__(square, cookie)
        self.heard: list[dict[str, Any]] = []
        self.posts = 0

    @property
    def me(self) -> str:
        return str(self.api("GET", "me")[1]["account"]["id"])

    def wait_for(self, *kinds: str, seconds: float = 8) -> dict[str, Any]:
        return self.listen(lambda frame: frame["type"] in kinds, seconds)

    def listen(self, truth: Truth, seconds: float = 8) -> dict[str, Any]:
        """The next frame of which this is true; those before it are kept too."""
        assert self.line is not None
        until = time.monotonic() + seconds
        while True:
            frame = json.loads(self.line.recv(max(0.01, until - time.monotonic())))
            self.heard.append(frame)
            if truth(frame):
                return dict(frame)

    def quiet(self, seconds: float = 2.5) -> None:
        """Hear whatever still comes: two sweeps of the server, and a tell of presence."""
        with pytest.raises(TimeoutError):
            self.listen(lambda _: False, seconds)

    def room(self, room_id: str, truth: Truth = lambda _: True) -> dict[str, Any]:
        """How a room stands, when its frame comes."""
        found = self.listen(lambda one: one["type"] == "room" and one["room"]["id"] == room_id and truth(one["room"]))
        return dict(found["room"])

    def batch(self, room_id: str, truth: Truth = lambda _: True) -> dict[str, Any]:
        return self.listen(lambda one: one["type"] == "batch" and one["room_id"] == room_id and truth(one))

    def open(self, room_id: str, after_seq: int | None = None) -> dict[str, Any]:
        """Follow a room; its first batch."""
        self.send(type="open", room_id=room_id, after_seq=after_seq)
        return self.batch(room_id)

    def say(self, room_id: str, body: str) -> dict[str, Any]:
        self.posts += 1
        return self.post(room_id, f"{self.me[:12]}-{self.posts}", body)

    def reads(self, room_id: str, body: str) -> None:
        """Wait until this has come, unless it has already."""
        if body not in self.bodies(room_id):
            self.batch(room_id, lambda batch: body in [event["body"] for event in batch["events"]])

    def loses(self, room_id: str) -> None:
        """Wait until the room is gone, unless it is already."""
        if not any(one["type"] == "gone" and one["room_id"] == room_id for one in self.heard):
            self.listen(lambda one: one["type"] == "gone" and one["room_id"] == room_id)

    def screen(self, room_id: str) -> list[str]:
        """What a browser shows of a room after what it heard: a range must touch what it holds, a reset empties."""
        shown: list[str] = []
        last = 0
        for batch in [one for one in self.heard if one["type"] == "batch" and one["room_id"] == room_id]:
            if batch["reset"]:
                shown, last = [], batch["first_seq"] - 1
            assert batch["first_seq"] <= last + 1, "a gap"
            shown += [one["body"] for one in batch["events"] if one["seq"] > last]
            last = max(last, batch["last_seq"])
        return shown

    def bodies(self, room_id: str) -> list[str]:
        """All that ever came of a room."""
        batches = [one for one in self.heard if one["type"] == "batch" and one["room_id"] == room_id]
        return [event["body"] for batch in batches for event in batch["events"]]

    def people(self) -> dict[str, dict[str, Any]]:
        """Everyone the list shows, on all its pages."""
        found: dict[str, dict[str, Any]] = {}
        for page in range(50):
            shown = self.api("GET", f"people?page={page}")[1]
            found |= {row["person"]["id"]: row for row in shown["people"]}
            if not shown["more"]:
                break
        return found


def visitor(square: Square, who: str) -> Neighbour:
    """One of the demonstration's two people."""
    return Neighbour(square, square.visitor(who).cookie)


def newcomer(square: Square, nickname: str, cell: str = TROYES, *, charter: bool = True) -> Neighbour:
    """Someone who came in by the front door, with a proof."""
    asked = {"nickname": nickname, "age": 40, "gender": "unsaid", "cell": cell}
    request = urllib.request.Request(
        f"http://127.0.0.1:{square.port}/api/v1/entry",
        data=json.dumps(asked).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        cookies = "; ".join(one.partition(";")[0] for one in answer.headers.get_all("set-cookie"))
    made = Neighbour(square, cookies)
    begun = made.api("POST", "proof", {"provider": "demo"})[1]
    assert made.api("POST", f"proof/{begun['id']}/answer", {"answer": "adult"})[1]["state"] == "member"
    if charter:
        assert made.api("POST", "charter", {"version": "2026-11", "answer": "report"})[0] == 200
    return made


def request_to(who: str, room_id: str) -> dict[str, object]:
    return {"to": who, "opener": "talk_neighbour", "room_id": room_id, "mode": "examined", "consent": True}


def accept(who: Neighbour) -> dict[str, Any]:
    """Say yes to the one who asked; the conversation."""
    [waiting] = who.api("GET", "asks")[1]["received"]
    yes = {"ids": [waiting["id"]], "answer": "accept", "mode": "examined", "consent": True}
    status, answered = who.api("POST", "asks/answer", yes)
    assert status == 200
    return dict(answered["rooms"][0])


def pair(square: Square, slug: str, one: str, other: str) -> tuple[Neighbour, Neighbour, str, str]:
    """Two who met in a room and follow their conversation: both people, that room, the conversation."""
    first, second = newcomer(square, one, CALAIS), newcomer(square, other)
    shared = first.join(slug)
    second.join(slug)
    assert first.api("POST", "asks", request_to(second.me, shared))[0] == 201
    direct = accept(second)["id"]
    for who in (first, second):
        who.connect()
        who.open(direct)
    return first, second, shared, direct


# --- L3 and L8: from the list to a conversation ---


def test_calais_and_troyes_ask_accept_and_talk(square: Square) -> None:
    calais, troyes = visitor(square, "calais"), visitor(square, "troyes")
    for who, other in ((calais, troyes), (troyes, calais)):
        row = who.people()[other.me]
        assert (row["bucket"], row["person"]["around"]) == ("beyond", None), "336 km, in a small crowd"
        assert not row["person"]["scripted"]
    shared = calais.join("seniors")
    troyes.join("seniors")
    calais.connect()
    assert troyes.connect()["asked"] == 0
    assert calais.api("POST", "asks", request_to(troyes.me, shared))[0] == 201
    assert troyes.wait_for("asked")["waiting"] == 1
    [asked] = troyes.api("GET", "asks")[1]["received"]
    assert (asked["person"]["id"], asked["bucket"], asked["room"]["id"]) == (calais.me, "beyond", shared)
    assert all(room["kind"] != "direct" for who in (calais, troyes) for room in who.api("GET", "rooms")[1])
    opened = accept(troyes)
    direct = opened["id"]
    for who, other in ((calais, troyes), (troyes, calais)):
        seen = who.room(direct)
        assert (seen["partner"]["id"], seen["direct"]["state"]) == (other.me, "open")
        assert (seen["direct"]["mode"], seen["direct"]["days"]) == ("examined", 30)
        who.open(direct)
    for who, other, words in ((calais, troyes, "Bonjour Théo."), (troyes, calais, "Bonjour Camille.")):
        assert who.say(direct, words)["type"] == "posted"
        for one in (who, other):
            one.reads(direct, words)
    assert troyes.screen(direct) == calais.screen(direct) == ["Bonjour Théo.", "Bonjour Camille."]


def test_a_card_is_on_the_batch_of_who_received_the_message_only(square: Square) -> None:
    one, other, _, direct = pair(square, "sport", "Agathe Carte", "Basile Carte")
    words = "Appelle-moi au 06 39 98 12 34"
    assert one.say(direct, words)["type"] == "posted"
    for who in (one, other):
        who.reads(direct, words)
    cards = [[card for frame in who.heard if frame["type"] == "batch" for event in frame["events"]
              for card in event["cards"]] for who in (one, other)]  # fmt: skip
    assert cards == [[], ["contact"]]
    logs = [[card for event in who.log(direct) for card in event["cards"]] for who in (one, other)]
    assert logs == cards


def test_typing_and_seen_pass_only_when_both_allow_them(square: Square) -> None:
    one, other, _, direct = pair(square, "sport", "Agathe Frappe", "Basile Frappe")
    for number, (who, told) in enumerate(((one, False), (other, True))):
        assert who.api("PUT", "settings", {"typing": True, "receipts": True})[0] == 200
        one.send(type="typing", room_id=direct)
        seq = one.say(direct, f"Mot {number}")["seq"]
        one.send(type="read", room_id=direct, seq=seq)
        other.reads(direct, f"Mot {number}")
        if told:
            assert other.wait_for("seen")["seq"] == seq
        else:
            other.quiet(1)
        kinds = {frame["type"] for frame in other.heard} & {"typing", "seen"}
        assert kinds == ({"typing", "seen"} if told else set())
    assert not {frame["type"] for frame in one.heard} & {"typing", "seen"}


def test_a_pause_holds_both_and_only_who_paused_lets_it_go_on(square: Square) -> None:
    one, other, _, direct = pair(square, "sport", "Agathe Pause", "Basile Pause")
    assert other.api("POST", f"direct/{direct}/pause")[0] == 204
    for who, mine in ((one, False), (other, True)):
        paused = who.room(direct, lambda room: room["direct"]["state"] == "paused")
        assert paused["direct"]["paused_by_me"] == mine
        assert who.say(direct, "Allô ?")["code"] == "direct_paused"
    assert one.api("POST", f"direct/{direct}/resume")[1]["code"] == "direct_ended"
    assert other.api("POST", f"direct/{direct}/resume")[0] == 204
    for who in (one, other):
        who.room(direct, lambda room: room["direct"]["state"] == "open")
    assert one.say(direct, "Me revoilà.")["type"] == "posted"
    other.reads(direct, "Me revoilà.")


def test_a_third_person_learns_nothing_from_an_id(square: Square) -> None:
    """Whatever a stranger tries on a conversation is answered as on an id that was made up."""
    one, _, _, direct = pair(square, "sport", "Agathe Seule", "Basile Seul")
    one.say(direct, "Rien que pour toi.")
    stranger = newcomer(square, "Mathilde Curieuse")
    stranger.connect()
    verbs: list[tuple[str, str, object]] = [
        ("POST", "rooms/{}/join", {}),
        ("GET", "rooms/{}/history?before_seq=100", None),
        ("PUT", "rooms/{}/mute", {"muted": True}),
        ("GET", "direct/{}/copy", None),
        *[("POST", f"direct/{{}}/{verb}", None) for verb in ("pause", "resume", "leave")],
        ("POST", "direct/{}/exit", {"reason": "other"}),
    ]
    for method, path, body in verbs:
        answers = [stranger.api(method, path.format(room_id), body) for room_id in (direct, NOWHERE)]
        assert answers[0] == answers[1]
        assert answers[0][0] >= 400
    asked = [{"about": "conversation", "id": room_id, "reason": "other"} for room_id in (direct, NOWHERE)]
    assert stranger.api("POST", "reports", asked[0]) == stranger.api("POST", "reports", asked[1])
    for room_id in (direct, NOWHERE):
        assert stranger.say(room_id, "Coucou")["code"] == "room_unknown"
        stranger.send(type="open", room_id=room_id, after_seq=None)
        assert stranger.wait_for("batch", "refused")["code"] == "room_unknown"
    assert direct not in [room["id"] for room in stranger.api("GET", "rooms")[1]]


def test_a_flood_of_requests_spends_five_and_is_told_when_there_are_more(square: Square) -> None:
    asker = newcomer(square, "Agathe Pressée", CALAIS)
    shared = asker.join("nouveaux-arrivants")
    others = [
        newcomer(square, f"{name} Calme") for name in ("Basile", "Colin", "Denis", "Emma", "Flore", "Guy", "Hugo")
    ]
    for other in others:
        other.join("nouveaux-arrivants")
    wanted = [request_to(other.me, shared) for other in others] * 4
    with ThreadPoolExecutor(max_workers=8) as pool:
        answers = list(pool.map(lambda asked: asker.api("POST", "asks", asked), wanted))
    assert [status for status, _ in answers].count(201) == 5
    refused = {told["code"] for status, told in answers if status != 201}
    assert refused <= {"ask_budget", "ask_again"}
    budget = asker.api("GET", "asks")[1]["budget"]
    assert (budget["left_today"], budget["left_pending"]) == (0, 15)
    assert budget["again_ms"] > time.time() * 1000
    assert sum(len(other.api("GET", "asks")[1]["received"]) for other in others) == 5


def test_who_has_not_answered_the_charter_asks_nobody(square: Square) -> None:
    asker, other = newcomer(square, "Agathe Neuve", charter=False), newcomer(square, "Basile Neuf")
    shared = asker.join("sport")
    other.join("sport")
    status, refused = asker.api("POST", "asks", request_to(other.me, shared))
    assert (status, refused["code"]) == (403, "charter_needed")
    assert other.api("GET", "asks")[1]["received"] == []


# --- blocks ---


def test_a_block_leaves_nothing_of_one_on_the_other_side(square: Square) -> None:
    calais, troyes, shared, direct = pair(square, "sport", "Agathe Bloquée", "Basile Bloque")
    witness = newcomer(square, "Mathilde Témoin")
    witness.join("sport")
    witness.connect()
    witness.open(shared)
    for who, other, words in ((calais, troyes, "Calais avant"), (troyes, calais, "Troyes avant")):
        who.open(shared)
        other.open(shared)
        assert who.say(shared, words)["type"] == "posted"
        witness.reads(shared, words)
    for who, words in ((calais, "Troyes avant"), (troyes, "Calais avant")):
        who.reads(shared, words)
    before = max(one["last_seq"] for one in troyes.heard if one["type"] == "batch" and one["room_id"] == shared)
    names = {calais.me: "Calais", troyes.me: "Troyes"}

    assert troyes.api("POST", "blocks", {"person_id": calais.me})[0] == 204
    since = {}
    for who, other in ((calais, troyes), (troyes, calais)):
        since[who] = len(who.heard)
        again = who.batch(shared, lambda batch: batch["reset"])
        assert f"{names[who.me]} avant" in [event["body"] for event in again["events"]]
        assert other.me not in [event["author_id"] for event in again["events"]]
        who.loses(direct)

    for who, words in ((calais, "Calais après"), (troyes, "Troyes après"), (witness, "Fin")):
        assert who.say(shared, words)["type"] == "posted"
        witness.reads(shared, words)
    for who, other in ((calais, troyes), (troyes, calais)):
        who.reads(shared, "Fin")
        who.quiet()
        assert f"{names[other.me]} après" not in who.bodies(shared)
        assert who.screen(shared)[-2:] == [f"{names[who.me]} après", "Fin"]
        assert f"{names[other.me]} avant" not in who.screen(shared)
        present = [one for one in who.heard[since[who] :] if one["type"] == "presence" and one["room_id"] == shared][-1]
        assert {one["id"] for one in present["people"]} == {who.me, witness.me}
        _assert_nowhere(who, other, shared, direct, before, f"{names[other.me]} avant")
    assert witness.screen(shared)[-5:] == ["Calais avant", "Troyes avant", "Calais après", "Troyes après", "Fin"]
    assert [one["person_id"] for one in troyes.api("GET", "blocks")[1]] == [calais.me]
    assert calais.api("GET", "blocks")[1] == []
    assert calais.api("DELETE", f"blocks/{troyes.me}")[1]["code"] == "person_unknown"


def _assert_nowhere(who: Neighbour, other: Neighbour, shared: str, direct: str, before: int, words: str) -> None:
    """Every exit over HTTP, and a socket that comes back with what it held."""
    assert other.me not in [event["author_id"] for event in who.log(shared)]
    assert other.me not in who.people()
    for told in (
        [who.api("GET", f"people/{one}") for one in (other.me, NOWHERE)],
        [who.api("POST", "asks", request_to(one, shared)) for one in (other.me, NOWHERE)],
    ):
        assert told[0] == told[1], "as if there were no such person"
        assert told[0][1]["code"] == "person_unknown"
    rooms = {room["id"]: room for room in who.api("GET", "rooms")[1]}
    assert direct not in rooms
    assert (rooms[shared]["present"], rooms[shared]["unread"] <= 3) == (2, True)
    assert who.say(direct, "Réponds")["code"] == who.say(NOWHERE, "Réponds")["code"] == "room_unknown"
    assert who.api("GET", f"rooms/{direct}/history?before_seq=100") == who.api(
        "GET", f"rooms/{NOWHERE}/history?before_seq=100"
    )
    assert who.api("GET", "asks")[1]["received"] == who.api("GET", "asks")[1]["sent"] == []
    held = len(who.heard)
    who.connect()
    who.open(shared, before)  # the same browser: what it held, it forgets
    assert words not in who.screen(shared)
    assert other.me not in [
        event["author_id"] for one in who.heard[held:] if one["type"] == "batch" for event in one["events"]
    ]
    assert who.screen(shared)[-1] == "Fin"


def test_unread_does_not_count_whom_one_does_not_see(square: Square) -> None:
    one, other, shared, direct = pair(square, "seniors", "Agathe Compte", "Basile Compte")
    witness = newcomer(square, "Mathilde Compte")
    witness.join("seniors")
    witness.connect()
    assert other.api("POST", "blocks", {"person_id": one.me})[0] == 204
    other.loses(direct)
    start = next(room["unread"] for room in other.api("GET", "rooms")[1] if room["id"] == shared)
    for number in range(3):
        assert one.say(shared, f"Mot {number}")["type"] == "posted"
    other.quiet(5)
    assert [frame for frame in other.heard if frame["type"] == "unread" and frame["room_id"] == shared] == []
    assert witness.say(shared, "Un mot de Mathilde")["type"] == "posted"
    assert other.wait_for("unread")["unread"] == start + 1
    assert next(room["unread"] for room in other.api("GET", "rooms")[1] if room["id"] == shared) == start + 1


# --- L7: leaving, the safe exit, a copy to keep ---


def test_the_safe_exit_is_one_request_and_captures_before_it_hides(square: Square) -> None:
    calais, troyes, _, direct = pair(square, "entraide", "Agathe Menace", "Basile Sorti")
    posted = calais.say(direct, "Tu viens ou je dis tout.")
    troyes.reads(direct, "Tu viens ou je dis tout.")
    start = time.monotonic()
    status, receipt = troyes.api("POST", f"direct/{direct}/exit", {"reason": "blackmail"})
    took_ms = (time.monotonic() - start) * 1000
    print(f"the safe exit took {took_ms:.0f} ms")
    assert (status, took_ms < EXIT_MS_MAX) == (201, True)
    refused = calais.say(direct, "Reviens")
    assert (refused["type"], refused["code"]) == ("refused", "room_unknown")
    for who in (calais, troyes):
        who.loses(direct)
        assert direct not in [room["id"] for room in who.api("GET", "rooms")[1]]
    assert troyes.api("GET", f"people/{calais.me}")[1]["code"] == "person_unknown"
    calais.send(type="remove", message_id=posted["message_id"], client_message_id="exit-remove-1")
    calais.wait_for("posted", "refused")
    assert f"{receipt['number']}  blackmail" in square.staff("report", "list")
    shown = square.staff("report", "show", receipt["number"])
    assert "Agathe Menace : Tu viens ou je dis tout." in shown
    assert [one["number"] for one in troyes.api("GET", "reports")[1]] == [receipt["number"]]
    assert calais.api("GET", "reports")[1] == []
    for who in (calais, troyes):  # whoever was left can tell us too, and sees no name
        [past] = who.api("GET", "direct/past")[1]
        assert set(past) == {"room_id", "opened_day", "ended_day"}
        assert past["room_id"] == direct


def test_leaving_while_the_other_sends_hangs_nobody_and_loses_nothing_acked(square: Square) -> None:
    one, other, _, direct = pair(square, "entraide", "Agathe Bavarde", "Basile Parti")
    devices = [Neighbour(square, one.cookie) for _ in range(4)]
    for device in devices:
        device.connect()

    def send(at: int) -> list[tuple[str, str]]:
        names = [f"burst-{at}-{direct[:8]}-{number}" for number in range(10)]
        for name in names:
            devices[at].send(type="post", room_id=direct, client_message_id=name, body=name)
        answers = [devices[at].wait_for("posted", "refused") for _ in names]
        return [(answer["client_message_id"], answer.get("code", "posted")) for answer in answers]

    with ThreadPoolExecutor(max_workers=5) as pool:
        sending = [pool.submit(send, at) for at in range(len(devices))]
        other.batch(direct)
        assert other.api("POST", f"direct/{direct}/leave")[0] == 204
        answered = [one for each in sending for one in each.result(30)]
    acked = [name for name, code in answered if code == "posted"]
    print(f"{len(acked)} of {len(answered)} were sent before the other had left")
    assert len(answered) == 40
    assert {code for _, code in answered} <= {"posted", "direct_ended"}
    assert one.say(direct, "Où es-tu ?")["code"] == "direct_ended"
    assert sorted(event["body"] for event in one.log(direct)) == sorted(acked)
    assert other.api("GET", f"rooms/{direct}/history?before_seq=100")[1]["code"] == "room_unknown"
    receipt = other.api("POST", "reports", {"about": "conversation", "id": direct, "reason": "insult"})[1]
    shown = square.staff("report", "show", receipt["number"])
    assert all(name in shown for name in acked), "what was left can still be shown to a report"


def test_a_signed_copy_verifies_and_a_changed_one_does_not(square: Square, tmp_path: Path) -> None:
    one, other, _, direct = pair(square, "entraide", "Agathe Copie", "Basile Copie")
    assert one.say(direct, "À garder.")["type"] == "posted"
    status, kept = other.api("GET", f"direct/{direct}/copy")
    assert status == 200
    assert [message["said"] for message in json.loads(kept["copy"])["messages"]] == ["À garder."]
    file = tmp_path / "copie.json"
    file.write_text(json.dumps(kept))
    assert "valable" in square.staff("copy", "verify", str(file))
    file.write_text(json.dumps(kept).replace("garder", "garden"))
    with pytest.raises(subprocess.CalledProcessError) as refused:
        square.staff("copy", "verify", str(file))
    assert "Traceback" not in refused.value.stderr


# --- the host, and rooms that have a name ---


def test_a_host_gets_the_badge_at_once(square: Square) -> None:
    host, other, shared, direct = pair(square, "entraide", "Agathe Accueil", "Basile Accueilli")
    for who in (host, other):
        who.open(shared)
    assert square.staff("host", "add", "Agathe Accueil")
    seen = other.listen(
        lambda one: one["type"] == "presence" and any(person["host"] for person in one["people"]), seconds=8
    )
    assert [person["id"] for person in seen["people"] if person["host"]] == [host.me]
    assert host.say(shared, "Bienvenue.")["type"] == "posted"
    other.reads(shared, "Bienvenue.")
    assert next(event for event in other.log(shared) if event["body"] == "Bienvenue.")["host"]
    assert other.api("GET", f"people/{host.me}")[1]["person"]["host"]
    assert other.api("GET", "place")[1]["hosts"] == ["Agathe Accueil"]
    assert square.call("GET", "place")[1]["hosts"] == []  # a stranger is told no name
    square.staff("host", "remove", "Agathe Accueil")
    assert not other.api("GET", f"people/{host.me}")[1]["person"]["host"]
    assert direct in [room["id"] for room in other.api("GET", "rooms")[1]]


def test_a_room_of_local_identity_opens_under_its_name(square: Square) -> None:
    square.staff("room", "open", "pays-de-bray", "Pays de Bray")
    someone = newcomer(square, "Agathe Locale")
    found = next(room for room in someone.api("GET", "rooms")[1] if room["slug"] == "pays-de-bray")
    assert (found["kind"], found["name"], found["joined"]) == ("local", "Pays de Bray", False)
    room_id = someone.join("pays-de-bray")
    someone.connect()
    assert someone.say(room_id, "Il y a quelqu'un ?")["type"] == "posted"
    with pytest.raises(subprocess.CalledProcessError):
        square.staff("room", "open", "appelez", "Appelez le 06 39 98 12 34")
