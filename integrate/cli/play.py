"""`integrate play`: one script, from its beginning to its end."""

from __future__ import annotations

import math
from contextlib import closing, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from integrate.cli.candidates import languages, scripts
from integrate.cli.compose import Wishes, make_settings, open_journal
from integrate.cli.examples import examples
from integrate.cli.finding import find_entry, given_answers
from integrate.cli.front import for_lines, is_plain, make_terminal, only_for_therapists
from integrate.cli.journal_opening import ask
from integrate.cli.languages import in_language
from integrate.cli.leaving import leave, run_screen
from integrate.cli.sentence import Told
from integrate.journal.errors import JournalError
from integrate.player.answering import CannotPass
from integrate.player.door import Door
from integrate.player.keeping import NotSaved
from integrate.player.locked import Locked
from integrate.player.opening import open_fresh
from integrate.player.ways_in import first_words
from integrate.session.answering import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.cli.places import Places
    from integrate.journal.store import Journal
    from integrate.plain.terminal import Terminal
    from integrate.player.opened import Opened
    from integrate.player.settings import Settings
    from integrate.script.answers_file import GivenAnswers
    from integrate.script.library import Entry


def _numeric(option: click.Parameter, speed: float) -> float:
    """Refuse `nan`, which is within every range."""
    if math.isnan(speed):
        raise click.BadParameter("nan is not a number of times", param=option)
    return speed


@click.command(
    epilog=examples(
        "integrate play anytime/grounding",
        "integrate play my-script.yaml --speed 20",
        "integrate play session/infusion --as therapist --person Heron",
    )
)
@click.argument("script", shell_complete=scripts)
@click.option("--plain", is_flag=True, help="Speak in plain lines instead of drawing a screen.")
@click.option(
    "--as",
    "role",
    type=click.Choice(["patient", "therapist"]),
    default=None,
    help="Whose screen this is. Scripts that a therapist leads need `therapist`.",
)
@click.option("--mute", is_flag=True, help="Play no sound.")
@click.option("--still", is_flag=True, help="Let nothing move on the screen.")
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
@click.option(
    "--language",
    metavar="LANG",
    default="",
    shell_complete=languages,
    help="Play a translation, such as `de`.",
)
@click.option(
    "--person",
    metavar="NAME",
    default="",
    help="With --as therapist: whose session, by a pseudonym of `integrate journal people`.",
)
@click.option(
    "--depth",
    type=click.Choice(["short", "full"]),
    default=None,
    help="Which way to go, where a script has two; without it, you are asked.",
)
@click.option("--hands-free", is_flag=True, help="Go on by itself from text that is spoken.")
@click.option("--terse", is_flag=True, help="In plain lines: say each hint once.")
@click.option("--narrate", is_flag=True, help="In plain lines: let a voice speak the words too.")
@click.pass_context
def play(
    ctx: click.Context,
    script: str,
    role: str | None,
    speed: float,
    answers: Path | None,
    language: str,
    person: str,
    depth: str | None,
    *,
    plain: bool,
    mute: bool,
    hands_free: bool,
    still: bool,
    terse: bool,
    narrate: bool,
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
        still or above["still"],
        person or above["person"],
        hands_free or above["hands_free"],
        terse or above["terse"],
        narrate or above["narrate"],
        depth or "",
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
                _play_on_screen(door, entry, places, is_still=wishes.still)
            else:
                settings = door.settings
                in_lines = settings if given is not None else for_lines(settings, wishes)
                _play_in_lines(in_lines, door, entry, given, make_terminal(wishes))
        except (JournalError, NotSaved, Refused) as error:
            raise Told(str(error)) from error


def _play_on_screen(door: Door, entry: Entry, places: Places, *, is_still: bool) -> None:
    """Play on the screen; where the journal is locked, the screen asks for what opens it."""
    settings = door.settings
    with suppress(Locked):
        door.open()

    def fresh(tell: Callable[[str], None]) -> Opened:
        journal = door.open()
        _say_first(journal, tell)
        return open_fresh(settings, journal, entry, tell, door.person)

    leave(run_screen(settings, fresh, places.settings, door, is_still=is_still))


def _play_in_lines(
    settings: Settings,
    door: Door,
    entry: Entry,
    given: GivenAnswers | None,
    terminal: Terminal,
) -> None:
    """Play in plain lines, with a person or with given answers."""
    from integrate.plain.grounding import grounding  # noqa: PLC0415 -- one front end at a time
    from integrate.plain.help_desk import HelpDesk  # noqa: PLC0415 -- the same
    from integrate.plain.playing import play as attended  # noqa: PLC0415 -- the same
    from integrate.plain.playing import play_unattended, steady  # noqa: PLC0415 -- the same
    from integrate.plain.unlocking import come_in  # noqa: PLC0415 -- the same

    ground = grounding(settings, terminal.say)
    desk = HelpDesk(terminal, settings.help, partial(steady, terminal, ground))
    journal = door.open() if given is not None else come_in(door, terminal, desk)
    if journal is None:
        leave(None)
        return
    _say_first(journal, terminal.say)
    opened = open_fresh(settings, journal, entry, terminal.tell, door.person)
    if given is None:
        outcome = attended(opened, terminal, ground)
        door.back_up(terminal.say)
        leave(outcome)
        return
    try:
        leave(play_unattended(opened, terminal, given))
    except CannotPass as error:
        raise Told(str(error)) from error


def _say_first(journal: Journal, tell: Callable[[str], None]) -> None:
    """Say what a person should know of the journal before a session is kept in it."""
    said = first_words(journal)
    if said:
        tell(said)
