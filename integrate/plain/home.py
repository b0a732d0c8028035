"""Home in lines: one prompt, where a person begins, continues, reads, or finds steadiness.

The start is short: what is there for today comes first, and what Enter does is said last. Without a
journal nothing is begun that could not be kept; grounding works all the same.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from integrate.journal.errors import JournalError
from integrate.plain.capturing import write_page
from integrate.plain.day_desk import DayDesk
from integrate.plain.home_help import home_help
from integrate.plain.offered import Offered
from integrate.plain.place import Place
from integrate.plain.preferring import change_settings
from integrate.plain.reading import JournalReader
from integrate.plain.setting_out import BEGIN, SettingOut
from integrate.plain.shelf import pages
from integrate.plain.support import write_plan
from integrate.plain.terminal import Closed
from integrate.plain.visit import AT_HOME, ONLY_GROUNDING, Visit
from integrate.plain.welcome import welcome
from integrate.plain.words import Word, plain, recognise
from integrate.player.capturing import WAITS, Capture, is_offered
from integrate.player.memo_hearing import MemoHearing
from integrate.preferences import file
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from integrate.plain.terminal import Terminal
    from integrate.player.settings import Settings

ALL = later("list: all scripts, each with its number.")
JOURNAL = later("journal: what you wrote.")
PAGE = later("capture: a blank page, nothing asked.")
ALWAYS = later("Also: settings, help, ground, quit.")
ALSO = later("Also: list, journal, capture, programme, settings, help, ground, quit.")
ENTER_CONTINUES = later("Enter goes on with “{title}”.")
ENTER_BEGINS = later("Enter takes {number}, “{title}”.")
ENTER_LISTS = later("Enter says all scripts.")
AFTER_LIST = later("A number begins a script. Enter returns to the start.")
MORE_OF_LIST = later("A number begins a script. Enter for more.")
NO_FILE = later("There is no place to keep settings here. Use: integrate settings")
LEAVE = later("It cannot be continued then; its words stay in the journal. Enter leaves it.")


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
    make = settings if callable(settings) else lambda: settings
    visit = Visit(make, terminal, tell or terminal.tell)
    try:
        if welcomed_in is not None:
            welcome(terminal, visit.desk, welcomed_in)
        _Home(visit).run()
    except Closed:
        return
    finally:
        visit.door.close()


class _Home:
    """What a line means at home."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._say = visit.say
        self._offered = Offered(visit.settings)
        self._way = SettingOut(visit, self._offered, self._come_back)
        self._place: Place | None = None
        """What Enter alone would do now; it was said."""

    def run(self) -> None:
        """Hear one line after the other until the person quits. Raises `Closed`."""
        self._say("Integrate.")
        if self._visit.settings.person:
            self._say(_("For {name}.", name=self._visit.settings.person))
        path = self._visit.settings.help.preferences
        self._say(*(file.read(path).troubles if path is not None else ()))
        self._visit.unlock()
        self._start()
        while self._hear(self._visit.terminal.read(None) or ""):
            pass
        self._say(_("Goodbye."))

    # What is said.

    def _start(self) -> None:
        """Say what is there now, in a few lines, and what Enter does."""
        self._look()
        offered = self._offered
        self._say(*offered.continuing(), *offered.days.lines)
        if offered.days.today is not None:
            self._visit.terminal.hint(_(ALSO))
        else:
            page = [_(PAGE)] if is_offered(self._visit.settings.role) else []
            self._visit.terminal.hint("\n".join([_(ALL), _(JOURNAL), *page, _(ALWAYS)]))
        self._say(self._make_usual())

    def _make_usual(self) -> str:
        """Let Enter do what is nearest, and return the sentence that says so."""
        left, part = self._offered.unfinished, self._offered.days.first_open
        enter: Callable[[], None]
        if left is not None:
            enter, says = partial(self._way.go_on, left), _(ENTER_CONTINUES, title=left.title)
        elif part is not None:
            number = self._offered.days.parts.index(part) + 1
            enter = partial(self._choose, str(number))
            says = _(ENTER_BEGINS, number=number, title=part.title)
        else:
            enter, says = self._list, _(ENTER_LISTS)
        self._place = Place(enter, says, self._start)
        return says

    def _list(self) -> None:
        """Say all scripts, a page at a time."""
        self._say_page(pages(self._offered.listing()))

    def _say_page(self, left: list[list[str]]) -> None:
        """Say the first of these pages; Enter says the next."""
        page, rest = left[0], left[1:]
        enter = partial(self._say_page, rest) if rest else self._start
        says = _(MORE_OF_LIST) if rest else _(AFTER_LIST)
        self._place = Place(enter, says, partial(self._say_page, left))
        self._say(*page, says)

    def _find(self, words: str) -> None:
        """Say the scripts that speak of these words, and what Enter does then."""
        found = self._offered.found(words)
        says = _(AFTER_LIST) if found else _(AT_HOME)
        self._place = Place(self._start, says, partial(self._find, words))
        self._say(*(found or [_("Nothing was found.")]), says)

    def _look(self) -> None:
        """Look at what is unfinished, and at the day."""
        visit, offered = self._visit, self._offered
        offered.forget(visit.settings)
        try:
            offered.look(visit.journal(), visit.door)
        except JournalError as error:
            visit.say_shut(error, _(ONLY_GROUNDING))
        if offered.has_cut_off:
            self._say(_(WAITS, key="capture"))

    def _come_back(self) -> None:
        """Say what became of the day after a session."""
        self._look()
        lines = self._offered.days.lines if self._offered.days.today is not None else []
        self._say(*self._offered.continuing(), *lines, _(AT_HOME))

    # What is typed.

    def _hear(self, line: str) -> bool:
        """Do what a line says; False when the person quits."""
        place, self._place = self._place, None
        word, typed = recognise(line), plain(line)
        if word is Word.STOP:
            return False
        verb, _blank, rest = line.strip().partition(" ")
        own = self._own
        if not line.strip() or word is Word.NEXT:
            (place.enter if place else self._start)()
        elif plain(verb) == "find" and rest:
            self._find(rest)
        elif typed in own:
            own[typed]()
        elif (change := self._day_desk.meant(typed)) is not None:
            self._keep(change)
        elif word is not None:
            self._obey(word, place)
        else:
            self._choose(line)
        return True

    @property
    def _own(self) -> dict[str, Callable[[], None]]:
        """What the words do that mean something here alone."""
        own = {
            "journal": self._read,
            "write support": self._write_plan,
            "list": self._list,
            "today": self._start,
            "settings": self._change_settings,
        }
        if is_offered(self._visit.settings.role):
            own["capture"] = self._capture
        if self._visit.door.journal is None:
            own["unlock"] = self._unlock
        left = self._offered.unfinished
        if left is not None:
            own |= {
                "continue": partial(self._way.go_on, left),
                "leave": self._ask_to_leave,
            }
        return own

    def _obey(self, word: Word, place: Place | None) -> None:
        """Do what a word says, and come back to the same place; “back” leaves it."""
        if word is Word.REPEAT:
            (place.again if place else self._start)()
            return
        if word is Word.HELP:
            self._visit.desk.say(*home_help(self._offered))
        elif not self._visit.desk.steps_aside(word):
            place = None
        self._place = place
        self._say(place.says if place else _(AT_HOME))

    def _choose(self, line: str) -> None:
        begin = self._way.choose(line)
        if begin is not None:
            self._place = Place(begin, _(BEGIN), partial(self._choose, line))

    @property
    def _day_desk(self) -> DayDesk:
        visit = self._visit
        return DayDesk(visit.menu, visit.settings, visit.door, self._offered.days)

    def _keep(self, change: Callable[[], bool]) -> None:
        """Change how the person stands in a programme, and say the day anew where it did."""
        try:
            is_changed = change()
        except JournalError as error:
            self._visit.say_shut(error)
            return
        if is_changed:
            self._start()
        else:
            self._say(_(AT_HOME))

    def _change_settings(self) -> None:
        path = self._visit.settings.help.preferences
        if path is None:
            self._say(_(NO_FILE))
        else:
            change_settings(self._visit.menu, path)
            self._visit.make_anew()
        self._say(_(AT_HOME))

    def _unlock(self) -> None:
        self._visit.unlock()
        self._start()

    def _write_plan(self) -> None:
        """Let the person write their support plan, and keep it."""
        visit = self._visit
        try:
            write_plan(visit.journal(), visit.terminal, visit.desk.aside)
        except JournalError as error:
            self._say(str(error))
        self._say(_(AT_HOME))

    def _capture(self) -> None:
        """Let the person write raw words down."""
        visit = self._visit

        def page() -> Capture:
            return Capture(visit.journal(), datetime.now(UTC), visit.door.person)

        write_page(page, visit.terminal, visit.desk.aside, visit.settings.record)
        self._say(_(AT_HOME))

    def _ask_to_leave(self) -> None:
        self._place = Place(self._leave, _(LEAVE), self._ask_to_leave)
        self._say(_(LEAVE))

    def _leave(self) -> None:
        left = self._offered.unfinished
        if left is not None:
            self._way.leave(left)
        self._look()
        self._say(_(AT_HOME))

    def _read(self) -> None:
        visit = self._visit
        try:
            settings, journal = visit.settings, visit.journal()
            whose = visit.door.person, settings.role, settings.catalogue
            hearing = partial(MemoHearing, settings.open_output, settings.level)
            aside = visit.desk.aside
            JournalReader(journal, visit.terminal, aside, *whose, hearing=hearing).run()
        except JournalError as error:
            visit.say_shut(error)
        self._say(_(AT_HOME))
