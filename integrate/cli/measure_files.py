"""A clinic's own questionnaires: JSON files in the folder `measures` beside the journal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from integrate.cli.sentence import Told
from integrate.measures.catalogue import KNOWN, assemble
from integrate.measures.fields import LARGEST
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from integrate.cli.places import Places
    from integrate.measures.catalogue import Catalogue


def folder(places: Places) -> Path:
    """Return where a clinic puts its files."""
    return places.data / "measures"


def find_all(places: Places) -> Catalogue:
    """Return the shipped questionnaires and the clinic's own.

    Raises `Told` when the folder or a file of it cannot be read.
    """
    try:
        return assemble(_contents(folder(places)))
    except OSError as error:
        why = error.strerror or _("unknown error")
        told = _("{file} cannot be read: {why}.", file=error.filename or folder(places), why=why)
        raise Told(told) from error


def at_hand(places: Places) -> Catalogue:
    """Return the same for a program that goes on without the clinic's own if it has to."""
    try:
        return find_all(places)
    except Told as error:
        return replace(KNOWN, troubles=(str(error),))


def _contents(inside: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each file with its path; of one that is too large only so much as shows it."""
    if not inside.exists():
        return
    for path in sorted(inside.iterdir()):
        if path.suffix == ".json" and path.is_file():
            with path.open("rb") as file:
                yield str(path), file.read(LARGEST + 1)
