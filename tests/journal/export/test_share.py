from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrate.journal.export import fhir, markdown, own_json, page, plain_text, table
from integrate.journal.export.share import GOES, Share, share
from integrate.session.charting import (
    AdverseEvent,
    Agreed,
    Corrected,
    DistressRated,
    Noted,
    Quoted,
    Severity,
    UrgentMarked,
    VitalsTaken,
)
from integrate.session.record import (
    KINDS,
    Answered,
    Began,
    CheckDue,
    Entered,
    Event,
    Finished,
    Marked,
    Passed,
    WentBack,
)
from tests.journal.export.shelf import (
    Shelf,
    began,
    lived,
    measured,
    rated,
    sessions,
    wrote,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrate.journal.export.lived import Lived

WRITERS = {
    "md": markdown.write,
    "csv": table.write,
    "json": own_json.write,
    "html": page.write,
    "text": plain_text.write,
    "fhir": fhir.write,
}
WORD = "zebra"
HEARD = (
    "I am so afraid of {}",
    "You wrote “{}”. How strong is it?",
    "{}",
    "x{}x",
    "{}\n\nnext line",
)


def shared(events: Sequence[Event], level: Share) -> list[Event]:
    """Return the events of one session that go out."""
    (one,) = share([lived("s1", events)], level)
    return [entry.recorded.event for entry in one.entries]


def everywhere(sessions_: Sequence[Lived], level: Share) -> dict[str, str]:
    """Return the export of the sessions in every format."""
    going = share(sessions_, level)
    return {name: write(going, level, UTC) for name, write in WRITERS.items()}


def told(one: Lived) -> Lived:
    """Return the session with a secret in every word of the person and wherever it is quoted."""
    quoted = 0
    entries = []
    for entry in one.entries:
        event = entry.recorded.event
        text = HEARD[entry.number % len(HEARD)]
        if isinstance(event, Answered) and isinstance(event.value, str):
            mine = f"{WORD}{entry.number}"
            event = replace(event, value=mine, words=mine, prompt=text.format(f"{WORD}{quoted}"))
            quoted = entry.number
        elif isinstance(event, Answered):
            event = replace(event, prompt=text.format(f"{WORD}{quoted}"))
        elif isinstance(event, Entered):
            event = replace(event, text=text.format(f"{WORD}{quoted}"))
        elif isinstance(event, Noted | Quoted | VitalsTaken | DistressRated | UrgentMarked):
            event = replace(event, text=f"{WORD}{entry.number}")
        elif isinstance(event, Agreed):
            event = replace(event, words=f"{WORD}{entry.number}")
        elif isinstance(event, Began):
            event = replace(event, carried=(("line", f"{WORD}0", f"{WORD}0"),))
        entries.append(replace(entry, recorded=replace(entry.recorded, event=event)))
    return replace(one, entries=tuple(entries))


def test_every_kind_of_event_is_decided_on() -> None:
    """Whoever adds a kind of event says to whom it goes; until then it stays."""
    assert set(GOES) == set(KINDS.values())


@given(sessions())
def test_mine_is_everything(found: list[Lived]) -> None:
    """What goes to the person is the journal, unchanged."""
    assert share(found, Share.MINE) == tuple(found)


@given(sessions().map(lambda found: [told(one) for one in found]))
def test_no_word_of_the_person_reaches_a_prescriber(found: list[Lived]) -> None:
    """In no format stands a word that was answered, nor where a question or text quotes it."""
    for name, text in everywhere(found, Share.PRESCRIBER).items():
        assert WORD not in text, name


@given(sessions(most=2), st.data())
def test_nothing_of_a_session_that_is_left_out_reaches_a_therapist(
    found: list[Lived], data: st.DataObject
) -> None:
    """Words brought along from a session that was not chosen are not quoted either."""
    left_out = f"{WORD}7"
    first = found[0]
    start = first.entries[0].recorded.event
    assert isinstance(start, Began)
    start = replace(start, carried=(("line", left_out, left_out),))
    prompt = data.draw(st.sampled_from(HEARD)).format(left_out)
    one = lived("s9", [start, Entered("#1", prompt), rated(3, prompt=prompt), Finished()])
    for name, text in everywhere([one], Share.THERAPIST).items():
        assert WORD not in text, name


def test_a_prescriber_gets_questionnaires_scales_marks_and_times() -> None:
    """Numbers and published items go out with their questions; words and choices stay."""
    kept: list[Event] = [rated(7), *measured(1, 2), Marked("#5", "dose")]
    chosen = Answered("#6", "still", "Still right?", "keep", "Yes, it is")
    said: list[Event] = [Entered("#1", "Hello."), wrote("afraid"), *kept, chosen]
    events: list[Event] = [began(), *said, Finished()]
    first, *others, last = shared(events, Share.PRESCRIBER)
    assert first == Began("", "", "", "integration", "patient")
    assert others == kept
    assert last == Finished()


def test_a_therapist_gets_answers_and_not_the_way_through() -> None:
    """Answers and marks go out with the title; the path of the script stays."""
    due = CheckDue("Look in", "dose", 9.0)
    answers: list[Event] = [wrote("a heron"), rated(2), Marked("#3", "dose"), due]
    around: list[Event] = [WentBack("#4"), Finished()]
    events: list[Event] = [began(), Entered("#1", "Hello."), *answers, *around]
    first, *others = shared(events, Share.THERAPIST)
    assert first == Began("", "", "Arriving", "integration", "patient")
    assert others == [*answers, Finished()]


def test_an_answer_that_was_taken_back_goes_to_nobody_else() -> None:
    """What was passed over on coming back, and what was answered anew, stays with the person."""
    old, new = wrote("too much", step="#1"), wrote("a heron", step="#1")
    events: list[Event] = [
        began(),
        old,
        WentBack("#2"),
        new,
        wrote("gone", "two", step="#2"),
        Passed("#2"),
    ]
    assert shared(events, Share.THERAPIST)[1:] == [new]


def test_a_prescriber_gets_numbers_and_what_went_wrong() -> None:
    """Vital signs, distress and adverse events go out; notes, quotes and remarks do not."""
    vitals = VitalsTaken(60.0, 94, 151, 91, 97, text="asked how long", number=2)
    suds = DistressRated(35, 60.0, "her knee", number=3)
    adverse = AdverseEvent("Nausea", "10:10", Severity.MILD, "Water", "", 60.0, 4)
    words: list[Event] = [Noted("Weeps.", 60.0, 1), Quoted("Like the sea", 60.0, 5)]
    events: list[Event] = [began(), words[0], vitals, suds, adverse, words[1]]
    expected = [replace(vitals, text=""), replace(suds, text=""), adverse]
    assert shared(events, Share.PRESCRIBER)[1:] == expected
    assert shared(events, Share.THERAPIST)[1:] == events[1:]


def test_a_correction_goes_with_what_it_corrects() -> None:
    """Who gets an entry gets what counts instead of it, and nobody else does."""
    wrong = DistressRated(35, 60.0, number=2)
    right, later = Corrected(2, "It was 53.", 60.0, 3), Corrected(3, "It was 52.", 60.0, 4)
    other = Corrected(1, "Does not weep.", 60.0, 5)
    events: list[Event] = [began(), Noted("Weeps.", 60.0, 1), wrong, right, later, other]
    assert shared(events, Share.PRESCRIBER)[1:] == [wrong, right, later]
    assert shared(events, Share.THERAPIST)[1:] == events[1:]


def test_a_question_that_quotes_what_was_taken_back_does_not_go_out() -> None:
    """The words stay, also inside a question; an answer that goes out may be quoted."""
    quoting = rated(3, prompt="You wrote “Too  much”. How much is it?")
    events: list[Event] = [began(), wrote("too much", step="#1"), quoting]
    assert shared(events, Share.THERAPIST)[-1] == quoting
    back: list[Event] = [WentBack("#2"), Passed("#1")]
    withdrawn = shared([*events, *back], Share.THERAPIST)
    assert withdrawn[-1] == replace(quoting, prompt="")


@pytest.mark.parametrize(
    ("words", "prompt", "goes"),
    [
        ("no", "How tense are you now?", True),
        ("no", "You said no: how tense are you?", False),
        ("no", "You said 你no吗: how tense?", False),
        ("我怕", "你写了我怕的事。", False),
        ("rain", "How is the train?", False),
        ("?!", "How tense?!", False),
    ],
)
def test_short_words_are_looked_for_by_themselves(words: str, prompt: str, *, goes: bool) -> None:
    """A short answer is not found inside another word; anything longer is."""
    answer = shared([began(), wrote(words), rated(3, prompt=prompt)], Share.PRESCRIBER)[-1]
    assert isinstance(answer, Answered)
    assert bool(answer.prompt) is goes


def test_a_questionnaire_is_one_only_in_its_published_words() -> None:
    """What only looks like an item by its name stays with the person."""
    (item,) = measured(2)
    assert isinstance(item, Answered)
    forged = [
        replace(item, prompt="Do you hate her?"),
        replace(item, words="I do"),
        replace(item, name="phq"),
    ]
    for one in forged:
        assert shared([began(), one], Share.PRESCRIBER)[1:] == []
    assert shared([began(), item], Share.PRESCRIBER)[1:] == [item]


def test_no_path_and_no_title_reach_a_prescriber() -> None:
    """Where a script lies tells a name, and its title may be the person's own."""
    shelf = Shelf()
    shelf.put(began("My divorce"), rated(3), Finished())
    for name, text in everywhere(list(shelf.lived.values()), Share.PRESCRIBER).items():
        assert "divorce" not in text, name
        assert "/home" not in text, name
