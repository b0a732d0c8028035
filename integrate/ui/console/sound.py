"""The sound: whether it is heard, how loud, and the keys that change it while the pane has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from integrate.audio.api import Bus, State
from integrate.player.volume import MOST
from integrate.ui.console.pane import Pane, Present, cut, muted, stacked, warning
from integrate.words import _, later, several

if TYPE_CHECKING:
    from integrate.player.hearing import Hearing, Sounding
    from integrate.player.volume import Percent

STEP = 5
"""Per cent by which a key changes a volume."""
ROWS: tuple[tuple[Bus | None, str], ...] = (
    (None, later("all")),
    (Bus.BED, later("music")),
    (Bus.VOICE, later("voice")),
)
WIDEST = 20
"""Cells of the longest bar."""


class SoundPane(Pane, can_focus=True):
    """Shows how the sound stands; with the focus its keys change it."""

    TITLE = later("Sound")
    KEY = "F6"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "choose(-1)", "Up", show=False),
        Binding("down", "choose(1)", "Down", show=False),
        Binding("left,minus", "change(-1)", "Softer", show=False),
        Binding("right,plus,equals_sign", "change(1)", "Louder", show=False),
        Binding("m", "mute", "Sound off, or on", show=False),
        Binding("t", "talk", "Talk over", show=False),
        Binding("r,enter", "bring_back", "Sound back", show=False),
    ]

    class Changed(Message):
        """Something about the sound was changed here."""

    def __init__(self, hearing: Hearing) -> None:
        """Show the sound of this session."""
        super().__init__(id="sound-pane")
        self._hearing = hearing
        self._row = 0

    def words(self, present: Present) -> Content:
        """Return the state and the volumes."""
        sounding = present.sounding
        state = standing(sounding)
        gaps = several(sounding.condition.gaps, "one gap so far", "{count} gaps so far")
        heard = warning(gaps) if sounding.condition.gaps else muted(_("heard as it is meant"))
        first = warning(state) if state else heard
        lines = [first, *(self._volume(number, sounding) for number in range(len(ROWS)))]
        talk = _("on") if sounding.is_talked_over else _("off")
        lines.append(muted(_("t talk-over {state}   m mute", state=talk)))
        if self.has_focus:
            lines.append(muted(_("↑ ↓ choose, ← → change, esc back")))
        return stacked(lines)

    def _volume(self, number: int, sounding: Sounding) -> Content:
        bus, name = ROWS[number]
        percent = _percent(bus, sounding)
        room = max(4, min(WIDEST, self.columns - 16))
        filled = round(room * min(percent, MOST) / MOST)
        sign = "▸" if self.has_focus and number == self._row else " "
        head = f"{sign} {_(name):<6} {percent:>3} % "
        bar = Content.styled("━" * filled, "$primary")
        return Content.assemble(head, bar, muted("─" * (room - filled)))

    def on_focus(self) -> None:
        """Show the keys."""
        self.post_message(self.Changed())

    def on_blur(self) -> None:
        """Put the keys away."""
        self.post_message(self.Changed())

    def action_choose(self, by: int) -> None:
        """Go to another volume."""
        self._row = max(0, min(len(ROWS) - 1, self._row + by))
        self.post_message(self.Changed())

    def action_change(self, steps: int) -> None:
        """Make what is chosen louder or softer."""
        bus, _name = ROWS[self._row]
        percent = _percent(bus, self._hearing.sounding)
        self._hearing.set_volume(bus, max(0, min(MOST, percent + steps * STEP)))
        self.post_message(self.Changed())

    def action_mute(self) -> None:
        """Let nothing be heard, or let it be heard again."""
        self._hearing.switch_mute()
        self.post_message(self.Changed())

    def action_talk(self) -> None:
        """Let the music make room for somebody who speaks."""
        self._hearing.switch_talk_over()
        self.post_message(self.Changed())

    def action_bring_back(self) -> None:
        """Let be heard again what the panic key took away."""
        self._hearing.bring_back()
        self.post_message(self.Changed())


def _percent(bus: Bus | None, sounding: Sounding) -> Percent:
    return {None: sounding.whole, Bus.BED: sounding.bed}.get(bus, sounding.voice)


def standing(sounding: Sounding) -> str:
    """Return what keeps the sound from being heard as it is meant; empty when nothing does."""
    if sounding.is_fading:
        return _("fading out")
    if sounding.is_hushed:
        return _("faded out: /resume brings it back")
    if sounding.condition.state is State.SILENT:
        return cut(sounding.condition.reason or _("no sound"), 200)
    if sounding.is_muted:
        return _("muted: m, or /mute")
    return _("talk-over: music is down") if sounding.is_talked_over else ""


def in_short(sounding: Sounding) -> Content:
    """Return in a few words how the sound stands."""
    values = {"all": sounding.whole, "bed": sounding.bed, "voice": sounding.voice}
    volumes = _("sound {all}, music {bed}, voice {voice} %", **values)
    if set(values.values()) == {100}:
        volumes = _("sound 100 %")
    if sounding.is_fading:
        return warning(_("fading out"))
    if sounding.is_hushed:
        return warning(_("sound faded out"))
    if sounding.condition.state is State.SILENT:
        return warning(_("no sound"))
    if sounding.is_muted:
        return warning(_("sound muted"))
    if sounding.is_talked_over:
        return Content(_("talk-over, {volumes}", volumes=volumes))
    return Content(volumes)
