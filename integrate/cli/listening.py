"""Listening to a script's own sound files for `integrate check`; the shipped ones are known."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from integrate import bundled

if TYPE_CHECKING:
    from pathlib import Path

    from integrate.audio.levels import Levels


def trouble_with(file: Path, measures: Path) -> str | None:
    """Return a sentence when the file cannot be read, or would startle; None when it does.

    A file is measured once; what was found is kept in the folder `measures`.
    """
    if file.is_relative_to(bundled.sounds()):
        return None
    from integrate.audio.problem import UnplayableError  # noqa: PLC0415 -- only for own sounds

    try:
        return _levels(measures).standing_out(file)
    except UnplayableError as error:
        return str(error)


@cache
def _levels(measures: Path) -> Levels:
    from integrate.audio.levels import Levels  # noqa: PLC0415 -- loads numpy and the codecs

    return Levels(measures)
