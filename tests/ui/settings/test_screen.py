from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.player.sound_devices import Ears, SoundDevice
from integrate.preferences.file import read
from integrate.ui.home.screen import HomeScreen
from integrate.ui.settings.screen import SettingsScreen
from tests.ui.acting import NARROW, WIDE, House, flowing, picture, script_text, sees, until, write

if TYPE_CHECKING:
    from pathlib import Path

NAMES = (
    "theme",
    "motion",
    "clock",
    "volume",
    "narration",
    "hands_free",
    "voice",
    "sound_device",
    "voice_memos",
    "lock",
)
ORDER = (*NAMES, "country", "contact")


@pytest.fixture(name="house")
def _house(tmp_path: Path) -> House:
    """Give a house with one script."""
    return House(tmp_path, {"one": script_text("- Hello.", "A shelf")})


def to(name: str) -> list[str]:
    """Return the keys from the first preference to another."""
    return ["down"] * ORDER.index(name)


async def test_the_colours_are_shown_as_the_cursor_goes(house: House) -> None:
    """What is under the cursor is seen at once; Escape takes it back, Enter keeps it."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("s")
        await sees(pilot, "Colours dusk as usual")
        await pilot.press("enter", "down")
        await until(pilot, lambda: app.theme == "morning")
        await pilot.press("escape")
        await until(pilot, lambda: app.theme == "dusk")
        await pilot.press("enter", "down", "down", "enter")
        await sees(pilot, "Colours: ember")
        assert app.theme == "ember"
        await pilot.press("u")
        await sees(pilot, "Colours: dusk")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
    assert not read(house.preferences).chosen


async def test_a_line_is_typed_and_a_wrong_one_is_told(house: House) -> None:
    """The same words are refused as on the command line."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("s")
        await sees(pilot, "Colours")
        await pilot.press(*to("volume"), "enter")
        await sees(pilot, "How much louder")
        await pilot.press("ctrl+u")
        await write(pilot, "loud")
        await pilot.press("enter")
        await sees(pilot, "It cannot be “loud”: it is a whole number from -40 to 6")
        await pilot.press("ctrl+u", "minus", "6", "enter")
        await sees(pilot, "Loudness: -6 decibels")
    assert read(house.preferences).preferences.volume == -6


@pytest.mark.parametrize(
    ("name", "keys", "said", "value"),
    [
        ("narration", ("down", "enter"), "Spoken words: no", False),
        ("country", ("up", "enter"), "Country: ", None),
        ("clock", ("down", "enter"), "Time that is left: hidden", "hidden"),
        ("motion", ("down", "enter"), "Motion: still", "still"),
    ],
)
async def test_one_is_chosen_from_a_list(
    house: House, name: str, keys: tuple[str, ...], said: str, value: object
) -> None:
    """Yes or no, words and countries are chosen with the arrows."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("s")
        await sees(pilot, "Colours")
        await pilot.press(*to(name), "enter", *keys)
        await sees(pilot, said)
    kept = getattr(read(house.preferences).preferences, name)
    assert kept == value or (value is None and len(kept) == 2)


async def test_a_bad_file_is_named_on_top(house: House) -> None:
    """What cannot be used is told, and the usual holds; the others can be changed."""
    house.preferences.write_text('volume = 400\nthem = "x"\n', encoding="utf-8")
    app = house.home()
    async with app.run_test(size=(140, 30)) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("s")
        await sees(pilot, "`volume` cannot be 400")
        said = flowing(app)
        assert said.index("did you mean `theme`") < said.index("Colours")
        assert "Loudness 0 decibels as usual" in said
        await pilot.press("down", "enter", "down", "enter")
        await sees(pilot, "Motion: still")


async def test_garbage_is_told_and_stays_for_the_person_to_mend(house: House) -> None:
    """A file that is no TOML is not written over."""
    house.preferences.write_text("= = =", encoding="utf-8")
    app = house.home()
    async with app.run_test(size=(140, 30)) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("s")
        await sees(pilot, "cannot be read")
        await pilot.press("down", "enter", "down", "enter")
        await sees(pilot, "cannot be changed")
    assert house.preferences.read_text(encoding="utf-8") == "= = ="


async def test_everything_fits_a_small_window(house: House) -> None:
    """At 60 by 18 all are there, with what the first is for."""
    app = house.home()
    async with app.run_test(size=NARROW) as pilot:
        await sees(pilot, "A shelf")
        await pilot.press("s")
        await sees(pilot, "The colours of the screen.")
        assert "Somebody to call" in picture(app)


async def test_what_was_changed_holds_at_once(house: House) -> None:
    """A still screen and the cover are as they were just set."""
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "A shelf")
        usual = app.animation_level
        await pilot.press("s", "down", "enter", "down", "enter")
        await sees(pilot, "Motion: still")
        assert app.animation_level == "none"
        await pilot.press("u")
        await sees(pilot, "Motion: full")
        assert app.animation_level == usual


THERE = [SoundDevice("Loudspeakers", is_usual=True), SoundDevice("Headset", is_usual=False)]


async def test_a_sound_device_is_tried_and_chosen(house: House) -> None:
    """The system's own comes first; `t` plays a soft tone through the one under the cursor."""
    tried: list[str] = []

    def try_out(name: str) -> str:
        tried.append(name)
        return "The device took the tone."

    app = house.home()
    async with app.run_test(size=NARROW) as pilot:
        await sees(pilot, "A shelf")
        ears = Ears(lambda: THERE, try_out)
        app.push_screen(SettingsScreen(app.preferences, ears))
        await sees(pilot, "Colours")
        await pilot.press(*to("sound_device"), "enter")
        await sees(pilot, "the system's own, now Loudspeakers")
        await pilot.press("t")
        await sees(pilot, "The device took the tone.")
        await pilot.press("down", "down", "t")
        await until(pilot, lambda: tried == ["", "Headset"])
        await sees(pilot, "t Try, softly")
        await pilot.press("enter")
        await sees(pilot, "Sound device: Headset")
    assert read(house.preferences).preferences.sound_device == "Headset"


async def test_the_name_of_a_device_can_be_typed(house: House) -> None:
    """Where the sound system names none that is said, and one that was chosen stays in the list."""
    house.preferences.write_text('sound_device = "Amp"\n', encoding="utf-8")
    app = house.home()
    async with app.run_test(size=WIDE) as pilot:
        await sees(pilot, "A shelf")
        app.push_screen(SettingsScreen(app.preferences, Ears(list, str)))
        await sees(pilot, "Colours")
        await pilot.press(*to("sound_device"), "enter")
        await sees(pilot, "No sound devices were found.")
        await sees(pilot, "Amp, not there now")
        await pilot.press("end", "enter")
        await sees(pilot, "It can be:")
        await pilot.press("ctrl+u")
        await write(pilot, "Big")
        await pilot.press("enter")
        await sees(pilot, "Sound device: Big")
    assert read(house.preferences).preferences.sound_device == "Big"
