"""S503: a way that ends without a closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.explanation import Explanation, example
from integrate.review.rule import Finding, Rule
from integrate.review.ways import Walker
from integrate.script.depth import Depth
from integrate.script.verbs import Goto, Say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.review.draft import Draft
    from integrate.review.paths import DeadEnd
    from integrate.review.ways import Choice
    from integrate.script.problem import Span

_CHOOSE = """
- choose: Shall we go on?
  save: going
  options: {yes: Yes, no: Not today}
"""


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield each step after which a session may end just like that."""
    if _plainly_closes(draft):
        return
    told: set[Span | None] = set()
    for depth, program in draft.programs.items():
        walker = Walker(draft.script, program)
        for end in draft.surveys[depth].dead_ends:
            if end.place not in told:
                told.add(end.place)
                way = walker.way_along(end.route.turns)
                on_short = " on the short way" if depth is Depth.SHORT else ""
                yield _finding(draft, end, on_short + _when(way.choices if way else ()))


def _finding(draft: Draft, end: DeadEnd, when: str) -> Finding:
    if end.place is None:
        what = f"nothing at all is shown{when}"
    else:
        what = f"a session may end after this step, without a closing{when}"
    remedy = "end every way with words that say it is over and what comes next"
    return Finding(end.place or draft.at_key("steps"), what, remedy)


def _plainly_closes(draft: Draft) -> bool:
    """Tell whether the script ends, for everyone, with text."""
    last = draft.placed[-1]
    return isinstance(last.step, Say) and last.is_certain and not draft.of(Goto)


def _when(choices: tuple[Choice, ...]) -> str:
    """Return the answers that lead there, in words; of many the last ones."""
    parts = [
        f"`{one.name}` is not answered"
        if one.value is None
        else f"`{one.name}` is {_said(one.value)}"
        for one in choices
    ]
    return f", when {' and '.join(parts[-3:])}" if parts else ""


def _said(value: object) -> str:
    return " and ".join(map(str, value)) if isinstance(value, tuple) else str(value)


RULE = Rule(
    Explanation(
        code="S503",
        title="a way that ends without a closing",
        why=(
            "Someone who was led somewhere is led back: where they are, that it is over, what "
            "comes next and where help is. Above all those who said no need that, and their ways "
            "are the ones that are forgotten. A way ends well when the last thing shown is text, "
            "or a timed step with words to it. It does not end with a question or a bare wait."
        ),
        failing=example(
            "- Rest a while.\n" + _CHOOSE.strip() + "\n- say: Then we go on.\n  when: going is yes"
        ),
        passing=example(
            _CHOOSE.strip() + "\n- say: Then we go on.\n  when: going is yes\n- Rest a while."
        ),
    ),
    _check,
)
