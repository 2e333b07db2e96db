"""Each thing that grading needs is taken away in turn: doctor says so, and grade refuses in the same words."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from desk import Desk
from minicourse import LAB, NOTEBOOK

from gradlab.cli import main
from gradlab.recorder import health
from gradlab.sandbox import trial

FAKE_BWRAP = "#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n"
NO_NURSERY = '#!/bin/sh\ncase "$*" in *gradlab.worker.nursery*) echo boom >&2; exit 1;; esac\nexec {bwrap} "$@"\n'


@dataclass
class Patient:
    """A course with one hand-in, and what tests take away from it."""

    course: Path
    tmp: Path
    patch: pytest.MonkeyPatch

    def program(self, name: str, text: str) -> None:
        """A program that is found before the system's own."""
        path = self.tmp / "programs" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        path.chmod(0o755)
        self.patch.setenv("PATH", f"{path.parent}{os.pathsep}{os.environ['PATH']}")

    def configure(self, line: str) -> None:
        with (self.course / "nbgrader_config.py").open("a") as file:
            file.write(f"\n{line}\n")

    def read_adult(self) -> None:
        """Have the lab read a data set."""
        path = self.course / "source" / LAB / f"{NOTEBOOK}.ipynb"
        notebook = nbformat.read(path, as_version=4)
        notebook.cells[1].source += "\nfrom gradlab.data import load_adult"
        nbformat.write(notebook, path)

    @property
    def gradebook(self) -> Path:
        return self.course / "gradebook.db"


@pytest.fixture
def patient(built: Path, desk: Desk, hand_in_to, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Patient:
    course = tmp_path / "course"
    shutil.copytree(built, course, ignore=shutil.ignore_patterns("submitted", "autograded", "feedback"))
    hand_in_to("ada", desk.hand_in(), course)
    monkeypatch.delenv("GRADLAB_DATA", raising=False)
    return Patient(course, tmp_path, monkeypatch)


def no_library(patient: Patient) -> None:
    patient.patch.setitem(sys.modules, "ipywidgets", None)


def old_library(patient: Patient) -> None:
    patient.patch.setattr("gradlab.grading.libraries.version", lambda name: "0.1" if name == "pandas" else "99")


def no_bubblewrap(patient: Patient) -> None:
    (patient.tmp / "nothing").mkdir()
    patient.patch.setenv("PATH", str(patient.tmp / "nothing"))


def no_namespaces(patient: Patient) -> None:
    patient.program("bwrap", FAKE_BWRAP)


def no_inner_namespaces(patient: Patient) -> None:
    """bubblewrap works, but gives no right to make namespaces in it."""
    bwrap = shutil.which("bwrap")
    patient.program("bwrap", f'#!/bin/bash\nexec {bwrap} "${{@/CAP_SYS_ADMIN/CAP_KILL}}"\n')


def no_memory_limit(patient: Patient) -> None:
    patient.patch.setattr(trial, "LIMITS", {})


def damaged_data(patient: Patient) -> None:
    patient.read_adult()
    (patient.tmp / "data" / "adult").mkdir(parents=True)
    (patient.tmp / "data" / "adult" / "adult.data").write_text("39, State-gov, 77516")
    patient.patch.setenv("GRADLAB_DATA", str(patient.tmp / "data"))


def no_configuration(patient: Patient) -> None:
    (patient.course / "nbgrader_config.py").unlink()


def broken_configuration(patient: Patient) -> None:
    patient.configure("c.Grading.cell_seconds = -1")


def no_alembic(patient: Patient) -> None:
    shutil.copytree(os.path.dirname(shutil.which("bwrap") or ""), patient.tmp / "bin", symlinks=True)
    patient.patch.setenv("PATH", str(patient.tmp / "bin"))
    patient.patch.setattr("sysconfig.get_path", lambda name: str(patient.tmp / "bin"))


def spoilt_gradebook(patient: Patient) -> None:
    patient.gradebook.write_bytes(b"this is no database" * 100)


def folder_as_gradebook(patient: Patient) -> None:
    patient.gradebook.unlink()
    patient.gradebook.mkdir()


def locked_gradebook(patient: Patient) -> None:
    holder = sqlite3.connect(patient.gradebook, isolation_level=None)
    holder.execute("begin immediate")
    patient.holder = holder  # type: ignore[attr-defined]


def read_only_gradebook(patient: Patient) -> None:
    patient.configure(f"c.CourseDirectory.db_url = 'sqlite:///file:{patient.gradebook}?mode=ro&uri=true'")


def no_database_at_all(patient: Patient) -> None:
    patient.configure("c.CourseDirectory.db_url = 'gradebook.db'")


def file_for_a_folder(patient: Patient) -> None:
    (patient.course / "autograded").write_text("")


def file_for_the_results(patient: Patient) -> None:
    shutil.rmtree(patient.course / ".gradlab")
    (patient.course / ".gradlab").write_text("")


def no_course(patient: Patient) -> None:
    shutil.rmtree(patient.course / "source")


@pytest.mark.parametrize(
    ("take_away", "name", "remedy"),
    [
        (no_library, "libraries", "-m pip install 'ipywidgets>="),
        (old_library, "libraries", "-m pip install 'pandas>="),
        (no_bubblewrap, "bubblewrap", "sudo apt-get install bubblewrap"),
        (no_namespaces, "namespaces", "docker run|sudo sysctl|bwrap --unshare-all"),
        (no_inner_namespaces, "namespaces", "docker run|sudo sysctl|bwrap --unshare-all"),
        (no_memory_limit, "memory limit", "uname -r"),
        (damaged_data, "data: adult", "rm -r '.*/data/adult/adult.data'"),
        (no_configuration, "configuration", "mv '.*/nbgrader_config.py' .* ; gradlab init '.*/course'"),
        (broken_configuration, "configuration", "`gradlab config`"),
        (no_alembic, "configuration", "-m pip install --force-reinstall alembic"),
        (spoilt_gradebook, "gradebook", "mv '.*gradebook.db' '.*gradebook.db.broken'"),
        (folder_as_gradebook, "gradebook", "mv '.*gradebook.db' '.*gradebook.db.broken'"),
        (locked_gradebook, "gradebook", "fuser -v '.*gradebook.db'"),
        (read_only_gradebook, "gradebook", "chmod u\\+w '.*gradebook.db"),
        (no_database_at_all, "gradebook", "gradlab config"),
        (file_for_a_folder, "files", "mv '.*autograded' '.*autograded.moved'"),
        (file_for_the_results, "files", "mv '.*.gradlab' '.*.gradlab.moved'"),
        (no_course, "course folder", "--course FOLDER"),
    ],
)
def test_what_is_missing_is_said_by_doctor_and_by_grade_in_the_same_words(
    patient: Patient, capsys, take_away: Callable[[Patient], None], name: str, remedy: str
) -> None:
    take_away(patient)
    assert main(["doctor", "--course", str(patient.course)]) == 1
    said = capsys.readouterr().out
    found = re.search(rf"^✗ {name} +(.+)\n +→ (.+)$", said, re.MULTILINE)
    assert found, said
    assert re.search(remedy, found[2]), found[2]
    ill = re.findall(r"^✗ (.{14})", said, re.MULTILINE)
    assert ill[0].strip() == name, "what comes first is the cause"
    assert all("not tried" in line for line in re.findall(r"^✗.*", said, re.MULTILINE)[1:]), said

    capsys.readouterr()
    assert main(["grade", "--course", str(patient.course), "--workers", "1", "--force"]) == 1
    refused = capsys.readouterr().err
    assert found[1] in refused and found[2] in refused, refused
    assert "Traceback" not in refused and "unexpected" not in refused


@pytest.mark.slow
@pytest.mark.parametrize("what", ["kernel", "libraries"])
def test_a_kernel_or_a_library_that_is_here_but_broken(patient: Patient, what: str) -> None:
    """In processes of their own: nothing that was imported before may help."""
    if what == "kernel":
        patient.program("bwrap", NO_NURSERY.format(bwrap=shutil.which("bwrap")))
    else:
        (patient.tmp / "broken" / "torch").mkdir(parents=True)
        (patient.tmp / "broken" / "torch" / "__init__.py").write_text("raise ImportError('libtorch_cpu.so is cut off')")
        patient.patch.setenv("PYTHONPATH", f"{patient.tmp / 'broken'}:{os.environ.get('PYTHONPATH', '')}")

    def run(verb: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "gradlab.cli", verb, "--course", str(patient.course)]
        return subprocess.run(command, capture_output=True, text=True, timeout=300)

    doctor, grade = run("doctor"), run("grade")
    assert (doctor.returncode, grade.returncode) == (1, 1), (doctor, grade)
    found = re.search(rf"^✗ {what} +(.+)\n +→ (.+)$", doctor.stdout, re.MULTILINE)
    assert found and ("boom" if what == "kernel" else "libtorch_cpu.so is cut off") in found[1], doctor
    assert found[1] in grade.stderr and found[2] in grade.stderr, grade
    assert "Traceback" not in grade.stderr


def test_a_command_whose_own_library_is_missing_says_so(patient: Patient, capsys) -> None:
    patient.patch.setitem(sys.modules, "rich.progress", None)
    patient.patch.delitem(sys.modules, "gradlab.commands.screen")
    assert main(["config", "--course", str(patient.course)]) == 1
    refused = capsys.readouterr().err
    assert "GradLab needs rich>=" in refused and "-m pip install --force-reinstall 'rich>=" in refused
    assert "Traceback" not in refused


def test_a_sound_course_is_found_to_be_sound(patient: Patient, capsys) -> None:
    before = patient.gradebook.read_bytes()
    assert main(["doctor", "--course", str(patient.course)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(list(health.Patient(patient.course).needs())) and all(line[0] == "✓" for line in lines)
    assert re.search(r"libraries .*torch \d", lines[0]) and "stand-in" in "".join(lines)
    assert patient.gradebook.read_bytes() == before, "a doctor changes nothing"
    assert not list(patient.course.rglob(".*.part"))


@pytest.mark.parametrize(
    ("file", "value", "command"),
    [
        ("proc/sys/kernel/unprivileged_userns_clone", "0", "sudo sysctl kernel.unprivileged_userns_clone=1"),
        (
            "proc/sys/kernel/apparmor_restrict_unprivileged_userns",
            "1",
            "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0",
        ),
        ("proc/sys/user/max_user_namespaces", "0", "sudo sysctl user.max_user_namespaces=15000"),
        (".dockerenv", "", "docker run --privileged"),
        ("nothing", "", "bwrap --unshare-all"),
    ],
)
def test_the_remedy_for_namespaces_is_the_one_of_this_system(
    tmp_path: Path, file: str, value: str, command: str
) -> None:
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text(f"{value}\n")
    assert trial.remedy(tmp_path).startswith(command)
