from __future__ import annotations

import sys
import time
from random import Random
from typing import TYPE_CHECKING

import pytest

from integrate import bundled
from integrate.script.including import Origin
from integrate.script.problem import MOST
from integrate.script.read import Reads, read
from integrate.script.report import report
from integrate.script.source import LARGEST
from tests.script.test_documents import DOCUMENTS
from tests.script.test_mutation import PIECES, check

if TYPE_CHECKING:
    from pathlib import Path

HEAD = b"title: A test\nstage: anytime\nsteps:\n"
PATIENCE = 2.0
"""Seconds that no file takes longer than."""
MOST_CALLS = 1_000_000
"""Function calls that scripts which include each other may cost: a clock judges the machine too."""


def filled(piece: bytes, head: bytes = b"", tail: bytes = b"") -> bytes:
    """Return as many pieces as the largest file can hold."""
    return head + piece * ((LARGEST - len(head) - len(tail)) // len(piece)) + tail


def numbered(piece: bytes, head: bytes = HEAD, tail: bytes = b"", most: int = 100_000) -> bytes:
    """Return a piece with a number in it, as often as fits into the largest file."""
    count = min(most, (LARGEST - len(head) - len(tail)) // len(piece % most))
    return head + b"".join(piece % number for number in range(count)) + tail


def step(fields: bytes, long: bytes, tail: bytes = b"}\n") -> bytes:
    """Return a script with one step that ends in something as long as a file can hold."""
    return filled(long, HEAD + b"- {" + fields, tail)


CHARACTERS = {
    "brackets": filled(b"["),
    "closing brackets": filled(b"]"),
    "pairs of brackets": filled(b"[],", b"[", b"]"),
    "braces": filled(b"{"),
    "maps in maps": filled(b"{a: "),
    "question marks": filled(b"? "),
    "dashes": filled(b"-"),
    "dashes and spaces": filled(b"- "),
    "lines of dashes": filled(b"-\n"),
    "stairs": b"".join(b" " * depth + b"-\n" for depth in range(990)),
    "stairs of maps": b"".join(b" " * depth + b"a:\n" for depth in range(990)),
    "tabs": filled(b"\t"),
    "tabs before steps": filled(b"\t- a\n", HEAD),
    "spaces": filled(b" "),
    "carriage returns": filled(b"\r"),
    "next lines": filled("\x85".encode()),
    "line separators": filled("\u2028".encode()),
    "nothing but nul": filled(b"\0"),
    "nul at the end": filled(b"a", HEAD + b"- ", b"\0"),
    "byte order marks": filled(b"\xef\xbb\xbf"),
    "utf-16": "\ufefftitle: A test\n".encode("utf-16-le"),
    "utf-16, the other way": "\ufefftitle: A test\n".encode("utf-16-be"),
    "utf-32": "title: A test\n".encode("utf-32"),
    "one line": filled(b"a b ", HEAD + b"- "),
    "one word": filled(b"a"),
    "one key": filled(b"a", tail=b": b"),
    "one explicit key": filled(b"k", b"? ", b"\n: v"),
    "comments": filled(b"# a\n"),
    "one comment": filled(b"#"),
    "quotes": filled(b"'"),
    "double quotes": filled(b'"'),
    "backslashes": filled(b"\\", b'"'),
    "escapes": filled(b"\\x41", b'"', b'"'),
    "folds": filled(b" a\n\n", b"a: >\n"),
    "literal lines": filled(b" a\n", b"a: |\n"),
    "stars": filled(b"*"),
    "ampersands": filled(b"&"),
    "bangs": filled(b"!"),
    "colons": filled(b":"),
    "colons and spaces": filled(b"a: "),
    "commas": filled(b",", b"["),
    "at signs": filled(b"@"),
    "percents": filled(b"%"),
    "documents": filled(b"---\n"),
    "ends of documents": filled(b"...\n"),
    "directives": filled(b"%TAG !a! b\n", tail=b"--- x"),
    "other directives": numbered(b"%%TAG !a%d! b\n", b"", b"--- x"),
    "overlong": HEAD + b"\xc0\xaf",
    "beyond unicode": HEAD + b"\xf4\x90\x80\x80",
    "doubled keys": filled(b"a: b\n"),
}
GRAPHS = {
    "anchors": numbered(b"&%d x,", b"[", b"]", 50_000),
    "anchors in a row": numbered(b"&%d ", b"", most=50_000),
    "aliases": filled(b"- *a\n", HEAD + b"- &a x\n"),
    "laughs": b"a: &a [x, x]\n"
    + b"".join(b"%c: &%c [*%c, *%c]\n" % (98 + n, 98 + n, 97 + n, 97 + n) for n in range(20)),
    "an alias of its own list": HEAD + b"- &a [*a]\n",
    "merge keys": filled(b"- {<<: {say: x}}\n", HEAD),
    "tags": filled(b"- !!python/object:os.system x\n", HEAD),
    "lists for keys": filled(b"- {? [a, b] : c}\n", HEAD),
    "maps for keys": filled(b"- ? {a: b}\n  : c\n", HEAD),
}
VALUES = {
    "a long number": step(b"scale: x, from: ", b"9"),
    "a long time": step(b"wait: ", b"9", b" s}"),
    "a time of many parts": step(b"wait: ", b"1 s "),
    "a clock of many parts": step(b"wait: '", b"1:", b"'}"),
    "a long breath": step(b"for: 1 min, breathe: {out: 4, in: ", b"1", b"}}"),
    "no number": HEAD + b"- {breathe: {in: nan, out: 1e999}, for: inf}",
    "a long format": filled(b"9", HEAD + b"- x\nformat: "),
    "digits of other scripts": HEAD
    + "- {wait: ٣ s}\n- {repeat: ², steps: [x]}\n- {scale: x, from: ², to: ٣}\n".encode()
    + "- {play: x, gain: -٣ dB}\n- {breathe: {in: ٣, out: ²}, for: 1_0}\n".encode(),
    "a format of other scripts": HEAD + "- x\nformat: ²".encode(),
    "a long verb": step(b"? ", b"s", b" : x}"),
    "a long stage": filled(b"s", b"title: A\nsteps: [x]\nstage: "),
    "a long id": step(b"goto: ", b"a-", b"!}"),
    "a long name": step(b"ask: x, save: ", b"a", b"!}"),
    "a long file": step(b"include: ", b"s"),
    "a deep file": step(b"include: ", b"s/", b"s}"),
    "a long sound": step(b"play: ", b"s/", b"s}"),
    "options": step(b"choose: x, options: [", b"a, ", b"]}"),
    "named options": numbered(b"a%d: b, ", HEAD + b"- {choose: x, options: {", b"}}"),
    "labels": numbered(b"%d: b, ", HEAD + b"- {scale: x, labels: {", b"}}"),
    "unknown fields": numbered(b"sy%d: b, ", HEAD + b"- {", b"}"),
    "unknown verbs": filled(b"- {saay: x}\n", HEAD),
    "a field again and again": step(b"say: x", b", say: x"),
    "includes": filled(b"- {include: a}\n", HEAD),
    "checks": filled(
        b"- {after: a, do: x, at: 1 min}\n",
        b"title: A\nstage: session\naudience: therapist\nsteps: [x]\nchecks:\n",
    ),
    "recalled names": numbered(b"n%d, ", HEAD + b"- '{{ zz }}'\n" * 200 + b"recall: [", b"]"),
}
CONDITIONS = {
    "brackets": "(" * 290,
    "many nots": "not " * 70 + "a",
    "many signs": "-" * 280 + "1",
    "powers": "9**9**9**9 > 1",
    "products": "9*" * 140 + "9",
    "a long text": "'a' * 999999999",
    "a long hexadecimal number": "0x" + "f" * 290,
    "a long decimal number": "1" * 299,
    "a number without end": "1e400 > 1",
    "an imaginary number": "1j",
    "a formatted text": "f'{a}'",
    "an assignment": "(a := 1)",
    "a function": "lambda: a",
    "a star": "*a",
    "a generator": "(yield)",
    "a coroutine": "await a",
    "a call": "__import__('os').system('true')",
    "wide letters": "\uff41 is answered",
    "a chain": "1<" * 140 + "1",
    "glued": "1or 2",
}


HARMLESS = {
    *("a long hexadecimal number", "a long decimal number", "a number without end"),
    *("wide letters", "glued"),
}
"""Conditions that are read: what they say is a number or a name like any other."""


def read_in_time(content: bytes) -> Reads:
    """Return what came of reading; it and its report take as long as is allowed, and no longer."""
    began = time.process_time()
    reads = read(content)
    report(reads, "hostile.yaml")
    assert time.process_time() - began < PATIENCE
    return reads


@pytest.mark.parametrize("case", [*CHARACTERS, *GRAPHS, *VALUES])
def test_refused_in_time(case: str) -> None:
    """However a file is made to stall or to break reading, it is refused in time, at a place."""
    content = {**CHARACTERS, **GRAPHS, **VALUES}[case]
    assert len(content) <= LARGEST
    reads = read_in_time(content)
    assert reads.script is None
    assert 1 <= len(reads.problems) <= MOST
    lines = content.decode("utf-8-sig", "replace").splitlines() or [""]
    for problem in reads.problems:
        span = problem.span
        assert 1 <= span.line <= len(lines) + 1
        assert 1 <= span.column <= len(lines[min(span.line, len(lines)) - 1]) + 1
        assert (span.end_line, span.end_column) >= (span.line, span.column)


@pytest.mark.parametrize("case", CONDITIONS)
def test_conditions_refused(case: str) -> None:
    """A file full of what would reckon for ever, or do something, is refused in time."""
    line = f'- {{say: x, when: "{CONDITIONS[case]}"}}\n'
    reads = read_in_time(filled(line.encode(), HEAD + b"- {ask: x, save: a}\n"))
    assert (reads.script is None) is (case not in HARMLESS)


DENSE = {
    "names": numbered(b"- {ask: x, save: n%d}\n"),
    "scales": filled(b"- {scale: x, from: 0, to: 100, save: n}\n", HEAD),
    "one name for many questions": numbered(b"- {choose: x, save: n, options: {a%d: b}}\n"),
    "ids": numbered(b"- {say: x, id: n%d}\n"),
    "ways forward": numbered(
        b"- {say: x, id: n%d}\n", numbered(b"- {goto: n%d}\n", most=10_000), most=10_000
    ),
    "rounds": b"title: A\nstage: anytime\nsteps: "
    + b"[{repeat: 50, steps: " * 15
    + b"[x]"
    + b"}]" * 15,
    "measures": filled(b"- {measure: gad-2}\n", HEAD),
    "sounds": numbered(b"s%d: x, ", HEAD + b"- x\nsounds: {", b"}"),
    "sums": filled(b"- {say: x, when: '1" + b"+1" * 9 + b"'}\n", HEAD),
    "comparisons": filled(b"- {say: x, when: '" + b"1<2 or " * 40 + b"1'}\n", HEAD),
    "brackets of options": filled(
        b"- {say: x, when: 'a in [" + b"x," * 140 + b"x]'}\n",
        HEAD + b"- {choose: x, save: a, options: [x]}\n",
    ),
    "recalled answers": filled(
        b"- {say: '" + b"{{a}}" * 700 + b"'}\n", HEAD + b"- {ask: x, save: a}\n"
    ),
}


@pytest.mark.parametrize("case", DENSE)
def test_read_in_time(case: str) -> None:
    """A file that is right, and as full as a file can be, is read in time too."""
    reads = read_in_time(DENSE[case])
    assert {one.code for one in reads.problems} <= {"E106"}  # more sounds than a script can have


def test_includes_that_multiply(tmp_path: Path) -> None:
    """Scripts that include each other a hundred times over are soon refused, with a place."""
    for number in range(8):
        steps = f"- {{include: part-{number + 1}}}\n" * 100
        (tmp_path / f"part-{number}.yaml").write_text(HEAD.decode() + steps)
    (tmp_path / "part-8.yaml").write_bytes(HEAD + b"- Here.\n")
    origin = Origin(tmp_path / "part-0.yaml", ())
    content = origin.path.read_bytes()
    calls = 0

    def count(_frame: object, event: str, _value: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        reads = read(content, origin)
    finally:
        sys.setprofile(None)
    assert calls < MOST_CALLS
    assert {one.code for one in reads.problems} == {"E302"}


def test_includes_in_circles_of_links(tmp_path: Path) -> None:
    """A link that leads to itself, or out of the folder, is no script."""
    (tmp_path / "outside.yaml").write_bytes(HEAD + b"- Here.\n")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "circle.yaml").symlink_to(inside / "circle.yaml")
    (inside / "out.yaml").symlink_to(tmp_path / "outside.yaml")
    origin = Origin(inside / "script.yaml", (inside,))
    for name in ("circle", "out", '"\\0"', "x" * 190 + "/" + "y" * 5):
        reads = read(HEAD + f"- include: {name}\n".encode(), origin)
        assert [one.code for one in reads.problems] == ["E401"]


SEEDS = sorted([*bundled.scripts().rglob("*.yaml"), *DOCUMENTS.rglob("*.yaml")])
SHARDS = 10
MUTATIONS = 2_000
"""How many in each shard: 20,000 in all."""
LONGEST_SEED = 15_000


def mutated(draw: Random, content: bytes, other: bytes) -> bytes:
    """Return a script spoilt in one way."""
    lines = content.splitlines(keepends=True)
    at, place = draw.randrange(len(lines)), draw.randrange(len(content))
    piece = draw.choice(PIECES).encode("utf-8", "surrogatepass")
    match draw.randrange(9):
        case 0:
            del lines[at : at + draw.randint(1, 3)]
        case 1:
            lines.insert(draw.randrange(len(lines)), lines[at])
        case 2:
            lines[at] = b" " * draw.randint(0, 8) + lines[at].lstrip()
        case 3:
            lines[at] = lines[at].replace(b": ", piece, 1)
        case 4:
            lines[at:at] = other.splitlines(keepends=True)[-4:]
        case 5:
            return content[:place] + piece + content[place + draw.randint(0, 9) :]
        case 6:
            return content[:place] + bytes([draw.randrange(256)]) + content[place + 1 :]
        case 7:
            return content[:place]
        case _:
            return content[:place] + other[draw.randrange(len(other)) :]
    return b"".join(lines)


@pytest.mark.parametrize("shard", range(SHARDS))
def test_spoilt_scripts(shard: int) -> None:
    """Twenty thousand spoilt scripts are each read in time, or told with places inside them."""
    draw = Random(shard)  # noqa: S311 -- the same mutations each time, and no secret
    sources = [one for path in SEEDS if 0 < len(one := path.read_bytes()) < LONGEST_SEED]
    for _ in range(MUTATIONS):
        content, other = draw.choice(sources), draw.choice(sources)
        for _ in range(draw.randint(1, 4)):
            content = mutated(draw, content or b"x", other)
        began = time.process_time()
        check(content)
        assert time.process_time() - began < PATIENCE
