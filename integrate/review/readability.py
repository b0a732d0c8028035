"""How hard a text is to read: the Flesch-Kincaid grade.

grade = 0.39 words per sentence + 11.8 syllables per word - 15.59

Kincaid, Fishburne, Rogers and Chissom 1975, "Derivation of new readability formulas for Navy
enlisted personnel", Research Branch Report 8-75. It was made for English passages of a hundred
words and more. Syllables are counted by rules of spelling that miss few common words; one word in
a hundred counted wrongly by a syllable changes the grade by 0.1.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from integrate.review.words import WORDS_OF

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SENTENCE_END = re.compile(r"[.!?\u2026][\"'\u201d\u2019)]*$")
_MARKS = tuple(
    mark + quote for mark in ".!?\u2026" for quote in ("", '"', "'", "\u201d", ")", "\u2019")
)
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<=[^aeiouy])e$|(?<=[^aeiouydt])ed$|(?<=[^aeiouyscxzgh])es$|(?<=[^scaeiou]h)es$|"
    r"(?<=[^aeiouy])e(?=ly$|ful|less|ment)|^eyes?$"
)
"""An e that is written and not spoken: `come`, `asked`, `times`, `breathes`, `safely`."""
_WITHOUT_VOWEL = re.compile(r"[^aeiouylr]les?d?$|[dst]n't$|sm$|thm$")
"""A syllable without a spoken vowel letter of its own: `little`, `didn't`, `mechanism`."""
_APART = re.compile(
    r"(?<![cgstx])(?<!ll)(?<!in)i[ao]|[^q]u(?:al|at|ou)|[eouy]ing$|[aeou]y(?!ed$)[aeiou]|"
    r"[cdlrvx]iet|[dlr]ien[ct]|eo(?!u)(?<!peo)|rea(?=ct|lit)|[dflr]u(?:el|en|in|id)|poe(?=[mt])"
)
"""Vowels side by side that are spoken apart: `radio`, `usual`, `being`, `anxiety`."""
_BY_HAND = {
    "anyone": 3, "area": 3, "being": 2, "create": 2, "created": 3, "diet": 2, "evening": 2,
    "every": 2, "everyone": 3, "everything": 3, "everywhere": 3, "idea": 3, "ideas": 3, "people": 2,
    "quiet": 2, "science": 2, "somebody": 3, "someone": 2, "something": 2, "sometimes": 2,
    "somewhere": 2, "suicide": 3, "therefore": 2, "whatever": 3, "experience": 4, "audience": 3,
}  # fmt: skip


def syllables(word: str) -> int:
    """Return how many syllables an English word in small letters has; at least one."""
    if word in _BY_HAND:
        return _BY_HAND[word]
    found = len(_VOWELS.findall(word)) - len(_SILENT.findall(word))
    return max(1, found + len(_WITHOUT_VOWEL.findall(word)) + len(_APART.findall(word)))


class _Counted(dict[str, tuple[int, bool]]):
    """How many syllables the tokens have that were met so far, and whether a sentence ends there.

    A token without a word has no syllable.
    """

    def __missing__(self, token: str) -> tuple[int, bool]:
        """Count a token that is met for the first time."""
        ends = _SENTENCE_END.search(token) is not None
        self[token] = found = sum(map(syllables, WORDS_OF[token])), ends
        return found


_COUNTED = _Counted()


@dataclass(frozen=True, slots=True)
class Passage:
    """What was counted in some texts."""

    words: int
    """Two joined by a hyphen are one."""
    sentences: int
    syllables: int

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade: how many years of school in the United States it asks for."""
        if not self.words:
            return 0.0
        per_sentence, per_word = self.words / self.sentences, self.syllables / self.words
        return 0.39 * per_sentence + 11.8 * per_word - 15.59


def count(texts: Sequence[str]) -> Passage:
    """Return what is counted in texts; words after the last full stop are a sentence as well."""
    return count_tokens(Counter(" ".join(texts).split()), texts)


def count_tokens(tokens: Mapping[str, int], texts: Iterable[str]) -> Passage:
    """Return the same, given how often each token stands in the texts."""
    words = total = 0
    sentences = sum(not text.endswith(_MARKS) for text in texts)
    for token, times in tokens.items():
        found, ends = _COUNTED[token]
        if found:
            words += times
            total += found * times
        if ends:
            sentences += times
    return Passage(words, max(1, sentences), total)
