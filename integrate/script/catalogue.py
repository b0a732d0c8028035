"""A PO file: what a translator wrote, by the sentence it stands for. The only importer of polib.

A PO file is text in and text out. Making it new keeps every word of the translator: an edited
sentence takes the old words along as fuzzy, with the sentence they were made for; words whose
sentence is gone stay at the end, marked `#~`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import polib

from integrate.script.problem import Reading, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ALIKE = 0.6
"""From this likeness on, a sentence is taken for the edited form of another one."""
LONG = 120
"""Letters in a sentence that is compared word by word: letter by letter would take seconds."""

_QUOTED = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(
    rf"\s*(#~\s*)?((msgctxt|msgid|msgid_plural|msgstr(\[\d\])?)\s*)?{_QUOTED}\s*|\s*(#(?!~\s).*)?"
)
"""A line of a PO file; polib itself cuts off what stands outside the quotes."""
_NUMBERED = re.compile(r"\(line (\d+)\)(?:: (.*))?")
_TAIL = "\n#"
"""Ends the text that polib gets, which drops a last entry before some comments and takes a text
without a line break for a path."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A sentence in another language."""

    source: str
    words: str
    """Empty when it is still to translate."""
    fuzzy: bool
    """Whether the translator has yet to look at it: the sentence has changed since."""
    line: int
    """Where its words stand in the PO file."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A sentence to translate, with what its translator has to know."""

    source: str
    hint: str
    places: tuple[tuple[str, str], ...]
    """Files and lines it stands in; a line may be empty."""


def line_span(text: str, line: int) -> Span:
    """Return the place of a whole line."""
    rows = text.splitlines()
    width = len(rows[line - 1]) if 0 < line <= len(rows) else 0
    return Span(line, 1, line, width + 1)


def read(text: str, reading: Reading) -> dict[str, Rendering]:
    """Return what is translated, by sentence; what is wrong with the file is noted."""
    file = _parse(text, reading)
    rows = text.splitlines()
    found: dict[str, Rendering] = {}
    for entry in file or ():
        if entry.obsolete or not _is_ours(entry):
            continue
        line = _words_line(rows, entry.linenum or 1)
        if entry.msgid in found:
            first = found[entry.msgid].line
            what = f"this sentence stands here a second time; the first is at line {first}"
            reading.complain("E502", line_span(text, line), what, "remove one of them")
            continue
        found[entry.msgid] = Rendering(entry.msgid, entry.msgstr, entry.fuzzy, line)
    return found


def renew(text: str, wanted: Iterable[Wanted], language: str, title: str) -> str:
    """Return the PO file with exactly these sentences in use, and nothing a translator wrote lost.

    `text` is the file as it was, empty when there was none; it reads without problems.
    """
    old = polib.pofile(text + _TAIL) if text.strip() else polib.POFile()
    new = polib.POFile()
    new.header = old.header or f"{title} in the language `{language}`."
    new.metadata = {
        **old.metadata,
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    known = _by_sentence(old)
    sentences = {one.source: one for one in wanted}
    left = {key: entry for key, entry in known.items() if key not in sentences and entry.msgstr}
    for source, one in sentences.items():
        entry = known.get(source) or _edited(source, left)
        entry.comment, entry.occurrences, entry.obsolete = one.hint, list(one.places), False
        new.append(entry)
    used = {id(entry) for entry in new}
    for entry in old:
        if id(entry) not in used and _is_worth_keeping(entry):
            entry.obsolete = True
            new.append(entry)
    return str(new)


def count(text: str) -> Counter[str]:
    """Return how many sentences are `translated`, `fuzzy` and `missing`; the file reads well."""
    return Counter(
        "fuzzy" if one.fuzzy else "translated" if one.words else "missing"
        for one in read(text, Reading()).values()
    )


def _parse(text: str, reading: Reading) -> polib.POFile | None:
    wrong = [line for line, row in enumerate(text.splitlines(), 1) if not _LINE.fullmatch(row)]
    for line in wrong:
        what = "this is not a line of a PO file"
        remedy = 'write words in quotes, and a quote in them as `\\"`'
        reading.complain("E501", line_span(text, line), what, remedy)
    if wrong:
        return None
    try:
        return polib.pofile(text + _TAIL)
    except OSError as error:
        found = _NUMBERED.search(str(error))
        line = int(found[1]) if found else 1
        what = "this line has no place here in a PO file"
        remedy = "an entry is `msgid` and then `msgstr`, after its comments"
        reading.complain("E501", line_span(text, line), what, remedy)
    return None


def _is_ours(entry: polib.POEntry) -> bool:
    """Tell whether an entry stands for a plain sentence, as those of a script do."""
    return not entry.msgctxt and not entry.msgid_plural


def _is_worth_keeping(entry: polib.POEntry) -> bool:
    return bool(entry.msgstr or entry.msgstr_plural or entry.tcomment)


def _words_line(rows: list[str], begin: int) -> int:
    lines = range(max(begin, 1), len(rows) + 1)
    return next((line for line in lines if rows[line - 1].lstrip().startswith("msgstr")), begin)


def _by_sentence(file: polib.POFile) -> dict[str, polib.POEntry]:
    """Return the entries by their sentence; one in use goes before one that is obsolete."""
    found: dict[str, polib.POEntry] = {}
    for entry in sorted(file, key=lambda one: bool(one.obsolete)):
        if _is_ours(entry):
            found.setdefault(entry.msgid, entry)
    return found


def _edited(source: str, left: dict[str, polib.POEntry]) -> polib.POEntry:
    """Return the entry of the sentence that this one was edited from, or a new one.

    It is removed from `left`, and is fuzzy until the translator has seen it.
    """
    _, nearest = max(_likenesses(source, left), default=(0.0, None))
    if nearest is None:
        return polib.POEntry(msgid=source)
    entry = left.pop(nearest)
    if not (entry.fuzzy and entry.previous_msgid):
        entry.previous_msgid = entry.msgid
    entry.msgid = source
    entry.flags = list(dict.fromkeys(["fuzzy", *entry.flags]))
    return entry


def _likenesses(source: str, others: Iterable[str]) -> Iterator[tuple[float, str]]:
    """Yield the sentences that are like enough, with how like they are.

    Short ones are compared letter by letter, long ones word by word.
    """
    by_words = len(source) > LONG
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(source.split() if by_words else source)
    for other in others:
        matcher.set_seq1(other.split() if by_words else other)
        if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE:
            likeness = matcher.ratio()
            if likeness >= ALIKE:
                yield likeness, other
