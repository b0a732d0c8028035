"""One attended session, line by line: what the person types, and what it does.

There is one prompt and one loop. Time goes on while a line is waited for; nothing that was typed
is lost, whether the person goes away in the middle of it or the journal cannot be written.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from integrate.plain import telling, words
from integrate.plain.asking import END, NOTED, THANKS, Asking
from integrate.plain.bearing import Bearing
from integrate.plain.capturing import write_page
from integrate.plain.desk_lines import OPENING, DeskLines
from integrate.plain.parting import give_draft, part, show_unsent
from integrate.plain.presenting import Presenter
from integrate.plain.replies import Unclear, choice
from integrate.plain.sending import GaveUp, Sender
from integrate.plain.sounding import SOUND_WORDS, change_sound
from integrate.plain.terminal import Closed
from integrate.plain.ticking import tick, until_due
from integrate.plain.unfinished import Unfinished
from integrate.plain.words import Word, plain, recognise
from integrate.script.depth import Depth
from integrate.session.answering import Refused
from integrate.session.inputs import (
    Advance,
    Answer,
    Back,
    Choose,
    Pause,
    Resume,
    Skip,
    Stop,
    TakeWay,
)
from integrate.session.safety import CHOICES, GROUND, PLAN, Safety
from integrate.session.table import State
from integrate.session.view import Breathing, Resting, Writing
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.plain.help_desk import HelpDesk
    from integrate.plain.terminal import Terminal
    from integrate.player.drafting import Drafts
    from integrate.player.driver import Driver
    from integrate.player.own_journal import OwnJournal
    from integrate.script.answers import Value
    from integrate.script.quantity import Seconds
    from integrate.session.effects import Outcome
    from integrate.session.inputs import Input
    from integrate.session.view import View

IN_FULL = later("The rest comes in full.")
PAUSED = later("The session is paused. Enter goes on.")


class Conversation:
    """A session with the person at the other end of the lines."""

    def __init__(
        self,
        driver: Driver,
        terminal: Terminal,
        desk: HelpDesk,
        steady: Callable[[Word], None] | None,
        drafts: Drafts | None = None,
        own: OwnJournal | None = None,
        *,
        kept: bool,
    ) -> None:
        """Bring the driver's session before the person; `steady` takes them through grounding.

        Lines that are not an answer yet go to `drafts`, raw words and what steadied to `own`.
        """
        self._desk = desk
        self._driver = driver
        self._terminal = terminal
        self._steady = steady
        self._kept = kept
        self._own = own
        self._presenter = Presenter(terminal, kept=kept, desk=desk)
        self._asking = Asking()
        self._unfinished = Unfinished(drafts, terminal, self._asking)
        self._in_question: Word | None = None
        """The word that Enter would now say yes to."""
        meanwhile = {**desk.aside, Word.HELP: desk.say, Word.TIME: self._say_whereabouts}
        self._sender = Sender(driver, terminal, meanwhile)
        self._beside = (
            DeskLines(driver, terminal, self._sender, desk.at_hand) if driver.is_led else None
        )

    def run(self, opening: Input, notice: str) -> Outcome | None:
        """Go through the session; None when it was left before its end."""
        title = self._view.title
        try:
            self._presenter.open(self._view, notice)
            if self._driver.hearing.has_words and not self._driver.hearing.says_words:
                self._terminal.hint(_(words.NOT_SPOKEN))
            self._sender.send(opening)
            self._presenter.measure(self._view)
            if self._beside is not None:
                self._say(_(OPENING))
            self._arrive()
            while self._driver.outcome is None:
                self._turn()
        except Closed:
            part(self._driver, self._asking, self._sender, self._terminal)
            self._presenter.cut_off()
        except GaveUp:
            self._say(_("Stopped here."))
            show_unsent(self._driver, self._asking, self._terminal)
        except KeyboardInterrupt:
            part(self._driver, self._asking, self._sender, self._terminal)
            raise
        if self._driver.outcome is not None:
            self._presenter.close(title, self._driver.outcome)
            show_unsent(self._driver, self._asking, self._terminal)
        return self._driver.outcome

    @property
    def _view(self) -> View:
        return self._driver.view

    @property
    def _now(self) -> Seconds:
        """The moment the person is at: it stands still in a pause."""
        return self._view.at if self._is_paused else self._driver.clock.now()

    @property
    def _is_paused(self) -> bool:
        return self._view.state is State.PAUSED

    def _say(self, *lines: str) -> None:
        for line in lines:
            self._terminal.say(line)

    # Waiting for a line, or for the time.

    def _turn(self) -> None:
        wait = until_due(self._driver, self._presenter)
        if wait == 0:
            if tick(self._driver, self._presenter, self._terminal, self._sender.send):
                self._arrive()
            if self._beside is not None:
                self._beside.look()
            return
        line = self._terminal.read(wait)
        if line is not None:
            self._hear(line)

    # Hearing a line.

    def _hear(self, line: str) -> None:
        self._driver.unattended.touch(self._driver.clock.now())
        asked, self._in_question = self._in_question, None
        word = recognise(line, writing=isinstance(self._view.scene, Writing))
        try:
            if self._beside is not None and self._beside.takes(line):
                self._hear_beside(self._beside, line)
                return
            if asked is Word.STOP and self._decides(line, word):
                return
            if word is not None:
                self._obey(word)
            elif not line.strip():
                self._enter(asked)
            else:
                self._reply(line)
        except (Refused, Unclear) as sentence:
            self._say(str(sentence))

    def _hear_beside(self, beside: DeskLines, line: str) -> None:
        """Take a therapist's line; what it says may lead to another step."""
        step = self._view.step
        word = beside.hear(line)
        if word is not None:
            self._obey(word)
        elif self._view.step != step:
            self._arrive()

    def _decides(self, line: str, word: Word | None) -> bool:
        """Take the answer to “Stop here?”; False when the line is none."""
        typed = plain(line)
        if typed in words.YES or word is Word.STOP:
            give_draft(self._driver, self._asking, self._sender, self._sender.send)
            if self._driver.outcome is None:
                self._sender.send(Stop())
            return True
        if typed in words.NO:
            self._say(_(PAUSED) if self._is_paused else _("Going on."))
        return typed in words.NO

    def _enter(self, asked: Word | None) -> None:
        """Do what Enter alone means here."""
        view = self._view
        before = telling.given(view.scene) if view.scene else None
        if asked is Word.SKIP:
            self._skip()
        elif self._is_paused:
            self._resume()
        elif view.state is State.SAFETY:
            self._presenter.say_what_goes_on(view)
        elif view.state is not State.ASKING:
            if not self._presenter.more():
                self._go_on()
        elif self._asking.draft(view):
            self._reply("")
        elif before is not None:
            self._answer(before.value, _("Kept as it was."))
        else:
            self._offer_to_skip(_("Skip this? Enter again skips."))

    def _reply(self, line: str) -> None:
        """Take a line that is neither empty nor a word."""
        if self._is_paused and (plain(line) in words.GO_ON or self._is_timed):
            if plain(line) in words.GO_ON:
                self._resume()
            else:
                self._say(_(PAUSED))
            return
        if self._is_paused:
            self._sender.send(Resume())
        if isinstance(self._view.scene, Safety):
            self._choose(choice(self._view.scene.options, line).id)
        elif self._view.state is not State.ASKING:
            self._presenter.say_what_goes_on(self._view)
        elif line.strip() == END and not self._asking.draft(self._view):
            self._enter(None)
        else:
            reply = self._asking.take(self._view, line)
            if reply.value is None:
                self._say(*telling.said(reply.says))
                self._unfinished.keep(self._view)
            else:
                self._answer(reply.value, reply.says)

    @property
    def _is_timed(self) -> bool:
        return isinstance(self._view.scene, Resting | Breathing)

    # Obeying a word.

    def _obey(self, word: Word) -> None:
        if self._is_paused and word in (Word.BACK, Word.SKIP, Word.THOUGHT, Word.PAUSE):
            self._say(_(PAUSED))
            return
        doing: dict[Word, Callable[[], None]] = {
            Word.HELP: self._help,
            **{one: partial(self._ground, one) for one in words.GROUNDING},
            Word.SUPPORT: partial(self._go_aside, self._desk.support),
            Word.COUNTRY: partial(self._go_aside, self._desk.choose_country),
            Word.BACK: lambda: self._move(Back(), _("Back.")),
            Word.SKIP: self._skip_at_once,
            Word.THOUGHT: self._think,
            Word.CAPTURE: self._capture,
            Word.MANAGEABLE: self._say_manageable,
            Word.REPEAT: self._again,
            Word.PAUSE: self._pause,
            Word.NEXT: self._next,
            Word.TIME: self._say_whereabouts,
            Word.STOP: self._ask_to_stop,
            Word.SHORT: partial(self._take_way, Depth.SHORT),
            Word.FULL: partial(self._take_way, Depth.FULL),
            **{one: partial(self._change_sound, one) for one in SOUND_WORDS},
        }
        doing[word]()

    def _say_whereabouts(self) -> None:
        beside = self._beside.whereabouts() if self._beside else []
        self._say(*telling.whereabouts(self._view, self._now), *beside)

    def _help(self) -> None:
        """Say where help is, with everything held meanwhile: the sound fades down."""
        held = not self._is_paused
        if held:
            self._sender.send_once(Pause())  # help does not wait for a full disk
        voice = [words.VOICE] if self._driver.hearing.has_words else []
        page = [words.PAGE] if self._writes else []
        page += [words.TWO_WAYS] if self._view.depth is not None else []
        lines = (*words.IN_A_SESSION, *page, *voice, *([words.WINDOW] if self._kept else []))
        self._desk.say(*lines)
        self._sender.settle()
        if held:
            self._say(_(PAUSED))

    def _ground(self, word: Word) -> None:
        if self._steady is None:
            self._say_what_steadies()
        else:
            self._go_aside(partial(self._steady, word))

    def _choose(self, way: str) -> None:
        """Take a way on from the safety step."""
        self._sender.send(Choose(way))
        self._say(_(NOTED, words=_(CHOICES[way])))
        if way == GROUND:
            self._ground(Word.GROUND)
        elif way == PLAN:
            self._go_aside(self._desk.support)
        else:
            self._arrive()

    def _next(self) -> None:
        draft = self._asking.draft(self._view)
        if draft and not self._is_paused:
            self._answer(draft, _(THANKS))
        else:
            self._enter(None)

    def _go_on(self) -> None:
        ended = [_("Ended early.")] if self._is_timed else []
        self._move(Advance(), *ended)

    def _skip_at_once(self) -> None:
        if self._asking.draft(self._view):
            self._offer_to_skip(_("Skip this, and let go of what you wrote? Enter skips."))
        else:
            self._skip()

    def _think(self) -> None:
        """Go on from a question that was thought about; words that were begun are its answer."""
        draft = self._asking.draft(self._view)
        if draft:
            self._answer(draft, _(THANKS))
        else:
            self._move(Skip(thought=True), _("You thought about it."))

    @property
    def _writes(self) -> bool:
        """Whether there is a page for raw words."""
        return self._own is not None and self._own.has_pages

    def _capture(self) -> None:
        if self._own is None or not self._own.has_pages:
            self._say(_("There is no page for it here."))
            return
        aside = {Word.HELP: self._desk.say}
        aside |= {one: partial(self._steady_or_say, one) for one in words.GROUNDING}
        page, record = self._own.capture, self._own.record
        self._go_aside(partial(write_page, page, self._terminal, aside, record))

    def _say_manageable(self) -> None:
        if self._own is not None and not self._own.has_pages:  # a therapist writes a chart instead
            self._say(_("That has no place here."))
            return
        steady = self._steady_or_say
        bearing = Bearing(self._terminal, self._sender.send, steady, self._desk, self._own)
        self._go_aside(bearing.run)
        if bearing.wants_to_stop:
            self._ask_to_stop()

    def _steady_or_say(self, word: Word) -> None:
        if self._steady is None:
            self._say_what_steadies()
        else:
            self._steady(word)

    def _offer_to_skip(self, question: str) -> None:
        if self._view.can_skip:
            self._in_question = Word.SKIP
            self._say(question)
        else:
            self._say(_("All of this list is needed to go on. “stop” ends here."))

    def _skip(self) -> None:
        if self._view.state is State.SAFETY:
            self._presenter.say_what_goes_on(self._view)
            return
        step = self._view.step
        self._move(Skip(), _("Skipped."))
        self._asking.forget(step)

    def _pause(self) -> None:
        self._sender.send(Pause())
        self._say(_("Paused. Enter goes on; so does the word “go”."))
        if self._view.depth is not None:
            self._say(_(words.TWO_WAYS))

    def _resume(self) -> None:
        self._sender.send(Resume())
        self._say(_("Going on."))
        self._again()

    def _again(self) -> None:
        self._presenter.again(self._view, self._now)
        self._say_draft()

    def _ask_to_stop(self) -> None:
        self._in_question = Word.STOP
        self._say(_("Stop here? Enter stops, “go” goes on."))
        if self._asking.draft(self._view):
            self._say(_("What you wrote is kept as your answer."))

    def _say_what_steadies(self) -> None:
        self._say(_(words.NO_GROUNDING))

    def _take_way(self, depth: Depth) -> None:
        """Go the rest in short or in full; the present step stays."""
        self._sender.send(TakeWay(depth.value))
        self._say(_("The rest comes in short.") if depth is Depth.SHORT else _(IN_FULL))

    def _change_sound(self, word: Word) -> None:
        self._say(change_sound(word, self._driver.hearing))

    def _go_aside(self, aside: Callable[[], None]) -> None:
        """Hold the session, go aside, and come back to the same step."""
        held = not self._is_paused
        if held:
            self._sender.send_once(Pause())  # grounding does not wait for a full disk
        aside()
        if self._terminal.closed:
            raise Closed
        self._sender.settle()
        if held:
            self._sender.send(Resume())
        self._say(_("Back to “{title}”.", title=self._view.title))
        self._again()

    # Sending, and keeping every word.

    def _move(self, given: Input, *says: str) -> None:
        """Send what leads to another step, and say that step."""
        self._sender.send(given)
        self._say(*says)
        self._arrive()

    def _answer(self, value: Value, says: str) -> None:
        step = self._view.step
        self._sender.send(Answer(value))
        self._asking.forget(step)
        self._say(says)
        self._arrive()

    def _arrive(self) -> None:
        if self._driver.outcome is None:
            self._presenter.arrive(self._view, self._now)
            self._say_draft()

    def _say_draft(self) -> None:
        draft = self._asking.draft(self._view)
        if draft:
            self._unfinished.say_offered(self._view.step)
            self._say(_("Your words so far:"), draft)
            self._say(_("Go on writing, or end with a full stop."))
