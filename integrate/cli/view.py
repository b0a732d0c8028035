"""`integrate view`: the running session on a second screen."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from integrate.cli.compose import make_help, make_meeting
from integrate.cli.examples import examples
from integrate.cli.front import is_plain
from integrate.cli.sentence import Told
from integrate.preferences import file
from integrate.preferences.preferences import THEMES

if TYPE_CHECKING:
    from integrate.cli.places import Places


@click.command(epilog=examples("integrate view", "integrate view --sitter"))
@click.option("--sitter", is_flag=True, help="Show the sitter's card instead.")
@click.option("--plain", is_flag=True, help="Speak in plain lines instead of drawing a screen.")
@click.option("--still", is_flag=True, help="Let nothing move on the screen.")
@click.option(
    "--theme",
    type=click.Choice(THEMES),
    default="ember",
    show_default=True,
    help="The colours of this screen. Ember is for a dark room.",
)
@click.pass_context
def view(ctx: click.Context, theme: str, *, sitter: bool, plain: bool, still: bool) -> None:
    """Show the session that runs on this computer calmly on a second screen.

    The person sees what the script has for them: words, breathing, rest. Notes, questions, answers
    and what the therapist writes never come here. The sitter's card shows the next look-in, signs
    to call at, and whom to call.

    Begin it in a second terminal, before or after `integrate play ... --as therapist`. It waits
    for a session and stays for the next one. q leaves; the session goes on.

    Ends with 0, and with 2 on Windows, where there can be none.
    """
    from integrate.player.second_screen.guest import Guest  # noqa: PLC0415 -- not for --help
    from integrate.player.second_screen.local_socket import is_supported  # noqa: PLC0415 -- same
    from integrate.player.second_screen.meeting import NOT_HERE  # noqa: PLC0415 -- the same
    from integrate.player.second_screen.wire import Wants  # noqa: PLC0415 -- the same
    from integrate.words import _  # noqa: PLC0415 -- the same

    if not is_supported():
        raise Told(_(NOT_HERE))
    places: Places = ctx.obj
    make_guest = partial(Guest, make_meeting(places))
    wants = Wants.SITTER if sitter else Wants.PERSON
    at_hand = make_help(places)
    if is_plain(asked=plain or ctx.find_root().params["plain"]):
        from integrate.plain.second_screen import watch  # noqa: PLC0415 -- one front end at a time
        from integrate.plain.terminal import Terminal  # noqa: PLC0415 -- the same

        watch(make_guest, wants, Terminal(sys.stdin, sys.stdout), at_hand.lines)
        return
    from integrate.ui.launch import ToldToLeave  # noqa: PLC0415 -- one front end at a time
    from integrate.ui.person.launch import launch  # noqa: PLC0415 -- the same

    try:
        launch(
            make_guest, wants, theme, lambda: at_hand.lines, is_still=_is_still(ctx, asked=still)
        )
    except ToldToLeave as told:
        raise click.exceptions.Exit(told.code) from None


def _is_still(ctx: click.Context, *, asked: bool) -> bool:
    """Tell whether nothing is to move: as asked for, or as the settings have it."""
    places: Places = ctx.obj
    chosen = file.read(places.settings).preferences.motion == "still"
    return asked or bool(ctx.find_root().params["still"]) or chosen
