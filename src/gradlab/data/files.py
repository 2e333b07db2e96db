"""Where data files live, and how they get there: one folder, a checksum, a careful download."""

from __future__ import annotations

import hashlib
import http.client
import os
import shutil
import sys
import tempfile
import threading
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from gradlab.errors import GradLabError

CONNECT_SECONDS = 5.0
CHUNK = 1 << 16

_unreachable: set[str] = set()  # hosts that did not answer once in this process


def cache_folder() -> Path | None:
    """The user's cache for GradLab (`$XDG_CACHE_HOME/gradlab` or `~/.cache/gradlab`); None without a home."""
    base = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(base):
        return Path(base) / "gradlab"
    home = os.path.expanduser("~")
    return Path(home) / ".cache" / "gradlab" if os.path.isabs(home) else None


def data_folder() -> Path | None:
    """The folder that holds the real data: `$GRADLAB_DATA`, or else the user's cache; None where there is neither."""
    chosen = os.environ.get("GRADLAB_DATA", "").strip()
    return Path(chosen).expanduser().absolute() if chosen else cache_folder()


def may_download() -> bool:
    """No download while nbgrader grades, nor where someone set GRADLAB_OFFLINE=1."""
    grading = os.environ.get("NBGRADER_EXECUTION", "").strip().lower() == "autograde"
    offline = os.environ.get("GRADLAB_OFFLINE", "").strip().lower() not in ("", "0", "false", "no")
    return not (grading or offline)


def answers(url: str) -> bool:
    """Whether the host of `url` answers within seconds, the look-up of its name included; asked once in a process."""
    host = urllib.parse.urlsplit(url).netloc
    if host in _unreachable:
        return False
    heard: list[bool] = []
    # A name server that stays silent ignores every time-out, so somebody else does the waiting.
    asking = threading.Thread(target=_ask, args=(url, heard), daemon=True)
    asking.start()
    asking.join(2 * CONNECT_SECONDS)
    if not heard:
        _unreachable.add(host)
    return bool(heard)


def give_up(url: str) -> None:
    """Remember that the host of `url` is no good, so that nobody waits for it a second time."""
    _unreachable.add(urllib.parse.urlsplit(url).netloc)


def find(name: str, size: int, sha256: str) -> Path | None:
    """The file `name` of the data folder, or None if it is not there.

    A file that is there but is not what it should be (cut off, changed) is a GradLabError.
    """
    folder = data_folder()
    if folder is None:
        return None
    path = folder / name
    try:
        if not path.exists():
            return None
        found = path.stat().st_size
        if found != size:
            raise corrupt(path, f"it has {found:,} bytes, not {size:,}")
        if _sha256(path) != sha256:
            raise corrupt(path, "its checksum is not the expected one")
    except OSError as error:
        raise corrupt(path, f"it cannot be read ({error.strerror or error})") from error
    return path


def corrupt(path: Path, reason: str) -> GradLabError:
    """The error for a file that is there and cannot be used."""
    return GradLabError(
        f"The data file {path} is damaged or half downloaded: {reason}.",
        f"rm -r '{path}'  (Delete or replace it and run again; without it GradLab downloads it or makes stand-ins.)",
    )


def download(url: str, name: str, size: int, sha256: str) -> Path | None:
    """Fetch `url` into the data folder as `name`; None where that is not allowed or not possible.

    The bytes go to a temporary file beside the target and get its name only when they are complete and right,
    so that no other process ever sees half a file.
    """
    folder = data_folder()
    if folder is None or not may_download() or not answers(url):
        return None
    target = folder / name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError:
        return None  # a folder that cannot be written to: nowhere to keep the file
    try:
        with os.fdopen(handle, "wb") as out:
            digest = _fetch(url, out, size, label=target.name)
        if digest != sha256:
            print(f"{url} sent something else than expected; not kept.", file=sys.stderr)
            give_up(url)
            return None
        os.chmod(draft, 0o644)
        os.replace(draft, target)
        return target
    except (OSError, http.client.HTTPException, ValueError):  # URLError and time-outs are OSErrors
        give_up(url)
        return None
    finally:
        if os.path.exists(draft):
            os.unlink(draft)


def _fetch(url: str, out, size: int, label: str) -> str:
    """Copy what `url` sends to `out` with a progress line; its SHA-256. At most `size` bytes and one chunk."""
    digest, received = hashlib.sha256(), 0
    with urllib.request.urlopen(url, timeout=CONNECT_SECONDS) as answer:
        while received <= size and (chunk := answer.read(CHUNK)):
            out.write(chunk)
            digest.update(chunk)
            received += len(chunk)
            _progress(label, received, size)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    return digest.hexdigest()


def _progress(label: str, received: int, size: int) -> None:
    """One line on stderr that is drawn over itself; nothing where stderr is a file or a pipe."""
    if not sys.stderr.isatty():
        return
    width = max(10, min(40, shutil.get_terminal_size().columns - len(label) - 30))
    done = min(width, width * received // max(size, 1))
    bar = "█" * done + "·" * (width - done)
    print(f"\r{label} {bar} {received / 1e6:6.1f} of {size / 1e6:.1f} MB", end="", file=sys.stderr, flush=True)


def _ask(url: str, heard: list[bool]) -> None:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, method="HEAD"), timeout=CONNECT_SECONDS):
            heard.append(True)
    except urllib.error.HTTPError:  # the host is there, though it has no such page or dislikes the question
        heard.append(True)
    except (OSError, http.client.HTTPException, ValueError):
        return


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()
