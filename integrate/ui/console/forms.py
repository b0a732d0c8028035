"""Forms for what has several parts: vital signs, and an adverse event.

The time is that of the first key. What was typed stays in the form until it is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from integrate.player import chart_lines, vitals_line
from integrate.player.meanings import Misread
from integrate.session.charting import AdverseEvent
from integrate.ui.player.panels import Panel
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

    from integrate.session.charting import ChartEntry
    from integrate.session.record import Seconds

HINT = later("Enter goes on, and keeps it at the end. F3 or ctrl+g keeps it now. esc leaves.")
WHAT_HAPPENED = later("What happened, when it began and how grave it is are needed.")


class Form(Panel[None]):
    """Asks for the parts of an entry, until it is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", show=False),
        Binding("f3,ctrl+g", "keep", "Keep", show=False),
        # With priority, as what is typed right behind it must not land in the field before.
        Binding("enter", "next", "Next", show=False, priority=True),
        Binding("up", "app.focus_previous", "Up", show=False),
        Binding("down", "app.focus_next", "Down", show=False),
    ]
    DEFAULT_CSS = """
    Form > Vertical { width: 64; border: round $accent; border-title-color: $accent;
                      padding: 0 2; }
    Form Horizontal { height: 1; }
    Form Horizontal > Static { width: 20; margin: 0; }
    Form Input { width: 1fr; border: none; height: 1; background: $panel; }
    Form #trouble { margin: 1 0 0 0; color: $warning; }
    Form #hint { margin: 0; color: $foreground-muted; }
    """
    TITLE: ClassVar[str]
    FIELDS: ClassVar[dict[str, tuple[str, str]]]
    """For each field its name, and what may stand in it."""

    def __init__(
        self, keep: Callable[[ChartEntry], Awaitable[str]], now: Callable[[], Seconds]
    ) -> None:
        """Ask; `keep` keeps an entry, or returns the sentence that says why it cannot be one."""
        super().__init__(classes="-over")
        self._keep = keep
        self._now = now
        self._begun: Seconds | None = None
        self._is_keeping = False

    def compose(self) -> ComposeResult:
        """Lay out the fields."""
        with Vertical() as frame:
            frame.border_title = _(self.TITLE)
            for key, (name, example) in self.FIELDS.items():
                with Horizontal():
                    yield Static(_(name), markup=False)
                    hint = _(example)
                    yield Input(placeholder=hint, id=key, compact=True, select_on_focus=False)
            yield Static("", id="trouble", markup=False)
            yield Static(_(HINT), id="hint", markup=False)

    def on_mount(self) -> None:
        """Begin at the first field."""
        for field in self.query(Input):
            field.cursor_blink = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take the time at the first key."""
        if self._begun is None and event.value:
            self._begun = self._now()

    def action_next(self) -> None:
        """Go to the next field, and keep it behind the last."""
        fields = list(self.query(Input))
        if self.focused is fields[-1]:
            self.action_keep()
        elif self.focused in fields:
            self.set_focus(fields[fields.index(self.focused) + 1])

    def action_keep(self) -> None:
        """Keep the entry if it is whole, once however often the key is pressed."""
        if not self._is_keeping:
            self._is_keeping = True
            self.run_worker(self._keep_entry())

    async def _keep_entry(self) -> None:
        try:
            entry = self.entry(self._now() if self._begun is None else self._begun)
            trouble = await self._keep(entry)
        except Misread as sentence:
            trouble = str(sentence)
        self._is_keeping = False
        if trouble:
            self.query_one("#trouble", Static).update(trouble)
        else:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Keep nothing."""
        self.dismiss(None)

    def value(self, field: str) -> str:
        """Return what stands in a field."""
        return " ".join(self.query_one(f"#{field}", Input).value.split())

    def entry(self, begun: Seconds) -> ChartEntry:
        """Return the entry that the fields say. Raises `Misread`."""
        raise NotImplementedError


class VitalsForm(Form):
    """Asks for vital signs; what was not taken stays empty."""

    TITLE = later("Vital signs")
    FIELDS: ClassVar = {
        "hr": (later("Heart rate"), later("beats a minute, as in 94")),
        "bp": (later("Blood pressure"), later("as in 151/91")),
        "spo2": (later("Oxygen saturation"), later("per cent, as in 97")),
        "rr": (later("Breaths a minute"), later("as in 14")),
        "remark": (later("Remark"), ""),
    }

    def entry(self, begun: Seconds) -> ChartEntry:
        """Return the vital signs."""
        named = [f"{key}={self.value(key)}" for key in list(self.FIELDS)[:4] if self.value(key)]
        return vitals_line.vitals(" ".join([*named, self.value("remark")]), begun)


class AdverseForm(Form):
    """Asks what happened."""

    TITLE = later("Adverse event")
    FIELDS: ClassVar = {
        "what": (later("What happened"), later("as in: nausea")),
        "onset": (later("Since when"), later("as in 14:05")),
        "severity": (later("How grave"), later("mild, moderate or severe")),
        "action": (later("What was done"), ""),
        "outcome": (later("How it went on"), later("may follow later")),
    }

    def entry(self, begun: Seconds) -> ChartEntry:
        """Return the event."""
        what, onset, severity = (self.value(one) for one in ("what", "onset", "severity"))
        if not (what and onset and severity):
            raise Misread(_(WHAT_HAPPENED))
        graded = chart_lines.severity_of(severity)
        return AdverseEvent(what, onset, graded, self.value("action"), self.value("outcome"), begun)
