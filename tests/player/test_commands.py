from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.audio.api import Bus
from integrate.player.chart_lines import Beside
from integrate.player.commands import COMMANDS, understand
from integrate.player.meanings import Action, CountFrom, Do, Misread, Send, SetVolume
from integrate.player.wall_times import Times
from integrate.session.charting import (
    AdverseEvent,
    Agreed,
    ChartEntry,
    Corrected,
    DistressRated,
    Noted,
    Quoted,
    Severity,
    UrgentMarked,
    VitalsTaken,
)
from integrate.session.desk import Desk, PlannedCheck, Written
from integrate.session.desk import SetMark as MarkSet
from integrate.session.inputs import Chart, DoCheck, Input, SetMark

if TYPE_CHECKING:
    from integrate.player.meanings import Meaning

NOON = datetime(2026, 11, 22, 12, 0, 0, tzinfo=UTC)
TIMES = Times(now=7200.0, here=NOON, begun=7190.0)
"""Two hours into a session, ten seconds after the first key of a line."""
DESK = Desk(
    mark_names=("dose", "music on", "Return"),
    marks=(MarkSet("dose", 60.0),),
    waiting=(
        PlannedCheck(7, "Look in.", "dose", 600.0, 540.0),
        PlannedCheck(9, "Vital signs.", "dose", 900.0, 840.0),
    ),
    chart=(Written(Noted("Calm.", 5.0, 1), 6.0), Written(Noted("Warm.", 8.0, 12), 9.0)),
)
BESIDE = Beside(TIMES, DESK)
BEGUN = 7190.0


def meant(line: str) -> Input:
    """Return the input that a line means."""
    meaning = understand(line, BESIDE)
    assert isinstance(meaning, Send), meaning
    return meaning.given


def charted(line: str) -> ChartEntry:
    """Return the entry that a line means."""
    given = meant(line)
    assert isinstance(given, Chart), given
    return given.entry


def refused(line: str, beside: Beside = BESIDE) -> str:
    """Return the sentence that a line is refused with."""
    with pytest.raises(Misread) as found:
        understand(line, beside)
    return str(found.value)


ENTRIES: dict[str, ChartEntry] = {
    "Tearful, asked for a hand.": Noted("Tearful, asked for a hand.", BEGUN),
    "  two blanks before ": Noted("two blanks before", BEGUN),
    "/n a note": Noted("a note", BEGUN),
    "/NOTE a note": Noted("a note", BEGUN),
    '"It is very big."': Quoted("It is very big.", BEGUN),
    '"It is very big': Quoted("It is very big", BEGUN),
    "“warm, heavy hands”": Quoted("warm, heavy hands", BEGUN),
    "/q It is very big.": Quoted("It is very big.", BEGUN),
    "/v 94 151/91 97": VitalsTaken(BEGUN, 94, 151, 91, 97),
    "/v 94 151/91 97 14": VitalsTaken(BEGUN, 94, 151, 91, 97, 14),
    "/v 94 151/91 97% recheck at 14:45": VitalsTaken(
        BEGUN, 94, 151, 91, 97, text="recheck at 14:45"
    ),
    "/v 94 151/91 97 14 15 drops": VitalsTaken(BEGUN, 94, 151, 91, 97, 14, "15 drops"),
    "/v 94": VitalsTaken(BEGUN, 94),
    "/v 94 97": VitalsTaken(BEGUN, 94, oxygen=97),
    "/v 151/91": VitalsTaken(BEGUN, None, 151, 91),
    "/v 151/91 97": VitalsTaken(BEGUN, None, 151, 91, 97),
    "/v - 151/91 97": VitalsTaken(BEGUN, None, 151, 91, 97),
    "/v 94 - 97": VitalsTaken(BEGUN, 94, oxygen=97),
    "/v bp 151/91": VitalsTaken(BEGUN, None, 151, 91),
    "/v BP=151/91 SpO2 97 hr:94": VitalsTaken(BEGUN, 94, 151, 91, 97),
    "/v rr 14 calm": VitalsTaken(BEGUN, breathing_rate=14, text="calm"),
    "/v hr 94 sat up in bed": VitalsTaken(BEGUN, 94, text="sat up in bed"),
    "/v 94 dose=2": VitalsTaken(BEGUN, 94, text="dose=2"),
    "/s 35": DistressRated(35, BEGUN),
    "/suds 100 hard to bear": DistressRated(100, BEGUN, "hard to bear"),
    "/ae nausea; 10:10; mild; lay on the side; settled": AdverseEvent(
        "nausea", "10:10", Severity.MILD, "lay on the side", "settled", BEGUN
    ),
    "/ae a fall; just now; sev": AdverseEvent("a fall", "just now", Severity.SEVERE, "", "", BEGUN),
    "/fix 12 Warm hands.": Corrected(12, "Warm hands.", BEGUN),
    "/fix #1 Nervous.": Corrected(1, "Nervous.", BEGUN),
    "/strike 12": Corrected(12, "", BEGUN),
    "/at 11:30 Quiet.": Noted("Quiet.", 5400.0),
    "/at 11.30 /s 20": DistressRated(20, 5400.0),
    "/at 11:30:15 /v 80": VitalsTaken(5415.0, 80),
    "!! chest pain": UrgentMarked(BEGUN, "chest pain"),
    "/urgent chest pain": UrgentMarked(BEGUN, "chest pain"),
}


@pytest.mark.parametrize("line", ENTRIES)
def test_a_line_is_written_down(line: str) -> None:
    """What a line says is one entry of the chart, with the moment of its first key."""
    assert charted(line) == ENTRIES[line]


def test_marks() -> None:
    """A mark is named by its beginning, with the time it was at if that was not now."""
    assert meant("/m dose") == SetMark("dose", BEGUN)
    assert meant("/m MUSIC") == SetMark("music on", BEGUN)
    assert meant("/mark music  on 11:30") == SetMark("music on", 5400.0)
    assert meant("/m return 11:59:30") == SetMark("Return", 7170.0)
    assert understand("/since dose", BESIDE) == CountFrom("dose")


def test_a_mark_before_midnight() -> None:
    """A time later than now was yesterday's, as a session may go on past midnight."""
    night = Times(7200.0, datetime(2026, 11, 23, 0, 30, tzinfo=UTC), 7200.0)
    meaning = understand("/m dose 23:30", Beside(night, DESK))
    assert meaning == Send(SetMark("dose", 3600.0))


def test_checks() -> None:
    """A check is done by its place among those that wait; the first where none is named."""
    assert meant("/done") == DoCheck(7)
    assert meant("/done 2") == DoCheck(9)
    assert refused("/done 3") == "Of the checks that wait, “3” is none. There are 2, as in /done 1."
    assert "“two” is none" in refused("/done two")
    assert refused("/done", Beside(TIMES, Desk())) == "No check is waiting."


def test_what_is_done_around_the_session() -> None:
    """Commands that stand alone mean an action."""
    for name in ("go", "skip", "back", "hold", "resume", "mute", "talk", "hush", "end", "bell"):
        assert understand(f"/{name}", BESIDE) == Do(Action(name)), name
    assert understand("!!", BESIDE) == Do(Action.URGENT)
    assert understand("!!!", BESIDE) == Do(Action.URGENT)
    assert understand("/v", BESIDE) == Do(Action.VITALS)
    assert understand("/ae", BESIDE) == Do(Action.ADVERSE)
    assert understand("/m", BESIDE) == Do(Action.MARK)
    assert understand("/?", BESIDE) == Do(Action.HELP)


def test_volumes() -> None:
    """A volume is a whole number of per cent."""
    assert understand("/vol 60", BESIDE) == SetVolume(None, 60)
    assert understand("/bed 55%", BESIDE) == SetVolume(Bus.BED, 55)
    assert understand("/voice 0", BESIDE) == SetVolume(Bus.VOICE, 0)
    for line in ("/bed", "/bed loud", "/bed 151", "/bed -5", "/bed 5.5"):
        wanted = "/bed wants a whole number from 0 to 150; 100 is as loud as it is meant."
        assert refused(line) == wanted, line


REFUSED = {
    "": "There are no words to keep yet.",
    "/n": "There are no words to keep yet.",
    '""': "There are no words to keep yet.",
    "/vv 94": "“/vv” is no command. Did you mean /v? /help lists them.",
    "/mte": "“/mte” is no command. Did you mean /mute? /help lists them.",
    "/vxyzqw 1": "“/vxyzqw” is no command. Did you mean /v? /help lists them.",
    "/1": "“/1” is no command. /help lists them.",
    "/": "“/” is no command. /help lists them.",
    "/go now": "/go stands alone on its line; “now” has no place behind it.",
    "/full now": "/full stands alone on its line; “now” has no place behind it.",
    "/v recheck": "Vital signs are written HR BP SpO2, as in /v 94 151/91 97;"
    " a dash leaves one out.",
    "/v bp high": "Vital signs are written HR BP SpO2, as in /v 94 151/91 97;"
    " a dash leaves one out.",
    "/v bp": "Vital signs are written HR BP SpO2, as in /v 94 151/91 97; a dash leaves one out.",
    "/v hr 94 hr 95": "“95” is a second value for the same thing. Write each one once.",
    "/v 91/151": "A blood pressure is written upper/lower, as in 151/91; “91/151” is not.",
    "/s": "Distress is a whole number from 0 to 100, as in /s 35.",
    "/s 101": "Distress is a whole number from 0 to 100, as in /s 35.",
    "/s 3.5": "Distress is a whole number from 0 to 100, as in /s 35.",
    "/ae nausea": "An adverse event in one line: /ae what; onset; severity; action; outcome.",
    "/ae ;now;mild": "An adverse event in one line: /ae what; onset; severity; action; outcome.",
    "/ae a;b;mild;c;d;e": "An adverse event in one line:"
    " /ae what; onset; severity; action; outcome.",
    "/ae nausea; now; m": "“m” is no severity. It is mild, moderate or severe.",
    "/fix": "Which entry? Its number stands before it in the notes, as in /fix 3 HR 88.",
    "/fix that": "Which entry? Its number stands before it in the notes, as in /fix 3 HR 88.",
    "/fix 12": "What counts instead? Write it behind the number; /strike 12 strikes.",
    "/fix 2 no": "There is no entry 2. The numbers stand before the entries.",
    "/strike": "Which entry? Its number stands before it in the notes, as in /strike 3.",
    "/strike 12 please": "Which entry? Its number stands before it in the notes, as in /strike 12.",
    "/m dsoe": "“dsoe” is no mark of this script. Its marks: dose.",
    "/m x": "“x” is no mark of this script. Its marks: dose, music on, Return.",
    "/m dose 9:59": "9:59 was before this session began.",
    "/at 25:00 Quiet.": "“25:00” is no time of day; write hours and minutes, as in 14:05.",
    "/at": "“” is no time of day; write hours and minutes, as in 14:05.",
    "/at 9:59 Quiet.": "9:59 was before this session began.",
    "/at 11:30 /go": "Behind /at and its time come words, or one of /q, /v, /s, /ae.",
    "/at 11:30 /m dose": "Behind /at and its time come words, or one of /q, /v, /s, /ae.",
    "/at 11:30": "There are no words to keep yet.",
}


@pytest.mark.parametrize("line", REFUSED)
def test_a_line_is_refused(line: str) -> None:
    """A line that means nothing is refused with one sentence that says what would."""
    assert refused(line) == REFUSED[line]


def test_a_script_without_marks() -> None:
    """Where there are no marks, that is said."""
    assert "names no marks" in refused("/m dose", Beside(TIMES, Desk()))


def test_every_command_has_one_name_of_its_own_and_a_line_of_help() -> None:
    """No two commands share a name, and each says how it is written and what it does."""
    names = [name for one in COMMANDS for name in one.names]
    assert len(names) == len(set(names))
    assert all(one.form and one.help and one.help == one.help.strip() for one in COMMANDS)


def outcome(line: str) -> Meaning | str:
    """Return what a line means, or the sentence that it is refused with."""
    try:
        return understand(line, BESIDE)
    except Misread as sentence:
        return str(sentence)


@given(st.text(max_size=60))
def test_any_line_means_something_or_is_refused_with_a_sentence(line: str) -> None:
    """Whatever is typed, there is one meaning or one sentence."""
    assert outcome(line)


@given(
    st.sampled_from(["/v ", "/s ", "/ae ", "/m ", "/fix ", "/strike ", "/at 11:30 ", "/bed "]),
    st.text("0123456789/-=:; hrbpsot%", max_size=20),
)
def test_any_words_behind_a_command(command: str, words: str) -> None:
    """Whatever stands behind a command, there is one meaning or one sentence."""
    assert outcome(command + words)


def test_what_is_agreed_on_in_between() -> None:
    """What it is about comes first, with a colon or without; anything else is asked about."""
    assert charted("/agree touch: hand only") == Agreed("touch", "hand only", BEGUN)
    assert charted("/agree Stop signal left hand") == Agreed("stop signal", "left hand", BEGUN)
    for line in ("/agree", "/agree touch", "/agree touching: no", "/agree money: none"):
        with pytest.raises(Misread, match="stop signal"):
            understand(line, BESIDE)
