"""`integrate play`: one script, from its beginning to its end."""

from __future__ import annotations

import math
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from integrate.cli.compose import Wishes, make_settings
from integrate.cli.finding import find_entry, given_answers
from integrate.cli.front import is_plain
from integrate.cli.languages import in_language
from integrate.cli.leaving import leave, run_screen
from integrate.cli.sentence import Told
from integrate.journal.errors import JournalError
from integrate.player.answering import CannotPass
from integrate.player.keeping import NotSaved
from integrate.player.opening import Settings, open_fresh
from integrate.session.answering import Refused

if TYPE_CHECKING:
    from integrate.cli.places import Places
    from integrate.journal.store import Journal
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
@click.pass_context
def play(
    ctx: click.Context,
    script: str,
    role: str | None,
    speed: float,
    answers: Path | None,
    language: str,
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
    )
    places: Places = ctx.obj
    settings = make_settings(places, wishes)
    entry, found = find_entry(settings.library, script, settings.here)
    if language:
        entry, found = in_language(entry, found, language)
    given = given_answers(answers, found) if answers is not None else None
    try:
        with settings.open_journal() as journal:
            if given is None and not is_plain(asked=wishes.plain):
                fresh = partial(open_fresh, settings, journal, entry)
                leave(run_screen(settings, fresh, places.settings))
            else:
                _play(settings, journal, entry, given)
    except (JournalError, NotSaved, Refused) as error:
        raise Told(str(error)) from error


def _play(
    settings: Settings,
    journal: Journal,
    entry: Entry,
    given: GivenAnswers | None,
) -> None:
    """Play in plain lines."""
    from integrate.plain.grounding import grounding  # noqa: PLC0415 -- one front end at a time
    from integrate.plain.playing import play as attended  # noqa: PLC0415 -- the same
    from integrate.plain.playing import play_unattended  # noqa: PLC0415 -- the same
    from integrate.plain.terminal import Terminal  # noqa: PLC0415 -- the same

    terminal = Terminal(sys.stdin, sys.stdout)
    opened = open_fresh(settings, journal, entry, terminal.say)
    if given is None:
        leave(attended(opened, terminal, grounding(settings, terminal.say)))
        return
    try:
        leave(play_unattended(opened, terminal, given))
    except CannotPass as error:
        raise Told(str(error)) from error
