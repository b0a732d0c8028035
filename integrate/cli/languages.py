"""A script in the language that was asked for on the command line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from integrate.cli.exit_codes import ExitCode
from integrate.cli.sentence import Told
from integrate.script.language import LANGUAGE
from integrate.script.report import report
from integrate.words import _, later

if TYPE_CHECKING:
    from integrate.script.library import Entry
    from integrate.script.model import Script

NO_LANGUAGE = later("`{language}` is not a language; write it like `de` or `pt-BR`.")
NOT_PLAYABLE = later("“{title}” cannot be played in `{language}`: {why}; see: {command}")


def refuse_unknown(language: str) -> None:
    """Raise `Told` when this cannot be the name of a language."""
    if not LANGUAGE.fullmatch(language):
        raise Told(_(NO_LANGUAGE, language=language))


def in_language(entry: Entry, source: Script, language: str) -> tuple[Entry, Script]:
    """Return a script, `source` in its own words, in another language.

    Raises `Told`: with 1 when the translation has problems or lacks a safety text, with 2 when
    there is none.
    """
    from integrate.script.translation import SAFETY  # noqa: PLC0415 -- loads polib

    if language == source.language:
        return entry, source
    refuse_unknown(language)
    translated = replace(entry, language=language)
    script, problems = translated.reads.script, translated.reads.problems
    if script is not None:
        return translated, script
    first = problems[0]
    if first.code == "E001":
        raise Told(f"{first.message}; {first.remedy}.")
    if all(problem.code == SAFETY for problem in problems):
        more = _(" (and {count} more)", count=len(problems) - 1) if len(problems) > 1 else ""
        see = f"integrate translate {entry.name} {language}"
        why = {"title": source.title, "language": language, "why": f"{first.message}{more}"}
        raise Told(_(NOT_PLAYABLE, **why, command=see), ExitCode.PROBLEMS)
    raise Told(report(translated.reads, entry.name), ExitCode.PROBLEMS)
