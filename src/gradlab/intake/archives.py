"""A zip, or a folder, of hand-ins: its members by name, read one at a time within limits. Nothing is ever unpacked.

Python's `zipfile` is used to read; what a member is called never becomes a path on this machine.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gradlab.errors import GradLabError
from gradlab.intake.files import Refused, read_bytes

MAX_MEMBERS = 20_000
MAX_DIRECTORY = 16 * 2**20  # bytes of a zip's list of its members
MAX_TOTAL = 8 * 2**30  # bytes of all members together, unpacked
MAX_RATIO, SMALL = 200, 2**20  # a member that is larger than SMALL must not unpack to so many times its size
JUNK = ("__MACOSX", ".DS_Store", "Thumbs.db", ".ipynb_checkpoints")
UTF8_FLAG, ENCRYPTED_FLAG = 0x800, 0x1


@dataclass(frozen=True)
class Member:
    """A file in an archive: the parts of its name, its size in bytes, when it was written (as far as is known)."""

    parts: tuple[str, ...]
    size: int
    time: datetime.datetime | None
    content: Callable[[int], bytes] = field(repr=False, compare=False)
    refused: str = ""  # why it is not read, where that is known beforehand

    @property
    def name(self) -> str:
        return "/".join(self.parts)

    def read(self, limit: int) -> bytes:
        """The bytes; raises Refused where there are more than `limit`, or they can't be had."""
        if self.refused:
            raise Refused(self.refused)
        if self.size > limit:
            raise Refused(f"it has {self.size / 2**20:.1f} MB; the limit is {limit / 2**20:g} MB")
        try:
            return self.content(limit)
        except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, RuntimeError) as e:
            raise Refused(f"it can't be read ({type(e).__name__}: {e})") from e


@contextlib.contextmanager
def members_of(path: Path) -> Iterator[list[Member]]:
    """The plain files in a zip or a folder; raises GradLabError for one that no LMS would make."""
    if path.is_dir():
        yield list(_in_folder(path))
        return
    try:
        _refuse_long_directory(path, _tail(path))
        archive = zipfile.ZipFile(path)
    except OSError as error:
        raise GradLabError(f"{path} can't be read ({error.strerror}).", "Give a zip, or a folder.") from error
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:  # UnicodeDecodeError is a ValueError
        broken = "the names in it are not UTF-8" if isinstance(error, UnicodeError) else str(error)
        raise GradLabError(f"{path} is no whole zip ({broken}).", "Download it again.") from error
    with archive:
        yield list(_in_zip(path, archive))


def _tail(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 70_000))
        return file.read()


def _refuse_long_directory(path: Path, tail: bytes) -> None:
    """Before `zipfile` reads the list of members: its length stands in the last bytes of the file."""
    end, end64 = tail.rfind(b"PK\5\6"), tail.rfind(b"PK\6\6")
    size = struct.unpack_from("<L", tail, end + 12)[0] if 0 <= end <= len(tail) - 16 else 0
    if 0 <= end64 <= len(tail) - 48:
        size = max(size if size != 0xFFFFFFFF else 0, struct.unpack_from("<Q", tail, end64 + 40)[0])
    if size > MAX_DIRECTORY:
        raise GradLabError(f"{path} lists more than {MAX_MEMBERS} files.", "No class hands in so many: look into it.")


def _in_zip(path: Path, archive: zipfile.ZipFile) -> Iterator[Member]:
    infos = archive.infolist()
    if len(infos) > MAX_MEMBERS:
        raise GradLabError(f"{path} lists more than {MAX_MEMBERS} files.", "No class hands in so many: look into it.")
    if sum(info.file_size for info in infos) > MAX_TOTAL:
        raise GradLabError(f"{path} unpacks to more than {MAX_TOTAL // 2**30} GB.", "It may be a bomb: look into it.")
    seen = set[tuple[str, ...]]()
    for info in infos:
        name, readable = _name(info)
        parts = _parts(path, name)
        if stat.S_ISLNK(info.external_attr >> 16):
            raise GradLabError(f"{path} holds a link, {_shown(name)}.", "No LMS puts one there: look into it.")
        if info.is_dir() or _is_junk(parts):
            continue
        if parts in seen:
            raise GradLabError(f"{path} holds {_shown(name)} twice.", "No LMS does that: download it again.")
        seen.add(parts)
        yield Member(parts, info.file_size, _time(info), _reader(archive, info), readable or _refusal(info))


def _name(info: zipfile.ZipInfo) -> tuple[str, str]:
    """The name as UTF-8, which some programs write without saying so; and why it can't be told."""
    if info.flag_bits & UTF8_FLAG:
        return info.filename, ""
    try:
        return info.filename.encode("cp437").decode("utf-8"), ""
    except UnicodeError:
        return info.filename, "its name is not UTF-8"


def _parts(path: Path, name: str) -> tuple[str, ...]:
    whole = name.replace("\\", "/")  # some programs on Windows write these
    parts = tuple(part for part in whole.split("/") if part not in ("", "."))
    if whole.startswith("/") or whole[1:3] == ":/" or ".." in parts:
        raise GradLabError(f"{path} holds a path that leads out of it, {_shown(name)}.", "Nothing was taken from it.")
    return parts


def _is_junk(parts: tuple[str, ...]) -> bool:
    return not parts or any(part in JUNK or part.startswith("._") for part in parts)


def _refusal(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & ENCRYPTED_FLAG:
        return "it is encrypted"
    if info.file_size > SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        return f"it would unpack to {info.file_size // max(info.compress_size, 1)} times its size"
    return ""


def _reader(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[int], bytes]:
    def read(limit: int) -> bytes:
        with archive.open(info) as file:
            return file.read(limit)

    return read


def _time(info: zipfile.ZipInfo) -> datetime.datetime | None:
    """On the clock of whoever made the zip: good for comparing, not for saying when."""
    with contextlib.suppress(ValueError):
        return datetime.datetime(*info.date_time) if info.date_time[0] > 1980 else None
    return None


def _in_folder(root: Path) -> Iterator[Member]:
    count = 0
    for here, folders, files in os.walk(root):
        folders.sort()
        for name in sorted(files):
            path = Path(here, name)
            parts = path.relative_to(root).parts
            status = path.lstat()
            if _is_junk(parts):
                continue
            count += 1
            if count > MAX_MEMBERS:
                raise GradLabError(f"{root} holds more than {MAX_MEMBERS} files.", "Give the folder of the hand-ins.")
            plain = stat.S_ISREG(status.st_mode)
            refused = "" if plain else "it is a link, or not a plain file"
            time = datetime.datetime.fromtimestamp(status.st_mtime).replace(microsecond=0)
            yield Member(parts, status.st_size, time, _file_reader(path), refused)


def _file_reader(path: Path) -> Callable[[int], bytes]:
    return lambda _: read_bytes(path)  # which follows no link, and has its own limit


def _shown(name: str) -> str:
    return ascii(name[:80]) if any(unicodedata.category(sign)[0] == "C" for sign in name) else repr(name[:80])
