"""What the codes of fields and values mean: E101 to E106, and E301."""

from __future__ import annotations

from integrate.review.explanation import Explanation, example

EXPLANATIONS = (
    Explanation(
        "E101",
        "not a step that a script knows",
        "Each step is text, or begins with its verb. A misspelt verb would leave the step out, "
        "so it is refused. If the line is text that holds a colon, put all of it in quotes. "
        "`integrate check --fix` mends a verb that can only be one other.",
        example("- chose: Shall we go on?\n  options: [Yes, Not yet]\n- Rest a while."),
        example("- choose: Shall we go on?\n  options: [Yes, Not yet]\n- Rest a while."),
    ),
    Explanation(
        "E102",
        "a step has one verb",
        "Two verbs in one step leave open which comes first. Write two steps.",
        example("- say: Next is some quiet.\n  wait: 20 s"),
        example("- say: Next is some quiet.\n- wait: 20 s\n- Rest a while."),
    ),
    Explanation(
        "E103",
        "something is missing",
        "Without this field the step or the script does not say enough: a choice needs options, a "
        "script its title, stage and steps.",
        example("- choose: Shall we go on?\n- Rest a while."),
        example("- choose: Shall we go on?\n  options: [Yes, Not yet]\n- Rest a while."),
    ),
    Explanation(
        "E104",
        "not a field here",
        "This verb has no such field, so what it says would be lost without a word. Mostly it is "
        "misspelt, or indented under the wrong step. `integrate check --fix` mends a field that "
        "can only be one other.",
        example("- ask: What is your word?\n  saev: word\n- Rest a while."),
        example("- ask: What is your word?\n  save: word\n- Rest a while."),
    ),
    Explanation(
        "E105",
        "not the right shape",
        "A list stands where one value belongs, or the other way round; look for a dash too much "
        "or a missing indent.",
        example("- - Rest a while."),
        example("- Rest a while."),
    ),
    Explanation(
        "E106",
        "not a value that fits here",
        "The field is right and its value cannot be understood: a time is `90 s`, `2 min` or "
        "`1:30`, a level `-9 dB`, a name small letters, digits and _. Values that contradict each "
        "other have this code too, as a session that is not for a therapist.",
        example("- wait: a little\n- Rest a while."),
        example("- wait: 20 s\n- Rest a while."),
    ),
    Explanation(
        "E301",
        "breathing outside the safe limits",
        "Paced breathing stays between 3 and 12 breaths a minute, and a hold at 7 seconds or "
        "less. Faster breathing makes people dizzy, slower breathing breathless. Studies of slow "
        "breathing stay near six a minute.",
        example("- breathe: {in: 1, out: 1}\n  for: 2 min\n- Rest a while."),
        example("- breathe: {in: 4, out: 6}\n  for: 2 min\n- Rest a while."),
    ),
)
