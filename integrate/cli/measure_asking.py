"""One questionnaire, line by line: “3 of 9”, digits, back and skip; nothing is kept.

Help, stopping and steadying work at every prompt, the safety questions included.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from integrate.cli import measure_safety as safety
from integrate.measures.measure import Audience, Heed
from integrate.measures.response import Choices
from integrate.measures.scoring import is_asked, raised, score
from integrate.measures.telling import told
from integrate.plain import words
from integrate.plain.help_desk import what_time
from integrate.plain.terminal import Closed
from integrate.plain.words import Word, plain, recognise
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from integrate.measures.change import Last
    from integrate.measures.measure import Item, Measure
    from integrate.measures.scoring import Raised
    from integrate.plain.terminal import Terminal

HOW = (
    later("Answer with the number. Nothing of this is kept."),
    later("“back” goes back, “skip” leaves an item out, “help” and “stop” work at any time."),
)
STOPPED = later("Stopped. Nothing was kept.")
UNANSWERED = later("Left out. Without it there is no score.")


class _Stopped(Exception):
    """The person wants no more of it."""


def ask(
    measure: Measure,
    audience: Audience,
    terminal: Terminal,
    where_help_is: Sequence[str],
    last: Last | None = None,
) -> bool:
    """Ask all items and say what the answers come to; False when it was stopped before."""
    try:
        answers = _Asking(measure, audience, terminal, where_help_is).run()
    except (_Stopped, Closed):
        terminal.say(_(STOPPED))
        return False
    terminal.say()
    for line in told(measure, score(measure, answers), last):
        terminal.say(line)
    return True


class _Asking:
    """The questions that are being asked and the answers so far."""

    def __init__(
        self,
        measure: Measure,
        audience: Audience,
        terminal: Terminal,
        where_help_is: Sequence[str],
    ) -> None:
        self._measure = measure
        self._audience = audience
        self._terminal = terminal
        self._where_help_is = where_help_is
        self._given: dict[str, int | None] = dict.fromkeys(one.id for one in measure.items)
        self._said_stem = False

    def run(self) -> list[int | None]:
        """Return one answer for each item; None for what was left out or not asked."""
        measure = self._measure
        for line in (measure.title, measure.notice, *map(_, HOW), measure.instruction):
            if line:
                self._terminal.say(line)
        at = 0
        while at < len(measure.items):
            item = measure.items[at]
            if not is_asked(item, self._given):
                self._given[item.id] = None
                at += 1
            else:
                at = at + 1 if self._ask(at) else self._before(at)
        return [self._given[one.id] for one in measure.items]

    def _before(self, at: int) -> int:
        """Return the place of the item that was asked before this one."""
        items = self._measure.items
        asked = [place for place in range(at) if is_asked(items[place], self._given)]
        if not asked:
            self._terminal.say(_("This is the first one."))
        return asked[-1] if asked else at

    def _ask(self, at: int) -> bool:
        """Ask until there is an answer, or none is wanted; False to go back."""
        item = self._measure.items[at]
        self._show(item)
        while True:
            line = self._hear(partial(self._show_again, item))
            word = recognise(line)
            if word is Word.BACK:
                return False
            if word is Word.SKIP:
                self._leave_out(item)
                return True
            if word is Word.REPEAT:
                self._show_again(item)
                continue
            value = _value(item, line)
            if value is not None:
                self._given[item.id] = value
                self._heed(raised(item, value))
                return True
            self._terminal.say(_ways(item))

    def _show(self, item: Item) -> None:
        say = self._terminal.say
        say()
        say(self._place(item))
        if item.completes_stem and self._measure.stem and not self._said_stem:
            say(self._measure.stem)
            self._said_stem = True
        say(item.words)
        if item.aside:
            say(item.aside)
        for line in _answers(item):
            say(line)

    def _show_again(self, item: Item) -> None:
        self._said_stem = False
        self._show(item)

    def _place(self, item: Item) -> str:
        counted = self._measure.counted
        if item in counted:
            number = counted.index(item) + 1
            return _("{number} of {total}", number=number, total=len(counted))
        return _("One question that does not count")

    def _leave_out(self, item: Item) -> None:
        self._given[item.id] = None
        if item.id in self._measure.needed:
            self._terminal.say(_(UNANSWERED))

    def _hear(self, ask_again: Callable[[], None]) -> str:
        """Return a line that is not about help; those are answered here. Raises `_Stopped`.

        What was asked stands last again after each.
        """
        while True:
            line = self._terminal.read(None) or ""
            word = recognise(line)
            if word is Word.STOP:
                raise _Stopped
            if word is Word.HELP:
                self._say(*self._where_help_is, *HOW)
            elif word in words.GROUNDING:
                self._say(words.NO_GROUNDING)
            elif word is Word.TIME:
                self._terminal.say(what_time())
            elif word is Word.PAUSE:
                self._say(words.NOTHING_RUNS)
            else:
                return line
            ask_again()

    def _say(self, *lines: str) -> None:
        for line in lines:
            self._terminal.say(_(line))

    # An answer that tells of a danger.

    def _heed(self, flag: Raised | None) -> None:
        if flag is None or flag.heed is not Heed.SAFETY:
            return
        self._terminal.say()
        if self._audience is Audience.THERAPIST:
            self._say(*safety.for_therapist(self._measure, flag))
        else:
            self._tell_the_person()
        self._say(safety.AND_THEN)
        self._until(lambda line: not line.strip(), safety.AND_THEN)

    def _tell_the_person(self) -> None:
        asked = safety.IN_DANGER, *safety.ANSWERS
        self._say(*safety.HEARD, *self._where_help_is, "", *asked)
        wanted = {"", "1", "2", "3", "y", "yes", "n", "no"}
        line = self._until(lambda line: plain(line) in wanted, *asked, safety.AND_THEN)
        self._say(*(safety.NOW if plain(line) in {"1", "y", "yes"} else safety.NOT_NOW))

    def _until(self, is_wanted: Callable[[str], bool], *asked: str) -> str:
        """Return the first line that is wanted; to all others say once more what was asked."""
        while True:
            line = self._hear(partial(self._say, *asked))
            if is_wanted(line):
                return line
            self._say(*self._where_help_is, *asked)


def _answers(item: Item) -> list[str]:
    response = item.response
    marks = response.choices if isinstance(response, Choices) else response.labels
    lines = [f"{one.value}. {one.words}" for one in marks]
    if isinstance(response, Choices):
        return lines
    return [_("A number from {low} to {high}.", low=response.low, high=response.high), *lines]


def _ways(item: Item) -> str:
    response = item.response
    if isinstance(response, Choices):
        can_be = ", ".join(str(one) for one in response.values)
        return _("Answer with one of these: {values}. Or “skip”.", values=can_be)
    return _("A number from {low} to {high}, or “skip”.", low=response.low, high=response.high)


def _value(item: Item, line: str) -> int | None:
    """Return the answer that a line gives by its number or its words; None when it is none."""
    typed = plain(line)
    response = item.response
    for value in response.values:
        if typed == str(value):
            return value
    if isinstance(response, Choices) and typed:
        near = [one.value for one in response.choices if plain(one.words).startswith(typed)]
        return near[0] if len(near) == 1 else None
    return None
