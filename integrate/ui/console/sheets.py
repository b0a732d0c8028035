"""What stands in the forms of a console, also while they are closed: no word goes with a form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from integrate.session.record import Seconds
    from integrate.ui.console.forms import Form


@dataclass(slots=True)
class Sheet:
    """What stands in one form."""

    values: dict[str, str] = field(default_factory=dict)
    """The words of each field that was written in."""
    begun: Seconds | None = None
    """When its first key was pressed; None while there are no words."""

    def write(self, name: str, words: str, now: Seconds) -> None:
        """Let words stand in a field; the time is taken at the first, and goes with the last."""
        self.values[name] = words
        if not any(self.values.values()):
            self.begun = None
        elif self.begun is None:
            self.begun = now

    def clear(self) -> None:
        """Let go of what is kept elsewhere."""
        self.values.clear()
        self.begun = None


class Sheets:
    """The sheets of one console, one for each form."""

    def __init__(self) -> None:
        """Begin with none."""
        self._sheets: dict[type[Form], Sheet] = {}

    def of(self, form: type[Form]) -> Sheet:
        """Return the sheet of a form."""
        return self._sheets.setdefault(form, Sheet())

    @property
    def half_typed(self) -> list[tuple[str, Seconds]]:
        """What no journal has yet, each as the line that says the same, and when it was begun."""
        return [
            (form.line(sheet.values), sheet.begun)
            for form, sheet in self._sheets.items()
            if sheet.begun is not None
        ]
