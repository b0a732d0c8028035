"""Reading a script: bytes in; a Script, or every problem with its place, out."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from integrate.script import source
from integrate.script.declaration import build, read_values
from integrate.script.including import Inclusion, Origin
from integrate.script.model import Script
from integrate.script.naming import check_names
from integrate.script.nodes import Table, span_of
from integrate.script.problem import START, Enough, Misread, Problem, Reading
from integrate.script.structure import Include, every_step
from integrate.script.uncollected import uncollected

if TYPE_CHECKING:
    from integrate.script.nodes import Node

_USUAL = 64 * 1024
"""More than nearly every script has: to make room for the largest takes longer than to read."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a document is, for saying so."""

    name: str
    beginning: str
    """The keys it begins with."""


SCRIPT = Form("script", "`title:`, `stage:` and `steps:`")


@dataclass(frozen=True, slots=True)
class Reads:
    """What came of reading one source."""

    script: Script | None
    """The script; None when it has a problem."""
    problems: tuple[Problem, ...]
    """Every problem, in the order of the source."""
    texts: dict[str, str] = field(default_factory=dict)
    """The sources by file, for showing the lines that problems stand in; the script's own is ""."""
    partial: Script | None = None
    """What could be read of a script with problems; never to be played."""


def read(content: bytes, origin: Origin | None = None) -> Reads:
    """Return the script that the bytes of a file say, or what is wrong with it.

    `origin` is where it lies; without it nothing can be included.
    """
    reading = Reading()
    script = None
    with suppress(Enough), uncollected():
        script = _read_script(content, origin or Origin(Path(os.devnull), ()), reading)
    told = (_inside(problem, reading.texts) for problem in reading.problems)
    problems = tuple(sorted(told, key=lambda problem: problem.order))
    return Reads(None if problems else script, problems, reading.texts, script)


def _read_script(content: bytes, origin: Origin, reading: Reading) -> Script | None:
    """Return the script as far as it could be read, its names checked."""
    found = _read_values(content, origin, reading)
    if found is None:
        return None
    _, values = found
    steps, recall, checks = (values.get(key, ()) for key in ("steps", "recall", "checks"))
    check_names(steps, recall, checks, reading)
    return _build(*found, reading)


def _inside(problem: Problem, texts: dict[str, str]) -> Problem:
    """Return the problem in its file: what is missing at the end, YAML finds in the line below."""
    text = texts.get(problem.span.file)
    if text is None or text.count("\n") + 1 > problem.span.line:
        return problem
    end = source.end(text)
    within = problem.span.line <= end.line
    return problem if within else replace(problem, span=end.within(problem.span.file))


def read_file(path: Path, roots: tuple[Path, ...] = ()) -> Reads:
    """Return the script in a file; a file that cannot be read is a problem like any other.

    `roots` are the folders of the library, in which included scripts are looked for.
    """
    try:
        return read(content_of(path), Origin(path, roots))
    except OSError as error:
        return Reads(None, (unreadable(path, error),))


def unreadable(path: Path, error: OSError) -> Problem:
    """Return the problem of a file that cannot be read."""
    reason = error.strerror or "it cannot be read"
    return Problem("E001", f"{path}: {reason}", START, _remedy(error))


def content_of(path: Path) -> bytes:
    """Return what stands in a file, and no more of it than is looked at. Raises `OSError`."""
    with path.open("rb") as file:
        begin = file.read(_USUAL)
        whole = len(begin) < _USUAL
        return begin if whole else begin + file.read(source.LARGEST + 1 - _USUAL)


def _read_values(
    content: bytes, origin: Origin, reading: Reading
) -> tuple[Table, dict[str, Any]] | None:
    """Return the document and what its fields say, the steps with their includes filled in."""
    tree = read_document(content, reading, SCRIPT)
    if tree is None:
        return None
    values = read_values(Script, tree, reading, "a script")
    values["said"] = (reading.texts[reading.file],)
    _fill_includes(values, origin, reading)
    return tree, values


def read_document(content: bytes, reading: Reading, form: Form) -> Table | None:
    """Return the map that a whole document is, or None when it is none."""
    try:
        text = source.decode(content)
    except Misread as misread:
        reading.note(misread)
        return None
    reading.texts[reading.file] = text
    return _table(source.parse(text, reading), reading, form)


def _build(tree: Table, values: dict[str, Any], reading: Reading) -> Script | None:
    return build(Script, values, tree, reading, "a script")


def _read_at(origin: Origin, reading: Reading) -> Script | None:
    """Read an included script; a file that cannot be read is a problem in it."""
    try:
        found = _read_values(content_of(origin.path), origin, reading)
    except OSError as error:
        reading.complain("E001", START, error.strerror or "it cannot be read", _remedy(error))
        return None
    return _build(*found, reading) if found is not None else None


def _fill_includes(values: dict[str, Any], origin: Origin, reading: Reading) -> None:
    """Put included steps and their sounds among the script's own."""
    if not any(isinstance(step, Include) for step in every_step(values.get("steps", ()))):
        return
    inclusion = Inclusion(origin, reading, _read_at)
    values["steps"] = inclusion.fill(values["steps"])
    sounds = dict(values.get("sounds", {}))
    for place, included in inclusion.scripts:
        for name, sound in included.sounds.items():
            if sounds.setdefault(name, sound) != sound:
                what = f"`{name}` is another sound in the included “{included.title}”"
                reading.complain("E404", place, what, "give one of the two another name")
    values["sounds"] = sounds
    for _, included in inclusion.scripts:
        values["said"] += included.said


def _remedy(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "check the spelling; `integrate list` names the scripts that are shipped"
    if isinstance(error, IsADirectoryError):
        return "name a file in that folder"
    return "check that you may read it"


def _table(tree: Node | None, reading: Reading, form: Form) -> Table | None:
    if tree is None:
        if not reading.problems:
            reading.complain("E011", START, f"the {form.name} is empty", "begin with `title:`")
        return None
    if not isinstance(tree, Table):
        what = f"a {form.name} is made of `key: value` lines"
        reading.complain("E105", span_of(tree), what, f"begin with {form.beginning}")
        return None
    return tree
