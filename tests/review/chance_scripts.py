"""Scripts made by chance: every kind of question, and conditions on what was asked before."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from integrate.script.read import read

CONDITIONS = {
    "c": ("c is a", "c is not b", "c in [a, b]", "c is answered", "c"),
    "d": ("d is a", "d not in [a]", "d is not answered"),
    "s": ("s >= 2", "s < 1", "s * 2 == 4", "s is answered", "s"),
    "t": ("t > 1", "t != 0"),
    "k": ("x in k", "k is x", "y not in k", "k", "k is answered"),
    "r": ("x in r", "r is answered"),
    "w": ("w is answered", 'w == "yes"', '"no" in w', '"yes" in w and "no" in w'),
    "q": ("q.total >= 3", "q.total < 1", "q.total is answered"),
}
"""For each name that questions save, conditions on it alone."""
TOGETHER = {("s", "t"): ("s + t > 2", "s > t", "t - s == 1"), ("q", "s"): ("q.total > s",)}
"""Conditions that weigh names against each other."""
QUESTIONS: dict[str, dict[str, Any]] = {
    "c": {"choose": "Which?", "options": {"a": "A", "b": "B", "e": "E"}},
    "d": {"choose": "Which?", "options": {"a": "A", "b": "B"}},
    "s": {"scale": "How much?", "from": "0", "to": "2"},
    "t": {"scale": "How much?", "from": "0", "to": "2"},
    "k": {"checklist": "What?", "items": {"x": "X", "y": "Y", "z": "Z"}},
    "r": {"checklist": "What?", "items": {"x": "X", "y": "Y"}, "require": "all"},
    "w": {"ask": "What?"},
    "q": {"measure": "gad-2"},
}
PLAIN = {
    "wait": {"wait": "40 s"},
    "mark": {"mark": "m"},
    "play": {"play": "bell"},
    "goto": {"goto": "end"},
}


class _Writer:
    """Writes one script, step after step."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._saved: list[str] = []
        self._questions = 0

    def steps(self, count: int, depth: int) -> list[Any]:
        return [self._step(depth) for _ in range(self._draw(st.integers(1, count)))]

    def _step(self, depth: int) -> dict[str, Any]:
        kinds = ["say", *PLAIN]
        kinds += ["question"] * 4 if self._questions < 5 else []
        kinds += ["section", "repeat"] if depth else []
        when = self._when("when") if self._draw(st.booleans()) else {}
        return self._of_kind(self._draw(st.sampled_from(kinds)), depth) | when

    def _of_kind(self, kind: str, depth: int) -> dict[str, Any]:
        match kind:
            case "question":
                self._questions += 1
                name = self._draw(st.sampled_from(sorted(QUESTIONS)))
                self._saved.append(name)
                return {**QUESTIONS[name], "save": name}
            case "section":
                return {"section": "Part", "steps": self.steps(4, depth - 1)}
            case "repeat":
                # One level: rounds within rounds may share the names of their steps.
                inner = self.steps(2, 0)
                return {"repeat": "2", "steps": inner, **self._when("until")}
            case "say":
                return {"say": " ".join(["word"] * self._draw(st.integers(1, 30)))}
        return dict(PLAIN[kind])

    def _when(self, key: str) -> dict[str, Any]:
        parts = [one for name in set(self._saved) for one in CONDITIONS[name]]
        parts += [
            one
            for names, some in TOGETHER.items()
            if set(names) <= set(self._saved)
            for one in some
        ]
        if not parts:
            return {}
        some = self._draw(st.lists(st.sampled_from(sorted(parts)), min_size=1, max_size=3))
        join = self._draw(st.sampled_from([" and ", " or ", " and not "]))
        return {key: join.join(f"({one})" for one in some)}


@st.composite
def chance_scripts(draw: st.DrawFn) -> Any:
    """Return a script that can be read; some of its steps may be on no way."""
    steps = _Writer(draw).steps(8, 2)
    source = {"title": "By chance", "stage": "anytime", "steps": steps}
    reads = read(json.dumps(source).encode())
    assert reads.script is not None, [one.message for one in reads.problems]
    return reads.script
