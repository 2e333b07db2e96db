"""Comparisons that talk like a teaching assistant.

Each looks at type, shape, dtype, finiteness and value, in this order, and says what was received. None ever
shows the expected value.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from gradlab.checks.remote import CheckFailed, Remote, StudentError, describe_remote

# float64 arithmetic in another order differs by a few ulp; sums of some thousand terms stay far inside this.
RTOL, ATOL = 1e-6, 1e-9
# float32 has 7 digits, and networks lose two or three of them on the way.
RTOL_FLOAT32, ATOL_FLOAT32 = 2e-4, 2e-5


def is_tensor(value: Any) -> bool:
    return type(value).__module__.partition(".")[0] == "torch" and hasattr(value, "detach")


def describe(value: Any) -> str:
    """What a value is, in words a student uses: 'a list of 3 elements', 'an array of shape (3,)'."""
    if value is None:
        return "nothing (None)"
    if isinstance(value, Remote):
        return describe_remote(value)
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape} and dtype {value.dtype}"
    if is_tensor(value):
        return f"a tensor of shape {tuple(value.shape)} and dtype {str(value.dtype).removeprefix('torch.')}"
    if isinstance(value, (list, tuple, dict, set)):
        return f"a {type(value).__name__} of {len(value)} element{'' if len(value) == 1 else 's'}"
    if isinstance(value, (bool, np.bool_, int, float, complex, np.number)):
        return f"the {type(value).__name__} {value:.6g}" if not isinstance(value, (bool, np.bool_)) else f"{value}"
    if isinstance(value, str):
        return f"the text {value[:60]!r}"
    return f"an object of the class {type(value).__name__}"


def plain_array(value: Any) -> np.ndarray | None:
    """A numpy array of what is an array, a tensor, a number or a (nested) list of numbers; None for the rest."""
    if is_tensor(value):
        value = value.detach().float().numpy() if str(value.dtype) == "torch.bfloat16" else value.detach().numpy()
    if isinstance(value, (list, tuple)):
        parts = [plain_array(part) for part in value]
        if any(part is None for part in parts) or len({part.shape for part in parts if part is not None}) > 1:
            return None
        return np.array(parts)
    if type(value).__module__.partition(".")[0] == "pandas":
        value = value.to_numpy()
    if isinstance(value, (bool, int, float, complex, np.generic, np.ndarray)):
        array = np.asarray(value)
        return array if array.dtype.kind in "biufc" else None
    return None


def need(condition: bool, message: str, hint: str | None = None) -> None:
    """Fail with the message (what was found, never what was expected) unless the condition holds."""
    if not condition:
        raise CheckFailed(message, hint)


def number(value: Any, what: str = "the result", hint: str | None = None) -> float:
    """A single finite number as a float: of Python or numpy, or an array or tensor without axes."""
    found = plain_array(value) if not isinstance(value, (list, tuple)) else None
    if found is None or found.shape != () or found.dtype.kind not in "iuf":
        raise CheckFailed(f"{what} should be one number, but is {describe(value)}", hint)
    if not math.isfinite(float(found)):
        raise CheckFailed(f"{what} is {float(found)}, not a finite number", hint)
    return float(found)


def numbers(value: Any, count: int, what: str = "the result", hint: str | None = None) -> list[float]:
    """`count` finite numbers, from a tuple, list, array or tensor of them; each may have axes of length one."""
    parts = items(value, count, what, hint)
    flat = [plain_array(part) for part in parts]
    for part, array in zip(parts, flat, strict=True):
        if array is None or array.size != 1:
            raise CheckFailed(f"{what} should hold {count} numbers, but one of them is {describe(part)}", hint)
    return [number(array.reshape(()), f"one number of {what}", hint) for array in flat if array is not None]


def items(value: Any, count: int, what: str = "the result", hint: str | None = None) -> list[Any]:
    """`count` things, from a tuple, list, array or tensor of that length."""
    sequence = isinstance(value, (list, tuple)) or ((isinstance(value, np.ndarray) or is_tensor(value)) and value.ndim)
    if not sequence or len(value) != count:
        raise CheckFailed(f"{what} should be {count} values, but is {describe(value)}", hint)
    return list(value)


def array(
    value: Any, shape: Sequence[int | None] | None = None, what: str = "the result", hint: str | None = None
) -> np.ndarray:
    """A finite float64 array of the shape (None stands for any length), from an array, tensor or list of numbers."""
    found = plain_array(value)
    if found is None or found.dtype.kind not in "biuf":
        raise CheckFailed(f"{what} should be an array of numbers, but is {describe(value)}", hint)
    if shape is not None and (
        len(shape) != found.ndim or any(n not in (None, m) for n, m in zip(shape, found.shape, strict=True))
    ):
        raise CheckFailed(f"{what} has the wrong shape: {found.shape}", hint)
    if not np.isfinite(found).all():
        raise CheckFailed(f"{what} holds {np.count_nonzero(~np.isfinite(found))} values that are nan or infinite", hint)
    return found.astype(np.float64)


def tolerances(values: Sequence[Any]) -> tuple[float, float]:
    """Relative and absolute tolerance for values of this precision: the coarsest of them decides."""
    dtypes = [str(getattr(value, "dtype", "float64")).removeprefix("torch.") for value in values]
    coarse = any(dtype in ("float32", "float16", "bfloat16") for dtype in dtypes)
    return (RTOL_FLOAT32, ATOL_FLOAT32) if coarse else (RTOL, ATOL)


def close(
    got: Any,
    expected: Any,
    hint: str | None = None,
    *,
    what: str = "the result",
    rtol: float | None = None,
    atol: float | None = None,
    any_array: bool = False,
) -> None:
    """Fail unless `got` is what `expected` is, to rounding.

    A number asks for a number (of Python, numpy, or without axes); an array for an array; a tensor for a tensor; a
    list or tuple for as many values, one by one; a dict for the same keys. `any_array=True` also takes an array for a
    tensor, a list for an array and so on.
    """
    options: dict[str, Any] = {"hint": hint, "rtol": rtol, "atol": atol, "any_array": any_array}
    if isinstance(expected, dict):
        need(isinstance(got, dict), f"{what} should be a dict, but is {describe(got)}", hint)
        missing = [key for key in expected if key not in got]
        need(not missing, f"{what} has no entry {missing[0] if missing else ''!r}", hint)
        for key, value in expected.items():
            close(got[key], value, what=f"the entry {key!r} of {what}", **options)
        return
    if isinstance(expected, (list, tuple)) and not any_array:
        for i, (one, value) in enumerate(zip(items(got, len(expected), what, hint), expected, strict=True), 1):
            close(one, value, what=f"value {i} of {what}", **options)
        return
    reference = plain_array(expected)
    assert reference is not None, f"close() cannot compare with {type(expected).__name__}"
    if isinstance(expected, np.ndarray) and expected.ndim and not any_array:
        need(isinstance(got, np.ndarray), f"{what} should be a numpy array, but is {describe(got)}", hint)
    elif is_tensor(expected) and reference.ndim and not any_array:
        need(is_tensor(got), f"{what} should be a tensor, but is {describe(got)}", hint)
    found = np.asarray(number(got, what, hint)) if reference.ndim == 0 else array(got, reference.shape, what, hint)
    default_rtol, default_atol = tolerances([got, expected])
    rtol, atol = default_rtol if rtol is None else rtol, default_atol if atol is None else atol
    wrong = ~np.isclose(found, reference.astype(np.float64), rtol=rtol, atol=atol)
    if reference.ndim == 0:
        need(not wrong, f"{what} is {float(found):.6g}, which is not right", hint)
    elif wrong.any():
        where = np.argwhere(wrong)[0]
        position = ", ".join(str(i) for i in where)
        raise CheckFailed(
            f"{what} is wrong at {np.count_nonzero(wrong)} of {wrong.size} places; "
            f"the first is [{position}], where it is {found[tuple(where)]:.6g}",
            hint,
        )


def equal(got: Any, expected: Any, hint: str | None = None, *, what: str = "the result") -> None:
    """Fail unless the two are exactly equal: whole numbers, texts, booleans, arrays, and lists and dicts of them."""
    if isinstance(expected, (np.ndarray, list, tuple)) or is_tensor(expected):
        one, other = plain_array(got), plain_array(expected)
        if one is not None and other is not None:
            need(one.shape == other.shape, f"{what} has the wrong shape: {one.shape}", hint)
            need(bool(np.array_equal(one, other)), f"{what} holds wrong values", hint)
            return
        need(type(got) is type(expected) and got == expected, f"{what} is not right: {describe(got)}", hint)
        return
    if isinstance(expected, (int, float)) and not isinstance(expected, bool):
        need(number(got, what, hint) == expected, f"{what} is {describe(got)}, which is not right", hint)
        return
    plain = isinstance(got, type(expected)) or (isinstance(expected, bool) and isinstance(got, np.bool_))
    need(plain and bool(got == expected), f"{what} is {describe(got)}, which is not right", hint)


def raises(error_name: str, function: Remote, *args: Any, hint: str | None = None, **kwargs: Any) -> None:
    """Fail unless the student's function raises an exception of this class name."""
    try:
        got = function(*args, **kwargs)
    except StudentError as error:
        need(error.class_name == error_name, f"{error.message}, not {error_name}", hint)
        return
    raise CheckFailed(f"`{function._shown}` returned {describe(got)} where it should raise {error_name}", hint)


def varies(function: Remote, some: Sequence[Any], others: Sequence[Any], hint: str | None = None) -> None:
    """Fail if the student's function gives the same for these and those arguments, whose results must differ.

    For checks of a property that an answer which ignores its arguments would have for nothing.
    """
    one, other = (plain_array(function(*args)) for args in (some, others))
    same = one is not None and other is not None and one.shape == other.shape and np.array_equal(one, other)
    need(not same, f"`{function._shown}` returned the same for different arguments", hint)


def _call_and_look(function: Any, args: tuple) -> tuple[Any, tuple]:
    """Probe: call, and report the result beside the arguments as the call left them."""
    return function(*args), args


def unchanged(function: Remote, *args: Any, hint: str | None = None) -> Any:
    """Call the student's function, fail if it changed one of its arguments, and return its result."""
    answer = function._student.run(_call_and_look, function, args)
    result, after = items(answer, 2)
    for i, (one, before) in enumerate(zip(items(after, len(args)), args, strict=True), 1):
        need(
            _same(before, one),
            f"`{function._shown}` changed its argument number {i}",
            hint or "Compute new values instead of writing into the ones you were given.",
        )
    return result


def _same(before: Any, after: Any) -> bool:
    """Whether plain data is as it was. What is no plain data (a function, an object of the student's) always is."""
    if type(before).__module__.partition(".")[0] == "pandas":
        return type(after) is type(before) and before.equals(after)
    if isinstance(before, dict):
        return isinstance(after, dict) and _same([*before.items()], [*after.items()])
    if isinstance(before, (list, tuple)):
        return len(after) == len(before) and all(map(_same, before, after))
    was, now = plain_array(before), plain_array(after)
    if was is not None:
        return now is not None and now.shape == was.shape and np.array_equal(now, was, equal_nan=was.dtype.kind in "fc")
    return not isinstance(before, str) or before == after
