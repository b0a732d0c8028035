"""What other threads have to say, such as that there is no sound, ends no session."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from integrate.ui.player import notice
from tests.ui.acting import WIDE, flowing, perform, sees, until

if TYPE_CHECKING:
    import pytest

SENTENCE = "No sound device was found."


async def test_a_sentence_from_a_thread_stays_a_while_and_goes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its timer runs as one of the screen's own does, and the session can be left after it."""
    monkeypatch.setattr(notice, "NOTICE_STAYS", 0.1)
    play = perform("- Hello.\n- Goodbye.")
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Hello.")
        threading.Thread(target=play.app.tell_player, args=(SENTENCE,)).start()
        await sees(pilot, SENTENCE)
        await until(pilot, lambda: SENTENCE not in flowing(play.app))
        await pilot.press("enter")
        await sees(pilot, "Goodbye.")
        await pilot.press("enter", "enter")
        await until(pilot, lambda: play.app.played is not None)
