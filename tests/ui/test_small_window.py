"""In a window of 60 by 18, with the keys alone: nothing that is needed is cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.acting import NARROW, House, flowing, perform, rows, script_text, sees, until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

OPTIONS = [f"Option number {number} with some words" for number in range(1, 25)]
LONG = " ".join(["A long line of quiet words that goes on."] * 60) + " The last words."
SCENES = {
    "passage": "- Welcome.",
    "choosing": "- choose: Which?\n  options: [Up, Down]",
    "rating": "- scale: How?",
    "ticking": "- checklist: Which?\n  items: [Up, Down]",
    "resting": "- wait: 5 min",
    "breathing": "- breathe: {in: 4, out: 6}\n  for: 1 min",
}


@pytest.mark.parametrize("name", SCENES)
async def test_help_and_grounding_stand_among_the_keys(name: str) -> None:
    """Where keys are left out for want of room, the two that help are not among them."""
    play = perform(SCENES[name])
    async with play.app.run_test(size=NARROW) as pilot:
        await sees(pilot, "Ground me")
        bar = rows(play.app)[-1]
        assert "Ground me" in bar
        assert "Help" in bar
        assert "Pause" in bar


@pytest.mark.parametrize("kind", ["choose", "checklist"])
async def test_every_option_comes_into_view(kind: str) -> None:
    """The arrows lead through all of them; the one they stand on is always seen."""
    field = "options" if kind == "choose" else "items"
    play = perform(f"- {kind}: Which?\n  {field}: [{', '.join(OPTIONS)}]")
    async with play.app.run_test(size=NARROW) as pilot:
        await sees(pilot, "Option number 1 ")
        for option in OPTIONS:
            await _until_seen(pilot, "down", option)


async def test_a_long_text_is_read_to_its_end_with_the_arrows() -> None:
    """It scrolls by a page at a time."""
    play = perform(f"- {LONG}")
    async with play.app.run_test(size=NARROW) as pilot:
        await sees(pilot, "A long line")
        await _until_seen(pilot, "pagedown", "The last words.")


async def test_the_keys_that_do_not_fit_stand_in_the_help(tmp_path: Path) -> None:
    """Home has more keys than the line holds; help names each of them."""
    app = House(tmp_path, {"one": script_text("- Hello.", "A shelf")}).home()
    async with app.run_test(size=NARROW) as pilot:
        await sees(pilot, "A shelf")
        keys = [one.description for one in type(app.screen).own_bindings() if one.show]  # type: ignore[attr-defined] # home has them
        bar = " ".join(rows(app)[-2:])
        for name in ("Start", "Ground me", "Help", "Programmes", "Settings", "Quit"):
            assert name in bar
        await pilot.press("question_mark")
        await sees(pilot, "no one is alerted")
        for name in keys:
            await _until_seen(pilot, "pagedown", name)


@pytest.mark.parametrize(("key", "words"), [("j", "journal"), ("question_mark", "alerted")])
async def test_every_page_from_home_can_be_left_by_its_keys(
    tmp_path: Path, key: str, words: str
) -> None:
    """Escape leads back; its key stands at the foot."""
    app = House(tmp_path, {"one": script_text("- Hello.", "A shelf")}).home()
    async with app.run_test(size=NARROW) as pilot:
        await sees(pilot, "A shelf")
        home = app.screen
        await pilot.press(key)
        await sees(pilot, words)
        assert "esc" in " ".join(rows(app)[-2:])
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is home)


async def _until_seen(pilot: Pilot[int], key: str, words: str) -> None:
    """Press a key until the words are seen, as often as a long text needs."""
    for _press in range(60):
        if words in flowing(pilot.app):  # type: ignore[arg-type] # the app of these tests
            return
        await pilot.press(key)
        await pilot.pause()
    await sees(pilot, words)
