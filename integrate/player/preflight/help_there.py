"""Whether help is prepared: the country of the crisis lines, and the clinic's own protocol."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from integrate.player.preflight.finding import ok, warning
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.player.help_at_hand import HelpAtHand
    from integrate.player.preflight.finding import Finding

LINES: Final = "help lines"
PROTOCOL: Final = "protocol"

NO_COUNTRY = later("No country is chosen, so help shows general words in place of numbers.")
CHOOSE = later("Choose one with c on the help screen, or with: integrate settings country GB")
SHOWN = later("The numbers of {country} are shown.")
UNDIALLED = later(
    "The numbers of {country} are shown; nobody has dialled all of them in the last half year."
)
THERE = later("The clinic's own protocol is shown at a safety answer.")
NO_PROTOCOL = later("There is no protocol of the clinic to show at a safety answer.")
WRITE = later("Write it as plain text into {file}.")


def lines(help_: HelpAtHand) -> tuple[Finding, ...]:
    """Return whose numbers for help are shown."""
    country = help_.country
    if country is None:
        return (warning(LINES, _(NO_COUNTRY), _(CHOOSE)),)
    is_stale = country.is_stale(datetime.now(UTC).date())
    return (ok(LINES, _(UNDIALLED if is_stale else SHOWN, country=country.name)),)


def protocol(help_: HelpAtHand) -> tuple[Finding, ...]:
    """Return whether the clinic's own words are there."""
    if help_.protocol:
        return (ok(PROTOCOL, _(THERE)),)
    file = help_.protocol_file or "protocol.txt"
    return (warning(PROTOCOL, _(NO_PROTOCOL), _(WRITE, file=file)),)
