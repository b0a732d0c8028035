"""Checking a script: what reading found, and when that is nothing, what the rules find."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from integrate.measures.catalogue import KNOWN
from integrate.review.draft import Draft, unheard
from integrate.review.explanation import Severity, severity
from integrate.review.registry import RULES
from integrate.review.silencing import silence
from integrate.script.characters import safe
from integrate.script.language import languages
from integrate.script.problem import LONGEST, MOST, Problem
from integrate.script.read import Reads, read_file
from integrate.script.translation import put_into

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from integrate.measures.catalogue import Catalogue
    from integrate.review.draft import FindSound, Listen
    from integrate.review.rule import Finding

ALLOWANCES = frozenset({"W291", "W292", "W293"})
"""The codes about silencing itself."""


def check_file(
    path: Path,
    roots: tuple[Path, ...],
    find_sound: FindSound,
    trouble_with: Listen = unheard,
    catalogue: Catalogue = KNOWN,
) -> Reads:
    """Return what came of reading a file, with what the rules found among its problems.

    `roots` are the folders in which included scripts are looked for, `find_sound` returns the file
    of a sound, or None when there is none, and `trouble_with` what is wrong with it, file by file.
    `catalogue` has the questionnaires there are. Problems of its translations come last, each in
    its own file.
    """
    reads = read_file(path, roots)
    checked = check(reads, find_sound, trouble_with, catalogue)
    for language in languages(path):
        translated = put_into(reads, path, language)
        checked = replace(
            checked,
            problems=(*checked.problems, *translated.problems),
            texts=checked.texts | translated.texts,
        )
    return checked


def check(
    reads: Reads,
    find_sound: FindSound,
    trouble_with: Listen = unheard,
    catalogue: Catalogue = KNOWN,
) -> Reads:
    """Return the same with what the rules found among its problems, in the order of the source.

    A script with errors is shown to the rules that look at one text or step by itself. Whether an
    `allow` is used cannot be told then. Of one rule an author is told the first `MOST` findings.
    """
    script = reads.script or reads.partial
    if script is None:
        return reads
    whole = reads.script is not None
    draft = Draft(script, reads.texts, find_sound, trouble_with, catalogue)
    rules = [rule for rule in RULES if whole or rule.by_itself]
    found = [(rule.code, one) for rule in rules for one in islice(rule.check(draft), MOST)]
    left = [one for one in silence(found, reads.texts) if whole or one[0] not in ALLOWANCES]
    told = dict.fromkeys((*reads.problems, *(_problem(code, one) for code, one in left)))
    return replace(reads, problems=tuple(sorted(told, key=lambda one: one.order)))


def is_sound(problems: Iterable[Problem]) -> bool:
    """Tell whether there is nothing but warnings."""
    return all(severity(problem.code) is Severity.WARNING for problem in problems)


def _problem(code: str, finding: Finding) -> Problem:
    """Return a problem whose sentences can be shown, whatever the author wrote."""
    return Problem(
        code, safe(finding.message[:LONGEST]), finding.span, safe(finding.remedy[:LONGEST])
    )
