"""What the codes of programmes mean: E701 to E704, and W701."""

from __future__ import annotations

from integrate.review.explanation import Example, Explanation

_REST = "title: Rest\nstage: integration\nduration: 20 min\nsteps:\n  - Rest a while.\n"
_LED = (
    "title: A session\nstage: session\naudience: therapist\nsteps:\n"
    "  - mark: dose\n  - wait: 40 min\n"
)
_BESIDE = {"rest.yaml": _REST, "write.yaml": _REST.replace("Rest", "Write"), "led.yaml": _LED}


def _programme(*parts: str) -> Example:
    """Return the example of a programme with these parts, and the scripts that it may name."""
    days = "".join(f"  - {{{part}}}\n" for part in parts)
    text = f"title: One week\ndays:\n{days}"
    return Example(text, beside=_BESIDE, name="programmes/week.yaml")


_WEEK = _programme("day: 1, script: rest", "day: 2-3, script: write, after: rest")

EXPLANATIONS = (
    Explanation(
        "E701",
        "a part that waits for one that does not come before it",
        "`after` names other parts of the programme, by their id or their script. A part before "
        "the session can only wait for others before it. One that waits for what never comes is "
        "never open.",
        _programme("day: 1, script: rest", "day: 2, script: write, after: resting"),
        _WEEK,
    ),
    Explanation(
        "E702",
        "parts that wait for each other",
        "Each of them waits for another to be done first, so none of them is ever open.",
        _programme("day: 1, script: rest, after: write", "day: 2, script: write, after: rest"),
        _WEEK,
    ),
    Explanation(
        "E703",
        "a script that is not in the library",
        "A programme names scripts as `integrate list` does. On a day whose script is not there, "
        "a person would find nothing.",
        _programme("day: 1, script: rest", "day: 2, script: wriet"),
        _WEEK,
    ),
    Explanation(
        "E704",
        "a script that is led by a therapist",
        "A programme is for somebody at home and alone. What a therapist leads does not open "
        "there.",
        _programme("day: 1, script: rest", "day: 2, script: led"),
        _WEEK,
    ),
    Explanation(
        "W701",
        "a day that holds too much",
        "In the days after a session there is little energy. One sitting is half an hour at the "
        "longest (clinical guides put the days' work at 5 to 20 minutes), so what begins on one "
        "day adds up to no more. Offers (`optional: yes`) do not count.",
        _programme("day: 1, script: rest", "day: 1, script: write"),
        _WEEK,
    ),
)
