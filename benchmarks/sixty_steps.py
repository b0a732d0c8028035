"""Scripts of sixty steps, as many as are wanted, each with words and conditions of its own.

They are laid out like the scripts that are shipped: seven parts, more than half of it text, every
fourth step with a condition. The same number always gives the same script.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STEPS = 60
PARTS = 7
"""Each is a step, holds one of each question, and ends with quiet."""

_WORDS = [
    "a",
    "and",
    "away",
    "back",
    "bench",
    "bird",
    "blue",
    "breath",
    "bring",
    "calm",
    "chair",
    "cloud",
    "cup",
    "day",
    "door",
    "down",
    "easy",
    "evening",
    "eyes",
    "feel",
    "feet",
    "few",
    "find",
    "floor",
    "friend",
    "garden",
    "gentle",
    "glass",
    "green",
    "ground",
    "hand",
    "hear",
    "here",
    "hold",
    "house",
    "in",
    "it",
    "leaf",
    "let",
    "light",
    "like",
    "listen",
    "little",
    "long",
    "look",
    "low",
    "moment",
    "morning",
    "name",
    "near",
    "new",
    "next",
    "night",
    "notice",
    "now",
    "of",
    "on",
    "one",
    "open",
    "or",
    "part",
    "place",
    "plain",
    "quiet",
    "rain",
    "rest",
    "river",
    "room",
    "rose",
    "sea",
    "see",
    "sky",
    "slow",
    "small",
    "snow",
    "soft",
    "sound",
    "step",
    "still",
    "stone",
    "story",
    "tea",
    "tell",
    "then",
    "there",
    "thing",
    "this",
    "time",
    "to",
    "today",
    "tree",
    "two",
    "voice",
    "walk",
    "warm",
    "was",
    "water",
    "what",
    "wind",
    "window",
    "with",
    "word",
    "work",
    "you",
    "your",
]
_NOTHING = "nothing yet"


def write(folder: Path, count: int) -> list[Path]:
    """Write that many scripts into a folder and return their files."""
    paths = [folder / f"script-{number:04}.yaml" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(script(number), encoding="utf-8")
    return paths


def script(number: int) -> str:
    """Return the script of that number."""
    draw = Random(number)  # noqa: S311 -- words to measure with, no secret
    lines = _head(draw, number)
    for part in range(PARTS):
        lines += _part(draw, part)
    lines += [*(f"  - {_sentence(draw)}" for _ in range(3)), "  - stop: drone"]
    lines += ["  - Thank you. You can close this now, and come back at any time."]
    return "\n".join(lines) + "\n"


def _head(draw: Random, number: int) -> list[str]:
    return [
        f"title: A measured walk, number {number}",
        f"summary: {_sentence(draw)}",
        "stage: integration",
        "audience: patient",
        "language: en",
        "version: 1.0.0",
        "authors: [The Integrate project]",
        "licence: CC-BY-4.0",
        "cautions:",
        f"  - {_sentence(draw)}",
        "evidence:",
        f"  - {_sentence(draw)}",
        'reviewed by: ""',
        "sounds:",
        "  bowl: {file: bells/bowl-low, gain: -6 dB}",
        "  drone: {file: beds/drone, loop: yes, gain: -12 dB, fade in: 20 s, fade out: 30 s}",
        "",
        "steps:",
        "  - play: drone",
    ]


def _part(draw: Random, part: int) -> list[str]:
    lines = [f"  - section: {_sentence(draw, 3)}", f"    id: part-{part}", "    steps:"]
    asked = (_ask, _choose, _scale, _choose, _ask, _scale, _choose)[part]
    return [*lines, *(f"      {line}" for line in (*_words(draw), *asked(draw, part)))]


def _words(draw: Random) -> Iterator[str]:
    """Yield a part's text and its quiet."""
    yield f"- {_sentence(draw)}"
    yield f"- {_sentence(draw)}"
    yield f"  {_sentence(draw)}"
    yield f"- wait: {draw.randint(20, 90)} s"
    yield f"  show: {_sentence(draw)}"
    yield "  audio: {play: bowl, at: exit}"


def _ask(draw: Random, part: int) -> Iterator[str]:
    yield f"- ask: {_sentence(draw)}"
    yield f"  save: words_{part}"
    yield f"- say: You wrote “{{{{ words_{part} or '{_NOTHING}' }}}}”. {_sentence(draw)}"
    yield f"  when: words_{part} is answered"
    yield f"- say: {_sentence(draw)}"
    yield f"  when: words_{part} is not answered"
    yield f"- say: {_sentence(draw)}"
    yield f"  when: words_{part} == '{draw.choice(_WORDS)}'"


def _choose(draw: Random, part: int) -> Iterator[str]:
    first, second, third = draw.sample(_WORDS[4:40], 3)
    yield f"- choose: {_sentence(draw)}"
    yield f"  save: pick_{part}"
    yield "  options:"
    for option in (first, second, third):
        yield f"    {option}_: {_sentence(draw, 4)}"
    yield f"- say: {_sentence(draw)}"
    yield f"  when: pick_{part} is {first}_"
    yield f"- say: {_sentence(draw)}"
    yield f"  when: pick_{part} in [{second}_, {third}_]"
    yield f"- {_sentence(draw)}"


def _scale(draw: Random, part: int) -> Iterator[str]:
    limit = draw.randint(3, 8)
    yield f"- scale: {_sentence(draw)}"
    yield f"  save: much_{part}"
    yield "  from: 0"
    yield "  to: 10"
    yield f"  labels: {{0: {draw.choice(_WORDS)}, 10: {draw.choice(_WORDS)}}}"
    yield f"- breathe: {{in: {draw.randint(4, 5)}, out: {draw.randint(5, 8)}}}"
    yield f"  for: {draw.randint(60, 180)} s"
    yield f"  when: much_{part} >= {limit}"
    yield f"- say: {_sentence(draw)}"
    yield f"  when: much_{part} < {limit} and much_{part} is answered"


def _sentence(draw: Random, length: int = 0) -> str:
    words = draw.choices(_WORDS, k=length or draw.randint(9, 22))
    return f"{' '.join(words).capitalize()}."
