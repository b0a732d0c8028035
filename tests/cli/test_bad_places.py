"""Folders that cannot be written, journals that cannot be read, and readers that have gone."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from integrate.cli.exit_codes import ExitCode
from integrate.cli.main import main
from tests.cli.calling import PROGRAM, script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.calling import Person, Said

COMMANDS = (
    ["journal", "list"],
    ["journal", "show", "x"],
    ["play", "--plain", "--mute", "one.yaml"],
)


@pytest.fixture(autouse=True)
def _one(person: Person) -> None:
    """Let there be a script."""
    person.write("one.yaml", script("- ask: What stays?\n  save: stays\n- Thank you."))


def told(said: Said, *words: str) -> None:
    """Check that a call ended with 2 and one sentence that holds these words."""
    assert said.code == ExitCode.USAGE, said
    assert said.err.count("\n") == 1, said.err
    assert said.has_no_traceback
    for one in words:
        assert one in said.err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_where_the_folder_should_be(person: Person, command: list[str]) -> None:
    """`--data` that names a file is told, and the file stays as it is."""
    path = person.write("file", "mine")
    told(person.call(*command, data=path), str(path))
    assert path.read_text() == "mine"


def _mount(folder: Path, options: str) -> bool:
    """Put a small file system of its own under the folder; False where that is not allowed."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)],
        check=False,
        capture_output=True,
    )
    return done.returncode == 0


@pytest.fixture(name="read_only")
def _read_only(tmp_path: Path) -> Iterator[Path]:
    """Give a folder that nobody may write in, not even root."""
    folder = tmp_path / "read-only"
    folder.mkdir()
    mounted = _mount(folder, "ro,size=64k")
    if not mounted:
        if os.name == "nt" or os.geteuid() == 0:
            pytest.skip("no folder can be made read-only for this user")
        folder.chmod(0o500)
    yield folder
    if mounted:
        subprocess.run(["umount", str(folder)], check=True)
    else:
        folder.chmod(0o700)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_read_only_folder(person: Person, read_only: Path, command: list[str]) -> None:
    """A folder that cannot be written in is named with what to do."""
    told(person.call(*command, data=read_only), str(read_only), "read-only")


def test_home_in_lines_without_a_journal_says_why_and_lists_the_scripts(
    person: Person, read_only: Path
) -> None:
    """Where nothing can be kept, home still opens and says that only grounding can begin."""
    said = person.call(data=read_only, typed="quit\n")
    assert said.code == ExitCode.DONE
    assert "read-only" in said.out
    assert "grounding" in said.out


@pytest.fixture(name="small_disk")
def _small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a folder on a disk of 256 KB."""
    folder = tmp_path / "small"
    folder.mkdir()
    if not _mount(folder, "size=256k"):
        pytest.skip("no small disk can be mounted by this user")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_full_from_the_start(person: Person, small_disk: Path) -> None:
    """Without room for a journal nothing begins, and the remedy is told."""
    fill(small_disk)
    told(
        person.call("play", "--plain", "--mute", "one.yaml", data=small_disk),
        "is full",
        "make room",
    )


def test_a_disk_that_fills_up_keeps_what_was_written_and_shows_the_rest(
    person: Person, small_disk: Path
) -> None:
    """An answer that finds no room is shown again, nothing before it is lost, no traceback."""
    long = "word " * 12_000
    typed = f"{long}\n\nstop\n\n\n\n"
    fill(small_disk, but=140 * 1024)
    said = person.call("play", "--plain", "--mute", "one.yaml", data=small_disk, typed=typed)
    assert said.has_no_traceback
    assert said.code in (ExitCode.STOPPED, ExitCode.USAGE)
    assert "is full" in said.out + said.err
    (small_disk / "ballast").unlink()
    listed = person.call("journal", "list", data=small_disk)
    assert listed.code == ExitCode.DONE
    assert "interrupted" in listed.out or "stopped" in listed.out


def test_a_sound_file_that_finds_no_room_is_taken_away_again(
    person: Person, small_disk: Path
) -> None:
    """A rendering that fills the disk is told in a sentence, and leaves no part of a file."""
    person.write("rest.yaml", script("- wait: 5 s"))
    said = person.call("render", "rest.yaml", small_disk / "rest.wav")
    assert (said.code, said.out) == (ExitCode.USAGE, "")
    assert str(small_disk / "rest.wav") in said.err
    assert said.has_no_traceback
    assert not list(small_disk.iterdir())


def fill(folder: Path, but: int = 0) -> None:
    """Fill the disk of a folder, but for so many bytes."""
    free = os.statvfs(folder)
    room = free.f_bavail * free.f_frsize - but
    with (folder / "ballast").open("wb") as file:
        file.write(b"\0" * max(0, room))


@pytest.mark.parametrize(
    "content", [b"", b"this is no journal" * 100, b"SQLite format 3\0" + b"\xff" * 4096]
)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_corrupt_journal_is_told_and_left_as_it_is(
    person: Person, command: list[str], content: bytes
) -> None:
    """A file that is no journal is named; not a byte of it is changed."""
    path = person.write("data/journal.db", content)
    told(person.call(*command), str(path))
    assert path.read_bytes() == content


def test_a_journal_without_its_key_is_told(person: Person) -> None:
    """A journal from another computer says that its key is missing, and where it belongs."""
    assert person.call("journal", "list").code == ExitCode.DONE
    key = person.folder / ".config" / "integrate" / "keys" / "device.key"
    key.unlink()
    told(person.call("journal", "list"), str(key))


def test_the_key_is_kept_apart_from_the_journal(person: Person) -> None:
    """A copy of the data folder alone opens nothing."""
    person.call("journal", "list")
    assert (person.data / "journal.db").is_file()
    assert not list(person.data.rglob("*.key"))
    key = person.folder / ".config" / "integrate" / "keys" / "device.key"
    assert key.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "command", [["list"], ["list", "--json"], ["journal", "list"], ["check", "broken.yaml"]]
)
def test_a_reader_that_has_gone_is_no_fault(person: Person, command: list[str]) -> None:
    """`integrate list | head -1` ends in silence with 0."""
    person.write("broken.yaml", "title: Broken\n")
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*PROGRAM, "--data", str(person.data), *command],
        stdin=subprocess.DEVNULL,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        env=person.environment,
        cwd=person.folder,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (ExitCode.DONE, b"")


def test_a_session_whose_reader_has_gone_stops_in_silence(person: Person) -> None:
    """When nobody reads a plain session any more it ends with 3 and stays interrupted."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*PROGRAM, "--data", str(person.data), "play", "--plain", "--mute", "one.yaml"],
        input=b"\n" * 20,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        env=person.environment,
        cwd=person.folder,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (ExitCode.STOPPED, b"")
    assert "interrupted" in person.call("journal", "list").out


def test_a_fault_of_the_program_ends_with_4_and_tells_no_value(
    person: Person, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A crash is one sentence; its report holds places and kinds, and no words of anybody."""

    def failing(_entry: object) -> str:
        words = "a heron by the canal"
        raise RuntimeError(words)

    monkeypatch.setenv("HOME", str(person.folder))
    monkeypatch.setattr("integrate.cli.listing._line", failing)
    with pytest.raises(SystemExit) as left:
        main(["--data", str(person.data), "list"])
    assert left.value.code == ExitCode.CRASHED
    said = capsys.readouterr().err
    assert "Something in Integrate itself went wrong." in said
    assert "Traceback" not in said
    (report,) = person.folder.rglob("integrate-crash-*.txt")
    assert str(report) in said
    text = report.read_text(encoding="utf-8")
    assert "RuntimeError" in text
    assert "test_bad_places.py" in text
    assert "heron" not in text + said


def test_an_interrupt_from_the_keyboard_ends_with_3(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C is a way to stop, not a fault."""

    def interrupted(_entry: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("integrate.cli.listing._line", interrupted)
    with pytest.raises(SystemExit) as left:
        main(["--data", str(person.data), "list"])
    assert left.value.code == ExitCode.STOPPED
