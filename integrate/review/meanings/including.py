"""What the codes of included scripts mean: E401 to E404."""

from __future__ import annotations

from dataclasses import replace

from integrate.review.explanation import Example, Explanation, example

_BELL = "sounds:\n  bell: bells/bowl-low\n"
_OTHER_BELL = "sounds:\n  bell: bells/bowl-high\n"
_CALM = example("- Feel your feet.")
_RINGING = example("- say: Feel your feet.\n  audio: bell", _OTHER_BELL)
_INCLUDING = replace(example("- include: calm\n- Rest a while."), beside={"calm.yaml": _CALM.text})


def _deep() -> Example:
    """Return a script at the head of ten that include each other."""
    links = {
        f"level-{number}.yaml": example(f"- include: level-{number + 1}").text
        for number in range(1, 10)
    }
    beside = links | {"level-10.yaml": _CALM.text}
    return replace(example("- include: level-1\n- Rest a while."), beside=beside)


EXPLANATIONS = (
    Explanation(
        "E401",
        "an included script that is not there",
        "An include names a script without its ending, beside this one or in the library, and "
        "never above it: what a script may read is what lies with it.",
        example("- include: calm\n- Rest a while."),
        _INCLUDING,
    ),
    Explanation(
        "E402",
        "scripts that include each other",
        "A script that includes itself, straight or by way of others, would never end.",
        example("- include: rest\n- Rest a while."),
        _INCLUDING,
    ),
    Explanation(
        "E403",
        "includes too deep",
        "Scripts include each other at most eight deep. Beyond that nobody can tell any more what "
        "comes before a person.",
        _deep(),
        _INCLUDING,
    ),
    Explanation(
        "E404",
        "one name for two sounds",
        "The included script names another sound by the same name. One of the two would ring in "
        "the other's place.",
        replace(
            example("- say: Listen.\n  audio: bell\n- include: calm\n- Rest a while.", _BELL),
            beside={"calm.yaml": _RINGING.text},
        ),
        replace(
            example("- say: Listen.\n  audio: bell\n- include: calm\n- Rest a while.", _BELL),
            beside={"calm.yaml": example("- say: Feel your feet.\n  audio: bell", _BELL).text},
        ),
    ),
)
