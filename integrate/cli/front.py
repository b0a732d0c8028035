"""Which front end a person gets: the screen, or plain lines; and for whom it is."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from integrate.cli.sentence import Told
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Mapping

    from integrate.cli.compose import Wishes
    from integrate.plain.terminal import Terminal
    from integrate.player.settings import Settings

FOR_THERAPISTS = later("Only a therapist keeps sessions for others: add `--as therapist`.")


def wants_plain(environ: Mapping[str, str], *, asked: bool, at_terminal: bool) -> bool:
    """Tell whether to speak in plain lines.

    They are asked for by `--plain` or `ACCESSIBLE=1`, and are all there is on a dumb terminal, in
    a pipe and in a log.
    """
    accessible = environ.get("ACCESSIBLE", "").strip().lower()
    return (
        asked
        or accessible not in ("", "0", "false", "no")
        or environ.get("TERM") == "dumb"
        or not at_terminal
    )


def is_plain(*, asked: bool) -> bool:
    """Tell whether this very process speaks in plain lines."""
    at_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    return wants_plain(os.environ, asked=asked, at_terminal=at_terminal)


def make_terminal(wishes: Wishes) -> Terminal:
    """Return the lines of this very process."""
    from integrate.plain.terminal import Terminal  # noqa: PLC0415 -- not for the screen

    return Terminal(sys.stdin, sys.stdout, terse=wishes.terse)


def for_lines(settings: Settings, wishes: Wishes) -> Settings:
    """Return the settings of somebody who reads plain lines.

    A screen reader and a narrator must not speak at once: words are spoken where it is asked for,
    or where they are what is waited for.
    """
    is_wanted = wishes.narrate or settings.hands_free
    return replace(settings, narrated=settings.narrated and is_wanted)


def only_for_therapists(wishes: Wishes) -> None:
    """Raise `Told` when somebody else than a therapist names a person."""
    if wishes.person and wishes.role != "therapist":
        raise Told(_(FOR_THERAPISTS))
