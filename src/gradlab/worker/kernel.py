"""A Jupyter kernel that finds its sockets open: the host listens, so nothing of the host is writable in here."""

from __future__ import annotations

import socket
import sys
from typing import Any, ClassVar, NoReturn

import zmq
from ipykernel import ipkernel
from ipykernel.heartbeat import Heartbeat
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.autocall import ZMQExitAutocall
from jupyter_client.connect import KernelConnectionInfo
from traitlets import Type, default
from traitlets.config import Config

from gradlab.checks.notebook import explain_stubs
from gradlab.worker import door, executors

# Pictures are drawn once, not a second time to cut their margins, and packed quickly.
PRINT_FIGURE = {"bbox_inches": None, "pil_kwargs": {"compress_level": 1}}


class InheritedHeartbeat(Heartbeat):
    """Answers the heartbeat on a listening socket that is already there."""

    def __init__(self, context: zmq.Context, address: tuple, descriptor: int) -> None:
        self.descriptor = descriptor
        super().__init__(context, address)

    def _bind_socket(self) -> None:
        self.socket.setsockopt(zmq.USE_FD, self.descriptor)
        self.socket.bind(f"ipc://{self.ip}-{self.port}")


class _WithoutModules:
    """The module `sys`, as seen by a kernel that makes a list of all modules for its debugger.

    Touching two thousand modules would have the system copy the memory they lie in, now and for each task's process.
    """

    modules: ClassVar[dict[str, Any]] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(sys, name)


class EndCell(ZMQExitAutocall):
    """`exit()` and `quit()` end the cell they stand in, and not the kernel: the cells after it have done nothing."""

    def __call__(self, keep_kernel: bool = False) -> NoReturn:
        raise SystemExit("exit() ends this cell; the others go on")


class WorkerShell(ZMQInteractiveShell):
    """IPython's shell for a notebook that nobody sits in front of."""

    @default("exiter")
    def _default_exiter(self) -> EndCell:
        return EndCell(self)


class WorkerKernel(IPythonKernel):
    """IPython's kernel without a debugger, which nobody could reach."""

    shell_class = Type(WorkerShell)

    def __init__(self, **kwargs: Any) -> None:
        module: Any = ipkernel
        module.sys = _WithoutModules()
        try:
            super().__init__(**kwargs)
        finally:
            module.sys = sys


class WorkerKernelApp(IPKernelApp):
    """IPKernelApp on inherited listening sockets instead of a connection file."""

    descriptors: dict[int, int]  # port number of a channel → its listening socket

    kernel_class = WorkerKernel

    def parse_command_line(self, argv: list[str] | None = None) -> None:
        """There is none."""

    def load_config_file(self, *args: Any, **kwargs: Any) -> None:
        """Nobody's own settings count here."""

    def init_pdb(self) -> None:
        """Nobody is there to use a debugger."""

    def init_connection_file(self) -> None:
        """There is none: the connection came with the fork."""

    def write_connection_file(self, **kwargs: Any) -> None:
        """There is none."""

    def _try_bind_socket(self, s: zmq.Socket, port: int) -> int:
        s.setsockopt(zmq.USE_FD, self.descriptors[port])
        s.bind(f"ipc://{self.ip}-{port}")
        return port

    def init_heartbeat(self) -> None:
        address = (self.transport, self.ip, self.hb_port)
        self.heartbeat = InheritedHeartbeat(zmq.Context(), address, self.descriptors[self.hb_port])
        self.heartbeat.start()


def prepare() -> None:
    """Do what can be done before the fork: all that starts no thread and draws no random number."""
    executors.remember()
    config = Config()
    config.HistoryManager.enabled = False
    config.InlineBackend.close_figures = True
    config.InlineBackend.print_figure_kwargs = PRINT_FIGURE
    WorkerKernelApp.instance(config=config)


def run(connection: KernelConnectionInfo, descriptors: dict[int, int], judge: socket.socket) -> None:
    """Be a Jupyter kernel until told to shut down. `judge` is the socket on which the judge will knock."""
    app = WorkerKernelApp.instance()
    app.descriptors = descriptors
    app.load_connection_info(connection)
    app.initialize([])
    explain_stubs()
    door.watch(judge, app.kernel)
    app.start()
