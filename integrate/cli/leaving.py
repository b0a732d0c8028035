"""From how a session ended to how the program ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from integrate.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from integrate.player.door import Door
    from integrate.player.opened import Opened
    from integrate.player.settings import Settings
    from integrate.session.effects import Outcome


def leave(outcome: Outcome | None) -> None:
    """End the command by how its session ended; None is a session whose input ran out."""
    from integrate.session.effects import Outcome  # noqa: PLC0415 -- not before the first paint

    if outcome is not Outcome.FINISHED:
        raise click.exceptions.Exit(int(ExitCode.STOPPED))


def run_screen(
    settings: Settings | Callable[[], Settings],
    play: Callable[[Callable[[str], None]], Opened] | None,
    preferences: Path,
    door: Door | None = None,
    *,
    welcomes: bool = False,
    is_still: bool = False,
) -> Outcome | None:
    """Run the terminal program; a signal or a closed terminal ends the command with its code.

    `welcomes` is for somebody's first time; `is_still` lets nothing move.
    """
    from integrate.ui.launch import Opening, ToldToLeave, launch  # noqa: PLC0415 -- loads Textual

    try:
        return launch(settings, play, preferences, door, Opening(welcomes, is_still))
    except ToldToLeave as told:
        raise click.exceptions.Exit(told.code) from None
