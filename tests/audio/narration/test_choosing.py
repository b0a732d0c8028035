from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from integrate.audio.narration import choosing, espeak, piper, sapi, say
from integrate.audio.narration.choosing import choose, look
from integrate.audio.narration.voice import Finding, Voices, fit
from integrate.audio.problem import UnplayableError
from tests.audio.narration.engines import Hummer

if TYPE_CHECKING:
    from collections.abc import Callable

Found = dict[str, tuple[Hummer, ...]]


@pytest.fixture(name="having")
def _having(monkeypatch: pytest.MonkeyPatch) -> Callable[[Found], None]:
    """Give a computer with certain voices."""

    def have(found: Found) -> None:
        for module in (piper, say, sapi, espeak):
            name = module.NAME
            finding = Finding(name, found.get(name, ()), "" if name in found else "There is none.")
            monkeypatch.setattr(module, "find", lambda *_, finding=finding: finding)

    return have


AMY = Hummer("piper:amy", languages=("en-US",))
KARL = Hummer("piper:karl", languages=("de-DE",))
ANNA = Hummer("say:Anna", languages=("de-DE",))
TOM = Hummer("say:Tom", languages=("en-GB",))
HARSH = Hummer("espeak-ng", languages=("en", "de", "fr"))


def test_the_best_voice_of_each_language(having: Callable[[Found], None]) -> None:
    """Piper comes before the system's own voices, and a language's own form before any other."""
    having({"piper": (AMY,), "say": (ANNA, TOM), "espeak-ng": (HARSH,)})
    voices = choose("auto", ())
    assert voices is not None
    assert voices.speaking("en") == AMY
    assert voices.speaking("en-GB") == TOM
    assert voices.speaking("de") == ANNA
    assert voices.speaking("de_AT") == ANNA


def test_nobody_meets_espeak_unasked(having: Callable[[Found], None]) -> None:
    """A harsh voice is worse than none."""
    having({"espeak-ng": (HARSH,)})
    assert choose("auto", ()) is None
    assert choose("", ()) is None
    asked = choose("espeak-ng", ())
    assert asked is not None
    assert asked.speaking("fr") == HARSH


def test_none_is_none(having: Callable[[Found], None]) -> None:
    """Who wants no voice has none."""
    having({"piper": (AMY,)})
    assert choose("none", ()) is None


def test_a_voice_by_its_name(having: Callable[[Found], None]) -> None:
    """An engine is asked for with one of its voices or with all of them."""
    having({"piper": (AMY, KARL), "say": (ANNA,)})
    both, one = choose("piper", ()), choose("piper:KARL", ())
    assert both is not None
    assert one is not None
    assert both.all == (AMY, KARL)
    assert one.all == (KARL,)
    with pytest.raises(UnplayableError, match=r"language `en`: `piper:KARL` speaks de-DE\."):
        one.speaking("en")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("piper:nobody", "There is no voice `piper:nobody`; there are: piper:amy"),
        ("say", "There is none. See `integrate voice list`."),
        ("speech", "no voice engine `speech`; known: auto, piper, say, sapi, espeak-ng, none"),
    ],
)
def test_a_voice_that_is_not_there(having: Callable[[Found], None], asked: str, said: str) -> None:
    """What was asked for by name and cannot be had is said in a sentence."""
    having({"piper": (AMY,)})
    with pytest.raises(UnplayableError) as refused:
        choose(asked, ())
    assert said in str(refused.value)


def test_every_engine_is_looked_for(having: Callable[[Found], None]) -> None:
    """What is there and what is missing stand in one list."""
    having({"piper": (AMY,)})
    found = look(())
    assert [one.engine for one in found] == ["piper", "say", "sapi", "espeak-ng"]
    assert [bool(one.voices) for one in found] == [not one.missing for one in found]


@pytest.mark.parametrize(
    ("languages", "wanted", "expected"),
    [
        (("en-GB",), "en-gb", 2),
        (("en_GB",), "en-GB", 2),
        (("en-GB",), "en-US", 1),
        (("en",), "en-US", 1),
        (("de", "fr"), "en", 0),
        (("eng",), "en", 0),
        ((), "en", 0),
    ],
)
def test_how_well_a_voice_fits(languages: tuple[str, ...], wanted: str, expected: int) -> None:
    """The exact form of a language is better than another one of it, and that better than none."""
    assert fit(languages, wanted) == expected


def test_no_voice_at_all() -> None:
    """Where nobody speaks a language, the sentence names it."""
    with pytest.raises(UnplayableError, match="language `en`: `auto`"):
        Voices("auto", ()).speaking("en")


def test_choosing_loads_no_sound() -> None:
    """A list of voices is there without numpy and without any audio library."""
    code = (
        f"import sys, {choosing.__name__}\n"
        "print({'numpy', 'pydub', 'soundfile', 'soxr', 'miniaudio'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"set()"
