from __future__ import annotations

import pytest

from tests.review.reviewing import codes, reviewed, underlined

PUSHING = (
    "Close your eyes",
    "Keep your eyes closed",
    "Surrender to it",
    "Now let go completely",
    "Just relax",
    "Calm down",
    "Don't worry",
    "Don\u2019t be afraid",
    "You should write",
    "You must not stop",
    "Trust the medicine",
    "Hold your breath",
    "Go back to that memory",
    "Describe the trauma",
    "Why do you feel that",
    "You sink deeper and deeper",
    "Good job",
)
INVITING = (
    "If you like, close your eyes, or rest them on one spot",
    "You can close your eyes or leave them open",
    "Your eyes can be closed",
    "You can relax the jaw a little",
    "You might let it be as it is",
    "If you should feel ill, tell us",
    "There is no need to hold your breath",
    "You do not need to go back to that memory",
    "You do not have to describe any trauma",
    "What made you say yes",
    "Fear can show up",
    "A good day at your job",
)


@pytest.mark.parametrize("words", PUSHING)
def test_words_that_push(words: str) -> None:
    """Commands on body, gaze and feeling are found, whatever the case and the apostrophe."""
    assert codes(f'- "{words}."\n- Rest.') == ["S509"]
    assert codes(f'- ask: "{words}?"\n- Rest.') == ["S509"]


@pytest.mark.parametrize("words", INVITING)
def test_words_that_invite(words: str) -> None:
    """Invitations, and commands that are denied, may stand."""
    assert codes(f'- "{words}."\n- Rest.') == []


def test_a_choice_in_another_sentence() -> None:
    """What makes a command an offer stands in the same sentence."""
    assert codes("- You can stop at any time. Close your eyes.\n- Rest.") == ["S509"]


def test_a_note() -> None:
    """A therapist may be told what to do."""
    assert codes("- note: You should wait here.\n- Rest.") == []


def test_the_remedy() -> None:
    """The words are underlined, and the remedy says what to write instead."""
    reads = reviewed("- First, close your eyes.\n- Rest.")
    assert underlined(reads) == ["close your eyes"]
    assert "If you like" in reads.problems[0].remedy
