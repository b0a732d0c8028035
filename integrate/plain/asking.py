"""Takes the lines a person types at a question, until they make an answer.

Words that were begun are kept by the step they belong to, whatever the person does in between:
they go when they are answered with, or when the person lets them go.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from integrate.plain.replies import choice, mark, ticks, together
from integrate.session.view import Choosing, Rating, Ticking, Writing
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.script.answers import Value
    from integrate.session.view import View

END = "."
"""A line of just this ends own words, as it does in mail programs of old."""
THANKS = later("Noted. Thank you.")
NOTED = later("Noted: {words}")
HOW_TO_END = later("A full stop alone on a line ends your words.")
Question: TypeAlias = Writing | Choosing | Ticking | Rating
"""What can be answered."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a line."""

    value: Value | None
    """The answer; None while it is not complete."""
    says: str
    """The line to say about it; empty for nothing."""


class Asking:
    """The answers that are being put together in one session."""

    def __init__(self) -> None:
        """Begin with nothing typed."""
        self._drafts: dict[str, list[str]] = {}
        self._ticked: dict[str, frozenset[str]] = {}

    def take(self, step: str, scene: Question, line: str) -> Reply:
        """Return what a line answers at a step. Raises `Unclear` with what is wanted."""
        match scene:
            case Writing():
                return self._write(step, line)
            case Choosing(options=options):
                option = choice(options, line, scene.digits if scene.item else ())
                return Reply(option.id, _(NOTED, words=option.words))
            case Ticking() if scene.all_required:
                return self._tick_all(step, scene, line)
            case Ticking(items=items):
                ticked = ticks(items, line)
                return Reply(tuple(item.id for item in ticked), _(NOTED, words=together(ticked)))
            case rating:
                number = mark(rating, line)
                return Reply(number, _(NOTED, words=number))

    def draft(self, view: View) -> str:
        """Return the words begun at the present question; empty when there are none."""
        return "\n".join(self._drafts.get(view.step, ())).strip("\n")

    def take_up(self, step: str, words: str) -> None:
        """Go on with words that were begun at a step before."""
        self._drafts[step] = words.split("\n")

    def drafts(self) -> list[str]:
        """Return all words that were begun and never given as an answer."""
        return ["\n".join(lines).strip("\n") for lines in self._drafts.values()]

    def forget(self, step: str) -> None:
        """Let go of what was put together at a step: it was answered with, or passed over."""
        self._drafts.pop(step, None)
        self._ticked.pop(step, None)

    def _write(self, step: str, line: str) -> Reply:
        lines = self._drafts.get(step, [])
        if line.strip() == END:
            return Reply("\n".join(lines).strip("\n"), _(THANKS))
        says = _(HOW_TO_END) if not line.strip() else ""
        self._drafts[step] = [*lines, line.rstrip()]
        return Reply(None, says)

    def _tick_all(self, step: str, scene: Ticking, line: str) -> Reply:
        """Add to what is ticked until nothing is left open; `none` begins afresh."""
        now = {item.id for item in ticks(scene.items, line)}
        ticked = frozenset(now | self._ticked.get(step, frozenset()) if now else ())
        self._ticked[step] = ticked
        still_open = [
            f"{number}. {item.words}"
            for number, item in enumerate(scene.items, 1)
            if item.id not in ticked
        ]
        if still_open:
            return Reply(None, "\n".join([_("Still open:"), *still_open]))
        return Reply(tuple(item.id for item in scene.items), _(NOTED, words=together(scene.items)))
