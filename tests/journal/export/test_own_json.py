from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrate.journal.errors import Damaged, JournalError, NewerFormat
from integrate.journal.export import own_json
from integrate.journal.export.own_json import digest
from integrate.journal.export.own_json_read import NotWhole, read
from integrate.journal.export.share import Share, share
from integrate.journal.export.taking_in import TakenIn, take_in
from integrate.session.record import Finished
from tests.journal.export.shelf import Shelf, began, lived, measured, rated, sessions, wrote

if TYPE_CHECKING:
    from collections.abc import Callable

    from integrate.journal.export.lived import Lived

WHERE = "mine.json"
ONE = [lived("s1", [began(), wrote("a heron"), rated(7), *measured(1, 2), Finished()])]


def written(found: list[Lived]) -> bytes:
    """Return the file of the sessions."""
    return own_json.write(found, Share.MINE).encode("ascii")


def changed(change: Callable[[dict[str, Any]], None], *, sealed: bool = True) -> bytes:
    """Return the file of one session with a change in it, its digest made to fit it."""
    document = json.loads(written(ONE))
    change(document)
    for session in document["sessions"] or ():
        if sealed and isinstance(session, dict):
            session["digest"] = digest(session)
    return json.dumps(document).encode()


def event(document: dict[str, Any], number: int) -> dict[str, Any]:
    """Return an event in the file."""
    found: dict[str, Any] = document["sessions"][0]["events"][number - 1]
    return found


@given(sessions())
def test_what_is_imported_is_the_identical_journal(found: list[Lived]) -> None:
    """Sessions, numbers, times and events are those that were exported, half characters too."""
    shelf = Shelf()
    take_in(shelf, written(found), WHERE)
    assert [shelf.lived[one.summary.id] for one in found] == found
    assert own_json.write(list(shelf.lived.values()), Share.MINE).encode("ascii") == written(found)


def test_a_session_that_is_there_is_skipped_and_counted() -> None:
    """Importing twice changes nothing; what the journal has under the same name stays."""
    shelf = Shelf()
    file = written([*ONE, lived("s2", [began(), wrote("two")])])
    assert take_in(shelf, file, WHERE) == TakenIn(2, 8, 0, ())
    assert take_in(shelf, file, WHERE) == TakenIn(0, 0, 2, ())
    shelf.put(began(), wrote("another"), name="s2")
    kept = dict(shelf.lived)
    assert take_in(shelf, file, WHERE) == TakenIn(0, 0, 1, ("s2",))
    assert shelf.lived == kept


def test_a_session_that_is_there_and_does_not_open_is_never_called_the_same() -> None:
    """Nothing is put in its place; it is named as one that is there in another form."""
    shelf = Shelf()
    take_in(shelf, written(ONE), WHERE)
    shelf.broken.add("s1")
    assert take_in(shelf, written(ONE), WHERE) == TakenIn(0, 0, 0, ("s1",))


def test_it_is_taken_in_for_the_person_who_was_named() -> None:
    """A file says nothing of persons; who imports it says whose it is."""
    shelf = Shelf()
    take_in(shelf, written(ONE), WHERE, "p1")
    assert shelf.sessions()[0].person == "p1"


@given(sessions(), st.data())
@settings(max_examples=50)
def test_a_changed_byte_never_passes_for_the_truth(found: list[Lived], data: st.DataObject) -> None:
    """A file with one byte changed gives the same sessions, or a sentence and nothing."""
    file = bytearray(written(found))
    place = data.draw(st.integers(0, len(file) - 1))
    file[place] = data.draw(st.integers(0, 255))
    shelf = Shelf()
    said = ""
    try:
        take_in(shelf, bytes(file), WHERE)
    except JournalError as error:
        said = str(error)
    assert (list(shelf.lived.values()), WHERE in said) in ((found, False), ([], True))


def test_every_cut_is_found() -> None:
    """A file that ends too early is refused, with the line."""
    file = written(ONE).rstrip()
    for end in range(0, len(file), 7):
        with pytest.raises(Damaged, match=r"mine\.json"):
            read(file[:end], WHERE)


def test_a_change_by_hand_is_named() -> None:
    """The session whose digest does not fit stands in the sentence."""

    def change(document: dict[str, Any]) -> None:
        event(document, 2)["words"] = "another"

    with pytest.raises(Damaged, match="session s1 was changed"):
        read(changed(change, sealed=False), WHERE)


def _set(number: int, name: str, value: Any) -> Callable[[dict[str, Any]], None]:
    """Return the change that gives a field of an event another value."""

    def change(document: dict[str, Any]) -> None:
        event(document, number)[name] = value

    return change


def _only(document: dict[str, Any], number: int, *names: str) -> None:
    """Make an event one that says nothing but these of its fields, and that it was a pause."""
    kept = {name: event(document, number)[name] for name in names}
    document["sessions"][0]["events"][number - 1] = {**kept, "kind": "paused"}


@pytest.mark.parametrize(
    ("change", "kind", "says"),
    [
        (_set(2, "kind", "hologram"), NewerFormat, "event 2 of session s1 was written by a newer"),
        (_set(2, "colour", "blue"), NewerFormat, "event 2 of session s1 was written by a newer"),
        (_set(3, "number", 9), Damaged, "event 3 of session s1 is missing"),
        (_set(3, "wall", "noon"), Damaged, "event 3 of session s1 has no time"),
        (_set(3, "wall", "2024-05-01T12:00:00"), Damaged, "a time without a time zone"),
        (_set(3, "value", {}), Damaged, "has no proper `value`"),
        (_set(3, "value", value=True), Damaged, "has no proper `value`"),
        (_set(3, "at", "soon"), Damaged, "has no proper `at`"),
        (_set(3, "words", 7), Damaged, "has no proper `words`"),
        (_set(1, "carried", [["a"]]), Damaged, "has no proper `carried`"),
        (_set(2, "earlier", [["phq-9", 9]]), Damaged, "has no proper `earlier`"),
        (_set(2, "earlier", [["phq-9", True, 7]]), Damaged, "has no proper `earlier`"),
        (_set(2, "sessions", ["s1", 2]), Damaged, "has no proper `sessions`"),
        (lambda d: event(d, 3).pop("at"), Damaged, "event 3 of session s1 has no proper `at`"),
        (lambda d: _only(d, 1, "number", "wall", "at"), Damaged, "event 1 of .* is no beginning"),
        (_set(1, "kind", "paused"), NewerFormat, "event 1"),
        (lambda d: d["sessions"][0]["events"].pop(1), Damaged, "event 2 of session s1 is missing"),
        (lambda d: d["sessions"][0]["events"].clear(), Damaged, "session s1 has no events"),
        (lambda d: d["sessions"].append(d["sessions"][0]), Damaged, "session s1 is there twice"),
        (lambda d: d["sessions"].append(3), Damaged, "session 2 has no name"),
        (lambda d: d.update(sessions=None), Damaged, "the list of sessions is missing"),
        (lambda d: d.update(version=2), NewerFormat, "written by a newer version"),
        (lambda d: d.update(version="1"), Damaged, "is no journal that"),
        (lambda d: d.update(format="diary"), Damaged, "is no journal that"),
        (lambda d: d.update(share="therapist"), NotWhole, "leaves things out"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(
    change: Callable[[dict[str, Any]], None], kind: type[JournalError], says: str
) -> None:
    """Damaged, newer and partial files are told apart, and nothing is taken in."""
    shelf = Shelf()
    with pytest.raises(kind, match=says):
        take_in(shelf, changed(change), WHERE)
    assert shelf.lived == {}


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"[]", b"3", b"{}", b"[" * 100_000, b'{"version": NaN}', b"null"]
)
def test_what_is_no_export_is_refused(content: bytes) -> None:
    """Any other file ends in a sentence with its name."""
    with pytest.raises(Damaged, match=r"mine\.json"):
        read(content, WHERE)


def test_an_export_for_others_cannot_be_imported() -> None:
    """It leaves things out, and says so."""
    text = own_json.write(share(ONE, Share.PRESCRIBER), Share.PRESCRIBER)
    with pytest.raises(NotWhole, match="--share mine"):
        read(text.encode(), WHERE)
