"""The walk through one session in lines: the steps as they are left, come to, and said.

What is typed is not read here. An answer goes into the session before the next step is said, and
words that were begun stay with their step until they are answered with or let go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.plain import words
from integrate.plain.unfinished import Unfinished
from integrate.session.inputs import Advance, Answer, Pause, Resume, Skip
from integrate.session.table import State
from integrate.session.view import Breathing, Resting
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.plain.asking import Asking
    from integrate.plain.presenting import Presenter
    from integrate.plain.sending import Sender
    from integrate.plain.terminal import Terminal
    from integrate.player.drafting import Drafts
    from integrate.player.driver import Driver
    from integrate.script.answers import Value
    from integrate.script.quantity import Seconds
    from integrate.session.inputs import Input
    from integrate.session.view import View

PAUSED = later("The session is paused. Enter goes on.")


class Walk:
    """Where the person is in a session, and the ways on from there."""

    def __init__(
        self,
        driver: Driver,
        terminal: Terminal,
        presenter: Presenter,
        sender: Sender,
        asking: Asking,
        drafts: Drafts | None,
    ) -> None:
        """Walk through the driver's session; unfinished lines are kept in `drafts`."""
        self._driver = driver
        self._terminal = terminal
        self._presenter = presenter
        self._sender = sender
        self._asking = asking
        self._unfinished = Unfinished(drafts, terminal, asking)

    @property
    def view(self) -> View:
        """The present moment."""
        return self._driver.view

    @property
    def now(self) -> Seconds:
        """The moment the person is at: it stands still in a pause."""
        return self.view.at if self.is_paused else self._driver.clock.now()

    @property
    def is_paused(self) -> bool:
        """Whether the session is held."""
        return self.view.state is State.PAUSED

    @property
    def is_timed(self) -> bool:
        """Whether the step ends by itself."""
        return isinstance(self.view.scene, Resting | Breathing)

    @property
    def draft(self) -> str:
        """The words begun at the present question."""
        return self._asking.draft(self.view)

    def say(self, *lines: str) -> None:
        """Say lines."""
        for line in lines:
            self._terminal.say(line)

    # The ways on.

    def move(self, given: Input, *says: str) -> None:
        """Send what leads to another step, and say that step."""
        self._sender.send(given)
        self.say(*says)
        self.arrive()

    def answer(self, value: Value, says: str) -> None:
        """Answer the question, and say the next step."""
        step = self.view.step
        self._sender.send(Answer(value))
        self._asking.forget(step)
        self.say(says)
        self.arrive()

    def go_on(self) -> None:
        """Go on from text, or end a timed step early."""
        ended = [_("Ended early.")] if self.is_timed else []
        self.move(Advance(), *ended)

    def skip(self) -> None:
        """Pass the step over, and let go of the words begun there."""
        if self.view.state is State.SAFETY:
            self._presenter.say_what_goes_on(self.view)
            return
        step = self.view.step
        self.move(Skip(), _("Skipped."))
        self._asking.forget(step)

    def pause(self) -> None:
        """Hold everything."""
        self._sender.send(Pause())
        self.say(_("Paused. Enter goes on; so does the word “go”."))
        if self.view.depth is not None:
            self.say(_(words.TWO_WAYS))

    def resume(self) -> None:
        """Go on after a pause."""
        self._sender.send(Resume())
        self.say(_("Going on."))
        self.again()

    # Saying where it is.

    def arrive(self) -> None:
        """Say a step that has just come."""
        if self._driver.outcome is None:
            self._terminal.was_told()  # it stands before the step
            self._presenter.arrive(self.view, self.now)
            self._say_draft()

    def again(self) -> None:
        """Say the present step once more."""
        self._presenter.again(self.view, self.now)
        self._say_draft()

    def stand_last(self) -> None:
        """Say once more what is waited for: something that nobody asked for was told below it."""
        if self.view.state in (State.ASKING, State.SAFETY):
            self.again()
        elif self.view.state is State.SHOWING:
            self._presenter.say_what_goes_on(self.view)

    def keep_draft(self) -> None:
        """Keep the lines begun; whoever writes is not led on by the time."""
        self._driver.hands_free.stay()
        self._unfinished.keep(self.view)

    def _say_draft(self) -> None:
        if not self.draft:
            if not self._driver.hands_free.is_wanted:  # closed eyes pass a question with a bell
                self._presenter.say_what_skips(self.view)
        else:
            self._unfinished.say_offered(self.view.step)
            self.say(_("Your words so far:"), self.draft)
            self.say(_("Go on writing, or end with a full stop."))
