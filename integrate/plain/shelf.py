"""The scripts as a list of lines: by the stage of the therapy, each with its number.

All of them are there. One that is broken, or led by a therapist, says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.player.shelf_order import by_stage, is_chapter
from integrate.script.kinds import Option
from integrate.script.model import Stage
from integrate.session.lasting import about, told
from integrate.session.program import Role
from integrate.words import _, later, several

if TYPE_CHECKING:
    from integrate.script.library import Entry, Library
    from integrate.script.model import Script

_STAGES = {
    Stage.PRE_SESSION: later("Before a session:"),
    Stage.SET_AND_SETTING: later("Set and setting:"),
    Stage.SESSION: later("During a session:"),
    Stage.INTEGRATION: later("After a session:"),
    Stage.ANYTIME: later("At any time:"),
}
LEARN = later("Learn more:")
BROKEN = later("Not playable:")
PAGE = 18
"""How many lines of the list are said before Enter is asked for."""


@dataclass(frozen=True, slots=True)
class Item:
    """A script on the shelf."""

    entry: Entry
    heading: str
    """What stands above it."""
    line: str
    """What is said of it."""

    @property
    def option(self) -> Option:
        """What it is chosen by: its title, or its name when it has none."""
        script = self.entry.reads.script
        return Option(self.entry.name, script.title if script else self.entry.name)


def shelf(library: Library, role: Role) -> list[Item]:
    """Return all scripts in the order they are listed in."""
    return [_item(entry, role) for entry in by_stage(library.shelf())]


def _item(entry: Entry, role: Role) -> Item:
    script = entry.reads.script
    if script is None:
        count = len(entry.reads.problems)
        found = several(count, "a problem", "{count} problems")
        return Item(entry, BROKEN, f"{entry.name}: {found}.")
    length = [told(script.duration)] if script.duration else []
    led = [_("led by a therapist")] if script.for_therapist and role is not Role.THERAPIST else []
    heading = LEARN if is_chapter(entry) else _STAGES[script.stage]
    return Item(entry, heading, f"{', '.join([script.title, *length, *led])}.")


def listing(items: list[Item], first: int = 1) -> list[str]:
    """Return the lines of the list: headings, and items below them, numbered from the first."""
    lines: list[str] = []
    heading = ""
    for number, item in enumerate(items, first):
        if item.heading != heading:
            heading = item.heading
            lines.append(_(heading))
        lines.append(f"{number}. {item.line}")
    return lines or [_("There are no scripts here.")]


def pages(lines: list[str]) -> list[list[str]]:
    """Return the lines of the list in pages; no page ends with a heading."""
    made: list[list[str]] = [[]]
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        is_heading = not line[:1].isdigit()
        if len(made[-1]) + (is_heading and after != "") >= PAGE:
            made.append([])
        made[-1].append(line)
    return made


def found(items: list[Item], words: str, first: int = 1) -> list[str]:
    """Return the lines of the scripts that speak of all these words, numbered as in the list."""
    wanted = words.casefold().split()
    return [
        f"{number}. {item.line}"
        for number, item in enumerate(items, first)
        if all(word in _about(item) for word in wanted)
    ]


def _about(item: Item) -> str:
    script = item.entry.reads.script
    summary = script.summary if script else ""
    return f"{item.line} {item.heading} {summary}".casefold()


def preview(script: Script) -> list[str]:
    """Return what is said of a script before it begins."""
    length = [_sentence(about(script.duration))] if script.duration else []
    summary = [script.summary] if script.summary else []
    reviewed = [] if script.reviewed_by else [_("No clinician has reviewed this script yet.")]
    return [f"{script.title}.", *summary, *length, *script.cautions, *reviewed]


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
