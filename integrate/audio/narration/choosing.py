"""Which voice speaks: the one that was asked for, or the best that this computer has.

`auto` never takes espeak-ng: its voice is harsh, and nobody should meet it unasked.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from integrate.audio.narration import espeak, piper, sapi, say
from integrate.audio.narration.voice import Finding, Voices
from integrate.audio.problem import UnplayableError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

AUTO: Final = "auto"
NONE: Final = "none"
CHOSEN_UNASKED: Final = (piper.NAME, say.NAME, sapi.NAME)
"""What `auto` takes its voices from, the dearest first."""


def look(models: Sequence[Path]) -> tuple[Finding, ...]:
    """Return what there is of every engine; models of piper are looked for in the folders."""
    return (piper.find(models), say.find(), sapi.find(), espeak.find())


def choose(asked: str, models: Sequence[Path]) -> Voices | None:
    """Return the voices to speak with; None for `none`, and when `auto` finds nothing.

    `asked` is `auto` or nothing, `none`, an engine such as `espeak-ng`, one of its voices as in
    `piper:en_GB-alba-medium`, or the path of a model of piper. Raises `UnplayableError` with a
    sentence when a voice that was asked for by its name is not there.
    """
    if asked == NONE:
        return None
    finders = _finders(models)
    if asked in (AUTO, ""):
        found = tuple(voice for name in CHOSEN_UNASKED for voice in finders[name]("").voices)
        return Voices(AUTO, found) if found else None
    if asked.endswith(piper.ENDING) and not asked.startswith(f"{piper.NAME}:"):
        return _with_any(asked, piper.find((Path(asked),)))
    engine, _, chosen = asked.partition(":")
    if engine not in finders:
        raise UnplayableError(
            f"There is no voice engine `{engine}`; known: {AUTO}, {', '.join(finders)}, {NONE}."
        )
    return _with_any(asked, _only(finders[engine](chosen), chosen))


def _finders(models: Sequence[Path]) -> dict[str, Callable[[str], Finding]]:
    return {
        piper.NAME: lambda _: piper.find(models),
        say.NAME: lambda _: say.find(),
        sapi.NAME: lambda _: sapi.find(),
        espeak.NAME: espeak.find,
    }


def _only(finding: Finding, chosen: str) -> Finding:
    """Return the finding with the voice of that name alone."""
    if not chosen or not finding.voices:
        return finding
    wanted = f"{finding.engine}:{chosen}".lower()
    voices = tuple(one for one in finding.voices if one.name.lower() == wanted)
    names = ", ".join(one.name for one in finding.voices[:8])
    return Finding(finding.engine, voices, f"There is no voice `{wanted}`; there are: {names}.")


def _with_any(asked: str, finding: Finding) -> Voices:
    if not finding.voices:
        raise UnplayableError(f"{finding.missing} See `integrate voice list`.")
    return Voices(asked, finding.voices)
