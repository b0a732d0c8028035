"""A scale of numbers to choose one from, by arrows or digits."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events

CHOOSE_FIRST = later("Choose a number first, or press s to skip.")
MOST_DOTS = 21
"""A longer scale is drawn with a dot for several numbers."""


class Marks(Widget, can_focus=True):
    """Shows `0 ····●···· 10` with words at both ends."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,down", "move(-1)", "Less", show=False),
        Binding("right,up", "move(1)", "More", show=False),
        Binding("home", "end(-1)", "Least", show=False),
        Binding("end", "end(1)", "Most", show=False),
        Binding("enter,space", "choose", "Go on", show=False),
    ]

    class Chosen(Message):
        """The person chose this mark."""

        def __init__(self, mark: int) -> None:
            """Carry the mark."""
            super().__init__()
            self.mark = mark

    def __init__(self, low: int, high: int, labels: Mapping[int, str], mark: int | None) -> None:
        """Show the scale from `low` to `high`; `mark` is what was chosen before."""
        super().__init__()
        self._low, self._high, self._labels = low, high, labels
        self._mark = mark
        self._typed = ""
        self._asked = False

    def on_key(self, event: events.Key) -> None:
        """Take a digit; a second one makes a larger number where there is one."""
        if not event.character or not event.character.isdecimal():  # `²` is a digit, but no number
            self._typed = ""
            return
        event.stop()
        for typed in (self._typed + event.character, event.character):
            if self._low <= int(typed) <= self._high:
                self._typed = typed
                self._set(int(typed))
                return

    def action_move(self, by: int) -> None:
        """Go one mark down or up; the first press stands in the middle."""
        self._typed = ""
        if self._mark is None:
            self._set((self._low + self._high) // 2)
        else:
            self._set(max(self._low, min(self._high, self._mark + by)))

    def action_end(self, side: int) -> None:
        """Go to one end."""
        self._typed = ""
        self._set(self._low if side < 0 else self._high)

    def action_choose(self) -> None:
        """Answer with the mark, once there is one."""
        if self._mark is None:
            self._asked = True
            self.refresh()
        else:
            self.post_message(self.Chosen(self._mark))

    def _set(self, mark: int) -> None:
        self._mark = mark
        self.refresh()

    def render(self) -> Content:
        """Return the number, the scale and the words at its ends."""
        return Content("\n").join([self._number(), Content(""), self._line(), self._ends()])

    def _number(self) -> Content:
        if self._mark is None:
            words = _(CHOOSE_FIRST) if self._asked else _("no number yet")
            return Content.styled(words, "$foreground-muted")
        label = self._labels.get(self._mark, "")
        return Content.assemble(
            Content.styled(str(self._mark), "bold $primary"),
            Content.styled(f"  {label}" if label else "", "$foreground-muted"),
        )

    def _line(self) -> Content:
        count = self._high - self._low
        dots = min(count + 1, MOST_DOTS)
        at = -1 if self._mark is None else round((self._mark - self._low) * (dots - 1) / count)
        gap = " " if dots * 2 + 12 <= (self.content_size.width or 60) else ""
        line = gap.join("●" if dot == at else "·" for dot in range(dots))
        return Content.assemble(
            Content.styled(f"{self._low}  ", "$foreground-muted"),
            Content.styled(line, "$primary"),
            Content.styled(f"  {self._high}", "$foreground-muted"),
        )

    def _ends(self) -> Content:
        ends = [self._labels.get(self._low, ""), self._labels.get(self._high, "")]
        return Content.styled(_("   to   ").join(end for end in ends if end), "$foreground-muted")
