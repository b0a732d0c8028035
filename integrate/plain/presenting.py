"""Says a session to the person: its opening, each step as it comes, and its end.

Hints are said the first time they are needed, and again when the person asks for the step again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.plain import telling
from integrate.plain.pacing import Pacing
from integrate.plain.wrapping import wrap
from integrate.script.quantity import spoken
from integrate.session.effects import Outcome
from integrate.session.safety import Safety
from integrate.session.table import State
from integrate.session.view import Passage, Writing
from integrate.words import _, later, several

if TYPE_CHECKING:
    from integrate.plain.help_desk import HelpDesk
    from integrate.plain.terminal import Terminal
    from integrate.script.quantity import Seconds
    from integrate.session.view import Scene, View

PAGE = 18
"""How many lines of a long text are said before Enter is asked for."""
MORE = later("Enter for more.")
ENTER_SKIPS = later("Enter alone offers to skip.")


class Presenter:
    """What has been said in one session, and the saying of what comes."""

    def __init__(
        self,
        terminal: Terminal,
        *,
        kept: bool,
        attended: bool = True,
        desk: HelpDesk | None = None,
    ) -> None:
        """Say to `terminal`; `kept` tells whether the session is kept in the journal.

        When nobody attends, no line speaks of keys and words. `desk` knows where help is.
        """
        self._desk = desk
        self._terminal = terminal
        self._kept = kept
        self._attended = attended
        self._section = ""
        self._hinted = terminal.hinted if terminal.terse else set()
        self._rest_of_text: list[str] = []
        self._pacing = Pacing(None)

    def open(self, view: View, notice: str) -> None:
        """Say what begins."""
        self._say(f"{view.title}.", *telling.said(notice))
        if self._attended:
            self._terminal.hint(_("Type “help” at any time for help. You can stop at any time."))
        where = _("Your words are kept in the journal on this computer.")
        self._terminal.hint(where if self._kept else _("Nothing of this is kept."))

    def measure(self, view: View) -> None:
        """Say about how many steps there are, or which of them it begins at."""
        if view.number > 1:
            self._say(_("Step {number} of about {total}.", number=view.number, total=view.total))
        elif view.total:
            self._say(several(view.total, "One step.", "About {count} steps."))

    def close(self, title: str, outcome: Outcome) -> None:
        """Say that the session is over, and where the answers are."""
        finished = outcome is Outcome.FINISHED
        ended = _("The end of “{title}”.", title=title) if finished else _("Stopped here.")
        self._say(ended, *([_("Your answers are in your journal.")] if self._kept else []))

    def cut_off(self) -> None:
        """Say that nothing more can be heard, and what becomes of the session."""
        if self._kept:
            self._say(_("The input has ended. The session can be continued another time."))

    def arrive(self, view: View, now: Seconds) -> None:
        """Say a step that has just come."""
        if view.section and view.section != self._section:
            where = {"section": view.section, "number": view.number, "total": view.total}
            self._say(_("Section: {section}. Step {number} of {total}.", **where))
        self._section = view.section
        self._pacing = Pacing(view.scene)
        self._step(view)
        self.pace(view, now)

    def again(self, view: View, now: Seconds) -> None:
        """Say the present step once more, hint and all."""
        if view.scene is not None:
            self._hinted -= {telling.hint(view.scene), _(ENTER_SKIPS)}
        self._step(view, again=True)
        remaining = telling.left(view, now)
        if remaining is not None:
            self._say(_("{time} left.", time=spoken(remaining)))
        if view.state is not State.PAUSED:
            self._pacing.say_phase_again()
            self.pace(view, now)

    def pace(self, view: View, now: Seconds) -> None:
        """Say what is due in a timed step."""
        self._say(*telling.said(self._pacing.due(view.scene, now)))

    def next_mark(self, view: View) -> Seconds | None:
        """Return the moment of the session at which `pace` is due."""
        return self._pacing.next_mark(view.scene)

    def more(self) -> bool:
        """Say the next page of a long text; False when there is none."""
        page, self._rest_of_text = self._rest_of_text[:PAGE], self._rest_of_text[PAGE:]
        self._say(*page, *([_(MORE)] if self._rest_of_text else []))
        return bool(page)

    def say_what_skips(self, view: View) -> None:
        """Say, once, what Enter does at a question that nothing answers yet."""
        says = _(ENTER_SKIPS)
        if view.state is not State.ASKING or not view.can_skip or says in self._hinted:
            return
        if view.scene is not None and telling.given(view.scene) is None:
            self._hinted.add(says)
            self._say(says)

    def say_what_goes_on(self, view: View) -> None:
        """Say what leads on from a step that asks nothing."""
        if view.scene is not None:
            self._say(_(MORE) if self._rest_of_text else telling.hint(view.scene))

    def _step(self, view: View, *, again: bool = False) -> None:
        scene = view.scene
        if scene is None:
            return
        lines = telling.step(scene, again=again)
        if isinstance(scene, Safety) and self._desk is not None:
            lines[1:1] = self._desk.beside(scene)
        if self._attended and isinstance(scene, Passage):
            lines = wrap(lines[0], self._terminal.width)
        self._rest_of_text = lines[PAGE:] if isinstance(scene, Passage) else []
        self._say(*lines[: len(lines) - len(self._rest_of_text)])
        if self._attended:
            hints = [_(MORE)] if self._rest_of_text else self._hint(scene)
            self._say(*hints, *telling.keeps(scene))

    def _hint(self, scene: Scene) -> list[str]:
        """Return the hint, once; the one for own words always, as nobody could guess their end.

        On a terse terminal that one is said once as well.
        """
        hint = telling.hint(scene)
        again = isinstance(scene, Writing) and not self._terminal.terse
        if hint in self._hinted and not again:
            return []
        self._hinted.add(hint)
        return telling.said(hint)

    def _say(self, *lines: str) -> None:
        for line in lines:
            self._terminal.say(line)
