"""What is said to somebody who is here for the first time; each front end shows it once."""

from __future__ import annotations

from integrate.words import later

PAGES = (
    (
        later("Welcome"),
        (
            later(
                "Integrate leads you with words, sound and time: before a session of "
                "ketamine-assisted therapy, and in the days that follow it."
            ),
            later(
                "It belongs beside your care, and takes the place of nobody in it. It gives no "
                "advice on doses or medicines, and is not for leading a session on your own."
            ),
            later("It cannot see you, and alerts no one. In danger, call your emergency number."),
        ),
    ),
    (
        later("Where your words are kept"),
        (
            later(
                "What you write stays on this computer, in a journal that is sealed. This program "
                "sends nothing anywhere."
            ),
            later(
                "Somebody who has its file alone can read none of your words. Somebody who uses "
                "this computer as you can read all of them. A passphrase can change that: "
                "integrate journal passphrase --help says how."
            ),
        ),
    ),
    (
        later("Where you are"),
        (
            later(
                "Choose your country, and help shows its numbers. Nothing is guessed, and nothing "
                "is sent. You can leave this out, and change it at any time."
            ),
        ),
    ),
)
"""The title and the paragraphs of each page; on the last one a country can be chosen."""
