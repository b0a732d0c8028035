"""What home has to offer: the scripts of the library and the sessions that were interrupted.

Everything here reads files or loads what the first screen can do without; home asks for it in a
thread, once it is painted.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias

from textual.content import Content
from textual.widgets.option_list import Option

from integrate.journal.entry import Outcome, Summary
from integrate.journal.errors import JournalError
from integrate.player.door import Locked
from integrate.player.opening import (
    BrokenScript,
    let_go,
    open_again,
    open_continued,
    open_fresh,
)
from integrate.player.returning import Offer, Way, offer
from integrate.script.library import Entry
from integrate.script.quantity import spoken
from integrate.session.answering import Refused
from integrate.session.replay import CannotReturn
from integrate.ui.home.preview import preview, preview_interrupted
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.player.door import Door
    from integrate.player.opening import Opened, Settings

STAGES = {
    "pre-session": later("BEFORE A SESSION"),
    "set-and-setting": later("SET AND SETTING"),
    "session": later("THE SESSION"),
    "integration": later("AFTER A SESSION"),
    "anytime": later("AT ANY TIME"),
    "": later("NOT READY YET"),
}
"""The headings of the list, in order; scripts with problems come last."""
MOST_OFFERED = 3
"""How many interrupted sessions are offered; the journal has them all."""
LOOKED_AT = 100
"""Among how many of the latest sessions interrupted ones are looked for."""
MUTED = "$foreground-muted"

Choice: TypeAlias = Entry | Summary


class Trouble(Exception):
    """What was asked for cannot be had; the message is a sentence for the person."""


class Shelves:
    """The library and the journal, as home shows them."""

    def __init__(self, settings: Settings, door: Door) -> None:
        """Be empty until looked at."""
        self.locked: Locked | None = None
        """What has to be asked for before there is a journal; None when nothing has."""
        self.trouble = ""
        """Why there is no journal; empty when there is one."""
        self._settings = settings
        self._door = door
        self._choices: dict[str, Choice] = {}

    def look(self) -> None:
        """Read the library and the journal anew."""
        choices: dict[str, Choice] = {f"continue:{one.id}": one for one in self._interrupted()}
        for entry in self._settings.library.shelf():
            entry.reads  # noqa: B018 -- read here, in the thread
            choices[f"script:{entry.name}"] = entry
        self._choices = choices

    def _interrupted(self) -> list[Summary]:
        self.locked = None
        try:
            journal = self._door.open()
            sessions = journal.sessions(LOOKED_AT)
        except Locked as locked:
            self.locked, self.trouble = locked, str(locked)
            return []
        except JournalError as error:
            self.trouble = str(error)
            return []
        self.trouble = journal.notice
        return [one for one in sessions if self._is_to_go_on(one)][:MOST_OFFERED]

    def _is_to_go_on(self, one: Summary) -> bool:
        """Tell whether a session is to be offered: what a therapist leads is not, to a patient."""
        is_ours = one.role == self._settings.role.value and one.person == self._door.person
        return is_ours and one.outcome is Outcome.INTERRUPTED

    def options(self, wanted: str) -> list[Option]:
        """Return the lines of the list that hold the words wanted, with their headings."""
        fitting = {key: one for key, one in self._choices.items() if wanted in _haystack(one)}
        lines = [
            Option(_continue_line(one), id=key)
            for key, one in fitting.items()
            if isinstance(one, Summary)
        ]
        for stage, heading in STAGES.items():
            here = {
                key: one
                for key, one in fitting.items()
                if isinstance(one, Entry) and _stage(one) == stage
            }
            if here:
                lines.append(Option(Content.styled(f"\n{_(heading)}", MUTED), disabled=True))
                lines += [Option(_script_line(one), id=key) for key, one in here.items()]
        return lines

    def preview(self, key: str | None) -> Content:
        """Return the look at a line of the list."""
        match self._choices.get(key or ""):
            case Entry() as entry:
                return preview(entry)
            case Summary() as summary:
                return preview_interrupted(summary, offer(summary, datetime.now(UTC)))
        return Content("")

    def can_let_go(self, key: str | None) -> bool:
        """Tell whether a line is an interrupted session."""
        return isinstance(self._choices.get(key or ""), Summary)

    def let_go(self, key: str) -> None:
        """Offer an interrupted session no longer; the journal keeps it. Raises `Trouble`."""
        one = self._choices.get(key)
        if isinstance(one, Summary):
            try:
                let_go(self._door.open(), one)
            except JournalError as error:
                raise Trouble(str(error)) from error

    def offer(self, key: str) -> Offer:
        """Return the ways on from a line: several for a session that was left some while ago."""
        one = self._choices[key]
        carry_on = Offer((Way.CARRY_ON,))
        return offer(one, datetime.now(UTC)) if isinstance(one, Summary) else carry_on

    def open(self, key: str, way: Way, tell: Callable[[str], None]) -> Opened:
        """Open the script, or continue the session, of a line. Raises `Trouble` or `Locked`."""
        one = self._choices[key]
        try:
            journal = self._door.open()
            if isinstance(one, Entry):
                return open_fresh(self._settings, journal, one, tell, self._door.person)
            open_it = open_again if way is Way.START_AGAIN else open_continued
            return open_it(self._settings, journal, one, tell)
        except Locked:
            raise
        except (JournalError, BrokenScript, Refused, CannotReturn) as error:
            raise Trouble(str(error)) from error


def _stage(entry: Entry) -> str:
    script = entry.reads.script
    return script.stage.value if script else ""


def _haystack(one: Choice) -> str:
    if isinstance(one, Summary):
        return one.title.lower()
    script = one.reads.script
    words = f"{script.title} {script.summary}" if script else ""
    return f"{one.name} {words}".lower()


def _continue_line(one: Summary) -> Content:
    left = f"{one.last.astimezone():%a %d %b, %H:%M}"
    under = Content.styled(f"\n  {_('left {day}', day=left)}", MUTED)
    return Content.assemble(Content.styled(_("Continue") + "  ", "$accent"), one.title, under)


def _script_line(entry: Entry) -> Content:
    script = entry.reads.script
    if script is None:
        to_mend = _("{count} to mend", count=len(entry.reads.problems))
        under = Content.styled(f"\n  {to_mend}", "$warning")
        return Content.assemble(entry.name, under)
    facts = [spoken(script.duration)] if script.duration else []
    if script.for_therapist:
        facts.append(_("with a therapist"))
    under = Content.styled("\n  " + ", ".join(facts), MUTED) if facts else Content("")
    return Content.assemble(script.title, under)
