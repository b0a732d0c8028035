"""Reading a script: bytes in; a Script, or every problem with its place, out."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.script import source
from integrate.script.declaration import build, read_values
from integrate.script.model import Script
from integrate.script.naming import check_names
from integrate.script.nodes import Table, meaning
from integrate.script.problem import START, Enough, Misread, Problem, Reading

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.script.nodes import Node


@dataclass(frozen=True, slots=True)
class Reads:
    """What came of reading one source."""

    script: Script | None
    """The script; None when it has a problem."""
    problems: tuple[Problem, ...]
    """Every problem, in the order of the source."""
    text: str = ""
    """The source, for showing the lines that problems stand in."""


def read(content: bytes) -> Reads:
    """Return the script that the bytes of a file say, or what is wrong with it."""
    reading = Reading()
    try:
        text = source.decode(content)
    except Misread as misread:
        return Reads(None, misread.problems)
    script = None
    with suppress(Enough):
        script = _script(source.parse(text, reading), reading)
    problems = tuple(sorted(reading.problems, key=lambda problem: problem.span))
    return Reads(None if problems else script, problems, text)


def read_file(path: Path) -> Reads:
    """Return the script in a file; a file that cannot be read is a problem like any other."""
    try:
        with path.open("rb") as file:
            return read(file.read(source.LARGEST + 1))
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        problem = Problem("E001", f"{path}: {reason}", START, _remedy(error))
        return Reads(None, (problem,))


def _remedy(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "check the spelling; `integrate list` names the scripts that are shipped"
    if isinstance(error, IsADirectoryError):
        return "name a file in that folder"
    return "check that you may read it"


def _script(tree: Node | None, reading: Reading) -> Script | None:
    if tree is None:
        if not reading.problems:
            reading.complain("E011", START, "the script is empty", "begin with `title:`")
        return None
    if not isinstance(tree, Table):
        remedy = "begin with `title:`, `stage:` and `steps:`"
        reading.complain("E105", tree.span, "a script is made of `key: value` lines", remedy)
        return None
    values = read_values(Script, tree, reading, "a script")
    check_names(values.get("steps", ()), reading)
    return build(Script, values, tree, reading, "a script", digest=_digest(tree))


def _digest(tree: Node) -> str:
    said = json.dumps(meaning(tree), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]
