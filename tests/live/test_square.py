"""The running square, black box: two people talk, what must not go out does not, and what was acked survives."""

from __future__ import annotations

import json
import os
import subprocess
import time
import urllib.parse
import urllib.request
from typing import TYPE_CHECKING

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from support.square import Square, Visitor

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

KILLS = int(os.environ.get("SOAK_KILLS", "10"))
ACKS = int(os.environ.get("SOAK_ACKS", "200"))
BURST = 9


def bodies(events: list[dict[str, str]]) -> list[str]:
    return [event["body"] for event in events]


def test_two_people_talk(square: Square) -> None:
    calais, troyes = square.visitor("calais"), square.visitor("troyes")
    room_id = calais.join("cuisine")
    troyes.join("cuisine")
    calais.connect()
    troyes.connect()
    troyes.send(type="open", room_id=room_id, after_seq=None)
    assert troyes.wait_for("batch")["reset"]
    first = calais.post(room_id, "two-people-1", "Bonjour Théo, une recette ?")
    assert first["type"] == "posted"
    assert bodies(troyes.wait_for("batch")["events"]) == ["Bonjour Théo, une recette ?"]
    assert calais.post(room_id, "two-people-1", "Bonjour Théo, une recette ?") == first
    assert calais.post(room_id, "two-people-1", "Un autre texte")["code"] == "conflict"
    answer = troyes.wait_for("batch")["events"][0]
    assert answer["scripted"]


def test_a_stated_age_is_held_and_nobody_sees_it_until_a_person_has_read_it(square: Square) -> None:
    calais, troyes = square.visitor("calais"), square.visitor("troyes")
    room_id = calais.join("sport")
    troyes.join("sport")
    calais.connect()
    held = calais.post(room_id, "own-age-1", "J'ai 15 ans")
    assert (held["type"], held["code"]) == ("held", "own_age_under_18")
    assert "J'ai 15 ans" not in bodies(troyes.log(room_id))
    assert "J'ai 15 ans" not in bodies(calais.log(room_id))
    assert held["message_id"] in square.staff("held", "list")
    square.staff("held", "refuse", held["message_id"])
    assert calais.wait_for("settled")["state"] == "refused"
    assert "J'ai 15 ans" not in bodies(troyes.log(room_id))
    assert calais.post(room_id, "own-age-2", "J'ai 16 ans")["type"] == "held"
    waiting = next(one for one in calais.api("GET", "mine")[1] if one["client_message_id"] == "own-age-2")
    square.staff("held", "release", waiting["message_id"])
    assert calais.wait_for("settled")["state"] == "published"
    assert "J'ai 16 ans" in bodies(troyes.log(room_id))


def test_contact_details_and_insults_are_refused_with_reasons(square: Square) -> None:
    calais = square.visitor("calais")
    room_id = calais.join("sorties")
    calais.connect()
    refused = calais.post(room_id, "contact-1", "Appelle au 06 39 98 12 34")
    assert (refused["code"], bool(refused["statement_id"])) == ("contact_details", True)
    contested = calais.api("POST", "contests", {"statement_id": refused["statement_id"], "text": "Je conteste."})
    assert contested[0] == 201


def test_edit_is_judged_and_removal_hides(square: Square) -> None:
    calais, troyes = square.visitor("calais"), square.visitor("troyes")
    room_id = calais.join("jardin")
    troyes.join("jardin")
    calais.connect()
    posted = calais.post(room_id, "edit-post-1", "Des graines de courge ?")
    target = posted["message_id"]
    calais.send(type="edit", message_id=target, client_message_id="edit-post-2", body="Écris à moi@example.org")
    assert calais.wait_for("posted", "held", "refused")["type"] == "refused"
    calais.send(type="edit", message_id=target, client_message_id="edit-post-3", body="Des graines de potimarron ?")
    assert calais.wait_for("posted", "held", "refused")["type"] == "posted"
    assert "Des graines de courge ?" not in bodies(troyes.log(room_id))
    assert "Des graines de potimarron ?" in bodies(troyes.log(room_id))
    calais.send(type="remove", message_id=target, client_message_id="edit-post-4")
    assert calais.wait_for("posted", "held", "refused")["type"] == "posted"
    assert "Des graines de potimarron ?" not in bodies(troyes.log(room_id))


def test_a_report_gets_its_answer(square: Square) -> None:
    calais, troyes = square.visitor("calais"), square.visitor("troyes")
    room_id = calais.join("entraide")
    troyes.join("entraide")
    calais.connect()
    posted = calais.post(room_id, "report-1", "Je vends un vélo.")
    troyes.connect()
    asked = {"id": posted["message_id"], "reason": "scam", "text": "Je crois que c'est faux."}
    status, receipt = troyes.api("POST", "reports", asked)
    assert status == 201
    assert "Je vends un vélo." in square.staff("report", "list")
    square.staff("report", "answer", receipt["number"], "Merci, nous avons lu.")
    assert troyes.wait_for("answered")["number"] == receipt["number"]
    mine = next(one for one in troyes.api("GET", "reports")[1] if one["number"] == receipt["number"])
    assert mine["answer"] == "Merci, nous avons lu."


def test_a_notice_needs_no_account_and_no_javascript(square: Square) -> None:
    data = urllib.parse.urlencode({"text": "On me force <b>ici</b>.", "address": ""}).encode()
    with urllib.request.urlopen(f"http://127.0.0.1:{square.port}/notice", data, timeout=10) as page:
        where, shown = page.url, page.read().decode()
    number = where.partition("/notice/")[2].partition("?")[0]
    assert number in shown
    square.staff("report", "answer", number, "Nous vous <croyons>.")
    with urllib.request.urlopen(where, timeout=10) as page:
        assert "Nous vous &lt;croyons&gt;." in page.read().decode()


def test_no_one_unproven_comes_in(square: Square) -> None:
    asked = {"nickname": "Mathilde", "age": 33, "gender": "unsaid", "cell": "10-01"}
    request = urllib.request.Request(
        f"http://127.0.0.1:{square.port}/api/v1/entry",
        data=json.dumps(asked).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        cookies = "; ".join(one.partition(";")[0] for one in answer.headers.get_all("set-cookie"))
    assert square.call("GET", "rooms", cookie=cookies) == (
        403,
        {"code": "proof_needed", "args": {}, "retry": False, "proposals": None},
    )
    begun = square.call("POST", "proof", {"provider": "demo"}, cookies)[1]
    assert square.call("POST", f"proof/{begun['id']}/answer", {"answer": "adult"}, cookies)[1]["state"] == "member"
    again = square.call("POST", f"proof/{begun['id']}/answer", {"answer": "adult"}, cookies)
    assert again[1]["code"] == "proof_replayed"
    assert square.call("GET", "rooms", cookie=cookies)[0] == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"X-Forwarded-For": "192.0.2.1"}, 403),
        ({"Via": "1.1 proxy"}, 403),
        ({"Host": "placette.example.org"}, 403),
        ({}, 401),
    ],
)
def test_another_site_cannot_ask(square: Square, headers: dict[str, str], status: int) -> None:
    assert square.call("POST", "sign-out", {}, headers=headers)[0] == status


def test_the_socket_wants_its_own_origin_and_a_session(square: Square) -> None:
    calais = square.visitor("calais")
    here = f"127.0.0.1:{square.port}"
    for origin, cookie, status in (
        ("http://example.org", calais.cookie, 403),
        (None, calais.cookie, 403),
        (f"http://{here}", "", 401),
    ):
        with pytest.raises(InvalidStatus) as refused:
            connect(f"ws://{here}/ws", origin=origin, additional_headers={"Cookie": cookie}, legacy=True)  # type: ignore[arg-type]
        assert refused.value.response.status_code == status


def test_signing_out_closes_the_live_socket(square: Square) -> None:
    calais = square.visitor("calais")
    calais.connect()
    assert calais.api("POST", "sign-out", {})[0] == 204
    with pytest.raises(ConnectionClosed) as closed:
        calais.wait_for("never", seconds=2)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4401


def test_a_retry_is_answered_as_the_first_even_when_the_message_is_gone(square: Square) -> None:
    calais = square.visitor("calais")
    room_id = calais.join("seniors")
    calais.connect()
    target = calais.post(room_id, "retry-post-1", "Un café ?")["message_id"]
    edit = {"type": "edit", "message_id": target, "client_message_id": "retry-edit-1", "body": "Un thé ?"}
    calais.send(**edit)
    first = calais.wait_for("posted", "held", "refused")
    calais.send(type="remove", message_id=target, client_message_id="retry-gone-1")
    calais.wait_for("posted")
    calais.send(**edit)
    assert calais.wait_for("posted", "held", "refused") == first


def test_a_room_that_is_not_there_is_refused(square: Square) -> None:
    calais = square.visitor("calais")
    calais.connect()
    assert calais.post("a" * 26, "nowhere-1", "Bonjour")["code"] == "room_unknown"


def test_a_room_left_is_no_longer_sent_and_a_room_joined_is_counted(square: Square) -> None:
    calais, troyes = square.visitor("calais"), square.visitor("troyes")
    room_id = calais.join("nouveaux-arrivants")
    calais.connect()
    troyes.connect()
    troyes.join("nouveaux-arrivants")
    first = calais.post(room_id, "seat-post-1", "Bonjour à qui arrive.")["seq"]
    counted = _wait_for_seq(troyes, room_id, first)
    assert counted["type"] == "unread"
    assert counted["unread"] == counted["last_seq"] - first + 1  # with the script's answer, when it has come already
    troyes.send(type="open", room_id=room_id, after_seq=None)
    troyes.wait_for("batch")
    assert troyes.api("POST", f"rooms/{room_id}/leave", {})[0] == 204
    after = calais.post(room_id, "seat-post-2", "Et à qui part.")["seq"]
    with pytest.raises(TimeoutError):
        _wait_for_seq(troyes, room_id, after, seconds=3)


def _wait_for_seq(visitor: Visitor, room_id: str, seq: int, seconds: float = 8) -> dict[str, Any]:
    """What comes of this room at `seq` or later; older ones, and other rooms, may still be on their way."""
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        frame = visitor.wait_for("batch", "unread", seconds=left)
        if frame["room_id"] == room_id and frame["last_seq"] >= seq:
            return frame
    raise TimeoutError


def test_slow_mode_is_set_by_staff_and_said_with_its_wait(square: Square) -> None:
    troyes = square.visitor("troyes")
    room_id = troyes.join("sport")
    troyes.connect()
    square.staff("room", "set", "sport", "Doucement.", "--slow-mode-s", "60")
    assert troyes.post(room_id, "slow-post-1", "Une fois.")["type"] == "posted"
    refused = troyes.post(room_id, "slow-post-2", "Deux fois.")
    assert (refused["code"], refused["retry"]) == ("slow_mode", True)
    assert 0 < refused["args"]["wait_ms"] <= 60_000
    square.staff("room", "set", "sport", "Comme avant.")
    with pytest.raises(subprocess.CalledProcessError):
        square.staff("room", "set", "sport", "Appelez le 06 39 98 12 34")


def test_a_running_instance_is_not_reset_and_staff_can_work_without_one(tmp_path: Path) -> None:
    square = Square(tmp_path / "alone")
    try:
        calais = square.visitor("calais")
        room_id = calais.join("cuisine")
        calais.connect()
        held = calais.post(room_id, "alone-post-1", "J'ai 15 ans")
        with pytest.raises(subprocess.CalledProcessError):
            square.staff("demo-reset")
        square.stop()
        assert held["message_id"] in square.staff("held", "list")
        square.staff("held", "refuse", held["message_id"])
        assert held["message_id"] not in square.staff("held", "list")
        (square.folder / "keys" / "outer.key").write_bytes(bytes(32))
        with pytest.raises(subprocess.CalledProcessError) as refused:
            square.staff("held", "list")
        assert "Traceback" not in refused.value.stderr
        square.staff("demo-reset")
        assert not list(square.folder.glob("placette.sqlite3*"))
    finally:
        square.stop()


def test_the_stories_happen_here(square: Square) -> None:
    stories = {story["id"]: story for story in square.call("GET", "demo/stories")[1]}
    assert len(stories) == 7
    assert [line["outcome"] for line in stories["says_15"]["sender"]] == [None, "held", "own_age_under_18"]
    assert [line["outcome"] for line in stories["paid_advert"]["sender"]] == [None, "refused", "contact_details"]
    number = stories["forced"]["sender"][1]["args"]["number"]
    assert number in square.staff("report", "list")
    assert square.call("GET", "demo/stories")[1] == list(stories.values())


@pytest.mark.timeout(3000)
def test_nothing_acknowledged_is_lost_and_nothing_doubled(tmp_path: Path) -> None:
    """kill -9, again and again: every ack is in the log once, and every retry got the answer of the first."""
    square = Square(tmp_path / "soak")
    acked: dict[str, int] = {}
    try:
        visitor = square.visitor("calais")
        room_id = visitor.join("cuisine")
        number = 0
        for kill in range(KILLS):
            visitor.connect()
            for turn in range(max(1, ACKS // KILLS)):
                if turn and turn % BURST == 0:
                    visitor.connect()  # a socket lets so many texts through at once
                number += 1
                answer = visitor.post(room_id, f"soak-{number:06}", f"Message {number}")
                assert answer["type"] == "posted", answer
                acked[f"Message {number}"] = answer["seq"]
            unanswered = f"soak-cut-{kill:06}"
            visitor.send(type="post", room_id=room_id, client_message_id=unanswered, body=f"Coupé {kill}")
            square.kill()
            square.start()
            visitor.connect()
            again = visitor.post(room_id, unanswered, f"Coupé {kill}")
            assert again["type"] == "posted", again
            acked[f"Coupé {kill}"] = again["seq"]
        found = _whole_log(visitor, room_id)
    finally:
        square.stop()
    seqs = [event["seq"] for event in found]
    assert seqs == sorted(set(seqs))
    for body, seq in acked.items():
        assert [event["seq"] for event in found if event["body"] == body] == [seq]


def _whole_log(visitor: object, room_id: str) -> list[dict[str, int]]:
    events: list[dict[str, int]] = []
    before = 1_000_000_000
    while before > 1:
        page = visitor.api("GET", f"rooms/{room_id}/history?before_seq={before}")[1]  # type: ignore[attr-defined]
        events = page["events"] + events
        before = page["first_seq"]
    return events
