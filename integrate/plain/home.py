"""The list of scripts in lines: where a person begins, continues, reads, or finds steadiness.

Without a journal nothing is begun that could not be kept; grounding works all the same.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from integrate.journal.entry import Outcome
from integrate.journal.errors import JournalError
from integrate.plain.capturing import write_page
from integrate.plain.choices import Choices
from integrate.plain.day_desk import DayDesk
from integrate.plain.days import Days, Part
from integrate.plain.grounding import grounding
from integrate.plain.help_desk import HelpDesk
from integrate.plain.menu import Menu
from integrate.plain.playing import play, steady
from integrate.plain.preferring import change_settings
from integrate.plain.reading import JournalReader, day
from integrate.plain.replies import Unclear
from integrate.plain.returning import choose_way
from integrate.plain.shelf import Item, found, listing, preview, shelf
from integrate.plain.support import write_plan
from integrate.plain.terminal import Closed
from integrate.plain.unlocking import come_in
from integrate.plain.welcome import welcome
from integrate.plain.whose import settle_whose
from integrate.plain.words import Word, plain, recognise
from integrate.player.capturing import WAITS, Capture, is_cut_off, is_offered
from integrate.player.door import Door
from integrate.player.following import CannotFollow
from integrate.player.locked import Locked
from integrate.player.memo_hearing import MemoHearing
from integrate.player.opening import (
    BrokenScript,
    let_go,
    open_again,
    open_continued,
    open_fresh,
    readable,
)
from integrate.player.returning import Way, offer
from integrate.player.ways_in import first_words
from integrate.player.whose import is_about, is_led_with_somebody
from integrate.session.answering import Refused
from integrate.session.replay import CannotReturn
from integrate.session.session import Session
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from integrate.journal.entry import Summary
    from integrate.journal.store import Journal
    from integrate.plain.terminal import Terminal
    from integrate.player.opening import Opened, Settings
    from integrate.script.library import Entry

HELP = (
    later("A number begins a script; so do the first letters of its title."),
    later("list: say all scripts."),
    later("find and some words: the scripts that speak of them, with their numbers."),
    later("journal: read what you wrote."),
    later("today: what your programme has for today."),
    later("let go 1: leave the first part of today out; any number will do."),
    later("programme: see the programmes, begin one, pause or end it."),
    later("settings: see the settings, and change them."),
    later("write support: write your support plan, or change it."),
    later("capture: a blank page, to write something down; nothing is asked."),
    later("repeat: say the list again."),
    later("help: these lines; a question mark does the same."),
    later("quit: leave the program."),
)
UNFINISHED_HELP = (
    later("continue: go on with the session that is not finished."),
    later("leave: do not offer it again; its words stay in the journal."),
)
TODAY_WORDS = later(
    "A number begins a part of today. Other words: list, programme, ground, journal, help, quit."
)
WORDS = later("A number begins a script. Other words: ground, journal, help, quit.")
CONTINUE = later("Continue “{title}”, begun {day}: type “continue”.")
AT_THE_LIST = later("You are at the list of scripts; “repeat” says it again.")
ONLY_GROUNDING = later("Without the journal only grounding can be begun: type “ground”.")
TYPE_UNLOCK = later("Type “unlock” to open it; only grounding can be begun without it.")
NO_FILE = later("There is no place to keep settings here. Use: integrate settings")
LOOKED_AT = 100
"""Among how many of the latest sessions one to continue is looked for."""
LEAVE = later("It cannot be continued then; its words stay in the journal. Enter leaves it.")
BEGIN = later("Enter begins, “back” returns to the list.")


def home(
    settings: Settings | Callable[[], Settings],
    terminal: Terminal,
    tell: Callable[[str], None] | None = None,
    welcomed_in: Path | None = None,
) -> None:
    """Let the person choose, again and again, until they quit or the input closes.

    Settings that can be made are made anew after a person has changed them. `tell` gets what the
    sound has to say; the terminal says it unless another way is given. Who is here for the first
    time is welcomed, and that is remembered beside the file `welcomed_in`.
    """
    one = _Home(settings, terminal, tell or terminal.say)
    try:
        if welcomed_in is not None:
            one.welcome(welcomed_in)
        one.run()
    except Closed:
        return
    finally:
        one.close()


class _Home:
    """The list, and what stands chosen in it."""

    def __init__(
        self,
        settings: Settings | Callable[[], Settings],
        terminal: Terminal,
        tell: Callable[[str], None],
    ) -> None:
        self._make = settings if callable(settings) else lambda: settings
        self._door = Door(self._make())
        self._settings = self._door.settings
        self._terminal = terminal
        self._tell = tell
        self._ground = grounding(self._settings, tell)
        steadied = partial(steady, terminal, self._ground)
        self._desk = HelpDesk(terminal, self._settings.help, steadied)
        self._days = Days()
        self._has_noticed = False
        self._items: list[Item] = []
        self._unfinished: Summary | None = None
        self._on_enter: Callable[[], None] | None = None
        """What Enter alone would do now."""

    def welcome(self, preferences: Path) -> None:
        """Welcome the person. Raises `Closed`."""
        welcome(self._terminal, self._aside, preferences)

    def run(self) -> None:
        """Hear one line after the other until the person quits. Raises `Closed`."""
        self._say("Integrate.")
        if self._settings.person:
            self._say(_("For {name}.", name=self._settings.person))
        self._unlock()
        self._list()
        while self._hear(self._terminal.read(None) or ""):
            pass
        self._say(_("Goodbye."))

    def close(self) -> None:
        """Close the journal."""
        self._door.close()

    def _unlock(self) -> None:
        """Ask for what opens the journal where this computer's key does not."""
        try:
            come_in(self._door, self._terminal, self._desk)
        except JournalError:
            return  # it is told where the journal is needed

    def _say(self, *lines: str) -> None:
        for line in lines:
            self._terminal.say(line)

    def _list(self) -> None:
        """Say the day where there is one, and else all scripts."""
        self._items = shelf(self._settings.library, self._settings.role)
        self._look_for_unfinished()
        if self._days.today is not None:
            self._say(*self._days.lines)
            self._terminal.hint(_(TODAY_WORDS))
        else:
            self._say_all()

    def _say_all(self) -> None:
        first = len(self._days.parts) + 1
        more = self._days.lines if self._days.today is None else []
        self._say(*listing(self._items, first), *more)
        self._terminal.hint(_(WORDS))

    def _look_for_unfinished(self) -> None:
        """Offer the latest session of this role that is not finished."""
        self._unfinished = None
        try:
            journal = self._open_journal()
            sessions = journal.sessions(LOOKED_AT)
            self._unfinished = next((one for one in sessions if self._is_to_go_on(one)), None)
            self._days.look(self._settings, journal, self._unfinished)
        except Locked as locked:
            self._say(str(locked), _(TYPE_UNLOCK))
            return
        except JournalError as error:
            self._say(str(error), _(ONLY_GROUNDING))
            return
        if any(is_cut_off(one, self._door.person) for one in sessions):
            self._say(_(WAITS, key="capture"))
        if self._unfinished is not None:
            begun = day(self._unfinished.began)
            self._say(_(CONTINUE, title=self._unfinished.title, day=begun))

    def _is_to_go_on(self, one: Summary) -> bool:
        """Tell whether a session is offered: one of this role and person, not finished."""
        is_ours = one.role == self._settings.role.value and is_about(
            self._settings, self._door, one
        )
        return is_ours and one.outcome is Outcome.INTERRUPTED

    def _open_journal(self) -> Journal:
        """Return the journal, opened when it was not. Raises `JournalError`."""
        journal = self._door.open()
        if not self._has_noticed:
            self._has_noticed = True
            self._say(*filter(None, [first_words(journal)]))
            self._door.back_up(self._tell)
        return journal

    def _hear(self, line: str) -> bool:
        """Do what a line says; False when the person quits."""
        on_enter, self._on_enter = self._on_enter, None
        word = recognise(line)
        if word is Word.STOP:
            return False
        own = {
            "journal": self._read,
            "write support": self._write_plan,
            "list": self._say_all,
            "today": self._list,
            "settings": self._change_settings,
        }
        if is_offered(self._settings.role):
            own["capture"] = self._capture
        if self._door.journal is None:
            own["unlock"] = self._unlock_and_list
        if self._unfinished is not None:
            own |= {
                "continue": partial(self._continue, self._unfinished),
                "leave": partial(self._ask_to_leave, self._unfinished),
            }
        verb, _blank, rest = line.strip().partition(" ")
        if plain(verb) == "find" and rest:
            self._say(*found(self._items, rest))
        elif not line.strip():
            (on_enter or partial(self._say, _(WORDS)))()
        elif plain(line) in own:
            own[plain(line)]()
        elif (change := self._day_desk.meant(plain(line))) is not None:
            self._keep(change)
        elif word is not None:
            self._obey(word)
        else:
            self._choose(line)
        return True

    def _keep(self, change: Callable[[], None]) -> None:
        """Change how the person stands in a programme, and say the day anew."""
        try:
            change()
        except Locked as locked:
            self._say(str(locked), _(TYPE_UNLOCK))
        except JournalError as error:
            self._say(str(error))
        else:
            self._list()

    def _change_settings(self) -> None:
        path = self._settings.help.preferences
        if path is None:
            self._say(_(NO_FILE))
        else:
            change_settings(Menu(self._terminal, self._aside), path)
            self._settings = self._make()
            self._ground = grounding(self._settings, self._tell)
        self._say(_(AT_THE_LIST))

    @property
    def _day_desk(self) -> DayDesk:
        menu = Menu(self._terminal, self._aside)
        return DayDesk(menu, self._settings, self._door, self._days)

    def _unlock_and_list(self) -> None:
        self._unlock()
        self._list()

    def _obey(self, word: Word) -> None:
        if word is Word.HELP:
            self._desk.say(*HELP, *(UNFINISHED_HELP if self._unfinished else ()))
        elif word in self._aside:
            self._aside[word]()
            self._say(_(AT_THE_LIST))
        elif word is Word.REPEAT:
            self._list()
        else:
            self._say(_(AT_THE_LIST))

    @property
    def _aside(self) -> Mapping[Word, Callable[[], None]]:
        """What the words for help do, here and in the journal."""
        return self._desk.aside

    def _write_plan(self) -> None:
        """Let the person write their support plan, and keep it."""
        try:
            write_plan(self._open_journal(), self._terminal, self._aside)
        except JournalError as error:
            self._say(str(error))
        self._say(_(AT_THE_LIST))

    def _capture(self) -> None:
        """Let the person write raw words down."""

        def page() -> Capture:
            return Capture(self._open_journal(), datetime.now(UTC), self._door.person)

        write_page(page, self._terminal, self._aside, self._settings.record)
        self._say(_(AT_THE_LIST))

    def _choose(self, line: str) -> None:
        """Say what a chosen script is about; Enter then begins it."""
        try:
            meant = Choices(self._days.parts, self._items).meant(line)
            if isinstance(meant, Part) and self._goes_on(meant):
                return
            entry = self._days.open(meant, self._settings) if isinstance(meant, Part) else meant
            script = readable(entry)
            # It refuses what this role may not begin.
            Session(script, self._settings.role, entry.name, self._settings.catalogue)
        except (Unclear, BrokenScript, CannotFollow, Refused) as sentence:
            self._say(str(sentence))
            return
        self._say(*preview(script), _(BEGIN))
        self._on_enter = partial(self._begin, entry)

    def _goes_on(self, part: Part) -> bool:
        """Go on with the session in which a part of the day was begun, if there is one."""
        left = self._unfinished
        if left is None or left.script != part.script or part.is_done:
            return False
        self._continue(left)
        return True

    def _begin(self, entry: Entry) -> None:
        if is_led_with_somebody(self._settings, entry) and not self._ask_whose():
            self._say(_(AT_THE_LIST))
            return
        person = self._door.person
        self._play(lambda journal: open_fresh(self._settings, journal, entry, self._tell, person))

    def _ask_whose(self) -> bool:
        """Ask whom a session is led with; False when it is left for another time."""
        try:
            journal = self._open_journal()
            return settle_whose(self._door, self._settings, journal, self._terminal, self._aside)
        except JournalError as error:
            self._say(str(error))
            return False

    def _continue(self, summary: Summary) -> None:
        """Go on with an interrupted session, by a way that fits how long ago it was."""
        way = choose_way(offer(summary, datetime.now(UTC)), self._terminal, self._desk)
        if way is Way.GROUND_FIRST:
            steady(self._terminal, self._ground)
        if self._terminal.closed:
            raise Closed
        if way is None:
            self._say(_(AT_THE_LIST))
            return
        open_it = open_again if way is Way.START_AGAIN else open_continued
        self._play(lambda journal: open_it(self._settings, journal, summary, self._tell))

    def _play(self, opening: Callable[[Journal], Opened]) -> None:
        try:
            opened = opening(self._open_journal())
        except Locked as locked:
            self._say(str(locked), _(TYPE_UNLOCK))
            return
        except JournalError as error:
            self._say(str(error), _(ONLY_GROUNDING))
            return
        except CannotReturn as error:
            self._say(str(error), _("Type “leave” and it is not offered again."))
            return
        except (BrokenScript, Refused) as error:
            self._say(str(error))
            return
        play(opened, self._terminal, self._ground)
        self._door.back_up(self._tell)
        self._come_back()

    def _come_back(self) -> None:
        if self._terminal.closed:
            raise Closed
        self._look_for_unfinished()
        if self._days.today is not None:
            self._say(*self._days.lines)
        self._say(_(AT_THE_LIST))

    def _ask_to_leave(self, summary: Summary) -> None:
        self._say(_(LEAVE))
        self._on_enter = partial(self._leave, summary)

    def _leave(self, summary: Summary) -> None:
        try:
            let_go(self._open_journal(), summary)
        except JournalError as error:
            self._say(str(error))
            return
        self._say(_("It is left as it is."))
        self._look_for_unfinished()

    def _read(self) -> None:
        try:
            journal = self._open_journal()
            settings = self._settings
            whose = self._door.person, settings.role, settings.catalogue
            hearing = partial(MemoHearing, settings.open_output, settings.level)
            JournalReader(journal, self._terminal, self._aside, *whose, hearing=hearing).run()
        except Locked as locked:
            self._say(str(locked), _(TYPE_UNLOCK))
        except JournalError as error:
            self._say(str(error))
        self._say(_(AT_THE_LIST))
