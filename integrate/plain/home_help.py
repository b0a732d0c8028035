"""The lines of help at home: the words that do something there now, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.words import later

if TYPE_CHECKING:
    from integrate.plain.offered import Offered

FIRST = (
    later("A number begins a script; so do the first letters of its title."),
    later("list: say all scripts."),
    later("find and some words: the scripts that speak of them, with their numbers."),
    later("journal: read what you wrote."),
)
OF_THE_DAY = (
    later("today: what your programme has for today."),
    later("let go 1: leave the first part of today out; “bring back” has it again."),
)
LAST = (
    later("programme: see the programmes, begin one, pause or end it."),
    later("settings: see the settings, and change them."),
    later("write support: write your support plan, or change it."),
    later("capture: a blank page, to write something down; nothing is asked."),
    later("repeat: say again what is here."),
    later("help: these lines; a question mark does the same."),
    later("quit: leave the program."),
)
UNFINISHED = (
    later("continue: go on with the session that is not finished."),
    later("leave: do not offer it again; its words stay in the journal."),
)


def home_help(offered: Offered) -> tuple[str, ...]:
    """Return the lines, yet to translate: those of the day only where a programme is followed."""
    of_the_day = OF_THE_DAY if offered.days.today is not None else ()
    unfinished = UNFINISHED if offered.unfinished is not None else ()
    return (*FIRST, *of_the_day, *LAST, *unfinished)
