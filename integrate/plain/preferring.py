"""The settings in lines: what each holds and is for, and changing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.player.preferring import STANDS_IN, change, label, said, why_not
from integrate.player.sound_devices import BY_EAR, KEEP, NONE, OTHER, PLAYING, TRY, ways_of
from integrate.preferences import file
from integrate.preferences.kinds import OneOf, YesNo
from integrate.preferences.preferences import DECLARATIONS, written
from integrate.words import _, later

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.plain.menu import Menu
    from integrate.player.sound_devices import Ears
    from integrate.preferences.preferences import Declaration

USUAL = later("usual")
TYPE_IT = later("Type what it is to be, or “{usual}” for the usual. Enter: leave it as it is.")
AS_IT_IS = later("It is left as it is.")
LOOKING = later("Looking which sound devices there are.")
TYPED = "\n"
"""The way to a name that is typed; no device is called so."""


def change_settings(menu: Menu, path: Path, ears: Ears = BY_EAR) -> None:
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
        now = written(getattr(read.preferences, name))
        question = (_change(menu, path, DECLARATIONS[name], now, ears), _("Settings."))


def _change(menu: Menu, path: Path, declared: Declaration, now: str, ears: Ears) -> str:
    """Ask what a preference is to be; return the sentence that says what it is then."""
    match declared.kind:
        case OneOf(words):
            ways = {one: one for one in words}
        case YesNo():
            ways = {"yes": _("yes"), "no": _("no")}
        case _ if declared.name == "sound_device":
            return _change_device(menu, path, declared, now, ears)
        case _:
            return _ask_for_words(menu, path, declared)
    chosen = menu.choose(ways, _(declared.purpose))
    return _(AS_IT_IS) if chosen is None else change(path, declared, chosen)


def _ask_for_words(menu: Menu, path: Path, declared: Declaration) -> str:
    can_be = _("It can be: {choices}.", choices=declared.kind.choices)
    asked: tuple[str, ...] = (_(declared.purpose), can_be, _(TYPE_IT, usual=_(USUAL)))
    while (typed := menu.line(*asked)) is not None:
        if typed.strip().casefold() == _(USUAL):
            return change(path, declared, None)
        refused = why_not(declared, typed)
        if not refused:
            return change(path, declared, typed)
        asked = (refused,)
    return _(AS_IT_IS)


def _change_device(menu: Menu, path: Path, declared: Declaration, now: str, ears: Ears) -> str:
    """Let a device be chosen from those there are, and be tried by a soft tone before."""
    menu.say(_(LOOKING))
    there = ears.devices()
    if not there:
        menu.say(_(NONE))
    ways = ways_of(there, now) | {TYPED: _(OTHER)}
    while (chosen := menu.choose(ways, _(declared.purpose))) is not None:
        if chosen == TYPED:
            return _ask_for_words(menu, path, declared)
        what = menu.choose({"try": _(TRY), "keep": _(KEEP)}, f"{ways[chosen]}.")
        while what == "try":
            menu.say(_(PLAYING), ears.try_out(chosen))
            what = menu.choose({"try": _(TRY), "keep": _(KEEP)}, f"{ways[chosen]}.", usual="keep")
        if what == "keep":
            return change(path, declared, chosen)
    return _(AS_IT_IS)
