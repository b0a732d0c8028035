"""A person who goes through a whole script in plain lines, and what they read and typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.audio.silence import NoOutput
from integrate.plain.asking import END
from integrate.plain.playing import play
from integrate.player.driver import Driver
from integrate.player.keeping import Nowhere
from integrate.player.opened import Opened
from integrate.player.passing import TRIAL
from integrate.player.sounds import Sounds
from integrate.session.safety import GO_ON, NOT_NOW
from integrate.session.session import Session
from integrate.session.table import State
from integrate.session.view import Choosing, Ticking, Writing
from tests.plain.talking import Voice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from integrate.script.model import Script
    from integrate.session.program import Role
    from integrate.session.view import Scene, View

    Answers = Mapping[str, str | tuple[str, ...]]

TYPED = "> "
"""What stands in a transcript before a line the person typed."""


class Typist(Voice):
    """Types what a person does who has these answers, and leaves out what they have none for."""

    def __init__(self, answers: Answers, driver: Driver | None = None) -> None:
        super().__init__(())
        self.driver = driver
        self._answers = answers
        self._coming: list[str] = []

    def read(self, timeout: float | None) -> str | None:
        """Let a timed step go by; at all others type the next line."""
        assert self.driver is not None
        if self.driver.view.state is State.TIMING and not self._coming:
            assert timeout is not None
            self.wait(timeout)
            return None
        self._coming = self._coming or self._answer(self.driver.view)
        line = self._coming.pop(0)
        self.sink.write(f"{TYPED}{line or 'Enter'}\n")
        return line

    def _answer(self, view: View) -> list[str]:
        if view.state is State.SAFETY:
            ids = [option.id for option in view.scene.options]  # type: ignore[union-attr] # safety
            return [str(ids.index(GO_ON if GO_ON in ids else NOT_NOW) + 1)]
        if view.state is not State.ASKING:
            return [""]
        given = self._answers.get(view.saves or view.step)
        if given is None:
            return ["skip"]
        return _typed(view.scene, given)


def _typed(scene: Scene | None, given: str | tuple[str, ...]) -> list[str]:
    """Return the lines by which a question is answered."""
    match scene:
        case Writing():
            return [*str(given).splitlines(), END]
        case Choosing(options=options):
            return [str([one.id for one in options].index(str(given)) + 1)]
        case Ticking(items=items):
            numbers = [str(number) for number, one in enumerate(items, 1) if one.id in given]
            return [" ".join(numbers) or "none"]
    return [str(given)]


def read_through(script: Script, role: Role, answers: Answers) -> list[str]:
    """Return the lines of a walk through the script: what is said, and what is typed."""
    typist = Typist(answers)
    session = Session(script, role, script.title)
    typist.driver = Driver(
        session, typist.clock, Nowhere(), NoOutput(), Sounds(()), lambda _sentence: None
    )
    play(Opened(typist.driver, TRIAL), typist, None)
    return typist.said
