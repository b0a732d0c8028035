"""W206: a file whose lines end in two ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.explanation import Example, Explanation, example
from integrate.review.rule import Finding, Rule
from integrate.script.problem import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from integrate.review.draft import Draft

_PLAIN = example("- Rest a while.\n- Rest a while longer.")


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield the first line that ends unlike the first one."""
    text = draft.texts.get("", "")
    if "\r" not in text:
        return
    windows = text.count("\r\n")
    if not windows or windows == text.count("\n"):
        return
    lines = text.splitlines(keepends=True)
    ends = [line.endswith("\r\n") for line in lines if line.endswith("\n")]
    number = ends.index(not ends[0]) + 1
    column = len(lines[number - 1].rstrip("\r\n")) + 1
    place = Span(number, column, number, column + 1)
    yield Finding(place, "this line ends unlike the first one", "run `integrate check --fix`")


RULE = Rule(
    Explanation(
        code="W206",
        title="lines that end in two ways",
        why=(
            "Some lines end as on Windows and some as elsewhere, mostly after two editors. The "
            "script reads the same; tools that compare versions show every line as changed. "
            "`integrate check --fix` gives all lines the same end."
        ),
        failing=Example(_PLAIN.text, _PLAIN.text.encode().replace(b"while.\n", b"while.\r\n")),
        passing=_PLAIN,
    ),
    _check,
)
