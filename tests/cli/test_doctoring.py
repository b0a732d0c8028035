"""`integrate doctor sound`: what it says, and how it ends."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from tests.audio.listening import MISSING, Server, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.calling import Person

NOWHERE = {"PULSE_SERVER": "unix:/nowhere", "ALSA_CONFIG_PATH": "/dev/null"}

with_server = pytest.mark.skipif(bool(MISSING), reason=MISSING)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Run a private sound server."""
    with serving() as server:
        yield server


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be told to find no device")
def test_no_device_is_one_sentence(person: Person) -> None:
    """Without a device it ends with 1, a remedy, and no noise of a library."""
    said = person.call("doctor", "sound", extra=NOWHERE)
    assert said.code == 1
    assert said.err.startswith("No sound device was found. Connect loudspeakers or headphones")
    assert said.err.count("\n") == 1
    assert said.out == ""


@pytest.mark.device
@with_server
def test_the_tone_is_heard(person: Person, server: Server) -> None:
    """Devices are listed, the tone is played, and what the monitor heard is said."""
    said = person.call("doctor", "sound", extra=server.environment)
    assert said.code == 0
    assert "* Null Output" in said.out
    assert "A soft tone of one second is played now." in said.out
    assert " ms, at -26 dB; it was sent at -26 dB." in said.out
    assert said.err == ""


@pytest.mark.device
@with_server
def test_other_programs_get_json(person: Person, server: Server) -> None:
    """As JSON there are the devices, the one that was chosen, and the figures."""
    said = person.call("doctor", "sound", "--device", "null", "--json", extra=server.environment)
    told = json.loads(said.out)
    assert told["devices"] == [{"name": "Null Output", "default": True}]
    assert told["chosen"] == "Null Output"
    assert told["monitor"]
    assert told["heard_db"] == pytest.approx(-26.0, abs=0.5)
    assert 0 < told["round_trip_ms"] < 1000


@pytest.mark.device
@with_server
@pytest.mark.parametrize(
    "words",
    [("doctor", "sound", "--device", "kitchen"), ("--sound-device", "kitchen", "doctor", "sound")],
)
def test_an_unknown_device_names_those_there_are(
    person: Person, server: Server, words: tuple[str, ...]
) -> None:
    """A name that no device has ends with 2, and says which there are."""
    said = person.call(*words, extra=server.environment)
    assert said.code == 2
    assert said.err == ("There is no sound device called “kitchen”; there are: “Null Output”.\n")


@pytest.mark.device
@with_server
def test_devices_can_be_listed_in_silence(person: Person, server: Server) -> None:
    """Without the tone nothing is played and nothing is claimed."""
    said = person.call("doctor", "sound", "--no-tone", extra=server.environment)
    assert said.code == 0
    assert "tone" not in said.out


@pytest.mark.device
@with_server
def test_a_device_that_lets_nothing_out_is_said(person: Person, server: Server) -> None:
    """A muted device takes the tone, and it ends with 1 and what to look at."""
    assert server.control("set-sink-mute", "room", "1")
    said = person.call("doctor", "sound", extra=server.environment)
    assert server.control("set-sink-mute", "room", "0")
    assert said.code == 1
    assert "nothing came out of it: is it muted" in said.out
