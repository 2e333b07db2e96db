"""Runs the ordinary cells of a submission in a sandboxed kernel, and leaves that kernel ready for the judge."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import zmq
import zmq.asyncio
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output

from gradlab.course.lab import nbgrader
from gradlab.course.own_time import OwnTime
from gradlab.course.settings import Limits
from gradlab.errors import GradLabError
from gradlab.intake.left_out import is_left_out
from gradlab.intake.own_modules import Modules
from gradlab.sandbox.client import KERNEL_NAME, PromptKernelClient, WorkerClient, WorkerSpecs
from gradlab.sandbox.messages import MAX_MESSAGE
from gradlab.sandbox.provisioner import SandboxProvisioner
from gradlab.sandbox.sandbox import SandboxLost

INTERRUPT_SECONDS = 3  # a cell has this long to end after an interrupt; then its kernel is killed
AFTER_TIMEOUT = 4  # seconds for a given cell once another cell took too long; honest ones need half a second
DEADLY = ("crashed", "killed")  # verdicts of cells after which there is no kernel
MAX_RESTARTS = 4  # cells that may kill the kernel before the rest is not run any more
MAX_QUEUED = 64  # messages read ahead of us


class NoKernel(GradLabError):
    """No kernel could be started: no sandbox on this machine, or a submission that took its sandbox down."""


class Execution:
    """One submission's kernel. `run` executes the cells; then `door` is where the judge knocks; then `close`."""

    def __init__(self, notebook: NotebookNode, seed: int, limits: Limits, modules: Modules | None = None) -> None:
        self.notebook, self.seed, self.limits = notebook, seed, limits
        self.modules = modules or {}
        self.trouble: dict[int, str] = {}  # index of a cell → what went wrong there
        self.spent = 0.0  # seconds of all cells together, by the submission's own doing
        self.client: WorkerClient | None = None
        self.manager: AsyncKernelManager | None = None
        self.context: zmq.Context | None = None

    @property
    def door(self) -> socket.socket | None:
        """The judge's door, or None when no kernel is left."""
        provisioner = self._provisioner()
        return provisioner.judge if provisioner else None

    def _provisioner(self) -> SandboxProvisioner | None:
        provisioner = self.manager.provisioner if self.manager else None
        return provisioner if isinstance(provisioner, SandboxProvisioner) else None

    def usage(self) -> tuple[float, float]:
        """Seconds that the submission spent on a processor, and in the queue for one; nothing where it is gone."""
        provisioner = self._provisioner()
        if provisioner is None or provisioner.sandbox is None:
            return 0.0, 0.0
        try:
            return provisioner.sandbox.usage()
        except SandboxLost:
            return 0.0, 0.0

    def run(self) -> None:
        """Execute every ordinary cell. One that kills its kernel is left out, and the others run again without it."""
        for _ in range(MAX_RESTARTS + 1):
            if run_sync(self._run_once)():
                return
            self.close()
        self.trouble.update({index: "not-run" for index, _ in self._ordinary()})
        run_sync(self._start)()

    def close(self) -> None:
        """End the kernel and everything it started."""
        run_sync(self._close)()

    def _ordinary(self) -> Iterator[tuple[int, NotebookNode]]:
        for index, cell in enumerate(self.notebook.cells):
            if cell.cell_type == "code" and not nbgrader(cell).get("grade"):
                yield index, cell

    async def _start(self) -> None:
        # A context of our own: its limits hold for every socket that talks to this kernel.
        self.context = zmq.asyncio.Context()
        self.context.setsockopt(zmq.MAXMSGSIZE, MAX_MESSAGE)
        self.context.setsockopt(zmq.RCVHWM, MAX_QUEUED)
        self.manager = AsyncKernelManager(
            kernel_name=KERNEL_NAME, kernel_spec_manager=WorkerSpecs(), context=self.context
        )
        self.manager.client_factory = PromptKernelClient
        self.client = WorkerClient(
            self.notebook,
            km=self.manager,
            allow_errors=True,
            timeout=None,  # `_within` knows what is the submission's own time
            iopub_timeout=10,
            startup_timeout=120,
            store_widget_state=False,
        )
        self.client.reset_execution_trackers()
        try:
            await self.manager.start_kernel(seed=self.seed, limits=self.limits)
            await self.client.async_start_new_kernel_client()
        except (RuntimeError, SandboxLost) as error:
            raise NoKernel(
                f"The sandboxed kernel did not start ({error}).", "See docs/safety.md for what a sandbox needs."
            ) from error

    async def _run_once(self) -> bool:
        """Run the cells that are not known to be deadly; False when another one turned out to be."""
        await self._start()
        assert self.client is not None
        await self._put_modules()
        for index, cell in self._ordinary():
            cell.outputs, cell.execution_count = [], None
            if is_left_out(cell):
                cell.outputs = [_note("left-out")]
                continue
            if self.trouble.get(index) in DEADLY:
                cell.outputs = [_note(self.trouble[index])]
                continue
            given = not nbgrader(cell).get("solution")
            if self.spent > self.limits.notebook_seconds and given:
                cell.outputs = [_note("not-run")]
                self.trouble[index] = "not-run"
                continue
            # A given cell after one that looped most likely calls the same function.
            looped = bool({"timeout", "killed"} & set(self.trouble.values())) and given
            limit = min(AFTER_TIMEOUT, self.limits.cell_seconds) if looped else self.limits.cell_seconds
            verdict = await self._run_cell(index, cell, limit)
            if verdict:
                self.trouble[index] = verdict
            if verdict in DEADLY:
                return False
        provisioner = self._provisioner()
        if provisioner is not None:
            provisioner.quiet()
        return True

    async def _put_modules(self) -> None:
        """Write the modules that were handed in where the kernel works, which is where Python looks for them first."""
        if self.modules:
            program = f"for _name, _text in {self.modules!r}.items():\n    open(_name, 'wb').write(_text)\n"
            cell = new_code_cell(program)
            await self._run_cell(-1, cell, self.limits.cell_seconds)

    async def _run_cell(self, index: int, cell: NotebookNode, limit: float) -> str | None:
        """Run one cell; returns what went wrong, if anything that is more than an exception."""
        client, manager = self.client, self.manager
        assert client is not None and manager is not None
        client.printed_by_cell, client.flooded = 0, False
        running = asyncio.ensure_future(client.async_execute_cell(cell, index))
        verdict = None
        if not await self._within(running, limit):
            await manager.interrupt_kernel()
            verdict = "timeout" if await self._within(running, INTERRUPT_SECONDS) else "killed"
        if verdict == "killed":
            running.cancel()
        try:
            await running
        except (Exception, asyncio.CancelledError):  # a kernel can send nonsense; nbclient raises whatever it meets
            verdict = verdict or "crashed"
        if client.flooded:
            verdict = verdict or "output"
        if verdict == "crashed":
            cell.outputs = [_note(verdict)]
        elif verdict:
            cell.outputs = [*cell.outputs[:20], _note(verdict)]
        return verdict

    async def _within(self, running: asyncio.Future, limit: float) -> bool:
        """Wait for it; False when the submission has used up the seconds before it is done."""
        clock = OwnTime(self.usage, self.limits.last_resort)
        clock.go()
        with contextlib.suppress(TimeoutError):
            while not running.done():
                await asyncio.wait({running}, timeout=clock.patience(limit))
        self.spent += clock.spent()
        return running.done()

    async def _close(self) -> None:
        if self.client is not None and self.client.kc is not None:
            self.client.kc.stop_channels()
        if self.manager is not None:
            with contextlib.suppress(RuntimeError):
                await self.manager.shutdown_kernel(now=True)
        if self.context is not None:
            self.context.destroy(linger=0)
        self.client = self.manager = self.context = None


def _note(verdict: str) -> NotebookNode:
    """An output that tells the reader of the notebook what happened to a cell."""
    texts = {
        "timeout": "This cell took too long and was interrupted.",
        "killed": "This cell took too long, could not be interrupted, and was left out.",
        "crashed": "This cell ended the Python process and was left out.",
        "output": "This cell printed more than a notebook can hold and was interrupted.",
        "left-out": "This cell only shows something; no grade depends on it, so it was not run here.",
        "not-run": "This cell was not run: the time for the whole notebook was used up.",
    }
    return new_output("stream", name="stdout", text=f"[GradLab] {texts[verdict]}\n")
