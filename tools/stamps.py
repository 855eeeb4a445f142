"""What is already done, told from its inputs: a quick look (size and time), then the content."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from bare import DEV, ROOT

_OUTSIDE = frozenset(
    {"node_modules", "dist", "test-results", "shots", "__pycache__", "coverage", ".vite", ".svelte-kit"}
)


def under(*folders: Path) -> Iterator[Path]:
    """Give every source file in these folders, without what tools leave there."""
    for folder in folders:
        for parent, names, files in os.walk(folder):
            names[:] = sorted(n for n in names if n not in _OUTSIDE)
            yield from (Path(parent, f) for f in sorted(files))


class Stamp:
    """One step's inputs. `fresh` looks; `set` notes what `fresh` saw, so that a change meanwhile is not lost."""

    def __init__(self, name: str, inputs: Iterable[Path], *, makes: Iterable[Path], besides: str = "") -> None:
        self._file = DEV / "stamps" / name
        self._inputs = sorted(p for p in inputs if p.is_file())
        self._makes = tuple(makes)
        self._besides = f"{ROOT}\n{besides}"  # an environment does not survive a move
        self._quick = self._sum(content=False)
        self._content = ""

    def fresh(self) -> bool:
        """Say whether the step was done for these very inputs and its results are there."""
        noted = self._file.read_text().split() if self._file.is_file() else ["", ""]
        there = all(p.exists() for p in self._makes)
        if there and noted[0] == self._quick:
            return True
        self._content = self._sum(content=True)
        if there and noted[1] == self._content:
            self.set()
            return True
        return False

    def set(self) -> None:
        """Note that the step is done."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(f"{self._quick}\n{self._content}\n")

    def _sum(self, *, content: bool) -> str:
        digest = hashlib.sha256(self._besides.encode())
        for path in self._inputs:
            stat = path.stat()
            digest.update(f"\0{path.relative_to(ROOT)}\0{stat.st_size}\0".encode())
            digest.update(path.read_bytes() if content else str(stat.st_mtime_ns).encode())
        return digest.hexdigest()
