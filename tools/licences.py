"""Write `docs/licences.md`: `python tools/licences.py`, with a way to PyPI.

Each package that `requirements/run.txt` pins is fetched as a wheel, and what its metadata says of
its licence is put into a table. Nothing is taken from what happens to be installed here.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from email.message import Message

ROOT: Final = Path(__file__).resolve().parents[1]
LOCK: Final = ROOT / "requirements" / "run.txt"
PAGE: Final = ROOT / "docs" / "licences.md"
FETCHED_FOR: Final = "3.13"
"""The Python that wheels are fetched for: one that every package of the lock has a wheel for."""
HEAD: Final = """\
# What else is in it

Integrate's code is MIT, its scripts and sounds are CC-BY-4.0. It stands on these packages, which
pip fetches; `requirements/run.txt` pins each with its hashes. The licences are those that the
packages themselves tell. The wheel of soundfile brings libsndfile along, that of soxr libsoxr, both
under the LGPL 2.1 or later, and that of miniaudio the miniaudio library, free of any claim. Written
by `python tools/licences.py`.

| package | version | licence |
|---|---|---|
"""
_PIN: Final = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Pinned:
    """A package of the lock."""

    name: str
    version: str


def pinned(lock: str) -> list[Pinned]:
    """Return the packages that the text of a lock pins."""
    return [Pinned(*found) for found in _PIN.findall(lock)]


def licence(told: Message) -> str:
    """Return what a package tells of its licence: an expression, a short name, or a classifier."""
    if expression := told.get("License-Expression"):
        return str(expression)
    free = str(told.get("License") or "").strip()
    if free and "\n" not in free:
        return free
    named = [one for one in told.get_all("Classifier", []) if one.startswith("License ::")]
    if not named:
        raise LookupError(f"{told['Name']} tells no licence: look at its files")
    return ", ".join(one.rsplit(" :: ", 1)[1] for one in named)


def page(lines: list[tuple[Pinned, str]]) -> str:
    """Return the page."""
    rows = [f"| {one.name} | {one.version} | {words} |" for one, words in lines]
    return HEAD + "\n".join(rows) + "\n"


def main() -> None:
    """Fetch, read and write."""
    packages = pinned(LOCK.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        PAGE.write_text(page([(one, licence(_metadata(one, folder))) for one in packages]), "utf-8")


def _metadata(one: Pinned, folder: str) -> Message:
    place = Path(folder) / f"{one.name}-{one.version}"
    fetch = ["download", "--quiet", "--no-deps", "--only-binary=:all:", "--dest", str(place)]
    wanted = ["--python-version", FETCHED_FOR, f"{one.name}=={one.version}"]
    subprocess.run(  # noqa: S603 -- names and versions of our own lock
        [sys.executable, "-m", "pip", *fetch, *wanted], check=True
    )
    (wheel,) = place.glob("*.whl")
    with zipfile.ZipFile(wheel) as inside:
        (name,) = (one for one in inside.namelist() if one.endswith(".dist-info/METADATA"))
        return HeaderParser().parsestr(inside.read(name).decode("utf-8"))


if __name__ == "__main__":
    main()
