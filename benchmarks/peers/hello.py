"""The bare Textual app that the program is compared with: one Static, new words with each key."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """Shows `Hello 0.`; each key shows the next of the words it was given, or counts on."""

    def compose(self) -> ComposeResult:
        """Show the first words."""
        self.pressed = 0
        yield Static("Hello 0.", markup=False)

    def on_key(self) -> None:
        """Show the next words."""
        self.pressed += 1
        words = sys.argv[self.pressed :] or [f"Hello {self.pressed}."]
        self.query_one(Static).update(words[0])


if __name__ == "__main__":
    Hello().run(mouse=False)
