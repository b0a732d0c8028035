"""Which front end a person gets: the screen, or plain lines; and for whom it is."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from integrate.cli.sentence import Told
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Mapping

    from integrate.cli.compose import Wishes

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


def only_for_therapists(wishes: Wishes) -> None:
    """Raise `Told` when somebody else than a therapist names a person."""
    if wishes.person and wishes.role != "therapist":
        raise Told(_(FOR_THERAPISTS))
