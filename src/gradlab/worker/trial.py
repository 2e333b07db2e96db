"""A sandbox made and thrown away, with no library in it: prints a word for each thing that this system does give.

    namespaces   a submission's own processes, mounts, IPC and network, and a user without rights in them
    memory       the limit on memory holds

It takes the same steps as a nursery and a zygote; the host draws the conclusions.
"""

from __future__ import annotations

import json
import mmap
import os
import sys
import traceback

from gradlab.worker.apart import drop_privileges, fork_apart, settle

STANDARD_OUTPUT = 1


def main() -> None:
    """As a program: `settings` are a zygote's, and `allocate` a number of bytes above its limit on memory."""
    settings = json.loads(sys.argv[1])
    pid = fork_apart()
    if pid:
        os.waitpid(pid, 0)
        return
    try:
        settle(settings["scratch"], settings["below_tmp"])
        drop_privileges(settings)
        os.write(STANDARD_OUTPUT, b"namespaces\n")
        try:
            mmap.mmap(-1, settings["allocate"], flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS).close()
        except OSError:
            os.write(STANDARD_OUTPUT, b"memory\n")
    except Exception:
        traceback.print_exc()
    finally:
        os._exit(0)


if __name__ == "__main__":
    main()
