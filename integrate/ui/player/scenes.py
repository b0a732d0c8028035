"""What stands before the person at each kind of step.

A scene shows one thing and holds at most one widget that takes keys. It tells the player screen
what the person did by a message; it knows neither the session nor the journal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from integrate.script.quantity import clock
from integrate.session.view import (
    Breathing,
    Choosing,
    Marking,
    Passage,
    Rating,
    Resting,
    Ticking,
    Writing,
)
from integrate.ui.orb import Orb
from integrate.ui.player.lines import Words
from integrate.ui.player.marks import Marks
from integrate.words import _, later

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from integrate.script.answers import Value
    from integrate.session.record import Seconds
    from integrate.session.view import Scene, View


class SceneWidget(Vertical):
    """A scene on the screen."""

    class Answered(Message):
        """The person answered with this value."""

        def __init__(self, scene: SceneWidget, value: Value) -> None:
            """Carry the value, and the scene it answers."""
            super().__init__()
            self.scene = scene
            self.value = value

    class LeftEmpty(Message):
        """The person wants to leave the question empty."""

        def __init__(self, scene: SceneWidget) -> None:
            """Carry the scene that is left empty."""
            super().__init__()
            self.scene = scene

    def keep_time(self, now: Seconds) -> None:
        """Show what moves by itself at a moment of the session."""

    def change(self, view: View) -> None:
        """Take a new view of the same step."""

    def take(self, scene: Scene) -> bool:  # noqa: ARG002 -- for the scenes that can
        """Show the scene of another step in this widget; False when it needs a new one."""
        return False

    @property
    def unsent(self) -> str:
        """Words that are typed and not yet answered with."""
        return ""


def make_scene(scene: Scene, draft: str) -> SceneWidget:  # noqa: PLR0911 -- one for each scene
    """Return the widget for a scene; `draft` is what was typed at this step before."""
    match scene:
        case Passage():
            return PassageScene(scene)
        case Marking():
            return MarkingScene(scene)
        case Writing():
            return WritingScene(scene, draft)
        case Choosing():
            return ChoosingScene(scene)
        case Ticking():
            return TickingScene(scene)
        case Rating():
            return RatingScene(scene)
        case Resting():
            return RestingScene(scene)
        case Breathing():
            return BreathingScene(scene)


def _words(text: str, classes: str = "words") -> Static:
    return Static(text, markup=False, classes=classes)


class PassageScene(SceneWidget):
    """Text to read."""

    def __init__(self, scene: Passage) -> None:
        """Show this passage."""
        super().__init__()
        self._scene = scene

    def compose(self) -> ComposeResult:
        """Show the words; a note to the therapist stands apart."""
        if self._scene.for_therapist:
            yield _words(f"{_(FOR_YOU)}\n\n{self._scene.text}", "note")
        else:
            yield Words(self._scene.text)

    def take(self, scene: Scene) -> bool:
        """Show another passage: from text to text the screen stays as it is laid out."""
        if not isinstance(scene, Passage) or scene.for_therapist or self._scene.for_therapist:
            return False
        self._scene = scene
        self.query_one(Words).say(scene.text, self.size.height)
        if self.scroll_offset.y:
            self.scroll_home(animate=False)
        return True


class MarkingScene(SceneWidget):
    """A moment to mark."""

    def __init__(self, scene: Marking) -> None:
        """Show this mark."""
        super().__init__()
        self._scene = scene

    def compose(self) -> ComposeResult:
        """Show the words and what the key does."""
        yield _words(self._scene.text)
        yield _words(_("Enter marks this moment as “{mark}”.", mark=self._scene.mark), "hint")


class _Page(TextArea):
    """A page to write on: an empty line at the end sends it."""

    class Sent(Message):
        """The person is done writing."""

    def on_key(self, event: events.Key) -> None:
        """Let Enter on an empty last line send the page; anywhere else it begins a new line."""
        row, _ = self.cursor_location
        last = row == self.document.line_count - 1
        if event.key == "enter" and last and not self.document.get_line(row).strip():
            event.stop()
            event.prevent_default()
            self.post_message(self.Sent())


class WritingScene(SceneWidget):
    """A question for own words."""

    HINT = later("Enter begins a new line. Enter on an empty line goes on.")
    EMPTY = later("Nothing is written yet. Enter once more leaves this empty.")

    def __init__(self, scene: Writing, draft: str) -> None:
        """Show this question, with what was written before."""
        super().__init__()
        self._scene = scene
        self._before = draft or (scene.given.words if scene.given else "")
        self._asked = False

    def compose(self) -> ComposeResult:
        """Show the question, the page and how to go on."""
        yield _words(self._scene.text)
        page = _Page(self._before, soft_wrap=True, show_line_numbers=False, compact=True)
        page.cursor_blink = False
        page.move_cursor(page.document.end)
        yield page
        yield _words(_(self.HINT), "hint")

    def on_mount(self) -> None:
        """Let the person write at once."""
        self.query_one(_Page).focus()

    def on__page_sent(self) -> None:
        """Answer with what is written; ask once before leaving it empty."""
        if self.unsent:
            self.post_message(self.Answered(self, self.unsent))
        elif self._asked:
            self.post_message(self.LeftEmpty(self))
        else:
            self._asked = True
            self.query_one(".hint", Static).update(_(self.EMPTY))

    @property
    def unsent(self) -> str:
        """What is written, without blank lines at its end."""
        return self.query_one(_Page).text.rstrip()


class ChoosingScene(SceneWidget):
    """A question with options."""

    def __init__(self, scene: Choosing) -> None:
        """Show this question."""
        super().__init__()
        self._scene = scene

    def compose(self) -> ComposeResult:
        """Show the question and its options, numbered as far as a digit reaches."""
        yield _words(self._scene.text)
        options = OptionList(
            *(
                Option(f"{_number(number)}{option.words}", option.id)
                for number, option in enumerate(self._scene.options, start=1)
            ),
            markup=False,
        )
        given = self._scene.given
        ids = [option.id for option in self._scene.options]
        # Nothing is chosen beforehand: Enter pressed once too often answers no question.
        options.highlighted = ids.index(str(given.value)) if given else None
        yield options
        yield _words(_("↑ ↓ and Enter choose, or a digit."), "hint")

    def on_mount(self) -> None:
        """Let the person choose at once."""
        self.query_one(OptionList).focus()

    def on_key(self, event: events.Key) -> None:
        """Choose by digit."""
        number = int(event.key) if event.key.isdecimal() else 0
        if 1 <= number <= min(9, len(self._scene.options)):
            event.stop()
            self.post_message(self.Answered(self, self._scene.options[number - 1].id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer with the option."""
        event.stop()
        self.post_message(self.Answered(self, str(event.option_id)))


def _number(number: int) -> str:
    return f"{number}  " if number <= 9 else "   "  # noqa: PLR2004 -- the last single digit


class _Ticks(OptionList):
    """A list in which the space key ticks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Tick", show=False),
        Binding("enter", "done", "Go on", show=False),
    ]

    class Done(Message):
        """The person is done ticking."""

    def action_done(self) -> None:
        """Go on with what is ticked."""
        self.post_message(self.Done())


class TickingScene(SceneWidget):
    """A list to tick."""

    def __init__(self, scene: Ticking) -> None:
        """Show this list, ticked as before."""
        super().__init__()
        self._scene = scene
        value = scene.given.value if scene.given else ()
        self._ticked = set(value) if isinstance(value, tuple) else set()

    def compose(self) -> ComposeResult:
        """Show the list and how to tick."""
        yield _words(self._scene.text)
        yield _Ticks(
            *(self._line(number) for number in range(len(self._scene.items))), markup=False
        )
        needed = self._scene.all_required
        last = _("All of them are needed here.") if needed else _("None has to be.")
        yield _words(f"{_('Space ticks, Enter goes on.')} {last}", "hint")

    def on_mount(self) -> None:
        """Let the person tick at once."""
        ticks = self.query_one(_Ticks)
        ticks.highlighted = 0
        ticks.focus()

    def on_key(self, event: events.Key) -> None:
        """Tick by digit."""
        number = int(event.key) if event.key.isdecimal() else 0
        if 1 <= number <= min(9, len(self._scene.items)):
            event.stop()
            self._turn(number - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick or untick."""
        event.stop()
        self._turn(event.option_index)

    def on__ticks_done(self) -> None:
        """Answer with what is ticked."""
        ticked = tuple(one.id for one in self._scene.items if one.id in self._ticked)
        self.post_message(self.Answered(self, ticked))

    def _turn(self, index: int) -> None:
        self._ticked ^= {self._scene.items[index].id}
        ticks = self.query_one(_Ticks)
        ticks.replace_option_prompt_at_index(index, self._line(index))
        ticks.highlighted = index

    def _line(self, index: int) -> str:
        item = self._scene.items[index]
        return f"{'✓' if item.id in self._ticked else '·'}  {item.words}"


class RatingScene(SceneWidget):
    """A number between two ends."""

    def __init__(self, scene: Rating) -> None:
        """Show this scale."""
        super().__init__()
        self._scene = scene

    def compose(self) -> ComposeResult:
        """Show the question and the scale."""
        scene = self._scene
        given = scene.given.value if scene.given else None
        yield _words(scene.text)
        yield Marks(scene.low, scene.high, scene.labels, given if isinstance(given, int) else None)
        yield _words(_("← → or digits choose, Enter goes on."), "hint")

    def on_mount(self) -> None:
        """Let the person choose at once."""
        self.query_one(Marks).focus()

    def on_marks_chosen(self, event: Marks.Chosen) -> None:
        """Answer with the mark."""
        event.stop()
        self.post_message(self.Answered(self, event.mark))


class RestingScene(SceneWidget):
    """A rest that ends by itself."""

    def __init__(self, scene: Resting) -> None:
        """Show this rest."""
        super().__init__()
        self._scene = scene

    def compose(self) -> ComposeResult:
        """Show the words and how long the rest still is."""
        yield _words(self._scene.text or _("Rest."))
        yield _words("", "left")

    def change(self, view: View) -> None:
        """Take the moments anew: after a pause the rest ends later."""
        if isinstance(view.scene, Resting):
            self._scene = view.scene

    def keep_time(self, now: Seconds) -> None:
        """Show how long the rest still is."""
        left = max(0.0, self._scene.began + self._scene.length - now)
        self.query_one(".left", Static).update(clock(left + 0.99))


PHASES = {
    "in": later("breathe in"),
    "hold": later("rest here"),
    "out": later("breathe out"),
    "rest": later("rest here"),
}
FOR_YOU = later("For you, not to be read aloud")
"""What is said at each phase of a breath."""


class BreathingScene(SceneWidget):
    """Paced breathing: the orb with its word and count."""

    def __init__(self, scene: Breathing) -> None:
        """Show this breath."""
        super().__init__()
        self._scene = scene

    def compose(self) -> ComposeResult:
        """Show the orb, or where there is no room for it the word alone."""
        yield Orb()
        yield _words("", "beat")
        yield _words(self._scene.text)

    def change(self, view: View) -> None:
        """Take the next phase."""
        if isinstance(view.scene, Breathing):
            self._scene = view.scene

    def keep_time(self, now: Seconds) -> None:
        """Show the level of the breath and the count of its phase."""
        scene = self._scene
        elapsed = max(0.0, min(scene.phase_length, now - scene.phase_began))
        count = int(elapsed) + 1 if elapsed < scene.phase_length else int(scene.phase_length)
        word = _(PHASES[scene.phase])
        self.query_one(Orb).show(
            breath_level(scene.phase, elapsed / scene.phase_length), (word, str(count))
        )
        self.query_one(".beat", Static).update(f"{word}  {count}")


def breath_level(phase: str, part: float) -> float:
    """Return how full the lungs are, 0 to 1, when `part` of a phase has gone by."""
    # A smooth step: no sudden start or stop at either end of a breath.
    eased = part * part * (3 - 2 * part)
    return {"in": eased, "hold": 1.0, "out": 1 - eased, "rest": 0.0}[phase]
