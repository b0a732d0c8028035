"""What is shown of a script before it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from integrate.script.model import Audience
from integrate.script.outline import NOT_REVIEWED, asks, sections
from integrate.session.lasting import about
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.journal.entry import Summary
    from integrate.player.returning import Offer
    from integrate.script.library import Entry
    from integrate.script.model import Script
    from integrate.script.read import Reads

LEFT = later("You left this session on {day}. It is kept as it was.")
STOPPING = later("You can stop at any time. Every part but a safety list can be skipped.")
MOST_PROBLEMS = 5
"""How many problems of a broken script are shown here; `integrate check` shows all."""


def preview(entry: Entry) -> Content:
    """Return the description of a script, or its problems."""
    reads = entry.reads
    if reads.script is None:
        return _broken(entry, reads)
    return _script(reads.script)


def preview_interrupted(summary: Summary, offer: Offer) -> Content:
    """Return when an interrupted session was left, and what there is to do about it."""
    left = summary.last.astimezone()
    return Content.assemble(
        Content.styled(summary.title, "bold $primary"),
        f"\n\n{_(LEFT, day=f'{left:%A %d %B, %H:%M}')}",
        Content.styled(f"\n\n{offer.beforehand}", "$foreground-muted"),
    )


def _script(script: Script) -> Content:
    parts: list[str | Content] = [Content.styled(script.title, "bold $primary"), "\n"]
    if script.summary:
        parts += ["\n", script.summary, "\n"]
    facts = [about(script.duration)] if script.duration else []
    if script.audience is Audience.THERAPIST:
        facts.append(_("led by a therapist"))
    if facts:
        parts += [Content.styled("\n" + ", ".join(facts), "$foreground-muted"), "\n"]
    parts += _lines(_("It asks of you"), asks(script))
    parts += _lines(_("Its parts"), sections(script))
    parts += _lines(_("Please note"), script.cautions)
    parts.append(f"\n{_(STOPPING)}\n")
    parts.append(Content.styled(f"\n{_origin(script)}", "$foreground-muted"))
    return Content.assemble(*parts)


def _origin(script: Script) -> str:
    version = [_("Version {version}.", version=script.version)] if script.version else []
    reviewed = _(NOT_REVIEWED)
    if script.reviewed_by:
        reviewed = _("Reviewed by {name}.", name=script.reviewed_by)
    return " ".join([*version, reviewed])


def _lines(title: str, lines: tuple[str, ...]) -> list[str | Content]:
    if not lines:
        return []
    return [Content.styled(f"\n{title}\n", "$secondary"), *(f"· {line}\n" for line in lines)]


def _broken(entry: Entry, reads: Reads) -> Content:
    shown = [
        _("line {line}: {problem}", line=problem.span.line, problem=problem.message) + "\n"
        for problem in reads.problems[:MOST_PROBLEMS]
    ]
    more = len(reads.problems) - len(shown)
    see = f"integrate check {entry.path}"
    return Content.assemble(
        Content.styled(entry.name, "bold $primary"),
        f"\n\n{_('This script cannot be played yet.')}\n\n",
        *shown,
        _("and {count} more", count=more) + "\n" if more > 0 else "",
        Content.styled(f"\n{_('All of it: {command}', command=see)}", "$foreground-muted"),
    )
