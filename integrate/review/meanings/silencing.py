"""What the codes of silencing itself mean: W291 to W293."""

from __future__ import annotations

from integrate.review.explanation import Explanation, example

EXPLANATIONS = (
    Explanation(
        "W291",
        "a silencing that silences nothing",
        "Nothing of this code is found in the step, so the comment is left over from a fault that "
        "was mended, or stands in the wrong line. It belongs in the line of the step, or in the "
        "line above. Left there, it would hide the next fault of the kind.",
        example("# integrate: allow W301 -- the clinic's own greeting\n- Welcome."),
        example("# integrate: allow W301 -- the clinic's own greeting\n- Welcome!"),
    ),
    Explanation(
        "W292",
        "a silencing without a reason",
        "A rule that does not fit can be silenced with a reason, so that the next reader knows "
        "whether it still holds. Without one nothing is silenced.",
        example("# integrate: allow W301\n- Welcome."),
        example("# integrate: allow W301 -- the clinic's own greeting\n- Welcome!"),
    ),
    Explanation(
        "W293",
        "a silencing of what cannot be silenced",
        "Safety errors and errors stand, whatever the reason: a script with one is mended or not "
        "played. If a rule is wrong, report it; then the rule is mended for everybody.",
        example("# integrate: allow S509 -- it rhymes\n- Welcome."),
        example("- Welcome."),
    ),
)
