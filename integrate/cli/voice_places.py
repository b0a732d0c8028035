"""Where a person's voices, spoken lines and recorded takes are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate import bundled
from integrate.script.library import SUFFIXES

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.cli.places import Places
    from integrate.script.library import Entry


def models(places: Places) -> tuple[Path, ...]:
    """Return the folders that hold voice models of piper."""
    return (places.data / "voices",)


def spoken_folder(places: Places) -> Path:
    """Return the folder in which spoken lines are kept."""
    return places.cache / "voice"


def takes_home(places: Places, entry: Entry) -> Path:
    """Return the folder under which takes of a script are recorded.

    They lie beside a script that was given by its path, and otherwise with the person's data.
    """
    return entry.path.parent if entry.name.endswith(SUFFIXES) else places.data


def take_folders(places: Places, entry: Entry) -> tuple[Path, ...]:
    """Return all folders that takes of a script are looked for in."""
    return (entry.path.parent, places.data, bundled.sounds())
