"""S509: commands, and words that push."""

from __future__ import annotations

from typing import TYPE_CHECKING

from integrate.review.explanation import Explanation, example
from integrate.review.phrases import findings, phrase
from integrate.review.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.review.draft import Draft
    from integrate.review.rule import Finding

_CHOICE = (
    r"\b(?:if (?:you|that|it)|you (?:can|could|may|might)|let your|may be|can be|or|whether|"
    r"whenever|rather)\b"
)
_PHRASES = (
    phrase(
        "eyes + close shut closed",
        r"\b(?:close|shut) (?:your|both|the) eyes\b|\bkeep your eyes (?:closed|shut)\b",
        "offer a choice: `If you like, let your eyes close or rest on one spot.`",
        unless=_CHOICE,
    ),
    phrase(
        "surrender surrendering",
        r"\bsurrender(?:ing)?\b",
        "say `You might let it be as it is, for this breath.`",
    ),
    phrase(
        "completely entirely fully control everything",
        r"\blet(?:ting)? go (?:completely|entirely|fully|of (?:all|any) control|of everything)\b",
        "say `You might let it be as it is, for this breath.`",
    ),
    phrase(
        "relax + just now completely",
        r"\bjust relax\b|\brelax (?:now|completely)\b",
        "say what may help, or nothing",
    ),
    phrase(
        "calm + down stay",
        r"\bcalm (?:yourself )?down\b|\bstay calm\b",
        "say `It will pass, in its time.`",
    ),
    phrase(
        "worry afraid scared panic + don't not never no",
        r"\b(?:don't|do not|never|no need to) (?:you )?(?:worry|be (?:afraid|scared)|panic)\b",
        "say that fear can show up, and what helps",
    ),
    phrase(
        "should must shouldn't mustn't ought + you",
        r"(?<!\bif )\byou (?:should|must|ought to|shouldn't|mustn't)\b",
        "invite: `you might`, `you could`, or say plainly what is asked and why",
    ),
    phrase(
        "trust + medicine ketamine process universe journey",
        r"\btrust (?:in )?(?:the )?(?:medicine|ketamine|process|universe|journey)\b",
        "say what the person can do, and that they can stop",
    ),
    phrase(
        "hold + your + breath",
        r"\bhold your breath\b",
        "say `Let the out-breath be a little longer.`",
        denied=True,
    ),
    phrase(
        "relive go + relive back",
        r"\brelive\b|\bgo back (?:in)?to (?:that|the|your) (?:memory|moment|event|trauma)\b",
        "ask what helps right now; painful memories are for therapy",
        denied=True,
    ),
    phrase(
        "trauma traumatic abuse assault + describe tell write",
        r"\b(?:describe|tell (?:me|us)|write (?:down|about)) (?:[a-z']+ ){0,3}"
        r"(?:trauma|traumatic|abuse|assault)\b",
        "ask what helps right now; painful memories are for therapy",
        denied=True,
    ),
    phrase(
        "why + you",
        r"\bwhy (?:do|did|are|were|don't|didn't|aren't|can't|won't) you\b",
        "ask `What do you notice?`",
    ),
    phrase("deeper", r"\bdeeper and deeper\b", "say that the person can stay as they are"),
    phrase(
        "down + count", r"\b(?:i will|let us|we(?:'ll| will)) count (?:you )?down\b", "leave it out"
    ),
    phrase("job + good great", r"\b(?:good|great) job\b", "say `Noted. Thank you.`"),
)


def _check(draft: Draft) -> Iterable[Finding]:
    """Yield each phrase that commands or pushes."""
    return findings(draft, _PHRASES, "“{}” pushes where a script invites")


RULE = Rule(
    Explanation(
        code="S509",
        title="a command, or words that push",
        why=(
            "People who have been hurt were often told what to do with their bodies. A command "
            "on gaze, breath or feeling takes away the choice that makes an exercise safe, and "
            "`just relax` tells a frightened person that they are doing it wrong. So a script "
            "invites: `if you like`, `you might`, and two ways that are equally good. This is "
            "common trauma-informed practice (Treleaven's invitational wording)."
        ),
        failing=example("- Close your eyes.\n- Rest a while."),
        passing=example(
            "- If you like, let your eyes close, or rest on one spot.\n- Rest a while."
        ),
    ),
    _check,
    by_itself=True,
)
