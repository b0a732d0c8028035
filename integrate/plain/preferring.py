"""The settings in lines: what each holds and is for, and changing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.player.preferring import STANDS_IN, change, label, said, why_not
from integrate.preferences import file
from integrate.preferences.preferences import DECLARATIONS
from integrate.words import _, later

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.plain.menu import Menu

USUAL = later("usual")
TYPE_IT = later("Type what it is to be, or “{usual}” for the usual. Enter: leave it as it is.")


def change_settings(menu: Menu, path: Path) -> None:
    """Let the person change what they like, until Enter alone. Raises `Closed`."""
    question = (_("Settings."), _(STANDS_IN, file=path))
    while True:
        read = file.read(path)
        values = {
            name: said(declared, getattr(read.preferences, name))
            for name, declared in DECLARATIONS.items()
        }
        ways = {name: f"{label(name)}: {value}" for name, value in values.items()}
        name = menu.choose(ways, *question, *read.troubles)
        if name is None:
            return
        question = (_change(menu, path, name), _("Settings."))


def _change(menu: Menu, path: Path, name: str) -> str:
    declared = DECLARATIONS[name]
    can_be = _("It can be: {choices}.", choices=declared.kind.choices)
    asked: tuple[str, ...] = (_(declared.purpose), can_be, _(TYPE_IT, usual=_(USUAL)))
    while (typed := menu.line(*asked)) is not None:
        if typed.strip().casefold() == _(USUAL):
            return change(path, declared, None)
        refused = why_not(declared, typed)
        if not refused:
            return change(path, declared, typed)
        asked = (refused,)
    return _("It is left as it is.")
