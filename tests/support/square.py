"""A running Placette for black-box tests: its own process, folder and free port; and people who talk through it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any

from websockets.sync.client import ClientConnection, connect

if TYPE_CHECKING:
    from pathlib import Path

START_SECONDS_MAX = 60


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


class Square:
    """One server process on one data folder; it can be killed and started again."""

    def __init__(self, folder: Path, database: str = "", **settings: str) -> None:
        self.folder, self.port, self.database = folder, free_port(), database
        self.settings = {f"PLACETTE_{name.upper()}": value for name, value in settings.items()}
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    @property
    def environment(self) -> dict[str, str]:
        """What the commands of this instance need."""
        here = {"PORT": str(self.port), "PLACETTE_DATA": str(self.folder), "PLACETTE_DATABASE": self.database}
        return os.environ | here | {"PLACETTE_DEMO_PEOPLE": "0"} | self.settings

    def start(self) -> None:
        """Start, and wait until it answers."""
        command = [sys.executable, "-m", "placette.cli", "serve", "--demo"]
        self._process = subprocess.Popen(command, env=self.environment, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + START_SECONDS_MAX
        while time.monotonic() < deadline:
            try:
                self.call("GET", "place")
            except OSError:
                time.sleep(0.05)
            else:
                return
        message = "the server did not start"
        raise TimeoutError(message)

    def kill(self) -> None:
        """kill -9: no goodbye, no flush."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    def stop(self) -> None:
        """Ask it to stop, and wait."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)

    def staff(self, *words: str) -> str:
        """Run a staff command of the command line; what it printed."""
        command = [sys.executable, "-m", "placette.cli", *words]
        return subprocess.run(command, env=self.environment, check=True, capture_output=True, text=True).stdout

    def call(
        self, method: str, path: str, body: object = None, cookie: str = "", headers: dict[str, str] | None = None
    ) -> tuple[int, Any]:
        """One HTTP request to /api/v1: status and decoded body."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/v1/{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "Cookie": cookie} | (headers or {}),
        )
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                data = answer.read()
                return answer.status, json.loads(data) if data else None
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.loads(error.read())

    def visitor(self, who: str) -> Visitor:
        """Sign in as one of the demonstration's two visitors, charter accepted."""
        with socket.create_connection(("127.0.0.1", self.port), 10) as line:
            line.sendall(f"GET /demo/come-in/{who} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            head = line.makefile("rb").read().decode()
        cookie = head.lower().partition("set-cookie: ")[2].partition(";")[0].replace("__host-", "__Host-")
        self.call("POST", "charter", {"version": "2026-11", "answer": "report"}, cookie)
        return Visitor(self, cookie)


class Visitor:
    """A person with a cookie, and a socket once connected."""

    def __init__(self, square: Square, cookie: str) -> None:
        self.square, self.cookie = square, cookie
        self.line: ClientConnection | None = None

    def api(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        """One HTTP request as this person."""
        return self.square.call(method, path, body, self.cookie)

    def join(self, slug: str) -> str:
        """Join a room; its id."""
        room_id = next(room["id"] for room in self.api("GET", "rooms")[1] if room["slug"] == slug)
        assert self.api("POST", f"rooms/{room_id}/join", {})[0] == 200
        return str(room_id)

    def connect(self) -> dict[str, Any]:
        """Open the socket and say hello; the welcome."""
        if self.line is not None:
            self.line.close()
        here = f"127.0.0.1:{self.square.port}"
        headers = {"Cookie": self.cookie}
        self.line = connect(f"ws://{here}/ws", origin=f"http://{here}", additional_headers=headers, legacy=True)  # type: ignore[arg-type]
        self.send(type="hello", protocol=1)
        return self.wait_for("welcome")

    def send(self, **frame: object) -> None:
        """Send one frame."""
        assert self.line is not None
        self.line.send(json.dumps(frame))

    def wait_for(self, *kinds: str, seconds: float = 8) -> dict[str, Any]:
        """The next frame of one of these types; others are passed over."""
        assert self.line is not None
        deadline = time.monotonic() + seconds
        while True:
            frame = json.loads(self.line.recv(max(0.01, deadline - time.monotonic())))
            if frame["type"] in kinds:
                return dict(frame)

    def post(self, room_id: str, client_id: str, body: str) -> dict[str, Any]:
        """Say something; what was answered."""
        self.send(type="post", room_id=room_id, client_message_id=client_id, body=body)
        return self.wait_for("posted", "held", "refused")

    def log(self, room_id: str) -> list[dict[str, Any]]:
        """The room's newest events, read anew."""
        return list(self.api("GET", f"rooms/{room_id}/history?before_seq=1000000000")[1]["events"])
