"""The author's bench: the outline with its problems on the left, the real player on the right.

The file is looked at a few times a second and read anew when it was saved. A text with problems
never takes the last good view away.
"""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Center, Horizontal, Middle
from textual.widgets import OptionList, Static

from integrate.player.passing import way_on
from integrate.player.sounds import Sounds
from integrate.review.checking import is_sound
from integrate.session.answering import Refused
from integrate.session.inputs import Back
from integrate.session.table import State
from integrate.ui.calm import CalmScreen
from integrate.ui.keybar import KeyBar
from integrate.ui.preview.frame import EDGE, SIZES, Frame, largest
from integrate.ui.preview.left import Left
from integrate.ui.preview.looking import Look, look
from integrate.ui.preview.outline import line_of
from integrate.ui.preview.showing import counted
from integrate.ui.preview.transcript import TranscriptScreen
from integrate.ui.preview.trial import Trial
from integrate.ui.preview.watching import EVERY, Watch
from integrate.words import _, later

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from integrate.audio.api import Output
    from integrate.script.model import Script
    from integrate.ui.preview.app import PreviewApp
    from integrate.ui.preview.bench import Bench

FAST = 10.0
"""How many times as fast the fast clock runs."""
NARROWEST, ROOMY, ROOMIEST = 22, 30, 48
"""Columns of the outline: at least, with ease, and at most."""
BARS = 2
"""Rows that are above and below the bench."""
LAST_GOOD = later("the last good view")


class PreviewScreen(CalmScreen[None]):
    """Shows a script while it is written."""

    app: PreviewApp
    CSS_PATH: ClassVar = ["../player/player.tcss", "preview.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,right", "forward", "Next"),
        Binding("p,left", "back", "Back"),
        Binding("tab,shift+tab", "try", "Try", key_display="tab", priority=True),
        Binding("escape", "leave_it", "Outline", priority=True),
        Binding("f", "pace", "Fast"),
        Binding("s", "size", "Size"),
        Binding("l", "read", "Lines"),
        Binding("question_mark,f1", "help", "Help"),
        Binding("q", "app.quit", "Quit"),
        Binding("t", "app.next_theme", "Theme"),
        Binding("enter,space", "forward", "Next", show=False),
    ]

    def __init__(self, bench: Bench, output: Output) -> None:
        """Look at the file of this bench, and let its sounds be heard through `output`."""
        super().__init__()
        self._bench = bench
        self._output = output
        self._watch = Watch()
        self._looked: Look | None = None
        self._trial: Trial | None = None
        self._good: Look | None = None
        self._at = datetime.now().astimezone()
        self._step = ""
        self._speed = 1.0
        self._trying = False
        self._trouble = ""
        self._turn = asyncio.Lock()

    def compose_room(self) -> ComposeResult:
        """Put the outline beside the player."""
        with Horizontal(id="top"):
            yield Static(self._bench.path.name, id="file", markup=False)
            yield Static("", id="state", markup=False)
        with Horizontal(id="desk"):
            yield Left()
            with Middle(id="right"), Center():
                yield Frame()

    async def on_mount(self) -> None:
        """Read the file, and again whenever it was saved."""
        self.query_one(Left).take_keys()
        self.call_after_refresh(self._begin)

    async def _begin(self) -> None:
        self.query_one(Frame).wanted = largest(self.size.width - ROOMY, self.size.height - BARS)
        self._arrange()
        await self._look_again()
        self.set_interval(EVERY, self._glance)

    # The file.

    async def _glance(self) -> None:
        if not self._turn.locked() and await asyncio.to_thread(self._watch.has_changed):
            await self._look_again()

    async def _look_again(self) -> None:
        """Read the file and show what it says, at the step that was shown before."""
        async with self._turn:
            self._looked = await asyncio.to_thread(self._read)
            self._at = datetime.now().astimezone()
            if self._looked.script is not None:
                await self._try_out(self._looked, self._looked.script)
            self._show_left()
            self._show_state()

    def _read(self) -> Look:
        """Read the file. Runs in a thread."""
        self._watch.begin([self._bench.path, *(self._looked.files if self._looked else ())])
        sounds = Sounds((self._bench.path.parent, self._bench.sounds))
        found = look(self._bench.path, self._bench.roots, sounds.find, self._bench.catalogue)
        self._watch.add(found.files)
        return found

    async def _try_out(self, looked: Look, script: Script) -> None:
        try:
            self._trial, step = await asyncio.to_thread(self._prepare, script)
        except Refused as refused:
            self._trouble = str(refused)
            return
        self._trouble = ""
        self._good = looked
        await self._open_at(step)

    def _prepare(self, script: Script) -> tuple[Trial, str]:
        """Lay the script out and find the step again. Runs in a thread; raises `Refused`."""
        trial = Trial(self._bench, self._output, script)
        return trial, trial.follow(self._trial, self._step) if self._trial else ""

    # The session.

    async def _open_at(self, step: str) -> None:
        if self._trial is None:
            return
        opened = await asyncio.to_thread(self._trial.open_at, step, self._speed, self.app.tell)
        await self.query_one(Frame).show(opened)

    async def _go_to(self, step: str) -> None:
        async with self._turn:
            await self._open_at(step)

    def on_session_view_shown(self) -> None:
        """Follow the session in the outline."""
        session = self.query_one(Frame).session
        if session is None:
            return
        if session.view.step not in ("", self._step):
            self._step = session.view.step
            self._show_left()
        self.refresh_keys()
        if not self._trying:
            self.query_one(Left).take_keys()

    async def action_forward(self) -> None:
        """Go on, whatever the step; a question gets an answer in its middle."""
        session = self.query_one(Frame).session
        if session is None or session.view.state is State.ENDED:
            return
        if session.unsent:
            await session.keep_words()
        else:
            await session.send(way_on(session.view))

    async def action_back(self) -> None:
        """Go back a step, from the end too."""
        session = self.query_one(Frame).session
        if session is None or self._trial is None:
            return
        if session.view.state is State.ENDED:
            await self._go_to(self._step)
        elif session.view.can_go_back:
            await session.send(Back())
        else:
            await self._go_to(self._trial.before(self._step))

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the step under the cursor, or on from it when it is shown already."""
        if event.option_list.id != "outline" or self._good is None or self._trial is None:
            return
        if event.option_index == self._here(self._good):
            await self.action_forward()
            return
        for step, place in self._trial.places.items():
            if (line_of(self._good.lines, place) or 0) >= event.option_index:
                await self._go_to(step)
                return

    # Keys.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 -- Textual's signature
        """Offer the way into the player from outside it, and the way out from inside."""
        if action == "leave_it":
            return self._trying
        return action != "try" or not self._trying

    def set_focus(
        self,
        widget: Widget | None,
        scroll_visible: bool = True,  # noqa: FBT001, FBT002 -- Textual's signature
        from_app_focus: bool = False,  # noqa: FBT001, FBT002 -- the same
    ) -> None:
        """Let the player have the keys only while it is tried; each scene asks for them."""
        inside = widget is not None and self.query_one(Frame) in widget.ancestors
        if self._trying or not inside:
            super().set_focus(widget, scroll_visible, from_app_focus)

    def action_try(self) -> None:
        """Answer as the person would, in the player itself."""
        inside = [one for one in self.query_one(Frame).query("*") if one.focusable]
        self._trying = True
        if inside:
            inside[0].focus()
        self.refresh_keys()

    def action_leave_it(self) -> None:
        """Come back to the outline."""
        self._trying = False
        self.query_one(Left).take_keys()
        self.refresh_keys()

    async def action_pace(self) -> None:
        """Let the clock run ten times as fast, or as it is."""
        self._speed = FAST if self._speed == 1 else 1.0
        session = self.query_one(Frame).session
        if session is not None and self._trial is not None:
            self._trial.clock.run(self._speed)
            await session.time_passed()
        self._show_state()

    def action_size(self) -> None:
        """Look at it in a window of another size."""
        frame = self.query_one(Frame)
        frame.wanted = SIZES[(SIZES.index(frame.wanted) + 1) % len(SIZES)]
        self._arrange()

    async def action_read(self) -> None:
        """Read the whole of it as line mode says it, from the step that is shown."""
        if self._trial is not None:
            session = self._trial.fresh_session()
            said = await asyncio.to_thread(self._bench.transcribe, session, self._trial.given)
            self.app.push_screen(TranscriptScreen(said, self._step))

    def action_help(self) -> None:
        """Say what the keys do."""
        from integrate.ui.preview.help import BenchHelp  # noqa: PLC0415 -- only when asked for

        self.app.push_screen(BenchHelp())

    def tell(self, sentence: str) -> bool:
        """Show a sentence where the person will see it."""
        session = self.query_one(Frame).session
        if session is not None:
            session.tell(sentence)
        return session is not None

    def refresh_keys(self) -> None:
        """Show the keys anew, the author's and the picture of the person's."""
        for bar in self.query(KeyBar):
            bar.refresh()

    # What is shown around the player.

    def on_resize(self) -> None:
        """Share the room out anew."""
        self._arrange()

    def _arrange(self) -> None:
        """Give the frame what it wants, and the outline the rest, within reason."""
        rest = self.size.width - self.query_one(Frame).wanted[0] - EDGE
        left = max(NARROWEST, min(ROOMIEST, rest))
        self.query_one(Left).styles.width = left
        self.query_one(Frame).resize_within(self.size.width - left, self.size.height - BARS)
        self._show_state()

    def _show_left(self) -> None:
        looked = self._looked
        if looked is None:
            return
        shown = looked if looked.lines or self._good is None else self._good
        here = self._here(self._good) if self._good else None
        self.query_one(Left).show(shown.lines, looked.problems, here)

    def _here(self, good: Look) -> int | None:
        """Return which line of the outline is shown in the player."""
        place = self._trial.places.get(self._step) if self._trial else None
        return None if place is None else line_of(good.lines, place)

    def _show_state(self) -> None:
        """Say on the frame what it stands for, and above how the file is."""
        looked = self._looked
        if looked is None:
            return
        old = looked is not self._good
        wrong = bool(self._trouble) or not is_sound(looked.problems)
        self.set_class(wrong, "-wrong")
        self.set_class(bool(looked.problems) and not wrong, "-warned")
        told = self._trouble or counted(looked.problems)
        read_at = _("read at {time}", time=f"{self._at:%H:%M:%S}")
        self.query_one("#state", Static).update(f"{told}   {read_at}")
        frame = self.query_one(Frame)
        frame.show_nothing(self._trouble or _("There is nothing to show yet. Mend it and save."))
        frame.entitle(self._trial.role if self._trial else "", self._speed)
        frame.border_subtitle = _(LAST_GOOD) if old and self._good else ""
        self.refresh_keys()
