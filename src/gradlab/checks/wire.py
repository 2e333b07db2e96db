"""Plain data on its way from a student's process to the judge: numbers, strings, lists, dicts, arrays.

Nothing that could carry behaviour crosses: no pickle, no classes, no code. Subclasses of plain types are
reduced to the plain value, and whatever is not plain stays behind as a handle.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

MAX_BYTES = 64 * 2**20  # the largest answer that may cross: a CIFAR batch is 12 MB
MAX_DEPTH = 40  # nested lists deeper than this are not an answer to anything in this course
MAX_ITEMS = 200_000  # elements of lists and dicts; long data belongs in arrays
ARRAY_KINDS = "biufcSU"  # numpy dtype kinds that are plain data
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


class WireError(ValueError):
    """What arrived is not plain data in the agreed form; the sender is broken or hostile."""


@dataclass(frozen=True)
class Packed:
    """One value ready to cross: a JSON text and the raw bytes of its arrays."""

    text: str
    buffers: list[bytes]


@dataclass(frozen=True)
class HandleRef:
    """Stands for an object that stayed in the worker: its number there and the name of its class."""

    number: int
    class_name: str


class _Packer:
    def __init__(self, keep: Callable[[Any], int]) -> None:
        self.keep = keep
        self.buffers: list[bytes] = []
        self.size = 0
        self.items = 0

    def buffer(self, array: np.ndarray) -> int:
        self.size += array.nbytes
        if self.size > MAX_BYTES:
            raise WireError(f"the answer is larger than {MAX_BYTES // 2**20} MB")
        self.buffers.append(np.ascontiguousarray(array).tobytes())
        return len(self.buffers) - 1

    def handle(self, value: Any) -> list:
        return ["h", self.keep(value), type(value).__name__[:80]]

    def many(self, values: Any, depth: int) -> list:
        packed = [self.pack(value, depth + 1) for value in values]
        self.items += len(packed)
        if self.items > MAX_ITEMS:
            raise WireError(f"the answer has more than {MAX_ITEMS} elements")
        return packed

    def array(self, array: np.ndarray) -> list:
        array = np.asarray(array)  # drops subclasses
        return ["a", array.dtype.str, list(array.shape), self.buffer(array)]

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
        return ["T", dtype, list(values.shape), bool(tensor.requires_grad), self.array(values.numpy())]

    def frame(self, frame: Any, depth: int) -> list:
        columns = [[column, self.column(frame.iloc[:, i], depth)] for i, column in enumerate(frame.columns.tolist())]
        return ["D", self.many(frame.columns.tolist(), depth), self.column(frame.index, depth), columns]

    def column(self, values: Any, depth: int) -> list:
        array = np.asarray(values)
        if array.dtype.kind in ARRAY_KINDS:
            return self.array(array)
        return ["l", self.many(values.tolist(), depth)]

    def pack(self, value: Any, depth: int = 0) -> list:
        if depth > MAX_DEPTH:
            raise WireError(f"the answer is nested more than {MAX_DEPTH} deep")
        if value is None or value is True or value is False:
            return ["v", value]
        # numpy's scalars come first: np.float64 is a subclass of float, and its dtype may matter.
        if isinstance(value, np.generic):
            return ["n", self.array(np.asarray(value))] if value.dtype.kind in ARRAY_KINDS else self.handle(value)
        if isinstance(value, int):
            return ["i", str(int.__int__(value)) if int.bit_length(value) < 4096 else "0"]
        if isinstance(value, float):
            return ["f", float.hex(float.__float__(value))]
        if isinstance(value, complex):
            return ["c", float.hex(value.real), float.hex(value.imag)]
        if isinstance(value, str):
            text = str.__str__(value)
            self.size += len(text)
            if self.size > MAX_BYTES:
                raise WireError(f"the answer is larger than {MAX_BYTES // 2**20} MB")
            return ["v", text]
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
            pairs = list(dict.items(value))
            return ["d", self.many((k for k, _ in pairs), depth), self.many((v for _, v in pairs), depth)]
        pandas = sys.modules.get("pandas")
        if pandas is not None and isinstance(value, pandas.DataFrame):
            return self.frame(value, depth)
        if pandas is not None and isinstance(value, pandas.Series):
            return ["S", self.pack(value.name, depth + 1), self.column(value.index, depth), self.column(value, depth)]
        return self.handle(value)


def pack(value: Any, keep: Callable[[Any], int]) -> Packed:
    """Turn a value into plain data; `keep` stores an object that is not plain and returns its handle's number."""
    packer = _Packer(keep)
    tree = packer.pack(value)
    return Packed(json.dumps(tree), packer.buffers)


class _Unpacker:
    def __init__(self, buffers: list[bytes], handle: Callable[[HandleRef], Any]) -> None:
        self.buffers, self.handle = buffers, handle

    def array(self, tree: list) -> np.ndarray:
        tag, dtype_text, shape, index = tree
        dtype = np.dtype(str(dtype_text))
        if tag != "a" or dtype.kind not in ARRAY_KINDS or dtype.hasobject:
            raise WireError("an array of a dtype that is not plain")
        if not all(type(n) is int and n >= 0 for n in shape):
            raise WireError("an array of an impossible shape")
        return np.frombuffer(self.buffers[index], dtype=dtype).reshape(shape).copy()

    def tensor(self, tree: list) -> Any:
        import torch

        _, dtype, shape, requires_grad, array = tree
        if dtype not in TENSOR_DTYPES:
            raise WireError("a tensor of a dtype that is not plain")
        tensor = torch.from_numpy(self.array(array)).reshape(shape).to(getattr(torch, dtype))
        return tensor.requires_grad_() if requires_grad and tensor.is_floating_point() else tensor

    def hashable(self, key: Any) -> Any:
        try:
            hash(key)
        except TypeError as error:
            raise WireError("a dict or set with an unhashable key") from error
        return key

    def unpack(self, tree: Any, depth: int = 0) -> Any:
        if depth > 4 * MAX_DEPTH or not isinstance(tree, list) or not tree:
            raise WireError("malformed answer")
        tag, *rest = tree
        if tag == "v" and (rest[0] is None or type(rest[0]) in (bool, str)):
            return rest[0]
        if tag == "i":
            return int(str(rest[0])[:4400])
        if tag == "f":
            return float.fromhex(rest[0])
        if tag == "c":
            return complex(float.fromhex(rest[0]), float.fromhex(rest[1]))
        if tag == "n":
            return self.array(rest[0])[()]
        if tag == "a":
            return self.array(tree)
        if tag == "T":
            return self.tensor(tree)
        if tag in ("l", "t", "s"):
            values = [self.unpack(item, depth + 1) for item in rest[0]]
            return values if tag == "l" else tuple(values) if tag == "t" else {self.hashable(v) for v in values}
        if tag == "d":
            keys, values = ([self.unpack(item, depth + 1) for item in part] for part in rest)
            return {self.hashable(key): value for key, value in zip(keys, values, strict=True)}
        if tag == "h" and type(rest[0]) is int:
            return self.handle(HandleRef(rest[0], str(rest[1])[:80]))
        if tag in ("D", "S"):
            return self.table(tag, rest, depth)
        raise WireError("malformed answer")

    def table(self, tag: str, rest: list, depth: int) -> Any:
        import pandas as pd

        if tag == "S":
            name, index, values = (self.unpack(part, depth + 1) for part in rest)
            return pd.Series(values, index=index, name=self.hashable(name))
        names, index, columns = rest
        frame = pd.DataFrame(
            {i: self.unpack(column, depth + 1) for i, (_, column) in enumerate(columns)},
            index=pd.Index(self.unpack(index, depth + 1)),
        )
        frame.columns = [self.hashable(self.unpack(name, depth + 1)) for name in names]
        return frame


def unpack(packed: Packed, handle: Callable[[HandleRef], Any]) -> Any:
    """Rebuild a value from what arrived, trusting nothing in it.

    `handle` makes what stands for an object that stayed behind. Raises WireError for anything not in the agreed form.
    """
    try:
        return _Unpacker(packed.buffers, handle).unpack(json.loads(packed.text))
    except WireError:
        raise
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError, AttributeError) as error:
        raise WireError(f"malformed answer ({type(error).__name__})") from error
