"""The second screen in plain lines: each thing once, when it comes.

Lines are said by the thread of the guest, at the moment it hears of them; the input is only
listened to for the word that leaves.
"""

from __future__ import annotations

import time
from threading import Lock
from typing import TYPE_CHECKING

from integrate.plain.help_desk import what_time
from integrate.plain.telling import PHASES
from integrate.plain.terminal import Closed
from integrate.plain.words import GROUNDING, NO_GROUNDING, Word, plain, recognise
from integrate.player.second_screen.guest import NO_SESSION, Nobody
from integrate.player.second_screen.sitting import (
    CALL_AT,
    HOW_TO_SIT,
    NOTHING_PLANNED,
    NOW,
    whom_to_call,
)
from integrate.player.second_screen.wire import Wants
from integrate.script.quantity import spoken
from integrate.session.person_view import Breath, Rest, Words
from integrate.session.sitter_card import LookIn, SitterCard
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from integrate.plain.terminal import Terminal
    from integrate.player.second_screen.guest import Guest, Heard
    from integrate.script.quantity import Seconds

LEAVE = later("Type q to leave. The session goes on without this screen.")
NEXT = later("Next look-in in {time}: {do}")
SAME: Seconds = 5.0
"""How far apart the times of one look-in may be from line to line."""
LISTENING: Seconds = 0.5
"""How often it is looked whether a look-in has come due."""


def watch(
    make_guest: Callable[[Wants, Callable[[Heard], object]], Guest],
    wants: Wants,
    terminal: Terminal,
    help_lines: Sequence[str],
) -> None:
    """Say what a session shows until somebody leaves, or nothing more comes in."""
    if wants is Wants.SITTER:
        for part in (CALL_AT, HOW_TO_SIT):
            _say(terminal, f"{_(part.heading)}:", *map(_, part.lines))
        _say(terminal, _("Whom to call:"), *whom_to_call(help_lines))
    teller = _Teller(terminal)
    guest = make_guest(wants, teller.hear)
    _say(terminal, _(LEAVE))
    guest.start()
    try:
        while _stays(terminal.read(LISTENING), teller, terminal, help_lines):
            teller.tell_due(time.monotonic())
    except Closed:
        return
    finally:
        guest.stop()


def _stays(
    line: str | None, teller: _Teller, terminal: Terminal, help_lines: Sequence[str]
) -> bool:
    """Do what a line says; False when somebody leaves. What is led elsewhere is said to be so."""
    word = recognise(line or "")
    if word in (Word.STOP, Word.BACK) or plain(line or "") == "q":
        return False
    if word is Word.HELP:
        _say(terminal, *help_lines, _(LEAVE))
    elif word in GROUNDING:
        _say(terminal, _(NO_GROUNDING))
    elif word is Word.TIME:
        _say(terminal, what_time())
    elif word is Word.REPEAT:
        teller.say_again()
    elif word is not None:
        _say(terminal, _(LEAVE))
    return True


class _Teller:
    """Says what is new."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._turn = Lock()
        self._said: Heard | None = None
        self._coming: list[LookIn] = []
        self._told_due: list[LookIn] = []

    def hear(self, heard: Heard) -> None:
        with self._turn:
            before, self._said = self._said, heard
            match heard:
                case Nobody(why):
                    self._coming, self._told_due = [], []
                    _say(self._terminal, why or _(NO_SESSION))
                case Words(text):
                    if before != heard:
                        _say(self._terminal, text)
                case Rest(text):
                    if not (isinstance(before, Rest) and before.text == text):
                        _say(self._terminal, text or _("Rest."))
                case Breath(text, phase):
                    if text and getattr(before, "text", "") != text:
                        _say(self._terminal, text)
                    _say(self._terminal, _(PHASES[phase.value]))
                case SitterCard(look_ins):
                    self._take(look_ins)

    def say_again(self) -> None:
        """Say what was said last once more."""
        last, self._said = self._said, None
        if last is not None:
            self.hear(last)

    def _take(self, look_ins: Sequence[LookIn]) -> None:
        now = time.monotonic()
        self._coming = [one for one in look_ins if one.due > now]
        if not look_ins:
            _say(self._terminal, _(NOTHING_PLANNED))
        for one in look_ins:
            if one.due <= now:
                self._tell_now(one)
        if self._coming:
            time_left = spoken(self._coming[0].due - now)
            words = " ".join(one.do for one in self._coming)
            _say(self._terminal, _(NEXT, time=time_left, do=words))

    def tell_due(self, now: Seconds) -> None:
        """Say what has come due since it was planned."""
        with self._turn:
            for one in [one for one in self._coming if one.due <= now]:
                self._coming.remove(one)
                self._tell_now(one)

    def _tell_now(self, look_in: LookIn) -> None:
        """Say once that it is due, also when it comes over the wire again."""
        again = [one for one in self._told_due if one.do == look_in.do]
        if not any(abs(one.due - look_in.due) < SAME for one in again):
            self._told_due.append(look_in)
            _say(self._terminal, _(NOW, do=look_in.do))


def _say(terminal: Terminal, *lines: str) -> None:
    for line in lines:
        terminal.say(line)
