"""Where this program keeps a person's data, on each platform."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAME = "integrate"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one person."""

    data: Path
    """The journal."""
    keys: Path
    """The key of this device, apart from the journal it opens."""
    scripts: Path
    """Scripts of the person's own, which come before the shipped ones of the same name."""
    reports: Path
    """Crash reports."""
    settings: Path
    """The file of preferences."""
    cache: Path
    """What can be made again: spoken lines, and how loud each sound file is."""


def find_places(data: Path | None) -> Places:
    """Return the folders: the platform's own, or under a folder that was named.

    The key stays in the platform's folder in either case: never beside what it opens.
    """
    from platformdirs import user_config_path, user_data_path, user_log_path  # noqa: PLC0415 -- not for --version

    config = user_config_path(NAME, appauthor=False)
    home = user_data_path(NAME, appauthor=False) if data is None else data
    return Places(
        data=home,
        keys=config / "keys",
        scripts=home / "scripts",
        reports=user_log_path(NAME, appauthor=False),
        settings=config / "settings.toml",
        cache=home / "cache",
    )
