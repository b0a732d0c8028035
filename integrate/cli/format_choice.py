"""The choice of a format by its name; a format that goes by two names is taken by either."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

OTHER_NAMES: Final = {"markdown": "md"}
"""What else a person types, and the name that is shown."""


class FormatChoice(click.Choice[str]):
    """One of the names of formats that are shown, or another name for one of them."""

    def __init__(self, names: Iterable[str]) -> None:
        """Show these names."""
        super().__init__(list(names))

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name that is shown. Ends with click's own sentence for what is no format."""
        name = OTHER_NAMES.get(value, value)
        return super().convert(name if name in self.choices else value, param, ctx)
