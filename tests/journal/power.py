"""A disk whose power can be cut: what a program wrote, flush by flush, as strace saw it.

Only what was flushed is sure to be there afterwards. Of what was written since, a disk keeps any
part, in any order: some writes whole, some torn, some not at all.
"""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from random import Random

TRACED = "pwrite64,write,fsync,fdatasync,ftruncate,unlink"
_CALL = re.compile(
    rb"^\d+ +(?P<name>\w+)\((?:\d+<(?P<open>[^>]*)>|\"(?P<named>[^\"]*)\")"
    rb"(?:, \"(?P<bytes>[^\"]*)\")?(?:, (?P<one>\d+))?(?:, (?P<two>\d+))?\) += (?P<result>\d+)"
)


@dataclass(frozen=True, slots=True)
class Call:
    """Something that was done to a file."""

    name: str
    path: str
    content: bytes = b""
    at: int = 0
    """Where it was written, or how long the file is from then on."""


@dataclass(slots=True)
class Disk:
    """The files of a folder: what is sure to be there, and what is on its way."""

    sure: dict[str, bytes]
    pending: dict[str, list[Call]] = field(default_factory=dict)

    def take(self, call: Call) -> None:
        """Let a call happen."""
        if call.name in ("fsync", "fdatasync"):
            for one in self.pending.pop(call.path, []):
                self.sure[call.path] = done(self.sure.get(call.path, b""), one)
        elif call.name == "unlink":
            self.sure.pop(call.path, None)
            self.pending.pop(call.path, None)
        else:
            self.pending.setdefault(call.path, []).append(call)

    def after_a_cut(self, chance: Random) -> dict[str, bytes]:
        """Return what a disk may hold when the power goes now."""
        files = dict(self.sure)
        for path, calls in self.pending.items():
            for call in calls:
                kept = chance.choice([0, len(call.content), chance.randint(0, len(call.content))])
                if call.name == "ftruncate" or kept:
                    torn = Call(call.name, path, call.content[:kept], call.at)
                    files[path] = done(files.get(path, b""), torn)
        return files


def done(content: bytes, call: Call) -> bytes:
    """Return the content of a file after the call."""
    if call.name == "ftruncate":
        return content[: call.at].ljust(call.at, b"\0")
    padded = content.ljust(call.at, b"\0")
    return padded[: call.at] + call.content + padded[call.at + len(call.content) :]


def trace(program: str, arguments: Iterable[Path | int], into: Path) -> list[Call]:
    """Run the Python program; return its calls in order. What it printed is a call of `stdout`."""
    command = ["strace", "-f", "-y", "-xx", "-s", "100000", "-o", str(into), "-e", TRACED]
    subprocess.run(
        [*command, sys.executable, "-c", program, *map(str, arguments)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return list(_read(into))


def _read(traced: Path) -> Iterator[Call]:
    with traced.open("rb") as lines:
        for line in lines:
            found = _CALL.match(line)
            if found is None:
                continue
            name = found["name"].decode()
            path = _bytes(found["open"] or found["named"]).decode()
            if name == "write":
                path = "stdout" if line.split(b"(")[1].startswith(b"1<") else path
            at = int(found["two"] or 0) if name == "pwrite64" else int(found["one"] or 0)
            yield Call(name, path, _bytes(found["bytes"] or b""), at)


def _bytes(escaped: bytes) -> bytes:
    return bytes.fromhex(escaped.decode("ascii").replace("\\x", ""))
