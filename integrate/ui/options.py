"""A list in which nothing need be chosen beforehand, and that tells when Enter takes nothing.

A key that does nothing at all leaves a person wondering whether the program still hears them.
"""

from __future__ import annotations

from textual.message import Message
from textual.widgets import OptionList


class Options(OptionList):
    """A list of options; Enter takes the one under the cursor, once there is a cursor."""

    class NothingChosen(Message):
        """Enter was pressed before anything was chosen."""

    def action_select(self) -> None:
        """Take the option under the cursor, or say that there is none yet."""
        if self.highlighted is None:
            self.post_message(self.NothingChosen())
        else:
            super().action_select()
