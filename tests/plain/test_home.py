from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrate import bundled
from integrate.journal.entry import Outcome
from integrate.journal.errors import NotWritable
from integrate.journal.store import Journal
from integrate.plain.home import home
from integrate.plain.shelf import pages
from integrate.script.library import Library
from integrate.script.model import Stage
from integrate.session.program import Role
from tests.plain.house import House, furnish
from tests.plain.talking import WHERE_HELP_IS, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from integrate.script.library import Entry
    from tests.plain.talking import Typed

LINES = (
    *("", "1", "3", "5", ".", "journal", "continue", "leave", "ground", "back", "stop", "help"),
    *("repeat", "pause", "7", "skip", "all"),
)
LIST = """\
Before a session:
1. Getting ready.
During a session:
2. The session, led by a therapist.
After a session:
3. The day after, 10 min.
At any time:
4. Five senses.
Not playable:
5. zz-broken: 2 problems.
A number begins a script. Enter returns to the start."""
START = """\
list: all scripts, each with its number.
journal: what you wrote.
capture: a blank page, nothing asked.
Also: settings, help, ground, quit.
Enter says all scripts."""


class Leaving(Voice):
    """A person who goes when one line was said: at home each Enter would read every script."""

    def __init__(self, typed: Iterable[Typed], last: str) -> None:
        super().__init__(typed)
        self.last = last

    def read(self, timeout: float | None) -> str | None:
        """Return the next line, as long as there is a reason to type one."""
        if self.last in self.said:
            self._typed.clear()
        return super().read(timeout)


def closed_journal() -> Journal:
    """Fail to open."""
    raise NotWritable("The journal cannot be written: the disk is full.")


def test_the_list_stands_by_stage(house: House) -> None:
    """Every script has its number; what cannot be begun says why."""
    house.settings.open_journal().close()
    said = house.visit("list", "quit")
    assert said == ["Integrate.", *START.splitlines(), *LIST.splitlines(), "Goodbye."]


def test_the_start_is_short(house: House) -> None:
    """A few lines, each beginning with the word to type; Enter has its way, which is said."""
    house.settings.open_journal().close()
    said = house.visit("", "", "quit")
    assert said == [
        "Integrate.",
        *START.splitlines(),
        *LIST.splitlines(),
        *START.splitlines(),
        "Goodbye.",
    ]


def test_the_first_time_it_is_said_what_the_journal_is_worth(house: House) -> None:
    """Where it is, and who can read it: in one line, before the list, and never again."""
    said = house.visit("repeat", "quit")
    assert said[1:3] == [
        "Your journal begins on this computer. Limits: whoever uses this computer",
        "as you, or has both the file and the key, can read it.",
    ]
    assert sum("Limits:" in one for one in said) == 1
    assert not any("Limits:" in one for one in house.visit("quit"))


def test_an_empty_library_says_so(house: House) -> None:
    """There is a line where the list would be."""
    said = house.visit("list", settings=replace(house.settings, library=Library(())))
    assert "There are no scripts here." in said


def test_a_script_says_what_it_is_before_it_begins(house: House) -> None:
    """Title, summary, length and cautions come first; Enter begins."""
    said = house.visit("3", "", "A heron.", ".", "7", "", "quit")
    assert said[said.index("The day after.") :][:6] == [
        *("The day after.", "A quiet look back.", "About 10 min.", "Not for the first evening."),
        *(
            "No clinician has reviewed this script yet.",
            "Enter begins, “back” returns.",
        ),
    ]
    assert said[-4:] == [
        *("The end of “The day after”.", "Your answers are in your journal."),
        *("Home. Enter says what is here.", "Goodbye."),
    ]
    assert [one.outcome for one in house.sessions] == [Outcome.FINISHED]


def test_first_letters_choose_too(house: House) -> None:
    """A title need not be written out; one that is shared asks for more."""
    assert "Getting ready." in house.visit("getting")
    assert "It could be: The session, or The day after." in house.visit("the")


@pytest.mark.parametrize("typed", ["back", "hm"])
def test_enter_begins_only_what_was_just_chosen(house: House, typed: str) -> None:
    """Anything else in between lets go of the choice."""
    house.visit("1", typed, "", "quit")
    assert house.sessions == []


@pytest.mark.parametrize("typed", ["help", "time", "pause", "repeat"])
def test_a_word_that_steps_aside_comes_back_to_the_choice(house: House, typed: str) -> None:
    """What Enter does is said again, and it does it."""
    said = house.visit("3", typed, "", "A heron.", ".", "7", "", "quit")
    assert said.count("Enter begins, “back” returns.") == 2
    assert said.count("A quiet look back.") == (2 if typed == "repeat" else 1)
    assert [one.outcome for one in house.sessions] == [Outcome.FINISHED]


def test_a_long_list_comes_in_pages() -> None:
    """None is longer than a page, none ends with a heading, and nothing is left out."""
    lines = [
        "Before:",
        *(f"{n}. A." for n in range(1, 17)),
        "After:",
        *(f"{n}. B." for n in (17, 18)),
    ]
    made = pages(lines)
    assert [len(page) for page in made] == [17, 3]
    assert [line for page in made for line in page] == lines
    assert pages(["There are no scripts here."]) == [["There are no scripts here."]]


def test_the_shipped_list_is_said_page_by_page(house: House) -> None:
    """Enter says the next page, “repeat” the same, and the last leads back to the start."""
    own = replace(house.settings, library=Library((bundled.scripts(),)))
    house.settings.open_journal().close()
    said = house.visit("list", "repeat", "", "", "", "", "quit", settings=own)
    first = "1. What to expect, 12 to 15 min, or 26 to 35 in full."
    assert said.count(first) == 2
    assert said.count("A number begins a script. Enter for more.") == 4
    assert said.count("A number begins a script. Enter returns to the start.") == 1
    assert said[-2:] == ["Enter says all scripts.", "Goodbye."]


def test_help_names_the_words_of_the_day_only_with_a_programme(house: House) -> None:
    """Without one they would do nothing."""
    assert not any(line.startswith("let go") for line in house.visit("help", "quit"))


def test_what_cannot_be_begun_says_why(house: House) -> None:
    """A therapist's script and a broken one answer with a sentence and begin nothing."""
    said = house.visit("2", "5", "", "quit")
    assert any("is led by a therapist" in line for line in said)
    assert any("“zz-broken” has 2 problems and cannot be played" in line for line in said)
    assert house.sessions == []


def test_a_therapist_begins_a_session(house: House) -> None:
    """For them nothing is held back."""
    house.role = Role.THERAPIST
    said = house.visit("list", "2", "", "none", "1", "")
    assert "2. The session." in said
    assert "Note: Lights down." in said


def test_help_is_there(house: House) -> None:
    """Where help is comes before the words of the program."""
    said = house.visit("?")
    assert tuple(said[said.index(WHERE_HELP_IS[0]) :][:3]) == WHERE_HELP_IS


def test_repeat_says_the_list_again(house: House) -> None:
    """And Enter says it where it was not said before."""
    assert house.visit("repeat").count("journal: what you wrote.") == 2
    assert house.visit("hm", "").count("journal: what you wrote.") == 2


# An interrupted session.


def interrupt(house: House) -> None:
    """Leave a session in the middle of its first answer."""
    house.visit("3", "", "A heron")
    assert [one.outcome for one in house.sessions] == [Outcome.INTERRUPTED]


def test_an_interrupted_session_is_offered_first(house: House) -> None:
    """It goes on where it was, and is not offered when it is done."""
    interrupt(house)
    said = house.visit("continue", "7", "", "quit")
    assert said[1].startswith("Continue “The day after”, begun ")
    assert "How are you?" in said
    assert sum(line.startswith("Continue “") for line in said) == 1
    assert [one.outcome for one in house.sessions] == [Outcome.FINISHED]


def test_enter_goes_on_at_the_start(house: House) -> None:
    """The sentence before says so."""
    interrupt(house)
    said = house.visit("", "7", "", "quit")
    assert "Enter goes on with “The day after”." in said
    assert [one.outcome for one in house.sessions] == [Outcome.FINISHED]


def test_an_interrupted_session_can_be_left(house: House) -> None:
    """That asks once; then it is offered no more, and its words stay."""
    interrupt(house)
    assert "It is left as it is." not in house.visit("leave", "no", "", "quit")
    assert [one.outcome for one in house.sessions] == [Outcome.INTERRUPTED]
    said = house.visit("leave", "", "continue", "quit")
    assert "It is left as it is." in said
    assert [one.outcome for one in house.sessions] == [Outcome.STOPPED]
    assert "You: A heron" in house.visit("journal", "1")


def test_a_session_of_another_role_is_not_offered(house: House) -> None:
    """A patient does not take up what a therapist began."""
    house.role = Role.THERAPIST
    house.visit("2", "")
    house.role = Role.PATIENT
    assert not any(line.startswith("Continue") for line in house.visit("quit"))


def test_a_session_whose_script_is_gone_says_so(house: House) -> None:
    """The way out is named with it."""
    interrupt(house)
    (house.folder / "scripts/integration/day-1.yaml").unlink()
    said = house.visit("continue", "quit")
    assert "Type “leave” and it is not offered again." in said


def test_a_session_whose_script_broke_says_so(house: House) -> None:
    """What is wrong is said and the list stays."""
    interrupt(house)
    path = house.folder / "scripts/integration/day-1.yaml"
    path.write_text("title: The day after\n", encoding="utf-8")
    assert any("cannot be played" in line for line in house.visit("continue", "quit"))


# The journal.


def test_without_a_journal_grounding_still_works(house: House) -> None:
    """Nothing is begun that could not be kept; what steadies is there."""
    without = replace(house.settings, open_journal=closed_journal)
    said = house.visit("1", "", "journal", "ground", "", "quit", settings=without)
    assert said[1] == "The journal cannot be written: the disk is full."
    assert said.count("Without the journal only grounding can be begun: type “ground”.") == 2
    assert "Look around." in said
    assert "Welcome." not in said


def test_grounding_leaves_no_trace(house: House) -> None:
    """The journal is as empty as before."""
    assert "Nothing of this is kept." in house.visit("g", "", "journal", "quit")
    assert "The journal is empty." in house.visit("journal")
    assert house.sessions == []


def test_input_may_end_anywhere(house: House) -> None:
    """Home is left as quietly as it was entered."""
    way: tuple[Typed, ...] = ("3", "", "A heron.", "g", "", ".", "7", "", "journal", "1", "back")
    for cut in range(len(way)):
        assert house.visit(*way[:cut])[0] == "Integrate."


@settings(max_examples=60)
@given(st.lists(st.sampled_from(LINES) | st.text(max_size=6), max_size=20))
def test_nothing_typed_at_home_breaks_it(typed: list[str]) -> None:
    """Any lines: no error, and no control character goes out."""
    with TemporaryDirectory() as folder:
        house = furnish(Path(folder))
        for line in [*house.visit(*typed), *house.visit(*typed)]:
            assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in line)


def test_a_notice_of_the_journal_is_said_once(house: House) -> None:
    """What the journal has to say comes when it is opened."""
    house.settings.open_journal().close()

    def noticing() -> Journal:
        journal = house.settings.open_journal()
        journal.notice = "The journal lies on a network drive."
        return journal

    said = house.visit("repeat", settings=replace(house.settings, open_journal=noticing))
    assert said.count("The journal lies on a network drive.") == 1


def test_leaving_needs_the_journal_too(house: House) -> None:
    """When that cannot be kept, the sentence says why and the offer stands."""

    class Full(Journal):
        def append(self, *_: Any, **__: Any) -> None:
            """Fail."""
            raise NotWritable("The disk is full: make room on it.")

    interrupt(house)
    full = replace(
        house.settings, open_journal=lambda: Full.open(house.folder / "data", house.folder / "keys")
    )
    said = house.visit("leave", "", "quit", settings=full)
    assert "The disk is full: make room on it." in said
    assert [one.outcome for one in house.sessions] == [Outcome.INTERRUPTED]


class Kept(Library):
    """A library whose entries are kept, so that each script is read once however many walk."""

    @cached_property
    def kept(self) -> list[Entry]:
        """The entries as they were found first."""
        return super().entries()

    def entries(self) -> list[Entry]:
        """Return the same entries each time."""
        return self.kept


@pytest.fixture(scope="module")
def library() -> Library:
    """Give the library that is shipped."""
    return Kept((bundled.scripts(),))


@pytest.mark.parametrize("name", [entry.name for entry in Library((bundled.scripts(),)).shelf()])
def test_the_shipped_scripts_can_be_walked(house: House, library: Library, name: str) -> None:
    """With Enter, ticks and full stops, every one of them comes to its end."""
    script = library.find(name, house.folder).reads.script
    assert script is not None
    house.role = Role.THERAPIST
    own = replace(house.settings, library=library)
    led = ["", "none"] if script.for_therapist and script.stage is not Stage.ANYTIME else []
    gate = [*led, "1"] if script.stage is Stage.SESSION else led
    end = f"The end of “{script.title}”."
    voice = Leaving([script.title, *gate, *["", "", "all", "."] * 80], end)
    home(own, voice, voice.say)
    assert end in voice.said


def test_scripts_are_found_by_words(house: House) -> None:
    """Those that speak of all the words are said with their own numbers."""
    said = house.visit("list", "find quiet look", "find pond", "quit")
    start = said.index("3. The day after, 10 min.", said.index("3. The day after, 10 min.") + 1)
    after = "A number begins a script. Enter returns to the start."
    at_home = "Home. Enter says what is here."
    assert said[start + 1 :] == [after, "Nothing was found.", at_home, "Goodbye."]


def test_what_enter_does_is_said_after_words_that_mean_nothing(house: House) -> None:
    """A slip leads to the start, and that is said."""
    said = house.visit("2", "zebra", "", "quit")
    start = said.index("A number from 1 to 5 is wanted, or the first letters.")
    assert said[start + 1 : start + 3] == ["Home. Enter says what is here.", START.splitlines()[0]]
