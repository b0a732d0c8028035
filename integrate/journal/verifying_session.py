"""Looking through one session: each event in its place, and all of them against the head."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from integrate.journal.heads import chained
from integrate.journal.sealed_event import SealedEvent, is_whole
from integrate.journal.verified import Finding, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from integrate.journal.heads import Head
    from integrate.journal.vault import Vault


def look_through(vault: Vault, head: Head, events: Sequence[SealedEvent]) -> Iterator[Finding]:
    """Yield what is wrong with the session, or that it is whole."""
    readable = head.person not in vault.forgotten
    findings = [
        *(_badly_placed(vault, head, events) if readable else ()),
        *_gaps(head, {event.number for event in events}),
    ]
    if not findings and reduce(chained, (event.body for event in events), "") != head.chain:
        sentence = f"Session {head.session} does not agree with its head: an event was put back."
        findings.append(Finding(State.CHANGED, sentence, head.session))
    yield from findings or [_fine(head, readable=readable)]


def _fine(head: Head, *, readable: bool) -> Finding:
    if readable:
        sentence = f"Session {head.session} is whole: {head.number} events."
        return Finding(State.WHOLE, sentence, head.session)
    sentence = f"Session {head.session} is of a forgotten person: {head.number} events, unreadable."
    return Finding(State.FORGOTTEN, sentence, head.session)


def _gaps(head: Head, there: set[int]) -> Iterator[Finding]:
    for number in range(1, head.number + 1):
        if number not in there:
            yield Finding(
                State.MISSING,
                f"Event {number} of session {head.session} is missing.",
                head.session,
                number,
            )
    for number in sorted(there):
        if not 1 <= number <= head.number:
            sentence = f"Event {number} of session {head.session} was never written there."
            yield Finding(State.MOVED, sentence, head.session, number)


def _badly_placed(vault: Vault, head: Head, events: Sequence[SealedEvent]) -> Iterator[Finding]:
    for event in events:
        if is_whole(vault, event):
            continue
        origin = _origin(vault, event, events, head.number)
        where = f"Event {event.number} of session {head.session}"
        if origin:
            sentence = f"{where} is not its own: event {origin} was moved there."
            yield Finding(State.MOVED, sentence, head.session, event.number)
        else:
            sentence = f"{where} was changed, or moved there from another session."
            yield Finding(State.CHANGED, sentence, head.session, event.number)


def _origin(vault: Vault, event: SealedEvent, events: Sequence[SealedEvent], last: int) -> int:
    """Return the number under which the event's body opens, 0 when there is none."""
    renumbered = (replace(event, number=number) for number in range(1, last + 1))
    exchanged = (replace(other, body=event.body) for other in events)
    for one in (*renumbered, *exchanged):
        if is_whole(vault, one):
            return one.number
    return 0
