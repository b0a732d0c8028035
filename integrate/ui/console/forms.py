"""Forms for what has several parts: vital signs, and an adverse event.

The time is that of the first key. What was typed stays in the form until it is kept, also when the
form is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from integrate.player import chart_lines, vitals_line
from integrate.player.meanings import Action, Misread
from integrate.session.charting import AdverseEvent
from integrate.ui.player.panels import Panel
from integrate.words import _, later

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from integrate.session.charting import ChartEntry
    from integrate.session.record import Seconds
    from integrate.ui.console.screen import ConsoleScreen
    from integrate.ui.console.sheets import Sheet

HINT = later(
    "Enter goes on, and keeps it at the end. F3 or ctrl+g keeps it now. esc leaves it for later."
)
LEFT = later("What you typed stays in the form: {form}. {key} opens it again.")
BEGUN = later("Begun at {time}, which is its time; once emptied, it begins anew.")
WHAT_HAPPENED = later("What happened, when it began and how grave it is are needed.")


class Form(Panel[None]):
    """Asks for the parts of an entry, until it is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", show=False),
        Binding("f3,ctrl+g", "keep", "Keep", show=False),
        Binding("f1", "app.help", "Help", show=False),
        Binding("f9", "ground", "Ground", show=False),
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
    KEY: ClassVar[str]
    """What opens it."""
    FIELDS: ClassVar[dict[str, tuple[str, str]]]
    """For each field its name, and what may stand in it."""

    def __init__(self, console: ConsoleScreen, sheet: Sheet) -> None:
        """Ask over this console; what is typed stands on the sheet, until it is kept."""
        super().__init__(classes="-over")
        self._beneath = console
        self._sheet = sheet
        self._is_keeping = False

    def compose(self) -> ComposeResult:
        """Lay out the fields."""
        with Vertical() as frame:
            frame.border_title = _(self.TITLE)
            for key, (name, example) in self.FIELDS.items():
                with Horizontal():
                    yield Static(_(name), markup=False)
                    words = self._sheet.values.get(key, "")
                    yield _field(key, words, _(example))
            yield Static(self._since(), id="trouble", markup=False)
            yield Static(_(HINT), id="hint", markup=False)

    def _since(self) -> str:
        """Return from when the words are that stand in it already."""
        begun = self._sheet.begun
        return "" if begun is None else _(BEGUN, time=self._beneath.showing.clock(begun))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Write it on the sheet, which is kept as a line half typed is."""
        event.stop()
        self._sheet.write(event.input.id or "", event.value, self._beneath.times().now)
        self._beneath.keep_soon()

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
            begun = self._sheet.begun
            entry = self.entry(self._beneath.times().now if begun is None else begun)
            trouble = await self._beneath.hand.keep(entry)
        except Misread as sentence:
            trouble = str(sentence)
        self._is_keeping = False
        if trouble:
            self.query_one("#trouble", Static).update(trouble)
        else:
            self._sheet.clear()
            self._beneath.keep_soon()
            self.dismiss(None)

    def action_leave(self) -> None:
        """Leave it for later, with what was typed."""
        if self._sheet.begun is not None:
            self._beneath.say(_(LEFT, form=_(self.TITLE), key=self.KEY))
        self.dismiss(None)

    def action_ground(self) -> None:
        """Hold the session and ground, as at the console; the form waits behind it."""
        self._beneath.action_do(Action.GROUND.value)

    def value(self, field: str) -> str:
        """Return what stands in a field."""
        return " ".join(self.query_one(f"#{field}", Input).value.split())

    def entry(self, begun: Seconds) -> ChartEntry:
        """Return the entry that the fields say. Raises `Misread`."""
        raise NotImplementedError

    @classmethod
    def line(cls, values: Mapping[str, str]) -> str:
        """Return the line of the console that says what stands in the fields."""
        raise NotImplementedError


def _field(key: str, words: str, example: str) -> Input:
    field = Input(words, placeholder=example, id=key, compact=True, select_on_focus=False)
    field.cursor_blink = False
    field.cursor_position = len(words)
    return field


class VitalsForm(Form):
    """Asks for vital signs; what was not taken stays empty."""

    TITLE = later("Vital signs")
    KEY = "F3"
    FIELDS: ClassVar = {
        "hr": (later("Heart rate"), later("beats a minute, as in 94")),
        "bp": (later("Blood pressure"), later("as in 151/91")),
        "spo2": (later("Oxygen saturation"), later("per cent, as in 97")),
        "rr": (later("Breaths a minute"), later("as in 14")),
        "remark": (later("Remark"), ""),
    }

    def entry(self, begun: Seconds) -> ChartEntry:
        """Return the vital signs."""
        return vitals_line.vitals(self._words(self._sheet.values), begun)

    @classmethod
    def line(cls, values: Mapping[str, str]) -> str:
        """Return it as `/v` writes it."""
        return f"/v {cls._words(values)}"

    @classmethod
    def _words(cls, values: Mapping[str, str]) -> str:
        told = {key: " ".join(values.get(key, "").split()) for key in cls.FIELDS}
        remark = told.pop("remark")
        return " ".join([*(f"{key}={one}" for key, one in told.items() if one), remark]).strip()


class AdverseForm(Form):
    """Asks what happened."""

    TITLE = later("Adverse event")
    KEY = "/ae"
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

    @classmethod
    def line(cls, values: Mapping[str, str]) -> str:
        """Return it as `/ae` writes it; what is still missing is left empty."""
        return "/ae " + "; ".join(values.get(key, "") for key in cls.FIELDS).rstrip("; ")
