"""What speaks: a voice engine with one of its voices, found on this computer when it is wanted.

A voice gets one paragraph of plain text at a time and gives back a WAV. It never gets the text as
an argument of a program, where other people on the computer could read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from integrate.audio.problem import UnplayableError

if TYPE_CHECKING:
    from collections.abc import Sequence


FEW: Final = 8
"""More languages than these are not told one by one."""


class Voice(Protocol):
    """One voice of one engine."""

    @property
    def name(self) -> str:
        """The name it is asked for by, as in `piper:en_GB-alba-medium`."""
        ...

    @property
    def version(self) -> str:
        """Changes when engine or voice change, and with them what a text sounds like."""
        ...

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it speaks, as in `en-GB`."""
        ...

    def speak(self, text: str, language: str, pace: str) -> bytes:
        """Return the spoken text as a WAV; `pace` is `slow`, `even` or `brisk`.

        Raises `UnplayableError` with a sentence when the engine fails.
        """
        ...


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one engine."""

    engine: str
    voices: tuple[Voice, ...] = ()
    missing: str = ""
    """Why there is no voice and how to have one, in a sentence; empty when there is one."""


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices that may speak, the dearest first."""

    asked: str
    """What the person asked for, as in `auto`."""
    all: tuple[Voice, ...]

    def speaking(self, language: str) -> Voice:
        """Return the voice that speaks a language: the exact one first, as in `en-GB`, then any.

        Raises `UnplayableError` when none of them does.
        """
        fits = [(fit(voice.languages, language), voice) for voice in self.all]
        best = max((how for how, _ in fits), default=0)
        if best == 0:
            raise UnplayableError(self._no_voice(language))
        return next(voice for how, voice in fits if how == best)

    def _no_voice(self, language: str) -> str:
        known = list(dict.fromkeys(one for voice in self.all for one in voice.languages))
        some = f"speaks {', '.join(known)}" if len(known) <= FEW else "does not speak it"
        return (
            f"There is no voice for the language `{language}`: `{self.asked}` {some}. "
            "See `integrate voice list`; the words stay on the screen."
        )


def fit(languages: Sequence[str], wanted: str) -> int:
    """Return 2 when the languages hold exactly this one, 1 when a form of it, and otherwise 0."""
    tidy = [_tidy(one) for one in languages]
    if _tidy(wanted) in tidy:
        return 2
    return int(primary(wanted) in {primary(one) for one in tidy})


def primary(language: str) -> str:
    """Return a language without its country, as in `pt` of `pt-BR`."""
    return _tidy(language).partition("-")[0]


def _tidy(language: str) -> str:
    return language.replace("_", "-").lower()
