"""Phrases that do not belong before a patient, each with what to say instead.

A phrase is looked for only when one of its words is in the script at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from integrate.review.rule import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from integrate.review.draft import Draft
    from integrate.review.patient_words import Wording

_STOP = re.compile(r"[.!?\u2026:;\n]")
DENIED = r"\b(?:not|no|never|nobody|without|cannot|neither|nor)\b|n't\b"
"""Before a phrase in its sentence: it is denied there, and may stand."""


@dataclass(frozen=True)
class Phrase:
    """Words that do not belong."""

    words: tuple[frozenset[str], ...]
    """In small letters; without one of each of these in the script the phrase is not there."""
    pattern: str
    """In small letters, with a straight apostrophe."""
    instead: str
    """What to say in its place."""
    unless: str = ""
    """A pattern that makes the phrase right when it is in the same sentence."""
    denied: bool = False
    """Whether it may stand in a sentence that denies it."""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    @cached_property
    def _unless(self) -> re.Pattern[str] | None:
        return re.compile(self.unless) if self.unless else None

    def may_be_in(self, vocabulary: frozenset[str]) -> bool:
        """Tell whether a script with these words may hold it at all."""
        for group in self.words:  # noqa: SIM110 -- `any` takes twice as long, for each of many
            if group.isdisjoint(vocabulary):
                return False
        return True

    def find(self, plain: str) -> tuple[int, int] | None:
        """Return where a text in small letters holds it where it may not stand, or None."""
        for match in self._pattern.finditer(plain):
            before, after = _around(plain, match.start(), match.end())
            if self._unless is not None and self._unless.search(before + match[0] + after):
                continue
            if self.denied and re.search(DENIED, before):
                continue
            return match.span()
        return None


def phrase(
    words: str, pattern: str, instead: str, *, unless: str = "", denied: bool = False
) -> Phrase:
    """Return the phrase whose words to look for first are given as `one other + with these`."""
    groups = tuple(frozenset(group.split()) for group in words.split("+"))
    return Phrase(groups, pattern, instead, unless, denied)


def findings(draft: Draft, phrases: Iterable[Phrase], what: str) -> Iterator[Finding]:
    """Yield a finding for each phrase in each text of a patient; `what` says it with `{}`."""
    if not draft.is_english:
        return
    for one in phrases:
        if one.may_be_in(draft.vocabulary):
            for wording, plain in _holding(one, draft):
                if place := one.find(plain):
                    words = wording.text[slice(*place)]
                    home = wording.step.place if wording.step else None
                    span = draft.at_phrase(wording, words)
                    yield Finding(span, what.format(words), one.instead, home)


def _holding(one: Phrase, draft: Draft) -> list[tuple[Wording, str]]:
    """Return the texts, also in small letters, that hold one of each of the phrase's words."""
    texts = draft.in_small_letters
    *others, last = [group & draft.vocabulary for group in one.words]
    found = {number for word in last for number, text in enumerate(texts) if word in text}
    for words in others:
        found = {number for number in found for word in words if word in texts[number]}
    return [(draft.wordings[number], texts[number]) for number in sorted(found)]


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after in the same sentence."""
    before = max((stop.end() for stop in _STOP.finditer(text, 0, start)), default=0)
    after = _STOP.search(text, end)
    return text[before:start], text[end : after.start() if after else len(text)]
