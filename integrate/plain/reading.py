"""Reading the journal in lines: the sessions, ten at a time, and the words of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from integrate.journal.entry import Outcome
from integrate.journal.errors import JournalError
from integrate.journal.pages import sessions_of_scripts
from integrate.journal.trends.history import read_history
from integrate.journal.trends.telling import NONE_YET, account, unreadable
from integrate.plain.presenting import PAGE
from integrate.plain.replies import whole
from integrate.plain.words import Word, plain, recognise
from integrate.plain.wrapping import wrap
from integrate.session.record import Answered
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from integrate.journal.entry import Entry, Summary
    from integrate.journal.store import Journal
    from integrate.plain.terminal import Terminal

    Aside: TypeAlias = Mapping[Word, Callable[[], None]]

TRENDS = "trends"
"""What a person types to hear what questionnaires came to over time."""
AT_ONCE = 10
"""How many sessions are listed together."""
_STANDS = {
    Outcome.FINISHED: later("finished"),
    Outcome.STOPPED: later("stopped"),
    Outcome.INTERRUPTED: later("not finished"),
    Outcome.UNREADABLE: later("cannot be read"),
}


def day(moment: datetime) -> str:
    """Return a moment of the journal as the reader's own clock had it."""
    here = moment.astimezone()
    return f"{here.day} {here:%B %Y, %H:%M}"


def line(summary: Summary) -> str:
    """Return a session as one line."""
    title = summary.title or _("A session")
    return f"{title}, {day(summary.began)}, {_(_STANDS[summary.outcome])}."


def told(entries: Sequence[Entry]) -> list[str]:
    """Return the questions of a session with their last answers, in the order they were asked."""
    last: dict[str, Answered] = {}
    for entry in entries:
        event = entry.recorded.event
        if isinstance(event, Answered):
            last[event.step] = event
    if not last:
        return [_("There are no answers in this session.")]
    return [
        text for one in last.values() for text in (one.prompt, _("You: {words}", words=one.words))
    ]


class JournalReader:
    """Shows sessions of the journal for as long as the person wants."""

    def __init__(self, journal: Journal, terminal: Terminal, aside: Aside) -> None:
        """Read from `journal`; `aside` does what a word for help asks for."""
        self._journal = journal
        self._terminal = terminal
        self._aside = aside
        self._first = 0
        self._sessions: list[Summary] = []
        self._pages: list[str] = []

    def run(self) -> None:
        """Read until the person goes back. Raises `Closed`, and `JournalError` at the list."""
        self._sessions = sessions_of_scripts(self._journal.sessions())
        if not self._sessions:
            self._say(_("The journal is empty."))
            return
        self._list()
        while self._hear(self._terminal.read(None) or ""):
            pass

    def _hear(self, typed: str) -> bool:
        """Do what a line says; False when it leads back."""
        word = recognise(typed)
        number = whole(typed)
        if word in (Word.BACK, Word.STOP):
            return False
        if word is Word.HELP:
            self._aside[Word.HELP]()
            self._say(*self._choices())
        elif word is not None and word in self._aside:
            self._aside[word]()
            self._list()
        elif word is Word.REPEAT:
            self._list()
        elif number is not None and 1 <= number <= len(self._sessions):
            self._read(self._sessions[number - 1])
        elif plain(typed) == TRENDS:
            self._tell_trends()
        elif not typed.strip() or word is Word.NEXT:
            self._go_on()
        else:
            self._say(*self._choices())
        return True

    def _go_on(self) -> None:
        """Say the next page, or the next sessions, or what there is to do."""
        if self._pages:
            self._turn_page()
        elif self._has_older:
            self._first += AT_ONCE
            self._list()
        else:
            self._say(*self._choices())

    @property
    def _has_older(self) -> bool:
        return self._first + AT_ONCE < len(self._sessions)

    def _list(self) -> None:
        self._pages = []
        shown = self._sessions[self._first : self._first + AT_ONCE]
        self._say(*(f"{number}. {line(one)}" for number, one in enumerate(shown, self._first + 1)))
        self._say(*self._choices())

    def _choices(self) -> list[str]:
        if self._pages:
            return [_("Enter for more, “back” returns.")]
        older = [_("Enter for older ones.")] if self._has_older else []
        what = _("A number reads a session. Other words: trends, ground, help, back.")
        return [what, *older]

    def _read(self, summary: Summary) -> None:
        try:
            entries = self._journal.events(summary.id)
        except JournalError as error:
            self._say(str(error))
            return
        self._page_through([line(summary), *told(entries)])

    def _tell_trends(self) -> None:
        """Say what questionnaires came to over time."""
        try:
            history = read_history(self._journal)
        except JournalError as error:
            self._say(str(error))
            return
        lines = [one for trend in history.trends for one in account(trend)] or [_(NONE_YET)]
        self._page_through([*lines, *unreadable(history.unreadable)])

    def _page_through(self, texts: Sequence[str]) -> None:
        self._pages = [one for text in texts for one in wrap(text, self._terminal.width)]
        self._turn_page()

    def _turn_page(self) -> None:
        page, self._pages = self._pages[:PAGE], self._pages[PAGE:]
        self._say(*page, *self._choices())

    def _say(self, *lines: str) -> None:
        for one in lines:
            self._terminal.say(one)
