"""One attended session, line by line: what the person types, and what it means there.

There is one prompt and one loop. Time goes on while a line is waited for; nothing that was typed
is lost, whether the person goes away in the middle of it or the journal cannot be written.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from integrate.plain import telling, words
from integrate.plain.aside import Aside
from integrate.plain.asking import END, THANKS, Asking, Question
from integrate.plain.desk_lines import OPENING, DeskLines
from integrate.plain.parting import give_draft, part, show_unsent
from integrate.plain.presenting import Presenter
from integrate.plain.replies import Unclear, choice
from integrate.plain.sending import GaveUp, Sender
from integrate.plain.sounding import SOUND_WORDS, change_sound
from integrate.plain.terminal import Closed
from integrate.plain.ticking import tick, until_due
from integrate.plain.walk import PAUSED, Walk
from integrate.plain.words import Word, plain, recognise
from integrate.script.depth import Depth
from integrate.session.answering import Refused
from integrate.session.inputs import Back, Resume, Skip, Stop, TakeWay
from integrate.session.safety import Safety
from integrate.session.table import State
from integrate.session.view import Writing
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.plain.help_desk import HelpDesk
    from integrate.plain.terminal import Terminal
    from integrate.player.drafting import Drafts
    from integrate.player.driver import Driver
    from integrate.player.own_journal import OwnJournal
    from integrate.session.effects import Outcome
    from integrate.session.inputs import Input
    from integrate.session.view import View

IN_FULL = later("The rest comes in full.")


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
        self._driver = driver
        self._terminal = terminal
        self._kept = kept
        self._presenter = Presenter(terminal, kept=kept, desk=desk)
        self._asking = Asking()
        self._in_question: Word | None = None
        """The word that Enter would now say yes to."""
        meanwhile = {**desk.aside, Word.HELP: desk.say, Word.TIME: self._say_whereabouts}
        self._sender = Sender(driver, terminal, meanwhile)
        self._walk = Walk(driver, terminal, self._presenter, self._sender, self._asking, drafts)
        self._aside = Aside(self._walk, terminal, self._sender, desk, steady, own)
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
            self._walk.arrive()
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

    def _say(self, *lines: str) -> None:
        self._walk.say(*lines)

    # Waiting for a line, or for the time.

    def _turn(self) -> None:
        wait = until_due(self._driver, self._presenter)
        if wait == 0:
            if tick(self._driver, self._presenter, self._terminal, self._sender.send):
                self._walk.arrive()
            if self._beside is not None:
                self._beside.look()
            return
        line = self._terminal.read_or_told(wait)
        if line is None:
            if self._terminal.was_told() and self._in_question is None:
                self._walk.stand_last()
        else:
            self._driver.hands_free.stir(self._driver.clock.now())
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
            self._walk.arrive()

    def _decides(self, line: str, word: Word | None) -> bool:
        """Take the answer to “Stop here?”; False when the line is none."""
        typed = plain(line)
        if typed in words.YES or word is Word.STOP:
            give_draft(self._driver, self._asking, self._sender, self._sender.send)
            if self._driver.outcome is None:
                self._sender.send(Stop())
            return True
        if typed in words.NO:
            self._say(_(PAUSED) if self._walk.is_paused else _("Going on."))
        return typed in words.NO

    def _enter(self, asked: Word | None) -> None:
        """Do what Enter alone means here."""
        view = self._view
        before = telling.given(view.scene) if view.scene else None
        if asked is Word.SKIP:
            self._walk.skip()
        elif self._walk.is_paused:
            self._walk.resume()
        elif view.state is State.SAFETY:
            self._presenter.say_what_goes_on(view)
        elif view.state is not State.ASKING:
            if not self._presenter.more():
                self._walk.go_on()
        elif self._walk.draft:
            self._reply("")
        elif before is not None:
            self._walk.answer(before.value, _("Kept as it was."))
        else:
            self._offer_to_skip(_("Skip this? Enter again skips."))

    def _reply(self, line: str) -> None:
        """Take a line that is neither empty nor a word."""
        if self._walk.is_paused and (plain(line) in words.GO_ON or self._walk.is_timed):
            if plain(line) in words.GO_ON:
                self._walk.resume()
            else:
                self._say(_(PAUSED))
            return
        if self._walk.is_paused:
            self._sender.send(Resume())
        scene = self._view.scene
        if isinstance(scene, Safety):
            self._aside.choose(choice(scene.options, line).id)
        elif self._view.state is not State.ASKING or not isinstance(scene, Question):
            self._presenter.say_what_goes_on(self._view)
        elif line.strip() == END and not self._walk.draft:
            self._enter(None)
        else:
            reply = self._asking.take(self._view.step, scene, line)
            if reply.value is None:
                self._say(*telling.said(reply.says))
                self._walk.keep_draft()
            else:
                self._walk.answer(reply.value, reply.says)

    # Obeying a word.

    def _obey(self, word: Word) -> None:
        walk = self._walk
        if walk.is_paused and word in (Word.BACK, Word.SKIP, Word.THOUGHT, Word.PAUSE):
            self._say(_(PAUSED))
            return
        doing: dict[Word, Callable[[], None]] = {
            **self._aside.ways,
            Word.HELP: self._help,
            Word.BACK: lambda: walk.move(Back(), _("Back.")),
            Word.SKIP: self._skip_at_once,
            Word.THOUGHT: self._think,
            Word.MANAGEABLE: self._say_manageable,
            Word.REPEAT: walk.again,
            Word.PAUSE: walk.pause,
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
        self._say(*telling.whereabouts(self._view, self._walk.now), *beside)

    def _help(self) -> None:
        page = [words.PAGE] if self._aside.has_pages else []
        voice = [words.VOICE] if self._driver.hearing.has_words else []
        ways = [words.TWO_WAYS] if self._view.depth is not None else []
        window = [words.WINDOW] if self._kept else []
        self._aside.help(*words.IN_A_SESSION, *page, *ways, *voice, *window)

    def _next(self) -> None:
        if self._walk.draft and not self._walk.is_paused:
            self._walk.answer(self._walk.draft, _(THANKS))
        else:
            self._enter(None)

    def _skip_at_once(self) -> None:
        if self._walk.draft:
            self._offer_to_skip(_("Skip this, and let go of what you wrote? Enter skips."))
        else:
            self._walk.skip()

    def _think(self) -> None:
        """Go on from a question that was thought about; words that were begun are its answer."""
        if self._walk.draft:
            self._walk.answer(self._walk.draft, _(THANKS))
        else:
            self._walk.move(Skip(thought=True), _("You thought about it."))

    def _say_manageable(self) -> None:
        if self._aside.say_manageable():
            self._ask_to_stop()

    def _offer_to_skip(self, question: str) -> None:
        if self._view.can_skip:
            self._in_question = Word.SKIP
            self._say(question)
        else:
            self._say(_("All of this list is needed to go on. “stop” ends here."))

    def _ask_to_stop(self) -> None:
        self._in_question = Word.STOP
        self._say(_("Stop here? Enter stops, “go” goes on."))
        if self._walk.draft:
            self._say(_("What you wrote is kept as your answer."))

    def _take_way(self, depth: Depth) -> None:
        """Go the rest in short or in full; the present step stays."""
        self._sender.send(TakeWay(depth.value))
        self._say(_("The rest comes in short.") if depth is Depth.SHORT else _(IN_FULL))

    def _change_sound(self, word: Word) -> None:
        self._say(change_sound(word, self._driver.hearing))
