"""What can be read in millions of colours can be read in 256, in 16, and in none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color as Drawn
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from integrate.ui.few_colours import (
    OF_16,
    OF_256,
    READABLE,
    Colours,
    FewColours,
    contrast,
    filters_for,
)
from integrate.ui.themes import THEMES
from tests.ui.acting import House, script_text, sees
from tests.ui.window import Window

if TYPE_CHECKING:
    from pathlib import Path

    from textual.theme import Theme

    from integrate.ui.few_colours import RGB

INKS = ("foreground", "foreground-muted", "primary", "secondary", "accent", "warning", "error")
GROUNDS = ("background", "surface", "panel", "block-cursor-background")
systems = pytest.mark.parametrize("colours", [OF_256, OF_16], ids=["256", "16"])
themes = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
rgb = st.tuples(*[st.integers(0, 255)] * 3)


def _made(theme: Theme) -> dict[str, RGB]:
    made = theme.to_color_system().generate()
    return {name: Color.parse(made[name]).rgb for name in (*INKS, *GROUNDS)}


@systems
@themes
@pytest.mark.parametrize("ground", GROUNDS[:3])
@pytest.mark.parametrize("ink", INKS)
def test_every_ink_can_be_read_on_every_ground(
    colours: Colours, theme: Theme, ink: str, ground: str
) -> None:
    """Text of any colour stands out by 4.5 to 1 or more, in xterm and on a text console."""
    made = _made(theme)
    drawn = colours.ink(made[ink], made[ground]), colours.ground(made[ground])
    assert colours.contrast(*drawn) >= READABLE


@systems
@themes
def test_the_chosen_line_can_be_read(colours: Colours, theme: Theme) -> None:
    """Its words and its muted second line stand out from the ground of a chosen line."""
    made = _made(theme)
    cursor = made["block-cursor-background"]
    for ink in ("foreground", "foreground-muted", "primary"):
        assert colours.contrast(colours.ink(made[ink], cursor), colours.ground(cursor)) >= READABLE


@systems
@given(ink=rgb, ground=rgb)
def test_nothing_readable_becomes_unreadable(colours: Colours, ink: RGB, ground: RGB) -> None:
    """Whatever was readable before is readable after, whichever two colours meet."""
    after = colours.contrast(colours.ink(ink, ground), colours.ground(ground))
    assert after >= min(READABLE, contrast(ink, ground))


@themes
def test_grounds_keep_their_tone(theme: Theme) -> None:
    """A dark grey ground does not turn navy blue: no part of it is far from what was meant."""
    for name in GROUNDS[:3]:
        meant = _made(theme)[name]
        number = OF_256.ground(meant)
        shown = Drawn.from_ansi(number).get_truecolor()
        assert max(abs(here - there) for here, there in zip(meant, shown, strict=True)) <= 20


def test_a_line_keeps_its_words_and_its_style() -> None:
    """Only colours change; a segment without a style stays as it is."""
    style = Style(color="#DCE5E4", bgcolor="#10171C", bold=True)
    line = Strip([Segment("Welcome", style), Segment(" "), Segment(".", Style(italic=True))])
    drawn = line.apply_filter(FewColours(OF_256), Color.parse("#10171C"))
    assert drawn.text == "Welcome ."
    first, blank, last = drawn
    assert first.style is not None
    assert first.style.bold
    assert first.style.color is not None
    assert first.style.color.number == OF_256.ink((0xDC, 0xE5, 0xE4), (0x10, 0x17, 0x1C))
    assert blank.style is None
    assert last.style is not None
    assert last.style.italic
    assert last.style.color is None


def test_all_colours_are_left_alone() -> None:
    """A terminal with millions of colours, or one that nothing is known of, has no filter."""
    assert filters_for("truecolor") == filters_for(None) == []
    assert len(filters_for("256")) == len(filters_for("standard")) == 1


@pytest.mark.parametrize(
    ("extra", "never"),
    [
        ({"TERM": "xterm-256color"}, rb"\x1b\[[\d;]*[34]8;2;"),
        ({"TERM": "xterm-16color"}, rb"\x1b\[[\d;]*[34]8;[25];"),
        ({"TERM": "linux"}, rb"\x1b\[[\d;]*[34]8;[25];"),
    ],
    ids=["256", "16", "console"],
)
def test_the_program_sends_what_the_terminal_has(
    tmp_path: Path, extra: dict[str, str], never: bytes
) -> None:
    """No colour goes out that the terminal would have to guess at."""
    with Window.open(tmp_path, extra=extra) as window:
        window.sees("Integrate")
        window.sees("Help")
        assert not re.search(never, window.look())


async def test_the_chosen_line_is_seen_without_colour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With NO_COLOR it is underlined, and everything is grey."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = House(tmp_path, {"one": script_text("- Hello.", "A shelf")}).home()
    async with app.run_test(size=(60, 18)) as pilot:
        await sees(pilot, "A shelf")
        await pilot.pause()
        drawn = [
            segment
            for strip in app.screen._compositor.render_strips()  # noqa: SLF001 -- what goes out
            for segment in strip
            if segment.style is not None and "A shelf" in segment.text
        ]
        styles = [one.style for one in drawn if one.style is not None]
        assert any(style.underline for style in styles)
        for style in styles:
            assert style.color is not None
            assert len(set(style.color.get_truecolor())) == 1
