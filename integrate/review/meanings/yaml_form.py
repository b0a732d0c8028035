"""What the codes of the file itself mean: E001 to E011."""

from __future__ import annotations

from integrate.review.explanation import Example, Explanation, example
from integrate.script.source import LARGEST

_GOOD = example("- Rest a while.")
_CAFE = example("- Rest in the café.")
_LONG = example("- Rest a while.\n# ... and very much more")

EXPLANATIONS = (
    Explanation(
        "E001",
        "the file cannot be read",
        "There is no such file, it is a folder, or its owner does not let you read it. Every "
        "script that is included has to be readable too.",
        Example("(there is no file of this name)", None),
        _GOOD,
    ),
    Explanation(
        "E002",
        "the file is not UTF-8 text",
        "Scripts are UTF-8, so that every language and every sign looks the same on every "
        "computer. An older editor may have saved another encoding; save it again as UTF-8.",
        Example(_CAFE.text, _CAFE.text.encode("latin-1")),
        _CAFE,
    ),
    Explanation(
        "E003",
        "the file is too large",
        "A script is at most 512 KiB, forty times the longest one shipped. A larger file is "
        "most likely something else, and would hold up everybody who opens the list of scripts.",
        Example(_LONG.text, _LONG.text.encode() + b"#" * LARGEST),
        _GOOD,
    ),
    Explanation(
        "E004",
        "this is not YAML",
        "The file cannot be taken apart. Mostly a text holds a colon and a space and has no "
        "quotes round it, a quote is not closed, or a line is indented by a tab or by a wrong "
        "number of spaces.",
        example("- say: Remember: rest a while."),
        example('- say: "Remember: rest a while."'),
    ),
    Explanation(
        "E005",
        "nested too deeply",
        "A script needs three or four levels of lists and maps. Forty and more are a mistake, or "
        "a file made to crash the reader.",
        example(f"- {'[' * 60}{']' * 60}"),
        _GOOD,
    ),
    Explanation(
        "E006",
        "anchors and aliases are not part of a script",
        "YAML can name a part (`&word`) and repeat it (`*word`). Then one line means what another "
        "says, problems have no clear place, and a small file can grow without end. Use `repeat` "
        "and `include`. Text that begins with & or * needs quotes.",
        example("- &rest Rest a while."),
        example('- "&c. Rest a while."'),
    ),
    Explanation(
        "E007",
        "tags are not part of a script",
        "A YAML tag (`!word`) says how to read a value; in a script its field says that. In some "
        "programs tags run code. Text that begins with ! needs quotes.",
        example("- !calm Rest a while."),
        _GOOD,
    ),
    Explanation(
        "E008",
        "a script is one document",
        "A line `---` inside the file begins a second document, which nobody would ever see.",
        Example(_GOOD.text + "---\ntitle: Another\n"),
        _GOOD,
    ),
    Explanation(
        "E009",
        "a key stands twice",
        "Only one of the two could count, and nobody can tell which was meant.",
        example("- say: Rest a while.\n  id: one\n  id: two"),
        example("- say: Rest a while.\n  id: one"),
    ),
    Explanation(
        "E010",
        "a key must be plain words",
        "What stands before the colon is the name of a field, or of an answer; it is no list and "
        "no map. Text that begins with [ or { needs quotes.",
        example("- say: Rest a while.\n  [id]: one"),
        example("- say: Rest a while.\n  id: one"),
    ),
    Explanation(
        "E011",
        "the script is empty",
        "The file holds nothing but blank lines and comments.",
        Example("# to be written\n"),
        _GOOD,
    ),
)
