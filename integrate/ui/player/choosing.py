"""Scenes to choose in: one of several options, things to tick, a number on a scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from integrate.ui.options import Options
from integrate.ui.player.marks import Marks
from integrate.ui.player.scene import SceneWidget, words
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult

    from integrate.session.questionnaire import Asked
    from integrate.session.view import Choosing, Rating, Ticking

CHOOSE_FIRST = later("Choose one first, by ↑ ↓ or a digit, or press s to skip.")


class ChoosingScene(SceneWidget):
    """A question with options."""

    def __init__(self, scene: Choosing) -> None:
        """Show this question."""
        super().__init__()
        self._scene = scene

    def compose(self) -> ComposeResult:
        """Show the question and its options, each with its digit as far as there is one."""
        yield from above(self._scene.item)
        yield words(self._scene.text)
        pairs = zip(self._scene.digits, self._scene.options, strict=True)
        options = Options(
            *(Option(f"{_digit(digit)}{option.words}", option.id) for digit, option in pairs),
            markup=False,
        )
        given = self._scene.given
        ids = [option.id for option in self._scene.options]
        # Nothing is chosen beforehand: Enter pressed once too often answers no question.
        options.highlighted = ids.index(str(given.value)) if given else None
        yield options
        yield words(_("↑ ↓ and Enter choose, or a digit."), "hint")

    def on_mount(self) -> None:
        """Let the person choose at once."""
        self.take_keys(self.query_one(Options))

    def on_options_nothing_chosen(self) -> None:
        """Say that something is to be chosen first."""
        self.query(".hint").last(Static).update(_(CHOOSE_FIRST))

    def on_key(self, event: events.Key) -> None:
        """Choose by digit."""
        if event.key in self._scene.digits:
            event.stop()
            meant = self._scene.options[self._scene.digits.index(event.key)]
            self.post_message(self.Answered(self, meant.id))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer with the option."""
        event.stop()
        self.post_message(self.Answered(self, str(event.option_id)))


def _digit(digit: str) -> str:
    return f"{digit}  " if len(digit) == 1 else "   "


def above(item: Asked | None) -> Iterator[Static]:
    """Yield what stands above an item of a questionnaire: its place, and what it completes."""
    if item is not None:
        place = _("{number} of {total}", number=item.number, total=item.count)
        if not item.number:
            place = _("One question that does not count")
        yield words("\n\n".join([place, *([item.stem] if item.stem else [])]), classes="hint above")


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
        yield words(self._scene.text)
        yield _Ticks(
            *(self._line(number) for number in range(len(self._scene.items))), markup=False
        )
        needed = self._scene.all_required
        last = _("All of them are needed here.") if needed else _("None has to be.")
        yield words(f"{_('Space ticks, Enter goes on.')} {last}", "hint")

    def on_mount(self) -> None:
        """Let the person tick at once."""
        ticks = self.query_one(_Ticks)
        ticks.highlighted = 0
        self.take_keys(ticks)

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
        yield from above(scene.item)
        yield words(scene.text)
        yield Marks(scene.low, scene.high, scene.labels, given if isinstance(given, int) else None)
        yield words(_("← → or digits choose, Enter goes on."), "hint")

    def on_mount(self) -> None:
        """Let the person choose at once."""
        self.take_keys(self.query_one(Marks))

    def on_marks_chosen(self, event: Marks.Chosen) -> None:
        """Answer with the mark."""
        event.stop()
        self.post_message(self.Answered(self, event.mark))
