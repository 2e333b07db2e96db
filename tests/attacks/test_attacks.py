"""Each hostile answer ends in its verdict, earns nothing, and takes nothing from the other task or the next student."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from desk import Desk, earned, verdicts
from minicourse import LAB

from gradlab.cli import main
from gradlab.course.hand_ins import as_bytes
from gradlab.course.settings import Limits
from gradlab.sandbox import pool

ATTACKS = {
    name: text
    for path in sorted((Path(__file__).parent / "answers").glob("*.py"))  # a file a class of attack
    for name, text in re.findall(r"^# %% (\w+)\n(.*?)(?=^# %% |\Z)", path.read_text(), re.MULTILINE | re.DOTALL)
}
# These wreck the kernel's own working: what follows in the same notebook is lost, and that is their own doing.
TAKE_THE_REST_WITH_THEM = {"input_transformer", "patched_agent", "malformed_answer", "ast_transformer"}


@pytest.mark.parametrize("name", ATTACKS)
def test_attack_ends_in_its_verdict(desk: Desk, name: str) -> None:
    text = ATTACKS[name]
    expected = set(re.search(r"^# verdict: (.*)$", text, re.MULTILINE)[1].split())
    rows = desk.grade(desk.hand_in(mse=text))
    assert earned(rows, "mse") == 0
    assert verdicts(rows, "mse") <= expected, [row for row in rows if row.task == "mse"]
    if name not in TAKE_THE_REST_WITH_THEM:
        assert earned(rows, "step") == 2, [row for row in rows if row.task == "step"]
    assert not Path("/tmp/gradlab-was-here").exists()
    # The next student, in the same warm sandbox, finds it as if nobody had been there.
    after = desk.grade(desk.hand_in(), "next")
    assert earned(after, "mse") == earned(after, "step") == 2


@pytest.mark.alone
def test_no_process_and_no_file_is_left(desk: Desk) -> None:
    mark = "31415926"
    answer = f"import subprocess\nsubprocess.Popen(['sleep', '{mark}'], start_new_session=True)\nopen('/tmp/x', 'w')\n"
    desk.grade(desk.hand_in(mse=answer))
    running = [path for path in Path("/proc").glob("[0-9]*/cmdline") if mark in _read(path)]
    assert not running
    spy = "import os\n\n\ndef mse(y, y_hat):\n    return os.listdir('/tmp') + os.listdir('/dev/shm')\n"
    rows = desk.grade(desk.hand_in(mse=spy))
    assert "x" not in rows[0].message.split("'")


def test_when_memory_runs_out_the_system_ends_a_student_first(desk: Desk) -> None:
    spy = "def mse(y, y_hat):\n    raise ValueError(open('/proc/self/oom_score_adj').read().strip())\n"
    rows = desk.grade(desk.hand_in(mse=spy))
    assert rows[0].message.endswith("ValueError, line 2 of its cell: 1000")


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:  # it ended meanwhile
        return ""


def test_worker_sees_no_check_no_source_and_no_gradebook(desk: Desk) -> None:
    """Neither on its disk, nor in the memory it was born with, nor in its open files."""
    spy = """
import gc, os, sys

found = []
for folder, _, names in os.walk("/"):
    if folder.startswith(("/proc", "/sys", "/usr", "/lib")) or "site-packages" in folder:
        continue
    found += [n for n in names if n.endswith(".ipynb") or n.startswith("gradebook")]
texts = [o for o in gc.get_objects() if isinstance(o, dict)]
values = [v for d in texts for v in list(d.values()) if isinstance(v, str)]
found += ["secret" for v in values if "is enough, and it" + " stays" in v]
for number in os.listdir("/proc/self/fd"):
    try:
        target = os.readlink(f"/proc/self/fd/{number}")
    except OSError:
        continue
    found += [target] if target.startswith("/") and not target.startswith("/dev/") else []


def mse(y, y_hat):
    raise RuntimeError(repr(found))
"""
    rows = desk.grade(desk.hand_in(mse=spy))
    assert rows[0].message.endswith(": []"), rows[0].message


def test_skip_execution_tag_is_gone(desk: Desk) -> None:
    notebook = desk.hand_in(mse="def mse(y, y_hat):\n    return -1.0\n")
    for cell in notebook.cells:
        cell.metadata["tags"] = ["skip-execution", "raises-exception"]
    rows = desk.grade(notebook)
    assert earned(rows, "mse") == 0
    assert earned(rows, "step") == 2


def test_links_to_others_are_refused(built: Path, desk: Desk, hand_in_to, capsys) -> None:
    neighbour = hand_in_to("neighbour", desk.hand_in())
    thief = hand_in_to("thief", b"")
    (thief / "mini.ipynb").unlink()
    (thief / "mini.ipynb").symlink_to(neighbour / "mini.ipynb")
    reader = hand_in_to("reader", desk.hand_in())
    (reader / "notes.txt").symlink_to(built / "source" / LAB / "mini.ipynb")
    assert main(["grade", "--course", str(built), "--workers", "1"]) == 3
    lines = capsys.readouterr().out
    assert re.search(r"neighbour +4 / 5", lines)
    assert re.search(r"thief +0 / 5 +\+ 1 to mark by hand +needs you: mini.ipynb is a symbolic link", lines)
    assert re.search(r"reader +0 / 5 +\+ 1 to mark by hand +needs you: notes.txt is a symbolic link", lines)
    assert not list((built / "autograded" / "reader").rglob("notes.txt"))


def test_gradebook_and_others_are_out_of_reach(built: Path, desk: Desk, hand_in_to) -> None:
    hand_in_to("victim", desk.hand_in())
    assert main(["grade", "--course", str(built), "--workers", "1", "--student", "victim"]) == 0
    before = (built / "gradebook.db").read_bytes(), sorted((built / "autograded" / "victim").rglob("*"))
    attack = f"""
import os, sqlite3

for path in ({str(built / "gradebook.db")!r}, "../../../gradebook.db", "gradebook.db"):
    try:
        base = sqlite3.connect(path)
        base.execute("update grade set manual_score = 2")
        base.commit()
    except sqlite3.Error:
        pass
for path in ({str(built / "autograded/victim/evil.txt")!r}, "../victim/evil.txt"):
    try:
        open(path, "w").write("was here")
    except OSError:
        pass
"""
    rows = desk.grade(desk.hand_in(mse=attack))
    assert earned(rows, "mse") == 0
    assert ((built / "gradebook.db").read_bytes(), sorted((built / "autograded" / "victim").rglob("*"))) == before


def test_a_missing_sandbox_is_refused(built: Path, desk: Desk, hand_in_to, monkeypatch, capsys) -> None:
    hand_in_to("ada", desk.hand_in())
    monkeypatch.setattr("shutil.which", lambda name: None)
    pool.close_all()
    assert main(["grade", "--course", str(built), "--workers", "1", "--force"]) == 1
    assert "bubblewrap (bwrap) is not installed" in capsys.readouterr().err


def test_shown_outputs_are_harmless(desk: Desk, built: Path) -> None:
    """Scripts of a student must not run in the browser of the instructor who looks at the graded notebook."""
    from gradlab.grading.job import Job, run_job
    from gradlab.grading.results import load
    from gradlab.recorder.written import harmless

    answer = """
from IPython.display import HTML, Javascript, display

display(HTML("<table><tr><td>kept</td></tr></table><script>alert(1)</script><img src=x onerror=alert(2)>"))
display(Javascript("alert(3)"))
display({"image/svg+xml": "<svg onload=alert(4)>", "image/png": "<script>alert(5)</script>"}, raw=True)


def mse(y, y_hat):
    return "<script>alert(6)</script>"
"""
    notebook = desk.hand_in(mse=answer)
    notebook.cells[0].source = "# Mine <script>alert(7)</script><b>bold</b>"
    outcome = run_job(Job(built, LAB, "xss", as_bytes(notebook), True), Limits())
    graded = load(built, LAB, outcome.key)
    shown = [harmless(cell.source) for cell in graded.cells if cell.cell_type == "markdown"]
    shown += [
        str(value)
        for cell in graded.cells
        for o in cell.get("outputs", [])
        for k, value in o.get("data", {}).items()
        if k != "text/plain"
    ]
    text = "\n".join(shown)
    assert "kept" in text and "<script" not in text and "onerror" not in text and "<svg" not in text
