"""What can be asked here: shipped questionnaires, a clinic's own, and what is said of others."""

from __future__ import annotations

import json

from integrate.measures.catalogue import KNOWN, assemble
from integrate.measures.measure import Audience
from integrate.measures.shipped import SHIPPED, stubs
from tests.measures.test_reading import WHOLE

OWN = assemble([("evening.json", json.dumps(WHOLE).encode())])


def test_what_comes_with_the_program() -> None:
    """Without a clinic's files it is what is shipped, and the stubs."""
    assert list(KNOWN.measures) == list(SHIPPED)
    assert KNOWN.stubs == stubs()
    assert not KNOWN.private


def test_why_one_is_not_here() -> None:
    """An unknown name, a stub and a broken file each have a sentence with what to do."""
    unknown = KNOWN.why_not("evening" * 9)
    assert unknown.startswith(
        "There is no questionnaire `eveningeveningeveningeveningeveningeveni`"
    )
    assert "the folder `measures` beside the journal" in unknown
    assert KNOWN.why_not("c-ssrs").startswith("C-SSRS screener is not part of the program")
    broken = assemble([("a.json", b"{"), ("b.json", b"[")])
    assert broken.why_not("evening").endswith("property name enclosed in double quotes.")
    assert "b.json" not in broken.why_not("evening")


def test_results_are_for_those_who_ask() -> None:
    """What only a therapist asks is for a therapist to read; all the rest is for both."""
    patient, therapist = (OWN.readable_by(one) for one in Audience)
    assert "asq" not in patient.measures
    assert {"evening", "phq-9"} <= patient.measures.keys()
    assert therapist is OWN
    assert list(OWN.only_for_therapists.measures) == ["asq"]
