"""nbclient's and jupyter_client's parts for a kernel in a sandbox, with limits on what comes back from it."""

from __future__ import annotations

import asyncio
import contextlib
import time
from queue import Empty
from typing import Any, cast

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbformat import NotebookNode
from traitlets import Type

from gradlab.sandbox.messages import FLOOD, CountedChannel, admitted, weight

KERNEL_NAME = "gradlab-worker"


class WorkerSpecs(KernelSpecManager):
    """Knows the one kernel that runs in a sandbox. It is not installed, so no launcher offers it to anybody."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        return KernelSpec(
            display_name="GradLab worker",
            language="python",
            metadata={"kernel_provisioner": {"provisioner_name": "gradlab-sandbox"}},
        )


class WorkerClient(NotebookClient):
    """nbclient's client with limits on what comes back. Hostile messages can only spoil their own notebook."""

    cell_bytes, notebook_bytes = 2 * 2**20, 24 * 2**20
    printed = 0
    printed_by_cell = 0
    flooded = False

    def process_message(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> NotebookNode | None:
        if msg["msg_type"] not in ("status", "execute_input"):  # of which there are two and one
            size = weight([msg["content"], msg.get("metadata"), msg.get("buffers")])
            self.printed += size
            self.printed_by_cell += size
            pictures = size if msg["msg_type"] in ("display_data", "execute_result") else 0
            allowed = self.cell_bytes + 6 * pictures
            much = self.printed_by_cell > min(allowed, 4 * self.cell_bytes) or self.printed > self.notebook_bytes
            if much or msg["msg_type"] == FLOOD:
                if not self.flooded:
                    self.flooded = True
                    manager = cast(AsyncKernelManager, self.km)
                    self.interruption = asyncio.ensure_future(manager.interrupt_kernel())
                return None
        kept = admitted(msg)
        return None if kept is None else super().process_message(kept, cell, cell_index)


class PromptKernelClient(AsyncKernelClient):
    """jupyter_client's client, without the 0.2 s in which it hears whether anything is left to be heard at the start.

    nbclient passes over messages that answer none of its own anyway.
    """

    iopub_channel_class = Type(CountedChannel)
    shell_channel_class = Type(CountedChannel)

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        deadline = time.monotonic() + (timeout or 60)
        while time.monotonic() < deadline:
            self.kernel_info()
            with contextlib.suppress(Empty):
                await self.get_shell_msg(timeout=1)
                await self.get_iopub_msg(timeout=1)  # until it is connected, output would be lost
                return
            if not await self.is_alive():
                raise RuntimeError("the kernel died at its start")
        raise RuntimeError("the kernel did not answer")
