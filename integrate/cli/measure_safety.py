"""What is said at once when an answer tells of a danger, before any total.

It judges nothing: it offers help, says plainly that nobody has been told, and traps nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.measures.measure import Audience, Heed
from integrate.plain import words
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.measures.measure import Measure
    from integrate.measures.scoring import Raised, Score

HEARD = (
    later(
        "You marked that you have had thoughts of being better off dead or of hurting yourself. "
        "Thank you for being honest. You deserve support with this, and you don't have to handle "
        "it alone."
    ),
    later("Nobody has been told."),
)
IN_DANGER = later("Are you in danger right now, or might you act on these thoughts?")
ANSWERS = (later("1. Yes"), later("2. Not right now"), later("3. I'd rather not say"))
NOW = (
    later("Please call the emergency number above now."),
    later(
        "If you can, stay with someone and move away from anything you could use to hurt yourself."
    ),
)
NOT_NOW = (
    later("The lines above are there for you too."),
    later("Your clinic: please tell your clinician today."),
)
AND_THEN = later("Enter carries on. “ground” steadies; “stop” ends here and keeps nothing.")
PROTOCOL = later(
    "Item {item} = {answer}. Follow your clinic's suicide-safety protocol before continuing."
)
STAY = later("Stay with the person. No one has been alerted by this program.")
OFFER_ASQ = later("The ASQ can be asked next: integrate measure take asq --as therapist")


def for_therapist(measure: Measure, flag: Raised) -> list[str]:
    """Return what a therapist is told of an answer."""
    offer = [_(OFFER_ASQ)] if measure.audience is Audience.PATIENT else []
    return [_(PROTOCOL, item=flag.item, answer=flag.answer), _(STAY), *offer]


def in_one_piece(
    measure: Measure, found: Score, audience: Audience, where_help_is: Sequence[str]
) -> list[str]:
    """Return all that a score's flags call for, where nobody can be asked; empty without any."""
    heard = [one for one in found.flags if one.heed is Heed.SAFETY]
    if not heard:
        return []
    if audience is Audience.THERAPIST:
        return for_therapist(measure, heard[-1])
    return [*map(_, HEARD), *where_help_is, _(words.NO_GROUNDING)]
