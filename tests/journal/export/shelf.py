"""A journal in memory, and random sessions to put in: every kind of event, any text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

from hypothesis import strategies as st

from integrate.journal.entry import SELF, Entry, Outcome, Summary
from integrate.journal.errors import Damaged
from integrate.journal.export.lived import Lived
from integrate.journal.export.lived import lived as whole
from integrate.measures.response import Choices
from integrate.measures.shipped import SHIPPED
from integrate.session.charting import (
    AdverseEvent,
    Agreed,
    Corrected,
    DistressRated,
    Noted,
    Quoted,
    Severity,
    SignedOver,
    SoundHushed,
    UrgentMarked,
    VitalsTaken,
)
from integrate.session.record import (
    Advanced,
    Answered,
    Away,
    Began,
    CheckDone,
    CheckDue,
    CheckMissed,
    Elapsed,
    Entered,
    Event,
    Finished,
    LeftOpen,
    Marked,
    Passed,
    Paused,
    Recorded,
    Resumed,
    Returned,
    Stopped,
    WentBack,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hypothesis.strategies import DrawFn, SearchStrategy

    from integrate.script.answers import Value

NOON = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)
ITEMS = SHIPPED["phq-2"]
Written: TypeAlias = "tuple[str, Sequence[Event]]"


@dataclass(slots=True)
class Shelf:
    """A journal that is kept nowhere."""

    lived: dict[str, Lived] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    """The sessions that do not open."""
    listed: int = 0
    """How many sessions were looked up."""
    opened: list[str] = field(default_factory=list)
    """The sessions that were read, in order."""

    def put(
        self, *events: Event, name: str = "", start: datetime = NOON, person: str = SELF
    ) -> str:
        """Add a session, its events a minute apart, and return its name."""
        name = name or f"s{len(self.lived) + 1}"
        self.lived[name] = lived(name, events, start, person)
        return name

    def spoil(self, name: str) -> None:
        """Let a session be one that cannot be read, as far as its first event."""
        found = self.lived[name]
        summary = replace(found.summary, outcome=Outcome.UNREADABLE)
        self.lived[name] = replace(found, summary=summary)

    def sessions(self, limit: int | None = None, before: str = "") -> list[Summary]:
        """Return the sessions, the newest first, or a page of them."""
        every = sorted((one.summary for one in self.lived.values()), key=lambda one: one.began)
        every.reverse()
        start = 1 + [one.id for one in every].index(before) if before else 0
        self.listed += len(every[start:][:limit])
        return every[start:][:limit]

    def events(self, session: str) -> list[Entry]:
        """Return the events of a session."""
        self.opened.append(session)
        if session in self.broken:
            raise Damaged(f"event 1 of session {session} was changed or moved.")
        return list(self.lived[session].entries)

    def bring_in(
        self, sessions: Mapping[str, Sequence[tuple[datetime, Recorded]]], person: str
    ) -> None:
        """Add whole sessions."""
        for name, moments in sessions.items():
            entries = tuple(
                Entry(number, wall, recorded) for number, (wall, recorded) in enumerate(moments, 1)
            )
            self.lived[name] = whole(summary_of(name, entries, person), entries)


def lived(name: str, events: Sequence[Event], start: datetime = NOON, person: str = SELF) -> Lived:
    """Return a session of the events, a minute apart."""
    entries = tuple(
        Entry(number, start + timedelta(minutes=number - 1), Recorded(60.0 * (number - 1), event))
        for number, event in enumerate(events, start=1)
    )
    return whole(summary_of(name, entries, person), entries)


def began(title: str = "Arriving", stage: str = "integration") -> Began:
    """Return how a session begins."""
    return Began("/home/jo/own.yaml", "d1", title, stage, "patient")


def wrote(words: str, name: str = "line", prompt: str = "What stays?", step: str = "") -> Answered:
    """Return an answer in own words."""
    return Answered(step or f"step-{name}", name, prompt, words, words)


def rated(value: int, name: str = "tension", prompt: str = "How tense?") -> Answered:
    """Return a number on a scale."""
    return Answered(f"step-{name}", name, prompt, value, str(value))


def measured(*values: int | None, name: str = "phq", measure: str = "phq-2") -> list[Event]:
    """Return the answers to the first items of a questionnaire; None is one passed over."""
    asked = SHIPPED[measure]
    said: list[Event] = []
    for number, (item, value) in enumerate(zip(asked.items, values, strict=False), start=1):
        step = f"#4.{number}"
        if value is None:
            said.append(Passed(step))
            continue
        opening = [asked.instruction, asked.stem] if number == 1 else []
        prompt = "\n\n".join(filter(None, [*opening, item.words, item.aside]))
        saved = f"{name}.{item.id}"
        if isinstance(item.response, Choices):
            words = {one.value: one.words for one in item.response.choices}
            said.append(Answered(step, saved, prompt, str(value), words[value]))
        else:
            said.append(Answered(step, saved, prompt, value, str(value)))
    return said


def summary_of(name: str, entries: Sequence[Entry], person: str) -> Summary:
    """Return a session at a glance."""
    first, last = entries[0].recorded.event, entries[-1].recorded.event
    assert isinstance(first, Began)
    ends = {Finished: Outcome.FINISHED, Stopped: Outcome.STOPPED}
    return Summary(
        id=name,
        began=entries[0].wall,
        last=entries[-1].wall,
        script=first.script,
        title=first.title,
        stage=first.stage,
        role=first.role,
        outcome=ends.get(type(last), Outcome.INTERRUPTED),
        events=len(entries),
        digest=first.digest,
        person=person,
    )


# Random sessions.

NASTY = (
    "=1+1",
    "a|b\n---|---",
    "```\ncode",
    "</script><script>alert(1)</script>",
    "\u202egnp.exe",
    "\x00\x1b[31m\x7f\x85\x9b",
    "# not a heading\n- not a list\n1. nor this",
    "\ud83d half",
    "漢字" * 60,
    "a" * 300,
    "'=x",
    "www.example.org http://example.org <b>&amp;",
    "line\r\nline\rline\u2028line",
    "   led by spaces\n\n\n\tand a tab  ",
    '"quoted", and; done',
    "$x$ ~~y~~ ![a](b) *c* _d_",
)
texts: SearchStrategy[str] = st.one_of(
    st.sampled_from(NASTY), st.text(max_size=40), st.text("ab =-'\n\t\\`*_>#|", max_size=12)
)
"""Any text, half characters included."""
words: SearchStrategy[str] = texts.filter(lambda text: bool(text.strip()))
steps = st.sampled_from(("#1", "#2.3", "intention-part#1", "ask~2", "body"))
names = st.sampled_from(("", "line", "tension", "intention"))


@st.composite
def answers(draw: DrawFn) -> Answered:
    """Draw an answer of any kind to a question of any text."""
    text = draw(words)
    value: Value = draw(
        st.one_of(
            st.just(text),
            st.integers(-100, 100),
            st.sampled_from(("keep", "changed")),
            st.lists(st.sampled_from(("toilet", "signal")), unique=True).map(tuple),
        )
    )
    said = str(value) if isinstance(value, int) else text
    return Answered(draw(steps), draw(names), draw(texts), value, said)


counts = st.integers(1, 12)
moments = st.floats(0, 1e6)
WHY = ("next", "away", "ended")

events: SearchStrategy[Event] = st.one_of(
    answers(),
    st.builds(Entered, steps, texts),
    st.builds(Advanced, steps),
    st.builds(Passed, steps),
    st.builds(Elapsed, steps),
    st.builds(LeftOpen, steps, st.sampled_from(("", "back")), st.booleans()),
    st.builds(WentBack, steps),
    st.builds(Marked, steps, st.sampled_from(("dose", "onset"))),
    st.builds(CheckDue, texts, st.just("dose"), st.floats(0, 1e6)),
    st.sampled_from((Paused(), Resumed(), Returned())),
    st.one_of(
        st.builds(CheckDone, counts, texts, st.just("dose"), moments),
        st.builds(CheckMissed, counts, texts, st.just("dose"), moments, st.sampled_from(WHY)),
        st.builds(Away, moments, st.sampled_from(("slept", "down")), counts),
        st.builds(Marked, st.just(""), st.just("dose"), moments),
        st.builds(Noted, words, moments, counts),
        st.builds(Quoted, words, moments, counts),
        st.builds(VitalsTaken, moments, counts, counts, counts, counts, counts, texts, counts),
        st.builds(VitalsTaken, moments, oxygen=counts, number=counts),
        st.builds(DistressRated, st.integers(0, 100), moments, texts, counts),
        st.builds(
            AdverseEvent, words, texts, st.sampled_from(Severity), texts, texts, moments, counts
        ),
        st.builds(UrgentMarked, moments, texts, counts),
        st.builds(Agreed, st.just("touch"), words, moments, counts),
        st.builds(SignedOver, words, words, moments, counts),
        st.builds(SoundHushed, moments, st.booleans(), counts),
        st.builds(Corrected, counts, texts, moments, counts),
    ),
)


@st.composite
def sessions(draw: DrawFn, most: int = 3) -> list[Lived]:
    """Draw a few sessions."""
    found: list[Lived] = []
    for number in range(draw(st.integers(1, most))):
        first = Began(
            draw(texts),
            draw(texts),
            draw(texts),
            draw(st.sampled_from(("integration", "anytime"))),
            "patient",
            carried=tuple(
                (one.name, one.value, one.words) for one in draw(st.lists(answers(), max_size=2))
            ),
        )
        middle = draw(st.lists(events, max_size=8))
        last: list[Event] = draw(st.sampled_from(([], [Finished()], [Stopped()])))
        begin = NOON + timedelta(seconds=draw(st.integers(-(10**9), 10**9)))
        found.append(lived(f"s{number}", [first, *middle, *last], begin))
    return found
