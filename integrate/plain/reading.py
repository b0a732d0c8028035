"""Reading the journal in lines: the sessions, ten at a time, the words of one, and what is found.

What is looked for is said as it is found, ten at a time; nothing is read further than is asked for.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from integrate.journal.entry import SELF
from integrate.journal.errors import JournalError
from integrate.journal.export.reserved import readable_by
from integrate.journal.finding import find
from integrate.journal.pages import to_read
from integrate.journal.readable import newest_first
from integrate.journal.remembering import remembered
from integrate.journal.trends import telling
from integrate.journal.trends.history import read_history
from integrate.measures.catalogue import KNOWN
from integrate.measures.measure import Audience
from integrate.plain.journal_lines import Place, account, day, line
from integrate.plain.listening import Listening
from integrate.plain.presenting import PAGE
from integrate.plain.replies import whole
from integrate.plain.words import Word, plain, recognise
from integrate.plain.wrapping import wrap
from integrate.player.door import NobodyCalled, find_person
from integrate.player.ways_in import limits, opened_by
from integrate.session.program import Role
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from integrate.journal.entry import Summary
    from integrate.journal.store import Journal
    from integrate.measures.catalogue import Catalogue
    from integrate.plain.terminal import Terminal
    from integrate.player.memo_hearing import MemoHearing

    Aside: TypeAlias = Mapping[Word, Callable[[], None]]
    Command: TypeAlias = Callable[[str], None]

AT_ONCE = 10
"""How many sessions, or places found, are said together."""
HELP = (
    later("find and some words: what you wrote with these words in it."),
    later("remember: what you wanted to remember."),
    later("list: all sessions again."),
    later("trends: what questionnaires came to over time."),
    later("export: how to take your words out of the journal."),
    later("listen: hear the voice memos of what was read last; Enter stops."),
)
PERSON_HELP = later("person and a pseudonym: the sessions of somebody else.")
EXPORT = later(
    "Leave this program and type: integrate journal export notes.md --format md --share mine. "
    "With --preview it shows what would go out, and writes nothing."
)
LOOKING = later("Looking.")
LISTEN = "listen"


class JournalReader:
    """Shows sessions of the journal for as long as the person wants."""

    def __init__(
        self,
        journal: Journal,
        terminal: Terminal,
        aside: Aside,
        person: str = SELF,
        role: Role = Role.PATIENT,
        catalogue: Catalogue = KNOWN,
        hearing: Callable[[], MemoHearing] | None = None,
    ) -> None:
        """Read what a person wrote; `aside` does what a word for help asks for.

        Only a therapist goes on to somebody else. `hearing` plays voice memos.
        """
        self._journal = journal
        self._terminal = terminal
        self._aside = aside
        self._person = person
        self._role = role
        self._catalogue = catalogue
        self._audience = Audience(role.value)
        self._listening = Listening(journal, terminal, hearing)
        self._places: list[Place] = []
        self._more: Iterator[Place] = iter(())
        self._coming: list[Place] = []
        """What was looked up already and not said."""
        self._pages: list[str] = []
        self._page: list[str] = []
        """What was said of a session last."""
        self._beside = [opened_by(journal), limits(journal)]
        """What is said once, below the first list and above what Enter does."""

    def run(self) -> None:
        """Read until the person goes back. Raises `Closed`, and `JournalError` at the list."""
        self._all_sessions("")
        if not self._places and not self._choosable:
            return
        while self._hear(self._terminal.read(None) or ""):
            pass

    def _hear(self, typed: str) -> bool:
        """Do what a line says; False when it leads back."""
        word, number = recognise(typed), whole(typed)
        first, _blank, rest = typed.strip().partition(" ")
        if word is Word.STOP or (word is Word.BACK and not self._pages):
            return False
        if word is not None:
            self._obey(word)
        elif number is not None and 1 <= number <= len(self._places):
            self._read(self._places[number - 1].session)
        elif not typed.strip():
            self._go_on()
        elif plain(first) in self._commands:
            self._commands[plain(first)](rest)
        elif plain(first) == LISTEN:
            typed = self._listening.listen()
            return not typed or self._hear(typed)
        else:
            self._say(*self._choices())
        return True

    def _obey(self, word: Word) -> None:
        if word is Word.HELP:
            self._aside[Word.HELP]()
            more = (PERSON_HELP,) * self._choosable
            self._say(*map(_, (*HELP, *more)), *self._choices())
        elif word is Word.REPEAT and self._pages:
            self._say(*self._page, *self._choices())
        elif word in (Word.REPEAT, Word.BACK):
            self._again()
        elif word in self._aside:
            self._aside[word]()
            self._say(*self._choices())
        elif word is Word.NEXT:
            self._go_on()
        else:
            self._say(*self._choices())

    @property
    def _commands(self) -> dict[str, Command]:
        own: dict[str, Command] = {
            "find": self._find,
            "remember": self._remember,
            "list": self._all_sessions,
            "trends": self._tell_trends,
            "export": lambda _rest: self._say(_(EXPORT)),
        }
        return own | ({"person": self._turn_to} if self._choosable else {})

    @property
    def _choosable(self) -> bool:
        return self._role is Role.THERAPIST and len(self._journal.persons()) > 1

    # What can be listed.

    def _all_sessions(self, _rest: str) -> None:
        every = (
            one
            for one in newest_first(self._journal)
            if one.person == self._person and to_read([one])
        )
        self._begin((Place(one, one.began, line(one)) for one in every), _("The journal is empty."))

    def _find(self, words: str) -> None:
        if not words:
            self._say(_(HELP[0]))
            return
        self._say(_(LOOKING))
        found = find(self._journal, words, self._person)
        places = (Place(one.session, one.wall, f"{one.snippet} ({day(one.wall)})") for one in found)
        self._begin(places, _("Nothing was found."))

    def _remember(self, _rest: str) -> None:
        found = remembered(self._journal, self._person)
        places = (Place(one.session, one.wall, f"{one.words} ({day(one.wall)})") for one in found)
        self._begin(places, _("There is nothing yet that you wanted to remember."))

    def _turn_to(self, name: str) -> None:
        try:
            self._person = find_person(self._journal, name)
        except NobodyCalled as error:
            self._say(str(error))
            return
        self._all_sessions("")

    def _begin(self, places: Iterator[Place], nothing: str) -> None:
        """Say the first of a list, or that there is nothing in it."""
        self._places, self._more, self._pages = [], places, []
        self._coming = list(islice(places, AT_ONCE + 1))
        if not self._coming:
            self._say(nothing)
            return
        self._say_next()

    # Saying it.

    def _go_on(self) -> None:
        """Say the next page, or the next of the list, or what there is to do."""
        if self._pages:
            self._turn_page()
        elif self._coming:
            self._say_next()
        else:
            self._say(*self._choices())

    def _say_next(self) -> None:
        first = len(self._places)
        self._places += self._coming[:AT_ONCE]
        self._coming = [*self._coming[AT_ONCE:], *islice(self._more, AT_ONCE)]
        self._list(first)

    def _again(self) -> None:
        self._pages = []
        self._list(max(0, len(self._places) - 1) // AT_ONCE * AT_ONCE)

    def _list(self, first: int) -> None:
        """Say the list from a place on, with a heading for each month."""
        month = self._places[first - 1].month if first else ""
        for number, place in enumerate(self._places[first:], first + 1):
            if place.month != month:
                month = place.month
                self._say(f"{month}:")
            self._say(f"{number}. {place.line}")
        self._say(*self._beside)
        self._beside = []
        self._terminal.hint("\n".join(self._choices()))

    def _choices(self) -> list[str]:
        if self._pages:
            return [_("Enter for more, “back” returns.")]
        older = [_("Enter for older ones.")] if self._coming else []
        return [_("A number reads a session, “back” returns."), *older]

    def _read(self, summary: Summary) -> None:
        try:
            every = self._journal.events(summary.id)
        except JournalError as error:
            self._say(str(error))
            return
        entries = readable_by(self._audience, every, self._catalogue)
        empty = [_("There is nothing in this session.")]
        hint = self._listening.turn_to(summary.id, entries)
        self._page_through([line(summary), *(account(entries) or empty), *hint])

    def _tell_trends(self, _rest: str) -> None:
        """Say what questionnaires came to over time."""
        try:
            readable = self._catalogue.readable_by(self._audience)
            history = read_history(self._journal, self._person, catalogue=readable)
        except JournalError as error:
            self._say(str(error))
            return
        told = [one for trend in history.trends for one in telling.account(trend)]
        self._page_through(
            [*(told or [_(telling.NONE_YET)]), *telling.unreadable(history.unreadable)]
        )

    def _page_through(self, texts: Sequence[str]) -> None:
        self._pages = [one for text in texts for one in wrap(text, self._terminal.width)]
        self._turn_page()

    def _turn_page(self) -> None:
        self._page, self._pages = self._pages[:PAGE], self._pages[PAGE:]
        self._say(*self._page)
        self._terminal.hint("\n".join(self._choices()))

    def _say(self, *lines: str) -> None:
        for one in lines:
            self._terminal.say(one)
