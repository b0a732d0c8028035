from __future__ import annotations

import pytest

from tests.review.reviewing import codes

PROMISES = (
    "You are safe",
    "You're completely safe here",
    "This will heal you",
    "A cure for sadness",
    "It transforms lives",
    "Your breakthrough is near",
    "You will feel better",
    "You'll soon feel calm",
    "There are no bad trips",
    "The deeper you go, the better",
    "The medicine knows what you need",
    "Someone is watching over you",
    "It is risk-free",
    "You are safe to drive",
    "You are fit to drive",
    "It is guaranteed to help",
)
HONEST = (
    "Do you feel you are safe at home",
    "It is not a cure",
    "Nobody can promise that it will heal you",
    "Some people feel better for a while",
    "You may feel calmer",
    "More is not better",
    "Nobody is watching",
    "It does not say that you are fit to drive",
    "If you will be late, call",
)


@pytest.mark.parametrize("words", PROMISES)
def test_promises(words: str) -> None:
    """What nobody can promise or claim is found."""
    assert set(codes(f'- "{words}."\n- Rest.')) == {"S510"}


@pytest.mark.parametrize("words", HONEST)
def test_honest_words(words: str) -> None:
    """What is denied, asked or left open may stand."""
    assert codes(f'- "{words}."\n- Rest.') == []


def test_the_head_of_a_script() -> None:
    """Title, summary and cautions are no place for promises either."""
    for head in ("summary: A healing hour.\n", "cautions: [You are safe.]\n"):
        assert codes("- Rest.", head) == ["S510"]
