"""What is said of a view: the step itself, how to answer it, and how far the person is.

One thing to a line, the important words first. Everything is made from the view alone, so line
mode says what any other front end shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.plain.words import WORDS, plain
from integrate.script.quantity import spoken
from integrate.session.safety import Safety
from integrate.session.view import (
    Breathing,
    Choosing,
    Marking,
    Passage,
    Rating,
    Resting,
    Ticking,
    Writing,
)
from integrate.words import _, later, several

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.script.answers import Answer
    from integrate.script.kinds import Option
    from integrate.script.quantity import Seconds
    from integrate.session.questionnaire import Asked
    from integrate.session.view import Scene, View

_LONGEST_REMINDER = 55
"""How many characters of an earlier answer are said when it can be kept."""

PHASES = {
    "in": later("In."),
    "hold": later("Hold."),
    "out": later("Out."),
    "rest": later("Rest."),
}
WRITE = later("Write as many lines as you like. A full stop alone on a line ends them.")
ONLY_NUMBERS = later("Answer with the number; the words of an option mean something else here.")
REPLACE = later("New words take the place of the old ones.")


def step(  # noqa: PLR0911 -- one return for each kind of scene
    scene: Scene, *, again: bool = False
) -> list[str]:
    """Return the words of a step; once more with all that an item of a questionnaire needs."""
    match scene:
        case Passage(text, for_therapist):
            return [_("Note: {text}", text=text) if for_therapist else text]
        case Marking(text=text) | Writing(text=text):
            return [text]
        case Choosing(text=text, options=options, item=item):
            return [*item_place(item, again=again), text, *numbered(options, scene.digits)]
        case Ticking(text=text, items=options) | Safety(text=text, options=options):
            return [text, *numbered(options)]
        case Rating(text=text, item=item):
            return [*item_place(item, again=again), text, *_ends(scene)]
        case Resting(text=text, length=length):
            return [*said(text), _("A rest of {time}.", time=spoken(length))]
        case Breathing(text=text, length=length, breaths=breaths):
            many = several(breaths, "one breath", "{count} breaths")
            paced = _("Breathing for {time}, {breaths}.", time=spoken(length), breaths=many)
            return [*said(text), paced]


def said(text: str) -> list[str]:
    """Return the text as a list of one, or of none when it is empty."""
    return [text] if text else []


def item_place(item: Asked | None, *, again: bool = False) -> list[str]:
    """Return the line that says which item of a questionnaire it is.

    What the items complete was said with the first of them; it is said `again` when asked for.
    """
    if item is None:
        return []
    place = _("{number} of {total}.", number=item.number, total=item.count)
    lines = [place if item.number else _("One question that does not count.")]
    return [*lines, *said(item.stem)] if again else lines


def numbered(options: Sequence[Option], digits: Sequence[str] = ()) -> list[str]:
    """Return one line for each option, numbered from 1, or with what is typed for it."""
    numbers = digits or [str(number) for number in range(1, len(options) + 1)]
    return [f"{one}. {option.words}" for one, option in zip(numbers, options, strict=True)]


def _ends(scale: Rating) -> list[str]:
    words = [
        _("{number} is {label}.", number=number, label=label)
        for number, label in sorted(scale.labels.items())
    ]
    return [_("A number from {low} to {high}.", low=scale.low, high=scale.high), *words]


def hint(scene: Scene) -> str:  # noqa: C901, PLR0911 -- one return for each kind of scene
    """Return how to answer, for the first time that such a step comes."""
    match scene:
        case Passage():
            return _("Enter goes on.")
        case Marking(mark=mark):
            return _("Enter marks this moment as {mark}.", mark=mark)
        case Writing(given=given):
            return f"{_(WRITE)}\n{_(REPLACE)}" if given else _(WRITE)
        case Choosing(options=options):
            if any(plain(option.words) in WORDS for option in options):
                return _(ONLY_NUMBERS)
            return _("Answer with the number, or the first letters.")
        case Ticking(all_required=True):
            return _("All of it is needed to go on. Tick with numbers, as they come.")
        case Ticking():
            return _("Answer with numbers, as in: 1 2. Or “all”, or “none”.")
        case Safety():
            return _("Answer with the number, or the first letters. “help” has more.")
        case Rating():
            return ""
        case Resting() | Breathing():
            return _("It ends by itself. Enter ends it early.")


def given(scene: Scene) -> Answer | None:
    """Return the answer that the person gave to this question before."""
    if isinstance(scene, Writing | Choosing | Ticking | Rating):
        return scene.given
    return None


def keeps(scene: Scene) -> list[str]:
    """Return the line that says which answer Enter keeps, if there is one."""
    before = given(scene)
    if before is None:
        return []
    words = " ".join(before.words.split())
    if len(words) > _LONGEST_REMINDER:
        words = f"{words[:_LONGEST_REMINDER].rstrip()} …"
    return [_("Enter keeps: {words}", words=words)]


def left(view: View, now: Seconds) -> Seconds | None:
    """Return how long the timed step goes on; None when the step is not timed or stands still."""
    if isinstance(view.scene, Resting | Breathing):
        return max(0.0, view.scene.began + view.scene.length - now)
    return None


def whereabouts(view: View, now: Seconds) -> list[str]:
    """Return how far the person is, how long it took, and what comes next."""
    step_of = _("Step {number} of {total}.", number=view.number, total=view.total)
    lines = [step_of] if view.number else []
    remaining = left(view, now)
    if remaining is not None:
        lines.append(_("{time} left here.", time=spoken(remaining)))
    if isinstance(view.scene, Breathing):
        breath, breaths = view.scene.breath, view.scene.breaths
        lines.append(_("Breath {number} of {total}.", number=breath, total=breaths))
    if view.coming:
        lines.append(_("Next: {step}.", step=view.coming))
    return [*lines, _("{time} since the beginning.", time=spoken(now))]
