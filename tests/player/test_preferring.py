from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.player.preferring import LABELS, change, label, said, why_not
from integrate.preferences.preferences import DECLARATIONS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", DECLARATIONS)
def test_every_preference_has_a_name_for_people(name: str) -> None:
    """None is shown by the name it has in the file."""
    assert label(name) == LABELS[name]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("volume", -6, "-6 decibels"),
        ("volume", 0, "0 decibels"),
        ("lock", 0, "never"),
        ("lock", 5, "5 minutes"),
        ("narration", True, "yes"),
        ("country", "", "none"),
        ("sound_device", "", "the usual one"),
    ],
)
def test_a_value_is_shown_in_words(name: str, value: str | bool | int, words: str) -> None:  # noqa: FBT001 -- a value
    """Numbers have their unit, and nothing is left blank."""
    assert said(DECLARATIONS[name], value) == words


def test_what_will_not_do_is_said(tmp_path: Path) -> None:
    """The sentence has the words, and what they must be."""
    volume = DECLARATIONS["volume"]
    assert why_not(volume, "loud").startswith("It cannot be “loud”: it is a whole number from -40")
    assert not why_not(volume, "-3")
    file = tmp_path / "settings.toml"
    assert change(file, volume, "-3") == "Loudness: -3 decibels"
    assert change(file, volume, None) == "Loudness: 0 decibels"
    file.write_text("= = =", encoding="utf-8")
    assert "cannot be changed" in change(file, volume, "-3")
    assert file.read_text(encoding="utf-8") == "= = ="


def test_a_file_that_is_no_text_stays_as_it_is(tmp_path: Path) -> None:
    """It is named, with the reason in words and not in codes."""
    file = tmp_path / "settings.toml"
    file.write_bytes(b"volume = \xff")
    said_of_it = change(file, DECLARATIONS["volume"], "-3")
    assert str(file) in said_of_it
    assert "it is not UTF-8 text" in said_of_it
    assert file.read_bytes() == b"volume = \xff"
