"""A class's download from an LMS into submitted/, as an instructor does it, and hostile downloads."""

from __future__ import annotations

import os
import stat
import zipfile
from pathlib import Path

import nbformat
import pytest
from desk import Desk
from minicourse import LAB, NOTEBOOK

from gradlab.cli import main
from gradlab.course.hand_ins import as_bytes
from gradlab.intake import archives

NAMES = ["Ada Lovelace", "Łucja Żółć", "Işıl Çağlar", "محمد علي", "王 小明", "Ada Lovelace"]
CLASS = {str(4000 + i): f"{NAMES[i % 6]} {i // 6}" if i >= 6 else NAMES[i] for i in range(50)}
Entry = tuple[str, bytes]


def write_zip(path: Path, entries: list[Entry], when: tuple[int, ...] = (2026, 3, 1, 12, 0, 0)) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name, when), content, zipfile.ZIP_DEFLATED)
    return path


def worksheet(path: Path, encoding: str = "utf-8-sig", separator: str = ",") -> Path:
    rows = [["Identifier", "Full name", "Email address", "Group", "Last modified (submission)", "Grade"]]
    for number, name in CLASS.items():
        group = "Group A" if number in ("4000", "4001") else ""
        rows.append([f"Participant {number}", name, f"s{number}@uni.pl", group, "Tuesday, 3 March 2026, 9:30 AM", ""])
    path.write_text("\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows), encoding=encoding)
    return path


def gradebook(path: Path) -> Path:
    rows = ["\ufeffStudent;ID;SIS Login ID;Section;Lab 1 (77)", "    Points Possible;;;;10"]
    rows += [f'"{name}, X";{number};u{number};S1;' for number, name in CLASS.items()]
    path.write_text("\n".join([*rows, '"Student, Test";9;;S1;']), encoding="utf-8")
    return path


def run(course: Path, *args: str) -> int:
    return main([args[0], "--course", str(course), *args[1:]])


def content(course: Path, student: str) -> bytes:
    return (course / "submitted" / student / LAB / f"{NOTEBOOK}.ipynb").read_bytes()


def answered(desk: Desk, text: str) -> bytes:
    return as_bytes(desk.hand_in(mse=f"def mse(y, y_hat):\n    return {text!r}\n"))


def moodle(number: str, file: str, name: str | None = None) -> str:
    return f"{name or CLASS[number]}_{number}_assignsubmission_file/{file}"


@pytest.mark.parametrize(("encoding", "separator"), [("utf-8-sig", ","), ("utf-16", ";"), ("utf-8", "\t")])
def test_a_moodle_class_goes_in_with_times_and_a_second_call_brings_nothing(
    course: Path, desk: Desk, tmp_path: Path, capsys, encoding: str, separator: str
) -> None:
    sheet = worksheet(tmp_path / "w.csv", encoding, separator)
    assert run(course, "roster", str(sheet)) == 0
    entries = [
        (moodle(n, f"my lab ({n}).ipynb"), answered(desk, n)) for n in CLASS if n not in ("4003", "4001", "4000")
    ]
    entries += [(moodle("4003", "onlinetext.html").replace("_file", "_onlinetext"), b"<p>")]
    entries += [(moodle("88", "x.ipynb", "Group A"), answered(desk, "group"))]
    entries += [(moodle("99", "x.ipynb", "Who Knows"), answered(desk, "nobody"))]
    entries += [(moodle("4002", "helper.py"), b"x = 1"), (moodle("4002", "../a.exe".replace("../", "")), b"MZ")]
    file = write_zip(tmp_path / "m.zip", entries)
    collect = ("collect", str(file), "--from", "moodle", "--worksheet", str(sheet))
    assert run(course, *collect, "--dry-run") == 3
    assert not (course / "submitted").exists()
    assert run(course, *collect) == 3
    said = capsys.readouterr().out
    assert "Who Knows (99)" in said and "1 of the roster are missing: محمد علي" in said
    assert content(course, "4002") == answered(desk, "4002")
    assert content(course, "4000") == content(course, "4001") == answered(desk, "group")
    folder = course / "submitted" / "4002" / LAB
    assert sorted(os.listdir(folder)) == ["helper.py", f"{NOTEBOOK}.ipynb", "timestamp.txt"]
    assert (folder / "timestamp.txt").read_text() == "2026-03-03 09:30:00 UTC"
    assert not (course / "submitted" / "99").exists() and not (course / "submitted" / "4003").exists()
    run(course, *collect)
    assert "49 there already" in capsys.readouterr().out


def test_a_canvas_class_goes_in_the_latest_attempt_wins_and_late_is_told(
    course: Path, desk: Desk, tmp_path: Path, capsys
) -> None:
    assert run(course, "roster", str(gradebook(tmp_path / "g.csv"))) == 0
    assert "50 new" in capsys.readouterr().out, "neither the maxima nor the test student are students"
    entries = [(f"lovelace_{n}_{int(n) * 10}_{NOTEBOOK}.ipynb", answered(desk, n)) for n in CLASS if n != "4001"]
    entries += [(f"zolc_LATE_4001_50000_{NOTEBOOK}-2.ipynb", answered(desk, "second"))]
    entries += [(f"zolc_LATE_4001_49999_{NOTEBOOK}-1.ipynb", answered(desk, "first"))]
    run(course, "collect", str(write_zip(tmp_path / "c.zip", entries)), "--from", "canvas")
    said = capsys.readouterr().out
    assert "50 new" in said and "late, says the LMS, not when" in said and "2 notebooks" in said
    assert content(course, "4001") == answered(desk, "second")
    newer = [(f"lovelace_4000_60000_{NOTEBOOK}-1.ipynb", answered(desk, "again"))]
    assert run(course, "collect", str(write_zip(tmp_path / "d.zip", newer)), "--from", "canvas") == 0
    assert content(course, "4000") == answered(desk, "again")
    run(course, "collect", str(tmp_path / "c.zip"), "--from", "canvas")
    assert content(course, "4000") == answered(desk, "again"), "an older download takes nothing back"


def test_a_module_that_changed_beside_the_same_notebook_is_brought_in(
    course: Path, desk: Desk, tmp_path: Path, capsys
) -> None:
    for day, text in ((1, b"x = 1"), (2, b"x = 2")):
        entries = [(moodle("4002", f"{NOTEBOOK}.ipynb"), answered(desk, "a")), (moodle("4002", "helper.py"), text)]
        file = write_zip(tmp_path / f"{day}.zip", entries, (2026, 3, day, 12, 0, 0))
        assert run(course, "collect", str(file), "--from", "moodle") == 0
        assert (course / "submitted" / "4002" / LAB / "helper.py").read_bytes() == text


def test_what_students_put_in_names_does_not_make_their_file_another_students(
    course: Path, desk: Desk, tmp_path: Path
) -> None:
    name = f"Eve_4001_assignsubmission_file_Bob_4002_assignsubmission_file_{NOTEBOOK}.ipynb"
    file = write_zip(tmp_path / "m.zip", [(name, answered(desk, "eve"))])
    assert run(course, "collect", str(file), "--from", "moodle") == 0
    assert os.listdir(course / "submitted") == ["4001"]


def test_a_notebook_of_no_lab_is_listed_and_not_taken(course: Path, tmp_path: Path, capsys) -> None:
    other = nbformat.writes(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")])).encode()
    file = write_zip(tmp_path / "m.zip", [(moodle("4000", "holiday.ipynb"), other)])
    assert run(course, "collect", str(file), "--from", "moodle") == 3
    assert "holiday.ipynb is of no lab" in capsys.readouterr().out
    assert not (course / "submitted").exists()


def hostile(kind: str, path: Path, notebook: bytes) -> Path:
    good = f"ada/{NOTEBOOK}.ipynb"
    names = {
        "climbs": "ada/../../x.ipynb",
        "absolute": "/tmp/x.ipynb",
        "backslashes": "..\\..\\x.ipynb",
        "drive": "C:/x",
    }
    entries = [(good, notebook), (names.get(kind, "bob/x.py"), b"x")]
    entries += [(good, notebook)] if kind == "twice" else []
    entries += [(f"ada/{i}.py", b"") for i in range(30)] if kind == "many" else []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
        if kind == "link":
            info = zipfile.ZipInfo("ada/link.ipynb")
            info.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, "/etc/passwd")
        if kind == "total":
            archive.writestr("ada/zeros.py", bytes(3 * 2**20))
    if kind == "cut":
        path.write_bytes(path.read_bytes()[:200])
    if kind == "not UTF-8":
        whole = path.read_bytes().replace(b"bob/x.py", b"bo\xff/x.py")
        at = whole.rfind(b"PK\1\2")
        path.write_bytes(whole[: at + 8] + b"\x00\x08" + whole[at + 10 :])
    return path


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    "kind", ["climbs", "absolute", "backslashes", "drive", "twice", "many", "link", "total", "cut", "not UTF-8"]
)
def test_a_hostile_zip_ends_in_one_line_and_nothing_is_written(
    course: Path, desk: Desk, tmp_path: Path, capsys, monkeypatch, kind: str
) -> None:
    monkeypatch.setattr(archives, "MAX_MEMBERS", 20)
    monkeypatch.setattr(archives, "MAX_TOTAL", 2**21)
    file = hostile(kind, tmp_path / "h.zip", as_bytes(desk.hand_in()))
    before = set(tmp_path.rglob("*"))
    assert run(course, "collect", str(file), "--from", "folder") == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith(f"gradlab: {file}") and len(said) <= 2
    assert {path for path in set(tmp_path.rglob("*")) - before if ".gradlab" not in path.parts} == set()


def test_a_bomb_among_hand_ins_stops_only_itself(course: Path, desk: Desk, tmp_path: Path, capsys) -> None:
    entries = [(f"eve/{NOTEBOOK}.ipynb", bytes(8 * 2**20)), (f"ada/{NOTEBOOK}.ipynb", as_bytes(desk.hand_in()))]
    assert run(course, "collect", str(write_zip(tmp_path / "b.zip", entries)), "--from", "folder") == 3
    assert "times its size" in capsys.readouterr().out
    assert os.listdir(course / "submitted") == ["ada"]
