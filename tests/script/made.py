"""Scripts made from a few lines, for tests that need one and not how it is written."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

from integrate.script.read import read

if TYPE_CHECKING:
    from integrate.script.model import Script


def script_of(text: str) -> Script:
    """Return the script with these steps, or this whole script when it has a title."""
    whole = dedent(text)
    if "title:" not in whole:
        whole = f"title: A test\nstage: anytime\n{whole}"
    reads = read(whole.encode())
    assert reads.script is not None, reads.problems
    return reads.script
