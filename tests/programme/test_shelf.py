from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate import bundled
from integrate.programme.shelf import (
    UnknownProgramme,
    find_programme,
    is_programme,
    programmes,
)
from integrate.script.library import Library
from tests.programme.following import WEEK

if TYPE_CHECKING:
    from pathlib import Path


def put(folder: Path, name: str, text: str = WEEK) -> Path:
    """Put a programme into a library's folder."""
    path = folder / "programmes" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_programmes_by_name(tmp_path: Path) -> None:
    """Programmes are found in every folder of the library; an own one hides one of its name."""
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    put(shipped, "week.yaml")
    put(shipped, "year.yml", "broken")
    mine = put(own, "week.yaml")
    found = programmes(Library((own, shipped)))
    assert [one.name for one in found] == ["week", "year"]
    assert found[0].path == mine
    assert found[0].reads.programme is not None
    assert found[1].reads.problems


def test_no_script_among_them(tmp_path: Path) -> None:
    """A programme is no script: the list of scripts leaves it out."""
    path = put(tmp_path, "week.yaml")
    assert Library((tmp_path,)).entries() == []
    assert is_programme(path)
    assert not is_programme(tmp_path / "programmes.yaml")


def test_a_name_that_is_not_there(tmp_path: Path) -> None:
    """A misspelt name gets the nearest one; an empty library says that it is empty."""
    with pytest.raises(UnknownProgramme, match="the library has none"):
        find_programme(Library((tmp_path,)), "week")
    put(tmp_path, "week.yaml")
    assert find_programme(Library((tmp_path,)), "week").name == "week"
    with pytest.raises(UnknownProgramme, match="did you mean `week`"):
        find_programme(Library((tmp_path,)), "weak")


def test_the_shipped_ones() -> None:
    """There are two weeks in general and for each track, and a course of six sessions."""
    found = {one.name: one.reads.programme for one in programmes(Library((bundled.scripts(),)))}
    assert set(found) == {
        "six-sessions",
        "two-weeks",
        "two-weeks-depression",
        "two-weeks-generalized-anxiety",
        "two-weeks-ptsd",
        "two-weeks-social-anxiety",
    }
    for programme in found.values():
        assert programme is not None
        assert programme.version
        assert programme.licence
        assert programme.reviewed_by == ""
