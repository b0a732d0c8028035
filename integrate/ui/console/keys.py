"""The keys of the console; each has a command as well, where a terminal keeps keys to itself."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from integrate.words import later

KEYS: list[BindingType] = [
    Binding(
        "f8",
        "urgent",
        "URGENT",
        id="console.urgent",
        key_display="F8",
        tooltip=later(
            "mark something urgent: the sound fades, your plan opens; again: silence at once"
        ),
    ),
    Binding(
        "f1,ctrl+y",
        "help",
        "Help",
        id="console.help",
        key_display="F1",
        priority=True,
        tooltip=later("these lines"),
    ),
    Binding(
        "f4",
        "step",
        "Step",
        id="console.step",
        key_display="F4",
        tooltip=later("the step: answer it, or go on with Enter"),
    ),
    Binding(
        "ctrl+g",
        "do('go')",
        "Go",
        id="console.go",
        key_display="^g",
        priority=True,
        tooltip=later("go on in the script, from anywhere"),
    ),
    Binding(
        "f7,ctrl+l",
        "do('done')",
        "Done",
        id="console.done",
        key_display="F7",
        tooltip=later("the check that has waited longest was done"),
    ),
    Binding(
        "f5",
        "do('mark')",
        "Mark",
        id="console.mark",
        key_display="F5",
        tooltip=later("set the mark that comes next; it asks once"),
    ),
    Binding(
        "f3",
        "do('vitals')",
        "Vitals",
        id="console.vitals",
        key_display="F3",
        tooltip=later("the form for vital signs"),
    ),
    Binding(
        "f6",
        "sound",
        "Sound",
        id="console.sound",
        key_display="F6",
        tooltip=later("the sound: volumes, m mute, t talk-over, r bring it back"),
    ),
    Binding(
        "f2,escape",
        "note",
        "Note",
        id="console.note",
        key_display="F2",
        tooltip=later("the line for notes, from anywhere"),
    ),
    Binding(
        "ctrl+o",
        "do('talk')",
        "Talk",
        id="console.talk",
        key_display="^o",
        priority=True,
        tooltip=later("talk-over: music falls while you speak, or comes back"),
    ),
    Binding(
        "f9",
        "do('ground')",
        "Ground",
        id="console.ground",
        key_display="F9",
        tooltip=later("a grounding script; the session is held"),
    ),
    Binding(
        "f10",
        "do('end')",
        "End",
        id="console.end",
        key_display="F10",
        tooltip=later("end the session; it asks once"),
    ),
    Binding("pageup", "scroll_chart(-1)", later("half a page up in the notes"), show=False),
    Binding("pagedown", "scroll_chart(1)", later("half a page down in the notes"), show=False),
]
