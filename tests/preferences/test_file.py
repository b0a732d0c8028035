from __future__ import annotations

import string
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.preferences.file import change, read, with_value
from integrate.preferences.preferences import DECLARATIONS, Preferences, written

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.preferences.file import Read


def _read(folder: Path, text: str) -> Read:
    file = folder / "settings.toml"
    file.write_text(text, encoding="utf-8")
    return read(file)


def test_without_a_file_everything_is_as_usual(tmp_path: Path) -> None:
    """Where nothing was set, nothing is chosen and nothing is wrong."""
    found = read(tmp_path / "settings.toml")
    assert found.preferences == Preferences()
    assert not found.troubles
    assert not found.chosen


def test_what_is_set_holds(tmp_path: Path) -> None:
    """Values in the file stand in the preferences, and the others stay as usual."""
    found = _read(tmp_path, 'theme = "morning"\nvolume = -6\nnarration = false\n')
    assert found.preferences == Preferences(theme="morning", volume=-6, narration=False)
    assert found.chosen == {"theme", "volume", "narration"}


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ('theme = "pink"', "dusk, morning, ember or contrast"),
        ("volume = 400", "from -40 to 6"),
        ("volume = true", "from -40 to 6"),
        ('narration = "perhaps"', "true or false"),
        ("voice = 7", "voice"),
        ('them = "morning"', "did you mean `theme`"),
        ('zzz = "morning"', "`zzz` is no setting"),
    ],
)
def test_a_bad_value_is_named_and_the_others_hold(tmp_path: Path, line: str, word: str) -> None:
    """One bad line costs only itself, and the sentence says what would be right."""
    found = _read(tmp_path, f"lock = 5\n{line}\n")
    assert found.preferences == Preferences(lock=5)
    assert len(found.troubles) == 1
    assert word in found.troubles[0]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"= = =", b"[", b"theme = \x00"])
def test_garbage_is_named_and_keeps_nobody_out(tmp_path: Path, content: bytes) -> None:
    """A file that is no TOML gives the usual settings and one sentence with its path."""
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    found = read(file)
    assert found.preferences == Preferences()
    assert len(found.troubles) == 1
    assert str(file) in found.troubles[0]


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    """What cannot be opened is told of in a sentence."""
    (tmp_path / "settings.toml").mkdir()
    assert "cannot be read" in read(tmp_path / "settings.toml").troubles[0]


def test_setting_one_keeps_the_rest_as_it_was_written() -> None:
    """Comments, order and other lines stay when one value is changed."""
    before = '# mine\nvolume = -3 # at night\ntheme = "dusk"\n'
    assert with_value(before, "theme", "ember") == before.replace("dusk", "ember")
    assert with_value(before, "theme", None) == "# mine\nvolume = -3 # at night\n"


@given(
    st.sampled_from(["voice", "sound_device"]),
    st.text(st.characters(codec="utf-8")).filter(str.isprintable),
)
def test_any_words_come_back_as_they_were_set(name: str, words: str) -> None:
    """What is written into the file is what is read from it, whatever the words are."""
    import tomllib  # noqa: PLC0415 -- judges what was written

    assert tomllib.loads(with_value("", name, words)) == {name: words}


@pytest.mark.parametrize("name", DECLARATIONS)
def test_every_default_is_a_value_of_its_kind(name: str) -> None:
    """A default could have been set by hand."""
    declared = DECLARATIONS[name]
    assert declared.kind.accept(declared.default) == declared.default
    assert set(name) <= {*string.ascii_lowercase, "_"}


def test_one_preference_is_changed_and_the_rest_stays(tmp_path: Path) -> None:
    """A folder is made where there is none; comments stay; None lets it be as usual."""
    file = tmp_path / "config" / "settings.toml"
    change(file, "theme", "morning")
    file.write_text("# mine\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    change(file, "country", "GB")
    found = read(file)
    assert (found.preferences.theme, found.preferences.country) == ("morning", "GB")
    change(file, "theme", None)
    assert read(file).chosen == {"country"}
    assert file.read_text(encoding="utf-8").startswith("# mine\n")
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_a_file_that_is_no_toml_stays_as_it_is(tmp_path: Path) -> None:
    """Nothing is put into it, and nothing is left beside it."""
    file = tmp_path / "settings.toml"
    file.write_text("= = =", encoding="utf-8")
    with pytest.raises(ValueError, match="line 1"):
        change(file, "theme", "morning")
    assert file.read_text(encoding="utf-8") == "= = ="
    assert [*tmp_path.iterdir()] == [file]


@pytest.mark.parametrize(("value", "words"), [(True, "yes"), (False, "no"), (5, "5"), ("a", "a")])
def test_a_value_is_shown_as_a_person_writes_it(value: bool | int | str, words: str) -> None:  # noqa: FBT001 -- given by pytest
    """A yes is no `True`."""
    assert written(value) == words
