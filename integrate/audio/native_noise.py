"""Keeps what native libraries write to the screen away from it, and lets our own words through.

A decoder that finds an mp3 file damaged writes to descriptor 2, not knowing whose screen it is; we
say it in a sentence ourselves. A descriptor belongs to the whole process and decoding goes on in
many threads, so this is not done at each read but once, around the work of a command.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator

ERRORS: Final = 2
"""The descriptor that native code complains to."""


@contextmanager
def native_noise_away() -> Iterator[None]:
    """Send what is written to descriptor 2 to nowhere, but for what goes through `sys.stderr`.

    Whatever keeps `sys.stderr` for itself, such as a progress bar, must be made inside.
    """
    try:
        kept = os.dup(ERRORS)
    except OSError:  # closed by whoever started us: there is no screen to keep clean
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, ERRORS)
    os.close(nowhere)
    try:
        with _our_words_to(kept):
            yield
    finally:
        os.dup2(kept, ERRORS)
        os.close(kept)


@contextmanager
def _our_words_to(descriptor: int) -> Iterator[None]:
    ours = sys.stderr
    if not _goes_to_errors(ours):
        yield
        return
    sys.stderr = open(  # noqa: SIM115 -- closed below, where a lost terminal is no matter
        descriptor, "w", 1, encoding=ours.encoding, errors=ours.errors, closefd=False
    )
    try:
        yield
    finally:
        with suppress(OSError):
            sys.stderr.close()
        sys.stderr = ours


def _goes_to_errors(stream: TextIO | None) -> bool:
    """Return whether it is the real one; a test, or another command, may have put its own there."""
    with suppress(OSError, ValueError):
        return stream is not None and stream.fileno() == ERRORS
    return False
