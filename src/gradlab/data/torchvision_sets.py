"""torchvision's own downloads, made careful: a quick look whether the host answers; nothing half done stays."""

from __future__ import annotations

import contextlib
import shutil
import socket
import tempfile
from pathlib import Path

from gradlab.data import files

STALLED_SECONDS = 30.0


def download(kind: type, url: str, name: str) -> Path | None:
    """Let the torchvision class `kind` download into the data folder; the folder, or None where that cannot be.

    url: an address that `kind` will read from; if its host does not answer within seconds, nothing is tried
    name: the folder that appears under the data folder, such as `cifar-10-batches-py`. torchvision fills it
        elsewhere; it gets its place in one move, when it is complete and its checksums are right.
    """
    folder = files.data_folder()
    if folder is None or not files.may_download() or not files.answers(url):
        return None
    draft = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".download-", dir=folder))
        with _patience(STALLED_SECONDS):
            kind(draft, train=True, download=True)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (draft / name).rename(folder / name)
        return folder
    except Exception:  # torchvision raises RuntimeError, OSError, tarfile and zlib errors, ... all mean: not today
        files.give_up(url)
        return None
    finally:
        if draft is not None:
            shutil.rmtree(draft, ignore_errors=True)


@contextlib.contextmanager
def _patience(seconds: float):
    """New connections give up after `seconds` without a byte; torchvision offers no other way to say so."""
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(seconds)
    try:
        yield
    finally:
        socket.setdefaulttimeout(before)
