"""What `integrate check` says of the script, and what it plans beside its steps."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from integrate.player.preflight.finding import STOP_IF, failed, ok, warning
from integrate.review.checking import check_file
from integrate.review.explanation import Severity, severity
from integrate.words import _, later, several

if TYPE_CHECKING:
    from integrate.player.preflight.finding import Finding
    from integrate.player.sounds import Sounds
    from integrate.script.library import Entry
    from integrate.script.model import Script
    from integrate.script.problem import Problem

SCRIPT: Final = "script"
CHECKS: Final = "checks"
ELSEWHERE: Final = frozenset({"E602", "W209", "S501", "S502"})
"""What listening to the sounds, and counting the checks, tell by themselves."""

CLEAN = later("`integrate check` finds nothing wrong with it.")
BROKEN = later("It has {problems}. The first is in line {line}: {message}.")
SEE = later("Mend it; this shows everything: integrate check {file}")
PLANNED = later("{checks}: {marks}.")
FROM_MARK = later("{count} after “{mark}”")
NO_CHECKS = later("The script plans no checks, so nothing reminds you of one.")
PLAN = later("Add `checks:` to the script, or keep the clinic's own plan at hand.")
STOP_AT = later("Stop and call for help at: {signs}.")


def script(entry: Entry, sounds: Sounds) -> tuple[Finding, ...]:
    """Return what is wrong with the script as it lies on the disk now."""
    reads = check_file(entry.path, entry.roots, sounds.find)
    problems = [one for one in reads.problems if one.code not in ELSEWHERE]
    grave = [one for one in problems if severity(one.code) is not Severity.WARNING]
    if grave:
        return (failed(SCRIPT, _told(grave, "an error", "{count} errors"), _see(entry)),)
    if problems:
        return (warning(SCRIPT, _told(problems, "a warning", "{count} warnings"), _see(entry)),)
    return (ok(SCRIPT, _(CLEAN)),)


def checks(found: Script) -> tuple[Finding, ...]:
    """Return how many checks there are, and which marks they hang from."""
    marks = Counter(one.after for one in found.checks)
    if not marks:
        return (warning(CHECKS, _(NO_CHECKS), _(PLAN)),)
    each = [_(FROM_MARK, count=count, mark=mark) for mark, count in marks.items()]
    count = several(marks.total(), "One check", "{count} checks")
    return (ok(CHECKS, _(PLANNED, checks=count, marks=_(", ").join(each))),)


def stop_if(found: Script) -> tuple[Finding, ...]:
    """Return the signs to stop at; nothing is to be done about them now."""
    signs = found.safety.stop_if if found.safety else ()
    return (ok(STOP_IF, _(STOP_AT, signs="; ".join(signs))),)


def _told(problems: list[Problem], one: str, more: str) -> str:
    first = problems[0]
    count = several(len(problems), one, more)
    message = first.message.rstrip(".")
    return _(BROKEN, problems=count, line=first.span.line, message=message)


def _see(entry: Entry) -> str:
    return _(SEE, file=entry.path)
