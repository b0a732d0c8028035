"""Files that are given another content, and reports that find no place."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from integrate.cli.crash import write_report
from integrate.cli.replacing import replace_file
from integrate.cli.sentence import Told


def test_a_file_that_cannot_be_written_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sentence names the file and why, and no half of the new one lies beside it."""
    file = tmp_path / "mine.yaml"
    file.write_text("title: Mine\n")

    def refuse(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(Told) as told:
        replace_file(file, b"title: Another\n")
    assert told.value.message == f"{file} cannot be written: No space left on device."
    assert file.read_text() == "title: Mine\n"
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_stays_a_link_and_keeps_who_may_read_it(tmp_path: Path) -> None:
    """What it leads to has the new content."""
    file, link = tmp_path / "mine.yaml", tmp_path / "link.yaml"
    file.write_text("title: Mine\n")
    file.chmod(0o600)
    link.symlink_to(file)
    replace_file(link, b"title: Another\n")
    assert link.is_symlink()
    assert file.read_bytes() == b"title: Another\n"
    assert file.stat().st_mode & 0o777 == 0o600


def failed(words: str) -> Exception:
    """Return an error that quotes somebody, as if it had been raised."""
    with pytest.raises(ValueError, match=words) as raised:
        int(words)
    return raised.value


def test_a_report_lies_where_there_is_room_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the folder for temporary files, where its own place is none; with no word of anybody."""
    place = tmp_path / "file"
    place.touch()
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "temporary"))
    report = write_report(failed("a heron by the canal"), place / "reports")
    assert report is not None
    assert report.parent == tmp_path / "temporary"
    text = report.read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "test_replacing.py" in text
    assert "heron" not in text


def test_a_report_that_finds_no_room_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program ends with its sentence all the same."""
    place = tmp_path / "file"
    place.touch()
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(place / "temporary"))
    assert write_report(failed("x"), place / "reports") is None
