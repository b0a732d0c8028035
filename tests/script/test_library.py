from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate.script.library import Library, UnknownScript

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "title: {}\nstage: anytime\nsteps: [Rest.]\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Two folders of scripts: the author's own, and the shipped ones."""
    for name in ("own/mine.yaml", "shipped/integration/day-1.yaml", "shipped/before/day-1.yml"):
        write(tmp_path / name)
    write(tmp_path / "shipped/mine.yaml")
    write(tmp_path / "shipped/v1.2.yaml")
    write(tmp_path / "shipped/broken.yaml", "title: [")
    write(tmp_path / "shipped/readme.txt", "no script")
    return Library((tmp_path / "own", tmp_path / "shipped", tmp_path / "nowhere"))


def write(path: Path, text: str = "") -> None:
    """Write a script that has its own path for a title."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text or GOOD.format(path))


def title(library: Library, wanted: str, here: Path) -> str:
    """Return the title of the script that is found."""
    script = library.find(wanted, here).reads.script
    assert script is not None
    return script.title


def test_entries(library: Library) -> None:
    """All scripts are listed by name, broken ones too; an earlier folder hides a later one."""
    entries = {entry.name: entry for entry in library.entries()}
    assert list(entries) == ["before/day-1", "broken", "integration/day-1", "mine", "v1.2"]
    assert entries["mine"].path.parent.name == "own"
    assert [name for name, entry in entries.items() if entry.reads.problems] == ["broken"]


def test_days_stand_in_their_order(tmp_path: Path) -> None:
    """The second day comes before the tenth, and a folder keeps its own together."""
    for name in ("day-10", "day-2-3", "day-1", "low/day-10", "low/day-7"):
        write(tmp_path / f"after/{name}.yaml")
    names = [entry.name for entry in Library((tmp_path,)).entries()]
    assert names == [
        *("after/day-1", "after/day-2-3", "after/day-10"),
        *("after/low/day-7", "after/low/day-10"),
    ]


def test_names(library: Library, tmp_path: Path) -> None:
    """A script is found by its whole name, or by its last part where there is one such."""
    assert title(library, "integration/day-1", tmp_path).endswith("shipped/integration/day-1.yaml")
    assert title(library, "mine", tmp_path).endswith("own/mine.yaml")
    write(tmp_path / "shipped/deep/er/below.yaml")
    assert title(library, "below", tmp_path).endswith("deep/er/below.yaml")
    assert title(library, "er/below", tmp_path).endswith("deep/er/below.yaml")


def test_paths(library: Library, tmp_path: Path) -> None:
    """A path leads to its file, from here or from the root, with or without an ending we know."""
    write(tmp_path / "here/try.yaml")
    write(tmp_path / "here/draft")
    assert title(library, "try.yaml", tmp_path / "here").endswith("here/try.yaml")
    assert title(library, str(tmp_path / "here/draft"), tmp_path).endswith("here/draft")
    assert library.find("no/such.yml", tmp_path).reads.problems[0].code == "E001"


def test_a_name_of_two(library: Library, tmp_path: Path) -> None:
    """A last part that two scripts share is refused with both names."""
    with pytest.raises(UnknownScript, match="before/day-1, integration/day-1; write the whole"):
        library.find("day-1", tmp_path)


def test_an_unknown_name(library: Library, tmp_path: Path) -> None:
    """An unknown name is refused with the nearest one, or with all, or with none to name."""
    with pytest.raises(UnknownScript, match="did you mean `integration/day-1`"):
        library.find("integration/day-2", tmp_path)
    with pytest.raises(UnknownScript, match="known here: before/day-1, broken"):
        library.find("zzz", tmp_path)
    with pytest.raises(UnknownScript, match="library is empty"):
        Library(()).find("zzz", tmp_path)


def test_a_script_is_read_once(library: Library) -> None:
    """An entry reads its file when first asked, and then keeps what it read."""
    entry = library.entries()[0]
    first = entry.reads
    entry.path.unlink()
    assert entry.reads is first


def test_parts_are_not_on_the_shelf(tmp_path: Path) -> None:
    """A script in a folder called `parts` is there to be included, and not to be chosen."""
    for name in ("whole", "session/parts/arrival", "parts/end", "parts"):
        path = tmp_path / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("title: A\nstage: anytime\nsteps: [A.]\n", encoding="utf-8")
    library = Library((tmp_path,))
    assert [entry.name for entry in library.shelf()] == ["parts", "whole"]
    assert len(library.entries()) == 4
