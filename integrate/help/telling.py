"""What is said of where help is: the emergency number first, a line second.

The words promise nothing that the program could not keep, and a number that no person has dialled
is never shown without saying so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.help.crisis_lines import ANYWHERE
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.help.crisis_lines import Country, Line

ALERTS_NO_ONE = later("This program cannot see you and no one is alerted.")
IN_DANGER = later("In danger: your local emergency number.")
IN_DANGER_HERE = later("In danger: call {number} ({country}).")
SOMEONE = later("Someone to talk to: {anywhere}, or your clinic.")
LINE = later("{name}: {ways}")
CALL = later("call {number}")
WRITE = later("text {sms}")
OR = later(", or ")
CHECKED = later("These numbers were checked on {day}. Other lines: {anywhere}.")
NOT_CHECKED = later("These numbers were not checked by a person. {anywhere} lists lines as well.")
CONTACT = later("Your contact: {contact}")


def where_help_is(country: Country | None, contact: str) -> list[str]:
    """Return the lines that say where help is; without a country, the general words."""
    own = [_(CONTACT, contact=contact)] if contact else []
    if country is None:
        return [_(IN_DANGER), *own, _(SOMEONE, anywhere=ANYWHERE), _(ALERTS_NO_ONE)]
    danger = _(IN_DANGER_HERE, number=country.emergency, country=country.name)
    lines = [_said(one) for one in country.lines]
    return [danger, *lines, _checked(country), *own, _(ALERTS_NO_ONE)]


def _said(line: Line) -> str:
    ways = [_(CALL, number=line.number)] if line.number else []
    ways += [_(WRITE, sms=line.sms)] if line.sms else []
    more = ", ".join(one for one in (_(OR).join(ways), line.hours, line.url) if one)
    return _(LINE, name=line.name, ways=more)


def _checked(country: Country) -> str:
    if country.verified_on is None:
        return _(NOT_CHECKED, anywhere=ANYWHERE)
    return _(CHECKED, day=country.verified_on.isoformat(), anywhere=ANYWHERE)
