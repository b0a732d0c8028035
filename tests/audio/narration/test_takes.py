from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.audio.narration.takes import WORDS, find_take, take_file, with_words

FOLDER = Path("/some/folder")


def put(folder: Path, place: str) -> Path:
    """Put a file there."""
    file = folder / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch()
    return file


def test_a_take_lies_under_script_language_and_step(tmp_path: Path) -> None:
    """A take is found by the name of its script, its language and its step, in any format."""
    file = put(tmp_path, "voice/integration/day-1/en/welcome.ogg")
    assert find_take((tmp_path,), "integration/day-1", "en", "welcome") == file
    assert find_take((tmp_path,), "integration/day-1", "en", "farewell") is None
    assert find_take((tmp_path,), "integration/day-1", "de", "welcome") is None
    assert find_take((tmp_path,), "integration/day-2", "en", "welcome") is None


def test_the_first_folder_wins(tmp_path: Path) -> None:
    """A take beside the script comes before the one that is shipped."""
    put(tmp_path, "shipped/voice/day-1/en/welcome.flac")
    own = put(tmp_path, "own/voice/day-1/en/welcome.mp3")
    folders = (tmp_path / "own", tmp_path / "shipped")
    assert find_take(folders, "day-1", "en", "welcome") == own


@pytest.mark.parametrize("name", ["day-1.yaml", "some/where/day-1.yml", "/an/other/day-1.yaml"])
def test_a_script_given_by_its_path(tmp_path: Path, name: str) -> None:
    """Takes of a script that is no part of a library lie under its last name."""
    file = put(tmp_path, "voice/day-1/en/welcome.flac")
    assert find_take((tmp_path,), name, "en", "welcome") == file
    assert take_file(tmp_path, name, "en", "welcome") == file


def test_the_last_part_of_the_name_is_enough(tmp_path: Path) -> None:
    """A script of the library finds takes that lie beside it under its last name."""
    file = put(tmp_path, "voice/day-1/en/welcome.flac")
    assert find_take((tmp_path,), "integration/day-1", "en", "welcome") == file


def test_every_round_has_the_same_take(tmp_path: Path) -> None:
    """What is repeated is recorded once."""
    file = put(tmp_path, "voice/day-1/en/soften.flac")
    assert find_take((tmp_path,), "day-1", "en", "soften~3") == file
    assert take_file(tmp_path, "day-1", "en", "soften~3") == file


def test_a_country_finds_the_plain_language(tmp_path: Path) -> None:
    """Takes in German serve in Austria, unless there are Austrian ones."""
    german = put(tmp_path, "voice/day-1/de/welcome.flac")
    assert find_take((tmp_path,), "day-1", "de-AT", "welcome") == german
    austrian = put(tmp_path, "voice/day-1/de-AT/welcome.flac")
    assert find_take((tmp_path,), "day-1", "de-AT", "welcome") == austrian


def test_a_take_of_other_words_is_not_heard(tmp_path: Path) -> None:
    """The ear never hears other words than the eye reads."""
    file = put(tmp_path, "voice/day-1/en/welcome.flac")
    (file.parent / WORDS).write_bytes(with_words(file.parent, "welcome", "Be  here\nnow."))
    assert find_take((tmp_path,), "day-1", "en", "welcome", "Be here now.") == file
    assert find_take((tmp_path,), "day-1", "en", "welcome", "Be there now.") is None
    assert find_take((tmp_path,), "day-1", "en", "welcome") == file


@pytest.mark.parametrize("listed", ["", "[]", "{", '{"welcome": 3}', "\ufffd"])
def test_a_damaged_list_of_words_is_no_list(tmp_path: Path, listed: str) -> None:
    """A take whose words nobody noted is taken at its word."""
    file = put(tmp_path, "voice/day-1/en/welcome.flac")
    (file.parent / WORDS).write_text(listed, encoding="utf-8")
    assert find_take((tmp_path,), "day-1", "en", "welcome", "Anything.") == file


def test_words_of_other_takes_stay_in_the_list(tmp_path: Path) -> None:
    """Noting what one take says forgets nothing about the others."""
    (tmp_path / WORDS).write_bytes(with_words(tmp_path, "one", "First."))
    both = with_words(tmp_path, "two~2", "Second.").decode()
    assert '"one": "First."' in both
    assert '"two": "Second."' in both


@given(
    st.text(st.characters(codec="utf-8"), max_size=300),
    st.text(st.characters(codec="utf-8"), max_size=300),
)
def test_no_name_leads_out_of_the_folder(script: str, step: str) -> None:
    """Whatever a script or step is called, looking for its take does no harm."""
    assert find_take((), script, "en", step) is None
    file = take_file(FOLDER, script, "en", step)
    assert ".." not in file.parts
    assert file.is_relative_to(FOLDER)


def test_looking_for_takes_loads_no_sound() -> None:
    """The interface's own process stays free of numpy and of every audio library."""
    code = (
        "import sys, integrate.audio.narration.takes\n"
        "print({'numpy', 'pydub', 'soundfile', 'soxr', 'miniaudio'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"set()"
