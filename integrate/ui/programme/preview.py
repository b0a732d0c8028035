"""What is shown of a programme before it is begun, and of the one that is followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from integrate.player.following import has_problems
from integrate.programme.outline import length, outline
from integrate.programme.telling import where
from integrate.script.outline import NOT_REVIEWED
from integrate.ui.listed import MUTED
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.player.courses import Today
    from integrate.programme.model import Programme
    from integrate.programme.shelf import ProgrammeEntry

NOTHING_OWED = later("Nothing in it is owed. Any part of it can be let go.")
REVIEWED = later("Reviewed by {name}.")


def preview(entry: ProgrammeEntry, title_of: Callable[[str], str], today: Today | None) -> Content:
    """Return the description of a programme, or what is wrong with it.

    `today` is how the person stands in it; None where they do not follow it.
    """
    programme = entry.reads.programme
    if programme is None:
        return Content.assemble(
            Content.styled(entry.name, "bold $primary"), f"\n\n{has_problems(entry)}"
        )
    parts: list[str | Content] = [Content.styled(programme.title, "bold $primary"), "\n"]
    if today is not None:
        parts += [Content.styled(f"\n{standing(today)}", "$secondary"), "\n"]
    if programme.summary:
        parts += ["\n", programme.summary, "\n"]
    parts += [Content.styled(f"\n{length(programme)}\n{review(programme)}", MUTED), "\n"]
    parts += _lines(_("Please note"), (*programme.cautions, _(NOTHING_OWED)))
    for heading, lines in outline(programme, title_of):
        parts += _lines(heading, lines)
    return Content.assemble(*parts)


def standing(today: Today) -> str:
    """Return where the person stands in the programme they follow."""
    return today.trouble or where(today.title, today.agenda)


def review(programme: Programme) -> str:
    """Return which clinician reviewed it, or that none has."""
    name = programme.reviewed_by
    return _(REVIEWED, name=name) if name else _(NOT_REVIEWED)


def _lines(heading: str, lines: tuple[str, ...]) -> list[str | Content]:
    if not lines:
        return []
    return [Content.styled(f"\n{heading}\n", "$secondary"), *(f"· {line}\n" for line in lines)]
