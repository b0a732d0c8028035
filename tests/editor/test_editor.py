"""What an author sees in an editor, by the language server that editors run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from integrate import bundled
from integrate.script import schema
from integrate.script.beginning import begin
from integrate.script.declaration import specs
from integrate.script.library import Library
from integrate.script.model import Audience, Script, Stage
from integrate.script.read import read
from integrate.script.structure import VERBS
from tests.editor.language_server import LanguageServer, why_not
from tests.script.test_documents import BAD, GOOD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.editor,
    pytest.mark.skipif(bool(why_not()), reason=why_not() or "it is here"),
]

SHAPE = {"E101", "E102", "E103", "E104", "E105"}
"""The codes of what a schema can see; an editor does not follow names, times and includes."""
MISSHAPEN = [path for path in BAD if SHAPE & {one.code for one in read(path.read_bytes()).problems}]
HEAD = f"{schema.EDITOR_LINE}\ntitle: A script\nstage: anytime\nsteps:\n"


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """Give a server that works in a folder with the schema in it."""
    folder = tmp_path_factory.mktemp("scripts")
    (folder / schema.FILE).write_text(schema.written(), encoding="utf-8")
    with LanguageServer(folder) as server:
        yield server


def told(path: Path) -> str:
    """Return a script with the line that tells editors of the schema."""
    return f"{schema.EDITOR_LINE}\n{path.read_text(encoding='utf-8')}"


@pytest.mark.parametrize(
    "path",
    [*(one.path for one in Library((bundled.scripts(),)).entries()), *GOOD],
    ids=lambda path: path.stem,
)
def test_nothing_is_underlined_in_a_good_script(editor: LanguageServer, path: Path) -> None:
    """A script that is read without a problem has none in the editor."""
    assert editor.diagnostics(told(path)) == []


@pytest.mark.parametrize("stage", Stage)
def test_nothing_is_underlined_in_a_new_script(editor: LanguageServer, stage: Stage) -> None:
    """What `integrate new` writes has no problem in the editor."""
    whose = Audience.THERAPIST if stage is Stage.SESSION else Audience.PATIENT
    assert editor.diagnostics(begin("Arriving: part 1", stage, whose)) == []


@pytest.mark.parametrize("path", MISSHAPEN, ids=lambda path: path.stem)
def test_something_is_underlined_in_a_bad_script(editor: LanguageServer, path: Path) -> None:
    """A script with a wrong shape has a problem in the editor too."""
    assert editor.diagnostics(told(path))


@pytest.mark.parametrize(
    ("steps", "line", "sentence"),
    [
        ("- ask: What now?\n  saev: now", 6, "Property saev is not allowed."),
        ("- say: Hello.\n  save: now", 6, "Property save is not allowed."),
        ("- say: Hello.\n  ask: What now?", 6, "Property ask is not allowed."),
        ("- choose: Which one?", 5, 'Missing property "options".'),
        ("- choose: Which one?\n  options: []", 6, "Array has too few items. Expected 1 or more."),
        ("- wait: a while", 5, "Write a time like `2 min`."),
        ("- play: bell\n  gain: -9", 6, "Write a level like `-9 dB`."),
        ("- scale: How tense?\n  from: low", 6, "Write a whole number like `10`."),
        ("- breathe: {in: 4, out: 20}\n  for: 90", 5, "Value is above the maximum of 12."),
        ("- breathe: {in: 4}\n  for: 90", 5, 'Missing property "out".'),
        ("- repeat: 60\n  steps: [Again.]", 5, "Value is above the maximum of 50."),
        ("- say: {{ name }}", 5, "Put these words in quotes."),
        ("- section: Part\n  steps:\n    - wait: soon", 7, "Write a time like `2 min`."),
    ],
)
def test_each_mistake_is_underlined_at_its_line(
    editor: LanguageServer, steps: str, line: int, sentence: str
) -> None:
    """A mistake is named once, at its line, in words an author understands."""
    indented = "".join(f"  {one}\n" for one in steps.splitlines())
    assert editor.diagnostics(HEAD + indented) == [(line, sentence)]


def test_words_with_a_colon_are_told_to_need_quotes(editor: LanguageServer) -> None:
    """A step whose first word is no verb is told which verbs there are, and of quotes."""
    ((line, sentence),) = editor.diagnostics(f"{HEAD}  - Remember: breathe.\n")
    assert line == 5
    assert sentence.startswith("A step begins with say, note, ask")
    assert sentence.endswith("words with a colon in them need quotes.")


def test_what_a_person_naturally_writes_is_not_underlined(editor: LanguageServer) -> None:
    """Numbers, booleans and nothing may stand where they are read as text, time or yes and no."""
    text = (
        f"{HEAD}  - 5\n  - true\n  - wait: 90\n  - wait: 1:30\n"
        "  - choose: no\n    options: [yes, no, 3]\n"
        "  - scale: Sure?\n    from: 0\n    to: '7'\n    labels: {0: no, 7: true}\n"
        "sounds: {sea: {file: beds/ocean, loop: yes}, rain: {file: beds/rain, loop: true}}\n"
        "reviewed by:\nversion: 1.10\nauthors: Jo\nduration: 5\n"
    )
    assert editor.diagnostics(text) == []


@pytest.mark.parametrize("verb", VERBS)
def test_a_step_completes_with_its_own_fields(editor: LanguageServer, verb: str) -> None:
    """Inside a step the fields of its verb are offered, and nothing else."""
    offered = editor.completions(f"{HEAD}  - {verb}: 3\n    |")
    assert set(offered) == set(specs(VERBS[verb])) - {verb}


@pytest.mark.parametrize("place", ["  - |", "  - Hello.\n  - |\n  - Bye.", "  -\n    |"])
def test_an_empty_step_completes_with_verbs(editor: LanguageServer, place: str) -> None:
    """In a step where nothing stands yet the verbs are offered, and nothing else."""
    assert list(editor.completions(HEAD + place)) == list(VERBS)


def test_inner_steps_complete_as_others_do(editor: LanguageServer) -> None:
    """Steps inside a section are completed like those outside."""
    inner = f"{HEAD}  - section: Part\n    steps:\n      - "
    assert list(editor.completions(f"{inner}|")) == list(VERBS)
    assert set(editor.completions(f"{inner}say: Hello.\n        |")) == {
        "when",
        "id",
        "depth",
        "audio",
        "spoken",
    }


def test_the_head_completes_with_its_keys(editor: LanguageServer) -> None:
    """At the top the keys of a script are offered, beside all that it needs in one piece."""
    offered = editor.completions(f"{schema.EDITOR_LINE}\n|")
    assert set(offered) == {*specs(Script), "a script"}


@pytest.mark.parametrize(
    ("place", "offered"),
    [
        ("  - checklist: All?\n    items: [a]\n    require: |", {"none", "all"}),
        (
            "  - say: Hello.\n    audio:\n      - play: bell\n        at: |",
            {"enter", "exit", "0:30"},
        ),
        ("sounds:\n  sea:\n    file: beds/ocean\n    loop: |", {"yes", "no"}),
        ("  - wait: |", {"2 min"}),
        ("  - say: |", set()),
    ],
)
def test_values_complete(editor: LanguageServer, place: str, offered: set[str]) -> None:
    """Where few values are possible they are offered; for words nothing is."""
    assert set(editor.completions(HEAD + place)) == offered


def test_a_verb_is_completed_up_to_its_words(editor: LanguageServer) -> None:
    """What is offered is written with its colon, and with its fields where it has some."""
    offered = editor.completions(f"{HEAD}  - |")
    assert offered["say"] == "say: "
    assert offered["wait"] == "wait: ${1:2 min}"
    assert offered["breathe"].split() == ["breathe:", "in:", "$1", "out:", "$2"]


def test_a_field_tells_what_it_is_for(editor: LanguageServer) -> None:
    """The sentence of the declaration is shown over a field."""
    about = specs(VERBS["wait"])["wait"].about
    assert about in editor.hover(f"{HEAD}  - wa|it: 2 min\n")
