from __future__ import annotations

import os
from typing import TYPE_CHECKING

from integrate.ui.preview.watching import Watch

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_that_is_left_alone_has_not_changed(tmp_path: Path) -> None:
    """However often it is looked at."""
    (tmp_path / "a").write_text("a")
    watch = Watch()
    watch.begin([tmp_path / "a", tmp_path / "nowhere"])
    assert not any(watch.has_changed() for _ in range(3))


def test_a_file_of_the_same_size_and_time_under_the_old_name_is_noticed(tmp_path: Path) -> None:
    """An editor may write another file and rename it; its number on the disk tells."""
    old, new = tmp_path / "a", tmp_path / "b"
    for path, text in ((old, "one"), (new, "two")):
        path.write_text(text)
        os.utime(path, ns=(10**18, 10**18))
    watch = Watch()
    watch.begin([old])
    new.replace(old)
    assert watch.has_changed()


def test_a_file_that_is_gone_for_one_look_is_being_replaced(tmp_path: Path) -> None:
    """Only when it stays away has it changed."""
    path = tmp_path / "a"
    path.write_text("a")
    watch = Watch()
    watch.begin([path])
    path.unlink()
    assert [watch.has_changed() for _ in range(2)] == [False, True]


def test_a_file_added_later_is_watched_from_then_on(tmp_path: Path) -> None:
    """What is included is known only after reading; what is known already stays as it was."""
    path, part = tmp_path / "a", tmp_path / "part"
    path.write_text("a")
    part.write_text("b")
    watch = Watch()
    watch.begin([path])
    watch.add([path, part])
    assert not watch.has_changed()
    part.write_text("longer")
    assert watch.has_changed()
