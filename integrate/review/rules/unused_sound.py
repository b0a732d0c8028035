"""W202: a sound that is named and never played."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.explanation import Explanation, example
from integrate.review.rule import Finding, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.review.draft import Draft

_SOUNDS = "sounds:\n  bell: bells/bowl-low\n"


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield each sound at the head of the script that no step plays."""
    if not draft.script.sounds:
        return
    for name in draft.script.sounds:
        if name not in draft.used_sounds:
            place = draft.at_key("sounds", name)
            yield Finding(place, f"no step plays `{name}`", "play it, or remove this line")


RULE = Rule(
    Explanation(
        code="W202",
        title="a sound that no step plays",
        why=(
            "It is left over, or a step has lost its sound. In the second case a person waits in "
            "silence for a bell."
        ),
        failing=example("- Rest a while.", _SOUNDS),
        passing=example("- say: Rest a while.\n  audio: bell", _SOUNDS),
    ),
    _check,
)
