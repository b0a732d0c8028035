"""Draw the engine's states into docs/architecture.md from its real table.

`python tools/draw_states.py` writes the diagram between its two marks; `--check` only compares.
"""

from __future__ import annotations

import sys
from pathlib import Path

from integrate.session.table import TABLE, State

PAGE = Path(__file__).resolve().parent.parent / "docs" / "architecture.md"
AT_A_STEP = (State.SHOWING, State.ASKING, State.TIMING)
BEGIN, END = "<!-- states: begin -->", "<!-- states: end -->"


def diagram() -> str:
    """Return the table as a Mermaid state diagram: one arrow for each pair of states.

    An input that may lead to any of the three states at a step is drawn to `step`; one that leaves
    the state as it is (the time, a return, an answer about danger) is not drawn.
    """
    arrows: dict[tuple[str, str], list[str]] = {}
    for state, rows in TABLE.items():
        for given, row in rows.items():
            for to in _targets(row.leads_to, state):
                arrows.setdefault((state.value, to), []).append(given.__name__)
    lines = [f"    {start} --> {to}: {', '.join(names)}" for (start, to), names in arrows.items()]
    head = ["stateDiagram-v2", "    [*] --> ready", "    state step {"]
    inner = [f"        {state.value}" for state in AT_A_STEP]
    return "\n".join(["```mermaid", *head, *inner, "    }", *lines, "```"])


def _targets(leads_to: frozenset[State], origin: State) -> list[str]:
    states = [state for state in State if state in leads_to and state is not origin]
    if leads_to.issuperset(AT_A_STEP):
        return ["step", *(state.value for state in states if state not in AT_A_STEP)]
    return [state.value for state in states]


def drawn(page: str) -> str:
    """Return the page with the diagram between its marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{diagram()}\n{END}{after}"


def main() -> int:
    """Write the diagram, or with `--check` tell whether it is up to date."""
    page = PAGE.read_text(encoding="utf-8")
    new = drawn(page)
    if "--check" in sys.argv:
        return int(new != page)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
