"""What the codes of names and conditions mean: E201 to E207."""

from __future__ import annotations

from integrate.review.explanation import Explanation, example

_ASK = """\
- choose: How do you feel?
  save: feels
  options: {same: The same, changed: Not the same}
"""
_SCALE = "- scale: How tense are you?\n  save: tension\n"
_THERAPIST = "audience: therapist\n"

EXPLANATIONS = (
    Explanation(
        "E201",
        "a name that no earlier step saves",
        "A condition or a text can only recall what was asked before it. A misspelt name would "
        "count as never answered, and its step would never come. Names from earlier sessions "
        "stand under `recall:`.",
        example(_ASK + "- say: Thank you.\n  when: feeling is changed\n- Rest a while."),
        example(_ASK + "- say: Thank you.\n  when: feels is changed\n- Rest a while."),
    ),
    Explanation(
        "E202",
        "an id stands twice",
        "An id is how a record, a `goto` and a narration find their step; with two of the same "
        "they would find the wrong one.",
        example("- say: Rest a while.\n  id: rest\n- say: Rest a while longer.\n  id: rest"),
        example("- say: Rest a while.\n  id: rest\n- say: Rest a while longer.\n  id: longer"),
    ),
    Explanation(
        "E203",
        "not one of the question's options",
        "The question has no such option, so the condition could never hold. Compare with the id "
        "before the colon, not with the words behind it.",
        example(_ASK + "- say: Thank you.\n  when: feels is different\n- Rest a while."),
        example(_ASK + "- say: Thank you.\n  when: feels is changed\n- Rest a while."),
    ),
    Explanation(
        "E204",
        "an expression that cannot be read",
        "Conditions are names, numbers and options, compared by `is`, `in`, `<`, `>=` and the "
        "like, and joined by `and`, `or`, `not`. Nothing is called and nothing is looked up.",
        example(_SCALE + "- say: Thank you.\n  when: tension => 7\n- Rest a while."),
        example(_SCALE + "- say: Thank you.\n  when: tension >= 7\n- Rest a while."),
    ),
    Explanation(
        "E205",
        "sides that do not go together",
        "Only a number is more or less than another. An option is compared by `is`, own words "
        "with text in quotes, and a questionnaire by its `.total`.",
        example(_ASK + "- say: Thank you.\n  when: feels >= 7\n- Rest a while."),
        example(_SCALE + "- say: Thank you.\n  when: tension >= 7\n- Rest a while."),
    ),
    Explanation(
        "E206",
        "a `goto` that leads nowhere, or back",
        "A `goto` leads forward to the id of a step or section, or to `end`. That way every "
        "script ends, and its times can be told beforehand. `repeat` is for what comes again.",
        example("- say: Rest a while.\n  id: rest\n- goto: rest\n- Rest a while longer."),
        example(
            _SCALE + "- goto: rest\n  when: tension < 3\n- That is a lot.\n"
            "- say: Rest a while.\n  id: rest"
        ),
    ),
    Explanation(
        "E207",
        "a check without its mark",
        "A check is timed from a moment that the therapist marks. With no `mark` of that name it "
        "would never be due.",
        example(
            "- mark: dose\n- Rest a while.",
            _THERAPIST + "checks:\n  - {after: does, every: 15 min, do: look in}",
        ),
        example(
            "- mark: dose\n- Rest a while.",
            _THERAPIST + "checks:\n  - {after: dose, every: 15 min, do: look in}",
        ),
    ),
)
