"""Settings come from the files that nbgrader reads, the course's own last; a wrong one is refused by name."""

from __future__ import annotations

from dataclasses import asdict, fields
from pathlib import Path

import pytest

from gradlab.course.settings import Grading, Limits, load_settings, settings_in
from gradlab.errors import GradLabError

NAMES = sorted(Grading.class_traits(config=True))
WRONG = {
    "c.Grading.cell_second = 60": "There is no setting c.Grading.cell_second.",
    "c.Grading.cell_seconds = 'soon'": "'cell_seconds'",
    "c.Grading.cell_seconds = 0": "'cell_seconds'",
    "c.Grading.memory = 1.5": "'memory'",
    "c.Grading.pictures = 'perhaps'": "'pictures'",
    "c.Grading.cell_seconds = sixty": "NameError: name 'sixty' is not defined",
    "c.Grading.cell_seconds =": "SyntaxError",
}


def configure(folder: Path, *lines: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "nbgrader_config.py"
    path.write_text("\n".join(["c = get_config()", *lines, ""]))
    return path


@pytest.fixture
def everybodys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of configuration files for all courses of this user."""
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(tmp_path / "everybodys"))
    return tmp_path / "everybodys"


@pytest.fixture
def course(tmp_path: Path, everybodys: Path) -> Path:
    (tmp_path / "course").mkdir()
    return tmp_path / "course"


def test_without_a_file_every_setting_has_its_default(course: Path) -> None:
    assert load_settings(course).limits == Limits()
    assert all(setting.value == setting.default and not setting.where for setting in settings_in(course))


def test_every_limit_is_a_setting_with_a_help_text(course: Path) -> None:
    assert {field.name for field in fields(Limits)} <= set(NAMES)
    assert [setting.name for setting in settings_in(course)] == NAMES
    assert all(setting.about.endswith((".", ").")) for setting in settings_in(course))


@pytest.mark.parametrize("name", [field.name for field in fields(Limits)])
def test_the_courses_file_sets_a_limit(course: Path, name: str) -> None:
    value = getattr(Limits(), name) + 1
    path = configure(course, f"c.Grading.{name} = {value}")
    assert getattr(load_settings(course).limits, name) == value
    [found] = [setting for setting in settings_in(course) if setting.where]
    assert (found.name, found.value, found.default) == (name, value, value - 1)
    assert Path(found.where) == path


def test_the_courses_file_wins_over_everybodys(course: Path, everybodys: Path) -> None:
    theirs = configure(everybodys, "c.Grading.cell_seconds = 7", "c.Grading.task_seconds = 8")
    ours = configure(course, "c.Grading.cell_seconds = 9")
    settings = {setting.name: setting for setting in settings_in(course)}
    assert (settings["cell_seconds"].value, Path(settings["cell_seconds"].where)) == (9, ours)
    assert (settings["task_seconds"].value, Path(settings["task_seconds"].where)) == (8, theirs)


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_setting_is_refused_in_a_line(course: Path, line: str) -> None:
    configure(course, line)
    for read in (load_settings, settings_in):
        with pytest.raises(GradLabError) as error:
            read(course)
        assert WRONG[line] in error.value.problem and "\n" not in error.value.problem
        assert error.value.remedy


def test_the_table_of_limits_in_the_docs_has_each_with_its_default() -> None:
    page = (Path(__file__).parents[2] / "docs" / "safety.md").read_text()
    for name, value in asdict(Limits()).items():
        assert f"| `{name}` | {value} |" in page, name
