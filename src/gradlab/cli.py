"""The command `gradlab`. Exit codes: 0 all well, 1 something failed, 3 done but a person is needed."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

from gradlab import __version__
from gradlab.errors import GradLabError
from gradlab.imports import importing

# jsonschema builds a grammar for internationalised web addresses when it is imported, which takes 0.8 s of every
# command; no notebook has one. It goes without where the package can't be imported.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

DONE, FAILED, NEEDS_PERSON = 0, 1, 3
UNSAFE_HELP = (
    "run student code WITHOUT a sandbox: it can then read, change and delete whatever you can, also the gradebook, "
    "and talk to the network. For notebooks you wrote yourself"
)


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    main_parser = argparse.ArgumentParser(
        prog="gradlab",
        description="Build labs, grade untrusted notebooks safely, hand back feedback.",
        epilog="example: gradlab build && gradlab grade && gradlab feedback && gradlab export --to csv grades.csv",
    )
    main_parser.add_argument("--version", action="version", version=f"gradlab {__version__}")
    commands = main_parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, about: str, example: str, labs: bool = True) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=about, description=about, epilog=f"example: {example}")
        if labs:
            made.add_argument("labs", nargs="*", metavar="LAB", help="which labs (default: all)")
        made.add_argument(
            "--course", type=Path, default=Path(), metavar="FOLDER", help="the course folder (default: .)"
        )
        made.add_argument("--debug", action="store_true", help="show tracebacks")
        return made

    def add_running(made: argparse.ArgumentParser) -> None:
        made.add_argument(
            "--workers",
            type=int,
            default=os.cpu_count() or 1,
            metavar="N",
            help="how many at once (default: the cores)",
        )
        made.add_argument("--unsafe-no-sandbox", action="store_true", help=UNSAFE_HELP)

    build = add(
        "build", "write release/ from source/ if the labs keep their promises", "gradlab build lab1-linear-regression"
    )
    build.add_argument("--force", action="store_true", help="also where nothing has changed")
    add_running(build)
    grade = add("grade", "grade submitted/ and record the scores", "gradlab grade lab1-linear-regression --student ada")
    grade.add_argument("--student", metavar="ID", help="only this student")
    grade.add_argument("--force", action="store_true", help="also what was graded before and has not changed")
    grade.add_argument("--pictures", action="store_true", help="run also the given cells that only show something")
    add_running(grade)
    verify = add(
        "verify", "hand in every entry of the answer bank and check its grade", "gradlab verify lab4-adult-mlp"
    )
    verify.add_argument(
        "--times", type=int, default=1, metavar="N", help="each under N names: checks draw other numbers for each"
    )
    verify.add_argument("--force", action="store_true", help="also entries that were verified before")
    add_running(verify)
    add("feedback", "write an HTML page for each student", "gradlab feedback lab1-linear-regression")
    export = add(
        "export", "write grades, or every check of every student, to a file", "gradlab export --checks checks.csv"
    )
    export.add_argument("--to", nargs=2, metavar=("csv", "FILE"), help="the gradebook, as `nbgrader export` writes it")
    export.add_argument("--checks", type=Path, metavar="FILE", help="one row per student and check (CSV)")
    demo = add("demo", "grade a sample class in a folder of its own and show everything", "gradlab demo", labs=False)
    demo.add_argument("--folder", type=Path, default=Path(".demo"), help="where (default: .demo)")
    add_running(demo)
    return main_parser


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    args = parser().parse_args(argv)
    signal.signal(signal.SIGTERM, _stop)
    if os.environ.get("GRADLAB_DATA"):  # a relative path would change its meaning with the working directory
        os.environ["GRADLAB_DATA"] = str(Path(os.environ["GRADLAB_DATA"]).resolve())
    try:
        with importing():
            from gradlab import commands
        return commands.run(args)
    except GradLabError as error:
        if args.debug:
            raise
        print(f"gradlab: {error.problem}" + (f"\n  {error.remedy}" if error.remedy else ""), file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print(
            "gradlab: stopped; what is recorded stays, and the next run goes on from here", file=sys.stderr, flush=True
        )
        sys.stdout.flush()
        os._exit(FAILED)  # without waiting for submissions that are being graded
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        if args.debug:
            raise
        print(
            f"gradlab: unexpected {type(error).__name__}: {error}\n  Repeat with --debug for details.", file=sys.stderr
        )
        return FAILED


def _stop(*_: object) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
