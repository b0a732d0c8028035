"""A script being reviewed: what several rules ask of it, found once and only when asked."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias, TypeVar

from integrate.measures.catalogue import KNOWN
from integrate.review.paths import Survey, survey
from integrate.review.patient_words import patient_wordings
from integrate.review.sound_use import used_sounds
from integrate.review.source_place import Source
from integrate.review.words import in_small_letters, vocabulary
from integrate.script.depth import Depth
from integrate.script.duration import Range
from integrate.script.structure import has_two_ways, inner_steps
from integrate.script.verbs import Step
from integrate.session.program import Program, Role, TooLong, UnknownMeasure, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from integrate.measures.catalogue import Catalogue
    from integrate.review.patient_words import Wording
    from integrate.script.model import Script
    from integrate.script.problem import Span
    from integrate.script.structure import AnyStep


S = TypeVar("S", bound=Step)


class FindSound(Protocol):
    """Finds sounds and music."""

    def __call__(self, name: str, /, *, music: bool = False) -> Path | None:
        """Return the file of a sound, or where music is; None when there is none."""


Listen: TypeAlias = "Callable[[Path], Iterable[str]]"


def unheard(_place: Path) -> tuple[str, ...]:
    """Find nothing wrong with any sound file, without listening to it."""
    return ()


class Placed(NamedTuple):
    """A step and the steps that hold it, the outermost first."""

    step: AnyStep
    above: tuple[AnyStep, ...]

    @property
    def is_certain(self) -> bool:
        """Whether it comes on both ways, with no condition before it."""
        return not self.is_full and self.is_certain_in_full

    @property
    def is_certain_in_full(self) -> bool:
        """Whether no condition stands before it but that it may come on the full way only."""
        return self.step.when is None and all(step.when is None for step in self.above)

    @property
    def is_full(self) -> bool:
        """Whether it comes on the full way only."""
        return self.step.depth is not None or any(step.depth is not None for step in self.above)


@dataclass(frozen=True)
class Draft:
    """A script that could be read, with its source."""

    script: Script
    texts: Mapping[str, str]
    """The sources by file; the script's own is ""."""
    find_sound: FindSound
    trouble_with: Listen = unheard
    """Says in a sentence each what is wrong with a sound file, or with the files of some music."""
    catalogue: Catalogue = KNOWN
    """The questionnaires there are."""

    @cached_property
    def placed(self) -> list[Placed]:
        """Every step in the order of the source, with what holds it."""
        found: list[Placed] = []
        _placed(self.script.steps, (), found)
        return found

    @cached_property
    def steps(self) -> list[AnyStep]:
        """Every step in the order of the source."""
        return [one.step for one in self.placed]

    def of(self, verb: type[S]) -> list[S]:
        """Return every step of one verb in the order of the source."""
        found: list[S] = self._by_verb[verb]
        return found

    @cached_property
    def _by_verb(self) -> defaultdict[type[Step], list[Any]]:
        found: defaultdict[type[Step], list[Any]] = defaultdict(list)
        for step in self.steps:
            found[type(step)].append(step)
        return found

    @cached_property
    def used_sounds(self) -> dict[str, AnyStep]:
        """The name of each sound that is played, with the first step that does."""
        return used_sounds(self.steps)

    @cached_property
    def wordings(self) -> list[Wording]:
        """Every text that a patient reads or hears."""
        return patient_wordings(self.script, self.steps)

    @cached_property
    def prose(self) -> list[str]:
        """The texts and questions among them, without labels and titles."""
        return [one.text for one in self.wordings if one.is_prose and one.text]

    @cached_property
    def in_small_letters(self) -> list[str]:
        """Those texts in small letters, in the same order."""
        return [in_small_letters(one.text) for one in self.wordings]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of those texts, in small letters."""
        pairs = zip(self.wordings, self.in_small_letters, strict=True)
        labels = " ".join([text for one, text in pairs if not one.is_prose]).split()
        return vocabulary({*self.prose_tokens, *labels})

    @cached_property
    def prose_tokens(self) -> Counter[str]:
        """How often each token of the texts and questions among them stands there."""
        pairs = zip(self.wordings, self.in_small_letters, strict=True)
        return Counter(" ".join([text for one, text in pairs if one.is_prose]).split())

    @cached_property
    def is_english(self) -> bool:
        """Whether rules about English words have anything to say."""
        return self.script.language.lower().split("-")[0].split("_")[0] == "en"

    @property
    def role(self) -> Role:
        """Whose screen the script is for."""
        return Role.THERAPIST if self.script.for_therapist else Role.PATIENT

    @cached_property
    def program(self) -> Program | None:
        """The script laid out, or None when it cannot be; other rules say why."""
        try:
            return lay_out(self.script, self.role, self.catalogue)
        except (TooLong, UnknownMeasure):
            return None

    @cached_property
    def depths(self) -> tuple[Depth, ...]:
        """The ways there are: the full one, and the short one where steps are left out of it."""
        return tuple(Depth) if has_two_ways(self.steps) else (Depth.FULL,)

    @cached_property
    def programs(self) -> dict[Depth, Program]:
        """The script laid out for each of its ways; empty when it cannot be."""
        if self.program is None or len(self.depths) == 1:
            return {Depth.FULL: self.program} if self.program is not None else {}
        return {one: lay_out(self.script, self.role, self.catalogue, one) for one in self.depths}

    @cached_property
    def surveys(self) -> dict[Depth, Survey]:
        """What can be said of all paths on each way; empty when it cannot be laid out.

        It takes longer than everything else together: a rule asks for it last.
        """
        return {one: survey(self.script, program) for one, program in self.programs.items()}

    @cached_property
    def lengths(self) -> dict[Depth, Range]:
        """How long each way usually takes, from its quickest path to its slowest.

        Every question is answered on them: see `rules/duration.py`. Empty as `surveys` is.
        """
        found = {}
        for one, program in self.programs.items():
            answered = survey(self.script, program, passes=False)
            ends = (answered.quickest.length.usual, answered.slowest.length.usual)
            found[one] = Range(*ends)
        return found

    def at_key(self, *path: str) -> Span:
        """Return the place of a key at the head of the script."""
        return self._source("").key(*path)

    def at_phrase(self, wording: Wording, phrase: str) -> Span:
        """Return the place of words in the source of a text; where the text is if not found."""
        if wording.step is None:
            return self._source("").phrase(self._source("").value(wording.key), phrase)
        return self.at_words(wording.step, phrase)

    def at_words(self, step: AnyStep, words: str) -> Span:
        """Return the place of words in the source of a step; the step if they are not found."""
        return self._source(step.place.file).phrase(step.place, words)

    def source_of(self, step: AnyStep) -> str:
        """Return a step as it is written."""
        return self._source(step.place.file).text_of(step.place)

    def _source(self, file: str) -> Source:
        if file not in self._sources:
            self._sources[file] = Source(self.texts.get(file, ""))
        return self._sources[file]

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {}


def _placed(steps: Iterable[AnyStep], above: tuple[AnyStep, ...], found: list[Placed]) -> None:
    for step in steps:
        found.append(Placed(step, above))
        inner = inner_steps(step)
        if inner:
            _placed(inner, (*above, step), found)
