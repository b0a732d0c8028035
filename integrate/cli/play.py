"""`integrate play`: one script, from its beginning to its end."""

from __future__ import annotations

import math
import sys
from contextlib import closing, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from integrate.cli.compose import Wishes, make_settings, open_journal
from integrate.cli.finding import find_entry, given_answers
from integrate.cli.front import is_plain, only_for_therapists
from integrate.cli.journal_opening import ask
from integrate.cli.languages import in_language
from integrate.cli.leaving import leave, run_screen
from integrate.cli.sentence import Told
from integrate.journal.errors import JournalError
from integrate.player.answering import CannotPass
from integrate.player.door import Door, Locked
from integrate.player.keeping import NotSaved
from integrate.player.opening import Settings, open_fresh
from integrate.session.answering import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.cli.places import Places
    from integrate.player.opening import Opened
    from integrate.script.answers_file import GivenAnswers
    from integrate.script.library import Entry


def _numeric(option: click.Parameter, speed: float) -> float:
    """Refuse `nan`, which is within every range."""
    if math.isnan(speed):
        raise click.BadParameter("nan is not a number of times", param=option)
    return speed


@click.command()
@click.argument("script")
@click.option("--plain", is_flag=True, help="Speak in plain lines instead of drawing a screen.")
@click.option(
    "--as",
    "role",
    type=click.Choice(["patient", "therapist"]),
    default=None,
    help="Whose screen this is. Scripts that a therapist leads need `therapist`.",
)
@click.option("--mute", is_flag=True, help="Play no sound.")
@click.option(
    "--speed",
    type=click.FloatRange(0.1, 1000),
    callback=lambda _ctx, option, speed: _numeric(option, speed),
    default=1.0,
    metavar="N",
    help="Let time go N times as fast, to try a script out.",
)
@click.option(
    "--answers",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Take the answers from a YAML map of saved names, with nobody there. `{}` is none.",
)
@click.option("--language", metavar="LANG", default="", help="Play a translation, such as `de`.")
@click.option(
    "--person",
    metavar="NAME",
    default="",
    help="With --as therapist: whose session, by a pseudonym of `integrate journal people`.",
)
@click.pass_context
def play(
    ctx: click.Context,
    script: str,
    role: str | None,
    speed: float,
    answers: Path | None,
    language: str,
    person: str,
    *,
    plain: bool,
    mute: bool,
) -> None:
    """Play SCRIPT: a name from `integrate list`, or the path of a file.

    Ends with 0 at the end of the script, 3 when it was stopped before, 1 when the script has
    problems, and 2 when it cannot be found or what is answered cannot be kept.
    """
    above = ctx.find_root().params
    wishes = Wishes(
        plain or above["plain"],
        role or above["role"],
        mute or above["mute"],
        speed,
        language,
        above["sound_device"],
        person or above["person"],
    )
    only_for_therapists(wishes)
    places: Places = ctx.obj
    settings = make_settings(places, wishes)
    entry, found = find_entry(settings.library, script, settings.here)
    if language:
        entry, found = in_language(entry, found, language)
    given = given_answers(answers, found) if answers is not None else None
    if given is not None:  # nobody is there to be asked but the input
        settings = replace(settings, open_journal=partial(open_journal, places, ask))
    with closing(Door(settings)) as door:
        try:
            if given is None and not is_plain(asked=wishes.plain):
                _play_on_screen(settings, door, entry, places)
            else:
                _play_in_lines(settings, door, entry, given)
        except (JournalError, NotSaved, Refused) as error:
            raise Told(str(error)) from error


def _play_on_screen(settings: Settings, door: Door, entry: Entry, places: Places) -> None:
    """Play on the screen; where the journal is locked, the screen asks for what opens it."""
    with suppress(Locked):
        door.open()

    def fresh(tell: Callable[[str], None]) -> Opened:
        return open_fresh(settings, door.open(), entry, tell, door.person)

    leave(run_screen(settings, fresh, places.settings, door))


def _play_in_lines(
    settings: Settings, door: Door, entry: Entry, given: GivenAnswers | None
) -> None:
    """Play in plain lines, with a person or with given answers."""
    from integrate.plain.grounding import grounding  # noqa: PLC0415 -- one front end at a time
    from integrate.plain.help_desk import HelpDesk  # noqa: PLC0415 -- the same
    from integrate.plain.playing import play as attended  # noqa: PLC0415 -- the same
    from integrate.plain.playing import play_unattended  # noqa: PLC0415 -- the same
    from integrate.plain.terminal import Terminal  # noqa: PLC0415 -- the same
    from integrate.plain.unlocking import come_in  # noqa: PLC0415 -- the same

    terminal = Terminal(sys.stdin, sys.stdout)
    ground = grounding(settings, terminal.say)
    desk = HelpDesk(terminal, settings.help)
    journal = door.open() if given is not None else come_in(door, terminal, ground, desk)
    if journal is None:
        leave(None)
        return
    opened = open_fresh(settings, journal, entry, terminal.say, door.person)
    if given is None:
        outcome = attended(opened, terminal, ground)
        door.back_up(terminal.say)
        leave(outcome)
        return
    try:
        leave(play_unattended(opened, terminal, given))
    except CannotPass as error:
        raise Told(str(error)) from error
