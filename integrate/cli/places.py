"""Where this program keeps a person's data, on each platform."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAME = "integrate"
KEYS = "integrate-keys"
"""The folder of the key where the platform has one folder for settings and data."""
KEY_FILE = "device.key"
"""The journal's name for it, known here without loading what seals."""


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
    own = user_data_path(NAME, appauthor=False)
    home = own if data is None else data
    return Places(
        data=home,
        keys=_keys(config, own),
        scripts=home / "scripts",
        reports=user_log_path(NAME, appauthor=False),
        settings=config / "settings.toml",
        cache=home / "cache",
    )


def _keys(config: Path, own: Path) -> Path:
    """Return the folder of the key: never below the journal's, unless the key lies there already.

    macOS and Windows have one folder for both, whose copy would open itself.
    """
    within = config / "keys"
    if config != own:
        return within
    apart = config.with_name(KEYS)
    has_moved = _has_key(apart) or not _has_key(within)
    return apart if has_moved else within


def _has_key(folder: Path) -> bool:
    return os.path.lexists(folder / KEY_FILE)
