"""The student's own arithmetic: the same cells in a warm process with nothing around them. Prints CPU seconds each."""

from __future__ import annotations

import os
import resource
import sys
import traceback
from pathlib import Path

import nbformat


def main() -> None:
    """Fork once per notebook from a parent that has imported everything; run its ordinary cells in IPython."""
    os.environ["NBGRADER_EXECUTION"] = "autograde"
    os.environ["GRADLAB_DRAFT"] = "1"
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    from gradlab.worker.zygote import preload

    preload()
    for name in sys.argv[1:]:
        notebook = nbformat.read(Path(name), as_version=4)
        pid = os.fork()
        if pid == 0:
            try:
                _run([c.source for c in notebook.cells if c.cell_type == "code" and not _graded(c)])
            except BaseException:
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        _, status, usage = os.wait4(pid, 0)
        if status:
            raise SystemExit(f"{name} could not be run")
        print(f"{usage.ru_utime + usage.ru_stime:.3f}", flush=True)


def _graded(cell: nbformat.NotebookNode) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get("grade"))


def _run(sources: list[str]) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output
    from traitlets.config import Config

    from gradlab.worker.kernel import PRINT_FIGURE

    InteractiveShell.enable_gui = lambda shell, gui=None: None  # ipykernel's shell does nothing here either
    shell = InteractiveShell.instance(config=Config({"InlineBackend": {"print_figure_kwargs": PRINT_FIGURE}}))
    shell.enable_matplotlib("inline")
    with capture_output():
        for source in sources:
            shell.run_cell(source)


if __name__ == "__main__":
    main()
