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
from integrate.player.capturing import WAITS, is_cut_off
from integrate.player.following import CannotFollow
from integrate.player.locked import Locked
from integrate.player.returning import Offer, Way, offer
from integrate.player.shelf_order import in_order, is_chapter
from integrate.player.shelves import Titles
from integrate.player.ways_in import first_words
from integrate.player.whose import is_about, is_led_with_somebody
from integrate.script.library import Entry
from integrate.session.answering import Refused
from integrate.session.lasting import told_at_once
from integrate.session.program import Role
from integrate.ui.home.days import Days, Part
from integrate.ui.home.preview import preview, preview_interrupted
from integrate.ui.listed import MUTED, Listed
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.player.door import Door
    from integrate.player.opened import Opened
    from integrate.player.settings import Settings

LEARN = "learn"
"""The stage that the chapters stand under in the list, whichever they belong to."""
STAGES = {
    "pre-session": later("BEFORE A SESSION"),
    "set-and-setting": later("SET AND SETTING"),
    "session": later("THE SESSION"),
    "integration": later("AFTER A SESSION"),
    "anytime": later("AT ANY TIME"),
    LEARN: later("LEARN MORE"),
    "": later("NOT READY YET"),
}
"""The headings of the list, in order; scripts with problems come last."""
MOST_OFFERED = 3
"""How many interrupted sessions are offered; the journal has them all."""
LOOKED_AT = 100
"""Among how many of the latest sessions interrupted ones are looked for."""

ALL = later("ALL SCRIPTS")
"""What stands above the stages where something else stands above them."""

Choice: TypeAlias = Entry | Summary


class Trouble(Exception):
    """What was asked for cannot be had; the message is a sentence for the person."""


class Shelves:
    """The library and the journal, as home shows them."""

    def __init__(self, settings: Settings, door: Door) -> None:
        """Be empty until looked at."""
        self.settings = settings
        self.days = Days()
        """What the programme has for today."""
        self.locked: Locked | None = None
        """What has to be asked for before there is a journal; None when nothing has."""
        self.trouble = ""
        """Why there is no journal, or what is to be said of it; empty when there is nothing."""
        self._has_said = False
        self._names: dict[str, str] = {}
        self._door = door
        self._titles = Titles(settings.library)
        self._begun: list[Summary] = []
        self._scripts: list[Entry] = []
        self._choices: dict[str, Choice | Part] = {}

    @property
    def may_follow(self) -> bool:
        """Whether somebody is here who may follow a programme: the person themselves."""
        return self.settings.role is Role.PATIENT

    def look_at_day(self) -> bool:
        """Read the journal anew, and what the day has; tell whether the day has anything."""
        self._titles = Titles(self.settings.library)
        self._begun = self._interrupted()
        self._take_in()
        return self.days.today is not None

    def look_at_library(self) -> None:
        """Read the scripts anew."""
        self._scripts = in_order(self._titles.take_in(self.settings.library.shelf()))
        for entry in self._scripts:
            entry.reads  # noqa: B018 -- read here, in the thread
        self._take_in()

    def _take_in(self) -> None:
        begun = {f"continue:{one.id}": one for one in self._begun}
        scripts = {f"script:{one.name}": one for one in self._scripts}
        self._choices = self.days.parts | begun | scripts

    def _interrupted(self) -> list[Summary]:
        self.locked = None
        self.days.forget()
        try:
            journal = self._door.open()
            sessions = journal.sessions(LOOKED_AT)
            self._names = {one.id: one.pseudonym for one in journal.persons()}
            said = journal.notice if self._has_said else first_words(journal)
            self.days.look(self.settings, journal, self._titles)
        except Locked as locked:
            self.locked, self.trouble = locked, str(locked)
            return []
        except JournalError as error:
            self.trouble = str(error)
            return []
        waits = any(is_cut_off(one, self._door.person) for one in sessions)
        self.trouble = said or (_(WAITS, key="c") if waits else "")
        self._has_said = True
        return [one for one in sessions if self._is_to_go_on(one)][:MOST_OFFERED]

    def _is_to_go_on(self, one: Summary) -> bool:
        """Tell whether a session is to be offered: what a therapist leads is not, to a patient."""
        is_ours = one.role == self.settings.role.value and is_about(self.settings, self._door, one)
        return is_ours and one.outcome is Outcome.INTERRUPTED

    def options(self, wanted: str) -> list[Option]:
        """Return the lines of the list that hold the words wanted, with their headings."""
        lines = [] if wanted else self._above()
        begun = [one for one in self._begun if wanted in _haystack(one)]
        if not wanted:
            begun = [one for one in begun if not self._stands_in_day(one)]
        lines += [
            Option(_continue_line(one, self._names.get(one.person, "")), f"continue:{one.id}")
            for one in begun
        ]
        if self.days.today is not None and not wanted and self._scripts:
            lines.append(Option(Content.styled(f"\n{_(ALL)}", "bold $secondary"), disabled=True))
        lines += self._by_stage(wanted, has_above=bool(lines))
        if not lines:
            nothing = _("Nothing was found.") if wanted else _("There are no scripts here.")
            lines = [Option(Content.styled(nothing, MUTED), disabled=True)]
        return lines

    def _above(self) -> list[Option]:
        return self.days.options({one.script: one for one in reversed(self._begun)})

    def _stands_in_day(self, one: Summary) -> bool:
        """Tell whether a session is gone on with by the line of its script in the day."""
        return any(part.script == one.script and not part.is_done for part in self._parts)

    @property
    def _parts(self) -> list[Part]:
        return list(self.days.parts.values())

    def _by_stage(self, wanted: str, *, has_above: bool) -> list[Option]:
        lines: list[Option] = []
        fitting = [one for one in self._scripts if wanted in _haystack(one)]
        for stage, heading in STAGES.items():
            here = [one for one in fitting if _stage(one) == stage]
            if here:
                blank = "\n" if has_above or lines else ""
                words = Content.styled(f"{blank}{_(heading)}", MUTED)
                lines.append(Option(words, disabled=True))
                lines += [Option(_script_line(one), f"script:{one.name}") for one in here]
        return lines

    def preview(self, key: str | None) -> Content:
        """Return the look at a line of the list."""
        match self._meant(key or ""):
            case Entry() as entry:
                return preview(entry)
            case Summary() as summary:
                return preview_interrupted(summary, offer(summary, datetime.now(UTC)))
        return self.days.preview(key or "") or Content("")

    def can_let_go(self, key: str | None) -> bool:
        """Tell whether a line is an interrupted session, or a part of the day to be done."""
        one = self._choices.get(key or "")
        return isinstance(one, Summary) or (isinstance(one, Part) and not one.is_done)

    def let_go(self, key: str) -> str:
        """Offer a session or a part of the day no longer; return a sentence that says so, or none.

        Raises `Trouble`.
        """
        one = self._choices.get(key)
        try:
            if isinstance(one, Summary):
                from integrate.player.opening import let_go  # noqa: PLC0415 -- the engine

                let_go(self._door.open(), one)
            elif isinstance(one, Part):
                return self.days.let_go(key, self._door.open())
        except JournalError as error:
            raise Trouble(str(error)) from error
        return ""

    def led_with_somebody(self, key: str) -> str:
        """Return the title of a script before which it is asked whose session it is; or nothing."""
        one = self._choices.get(key)
        if not isinstance(one, Entry) or not is_led_with_somebody(self.settings, one):
            return ""
        return one.reads.script.title if one.reads.script else ""

    def offer(self, key: str) -> Offer:
        """Return the ways on from a line: several for a session that was left some while ago."""
        one = self._meant(key)
        carry_on = Offer((Way.CARRY_ON,))
        return offer(one, datetime.now(UTC)) if isinstance(one, Summary) else carry_on

    def open(self, key: str, way: Way, tell: Callable[[str], None]) -> Opened:
        """Open the script, or continue the session, of a line. Raises `Trouble` or `Locked`."""
        from integrate.player.opening import BrokenScript, open_again, open_continued, open_fresh  # noqa: PLC0415 -- the engine: not for a list
        from integrate.session.replay import CannotReturn  # noqa: PLC0415 -- the same

        try:
            one = self._meant(key) or self.days.open(key, self.settings)
            journal = self._door.open()
            if isinstance(one, Entry):
                return open_fresh(self.settings, journal, one, tell, self._door.person)
            open_it = open_again if way is Way.START_AGAIN else open_continued
            return open_it(self.settings, journal, one, tell)
        except Locked:
            raise
        except (JournalError, BrokenScript, CannotFollow, Refused, CannotReturn) as error:
            raise Trouble(str(error)) from error

    def _meant(self, key: str) -> Choice | None:
        """Return what a line opens: for a part of the day its session, where one was begun.

        None is for a part whose script is not in the library.
        """
        one = self._choices.get(key)
        if not isinstance(one, Part):
            return one
        begun = (left for left in self._begun if left.script == one.script and not one.is_done)
        return next(begun, one.entry)


def _stage(entry: Entry) -> str:
    script = entry.reads.script
    if script is None:
        return ""
    return LEARN if is_chapter(entry) else script.stage.value


def _haystack(one: Choice) -> str:
    if isinstance(one, Summary):
        return one.title.lower()
    script = one.reads.script
    words = f"{script.title} {script.summary}" if script else ""
    return f"{one.name} {words}".lower()


def _continue_line(one: Summary, name: str) -> Listed:
    left = f"{one.last.astimezone():%a %d %b, %H:%M}"
    whose = f"{name}, " if name else ""
    title = Content.assemble(Content.styled(_("Continue"), "$accent"), "  ", one.title)
    return Listed(title, f"{whose}{_('left {day}', day=left)}")


def _script_line(entry: Entry) -> Listed | Content:
    script = entry.reads.script
    if script is None:
        to_mend = _("{count} to mend", count=len(entry.reads.problems))
        return Listed(entry.name, to_mend, "$warning")
    facts = [told_at_once(script.duration)] if script.duration else []
    if script.for_therapist:
        facts.append(_("with a therapist"))
    return Listed(script.title, ", ".join(facts)) if facts else Content(script.title)
