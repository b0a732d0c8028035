from __future__ import annotations

import pytest

from integrate.review.readability import count, syllables

KNOWN = """
a 1, able 2, actually 4, alone 2, anxiety 4, anxious 2, anyone 3, area 3, asked 1, attention 3,
become 2, being 2, believe 2, beyond 2, body 2, bodies 2, breath 1, breathe 1, breathes 1,
breathing 2, carefully 3, carried 2, changes 2, client 2, clinic 2, clinician 3, comes 1,
comfortable 4, conscious 2, continuous 4, couldn't 2, create 2, curious 3, didn't 2, diet 2,
different 3, doing 2, don't 1, easy 2, emergency 4, equal 2, evening 2, every 2, everyone 3,
experience 4, eyes 1, faces 2, feelings 2, fluid 2, fruit 1, fuel 2, going 2, guess 1, guide 1,
hopeful 2, horses 2, hour 1, idea 3, integration 4, intention 3, it's 1, key 1, language 2,
little 2, lives 1, loved 1, mechanism 4, medicine 3, middle 2, million 2, movement 2, myself 2,
needed 2, noticed 2, number 2, ones 1, opinion 3, our 1, patient 2, people 2, period 3, played 1,
poem 2, possible 3, question 2, quiet 2, quite 1, radio 3, reaction 3, reality 4, rhythm 2,
roses 2, ruin 2, safe 1, safely 2, saying 2, science 2, seeing 2, serious 3, session 2, situation 4,
social 2, society 4, someone 2, something 2, sometimes 2, special 2, staying 2, style 1, suicide 3,
suit 1, table 2, theory 3, therapist 3, therapy 3, they 1, times 1, tired 1, trial 2, usual 3,
various 3, voices 2, wanted 2, watches 2, whole 1, wishes 2, without 2, worries 2, year 1,
yesterday 3, you 1
"""
COUNTS = [tuple(pair.split()) for pair in KNOWN.replace("\n", " ").split(",")]


@pytest.mark.parametrize(("word", "syllable_count"), COUNTS, ids=[word for word, _ in COUNTS])
def test_syllables(word: str, syllable_count: str) -> None:
    """Common words have as many syllables as a dictionary gives them."""
    assert syllables(word) == int(syllable_count)


def test_the_formula() -> None:
    """The grade is 0.39 words per sentence and 11.8 syllables per word, less 15.59."""
    passage = count(["The cat sat on the mat."])
    assert (passage.words, passage.sentences, passage.syllables) == (6, 1, 6)
    assert passage.grade == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)


@pytest.mark.parametrize(
    ("texts", "sentences"),
    [
        (["Rest."], 1),
        (["Rest"], 1),
        (["Rest. Look around"], 2),
        (["Rest.", "Look around"], 2),
        (['You wrote "rain." It can stay.'], 2),
        (["About 4.5 minutes."], 1),
        (["Rest?!"], 1),
        (["Rest \u2026 a while."], 2),
        (['You wrote "rain".'], 1),
    ],
)
def test_sentences(texts: list[str], sentences: int) -> None:
    """A sentence ends with its mark before a space or the end; a text ends one in any case."""
    assert count(texts).sentences == sentences


def test_words() -> None:
    """A hyphen joins two words to one, and numbers are no words."""
    passage = count(["Day-old bread, 12 loaves."])
    assert (passage.words, passage.syllables) == (3, 4)


def test_nothing_to_read() -> None:
    """Without a word there is no grade to speak of."""
    assert count(["12 34"]).grade == 0.0
    assert count([]).grade == 0.0
