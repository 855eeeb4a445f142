"""A PostgreSQL server of our own: in a new folder, on a socket in it (so on no port), gone with us."""

from __future__ import annotations

import contextlib
import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import asyncpg
import pytest

INSTALL = "apt-get install -y --no-install-recommends postgresql"
START_SECONDS_MAX = 60
# A test server may forget everything when the machine stops (never when the server does): it is faster so.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "50",
    "shared_buffers": "32MB",
    "max_wal_senders": "0",
    "wal_level": "minimal",
    "autovacuum": "off",
    "log_min_messages": "fatal",
    "deadlock_timeout": "50ms",
}


def binaries() -> Path:
    """The folder of the newest server found; the test fails, it is never skipped, when there is none."""
    found = [Path(path).parent for path in [shutil.which("initdb")] if path]
    found += [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if not found:
        pytest.fail(f"these tests need PostgreSQL's server: {INSTALL}", pytrace=False)
    return max(found, key=lambda path: [int(part) for part in re.findall(r"\d+", str(path))])


def account() -> str | None:
    """Whom the server runs as: initdb refuses root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


# Faster, and what an instance refuses to run on: a `durable` server goes without.
LOSING = frozenset({"fsync", "synchronous_commit", "full_page_writes"})


class Server:
    """A running server. `url(database)` is for PostgresDatabase, `admin(sql)` for what concerns whole databases."""

    def __init__(self, *, durable: bool = False) -> None:
        self._settings = {name: value for name, value in SETTINGS.items() if not durable or name not in LOSING}
        self.folder = Path(tempfile.mkdtemp(prefix="pg"))
        self._user = account()
        if self._user:
            shutil.chown(self.folder, self._user)
        self._bin = binaries()
        self._process: subprocess.Popen | None = None
        try:
            self._start()
        except BaseException:
            self.stop()
            raise

    def url(self, database: str) -> str:
        return f"postgresql://placette@/{database}?host={self.folder}"

    async def admin(self, sql: str) -> None:
        connection = await asyncpg.connect(user="placette", database="postgres", host=str(self.folder))
        try:
            await connection.execute(sql)
        finally:
            await connection.close()

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the server and to each of its processes."""
        assert self._process
        pid = self._process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for each in [pid, *map(int, children)]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(each, number)

    def stop(self) -> None:
        self._halt()
        shutil.rmtree(self.folder, ignore_errors=True)

    def restart(self) -> None:
        """Cut everybody off, then come back. For the main thread: the server ends with the thread that started it."""
        self._halt()
        self._launch()

    def _halt(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(timeout=START_SECONDS_MAX)

    def _start(self) -> None:
        options = ["--auth=trust", "--username=placette", "--encoding=UTF8", "--no-locale", "--no-sync"]
        self._run("initdb", *options, "--pgdata", str(self.folder / "data"))
        self._launch()

    def _launch(self) -> None:
        settings = [f"--{name}={value}" for name, value in self._settings.items()]
        # Should the tests be killed, the server must not stay: the kernel tells it (INT: at once, but in order).
        setpriv = shutil.which("setpriv")
        follow = [setpriv, "--pdeathsig", "INT"] if setpriv else []
        command = [*follow, str(self._bin / "postgres"), "-D", str(self.folder / "data"), "-k", str(self.folder)]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [*command, *settings],
                **self._as(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait()

    def _wait(self) -> None:
        assert self._process
        end = time.monotonic() + START_SECONDS_MAX
        ready = [str(self._bin / "pg_isready"), "--quiet", "--host", str(self.folder)]
        while subprocess.run(ready, check=False).returncode:
            if self._process.poll() is not None or time.monotonic() > end:
                pytest.fail(f"PostgreSQL did not start:\n{(self.folder / 'log').read_text()}", pytrace=False)
            time.sleep(0.05)

    def _run(self, name: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self._bin / name), *arguments], **self._as(), capture_output=True, text=True, check=False
        )
        if done.returncode:
            pytest.fail(f"{name}: {done.stdout}{done.stderr}", pytrace=False)

    def _as(self) -> dict:
        """Who runs it, and where: a folder that account may enter."""
        if self._user is None:
            return {"cwd": self.folder}
        entry = pwd.getpwnam(self._user)
        return {"cwd": self.folder, "user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
