"""What arrives from a student's process, checked here, whole and once: sizes, counts, depths, types, collisions.

Whatever is not in the agreed form of `gradlab.checks.wire` is a WireError, and nothing else. What passes is plain data
that took time and memory in proportion to the bytes that arrived, and every text in it can be written to a file.
"""

from __future__ import annotations

import json
import re
import struct
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from gradlab.checks.wire import (
    MAX_BITS,
    MAX_BYTES,
    MAX_COLUMNS,
    MAX_HANDLES,
    NUMBER_KINDS,
    TENSOR_DTYPES,
    HandleRef,
    Packed,
    WireError,
    array_bytes,
    weigh,
)

MAX_SAME_HASH = 100  # keys of a dict or set with one hash: each of them is compared with all others
MAX_LEVELS = 10  # of the labels of a table: pandas makes a level of each place of a tuple
_DTYPE = re.compile(r"[<>|](?:b1|[iu][1248]|f(?:2|4|8|16)|c(?:8|16|32)|[SU][1-9][0-9]{0,8})", re.ASCII)


def unpack(packed: Packed, handle: Callable[[HandleRef], Any]) -> Any:
    """Rebuild a value from what arrived, trusting nothing in it.

    `handle` makes what stands for an object that stayed behind. Raises WireError for anything not in the agreed form.
    """
    weigh(packed.text)
    if len(packed.data) > MAX_BYTES:
        raise WireError(f"the answer is larger than {MAX_BYTES // 2**20} MB")
    reader = _Reader(packed.data, handle)
    try:
        value = reader.value(json.loads(packed.text))
    except WireError:
        raise
    except Exception as error:  # of json, numpy, torch or pandas: whatever they do not take is in no agreed form
        raise WireError(f"malformed answer ({type(error).__name__})") from error
    if reader.at != len(packed.data):
        raise WireError("an answer with more bytes than it names")
    return value


def name_in(answer: Any) -> str:
    """The name of a variable that an answer consists of."""
    if not isinstance(answer, str) or not answer[:200].isidentifier():
        raise WireError("a missing name of no known form")
    return answer[:200]


def exception_in(answer: Any) -> tuple[str, str, int | None, str]:
    """The exception that an answer tells of: its class, its text, and the line and cell where it was raised."""
    if not isinstance(answer, list) or len(answer) != 4:
        raise WireError("an exception of no known form")
    class_name, text, line, cell = answer
    known = isinstance(class_name, str) and isinstance(text, str) and isinstance(cell, str)
    if not known or not (line is None or (type(line) is int and 0 <= line < 10**7)):
        raise WireError("an exception of no known form")
    return _identifier(class_name, "Exception"), text[:500], line, _identifier(cell, "")


def _identifier(text: str, otherwise: str) -> str:
    """A name as it is shown to people: never markup, nor what steers a terminal."""
    return text[:80] if text[:80].isidentifier() else otherwise


def _dtype(text: Any) -> np.dtype:
    if not isinstance(text, str) or not _DTYPE.fullmatch(text):
        raise WireError("an array of a dtype that is not plain")
    return np.dtype(text)


def _keys(values: list) -> list:
    """The same values, of which a dict or set can be made in linear time; WireError where too many hashes collide."""
    hashes = Counter(map(hash, values))
    if len(values) > MAX_SAME_HASH and max(hashes.values()) > MAX_SAME_HASH:
        raise WireError(f"a dict or set with more than {MAX_SAME_HASH} keys of one hash")
    return values


def _labels(values: Any) -> Any:
    """The same values, of which pandas can make an index in linear time."""
    if isinstance(values, list) and any(isinstance(v, tuple) and len(v) > MAX_LEVELS for v in _keys(values)):
        raise WireError(f"a table whose labels have more than {MAX_LEVELS} levels")
    return values


class _Reader:
    """Reads one answer. A method for each word that the text may begin a list with."""

    def __init__(self, data: bytes | memoryview, handle: Callable[[HandleRef], Any]) -> None:
        self.data, self.handle = memoryview(data), handle
        self.at = 0  # bytes that were read

    def value(self, tree: Any) -> Any:
        if type(tree) is not list or not tree or type(tree[0]) is not str or tree[0] not in _WORDS:
            raise WireError("malformed answer")
        return _WORDS[tree[0]](self, *tree[1:])  # a wrong number of parts is a TypeError

    def take(self, count: Any) -> memoryview:
        if type(count) is not int or not 0 <= count <= len(self.data) - self.at:
            raise WireError("an answer with fewer bytes than it names")
        self.at += count
        return self.data[self.at - count : self.at]

    def constant(self, value: Any) -> bool | None:
        if value is not None and type(value) is not bool:
            raise WireError("malformed answer")
        return value

    def whole(self, value: Any) -> int:
        if type(value) is not int or value.bit_length() > MAX_BITS:
            raise WireError("malformed answer")
        return value

    def real(self) -> float:
        return struct.unpack("<d", self.take(8))[0]

    def complex(self) -> complex:
        return complex(*struct.unpack("<dd", self.take(16)))

    def text(self, count: Any) -> str:
        return str(self.take(count), "utf-8", "replace")

    def array(self, dtype_text: Any, shape: Any) -> np.ndarray:
        dtype = _dtype(dtype_text)
        if type(shape) is not list or len(shape) > 64 or not all(type(n) is int and n >= 0 for n in shape):
            raise WireError("an array of an impossible shape")
        data = self.take(array_bytes(shape, dtype.itemsize))
        if dtype.kind == "b":  # no third truth value
            return (np.frombuffer(data, np.uint8) != 0).reshape(shape)
        if dtype.kind == "U":
            points = np.frombuffer(data, np.dtype("u4").newbyteorder(dtype.byteorder)).copy()
            points[(points > 0x10FFFF) | ((points >= 0xD800) & (points < 0xE000))] = 0xFFFD  # no characters
            return points.view(dtype).reshape(shape)
        return np.frombuffer(data, dtype).reshape(shape).copy()

    def scalar(self, dtype_text: Any) -> Any:
        return self.array(dtype_text, [])[()]

    def tensor(self, dtype: Any, requires_grad: Any, tree: Any) -> Any:
        import torch

        array = self.plain(tree, "a")
        if dtype not in TENSOR_DTYPES or array.dtype.name != ("float32" if dtype == "bfloat16" else dtype):
            raise WireError("a tensor of a dtype that is not plain")
        tensor = torch.from_numpy(array).to(getattr(torch, dtype))
        return tensor.requires_grad_() if requires_grad is True and tensor.is_floating_point() else tensor

    def plain(self, tree: Any, words: str) -> Any:
        """A value that must begin with one of these words."""
        if type(tree) is not list or not tree or tree[0] not in list(words):
            raise WireError("malformed answer")
        return self.value(tree)

    def many(self, trees: Any) -> list:
        if type(trees) is not list:
            raise WireError("malformed answer")
        return [self.value(tree) for tree in trees]

    def tuple(self, trees: Any) -> tuple:
        return tuple(self.many(trees))

    def set(self, trees: Any) -> set:
        return set(_keys(self.many(trees)))

    def dict(self, keys: Any, values: Any) -> dict:
        return dict(zip(_keys(self.many(keys)), self.many(values), strict=True))

    def behind(self, number: Any, class_name: Any) -> Any:
        if type(number) is not int or not 0 < number <= MAX_HANDLES or type(class_name) is not str:
            raise WireError("an object of no known form")
        return self.handle(HandleRef(number, _identifier(class_name, "object")))

    def column(self, tree: Any) -> Any:
        """A list, or an array of numbers with one axis."""
        values = self.plain(tree, "al")
        if isinstance(values, np.ndarray) and (values.ndim != 1 or values.dtype.kind not in NUMBER_KINDS):
            raise WireError("a table with a column of no known form")
        return values

    def series(self, name: Any, index: Any, values: Any) -> Any:
        import pandas as pd

        made, labels, column = self.value(name), _labels(self.column(index)), self.column(values)
        hash(made)
        _same_lengths(labels, [column])
        return pd.Series(column, index=pd.Index(labels), name=made)

    def frame(self, names: Any, index: Any, columns: Any) -> Any:
        import pandas as pd

        if type(columns) is not list or type(names) is not list or not len(names) == len(columns) <= MAX_COLUMNS:
            raise WireError("a table with columns of no known form")
        made, labels = _labels(self.many(names)), _labels(self.column(index))
        read = [self.column(column) for column in columns]
        _same_lengths(labels, read)
        frame = pd.DataFrame(dict(enumerate(read)), index=pd.Index(labels))
        frame.columns = made
        return frame


def _same_lengths(labels: Any, columns: Iterable[Any]) -> None:
    if any(len(column) != len(labels) for column in columns):
        raise WireError("a table with columns of different lengths")


_WORDS: dict[str, Callable[..., Any]] = {
    "v": _Reader.constant,
    "i": _Reader.whole,
    "f": _Reader.real,
    "c": _Reader.complex,
    "x": _Reader.text,
    "a": _Reader.array,
    "n": _Reader.scalar,
    "T": _Reader.tensor,
    "l": _Reader.many,
    "t": _Reader.tuple,
    "s": _Reader.set,
    "d": _Reader.dict,
    "h": _Reader.behind,
    "S": _Reader.series,
    "D": _Reader.frame,
}
