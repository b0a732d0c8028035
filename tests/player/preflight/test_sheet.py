from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from integrate.player.preflight.finding import TITLES, Finding, State, failed, ok, warning, worst
from integrate.player.preflight.sheet import WRITABLE, Sheet
from integrate.session.charting import AGREEMENTS, Agreed, Noted, SignedOver

if TYPE_CHECKING:
    from collections.abc import Callable

SHEET = Sheet(("journal", "consent", "device"), ("The plan is signed.", "Water is near."))


def test_rows_stand_in_their_order() -> None:
    """What is there to confirm first, then what is written down, then the rest as in the titles."""
    assert [row.id for row in SHEET.rows] == [
        "before 0",
        "before 1",
        "consent",
        "device",
        "journal",
    ]
    assert [row.way for row in SHEET.rows] == ["confirm", "confirm", "write", "", ""]
    loud = Sheet(("device",), can_sound=True)
    assert loud.rows[0].way == "tone"


def test_what_is_looked_at_is_pending_until_it_is_found() -> None:
    """How far it has come is shown meanwhile, and a new look takes the place of the old."""
    sheet = SHEET.with_progress("device", "1 of 2")
    assert sheet.pending == ("consent", "device", "journal")
    assert sheet.rows[3].words == "1 of 2"
    sheet = sheet.with_found("device", (ok("device", "Open."),))
    assert sheet.rows[3].words == "Open."
    assert sheet.with_progress("device", "again").rows[3].state is None


def test_the_gravest_finding_is_the_rows_own() -> None:
    """The others stand behind it."""
    found = (ok("journal", "a"), failed("journal", "b", "c"), warning("journal", "d", "e"))
    row = SHEET.with_found("journal", found).rows[-1]
    assert (row.state, row.words, len(row.findings)) == (State.FAILED, "b", 3)
    assert worst(()) is State.OK


def test_confirming_and_taking_back() -> None:
    """An item that is not confirmed is a warning with its own words."""
    assert [one.told for one in SHEET.warnings[:2]] == [
        "Not confirmed: The plan is signed.",
        "Not confirmed: Water is near.",
    ]
    once = SHEET.with_confirmed(1)
    assert [row.state for row in once.rows[:2]] == [State.WARNING, State.OK]
    assert once.with_confirmed(1) == SHEET


def test_writing_down_goes_before_what_was_found() -> None:
    """Without words it is again as it was found; blanks are set right."""
    sheet = SHEET.with_found("consent", (warning("consent", "None.", "Write it."),))
    written = sheet.with_written("consent", "  seen \n today ")
    assert written.rows[2].words == "“seen today”, written down now."
    assert written.with_written("consent", " ").rows[2].words == "None."


def test_what_was_done_outlives_looking_again() -> None:
    """Findings go, confirmations and words stay."""
    sheet = SHEET.with_confirmed(0).with_written("consent", "seen").with_found("device", ())
    again = sheet.looked_at_anew()
    assert again.confirmed == {0}
    assert again.written == {"consent": "seen"}
    assert again.found == {}


def test_the_summary_says_how_it_stands() -> None:
    """In one sentence, the gravest first."""
    assert Sheet(()).summary == "Nothing stands in the way."
    sheet = SHEET.with_found("journal", (failed("journal", "a", "b"),))
    assert sheet.summary == "One thing to mend first, 2 warnings, 2 still being looked at."


def test_what_is_charted_as_the_session_begins() -> None:
    """What was written down, what was confirmed, and each warning with the name under it."""
    sheet = Sheet(("consent", "device", "journal"), SHEET.before)
    sheet = sheet.with_written("consent", "seen").with_confirmed(1)
    sheet = sheet.with_found("device", (warning("device", "None was found.", "Connect one."),))
    assert sheet.entries(" J. Example ", 4.0) == (
        Agreed("consent", "seen", 4.0),
        Noted("Confirmed before the session: Water is near", 4.0),
        SignedOver("Not confirmed: The plan is signed.", "J. Example", 4.0),
        SignedOver("Output: None was found.", "J. Example", 4.0),
        SignedOver("Journal: This was not looked at to its end.", "J. Example", 4.0),
    )
    assert Sheet(()).entries("", 0.0) == ()


def test_everything_that_can_be_written_is_an_agreement() -> None:
    """The chart knows each of them."""
    assert set(WRITABLE) <= set(AGREEMENTS)
    assert set(WRITABLE) <= set(TITLES)


NAMES = st.sampled_from([*SHEET.names])
FINDINGS = st.lists(
    st.builds(Finding, st.just("device"), st.sampled_from(State), st.text()), min_size=1
).map(tuple)
CHANGES: st.SearchStrategy[Callable[[Sheet], Sheet]] = st.one_of(
    st.builds(lambda name, found: lambda one: one.with_found(name, found), NAMES, FINDINGS),
    st.builds(lambda name: lambda one: one.with_progress(name, "on"), NAMES),
    st.builds(lambda number: lambda one: one.with_confirmed(number), st.integers(0, 1)),
    st.builds(lambda words: lambda one: one.with_written("consent", words), st.text()),
    st.just(Sheet.looked_at_anew),
)


@given(st.lists(CHANGES))
def test_nothing_that_is_wrong_goes_unsigned(changes: list[Callable[[Sheet], Sheet]]) -> None:
    """Whatever happens to the page, each warning is signed over, and nothing pending is lost."""
    sheet = SHEET
    for change in changes:
        sheet = change(sheet)
    signed = [one for one in sheet.entries("J", 0.0) if isinstance(one, SignedOver)]
    assert len(signed) == len(sheet.warnings)
    assert len(sheet.pending) <= len(sheet.warnings)
    states = [one.state for row in sheet.rows for one in row.findings]
    assert states.count(State.WARNING) + len(sheet.pending) == len(sheet.warnings)
    assert states.count(State.FAILED) == len(sheet.failures)
