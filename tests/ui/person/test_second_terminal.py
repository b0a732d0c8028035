"""Two real terminals: the therapist's program in one, the person's view in the other."""

from __future__ import annotations

import os
import signal
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.ui.acting import script_text
from tests.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal is a thing of Unix"),
]
STEPS = (
    "- Welcome to the clinic.\n- ask: What do you bring?\n  save: bring\n"
    "- note: Sit where they see you.\n- wait: 1 h\n  show: Rest as you like."
)


@pytest.fixture(name="folder")
def _folder() -> Iterator[Path]:
    """Give the folder of a therapist with a script; its name is as short as a socket needs it."""
    with tempfile.TemporaryDirectory(prefix="screen") as made:
        own = Path(made) / "data" / "scripts"
        own.mkdir(parents=True)
        (own / "calm.yaml").write_text(script_text(STEPS, "A secret title"), encoding="utf-8")
        yield Path(made)


def test_the_second_terminal_follows_the_first(folder: Path) -> None:
    """It waits, follows, shows nothing private, outlives a killed session and finds the next one.

    Left by its key it gives its terminal back, and the session goes on.
    """
    with Window.open(folder, "view") as view:
        view.sees("No session is shown now.")
        with Window.open(folder, "play", "calm", "--as", "therapist") as play:
            view.sees("Welcome to the clinic.")
            play.sees("Welcome to the clinic.")
            play.press("\r")
            play.sees("What do you bring?")
            play.press("a heron\x0e")
            play.sees("heron")
            play.process.send_signal(signal.SIGKILL)
            play.process.wait()
        with Window.open(folder, "play", "calm", "--as", "therapist") as play:
            view.until(lambda: view.words.count("Welcome to the clinic.") > 1, "the next session")
            view.press("q")
            assert view.ends() == 0
            assert view.is_restored
            play.sees("Welcome to the clinic.")
            play.press("\r")
            play.sees("What do you bring?")
        for private in ("secret", "bring", "heron", "Traceback", "rror"):
            assert private not in view.words


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_restores_the_second_terminal(
    folder: Path, sent: signal.Signals, code: int
) -> None:
    """Told to end it gives the terminal back and says so."""
    with Window.open(folder, "view", "--sitter") as view:
        view.sees("Call the clinician at once for")
        view.process.send_signal(sent)
        assert view.ends() == code
        assert view.is_restored


def test_a_closed_window_ends_the_second_screen(folder: Path) -> None:
    """Nothing goes on behind a window that is gone."""
    with Window.open(folder, "view") as view:
        view.sees("No session is shown now.")
        view.close()
        assert view.ends() == 129
