"""Where the shipped scripts and sounds are: in an installed wheel, or beside the package.

The wheel carries them inside the package (`shipped/`); a checkout, an editable install and an
unpacked sdist have them at the top of the project.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    inside = _PACKAGE / "shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def scripts() -> Path:
    """Return the folder of the shipped scripts."""
    return _folder("scripts")


def sounds() -> Path:
    """Return the folder of the shipped sounds."""
    return _folder("audio")
