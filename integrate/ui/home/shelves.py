"""What home has to offer: the scripts of the library and the sessions that were interrupted.

Everything here reads files or loads what the first screen can do without; home asks for it in a
thread, once it is painted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from textual.content import Content
from textual.widgets.option_list import Option

from integrate.journal.entry import Outcome, Summary
from integrate.journal.errors import JournalError
from integrate.player.opening import BrokenScript, let_go, open_continued, open_fresh
from integrate.script.library import Entry
from integrate.script.quantity import spoken
from integrate.session.answering import Refused
from integrate.session.replay import CannotReturn
from integrate.ui.home.preview import preview, preview_interrupted
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.journal.store import Journal
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
MUTED = "$foreground-muted"

Choice: TypeAlias = Entry | Summary


class Trouble(Exception):
    """What was asked for cannot be had; the message is a sentence for the person."""


class Shelves:
    """The library and the journal, as home shows them."""

    def __init__(self, settings: Settings) -> None:
        """Be empty until looked at."""
        self.journal: Journal | None = None
        self.trouble = ""
        """Why there is no journal; empty when there is one."""
        self._settings = settings
        self._choices: dict[str, Choice] = {}

    def look(self) -> None:
        """Read the library and the journal anew."""
        choices: dict[str, Choice] = {f"continue:{one.id}": one for one in self._interrupted()}
        for entry in self._settings.library.shelf():
            entry.reads  # noqa: B018 -- read here, in the thread
            choices[f"script:{entry.name}"] = entry
        self._choices = choices

    def _interrupted(self) -> list[Summary]:
        try:
            self.journal = self.journal or self._settings.open_journal()
            sessions = self.journal.sessions()
        except JournalError as error:
            self.trouble = str(error)
            return []
        self.trouble = self.journal.notice
        role = self._settings.role.value  # what a therapist leads is not offered to a patient
        left = [one for one in sessions if one.outcome is Outcome.INTERRUPTED and one.role == role]
        return left[:MOST_OFFERED]

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
                return preview_interrupted(summary)
        return Content("")

    def can_let_go(self, key: str | None) -> bool:
        """Tell whether a line is an interrupted session."""
        return isinstance(self._choices.get(key or ""), Summary)

    def let_go(self, key: str) -> None:
        """Offer an interrupted session no longer; the journal keeps it. Raises `Trouble`."""
        one = self._choices.get(key)
        if isinstance(one, Summary) and self.journal is not None:
            try:
                let_go(self.journal, one)
            except JournalError as error:
                raise Trouble(str(error)) from error

    def open(self, key: str, tell: Callable[[str], None]) -> Opened:
        """Open the script, or continue the session, of a line. Raises `Trouble`."""
        one = self._choices[key]
        try:
            self.journal = self.journal or self._settings.open_journal()
            if isinstance(one, Entry):
                return open_fresh(self._settings, self.journal, one, tell)
            return open_continued(self._settings, self.journal, one, tell)
        except (JournalError, BrokenScript, Refused, CannotReturn) as error:
            raise Trouble(str(error)) from error

    def close(self) -> None:
        """Close the journal."""
        if self.journal is not None:
            self.journal.close()


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
