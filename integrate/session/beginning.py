"""What has to be so before a session begins, and what is recorded of its beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.script.depth import Depth
from integrate.script.model import Stage
from integrate.session.answering import Refused
from integrate.session.program import Role, TooLong, UnknownMeasure, lay_out
from integrate.session.record import Began
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.measures.catalogue import Catalogue
    from integrate.script.model import Script
    from integrate.session.inputs import Begin
    from integrate.session.program import Program

FOR_THERAPISTS = later("“{title}” is led by a therapist; start it with --as therapist.")
NO_CLINICIAN = later("“{title}” begins once it is confirmed that a clinician is in charge.")


def program_for(script: Script, role: Role, catalogue: Catalogue) -> Program:
    """Return the program of a script for a role.

    Raises `Refused` when the script is for therapists and the role is not, when it is too long, or
    when it names a questionnaire that there is not.
    """
    if script.for_therapist and role is not Role.THERAPIST:
        raise Refused(_(FOR_THERAPISTS, title=script.title))
    try:
        return lay_out(script, role, catalogue)
    except (TooLong, UnknownMeasure) as error:
        raise Refused(str(error)) from error


def refuse_beginning(script: Script, program: Program, given: Begin) -> None:
    """Raise `Refused` when a session cannot begin so."""
    if given.start and given.start not in program.places:
        raise Refused(f"The script has no step named `{given.start}`.")
    if given.depth:
        depth_named(given.depth)
    if script.stage is Stage.SESSION and not given.clinician_in_charge:
        raise Refused(_(NO_CLINICIAN, title=script.title))


def depth_named(word: str) -> Depth:
    """Return the way of that name. Raises `Refused`."""
    try:
        return Depth(word)
    except ValueError:
        raise Refused(f"There is no `{word}` way; there are `short` and `full`.") from None


def beginning(script: Script, name: str, role: Role, given: Begin) -> Began:
    """Return what is recorded of a session with a script that was found under `name`."""
    return Began(
        script=name,
        digest=script.digest,
        title=script.title,
        stage=script.stage.value,
        role=role.value,
        start=given.start,
        carried=given.carried,
        language=script.translation,
        clinician_in_charge=given.clinician_in_charge,
        earlier=given.earlier,
        depth=given.depth if script.has_two_ways else "",
    )
