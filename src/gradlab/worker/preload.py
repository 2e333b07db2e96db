"""What a kernel finds imported when it is born."""

from __future__ import annotations

import contextlib
import importlib
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gradlab.worker import libc

HUGE_PAGE, MADV_COLLAPSE = 2 * 2**20, 25

PRELOADED = (  # what every kernel needs, and what libraries import only when they are first used
    "torch._dynamo",  # by the first step of an optimizer
    "torch._subclasses.schema_check_mode",  # by the first tensor that is shown
    "torch.utils.data",
    "matplotlib.backends.backend_agg",  # by the first figure
    "matplotlib.pyplot",
    "IPython.core.pylabtools",
    "ipykernel.zmqshell",
    "IPython.core.completerlib",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "tornado.platform.asyncio",
    "gradlab.checks",
    "gradlab.plots",
    "gradlab.worker.kernel",
)
_NARWHALS = tuple(f"narwhals._pandas_like.{name}" for name in ("dataframe", "group_by", "namespace", "selectors"))
LOADERS = {  # functions, and what they import when they are called
    "gradlab.data.load_adult": ("gradlab.data.adult", "pandas.io.formats.html", "pandas.io.formats.string"),
    "gradlab.data.load_cifar10": ("gradlab.data.cifar", "torchvision.datasets"),
    "gradlab.data.load_iris": (
        "gradlab.data.iris",
        "sklearn.datasets",
    ),
    "gradlab.data.load_mnist": ("gradlab.data.mnist", "torchvision.datasets", "sklearn.datasets"),
    "sklearn.model_selection.train_test_split": ("narwhals.stable.v2._namespace", *_NARWHALS),
}
OF_LABS = ("matplotlib.animation", "sklearn.linear_model", "sklearn.metrics", "sklearn.model_selection", *LOADERS)


def preload(wanted: Iterable[str] = OF_LABS) -> None:
    """Import what kernels need, and the modules `wanted` by the lab that is graded; a missing one is the notebook's
    affair. No torch operation may run here: its threads would not survive a fork.
    """
    import torch

    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    # A notebook may ask for more threads; a pool of them would hang the processes forked for the judge.
    torch.set_num_threads = lambda count: None

    # Half of a kernel's start is this debugger, which nobody can reach here.
    modules: dict[str, Any] = sys.modules  # None there means: not to be had
    modules["debugpy"] = None
    importlib.import_module("ipykernel.debugger")
    del modules["debugpy"]
    for name in PRELOADED:
        importlib.import_module(name)
    for module in modules_for(wanted):
        with contextlib.suppress(ImportError):
            importlib.import_module(module)


def modules_for(wanted: Iterable[str]) -> list[str]:
    """What to import for what labs import: the modules, and those that their functions import when they are called."""
    return [
        module
        for name in wanted
        for module in ((name.rpartition(".")[0], *LOADERS[name]) if name in LOADERS else (name,))
    ]


def join_pages() -> None:
    """Have the system gather this process's memory in pages of 2 MB: a fork then copies a tenth of the page tables."""
    for line in Path("/proc/self/maps").read_text().splitlines():
        span, rights, *_, name = [*line.split(maxsplit=5), ""][:6]
        if "w" not in rights or name.startswith("/"):
            continue
        start, end = (int(part, 16) for part in span.split("-"))
        start, end = -(-start // HUGE_PAGE) * HUGE_PAGE, end // HUGE_PAGE * HUGE_PAGE
        if start < end:
            with contextlib.suppress(OSError):  # it is only advice: a system that does not know it leaves all as it was
                libc.advise(start, end - start, MADV_COLLAPSE)
