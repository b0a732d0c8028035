"""The kinds of value a field may hold: how each is written, read and refused.

Each kind also says so to editors, as JSON Schema. A schema may let pass what reading refuses, and
never the other way round.

A kind turns a node into a value or raises `Misread` at the node's place. Kinds that hold others
note what is wrong inside them and go on, so that every mistake is named in one pass.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from integrate.script import condition, quantity, texts
from integrate.script.nodes import Listing, Node, Table, Text, span_of
from integrate.script.problem import Misread, Reading, did_you_mean

if TYPE_CHECKING:
    import enum
    from collections.abc import Callable

MOST_ITEMS = 300
"""The most options, items or labels of one question."""

Schema: TypeAlias = dict[str, Any]
"""JSON Schema, draft-07."""


class Kind(Protocol):
    """How one sort of value is read."""

    @property
    def name(self) -> str:
        """What an author would call it, with its article: `a time`."""

    def read(self, node: Node, reading: Reading) -> Any:
        """Return the value of the node; raises `Misread` when it has none."""

    def schema(self) -> Schema:
        """Return what an editor has to know of it."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value written as one word or text."""

    name: str
    parse: Callable[[str], Any]
    """Returns the value; raises `ValueError` with a sentence."""
    example: str
    form: Schema = field(default_factory=lambda: {"type": "string"})
    """How it looks to an editor, whose YAML has numbers and booleans besides text."""

    def read(self, node: Node, reading: Reading) -> Any:  # noqa: ARG002 -- nothing lies inside
        """Return the value of the text."""
        if not isinstance(node, Text):
            shape = "list" if isinstance(node, Listing) else "map"
            what = f"{self.name} should stand here, not a {shape}"
            raise Misread("E105", span_of(node), what, self._remedy)
        try:
            return self.parse(node.value)
        except condition.Unreadable as error:
            remedy = error.remedy or self._remedy
            raise Misread("E204", span_of(node), str(error), remedy) from None
        except ValueError as error:
            remedy = error.remedy if isinstance(error, texts.Unfit) else self._remedy
            raise Misread("E106", span_of(node), str(error), remedy) from None

    @property
    def _remedy(self) -> str:
        return f"write {self.name} like `{self.example}`"

    def schema(self) -> Schema:
        """Return the form with an example, and what an editor says of anything else."""
        example = int(self.example) if self.example.isdecimal() else self.example
        hint = f"Write {self.name} like `{self.example}`."
        return {"title": self.name, "examples": [example], **self.form, "errorMessage": hint}


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few words."""

    choices: type[enum.StrEnum]

    @property
    def name(self) -> str:
        """The words themselves."""
        return " or ".join(f"`{choice}`" for choice in self.choices)

    def read(self, node: Node, reading: Reading) -> enum.StrEnum:  # noqa: ARG002 -- as above
        """Return the member whose value the text is."""
        if not isinstance(node, Text):
            raise Misread("E105", span_of(node), f"one word belongs here: {self.name}")
        try:
            return self.choices(node.value.strip())
        except ValueError:
            what, remedy = self._refusal(node.value)
            raise Misread("E106", span_of(node), what, remedy) from None

    def _refusal(self, text: str) -> tuple[str, str]:
        """Return what is wrong with a text, and its remedy."""
        if len(self.choices) == 1:
            only = next(iter(self.choices))
            return f"`{text}` is not `{only}`", f"write `{only}`, or leave this line out"
        what = f"`{text}` is not one of {', '.join(self.choices)}"
        return what, did_you_mean(text, self.choices)

    def schema(self) -> Schema:
        """Return the words as an enumeration."""
        return {"enum": [choice.value for choice in self.choices]}


@dataclass(frozen=True, slots=True)
class ListOf:
    """Several values of one kind; a single one may stand without its dash."""

    item: Kind
    name: str

    def read(self, node: Node, reading: Reading) -> tuple[Any, ...]:
        """Return the values that could be read; what could not is noted."""
        nodes = node.value if isinstance(node, Listing) else (node,)
        return tuple(_each(self.item, nodes, reading))

    def schema(self) -> Schema:
        """Return one, or a list of them."""
        item = self.item.schema()
        return {"title": self.name, "anyOf": [{"type": "array", "items": item}, item]}


@dataclass(frozen=True, slots=True)
class MapOf:
    """Names and values of one kind."""

    key: Kind
    value: Kind
    name: str

    def read(self, node: Node, reading: Reading) -> dict[Any, Any]:
        """Return the pairs that could be read; what could not is noted."""
        if not isinstance(node, Table):
            remedy = "write `name: value` lines below it, indented"
            raise Misread("E105", span_of(node), f"{self.name} should stand here", remedy)
        _limit(node, len(node.value))
        pairs: dict[Any, Any] = {}
        for key, value in node.value:
            try:
                _refuse_glued(key, value)
                pairs[self.key.read(key, reading)] = self.value.read(value, reading)
            except Misread as misread:
                reading.note(misread)
        return pairs

    def schema(self) -> Schema:
        """Return a map with names and values of these kinds."""
        return {
            "title": self.name,
            "type": "object",
            "propertyNames": self.key.schema(),
            "additionalProperties": self.value.schema(),
            "minProperties": 1,
            "maxProperties": MOST_ITEMS,
        }


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose or tick."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Options:
    """Things to choose from: ids with their words, or just the words."""

    name: str

    def read(self, node: Node, reading: Reading) -> tuple[Option, ...]:
        """Return the options; words alone get an id made of them."""
        if isinstance(node, Table):
            pairs = MapOf(NAME, WORDS, self.name).read(node, reading)
            return tuple(Option(key, value) for key, value in pairs.items())
        if not isinstance(node, Listing):
            remedy = "write `id: words` lines, or a list of words"
            raise Misread("E105", span_of(node), f"{self.name} belong here", remedy)
        _limit(node, len(node.value))
        return self._from_words(node, reading)

    def schema(self) -> Schema:
        """Return a map of ids and words, or a list of words."""
        words = {"type": "array", "items": WORDS.schema(), "minItems": 1, "maxItems": MOST_ITEMS}
        return {"title": self.name, "anyOf": [words, MapOf(NAME, WORDS, self.name).schema()]}

    def _from_words(self, node: Listing, reading: Reading) -> tuple[Option, ...]:
        options: dict[str, Option] = {}
        for item in node.value:
            for text in _each(WORDS, (item,), reading):
                option = Option(texts.slug(text), text)
                if option.id in options:
                    what = f"`{text}` stands twice, or too like another"
                    remedy = "give each its own id: `first: ...`"
                    reading.complain("E106", span_of(item), what, remedy)
                options.setdefault(option.id, option)
        return tuple(options.values())


def _each(kind: Kind, nodes: tuple[Node, ...], reading: Reading) -> list[Any]:
    values = []
    for node in nodes:
        try:
            values.append(kind.read(node, reading))
        except Misread as misread:
            reading.note(misread)
    return values


def _refuse_glued(key: Node, value: Node) -> None:
    """Raise `Misread` for `id:words`, which is one long key to YAML."""
    if isinstance(key, Text) and isinstance(value, Text) and not value.value:
        name, colon, words = key.value.partition(":")
        if colon and words:
            what = f"`{key.value}` has no space after its colon"
            raise Misread("E106", span_of(key), what, f"write `{name}: {words}`")


def _limit(node: Node, count: int) -> None:
    if count == 0:
        raise Misread("E103", span_of(node), "this is empty", "write at least one line")
    if count > MOST_ITEMS:
        what = f"{count} lines are more than one question can hold ({MOST_ITEMS})"
        raise Misread("E106", span_of(node), what)


_OPTIONAL_TEXT: Schema = {
    "anyOf": [
        {
            "if": {"type": ["array", "object"]},
            "then": {"type": "string", "errorMessage": "Put these words in quotes."},
        }
    ],
    "examples": [],
}
"""All that is no list and no map: what is text here may be a number or nothing to an editor.

Said in this way, since editors offer `true`, `false` and `null` where they find these types.
"""
_TEXT: Schema = {**_OPTIONAL_TEXT, "pattern": r"\S"}
_SPELLED_YES_NO = "[Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]"


LENGTHS = {"minimum": 0, "maximum": quantity.LONGEST}


def form(pattern: str, *others: str, **limits: float) -> Schema:
    """Return text that matches the whole pattern, or a value of other types within limits."""
    return {"type": ["string", *others], "pattern": rf"^\s*({pattern})\s*$", **limits}


WORDS = Scalar("words", texts.words, "Take three breaths.", _TEXT)
OPTIONAL_WORDS = Scalar(
    "words",
    lambda text: texts.words(text) if text.strip() else "",
    "some words",
    _OPTIONAL_TEXT,
)
PROSE = Scalar("text", texts.prose, "You wrote {{ intention }}.", _TEXT)
NAME = Scalar("a name", texts.name, "tension", form(texts.NAME.pattern))
ID = Scalar("an id", texts.identifier, "intention-part", form(texts.ID.pattern, "integer"))
MEASURE = Scalar("a questionnaire", texts.identifier, "gad-2", form(texts.ID.pattern))
WHOLE = Scalar("a whole number", texts.whole, "10", form(r"-?\d{1,6}", "integer"))
YES_NO = Scalar(
    "yes or no",
    texts.yes_no,
    "yes",
    {
        "not": {"type": ["array", "object", "number", "null"]},
        "pattern": f"^({_SPELLED_YES_NO})$",
        "examples": [],
        "defaultSnippets": [{"label": word, "body": word} for word in ("yes", "no")],
    },
)
TIME = Scalar("a time", texts.time, "2 min", form(quantity.TIME, "number", **LENGTHS))
LEVEL = Scalar("a level", texts.level, "-9 dB", form(quantity.LEVEL))
MOMENT = Scalar(
    "a moment",
    texts.moment,
    "enter",
    {
        **form(f"enter|exit|{quantity.TIME}", "number", **LENGTHS),
        "examples": ["enter", "exit", "0:30"],
    },
)
_FILE: Schema = {"type": "string", "pattern": r"^(?!(.*/)?\.\.(/|$))[^/~\\][^\\]*$"}
INCLUDED_FILE = Scalar("a script's name", texts.file, "common/call-the-doctor", _FILE)
SOUND_FILE = Scalar("a sound file", texts.file, "bells/bowl-low", _FILE)
MUSIC = Scalar("a folder or a playlist", texts.music, "~/Music/calm", _TEXT)
PAN = Scalar(
    "a place from -1 to 1",
    texts.pan,
    "-0.5",
    form(texts.SIDE.pattern, "number", minimum=-1, maximum=1),
)
CONDITION = Scalar("a condition", condition.read, "tension >= 7")
