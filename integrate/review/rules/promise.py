"""S510: promises, and claims that nobody can keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.explanation import Explanation, example
from integrate.review.phrases import findings, phrase
from integrate.review.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.review.draft import Draft
    from integrate.review.rule import Finding

_OPEN = "say that it helps some people and not others"
_PHRASES = (
    phrase(
        "safe",
        r"\b(?:you are|you're|this is|it is|it's) (?:[a-z]+ly )?safe\b(?! to)",
        "say only what is true here: where you are, who is here, what time it is",
        unless=r"\b(?:if|whether|when|that anyone|do you feel)\b",
        denied=True,
    ),
    phrase(
        "safe fit ready okay fine + drive leave alone home",
        r"\b(?:safe|fit|ready|okay|fine) to (?:drive|leave|be alone|go home)\b",
        "leave it to the clinic to say so",
        denied=True,
    ),
    phrase(
        "heal heals healed healing cure cures cured transform transforms transformed transforming "
        "transformation transformative breakthrough breakthroughs miracle miracles",
        r"\b(?:heal(?:s|ed|ing)?|cure[sd]?|transform(?:s|ed|ing|ation|ative)?|breakthroughs?|"
        r"miracles?)\b",
        _OPEN,
        denied=True,
    ),
    phrase(
        "guarantee guaranteed guarantees",
        r"\bguarantee(?:s|d)?\b",
        _OPEN,
        denied=True,
    ),
    phrase(
        "will you'll + feel see experience visions better",
        r"\byou(?:'ll| will) (?:soon |then |now )?"
        r"(?:feel|see visions|have visions|experience|get better)\b",
        "say `some people notice`, or `you may feel`",
    ),
    phrase(
        "trip trips",
        r"\b(?:no|never) (?:such thing as )?(?:a )?bad trips?\b|\bthere (?:are|is) no bad trips?\b",
        "say that fear and hard moments can come, and who is there then",
    ),
    phrase(
        "deeper stronger + better",
        r"\bthe (?:deeper|stronger)\b[^.]*\bthe better\b",
        "say that more is not better; how strong it is has no link to how much it helps",
    ),
    phrase(
        "medicine ketamine + knows wants will",
        r"\b(?:the medicine|ketamine) (?:knows|wants|will show|will teach|will take care)\b",
        "say what some people notice",
    ),
    phrase(
        "watching monitoring monitored watched",
        r"\b(?:we are|we're|someone is|somebody is|this program is) (?:watching|monitoring)\b|"
        r"\byou are (?:being )?(?:watched over|monitored)\b",
        "say `This program cannot see you, and nobody is alerted.`",
        denied=True,
    ),
    phrase(
        "risk + low free any without",
        r"\b(?:at )?low risk\b|\brisk[- ]free\b|\bwithout (?:any )?risk\b",
        "leave it out",
    ),
)


def _check(draft: Draft) -> Iterable[Finding]:
    """Yield each promise and each claim."""
    return findings(draft, _PHRASES, "“{}” promises what nobody can keep")


RULE = Rule(
    Explanation(
        code="S510",
        title="a promise, or a claim that nobody can keep",
        why=(
            "Ketamine helps some people, for a while, and others not at all. A promise turns that "
            "into a failure of the person, and `you are safe` is for nobody to say who does not "
            "see the room. A program that seems to watch or to judge keeps people from asking for "
            "help. Nobody but a clinician says when someone may drive, leave or be alone."
        ),
        failing=example("- You are completely safe, and this will heal you.\n- Rest a while."),
        passing=example(
            "- Some people find a new angle on old pain. Some do not.\n- Rest a while."
        ),
    ),
    _check,
    by_itself=True,
)
