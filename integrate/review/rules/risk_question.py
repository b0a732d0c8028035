"""S506: a question about suicide or self-harm that does not lead to help."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from integrate.review.explanation import Explanation, example
from integrate.review.patient_words import all_words
from integrate.review.rule import Finding, Rule
from integrate.script.answers import Answer
from integrate.script.verbs import Ask, Checklist, Choose, Scale
from integrate.session.course import run
from integrate.session.program import Present

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integrate.review.draft import Draft
    from integrate.script.problem import Span
    from integrate.session.program import Program

Asked: TypeAlias = Ask | Choose | Checklist | Scale
NEAR = 6
"""Within how many shown steps after the answer help has to be named."""
_WORDS = frozenset(
    {
        *("suicide", "suicidal", "kill", "killing", "harm", "harming", "hurt", "hurting", "cut"),
        *("cutting", "dead", "die", "dying", "death", "alive", "live", "life", "self"),
    }
)
"""Without any of these in the script there is no such question either."""
_RISK = re.compile(
    r"\bsuicid|\bkill(?:ing)? yourself\b|\b(?:harm|hurt|cut)(?:ting|ing)? yourself\b|"
    r"\bself[- ]?harm|\bbetter off dead\b|\b(?:end|ending|take|taking) your (?:own )?life\b|"
    r"\b(?:want|wish|wanted|wished|wanting|wishing)(?:ed)? (?:to die|to be dead|you were dead)\b|"
    r"\b(?:not|don't) (?:want(?:ed|ing)?) to (?:live|be alive)\b|"
    r"\bthoughts? (?:of|about) (?:death|dying)\b|\blife (?:is|was) not worth\b"
)
_EMERGENCY = re.compile(r"\bemergency (?:number|service|room|department)|\b(?:911|112|999|000)\b")
_LINE = re.compile(
    r"\bhelp-?\s?lines?\b|findahelpline|\bcrisis (?:line|text)|\blifeline\b|\bsamaritans\b|"
    r"\b988\b|\b116 ?123\b"
)
_PROTOCOL = re.compile(r"\b(?:safety|emergency|crisis) (?:protocol|plan|procedure)")
_PLAIN_NO = re.compile(r"(?:no|not at all|never|none)\b(?! answer)(?! idea)")
_DECLINES = re.compile(r"\brather not\b|\bnot (?:sure|say)\b|\bdon't know\b")
_QUESTION = """
- choose: Have you had thoughts of hurting yourself?
  save: harm
  options: {no: No, yes: Yes}
"""
_HELP = """
- say: >-
    Please call your local emergency number if you might act on them. You can find a crisis line
    at findahelpline.com.
  when: harm is yes
"""


def _check(draft: Draft) -> Iterator[Finding]:
    """Yield each risk question with an answer after which help is not named."""
    if not draft.is_english or _WORDS.isdisjoint(draft.vocabulary):
        return
    told: set[Span] = set()
    for program in draft.programs.values():
        for one in _without_help(draft, program):
            if one.span not in told:
                told.add(one.span)
                yield one


def _without_help(draft: Draft, program: Program) -> Iterator[Finding]:
    """Yield each risk question on one way with an answer after which help is not named."""
    seen: set[int] = set()
    for index, instruction in enumerate(program.instructions):
        if not isinstance(instruction, Present):
            continue
        step = instruction.step
        if isinstance(step, Asked) and id(step) not in seen and _is_risky(draft, step):
            seen.add(id(step))
            opens = {flag.words for flag in instruction.flags}
            without = [
                words
                for words, answer in _answers(step)
                if words not in opens and not _helped(draft, program, index, answer)
            ]
            if without:
                yield _finding(step, without[0])


def _finding(step: Asked, words: str) -> Finding:
    remedy = (
        f"name the local emergency number and a helpline within {NEAR} steps after that answer; "
        "`integrate explain S506` shows how"
    )
    return Finding(step.place, f"after “{words}” this question does not lead to help", remedy)


def _is_risky(draft: Draft, step: Asked) -> bool:
    """Tell whether a question asks a patient for thoughts of death or self-harm."""
    if isinstance(step, Checklist) and draft.script.for_therapist:
        return False
    return bool(_RISK.search(_plain(all_words(step))))


def _answers(step: Asked) -> Iterable[tuple[str, dict[str, Answer]]]:
    """Yield each answer that may mean yes, in words and as it is saved."""
    match step:
        case Choose(options=options):
            found: list[tuple[str, str | int | tuple[str, ...]]] = [
                (one.words, one.id) for one in options if not _is_plain_no(one.words)
            ]
        case Scale(low=low, high=high):
            found = [(str(high), high), (str(low + 1), low + 1)]
        case Checklist(items=items):
            found = [(one.words, (one.id,)) for one in items if _RISK.search(_plain(one.words))]
            found = found or [(one.words, (one.id,)) for one in items]
        case Ask():
            found = [("any words", "yes")]
        case _:
            found = []
    return [
        (words, {step.save: Answer(value, words)} if step.save else {}) for words, value in found
    ]


def _is_plain_no(words: str) -> bool:
    plain = _plain(words)
    return bool(_PLAIN_NO.match(plain)) and not _DECLINES.search(plain)


def _helped(draft: Draft, program: Program, index: int, answer: dict[str, Answer]) -> bool:
    """Tell whether the steps after the question name help when it is answered like this."""
    read = ""
    count = 0
    for _, met in run(program, index + 1, dict(answer)):
        if isinstance(met, Present):
            read += "\n" + _plain(all_words(met.step))
            count += 1
        if _EMERGENCY.search(read) and _LINE.search(read):
            return True
        if draft.script.for_therapist and _PROTOCOL.search(read):
            return True
        if count >= NEAR:
            break
    return False


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("\u2019", "'").split())


RULE = Rule(
    Explanation(
        code="S506",
        title="a question about self-harm that does not lead to help",
        why=(
            "Who asks about suicide has to be ready for a yes. Straight after it, and after every "
            f"answer but a plain no, the next {NEAR} shown steps name the local emergency number "
            "and a helpline; in a therapist's script, the clinic's safety protocol will do. The "
            "words stand in the script, since nobody is alerted. Say so, and thank the person for "
            "being honest. Or write `safety: [yes]` at the question, as the shipped part "
            "`integration/parts/plain-question` does: the options named there open the program's "
            "own safety step at once, and nothing more is asked of the script."
        ),
        failing=example(_QUESTION + "- Rest a while."),
        passing=example(_QUESTION + _HELP.lstrip("\n") + "- Rest a while."),
    ),
    _check,
)
