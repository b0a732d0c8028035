"""Where a person is at home in lines: what Enter would do there, and how that is said.

A word that steps aside, such as “help” or “time”, comes back to the same place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Place:
    """A prompt at which Enter alone means something."""

    enter: Callable[[], None]
    """What Enter does."""
    says: str
    """The sentence that tells so."""
    again: Callable[[], None]
    """Says all of the prompt once more."""
