"""What the codes of translations mean: E501 to E505."""

from __future__ import annotations

from dataclasses import replace

from integrate.review.explanation import Example, Explanation, example

_CAUTION = "cautions: [It does not replace help.]\n"
_STEPS = "- ask: What stayed with you?\n  save: stayed\n- You wrote {{ stayed or 'nothing' }}."
_SAFE = 'msgid "It does not replace help."\nmsgstr "Es ersetzt keine Hilfe."\n'
_ASKED = 'msgid "What stayed with you?"\nmsgstr "Was ist geblieben?"\n'


def _in_german(*entries: str) -> Example:
    """Return a script with these entries of its German PO file."""
    return replace(example(_STEPS, _CAUTION), beside={"rest.de.po": "\n".join(entries)})


_GERMAN = _in_german(_SAFE, _ASKED)

EXPLANATIONS = (
    Explanation(
        "E501",
        "this is not a PO file",
        "A translation is a PO file: each sentence as `msgid` with its words as `msgstr`, both in "
        "quotes. A PO editor writes it without such slips.",
        _in_german(_SAFE, 'msgid "What stayed with you?"\nmsgstr Was ist geblieben?\n'),
        _GERMAN,
    ),
    Explanation(
        "E502",
        "a sentence that stands twice in a translation",
        "Which of the two would be shown is chance. Everywhere a sentence stands in the script it "
        "has the same words in the translation.",
        _in_german(_SAFE, _ASKED, _ASKED),
        _GERMAN,
    ),
    Explanation(
        "E503",
        "a translation that cannot be shown",
        "What a script may not hold its translation may not hold either: characters that steer a "
        "terminal, braces that do not pair, or more than 4,000 characters in one text.",
        _in_german(_SAFE, 'msgid "What stayed with you?"\nmsgstr "Was ist\\tgeblieben?"\n'),
        _GERMAN,
    ),
    Explanation(
        "E504",
        "a translation that recalls something else",
        "Each `{{ ... }}` of a sentence stands in its translation too, in any order, and nothing "
        "else in braces. Only the words after `or` are put into the other language.",
        _in_german(
            _SAFE,
            'msgid "You wrote {{ stayed or \'nothing\' }}."\nmsgstr "Sie schrieben {{ wort }}."\n',
        ),
        _in_german(
            _SAFE,
            "msgid \"You wrote {{ stayed or 'nothing' }}.\"\n"
            "msgstr \"Geschrieben haben Sie {{ stayed or 'nichts' }}.\"\n",
        ),
    ),
    Explanation(
        "E505",
        "a safety text that is not translated",
        "The cautions, what stands under `safety`, and every step that names danger or where help "
        "is have to be there in the person's language. While one of them is missing or marked "
        "fuzzy, which it is when its sentence was edited, the translation is not played.",
        _in_german(_ASKED),
        _GERMAN,
    ),
)
