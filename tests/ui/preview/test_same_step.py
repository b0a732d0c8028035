from __future__ import annotations

from integrate.script.read import read
from integrate.session.program import Program, Role, lay_out
from integrate.ui.preview.same_step import SameStep

ONE = "- One.\n"
TWO = "- Two.\n"
NAMED = "- say: Three.\n  id: three\n"


def program(steps: str) -> Program:
    """Return the program of these steps."""
    indented = "".join(f"  {line}\n" for line in steps.splitlines())
    reads = read(f"title: A test\nstage: anytime\nsteps:\n{indented}".encode())
    assert reads.script is not None, reads.problems
    return lay_out(reads.script, Role.PATIENT)


def test_a_step_is_found_though_another_was_put_in_above_it() -> None:
    """What says the same is the same, wherever it stands now."""
    same = SameStep(program(ONE + TWO), program("- New.\n" + ONE + TWO))
    assert (same.of("#1"), same.of("#2")) == ("#2", "#3")


def test_an_edited_step_keeps_its_place() -> None:
    """Where nothing says the same, the place is the same."""
    assert SameStep(program(ONE + TWO), program(ONE + "- Two, again.\n")).of("#2") == "#2"


def test_a_step_edited_and_moved_in_one_go_is_found_between_its_neighbours() -> None:
    """What stands between the same steps as before is the same."""
    same = SameStep(program(ONE + TWO + NAMED), program("- New.\n" + ONE + "- Too.\n" + NAMED))
    assert same.of("#2") == "#3"


def test_an_id_stays_whatever_was_edited() -> None:
    """A step with an id is found by it, moved and with other words."""
    same = SameStep(program(NAMED + ONE), program(ONE + NAMED.replace("Three", "Four")))
    assert same.of("three") == "three"


def test_of_two_alike_steps_each_stays_itself() -> None:
    """A step that says the same as another is not mistaken for it."""
    same = SameStep(program(ONE + TWO + ONE), program(ONE + TWO + "- New.\n" + ONE))
    assert (same.of("#1"), same.of("#3")) == ("#1", "#4")


def test_where_a_step_was_removed_the_one_in_its_place_is_shown() -> None:
    """The last step has none behind it: the new last one is shown; nothing is nowhere."""
    same = SameStep(program(ONE + TWO + NAMED), program(ONE))
    assert same.of("three") == "#1"
    assert same.of("") == ""
    assert same.of("#9") == ""
