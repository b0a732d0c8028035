from __future__ import annotations

from typing import TYPE_CHECKING

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrate import bundled
from integrate.script import catalogue
from integrate.script.catalogue import Wanted
from integrate.script.language import languages
from integrate.script.problem import Reading
from integrate.script.read import Reads, read_file
from integrate.script.report import report
from integrate.script.structure import every_step
from integrate.script.translation import put_into, renewal
from integrate.script.verbs import Choose, Say
from integrate.script.wording import names_help, sentences

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from integrate.script.model import Script

EVENING = """\
title: Evening
stage: anytime
authors: [Somebody]
cautions: [It does not replace help.]
steps:
  - Good evening.
  - section: Looking back
    steps:
      - ask: What stayed?
        save: stayed
      - 'You wrote {{ stayed or "nothing" }}.'
      - choose: How was it?
        options: {well: Well, not_well: Not so well}
        save: how
      - scale: How tense are you?
        labels: {0: calm, 10: very tense}
  - wait: 20 s
    show: Rest.
  - In danger, call your local emergency number.
"""
GERMAN = {
    "Evening": "Abend",
    "It does not replace help.": "Es ersetzt keine Hilfe.",
    "Good evening.": "Guten Abend.",
    "Looking back": "Rückblick",
    "What stayed?": "Was ist geblieben?",
    'You wrote {{ stayed or "nothing" }}.': 'Geschrieben haben Sie {{ stayed or "nichts" }}.',
    "How was it?": "Wie war es?",
    "Well": "Gut",
    "Not so well": "Nicht so gut",
    "How tense are you?": "Wie angespannt sind Sie?",
    "calm": "ruhig",
    "very tense": "sehr angespannt",
    "Rest.": "Ruhe.",
    "In danger, call your local emergency number.": "Bei Gefahr: Ihre örtliche Notrufnummer.",
}


def write_po(path: Path, words: Mapping[str, str], fuzzy: tuple[str, ...] = ()) -> Path:
    """Write a PO file with these words; those of `fuzzy` are marked so."""
    file = polib.POFile()
    for source, translated in words.items():
        flags = ["fuzzy"] if source in fuzzy else []
        file.append(polib.POEntry(msgid=source, msgstr=translated, flags=flags))
    path.write_text(str(file), encoding="utf-8")
    return path


def read(folder: Path, text: str = EVENING) -> Reads:
    """Read a script out of a file in this folder."""
    (folder / "evening.yaml").write_text(text, encoding="utf-8")
    return read_file(folder / "evening.yaml", (folder,))


def script(folder: Path, text: str = EVENING) -> Script:
    """Return the script in a file of this folder."""
    found = read(folder, text).script
    assert found is not None
    return found


def german(folder: Path, words: Mapping[str, str], *fuzzy: str) -> Reads:
    """Read the script in German words."""
    write_po(folder / "evening.de.po", words, fuzzy)
    return put_into(read(folder), folder / "evening.yaml", "de")


def codes(reads: Reads) -> list[str]:
    """Return the codes of all problems."""
    return [problem.code for problem in reads.problems]


def renewed(folder: Path, text: str) -> polib.POFile:
    """Bring the German PO file up to the script `text`, and return it."""
    made, broken = renewal(script(folder, text), folder / "evening.yaml", "de")
    assert not broken.problems
    (folder / "evening.de.po").write_text(made, encoding="utf-8")
    return polib.pofile(made)


def test_every_text_that_is_shown_is_translated(tmp_path: Path) -> None:
    """The header's texts come first, then those of each step in order; names stay as they are."""
    assert [one.words for one in sentences(script(tmp_path))] == list(GERMAN)


def test_safety_texts_are_the_cautions_and_the_steps_that_name_help(tmp_path: Path) -> None:
    """Of the evening script these are two; each text knows its step."""
    found = [one for one in sentences(script(tmp_path)) if one.is_safety]
    assert [one.words.split(maxsplit=1)[0] for one in found] == ["It", "In"]
    assert found[0].place is None
    assert found[1].place is not None
    assert found[1].place.line == 19


def test_all_texts_of_a_step_that_names_danger_are_safety_texts(tmp_path: Path) -> None:
    """The answers to a question about self-harm are as needed as the question."""
    steps = "  - choose: Might you hurt yourself?\n    options: {yes: Maybe, no: Hardly}\n"
    found = sentences(script(tmp_path, f"title: A\nstage: anytime\nsteps:\n{steps}"))
    assert [one.words for one in found if one.is_safety] == [
        "Might you hurt yourself?",
        "Maybe",
        "Hardly",
    ]


@pytest.mark.parametrize("words", ["Press ? for help.", "A crisis line", "The ? key", "Suicidal?"])
def test_words_that_name_help(words: str) -> None:
    """Help, its key, and what it is needed for make a safety text."""
    assert names_help(words, "en")


def test_where_the_words_for_help_are_not_known_every_text_counts() -> None:
    """A script in another language than English has safety texts only."""
    assert names_help("Guten Abend.", "de")
    assert not names_help("Good evening.", "en-GB")
    assert not names_help("Good evening.", "EN_gb")


def test_only_the_words_change(tmp_path: Path) -> None:
    """A translated script has the same digest, names, ids and places as its source."""
    source, reads = script(tmp_path), german(tmp_path, GERMAN)
    other = reads.script
    assert other is not None
    assert (other.digest, other.language, other.translation) == (source.digest, "de", "de")
    assert [one.words for one in sentences(other)] == list(GERMAN.values())
    assert [step.place for step in every_step(other.steps)] == [
        step.place for step in every_step(source.steps)
    ]
    question = next(step for step in every_step(other.steps) if isinstance(step, Choose))
    assert [(one.id, one.words) for one in question.options] == [
        ("well", "Gut"),
        ("not_well", "Nicht so gut"),
    ]


def test_an_option_keeps_the_id_made_of_its_source_words(tmp_path: Path) -> None:
    """What was answered in one language is the same answer in another."""
    text = "title: A\nstage: anytime\nsteps:\n  - choose: Which?\n    options: [Up, Down]\n"
    reads = read(tmp_path, text)
    write_po(tmp_path / "evening.de.po", {"Up": "Hinauf", "Down": "Hinunter"})
    other = put_into(reads, tmp_path / "evening.yaml", "de").script
    assert other is not None
    assert isinstance(step := other.steps[0], Choose)
    assert [(one.id, one.words) for one in step.options] == [("up", "Hinauf"), ("down", "Hinunter")]


def test_a_text_without_translation_stays_as_it_is(tmp_path: Path) -> None:
    """Ordinary texts that are missing or fuzzy are shown in the words of the source."""
    some = {**GERMAN, "Rest.": ""}
    del some["Evening"]
    other = german(tmp_path, some, "Good evening.").script
    assert other is not None
    assert other.title == "Evening"
    assert isinstance(first := other.steps[0], Say)
    assert first.text.source == "Good evening."
    assert "Rest." in [one.words for one in sentences(other)]


@pytest.mark.parametrize("state", ["fuzzy", "empty", "absent"])
def test_a_safety_text_is_never_left_out(tmp_path: Path, state: str) -> None:
    """Without words that can be relied on there is no script, and the text is named."""
    caution = "It does not replace help."
    words = {**GERMAN, caution: GERMAN[caution] if state == "fuzzy" else ""}
    if state == "absent":
        del words[caution]
    reads = german(tmp_path, words, *([caution] if state == "fuzzy" else []))
    assert (reads.script, codes(reads)) == (None, ["E505"])
    assert caution in reads.problems[0].message


def test_what_is_recalled_stays_the_same(tmp_path: Path) -> None:
    """Order is free and words after `or` are translated; names and conditions are not."""
    source = 'You wrote {{ stayed or "nothing" }}.'
    for wrong in ("Nichts.", "{{ how }}", "{{ stayed }}", '{{ stayed or "a" }} {{ stayed }}'):
        reads = german(tmp_path, {**GERMAN, source: wrong})
        assert codes(reads) == ["E504"]
        assert '`{{ stayed or "nothing" }}`' in reads.problems[0].message


def test_several_recalled_answers_in_another_order(tmp_path: Path) -> None:
    """A language may turn them round."""
    steps = "  - ask: A?\n    save: a\n  - ask: B?\n    save: b\n  - '{{ a }} and {{ b }}'\n"
    reads = read(tmp_path, f"title: A\nstage: anytime\nsteps:\n{steps}")
    write_po(tmp_path / "evening.de.po", {"{{ a }} and {{ b }}": "{{ b }} nach {{ a }}"})
    assert not put_into(reads, tmp_path / "evening.yaml", "de").problems


@pytest.mark.parametrize("words", ["\x1b[2J", "\u202e", "x" * 5000])
def test_words_that_a_script_may_not_hold_a_translation_may_not_hold(
    tmp_path: Path, words: str
) -> None:
    """No character of a translation steers the terminal, and none is longer than a text may be."""
    reads = german(tmp_path, {**GERMAN, "Rest.": f"Ruhe {words}"})
    assert set(codes(reads)) <= {"E503", "E501", "E002"}
    assert reads.script is None


def test_all_problems_at_once_with_their_lines(tmp_path: Path) -> None:
    """They stand in the order of the PO file, in the shape of every other problem."""
    text = (
        'msgid "Good evening."\nmsgstr "{{ stayed }}"\n\n'
        'msgid "Rest."\nmsgstr "Ruhe."\n\nmsgid "Rest."\nmsgstr "Rast."\n'
    )
    (tmp_path / "evening.de.po").write_text(text, encoding="utf-8")
    reads = put_into(read(tmp_path), tmp_path / "evening.yaml", "de")
    assert [(one.code, one.span.line) for one in reads.problems] == [("E502", 8)]
    (tmp_path / "evening.de.po").write_text(text[: text.rindex("msgid")], encoding="utf-8")
    reads = put_into(read(tmp_path), tmp_path / "evening.yaml", "de")
    assert [(one.code, one.span.line) for one in reads.problems] == [
        ("E505", 1),
        ("E505", 1),
        ("E504", 2),
    ]
    shown = report(reads, "evening.yaml")
    assert f"--> {tmp_path / 'evening.de.po'}:2:1\n" in shown
    assert '2 | msgstr "{{ stayed }}"' in shown


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a"\nmsgstr "b\n', 2),
        ('msgid "a"\nmsgstr b\n', 2),
        ('msgid "a"\nmsgstr "b" c\n', 2),
        ('msgstr "a"\n', 1),
        ('msgid "a"\nmsgid "b"\nmsgstr ""\n', 2),
        ("Good evening.\n", 1),
    ],
)
def test_what_is_no_po_file_is_named_at_its_line(tmp_path: Path, text: str, line: int) -> None:
    """Nothing outside the quotes is cut off silently, and the file is left alone."""
    (tmp_path / "evening.de.po").write_text(text, encoding="utf-8")
    reads = put_into(read(tmp_path), tmp_path / "evening.yaml", "de")
    assert [(one.code, one.span.line) for one in reads.problems] == [("E501", line)]
    made, broken = renewal(script(tmp_path), tmp_path / "evening.yaml", "de")
    assert (made, codes(broken)) == ("", ["E501"])


def test_bytes_that_are_no_text_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Both are problems of the PO file; the languages that are there are named."""
    (tmp_path / "evening.de.po").write_bytes(b"msgid \xff")
    reads = read(tmp_path)
    assert codes(put_into(reads, tmp_path / "evening.yaml", "de")) == ["E002"]
    missing = put_into(reads, tmp_path / "evening.yaml", "fr")
    assert codes(missing) == ["E001"]
    assert "there are: de" in missing.problems[0].message


def test_a_new_file_holds_every_text_once(tmp_path: Path) -> None:
    """Each has its places and what it is; safety texts say so."""
    file = renewed(tmp_path, EVENING + "  - Good evening.\n")
    assert [entry.msgid for entry in file] == list(GERMAN)
    twice = file.find("Good evening.")
    assert twice is not None
    assert twice.occurrences == [("evening.yaml", "6"), ("evening.yaml", "20")]
    caution = file.find("It does not replace help.")
    assert caution is not None
    assert "safety text" in caution.comment


def test_an_edited_sentence_keeps_its_words_as_fuzzy(tmp_path: Path) -> None:
    """The sentence that the words were made for stands with them, however often it is edited."""
    write_po(tmp_path / "evening.de.po", GERMAN)
    for edited in ("A good evening.", "A very good evening."):
        file = renewed(tmp_path, EVENING.replace("Good evening.", edited))
        entry = file.find(edited)
        assert entry is not None
        assert (entry.msgstr, entry.fuzzy) == ("Guten Abend.", True)
        assert entry.previous_msgid == "Good evening."
        assert len(file) == len(GERMAN)


def test_an_edited_safety_text_stops_the_translation(tmp_path: Path) -> None:
    """Old words for a new warning are not good enough."""
    write_po(tmp_path / "evening.de.po", GERMAN)
    changed = EVENING.replace("replace help.", "replace any help.")
    renewed(tmp_path, changed)
    assert codes(put_into(read(tmp_path, changed), tmp_path / "evening.yaml", "de")) == ["E505"]


def test_words_whose_sentence_is_gone_wait_for_it(tmp_path: Path) -> None:
    """They stay at the end of the file, and are whole again when the sentence comes back."""
    write_po(tmp_path / "evening.de.po", GERMAN)
    gone = EVENING.replace("  - wait: 20 s\n    show: Rest.\n", "")
    assert [entry.msgid for entry in renewed(tmp_path, gone).obsolete_entries()] == ["Rest."]
    file = renewed(tmp_path, EVENING)
    entry = file.find("Rest.")
    assert entry is not None
    assert (entry.msgstr, entry.fuzzy) == ("Ruhe.", False)
    assert not file.obsolete_entries()


def test_the_same_letters_in_another_order_are_another_sentence() -> None:
    """Words are taken along to a sentence that reads alike, not to one that only looks so."""
    file = polib.POFile()
    file.append(polib.POEntry(msgid="desserts", msgstr="Nachtisch"))
    made = polib.pofile(catalogue.renew(str(file), [Wanted("stressed", "say", ())], "de", "A"))
    assert [(one.msgid, one.msgstr) for one in made if not one.obsolete] == [("stressed", "")]
    assert [one.msgstr for one in made.obsolete_entries()] == ["Nachtisch"]


def test_words_for_another_meaning_of_a_sentence_are_kept_and_not_used() -> None:
    """An entry with a context is none of a script's; it stays at the end, for its translator."""
    file = polib.POFile()
    file.append(polib.POEntry(msgctxt="a button", msgid="Rest.", msgstr="Der Rest."))
    made = polib.pofile(catalogue.renew(str(file), [Wanted("Rest.", "say", ())], "de", "A"))
    assert [(one.msgid, one.msgstr) for one in made if not one.obsolete] == [("Rest.", "")]
    assert [(one.msgctxt, one.msgstr) for one in made.obsolete_entries()] == [
        ("a button", "Der Rest.")
    ]


def test_a_file_that_is_up_to_date_stays_as_it_is(tmp_path: Path) -> None:
    """Making it new again changes no byte, nor what the translator wrote around it."""
    write_po(tmp_path / "evening.de.po", GERMAN)
    entry = renewed(tmp_path, EVENING).find("Rest.")
    assert entry is not None
    before = (tmp_path / "evening.de.po").read_text(encoding="utf-8")
    noted = before.replace(
        "#. show of wait\n#: evening.yaml", "# As short as that.\n#. show of wait\n#: evening.yaml"
    )
    (tmp_path / "evening.de.po").write_text("# By hand.\n" + noted, encoding="utf-8")
    renewed(tmp_path, EVENING)
    after = (tmp_path / "evening.de.po").read_text(encoding="utf-8")
    assert "# As short as that." in after
    assert "# By hand." in after
    renewed(tmp_path, EVENING)
    assert (tmp_path / "evening.de.po").read_text(encoding="utf-8") == after


def test_the_texts_of_an_included_script_are_translated_with_it(tmp_path: Path) -> None:
    """One PO file says the whole session; it names the file each text stands in."""
    (tmp_path / "shared.yaml").write_text("title: Shared\nstage: anytime\nsteps: [Breathe.]\n")
    text = "title: A\nstage: anytime\nsteps:\n  - include: shared\n"
    entry = renewed(tmp_path, text).find("Breathe.")
    assert entry is not None
    assert entry.occurrences == [("shared.yaml", "3")]
    write_po(tmp_path / "evening.de.po", {"Breathe.": "Atmen."})
    other = put_into(read(tmp_path, text), tmp_path / "evening.yaml", "de").script
    assert other is not None
    assert [step.text.source for step in every_step(other.steps) if isinstance(step, Say)] == [
        "Atmen."
    ]


def test_languages_are_those_of_the_files_beside_the_script(tmp_path: Path) -> None:
    """Other scripts and other files do not count."""
    for name in ("evening.de.po", "evening.pt-BR.po", "evening.old.de.po", "other.fr.po"):
        (tmp_path / name).touch()
    assert languages(tmp_path / "evening.yaml") == ("de", "pt-BR")


@pytest.mark.parametrize(
    "file", sorted(bundled.scripts().rglob("*.po")), ids=lambda file: file.name
)
def test_a_shipped_translation_is_whole(file: Path) -> None:
    """Its script has been translated as it is now: no text is missing, fuzzy or left over."""
    path = file.parent / f"{file.name.split('.')[0]}.yaml"
    source = read_file(path, (bundled.scripts(),)).script
    assert source is not None
    text, broken = renewal(source, path, file.name.split(".")[-2])
    assert not broken.problems
    assert text == file.read_text(encoding="utf-8")
    assert set(catalogue.count(text)) == {"translated"}
    assert "#~" not in text


words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=9)
lines = st.dictionaries(st.lists(words, min_size=1, max_size=4).map(" ".join), words, max_size=6)


@settings(max_examples=200)
@given(
    lines, st.lists(st.lists(words, min_size=1, max_size=4).map(" ".join), max_size=6), st.data()
)
def test_no_word_of_a_translator_is_ever_lost(
    known: dict[str, str], fresh: list[str], data: st.DataObject
) -> None:
    """Whatever becomes of the script, all translated words are in the file, and all sentences."""
    file = polib.POFile()
    file.extend(polib.POEntry(msgid=key, msgstr=value) for key, value in known.items())
    text = str(file)
    for _ in range(3):
        kept = data.draw(st.sets(st.sampled_from(sorted(known)))) if known else set()
        wanted = list(dict.fromkeys([*kept, *fresh]))
        text = catalogue.renew(text, [Wanted(one, "say", ()) for one in wanted], "de", "A")
        assert list(catalogue.read(text, Reading())) == wanted
        assert sorted(entry.msgstr for entry in polib.pofile(text) if entry.msgstr) == sorted(
            known.values()
        )


@settings(max_examples=300)
@given(st.data())
def test_a_damaged_po_file_is_refused_and_never_crashes(data: st.DataObject) -> None:
    """Whatever stands in it, reading ends with sentences or with problems inside the text."""
    file = polib.POFile()
    file.extend(polib.POEntry(msgid=key, msgstr=value) for key, value in GERMAN.items())
    text = str(file)
    for _ in range(data.draw(st.integers(1, 4))):
        begin = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(begin, min(len(text), begin + 30)))
        piece = data.draw(
            st.sampled_from(['"', "\\", "\n", "#~ ", "#| ", "msgid ", "msgstr[9", "é"])
        )
        text = text[:begin] + piece + text[end:]
    reading = Reading()
    catalogue.read(text, reading)
    for problem in reading.problems:
        assert 1 <= problem.span.line <= max(1, len(text.splitlines()))
