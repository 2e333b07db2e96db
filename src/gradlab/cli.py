"""The command `gradlab`: finds the verb, and says what went wrong. Each verb is a module of `gradlab.commands`."""

from __future__ import annotations

import argparse
import difflib
import importlib
import os
import signal
import sys
from pathlib import Path
from typing import NoReturn, Protocol, cast

from gradlab import __version__
from gradlab.commands.exit_codes import ExitCode
from gradlab.errors import GradLabError
from gradlab.imports import skip_address_grammar

VERBS = {  # verb: (module, what it does)
    "init": ("init", "make a course folder that works at once"),
    "roster": ("roster", "take the LMS's list of students into the gradebook"),
    "collect": ("collect", "take the LMS's download of hand-ins into submitted/"),
    "build": ("build", "write release/ from source/ if the labs keep their promises"),
    "grade": ("grade", "grade submitted/ and record the scores"),
    "verify": ("verify", "hand in every entry of the answer bank and check its grade"),
    "feedback": ("feedback", "write an HTML page for each student"),
    "export": ("export", "write grades, or every check of every student, to a file"),
    "config": ("config", "show each setting of grading: its value, its default, where it was set"),
    "doctor": ("doctor", "try everything that grading needs, and say what mends what is missing"),
    "demo": ("demo", "grade a sample class in a folder of its own and show everything"),
}
EXAMPLE = "gradlab build && gradlab grade && gradlab feedback && gradlab export --to csv grades.csv"


class Verb(Protocol):
    """What a module of `gradlab.commands` offers."""

    EXAMPLE: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the verb's options."""
        ...

    def run(self, args: argparse.Namespace) -> ExitCode:
        """Do the work; GradLabError says what went wrong."""
        ...


def overview() -> str:
    """What `gradlab --help` prints."""
    width = max(map(len, VERBS))
    lines = [f"usage: gradlab COMMAND … (gradlab {__version__})", ""]
    lines += ["Build labs, grade untrusted notebooks safely, hand back feedback.", ""]
    lines += [f"  {verb:{width}}  {about}" for verb, (_, about) in VERBS.items()]
    lines += ["", "gradlab COMMAND --help tells more.", f"example: {EXAMPLE}", ""]
    lines += ["exit codes:", *(f"  {int(code)}  {code.sentence}" for code in ExitCode)]
    return "\n".join(lines)


def parser_of(name: str, verb: Verb) -> argparse.ArgumentParser:
    """The parser of one verb."""
    about = VERBS[name][1]
    parser = argparse.ArgumentParser(
        prog=f"gradlab {name}", description=f"{about[0].upper()}{about[1:]}.", epilog=f"example: {verb.EXAMPLE}"
    )
    verb.add_arguments(parser)
    parser.add_argument("--debug", action="store_true", help="show tracebacks")
    return parser


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    words = sys.argv[1:] if argv is None else argv
    if words and words[0] == "--version":
        print(f"gradlab {__version__}")
        return ExitCode.DONE
    if not words or words[0] in ("-h", "--help", "help"):
        print(overview())
        return ExitCode.DONE if words else ExitCode.USAGE
    if words[0] not in VERBS:
        return _unknown(words[0])
    signal.signal(signal.SIGTERM, _stop)
    try:
        verb = cast(Verb, importlib.import_module(f"gradlab.commands.{VERBS[words[0]][0]}"))
        return _run(verb, parser_of(words[0], verb).parse_args(words[1:]))
    except KeyboardInterrupt:
        print("gradlab: stopped; what is recorded stays, and the next run goes on from here", file=sys.stderr)
        return ExitCode.FAILED


def _unknown(word: str) -> ExitCode:
    near = difflib.get_close_matches(word, VERBS, n=1, cutoff=0.5)
    remedy = f"Did you mean `gradlab {near[0]}`?" if near else f"There are: {', '.join(VERBS)}."
    print(f"gradlab: there is no command {word[:60]!r}.\n  {remedy}", file=sys.stderr)
    return ExitCode.USAGE


def _run(verb: Verb, args: argparse.Namespace) -> ExitCode:
    skip_address_grammar()
    if os.environ.get("GRADLAB_DATA"):  # a relative path would change its meaning with the working directory
        os.environ["GRADLAB_DATA"] = str(Path(os.environ["GRADLAB_DATA"]).resolve())
    try:
        return verb.run(args)
    except GradLabError as error:
        if args.debug:
            raise
        _say(error)
    except ImportError as error:
        if args.debug:
            raise
        from gradlab.grading.libraries import broken

        _say(broken(error.name or "?", error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        if args.debug:
            raise
        print(
            f"gradlab: unexpected {type(error).__name__}: {error}\n  Repeat with --debug for details.", file=sys.stderr
        )
    return ExitCode.FAILED


def _say(error: GradLabError) -> None:
    print(f"gradlab: {error.problem}" + (f"\n  {error.remedy}" if error.remedy else ""), file=sys.stderr)


def _stop(*_: object) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
