"""Listening to a script's own sound files for `integrate check`; the shipped ones are known."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Final

import click

from integrate import bundled
from integrate.player.sounds import Sounds
from integrate.words import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from integrate.audio.levels import Levels

MANY: Final = 4
"""From so many files on that are not known yet, it takes long enough to be told of."""


def trouble_with(place: Path, measures: Path) -> Iterator[str]:
    """Yield a sentence for each file that cannot be read, or would startle.

    The place is a sound file, or the folder or playlist of some music. A file is measured once;
    what was found is kept in the folder `measures`.
    """
    music = Sounds(()).find_music(str(place))
    files = [one for one in music or (place,) if not one.is_relative_to(bundled.sounds())]
    if not files:
        return
    levels = _levels(measures)
    if sum(not levels.knows(file) for file in files) < MANY:
        yield from _troubles(levels, files)
        return
    with click.progressbar(files, label=_("Listening"), file=sys.stderr) as bar:
        yield from _troubles(levels, bar)


def _troubles(levels: Levels, files: Iterable[Path]) -> Iterator[str]:
    from integrate.audio.problem import UnplayableError  # noqa: PLC0415 -- only for own sounds

    for file in files:
        try:
            found = levels.standing_out(file)
        except UnplayableError as error:
            found = str(error)
        if found is not None:
            yield found


@cache
def _levels(measures: Path) -> Levels:
    from integrate.audio.levels import Levels  # noqa: PLC0415 -- loads numpy and the codecs

    return Levels(measures)
