"""The sample class of `gradlab demo`: who is in it, and the notebooks they hand in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from gradlab.course.answer_bank import Answer, load_answers
from gradlab.course.hand_ins import as_bytes, student_answers, with_answers
from gradlab.course.lab import Lab, nbgrader
from gradlab.course.store import load_release

LABS = ("lab1-linear-regression", "lab4-adult-mlp")
DUE = "2026-03-02 12:00:00"
LATE = "2026-03-03 09:30:00 UTC"

CRASH = "import os\n\nos._exit(0)  # a student tries to restart the kernel\n"
LOOP = "\n\n    while True:\n        pass\n"
CHEAT = (
    "import sys\n\nimport numpy as np\n\nnp.allclose = lambda *a, **k: True\n"
    "np.testing.assert_allclose = lambda *a, **k: None\n\n\n"
)
TEXT_STUB = "*Your answer here.*"
WRITTEN = {  # answers to the written questions, from thorough to thin
    "learning_rate": (
        "At 0.001 the loss goes down a little in every epoch, but after 60 epochs it has hardly moved. At 0.1 it falls "
        "quickly and then creeps. At 1.2 it explodes.\n\nWith $1 - 2\\eta$ the factors are 0.998, 0.8 and $-1.4$: "
        "almost nothing, a fifth less each time, and more on the other side each time. So it works as long as "
        "$0 < \\eta < 1$ (a bit less, since $a$ has to be found too).",
        "0.001 is too slow, 0.1 is good, 1.2 is too big: the steps jump over the minimum and land farther away.",
        "The bigger the learning rate, the faster it learns, but 1.2 did not work for me.",
    ),
    "control_questions_hyperparameters": (
        "1. **learning rate**: too small and nothing happens, too large and the loss jumps\n"
        "2. **number of units**: too few underfit, too many overfit\n"
        "3. **dropout**: 0 overfits, 0.9 learns nothing\n4. **batch size**: small is noisy, large gives few steps",
        "Learning rate, number of layers, number of epochs, batch size.",
    ),
    "control_questions_l1": (
        "|w| has no derivative at 0, so the weights jump around 0 and never get there. Dropout also fights "
        "overfitting, but it does not make the weights sparse.",
        "L1 makes too many weights 0. Dropout is better.",
    ),
    "control_questions_metric": (
        "No. AUROC only looks at the order, so it can still get better when the loss already gets worse (the network "
        "is too sure of itself). Another epoch would be the best one.",
        "I think it is the same, a good model is good in all of them.",
    ),
}


@dataclass(frozen=True)
class Persona:
    """A member of the sample class: how many wrong answers, of which kind, and what else is special."""

    name: str
    about: str
    wrong: tuple[int, ...] = ()  # the tasks that are wrong, by number, counted from 0
    which: int = 0  # which wrong answer of the bank
    special: str = ""


CLASS = (
    Persona("ada", "excellent"),
    Persona("grace", "excellent, in another style", special="variant"),
    Persona("alan", "average", (1, 3, 5), 0),
    Persona("barbara", "one mistake", (0,), 0),
    Persona("claude", "one mistake", (0,), 1),
    Persona("dennis", "one mistake", (2,), 2),
    Persona("edsger", "two mistakes", (2, 4), 1),
    Persona("frances", "average, and left the last tasks", (1,), 1, "half"),
    Persona("hedy", "handed in a blank notebook", special="blank"),
    Persona("ken", "an endless loop", special="loop"),
    Persona("linus", "a cell that ends Python", special="crash"),
    Persona("mallory", "cheats", special="cheat"),
    Persona("radia", "late", (3,), 0, "late"),
    Persona("tim", "a broken file", special="broken"),
    Persona("Łucja Żółć", "one mistake", (5,), 0),
)
SECOND_LAB = ("ada", "alan", "barbara", "edsger", "grace", "hedy", "radia")  # the others did not hand it in


def hand_in(course: Path, lab: Lab, persona: Persona) -> None:
    """Put what a member of the class hands in into submitted/, with its time."""
    folder = course / "submitted" / persona.name / lab.name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / lab.path.name).write_bytes(notebook_of(course, lab, persona))
    late = persona.special == "late"
    (folder / "timestamp.txt").write_text(LATE if late else "2026-03-01 18:00:00 UTC")


def notebook_of(course: Path, lab: Lab, persona: Persona) -> bytes:
    """The file that a member of the class hands in, made of the release and the answer bank."""
    release = load_release(course, lab)
    if persona.special == "blank":
        return as_bytes(release)
    if persona.special == "broken":
        return as_bytes(release)[:2000]
    return as_bytes(with_answers(release, _answers_of(course, lab, persona, release)))


def _answers_of(course: Path, lab: Lab, persona: Persona, release: NotebookNode) -> dict[str, str]:
    tasks = [task.name for task in lab.tasks]
    bank = {name: load_answers(course, lab.name, name) for name in tasks}
    stubs = {nbgrader(cell)["grade_id"]: cell.source for cell in release.cells if nbgrader(cell).get("solution")}
    answers = student_answers(lab)
    for question, texts in WRITTEN.items():
        if question in answers:
            words = texts[len(persona.wrong) % len(texts)]
            answers[question] = stubs[question].replace(TEXT_STUB, words)
    if persona.special == "variant":
        answers |= {name: _pick(bank[name], "right", persona.which).source for name in tasks if bank[name]}
    for number in persona.wrong:
        if number < len(tasks) and bank[tasks[number]]:
            answers[tasks[number]] = _pick(bank[tasks[number]], "wrong", persona.which).source
    first = tasks[0]
    if persona.special == "half":
        answers = {name: text for name, text in answers.items() if name in tasks[: len(tasks) // 2]}
    elif persona.special == "crash":
        answers[first] = CRASH
    elif persona.special == "loop":
        answers[first] = stubs[first].split("    # Your code here")[0].rstrip() + LOOP
    elif persona.special == "cheat":
        cheating = stubs[first].replace("raise NotImplementedError()", "sys.displayhook(2)\n    return True")
        answers[first] = CHEAT + cheating
    return answers


def _pick(answers: list[Answer], kind: str, which: int) -> Answer:
    mine = [answer for answer in answers if answer.kind == kind]
    return mine[which % len(mine)]
