from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.measures.test_reading import WHOLE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.calling import Person

NOBODY = "Nobody has been told."


def own(person: Person, name: str, content: Any) -> Path:
    """Put a file into the clinic's folder."""
    text = content if isinstance(content, str) else json.dumps(content)
    return person.write(f"data/measures/{name}", text)


def typed(*lines: str) -> str:
    """Return lines as they are typed."""
    return "".join(f"{line}\n" for line in lines)


def test_the_list(person: Person) -> None:
    """Those there are come first, then those whose licence forbids it, with the way to them."""
    said = person.call("measure", "list")
    assert said.code == 0
    assert "phq-9" in said.out
    assert "asked by a therapist" in said.out
    assert "not validated" in said.out
    assert "Register with the University of Warwick." in said.out
    assert "WHO-5" not in said.out


def test_the_list_as_json(person: Person) -> None:
    """Other programs get wording versions, terms and what is missing."""
    own(person, "evening.json", WHOLE)
    own(person, "bad.json", "{")
    found = json.loads(person.call("measure", "list", "--json").out)
    by_id = {one["id"]: one for one in found["measures"]}
    assert by_id["evening"]["private"]
    assert not by_id["phq-9"]["private"]
    assert by_id["phq-9"]["wording"] == "2896a7f2fd71"
    assert found["not shipped"][0]["id"] == "c-ssrs"
    assert len(found["troubles"]) == 1


@pytest.mark.parametrize(
    ("content", "said_of_it"),
    [
        ({**WHOLE, "id": "phq-9"}, "id: `phq-9` comes with the program"),
        ({**WHOLE, "items": [{"words": "One?"}, {"words": "One?"}]}, "items[2]: the words of item"),
        ({key: value for key, value in WHOLE.items() if key != "licence"}, "`licence` is missing"),
        ('{"id": ', "line 1, column 8: this is not JSON"),
    ],
)
def test_checking_own_files(person: Person, content: Any, said_of_it: str) -> None:
    """What cannot be used is named with its file and its place, and the command ends with 1."""
    path = own(person, "mine.json", content)
    said = person.call("measure", "list", "--check")
    assert (said.code, said.has_no_traceback) == (1, True)
    assert said.err.startswith(f"{path}: ")
    assert said_of_it in said.err
    assert len(said.err.splitlines()) == 1
    assert person.call("measure", "list").code == 0


def test_checking_good_files(person: Person) -> None:
    """With nothing wrong the command ends with 0."""
    own(person, "evening.json", WHOLE)
    said = person.call("measure", "list", "--check")
    assert (said.code, said.out) == (0, "1 file of your own can be used, 0 cannot.\n")


def test_a_folder_that_cannot_be_read(person: Person) -> None:
    """A file in the folder's place is told in one sentence."""
    person.write("data/measures", "no folder")
    said = person.call("measure", "list")
    assert (said.code, said.has_no_traceback) == (2, True)
    assert "measures cannot be read" in said.err


def test_a_score(person: Person) -> None:
    """The answers are scored, and compared with last time."""
    said = person.call(
        "measure", "score", "gad-7", "1,1,1,1,1,1,1", "--last", "12", "--days", "7"
    )  # fmt: skip
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[0] == "GAD-7: 7 of 21, mild."
    assert lines[2].startswith("5 points lower than last time (12).")
    assert lines[3].startswith("Last time was 7 days ago.")
    assert lines[-1].startswith("This is a check-in, not a diagnosis.")


def test_a_score_as_json(person: Person) -> None:
    """Other programs get everything, the flags before the total."""
    said = person.call("measure", "score", "phq-9", "0,0,0,0,0,0,0,0,1", "--json")
    found = json.loads(said.out)
    assert (found["total"], found["band"], found["positive"]) == (1, "minimal", False)
    assert found["flags"] == [{"item": "9", "answer": 1, "heed": "safety"}]
    assert NOBODY in found["help"]
    assert list(found).index("help") < list(found).index("total")
    missing = json.loads(person.call("measure", "score", "phq-2", "0,", "--json").out)
    assert (missing["total"], missing["missing"], missing["help"]) == (None, ["2"], [])


def test_help_before_the_total(person: Person) -> None:
    """A score with an answer about safety begins with help, for a patient and for a therapist."""
    answers = ("measure", "score", "phq-9", "0,0,0,0,0,0,0,0,1")
    lines = person.call(*answers).out.splitlines()
    assert lines.index(NOBODY) < lines.index("PHQ-9: 1 of 27, minimal.")
    lines = person.call(*answers, "--as", "therapist").out.splitlines()
    assert lines[0].startswith("Item 9 = 1. Follow your clinic's suicide-safety protocol")
    assert any("measure take asq --as therapist" in line for line in lines)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("phq-9", "0,0,9"), "9 is no answer to item 3 of PHQ-9, which takes 0 to 3."),
        (("phq-9", "0,0,x"), "`x` at item 3 is no whole number."),
        (("phq-9", "0,0,1.5"), "`1.5` at item 3 is no whole number."),
        (("phq-2", "0,１"), "`１` at item 2 is no whole number."),  # noqa: RUF001 -- a digit of another script
        (("phq-2", "0," + "9" * 5000), "at item 2 is no whole number."),
        (("phq-9", "0,0"), "PHQ-9 has 10 items, and here are 2 answers."),
        (("phq-2", "0,0,0"), "PHQ-2 has 2 items, and here are 3 answers."),
        (("phq-8", "0"), "There is no questionnaire `phq-8`: did you mean `phq-9`?"),
        (("who-5", "1,1,1,1,1"), "There is no questionnaire `who-5`"),
        (("spin", "1"), "SPIN is not part of the program. The author holds the copyright"),
        (("asq", "0,0,0,0"), "ASQ is asked by a therapist; add --as therapist."),
        (("pcl-5", ",".join("0" * 20), "--cut-off", "38"), "are published from 31 to 33."),
        (("phq-2", "0,0", "--last", "9"), "9 is no total of PHQ-2."),
    ],
)
def test_what_cannot_be_scored(person: Person, arguments: tuple[str, ...], sentence: str) -> None:
    """Each is refused in one sentence that names the item or the remedy."""
    said = person.call("measure", "score", *arguments)
    assert (said.code, said.out, said.has_no_traceback) == (2, "", True)
    assert sentence in said.err
    assert len(said.err.splitlines()) == 1


def test_the_asq_is_scored_for_a_therapist(person: Person) -> None:
    """The role before the command will do as well."""
    said = person.call("--as", "therapist", "measure", "score", "asq", "0,0,0,0")
    assert said.code == 0
    assert said.out.startswith("Negative screen. Clinical judgement overrides this.")


def test_taking_one(person: Person) -> None:
    """Each item comes with its place and its answers; one can go back; nothing is kept."""
    said = person.call("measure", "take", "gad-2", typed=typed("1", "back", "2", "9", "several"))
    assert said.code == 0
    assert "1 of 2" in said.out
    assert "3. Nearly every day" in said.out
    assert "Answer with one of these: 0, 1, 2, 3. Or “skip”." in said.out
    assert "GAD-2: 3 of 6." in said.out
    assert not person.data.exists()


def test_skipping_gives_no_score(person: Person) -> None:
    """What is left out is named at the end."""
    said = person.call("measure", "take", "gad-2", typed=typed("1", "skip"))
    assert said.code == 0
    assert "There is no score: item 2 has no answer, and none is made up." in said.out


@pytest.mark.parametrize("lines", [("1", "stop"), ("1",), ()])
def test_stopping(person: Person, lines: tuple[str, ...]) -> None:
    """Stopping, and going away, end with 3 and keep nothing."""
    said = person.call("measure", "take", "gad-2", typed=typed(*lines))
    assert (said.code, said.out.splitlines()[-1]) == (3, "Stopped. Nothing was kept.")


def test_help_at_any_prompt(person: Person) -> None:
    """The words of help are one word away, and so is what steadies."""
    said = person.call("measure", "take", "gad-2", typed=typed("?", "ground", "0", "0"))
    assert said.code == 0
    assert "In danger: your local emergency number." in said.out
    assert "name five things you see" in said.out


def test_the_question_stands_last_after_help(person: Person) -> None:
    """At an item and at the safety question, as after any other word that is no answer."""
    said = person.call("measure", "take", "gad-2", typed=typed("?", "time", "0", "0"))
    assert said.out.count("1 of 2") == 3
    lines = typed(*["0"] * 8, "1", "help", "2", "help", "", "0")
    said = person.call("measure", "take", "phq-9", typed=lines)
    assert said.code == 0
    assert said.out.count("Are you in danger right now") == 2
    assert said.out.count("Enter carries on.") == 3


def test_a_name_without_its_command_is_led_to_it(person: Person) -> None:
    """What is a questionnaire is told how it is asked; what is none is no command."""
    said = person.call("measure", "gad-7")
    assert said.code == 2
    assert "to be asked it: integrate measure take gad-7" in said.err
    said = person.call("measure", "gad-8")
    assert said.code == 2
    assert "No such command" in said.err


def test_every_word_at_a_prompt_is_answered(person: Person) -> None:
    """Before the first one there is none; the question comes again; a number too high is none."""
    words = ("back", "time", "pause", "repeat", "101", "many", "40")
    said = person.call("measure", "take", "suds", typed=typed(*words))
    assert said.code == 0, said
    assert "This is the first one." in said.out
    assert said.out.count("A number from 0 to ") > 2
    assert "40" in said.out


SAFE = ["0"] * 8


@pytest.mark.parametrize(
    ("answer", "said_then"),
    [
        ("1", "call the emergency number above now"),
        ("yes", "call the emergency number above now"),
        ("2", "please tell your clinician today"),
        ("3", "please tell your clinician today"),
        ("", "please tell your clinician today"),
    ],
)
def test_an_answer_about_safety(person: Person, answer: str, said_then: str) -> None:
    """Item 9 of 1 opens help at once: before function is asked, and before any total."""
    lines = typed(*SAFE, "1", answer, "", "0")
    said = person.call("measure", "take", "phq-9", typed=lines)
    text = " ".join(said.out.split())
    assert said.code == 0
    heard, question = text.index(NOBODY), text.index("Are you in danger right now")
    then, function = text.index(said_then, question), text.index("If you checked off any problems")
    assert heard < question < then < function < text.index("PHQ-9: 1 of 27")
    assert "findahelpline.com" in text[heard:question]


def test_item_9_of_0(person: Person) -> None:
    """No help is pressed upon the person, and nothing is called safe."""
    said = person.call("measure", "take", "phq-9", typed=typed(*SAFE, "0", "0"))
    assert said.code == 0
    assert NOBODY not in said.out
    assert "safe" not in said.out.lower()


@pytest.mark.parametrize("where", [["stop"], ["1", "stop"], ["what?", "help", "2", "stop"]])
def test_the_safety_screen_traps_nobody(person: Person, where: list[str]) -> None:
    """One can stop at every prompt of it; what is no answer is met with help."""
    said = person.call("measure", "take", "phq-9", typed=typed(*SAFE, "3", *where))
    assert (said.code, said.has_no_traceback) == (3, True)
    assert "PHQ-9: " not in said.out


def test_a_therapist_asks_the_asq(person: Person) -> None:
    """A yes is met at once, brings the fifth question, and the end says what follows."""
    lines = typed("n", "y", "", "0", "0", "1", "")
    said = person.call("measure", "take", "asq", "--as", "therapist", typed=lines)
    text = " ".join(said.out.split())
    assert said.code == 0
    assert text.index("Item 2 = 1. Follow your clinic's") < text.index("3 of 5")
    assert "Are you having thoughts of killing yourself right now?" in text
    assert "Acute positive screen. This is an emergency. Stay with the person" in text


def test_a_negative_asq(person: Person) -> None:
    """With four times no, the fifth is not asked."""
    lines = typed("0", "0", "0", "0")
    said = person.call("--as", "therapist", "measure", "take", "asq", typed=lines)
    assert said.code == 0
    assert "right now?" not in said.out
    assert "Negative screen. Clinical judgement overrides this." in said.out


def test_no_exposure_asks_no_more(person: Person) -> None:
    """The five questions of the PC-PTSD-5 are not asked of somebody who says no at first."""
    said = person.call("measure", "take", "pc-ptsd-5", typed=typed("no"))
    assert said.code == 0
    assert "1 of 5" not in said.out
    assert "PC-PTSD-5: 0 of 5." in said.out


def test_an_own_one_is_asked(person: Person) -> None:
    """A clinic's file is asked and scored like any other, while a bad one beside it is named."""
    own(person, "evening.json", WHOLE)
    own(person, "bad.json", "[]")
    said = person.call("measure", "take", "evening", typed=typed("1", "1", "1"))
    assert said.code == 0
    assert "Evening: 3 of 3, high." in said.out
    assert "bad.json: a questionnaire is one object" in said.err
