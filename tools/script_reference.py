"""Write the reference tables of docs/script-format.md from the declarations themselves.

`python tools/script_reference.py` writes the tables between their two marks; `--check` only
compares.
"""

from __future__ import annotations

import dataclasses
import enum
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from integrate.script import kinds
from integrate.script.breath import Pattern
from integrate.script.declaration import specs
from integrate.script.duration import RANGE, Duration
from integrate.script.kinds import LEVEL, MOMENT, TIME, Scalar
from integrate.script.model import Check, Narration, Safety, Script
from integrate.script.quantity import spoken
from integrate.script.sound import Cue, Sound
from integrate.script.structure import VERBS
from integrate.script.template import Template
from integrate.script.verbs import Question, Shown, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integrate.script.kinds import Kind

PAGE = Path(__file__).resolve().parent.parent / "docs" / "script-format.md"
BEGIN, END = "<!-- reference: begin -->", "<!-- reference: end -->"
SHARED = {
    Step: "On every step",
    Shown: "On every step that is shown, too",
    Question: "On every question, too",
}
"""What steps have in common, the widest first."""
PARTS = {
    Duration: "A duration",
    Sound: "A sound",
    Cue: "A cue",
    Pattern: "A breath",
    Check: "A check",
    Safety: "Safety",
    Narration: "Narration",
}


def reference() -> str:
    """Return all tables as Markdown."""
    sections = [
        _section("The head of a script", Script, specs(Script)),
        *(_section(title, declared, _own(declared)) for declared, title in SHARED.items()),
        *(_section(f"`{verb}`", declared, _own(declared)) for verb, declared in VERBS.items()),
        *(_section(title, declared, specs(declared)) for declared, title in PARTS.items()),
        "\n".join(["### How values are written", "", *_values()]),
    ]
    return "\n\n".join(sections)


def _section(title: str, declared: type[Any], keys: Iterable[str]) -> str:
    """Return a heading, what the thing is, and a table of some of its keys."""
    also = "" if declared in SHARED else _also(declared)
    said = f"{declared.__doc__ or ''}{also}"
    head = ["| key | value | if left out | what it is |", "|---|---|---|---|"]
    return "\n".join([f"### {title}", "", said, "", *head, *_rows(declared, keys)])


def _rows(declared: type[Any], keys: Iterable[str]) -> Iterator[str]:
    defaults = {one.name: _default(one) for one in dataclasses.fields(declared)}
    for key in keys:
        one = specs(declared)[key]
        without = "needed" if one.required else _written(one.kind, defaults[one.attribute])
        yield f"| `{key}` | {one.kind.name} | {without} | {one.about} |"


def _own(declared: type[Any]) -> list[str]:
    """Return the keys that a kind of step has beside those it shares, its verb first."""
    shared = {key for above in declared.__mro__[1:] if above in SHARED for key in specs(above)}
    verb = getattr(declared, "verb", "")
    return sorted(
        (key for key in specs(declared) if key not in shared), key=lambda key: key != verb
    )


def _also(declared: type[Any]) -> str:
    shared = [key for key in specs(declared) if issubclass(declared, Step)]
    keys = [f"`{key}`" for key in shared if key not in _own(declared)]
    return f" It may also have {', '.join(keys)}." if keys else ""


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


def _written(kind: Kind, value: Any) -> str:
    """Return a default as an author would write it; empty when there is none."""
    if value in (None, "", (), {}) or isinstance(value, Template):
        return ""
    if kind is MOMENT:
        return "`enter`"
    if isinstance(value, enum.Enum):
        return f"`{value.value}`"
    if isinstance(value, bool):
        return "`yes`" if value else "`no`"
    if kind is TIME:
        return f"`{spoken(value)}`"
    return f"`{value:g} dB`" if kind is LEVEL else f"`{value}`" if value else "`0`"


def _values() -> Iterator[str]:
    """Yield a table of the kinds of value, each with an example."""
    yield "| value | for example |"
    yield "|---|---|"
    written = [kind for kind in (RANGE, *vars(kinds).values()) if isinstance(kind, Scalar)]
    for name, example in {kind.name: kind.example for kind in reversed(written)}.items():
        yield f"| {name} | `{example}` |"


def filled(page: str) -> str:
    """Return the page with the tables between their marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{reference()}\n{END}{after}"


def main() -> int:
    """Write the tables, or with `--check` tell whether they are up to date."""
    page = PAGE.read_text(encoding="utf-8")
    new = filled(page)
    if "--check" in sys.argv:
        return int(new != page)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
