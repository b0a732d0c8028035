"""Mending what is mechanical and certain, in the source itself: comments and layout stay.

* lines that end in two ways end in one
* tabs that indent become two spaces each
* a verb or field that can only be one other is spelt like that
* a duration that is not true becomes the one that is

Each mend is made alone, the script is read again, and the mend is kept only if its problem is gone.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

from integrate.review.source_place import Source
from integrate.script.breath import Pattern
from integrate.script.declaration import specs
from integrate.script.model import Check, Narration, Safety, Script
from integrate.script.problem import did_you_mean
from integrate.script.sound import Cue, Sound
from integrate.script.structure import VERBS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from integrate.script.problem import Problem
    from integrate.script.read import Reads

NEAREST = 0.75
"""How alike a misspelt word and the known one have to be, 1 being the same."""
SWAPPED = 0.85
"""How alike words of the same letters count: `fro` is a slip for `for`."""
APART = 0.08
"""How much less like it any other known word has to be."""
MOST_ROUNDS = 100
"""How often a script is read again; a problem hides others behind it."""
_MARK = b"\xef\xbb\xbf"
_DURATION = re.compile(r"`duration: ([^`]+)`")
_TABS = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mended:
    """What came of mending a script."""

    content: bytes
    count: int
    """How many mends were made."""


def mend(content: bytes, read: Callable[[bytes], Reads]) -> Mended:
    """Return the content of a script file with all that could be mended.

    `read` reads it in the place where it lies. What is not UTF-8 is returned as it is.
    """
    count = 0
    for _ in range(MOST_ROUNDS):
        better = next(_improvements(content, read), None)
        if better is None:
            break
        content, count = better, count + 1
    return Mended(content, count)


def _improvements(content: bytes, read: Callable[[bytes], Reads]) -> Iterator[bytes]:
    """Yield the content with one problem mended, for each that can be."""
    reads = read(content)
    text = reads.texts.get("")
    mark = _MARK if content.startswith(_MARK) else b""
    for problem in reads.problems if text is not None else ():
        mended = _mended(text or "", problem) if not problem.span.file else None
        if mended is None or mended == text:
            continue
        better = mark + mended.encode()
        if _is_gone(problem, reads, read(better)):
            yield better


def _is_gone(problem: Problem, before: Reads, after: Reads) -> bool:
    """Tell whether a problem is gone, and no key clashes with the one that was mended.

    Included scripts do not count: each is mended by itself, maybe in this very moment.
    """
    was, now = (
        Counter(one.code for one in reads.problems if not one.span.file)
        for reads in (before, after)
    )
    return now[problem.code] < was[problem.code] and all(now[c] <= was[c] for c in ("E009", "E102"))


def _mended(text: str, problem: Problem) -> str | None:
    match problem.code:
        case "E004":
            return _TABS.sub(lambda tabs: tabs[0].replace("\t", "  "), text)
        case "W206":
            return text.replace("\r\n", "\n")
        case "W203":
            return _said_anew(text, problem)
        case "E101" | "E104":
            return _respelt(text, problem)
    return None


def _said_anew(text: str, problem: Problem) -> str | None:
    """Return the text with the duration that the remedy names."""
    found = _DURATION.search(problem.remedy)
    return Source(text).rewritten("duration", found[1]) if found else None


def _respelt(text: str, problem: Problem) -> str | None:
    """Return the text with the one word that the misspelt one can be."""
    lines = text.splitlines(keepends=True)
    span = problem.span
    line = lines[span.line - 1]
    word = line[span.column - 1 : span.end_column - 1]
    if span.end_line != span.line:
        return None
    known = _only_one(word.lower())
    if not known or problem.remedy != did_you_mean(word, [known]):
        return None
    lines[span.line - 1] = line[: span.column - 1] + known + line[span.end_column - 1 :]
    return "".join(lines)


def _only_one(word: str) -> str:
    """Return the known word that a misspelt one can only be; empty when there are others."""
    alike = sorted((_likeness(word, one), one) for one in _known())
    (second, _), (best, known) = alike[-2:]
    return known if best >= NEAREST and best - second >= APART else ""


def _likeness(word: str, known: str) -> float:
    """Return how alike two words are; the same letters in another order are as good as one slip."""
    likeness = SequenceMatcher(None, word, known).ratio()
    return max(likeness, SWAPPED) if sorted(word) == sorted(known) else likeness


@cache
def _known() -> tuple[str, ...]:
    """Return every verb and every field that a script may have."""
    declared = (*VERBS.values(), Script, Check, Safety, Narration, Sound, Cue, Pattern)
    return tuple(sorted({key for one in declared for key in specs(one)}))
