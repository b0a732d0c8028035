"""What rules make of steps that come on the full way only."""

from __future__ import annotations

from tests.review.reviewing import codes, reviewed

READY = "- checklist: Ready?\n  save: ready\n  items: {a: One, b: Two}\n  require: all\n"
ASKS = "- choose: Which?\n  save: which\n  options: {a: One, b: Two}\n"
FULL = "  depth: full\n"
SAYS = "- say: 'You ticked {{ ready }}.'\n"


def may_be_missing(steps: str) -> bool:
    """Tell whether a recalled answer is said to be missing."""
    return "W205" in codes(f"{steps}- Rest.")


def test_an_answer_of_the_full_way() -> None:
    """An answer of the full way is missing on the short one: where that is shown, it is told."""
    assert not may_be_missing(READY + SAYS)
    assert may_be_missing(READY + FULL + SAYS)
    assert not may_be_missing(READY + FULL + SAYS + FULL)
    assert not may_be_missing(READY + FULL + SAYS + "  when: ready is answered\n")


def test_a_step_that_only_one_way_reaches() -> None:
    """What is on the short way alone, or on the full one alone, is reached."""
    asks = f"{ASKS}{FULL}"
    assert codes(asks + "- say: A.\n  when: which is not answered\n- Rest.") == []
    assert codes(asks + "- say: A.\n  when: which is a\n- Rest.") == []
    assert codes("- Rest.\n- goto: end\n  depth: full\n- Rest.") == []
    assert codes(asks + "- say: A.\n  when: which is a and which is b\n- Rest.") == ["W201"]


def test_a_closing_on_both_ways() -> None:
    """The short way ends with a closing as well."""
    steps = "- Rest.\n- ask: What is it?\n- say: Bye.\n  depth: full\n"
    (found,) = reviewed(steps).problems
    assert found.code == "S503"
    assert "on the short way" in found.message
    assert codes(steps + "- Rest.") == []


def test_help_on_both_ways() -> None:
    """Help that the full way alone names does not do after a question that the short one asks."""
    asks = (
        "- choose: Do you think of suicide?\n  save: risk\n  options: {yes: Yes, no: No}\n"
        "- say: Call your local emergency number or a helpline.\n  when: risk is yes\n"
    )
    assert codes(asks + "- Rest.") == []
    assert codes(asks + FULL + "- Rest.") == ["S506"]
    whole = "".join(f"    {line}\n" for line in asks.splitlines())
    assert codes(f"- section: A part\n  depth: full\n  steps:\n{whole}- Rest.") == []


def test_a_mark_of_the_full_way() -> None:
    """A session marks its moment on the short way too."""
    head = "audience: therapist\nchecks:\n  - {after: dose, every: 15 min, do: look in}\n"
    assert codes("- mark: dose\n- Rest.", head, "session") == []
    assert codes("- mark: dose\n  depth: full\n- Rest.", head, "session") == ["S501"]


def test_a_silence_of_the_short_way() -> None:
    """Words that only the full way says do not break a silence of the short one."""
    steps = "- wait: 4 min\n- say: Still here.\n  depth: full\n- wait: 4 min\n- Rest."
    assert codes(steps) == ["W204"]
    assert codes(steps.replace("  depth: full\n", "")) == []
