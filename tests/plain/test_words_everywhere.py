"""The words that work at any prompt work at every single one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.pwhash import argon2id

from integrate.journal import passphrase
from integrate.measures.shipped import SHIPPED
from integrate.plain.help_desk import HelpDesk
from integrate.plain.returning import choose_way
from integrate.plain.terminal import Closed
from integrate.player.help_at_hand import HelpAtHand
from integrate.player.returning import Offer, Way
from tests.plain.house import furnish
from tests.plain.prompts import PLACES, SESSION, WAYS, Listening, in_session, written_prompts
from tests.plain.talking import WHERE_HELP_IS
from tests.session.risk import RISK

if TYPE_CHECKING:
    from pathlib import Path

    from tests.plain.house import House

WORDS = ("help", "back", "time", "ground", "stop", "repeat", "skip", "pause")
at_every_prompt = pytest.mark.parametrize("name", PLACES)


def said_to(voice: Listening, way: int) -> str:
    """Return what was said in reply to the first line after the way, with single blanks."""
    _line, reply = voice.after(way)[0]
    return " ".join(" ".join(reply).split())


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a passphrase open the journal quickly."""
    monkeypatch.setattr(passphrase, "PASSES", argon2id.OPSLIMIT_MIN)
    monkeypatch.setattr(passphrase, "MEMORY", argon2id.MEMLIMIT_MIN)


@pytest.fixture(autouse=True)
def _risk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a script ask a questionnaire whose answer opens the safety step."""
    monkeypatch.setitem(SHIPPED, RISK.id, RISK)


def test_there_is_a_place_for_every_prompt_that_is_written(tmp_path: Path) -> None:
    """Wherever the program waits for a line, the words below are tried."""
    sites: set[tuple[str, int]] = set()
    for number, (place, way) in enumerate(PLACES.values()):
        voice = place(furnish(tmp_path / str(number)), ["help"])
        sites |= voice.sites[way]
    prompts = written_prompts()
    assert len(prompts) > 15
    assert [one for one in prompts if not one.is_at(sites)] == []


@at_every_prompt
@pytest.mark.parametrize("word", WORDS)
def test_no_word_is_met_with_silence(house: House, name: str, word: str) -> None:
    """Each word has a reply, and none of them is that the word is not known."""
    place, way = PLACES[name]
    reply = said_to(place(house, [word]), way)
    leaves = name == "second screen" and word in ("stop", "back")  # the shell speaks next
    assert reply or leaves
    assert "begin like that" not in reply
    assert "is wanted" not in reply


@at_every_prompt
def test_help_says_where_help_is(house: House, name: str) -> None:
    """The number to call comes at every prompt, by the word and by the question mark."""
    place, way = PLACES[name]
    for typed in ("help", "?"):
        reply = said_to(place(house, [typed]), way)
        assert WHERE_HELP_IS[0] in reply or "Call 112." in reply


@at_every_prompt
def test_grounding_steadies(house: House, name: str) -> None:
    """Grounding begins, or a sentence steadies where none can be played."""
    place, _way = PLACES[name]
    voice = place(house, ["ground", 25.0, ""])
    assert "ook around" in " ".join(voice.said)


@at_every_prompt
def test_time_is_told(house: House, name: str) -> None:
    """How far the session is, or what the clock shows where none runs."""
    place, way = PLACES[name]
    reply = said_to(place(house, ["time"]), way)
    assert "since the beginning." in reply or "It is " in reply


@pytest.mark.parametrize("name", [one for one in PLACES if "page" not in one or "last" in one])
def test_what_was_said_is_said_again(house: House, name: str) -> None:
    """After “repeat” something that was said before is said once more.

    On a blank page it is a line of the person's own: nothing was asked there.
    """
    place, way = PLACES[name]
    voice = place(house, ["repeat"])
    _line, reply = voice.after(way)[0]
    before = voice.said[: len(voice.said) - len(reply)]
    assert set(reply) & set(before)


@pytest.mark.parametrize("name", WAYS)
@settings(max_examples=15)
@given(typed=st.lists(st.sampled_from(WORDS[:-1]), max_size=6))
def test_any_words_in_a_session_are_answered(name: str, typed: list[str]) -> None:
    """Whatever words follow each other, each has its reply, and the session ends in order."""
    voice = in_session(name, typed)
    assert all(reply for _line, reply in voice.after(1 + len(WAYS[name])))


def test_every_prompt_of_a_session_is_here() -> None:
    """There is a place for each way into a session."""
    assert len(SESSION) == len(WAYS)


@pytest.mark.parametrize("word", WORDS)
def test_no_word_is_taken_for_a_passphrase(house: House, word: str) -> None:
    """It is asked for again after each, unless the word leads away."""
    place, _way = PLACES["unlocking"]
    said = " ".join(place(house, [word, ...]).said)
    assert "nothing was changed, so try again" not in said
    again = "Type it now." if word not in ("stop", "back", "skip") else "Type “unlock” to open it"
    assert again in said.partition("Type it now.")[2]


@pytest.mark.parametrize("word", WORDS)
def test_the_words_work_at_the_ways_back_into_a_session(word: str) -> None:
    """They are obeyed there, and the ways are said again unless the word leads away."""
    ago = Offer(tuple(Way), "You left this 3 hours ago.")
    voice = Listening([word])
    desk = HelpDesk(voice, HelpAtHand())
    if word in ("stop", "back"):
        assert choose_way(ago, voice, desk) is None
    else:
        with pytest.raises(Closed):
            choose_way(ago, voice, desk)
        assert voice.said.count("2. A moment of grounding, then carry on.") == 2
