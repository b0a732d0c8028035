from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from textual.widgets import TextArea

from integrate.audio.api import Files
from integrate.audio.silence import NoOutput
from integrate.preferences import file
from integrate.session.record import Answered, Elapsed, Entered, Finished
from integrate.ui import covering
from integrate.ui.home.screen import HomeScreen
from integrate.ui.player.panels import NotSavedPanel, PausePanel
from integrate.ui.player.screen import PlayerScreen
from integrate.ui.player.session_view import SessionView
from integrate.ui.secret import CoverScreen
from tests.ui.acting import NARROW, WIDE, House, flowing, picture, script_text, sees, until, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from integrate.audio.api import Clip
    from integrate.ui.app import IntegrateApp
    from tests.ui.acting import Acting

pytestmark = pytest.mark.usefixtures("_quick")
WORDS = "four herons and a canal"
QUESTION = script_text("- ask: What do you bring?\n  save: bring\n- Thank you.", "Arriving")
SCRIPTS = {
    "one": QUESTION,
    "rest": script_text("- wait: 0.3 s\n  show: Rest long.\n- Softly now.", "Resting"),
    "three bells": script_text(
        "- Ready.\n"
        "- {wait: 0.2 s, show: One., audio: bells/bowl-low}\n"
        "- {wait: 0.2 s, show: Two., audio: bells/bowl-high}\n"
        "- {wait: 10 min, show: Three., audio: bells/chime}",
        "Bells",
    ),
    "anytime/grounding": script_text("- Feel your feet.", "Steady"),
}


class Listening(NoOutput):
    """Notes the files that are played."""

    def __init__(self, heard: list[str]) -> None:
        super().__init__()
        self._heard = heard

    def play(self, clip: Clip) -> None:
        """Note the file."""
        assert isinstance(clip.content, Files)
        self._heard += [path.name for path in clip.content.paths]


def texts(house: House) -> list[str]:
    """Return the texts that the newest session has shown, as the journal has them."""
    return [one.text for one in house.sessions[0] if isinstance(one, Entered)]


@pytest.fixture(name="house")
def _house(tmp_path: Path) -> House:
    """Give a house whose journal a passphrase opens as well."""
    house = House(tmp_path, SCRIPTS)
    house.set_passphrase(WORDS)
    return house


@pytest.fixture(name="clocks")
def _clocks(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Give the two clocks that idling is told by: one that may sleep, one that may be set."""
    clocks = [1000.0, 1000.0]
    monkeypatch.setattr(covering, "_now", lambda: tuple(clocks))
    return clocks


def covered(app: IntegrateApp) -> bool:
    """Tell whether the cover is what is seen."""
    return isinstance(app.screen, CoverScreen)


async def uncover(pilot: Acting, app: IntegrateApp) -> None:
    """Type the passphrase."""
    await write(pilot, WORDS)
    await pilot.press("enter")
    await until(pilot, lambda: not covered(app), "what was covered")


@pytest.mark.parametrize("size", [NARROW, (80, 24), (120, 36)])
async def test_a_covered_screen_shows_no_word_of_the_session(
    house: House, size: tuple[int, int]
) -> None:
    """Neither title, question nor own words can be read, and keys go nowhere but to the cover."""
    app = house.player("one")
    async with app.run_test(size=size) as pilot:
        await sees(pilot, "What do you bring?")
        await write(pilot, "a stone")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, PausePanel))
        await pilot.press("L")
        await until(pilot, lambda: covered(app))
        await pilot.pause()
        shown = flowing(app)
        for word in ("Arriving", "bring", "stone", "Paused", "1 of 2"):
            assert word not in shown
        await write(pilot, "a pond")
        await pilot.press("enter")
        await sees(pilot, "neither the passphrase nor the recovery code")
        assert covered(app)
        await uncover(pilot, app)
        await until(pilot, lambda: isinstance(app.screen, PausePanel))
        await pilot.press("space")
        await until(pilot, lambda: isinstance(app.screen, PlayerScreen))
        assert app.screen.query_one(TextArea).text == "a stone"


async def test_home_and_the_journal_are_covered_by_the_same_key(house: House) -> None:
    """`L` covers them, Escape lifts no cover, and help and grounding stay one key away."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        for way in ("j", ""):
            await sees(pilot, "Arriving")
            await pilot.press(*way)
            await until(pilot, lambda way=way: isinstance(app.screen, HomeScreen) != bool(way))  # type: ignore[misc] # bound now
            await pilot.press("L")
            await until(pilot, lambda: covered(app))
            assert "Arriving" not in picture(app)
            await pilot.press("escape")
            assert covered(app)
            await pilot.press("f9")
            await sees(pilot, "Feel your feet.")
            await pilot.press("enter")
            await until(pilot, lambda: covered(app))
            await pilot.press("f1")
            await sees(pilot, "emergency number")
            await pilot.press("escape")
            await until(pilot, lambda: covered(app))
            await uncover(pilot, app)
            await pilot.press("escape")


async def test_after_a_while_without_a_key_the_screen_is_covered(
    house: House, clocks: list[float]
) -> None:
    """The session goes on under it: time passes, and its events are kept."""
    file.change(house.preferences, "lock", 2)
    app = house.player("rest")
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Rest long.")
        clocks[0] += 119
        await app.covering.look()
        assert not covered(app)
        clocks[0] += 1
        await app.covering.look()
        await until(pilot, lambda: covered(app))
        player = app.screen_stack[-2]
        assert isinstance(player, PlayerScreen)
        await until(pilot, lambda: any(isinstance(one, Elapsed) for one in house.sessions[0]))
        assert "Softly" not in picture(app)
        await uncover(pilot, app)
        await sees(pilot, "Softly now.")


async def test_a_session_under_the_cover_goes_on_recording(house: House) -> None:
    """Its steps come and go, each is kept as it comes, its sounds begin, and nothing is seen."""
    heard: list[str] = []
    house.sound = lambda _tell: Listening(heard)
    app = house.player("three bells")
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Ready.")
        await app.run_action("cover")
        await until(pilot, lambda: covered(app))
        player = app.screen_stack[-2]
        assert isinstance(player, PlayerScreen)
        await player.action_go_on()
        await until(pilot, lambda: texts(house) == ["Ready.", "One.", "Two.", "Three."], "Three")
        assert covered(app)
        assert not any(one in flowing(app) for one in ("One.", "Two.", "Three."))
        assert heard == ["bowl-low.flac", "bowl-high.flac", "chime.flac"]
        await uncover(pilot, app)
        await sees(pilot, "Three.")
        await pilot.press("right")
        await sees(pilot, "This is the end of this part.")
    assert isinstance(house.sessions[0][-1], Finished)


async def test_the_first_key_after_a_sleep_covers_and_does_nothing_else(
    house: House, clocks: list[float]
) -> None:
    """Where one clock slept with the computer, the other tells; the key goes nowhere."""
    file.change(house.preferences, "lock", 2)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Arriving")
        await until(pilot, lambda: app.door.journal is not None)
        clocks[1] += 8 * 3600
        await pilot.press("q")
        await until(pilot, lambda: covered(app))
        assert app.is_running
        await uncover(pilot, app)
        assert isinstance(app.screen, HomeScreen)


async def test_without_a_passphrase_nothing_is_covered(tmp_path: Path, clocks: list[float]) -> None:
    """The key says what to do first, and idling covers nothing that could not be lifted."""
    house = House(tmp_path, SCRIPTS)
    file.change(house.preferences, "lock", 1)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Arriving")
        await pilot.press("L")
        await sees(pilot, "`integrate journal passphrase` sets a passphrase first")
        clocks[0] += 100
        await app.covering.look()
        await pilot.press("down")
        assert isinstance(app.screen, HomeScreen)


async def test_what_comes_up_under_the_cover_waits_for_it(house: House) -> None:
    """What could not be kept, and what the sound says, are told when the cover is lifted."""
    told: list[Callable[[str], None]] = []

    def sound(tell: Callable[[str], None]) -> NoOutput:
        told.append(tell)
        return NoOutput()

    house.sound = sound
    app = house.player("one")
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "What do you bring?")
        await app.run_action("cover")
        await until(pilot, lambda: covered(app))
        player = app.screen_stack[-2]
        assert isinstance(player, PlayerScreen)
        told[0]("A bell is missing.")
        await sees(pilot, "Something waits for you under this cover.")
        assert "bell" not in picture(app)
        await player.on_session_view_unsaved(SessionView.Unsaved("The disk is full."))
        await pilot.pause()
        assert covered(app)
        await uncover(pilot, app)
        await until(pilot, lambda: isinstance(app.screen, NotSavedPanel))
        await pilot.press("enter")
        await sees(pilot, "A bell is missing.")


async def test_grounding_that_ends_under_the_cover_leaves_the_cover(
    house: House, clocks: list[float]
) -> None:
    """A session without trace goes when the cover does, and never takes the cover with it."""
    file.change(house.preferences, "lock", 1)
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "Arriving")
        await until(pilot, lambda: app.door.journal is not None)
        await pilot.press("g")
        await sees(pilot, "Feel your feet.")
        clocks[0] += 60
        await app.covering.look()
        await until(pilot, lambda: covered(app))
        player = app.screen_stack[-2]
        assert isinstance(player, PlayerScreen)
        await player.action_go_on()
        await pilot.pause()
        assert covered(app)
        await uncover(pilot, app)
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))


async def test_words_half_written_are_kept_when_the_program_ends_covered(house: House) -> None:
    """A signal ends the program in order, also from under the cover."""
    app = house.player("one")
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "What do you bring?")
        await write(pilot, "a stone")
        await app.run_action("cover")
        await until(pilot, lambda: covered(app))
        await asyncio.to_thread(app.hung_up)
        await until(pilot, lambda: not app.is_running)
    assert [one.words for one in house.sessions[0] if isinstance(one, Answered)] == ["a stone"]
