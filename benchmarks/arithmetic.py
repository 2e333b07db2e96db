"""The student's own arithmetic: the cells that are run for a grade, in a warm process with nothing around them.

    python benchmarks/arithmetic.py LAB NOTEBOOK...      (in a course folder)

Prints for each notebook CPU seconds of its ordinary cells, and of its check cells (hidden checks too) after them.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import traceback
from pathlib import Path

from nbformat import NotebookNode


def main() -> None:
    """Fork once per notebook from a parent that has imported everything; run its cells in IPython."""
    os.environ["NBGRADER_EXECUTION"] = "autograde"
    os.environ["GRADLAB_DRAFT"] = "1"
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    from gradlab.course.lab import nbgrader
    from gradlab.course.store import load_lab, load_release
    from gradlab.imports import importing
    from gradlab.intake.notebook import parse
    from gradlab.intake.rebuild import take_in
    from gradlab.worker.preload import join_pages, preload

    course, (name, *paths) = Path.cwd(), sys.argv[1:]
    lab = load_lab(course, name)
    with importing():
        preload(lab.imports)
    join_pages()
    checks = [cell.source for cell in lab.check_cells()]
    for path in paths:
        notebook = take_in(load_release(course, lab), parse(Path(path).read_bytes())[0]).notebook
        cells = [cell for cell in notebook.cells if cell.cell_type == "code" and not nbgrader(cell).get("grade")]
        receive, send = os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                os.write(send, json.dumps(_run(cells, checks)).encode())
            except BaseException:
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        os.close(send)
        with os.fdopen(receive) as line:
            seconds = line.read()
        os.waitpid(pid, 0)
        if not seconds:
            raise SystemExit(f"{path} could not be run")
        print(*json.loads(seconds), flush=True)


def _run(cells: list[NotebookNode], checks: list[str]) -> list[float]:
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output
    from traitlets.config import Config

    from gradlab.intake.left_out import is_left_out
    from gradlab.worker.kernel import PRINT_FIGURE

    resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
    InteractiveShell.enable_gui = lambda shell, gui=None: None  # ipykernel's shell does nothing here either
    shell = InteractiveShell.instance(config=Config({"InlineBackend": {"print_figure_kwargs": PRINT_FIGURE}}))
    shell.enable_matplotlib("inline")
    marks = [_cpu_seconds()]
    for sources in ([cell.source for cell in cells if not is_left_out(cell)], checks):
        with capture_output():
            for source in sources:
                shell.run_cell(source)
        marks.append(_cpu_seconds())
    return [marks[1] - marks[0], marks[2] - marks[1]]


def _cpu_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
