"""From the names of sounds and music in a script to their files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from integrate.script.order import by_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ENDINGS = (".flac", ".ogg", ".opus", ".wav", ".mp3", ".m4a")
"""What a sound file may end in, tried in this order."""
UNREAD = (".aac", ".aif", ".aiff", ".ape", ".m4b", ".m4p", ".mka", ".oga", ".wma", ".wv")
"""Other endings of music, which are left out."""
PLAYLISTS = (".m3u", ".m3u8")
LARGEST_PLAYLIST = 1_000_000
"""More bytes of a playlist are not read."""
MOST_TRACKS = 1000


@dataclass(frozen=True, slots=True)
class Sounds:
    """The folders that sounds are looked for in, the script's own first."""

    folders: tuple[Path, ...]

    def find(self, name: str, *, music: bool = False) -> Path | None:
        """Return the file of a sound, or None when no folder has it.

        For music it is the folder or the playlist, or None when that has no track.
        """
        if music:
            return next((place for place, _ in self._music(name)), None)
        for folder in self.folders:
            for path in (folder / name, *(folder / f"{name}{ending}" for ending in ENDINGS)):
                if _is_file(path):
                    return path
        return None

    def find_music(self, name: str) -> tuple[Path, ...]:
        """Return the tracks of a folder, by name, or of a playlist, as listed; none if not there.

        The name is a path from the folders, from the person's home after `~`, or a whole one.
        """
        return next((tracks for _, tracks in self._music(name)), ())

    def find_left_out(self, name: str) -> tuple[str, ...]:
        """Return what stands in a folder or playlist of music and is no track, to be named.

        In a playlist these are all lines without a track; in a folder, music of another format.
        """
        place = self.find(name, music=True)
        try:
            left = () if place is None else tuple(_left_out(place))
        except OSError:
            return ()
        return left[:MOST_TRACKS]

    def _music(self, name: str) -> Iterator[tuple[Path, tuple[Path, ...]]]:
        """Yield each place of that name that has a track, with its tracks."""
        try:
            wanted = Path(name).expanduser()
            for folder in self.folders or (Path(),):
                place = folder / wanted
                found = tuple(_in_folder(place) if place.is_dir() else _listed(place))
                if found:
                    yield place, found[:MOST_TRACKS]
        except (OSError, RuntimeError, ValueError):  # no home, no right to look, no such name
            return


def _in_folder(folder: Path) -> Iterable[Path]:
    tracks = (path for path in folder.iterdir() if _is_track(path))
    return sorted(tracks, key=lambda path: by_number(path.name))


def _listed(playlist: Path) -> Iterator[Path]:
    """Yield the tracks of a playlist; lines that name none, and what is not there, are skipped."""
    paths = (playlist.parent / line for line in _lines(playlist))
    return (path for path in paths if _is_track(path))


def _lines(playlist: Path) -> Iterator[str]:
    """Yield what the lines of a playlist name; none where it is no playlist."""
    if playlist.suffix.lower() not in PLAYLISTS or not playlist.is_file():
        return
    with playlist.open("rb") as opened:
        content = opened.read(LARGEST_PLAYLIST)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")  # what .m3u was written in before .m3u8
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def _left_out(place: Path) -> Iterator[str]:
    """Yield what is left out of a place of music, in its order."""
    if place.is_dir():
        others = (path for path in place.iterdir() if path.suffix.lower() in UNREAD)
        names = (path.name for path in others if not path.name.startswith("."))
        yield from sorted(names, key=by_number)
    else:
        yield from (line for line in _lines(place) if not _is_track(place.parent / line))


def _is_track(path: Path) -> bool:
    # macOS leaves `._name.mp3` beside files on other disks; that is no music.
    visible = not path.name.startswith(".")
    return visible and path.suffix.lower() in ENDINGS and _is_file(path)


def _is_file(path: Path) -> bool:
    """Tell whether a file is there; a name that no file can have is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
