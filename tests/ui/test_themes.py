from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from integrate.preferences import preferences
from integrate.ui.themes import NIGHT, THEMES

if TYPE_CHECKING:
    from textual.theme import Theme

AA = 4.5
"""The least contrast of text: WCAG 2.1, 1.4.3, level AA."""
INKS = (
    "foreground",
    "foreground-muted",
    "text-disabled",
    "primary",
    "secondary",
    "accent",
    "warning",
    "error",
)


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours as WCAG 2.1 reckons it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (_linear(part / 255) for part in colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _colours(theme: Theme) -> dict[str, Color]:
    """Return every colour that a screen with this theme draws with."""
    made = theme.to_color_system().generate()
    return {name: Color.parse(made[name]) for name in (*INKS, "background", "surface", "panel")}


def test_contrast_is_reckoned_as_published() -> None:
    """Black on white is 21 to 1, and #777777 on white just misses AA."""
    assert contrast(Color.parse("#000000"), Color.parse("#FFFFFF")) == pytest.approx(21)
    assert contrast(Color.parse("#777777"), Color.parse("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ground", ["background", "surface"])
@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize("theme", [*THEMES, NIGHT], ids=lambda theme: theme.name)
def test_every_ink_can_be_read_on_every_ground(theme: Theme, ink: str, ground: str) -> None:
    """Text of any colour stands out by 4.5 to 1 or more."""
    colours = _colours(theme)
    assert contrast(colours[ink], colours[ground]) >= AA


@pytest.mark.parametrize("theme", [*THEMES, NIGHT], ids=lambda theme: theme.name)
def test_the_key_bar_can_be_read(theme: Theme) -> None:
    """Keys and their names stand out from the bar they stand on."""
    colours = _colours(theme)
    assert contrast(colours["accent"], colours["panel"]) >= AA
    assert contrast(colours["foreground"], colours["panel"]) >= AA


@pytest.mark.parametrize("theme", [*THEMES, NIGHT], ids=lambda theme: theme.name)
def test_the_line_under_the_cursor_can_be_read(theme: Theme) -> None:
    """The chosen line is readable in every colour lists have; the dim mode's have but two."""
    cursor = Color.parse(theme.variables["block-cursor-background"])
    for ink in ("foreground", "foreground-muted") if theme is NIGHT else INKS:
        assert contrast(_colours(theme)[ink], cursor) >= AA


@pytest.mark.parametrize("theme", [*THEMES, NIGHT], ids=lambda theme: theme.name)
def test_words_can_be_read_on_the_orb_at_its_brightest(theme: Theme) -> None:
    """Where the words of a breath stand, the disc is calm enough to read them."""
    colours = _colours(theme)
    middle = colours["background"].blend(colours["primary"], 0.40)
    assert contrast(colours["foreground"], middle) >= AA


def test_every_look_can_be_kept() -> None:
    """The looks of the screen are the ones a person may set for good."""
    assert tuple(theme.name for theme in THEMES) == preferences.THEMES


def test_the_dark_is_darker_than_every_look() -> None:
    """Its words give less light than those of any look, and its ground gives none."""
    light = {one.name: _luminance(_colours(one)["foreground"]) for one in (*THEMES, NIGHT)}
    assert min(light, key=lambda name: light[name] if name != "morning" else 1.0) == "night"
    assert _luminance(_colours(NIGHT)["background"]) == 0.0
