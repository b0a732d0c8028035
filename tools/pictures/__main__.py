"""Take pictures of the running program: `python -m tools.pictures FOLDER [--help]`.

Every screen is the real one, driven by its keys in a fresh folder; nothing is drawn by hand. The
pictures of the README are made with `python -m tools.pictures docs/pictures --readme`; without
that, every screen is taken in each size and theme asked for.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import tempfile
import time
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tools.pictures import author, patient, second, seldom, therapist
from tools.pictures.camera import Camera

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

WALKS: Final[dict[str, Callable[[Camera, Path], Awaitable[None]]]] = {
    "patient": patient.walk,
    "at-home": patient.at_home,
    "seldom": seldom.walk,
    "therapist": therapist.walk,
    "second": second.walk,
    "author": author.walk,
}
SIZES: Final = ("60x18", "80x24", "120x36")
LOOKS: Final = ("dusk", "morning", "ember", "contrast")
SHOWN: Final = {
    "home": ("at-home", "100x30", "dusk"),
    "breathing": ("patient", "100x30", "dusk"),
    "console": ("therapist", "120x36", "dusk"),
    "trends": ("at-home", "100x30", "morning"),
}
"""What the README shows: in which walk it comes, at which size and look."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Take the pictures that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m tools.pictures", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--walk", nargs="+", choices=WALKS, default=list(WALKS))
    parser.add_argument("--size", nargs="+", type=_size, default=[_size(one) for one in SIZES])
    parser.add_argument("--theme", nargs="+", choices=LOOKS, default=list(LOOKS))
    parser.add_argument("--readme", action="store_true", help="only what the README shows")
    wanted = parser.parse_args(arguments)
    wanted.folder.mkdir(parents=True, exist_ok=True)
    os.environ["TZ"] = "UTC"
    os.environ["COLORTERM"] = "truecolor"
    os.environ.pop("NO_COLOR", None)
    time.tzset()
    if wanted.readme:
        for name, (walk, size, theme) in SHOWN.items():
            _go(walk, Camera(wanted.folder, _size(size), theme, only=name))
        return
    for walk, size, theme in product(wanted.walk, wanted.size, wanted.theme):
        _go(walk, Camera(wanted.folder, size, theme))


def _go(walk: str, camera: Camera) -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = folder
        asyncio.run(_finish(WALKS[walk](camera, Path(folder))))


async def _finish(walking: Awaitable[None]) -> None:
    await walking


def _size(words: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d+)x(\d+)", words)
    if not found:
        raise argparse.ArgumentTypeError(f"a size is written like {SIZES[0]}, not {words!r}")
    return int(found[1]), int(found[2])


if __name__ == "__main__":
    main()
