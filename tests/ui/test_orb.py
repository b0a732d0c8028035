from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, Self

import pytest
from textual.app import App, ComposeResult

from integrate.ui.app import IntegrateApp
from integrate.ui.launch import Opening
from integrate.ui.orb import LEVELS, Orb
from integrate.ui.player.breathing import breath_level
from integrate.ui.themes import DUSK, EMBER
from tests.ui.acting import WIDE, House, flowing, perform, sees

if TYPE_CHECKING:
    from pathlib import Path

    from textual.strip import Strip

SIZE = (50, 20)


class Counting(Orb):
    """An orb that counts how often it makes a frame and how often it is drawn again."""

    def __init__(self) -> None:
        super().__init__()
        self.made = 0
        self.redrawn = 0

    def _frame(self, level: float) -> list[Strip]:
        self.made += 1
        return super()._frame(level)

    def refresh(self, *regions: Any, **ways: Any) -> Self:
        """Count, and draw."""
        self.redrawn = getattr(self, "redrawn", 0) + 1
        return super().refresh(*regions, **ways)


class Sky(App[None]):
    """A screen with nothing but an orb on it."""

    def __init__(self) -> None:
        super().__init__()
        self.orb = Counting()
        for theme in (DUSK, EMBER):
            self.register_theme(theme)
        self.theme = DUSK.name

    def compose(self) -> ComposeResult:
        """Show the orb."""
        yield self.orb


def lit(orb: Orb) -> int:
    """Count the cells that are not of the background's colour alone."""
    return sum(
        sum(len(part.text) for part in orb.render_line(y) if part.text.strip() or _coloured(part))
        for y in range(orb.size.height)
    )


def _coloured(part: object) -> bool:
    style = getattr(part, "style", None)
    ground = DUSK.background or ""
    return bool(style and style.bgcolor and style.bgcolor.name.lower() != ground.lower())


async def test_a_frame_is_made_once_for_each_level() -> None:
    """Two whole breaths make each frame once; the second breath makes none."""
    app = Sky()
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(2):
            for level in range(LEVELS + 1):
                app.orb.show(level / LEVELS, ("breathe in", "1"))
                app.orb.render_line(10)
            first = app.orb.made
        await pilot.pause()
        assert app.orb.made == first
        assert app.orb.made <= LEVELS + 1


async def test_nothing_is_drawn_again_while_the_picture_is_the_same() -> None:
    """A level that rounds to the same radius, with the same words, costs nothing."""
    app = Sky()
    async with app.run_test(size=SIZE):
        app.orb.show(0.5, ("breathe in", "1"))
        before = app.orb.redrawn
        app.orb.show(0.5 + 0.4 / LEVELS, ("breathe in", "1"))
        assert app.orb.redrawn == before
        app.orb.show(0.5, ("breathe in", "2"))
        assert app.orb.redrawn == before + 1


async def test_frames_are_made_anew_for_another_size_or_theme() -> None:
    """After a resize or a new theme no old frame is shown."""
    app = Sky()
    async with app.run_test(size=SIZE) as pilot:
        app.orb.show(1.0, ())
        app.orb.render_line(10)
        made = app.orb.made
        await pilot.resize_terminal(30, 12)
        await pilot.pause()
        app.orb.render_line(5)
        assert app.orb.made == made + 1
        app.theme = EMBER.name
        await pilot.pause()
        app.orb.render_line(5)
        assert app.orb.made == made + 2


async def test_the_disc_grows_with_the_level_and_stays_in_its_room() -> None:
    """A fuller breath is a larger disc; a level outside 0 to 1 is taken for the nearest end."""
    app = Sky()
    async with app.run_test(size=SIZE):
        sizes = []
        for level in (-3.0, 0.0, 0.5, 1.0, 7.0):
            app.orb.show(level, ())
            sizes.append(lit(app.orb))
            assert all(app.orb.render_line(y).cell_length == SIZE[0] for y in range(SIZE[1]))
    assert sizes[0] == sizes[1] < sizes[2] < sizes[3] == sizes[4]


@pytest.mark.parametrize(
    ("phase", "part", "level"),
    [
        ("in", 0.0, 0.0),
        ("in", 0.5, 0.5),
        ("in", 1.0, 1.0),
        ("hold", 0.3, 1.0),
        ("out", 0.0, 1.0),
        ("out", 1.0, 0.0),
        ("rest", 0.7, 0.0),
    ],
)
def test_the_level_follows_the_breath(phase: str, part: float, level: float) -> None:
    """Full at the end of the breath in, empty at the end of the breath out."""
    assert breath_level(phase, part) == pytest.approx(level)


def test_the_level_makes_no_jump_within_a_breath() -> None:
    """In a breath cut into a thousand moments, no two neighbours differ by more than a trifle."""
    breath = [
        breath_level(phase, part / 250)
        for phase in ("in", "hold", "out", "rest")
        for part in range(251)
    ]
    steps = [abs(after - before) for before, after in pairwise(breath)]
    assert max(steps) < 0.01


@pytest.mark.parametrize(("motion", "is_shown"), [("full", True), ("none", False)])
async def test_where_nothing_is_to_move_the_words_alone_tell_of_the_breath(
    motion: Literal["full", "none"],
    is_shown: bool,  # noqa: FBT001 -- what is expected
) -> None:
    """Without motion there is no orb, and the phase with its count stands in its place."""
    play = perform("- breathe: {in: 4, out: 6}\n  for: 1 min\n  show: Easy.")
    play.app.animation_level = motion
    async with play.app.run_test(size=WIDE) as pilot:
        await sees(pilot, "breathe in")
        assert play.app.screen.query_one(Orb).display is is_shown
        assert play.app.screen.query_one(".beat").display is not is_shown


async def test_the_preference_for_stillness_holds(tmp_path: Path) -> None:
    """A person who set it, or started with `--still`, sees no orb in any session."""
    preferences = tmp_path / "settings.toml"
    house = House(tmp_path, {})
    usual: App[None] = App()
    assert house.home().animation_level == usual.animation_level
    still = IntegrateApp(house.settings, None, preferences, opening=Opening(is_still=True))
    assert still.animation_level == "none"
    preferences.write_text('motion = "still"\n', encoding="utf-8")
    assert house.home().animation_level == "none"


@pytest.mark.parametrize(("clock", "is_shown"), [("shown", True), ("hidden", False)])
async def test_the_time_that_is_left_can_be_hidden(
    tmp_path: Path,
    clock: str,
    is_shown: bool,  # noqa: FBT001 -- what is expected
) -> None:
    """Where it is hidden, what comes next is still told."""
    text = "title: One\nstage: anytime\nsteps:\n  - wait: 5 min\n    show: Rest.\n  - Later on.\n"
    house = House(tmp_path, {"one": text})
    settings = replace(house.settings, shows_clock=clock == "shown")
    app = IntegrateApp(settings, None, house.preferences)
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "AT ANY TIME")
        await pilot.press("enter")
        await sees(pilot, "Rest.")
        await sees(pilot, "next:")
        assert ("4:5" in flowing(app) or "5:00" in flowing(app)) is is_shown
