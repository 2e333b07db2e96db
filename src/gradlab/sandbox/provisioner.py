"""The kernel provisioner `gradlab-sandbox`: what starts the kernel `gradlab-worker` starts it in a sandbox.

Jupyter's own extension point for this: nbclient, nbgrader and formgrader use it without knowing.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.provisioner_base import KernelProvisionerBase

from gradlab.course.settings import Limits
from gradlab.sandbox import pool
from gradlab.sandbox.sandbox import Sandbox, SandboxLost

CHANNELS = ("shell", "iopub", "stdin", "control", "hb")


class SandboxProvisioner(KernelProvisionerBase):
    """One kernel in a sandbox. After launch, `judge` is the host's end of the kernel's door."""

    sandbox: Sandbox | None = None
    pid: int | None = None
    judge: socket.socket | None = None
    seed = 0
    code: int | None = None

    @property
    def has_process(self) -> bool:
        return self.pid is not None

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        manager: Any = self.parent  # the kernel manager that starts us
        self.sandbox = pool.acquire(kwargs.pop("limits", Limits()))
        manager.transport = "ipc"
        manager.ip = str(self.sandbox.folder / "k")
        manager.connection_file = str(self.sandbox.folder / "kernel.json")
        manager.write_connection_file()
        self.connection_info = manager.get_connection_info()
        kwargs.pop("extra_arguments", None)
        self.seed = kwargs.pop("seed", 0)
        return await super().pre_launch(cmd=[], **kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        assert self.sandbox is not None
        info: dict[str, Any] = {**self.connection_info}
        ports = [info[f"{channel}_port"] for channel in CHANNELS]
        listening = {port: self._listen(f"{info['ip']}-{port}") for port in ports}
        self.judge, theirs = socket.socketpair()
        connection = {key: value.decode() if isinstance(value, bytes) else value for key, value in info.items()}
        try:
            channels = {port: sock.fileno() for port, sock in listening.items()}
            self.pid = self.sandbox.fork_kernel(connection, channels, theirs.fileno(), self.seed)
        finally:
            theirs.close()
            for sock in listening.values():
                sock.close()
        return self.connection_info

    @staticmethod
    def _listen(path: str) -> socket.socket:
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        if os.path.exists(path):
            os.unlink(path)
        sock.bind(path)
        sock.listen(16)
        sock.setblocking(False)
        return sock

    async def poll(self) -> int | None:
        if self.pid is None or self.sandbox is None:
            return 0 if self.code is None else self.code
        try:
            self.code = self.sandbox.exit_code(self.pid)
        except SandboxLost:
            self.code = -signal.SIGKILL
        return self.code

    async def wait(self) -> int | None:
        while await self.poll() is None:
            await asyncio.sleep(0.002)
        self.pid = None
        return self.code

    async def send_signal(self, signum: int) -> None:
        if self.pid is not None and self.sandbox is not None:
            self.sandbox.signal(self.pid, signum)

    def quiet(self) -> None:
        """End what the kernel's cells left running beside it."""
        if self.pid is not None and self.sandbox is not None:
            with contextlib.suppress(SandboxLost):  # whoever asks the kernel next will see
                self.sandbox.quiet(self.pid)

    async def kill(self, restart: bool = False) -> None:
        await self.send_signal(signal.SIGKILL)
        with contextlib.suppress(TimeoutError):  # jupyter_client would look only every 0.1 s
            await asyncio.wait_for(self.wait(), 5)

    async def terminate(self, restart: bool = False) -> None:
        await self.send_signal(signal.SIGTERM)

    async def cleanup(self, restart: bool = False) -> None:
        if self.judge is not None:
            self.judge.close()
            self.judge = None
        if self.sandbox is not None:
            pool.release(self.sandbox)
            self.sandbox = None
