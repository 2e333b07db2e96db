"""`gradlab` itself: it finds the verbs, quickly, and a typo the nearest one."""

from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest

from gradlab.cli import VERBS, main
from gradlab.commands.exit_codes import ExitCode

HEAVY = ("torch", "nbgrader", "pandas", "numpy", "sqlalchemy", "nbformat", "IPython", "zmq")
THERE = [verb for verb, (module, _) in VERBS.items() if importlib.util.find_spec(f"gradlab.commands.{module}")]


@pytest.mark.parametrize("words", [["--help"], ["--version"], *([verb, "--help"] for verb in THERE)], ids=" ".join)
def test_help_imports_nothing_heavy(words: list[str]) -> None:
    program = (
        "import sys\nfrom gradlab.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        f"print('imported:', *sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1].strip() == "imported:"


@pytest.mark.parametrize("verb", THERE)
def test_help_of_a_verb_says_what_it_does_and_has_an_example(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([verb, "--help"])
    assert end.value.code == ExitCode.DONE
    said = " ".join(capsys.readouterr().out.split())
    assert VERBS[verb][1][1:] in said and f"example: gradlab {verb}" in said


def test_the_overview_names_every_verb_and_every_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == ExitCode.DONE
    said = capsys.readouterr().out
    for verb, (_, about) in VERBS.items():
        assert verb in said and about in said
    for code in ExitCode:
        assert len(code.sentence.split()) > 2 and f"{int(code)}  {code.sentence}" in said


@pytest.mark.parametrize("verb", VERBS)
def test_a_typo_gets_the_nearest_verb(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    for typo in (verb[1:], verb[:-1], verb[:2] + verb[3:], verb + "s", verb[1] + verb[0] + verb[2:]):
        assert main([typo]) == ExitCode.USAGE
        assert f"Did you mean `gradlab {verb}`?" in capsys.readouterr().err


def test_what_is_near_nothing_gets_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["xyzzy"]) == ExitCode.USAGE
    assert f"There are: {', '.join(VERBS)}." in capsys.readouterr().err


def test_no_verb_at_all_gets_the_overview(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == ExitCode.USAGE
    assert "usage: gradlab COMMAND" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["grade", "--no-such-option"], ["grade", "--workers", "many"]], ids=" ".join)
def test_a_wrong_option_is_a_matter_of_usage(words: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == ExitCode.USAGE
