"""Plain data on its way from a student's process to the judge: numbers, strings, lists, dicts, arrays.

Nothing that could carry behaviour crosses: no pickle, no classes, no code. Subclasses of plain types are
reduced to the plain value, and whatever is not plain stays behind as a handle.

A value crosses as a JSON text, which says what there is, and one string of bytes, which holds all numbers with a
point, all texts and all arrays in the order in which the text names them. So the text holds only lists, short words and
whole numbers, and can be counted before it is read; and no byte can be named twice. `gradlab.checks.arrivals` reads it.
"""

from __future__ import annotations

import json
import math
import re
import struct
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import numpy as np

MAX_BYTES = 64 * 2**20  # of the texts and arrays of one answer: a CIFAR batch is 12 MB
MAX_TEXT = 16 * 2**20  # of the JSON text
MAX_DEPTH = 40  # nested lists deeper than this are not an answer to anything in this course
MAX_ITEMS = 200_000  # elements of lists and dicts; long data belongs in arrays
MAX_MARKS = 8 * MAX_ITEMS  # brackets and commas of the JSON text
MAX_BITS = 4096  # of a whole number
MAX_HANDLES = 10_000  # objects that stayed behind
MAX_COLUMNS = 10_000  # of a data frame
NUMBER_KINDS = "biufc"  # numpy dtype kinds of numbers
ARRAY_KINDS = NUMBER_KINDS + "SU"  # and all that are plain data
TENSOR_DTYPES = [
    "bool",
    "uint8",
    "int8",
    "int16",
    "int32",
    "int64",
    "float16",
    "bfloat16",
    "float32",
    "float64",
    "complex64",
    "complex128",
]
_WORD = re.compile('"[^"]*"?')  # of the JSON text; there are no backslashes in it


class WireError(ValueError):
    """What arrived is not plain data in the agreed form; the sender is broken or hostile."""


@dataclass(frozen=True)
class Packed:
    """One value ready to cross: a JSON text, and the bytes of its numbers, texts and arrays."""

    text: str
    data: bytes | memoryview


@dataclass(frozen=True)
class HandleRef:
    """Stands for an object that stayed in the worker: its number there and the name of its class."""

    number: int
    class_name: str


def weigh(text: str) -> None:
    """Raise WireError unless reading the JSON text costs no more than an answer may: counted, not yet read."""
    if len(text) > MAX_TEXT:
        raise WireError(f"the answer says more than {MAX_TEXT // 2**20} MB about itself")
    if "\\" in text:
        raise WireError("malformed answer")
    structure = _WORD.sub("", text)
    if "{" in structure:
        raise WireError("malformed answer")
    if structure.count("[") + structure.count(",") > MAX_MARKS:
        raise WireError(f"the answer has more than {MAX_ITEMS} elements")
    steps = (1 if mark == "[" else -1 for mark in re.findall(r"[\[\]]", structure))
    if max(accumulate(steps), default=0) > 2 * MAX_DEPTH + 8:
        raise WireError(f"the answer is nested more than {MAX_DEPTH} deep")


def array_bytes(shape: Sequence[int], itemsize: int) -> int:
    """Bytes of an array; WireError where it would be larger than an answer, even if its empty axes had an element."""
    if math.prod(max(n, 1) for n in shape) * itemsize > MAX_BYTES:
        raise WireError(f"the answer is larger than {MAX_BYTES // 2**20} MB")
    return math.prod(shape) * itemsize


class _Packer:
    def __init__(self, keep: Callable[[Any], int]) -> None:
        self.keep = keep
        self.data: list[bytes] = []
        self.size = 0
        self.items = 0

    def put(self, data: bytes) -> int:
        """Append to the bytes that cross; returns how many they were."""
        self.size += len(data)
        if self.size > MAX_BYTES:
            raise WireError(f"the answer is larger than {MAX_BYTES // 2**20} MB")
        self.data.append(data)
        return len(data)

    def handle(self, value: Any) -> list:
        name = str(type(value).__name__)[:80]
        return ["h", self.keep(value), name if name.isidentifier() else "object"]

    def many(self, values: Iterable[Any], depth: int) -> list:
        packed = []
        for value in values:
            self.items += 1
            if self.items > MAX_ITEMS:
                raise WireError(f"the answer has more than {MAX_ITEMS} elements")
            packed.append(self.pack(value, depth + 1))
        return packed

    def array(self, array: np.ndarray) -> list:
        array = np.asarray(array)  # drops subclasses
        if not array.dtype.itemsize:  # empty texts
            array = array.astype(f"{array.dtype.kind}1")
        array_bytes(array.shape, array.dtype.itemsize)
        self.put(np.ascontiguousarray(array).tobytes())
        return ["a", array.dtype.str, list(array.shape)]

    def tensor(self, tensor: Any) -> list:
        import torch

        if tensor.layout is not torch.strided or tensor.device.type == "meta":
            return self.handle(tensor)
        dtype = str(tensor.dtype).removeprefix("torch.")
        if dtype not in TENSOR_DTYPES:
            return self.handle(tensor)
        values = tensor.detach().cpu().resolve_conj().resolve_neg()
        if dtype == "bfloat16":
            values = values.float()
        return ["T", dtype, bool(tensor.requires_grad), self.array(values.numpy())]

    def frame(self, frame: Any, depth: int) -> list:
        if len(frame.columns) > MAX_COLUMNS:
            raise WireError(f"the answer has more than {MAX_COLUMNS} columns")
        names, index = self.many(frame.columns.tolist(), depth), self.column(frame.index, depth)
        return ["D", names, index, [self.column(frame.iloc[:, i], depth) for i in range(len(names))]]

    def column(self, values: Any, depth: int) -> list:
        array = np.asarray(values)
        if array.dtype.kind in NUMBER_KINDS:
            return self.array(array)
        return ["l", self.many(values.tolist(), depth)]

    def number(self, value: complex) -> list:
        if isinstance(value, int):
            if int.bit_length(value) > MAX_BITS:
                raise WireError(f"the answer holds a number of more than {MAX_BITS} bits")
            return ["i", int.__int__(value)]
        if isinstance(value, float):
            self.put(struct.pack("<d", float.__float__(value)))
            return ["f"]
        self.put(struct.pack("<dd", complex.real.__get__(value), complex.imag.__get__(value)))
        return ["c"]

    def pack(self, value: Any, depth: int = 0) -> list:
        if depth > MAX_DEPTH:
            raise WireError(f"the answer is nested more than {MAX_DEPTH} deep")
        if value is None or value is True or value is False:
            return ["v", value]
        # numpy's scalars come first: np.float64 is a subclass of float, and its dtype may matter.
        if isinstance(value, np.generic):
            plain = value.dtype.kind in ARRAY_KINDS
            return ["n", self.array(np.asarray(value))[1]] if plain else self.handle(value)
        if isinstance(value, (int, float, complex)):
            return self.number(value)
        if isinstance(value, str):
            return ["x", self.put(str.__str__(value).encode("utf-8", "replace"))]
        if isinstance(value, np.ndarray):
            return self.array(value) if value.dtype.kind in ARRAY_KINDS else self.handle(value)
        torch = sys.modules.get("torch")
        if torch is not None and isinstance(value, torch.Tensor):
            return self.tensor(value)
        if isinstance(value, tuple):
            return ["t", self.many(tuple.__iter__(value), depth)]
        if isinstance(value, list):
            return ["l", self.many(list.__iter__(value), depth)]
        if isinstance(value, (set, frozenset)):
            return ["s", self.many(value, depth)]
        if isinstance(value, dict):
            return ["d", self.many(list(dict.keys(value)), depth), self.many(list(dict.values(value)), depth)]
        pandas = sys.modules.get("pandas")
        if pandas is not None and isinstance(value, pandas.DataFrame):
            return self.frame(value, depth)
        if pandas is not None and isinstance(value, pandas.Series):
            return ["S", self.pack(value.name, depth + 1), self.column(value.index, depth), self.column(value, depth)]
        return self.handle(value)


def pack(value: Any, keep: Callable[[Any], int]) -> Packed:
    """Turn a value into plain data; `keep` stores an object that is not plain and returns its handle's number."""
    packer = _Packer(keep)
    text = json.dumps(packer.pack(value), ensure_ascii=False, separators=(",", ":"))
    weigh(text)
    return Packed(text, b"".join(packer.data))
