"""Whatever arrives is a value or the door's own error, and costs no more than its bytes."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gradlab.checks.agent import Agent
from gradlab.checks.arrivals import MAX_SAME_HASH, exception_in, unpack
from gradlab.checks.remote import LocalTransport, Remote, Student
from gradlab.checks.session import Check
from gradlab.checks.wire import MAX_BYTES, MAX_ITEMS, MAX_TEXT, TENSOR_DTYPES, HandleRef, Packed, WireError, pack

PRIME = 2**61 - 1  # whole numbers are hashed modulo this
ARRAY = ["a", "<f8", [1]]


def read(tree: object, data: bytes = b"") -> Any:
    return unpack(Packed(tree if isinstance(tree, str) else told(tree), data), lambda ref: ref)


def told(tree: object) -> str:
    return json.dumps(tree, ensure_ascii=False)


def minus_ones(count: int) -> list[tuple[int, ...]]:
    """Tuples with one hash, since -1 and -2 have the same."""
    return [tuple(-1 - (n >> bit & 1) for bit in range(16)) for n in range(count)]


MALFORMED: dict[str, tuple[object, bytes]] = {
    "no list": ({"a": 1}, b""),
    "an empty list": ([], b""),
    "no such word": (["zz"], b""),
    "a word that is a list": ([["v"], None], b""),
    "too few parts": (["l"], b""),
    "too many parts": (["v", None, None], b""),
    "a number as a constant": (["v", 7], b""),
    "a number with a point": (["i", 7.5], b""),
    "a truth value as a number": (["i", True], b""),
    "a number of 4,100 bits": (["i", 2**4100], b""),
    "a number of 5,000 digits": ('["i",' + "7" * 5000 + "]", b""),
    "a number without its bytes": (["f"], b"1234567"),
    "a text longer than its bytes": (["x", 5], b"1234"),
    "a text of negative length": (["x", -1], b"1234"),
    "bytes that nobody named": (["x", 3], b"1234"),
    "one array twice": (["l", [ARRAY, ARRAY]], b"12345678"),
    "an object array": (["a", "|O", [1]], b"12345678"),
    "a structured array": (["a", "f8,f8", [1]], b"1234567812345678"),
    "a dtype with a shape": (["a", "(2,)f8", [1]], b"1234567812345678"),
    "a dtype that is a list": (["a", [["a", "<f8"]], [1]], b"12345678"),
    "a dtype of no size": (["a", "<U0", [10**12]], b""),
    "a dtype of other digits": (["a", "<f\u0668", [1]], b"12345678"),
    "a void array": (["a", "|V8", [1]], b"12345678"),
    "an array of dates": (["a", "<M8[s]", [1]], b"12345678"),
    "an array larger than its bytes": (["a", "<f8", [2]], b"12345678"),
    "an array smaller than its bytes": (["a", "<f4", [1]], b"12345678"),
    "a negative axis": (["a", "<f8", [-1]], b"12345678"),
    "two negative axes": (["a", "<f8", [-1, -1]], b"12345678"),
    "an axis that is no number": (["a", "<f8", ["1"]], b"12345678"),
    "a shape that is no list": (["a", "<f8", 1], b"12345678"),
    "an empty array with a huge axis": (["a", "<f8", [0, 10**9]], b""),
    "an array of more elements than a number holds": (["a", "<f8", [2**62, 2**62, 0]], b""),
    "an array of 65 axes": (["a", "<f8", [1] * 65], b"12345678"),
    "a tensor of no such dtype": (["T", "float99", False, ARRAY], b"12345678"),
    "a tensor that grows": (["T", "complex128", False, ARRAY], b"12345678"),
    "a tensor that is no array": (["T", "float64", False, ["v", None]], b""),
    "a tensor of another byte order": (["T", "float64", False, ["a", ">f8", [1]]], b"12345678"),
    "a key that is a list": (["d", [["l", []]], [["v", None]]], b""),
    "a set of lists": (["s", [["l", []]]], b""),
    "more keys than values": (["d", [["v", None]], []], b""),
    "a handle that is no number": (["h", "x", "y"], b""),
    "a handle that is a truth value": (["h", True, "y"], b""),
    "a handle below all": (["h", 0, "y"], b""),
    "a handle above all": (["h", 2**63, "y"], b""),
    "a class that is no text": (["h", 1, 7], b""),
    "words with backslashes": ('["h",1,"\\ud800"]', b""),
    "a dict of JSON": ('["l",[{"a":1}]]', b""),
    "a series whose index is an object": (["S", ["v", None], ["h", 1, "y"], ["l", []]], b""),
    "a series of one number for many labels": (["S", ["v", None], ["a", "|b1", [8]], ["a", "<f8", []]], b"1" * 16),
    "a series with a name that is a list": (["S", ["l", []], ["l", []], ["l", []]], b""),
    "a frame of one number for many labels": (["D", [["v", None]], ["a", "|b1", [8]], [["a", "<f8", []]]], b"1" * 16),
    "a frame with a matrix as its column": (["D", [["v", None]], ["a", "|b1", [1]], [["a", "<f8", [1, 1]]]], b"1" * 9),
    "a frame with columns of two lengths": (["D", [["v", None]], ["a", "|b1", [2]], [["a", "|b1", [1]]]], b"111"),
    "a frame with fewer names than columns": (["D", [], ["l", []], [["l", []]]], b""),
    "a frame with 20,000 columns": (["D", [["v", None]] * 20_000, ["l", []], [["l", []]] * 20_000], b""),
    "labels of many levels": (["S", ["v", None], ["l", [["t", [["v", None]] * 11]]], ["l", [["v", None]]]], b""),
    "8 million empty lists": ("[" + "[]," * 2**23 + "[]]", b""),
    "deep brackets": ("[" * 100_000, b""),
    "deep lists": ('["l",[' * 60 + '["v",null]' + "]]" * 60, b""),
    "a long word": ('["' + "x" * MAX_TEXT + '"]', b""),
    "no end of a word": ('["x', b""),
    "no JSON": ("nonsense", b""),
    "nothing": ("", b""),
    "more bytes than an answer has": (["x", 1], bytes(MAX_BYTES + 1)),
}
NUMBERS = [["i", n * PRIME] for n in range(500)]
COLLIDING: dict[str, object] = {
    "a set of whole numbers": ["s", NUMBERS],
    "keys of a dict": ["d", NUMBERS, [["v", None]] * 500],
    "a set of tuples": ["s", [["t", [["i", n] for n in key]] for key in minus_ones(500)]],
    "labels of rows": ["S", ["v", None], ["l", NUMBERS], ["l", NUMBERS]],
    "labels of columns": ["D", NUMBERS, ["l", []], [["l", []]] * 500],
    "one key again and again": ["s", [["i", 1]] * 500],
}


@pytest.mark.parametrize("kind", COLLIDING)
def test_keys_with_one_hash_are_refused(kind: str) -> None:
    with pytest.raises(WireError, match="one hash"):
        read(COLLIDING[kind])


@pytest.mark.parametrize("kind", MALFORMED)
def test_what_is_not_in_the_agreed_form_is_refused(kind: str) -> None:
    with pytest.raises(WireError):
        read(*MALFORMED[kind])


WORDS = st.sampled_from([*"vifcxanTltsdhSD", "<f8", "|b1", "<U2", *TENSOR_DTYPES, "", "é"])
TREES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 2**70) | st.floats() | WORDS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(st.sampled_from([*"vifcxanTltsdhSD"]), inner).map(list)
        | st.tuples(st.sampled_from([*"antdTSDh"]), inner, inner).map(list)
        | st.tuples(st.sampled_from("ltsx"), st.lists(inner, max_size=3)).map(list)
        | st.tuples(st.just("D"), inner, inner, inner).map(list)
    ),
    max_leaves=25,
)


@settings(max_examples=400)
@given(TREES | st.text(), st.binary(max_size=60))
def test_anything_is_a_value_or_a_wire_error(tree: object, data: bytes) -> None:
    try:
        value = read(tree, data)
    except WireError:
        return
    json.dumps(repr(value), ensure_ascii=False).encode()


@given(st.binary(max_size=40).map(lambda b: b + bytes(-len(b) % 4)))
def test_no_bytes_make_a_text_that_cannot_be_written(data: bytes) -> None:
    read(["x", len(data)], data).encode()
    for byte_order in "<>":
        "".join(read(["a", f"{byte_order}U1", [len(data) // 4]], data).tolist()).encode()


@given(st.binary(min_size=1, max_size=9))
def test_truth_has_two_values(data: bytes) -> None:
    assert set(read(["a", "|b1", [len(data)]], data).view(np.uint8).tolist()) <= {0, 1}


@given(st.text(st.characters(), max_size=10))
def test_half_surrogates_do_not_cross(text: str) -> None:
    packed = pack([text, {text: text}, np.array([text])], lambda _: 1)
    for one in read(packed.text, packed.data):
        repr(one).encode()


def test_names_of_classes_are_names() -> None:
    assert read(["h", 7, "Net"]) == HandleRef(7, "Net")
    assert read(["h", 7, "<script>"]) == HandleRef(7, "object")
    made = type('a\\\n"b', (), {})()
    packed = pack(made, lambda _: 7)
    assert read(packed.text, packed.data) == HandleRef(7, "object")


RECORDS = ["ValueError", "a text", 3, "mse"]


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("other", [None, 2.5, True, -1, [], {}, HandleRef(1, "x"), np.zeros(2), b"x"])
def test_exception_records_have_the_types_that_were_promised(place: int, other: object) -> None:
    record = [*RECORDS[:place], other, *RECORDS[place + 1 :]]
    if place == 2 and other is None:
        assert exception_in(record)[2] is None
        return
    with pytest.raises(WireError):
        exception_in(record)


def test_exception_records_are_short_and_speak_of_classes() -> None:
    assert exception_in(RECORDS) == ("ValueError", "a text", 3, "mse")
    class_name, text, _, cell = exception_in(["\x1b[31m", "x" * 10_000, None, "<b>"])
    assert (class_name, len(text), cell) == ("Exception", 500, "")


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["value", "missing", "raised", "", "other"]), TREES, st.binary(max_size=30), st.data())
def test_a_check_always_ends_in_a_verdict(kind: str, tree: object, data: bytes, draw: st.DataObject) -> None:
    """Forged answers of every kind; nothing but a result comes of them, and all that it says can be written."""
    record = st.lists(TREES, min_size=3, max_size=5).map(lambda parts: ["l", parts])
    text = told(draw.draw(st.just(tree) | record))
    student = Student(lambda request: (kind, Packed(text, data)))

    def look(student: Student, rng: np.random.Generator) -> None:
        value = student.mse(1)
        assert isinstance(student.has("mse"), bool)
        if isinstance(value, Remote):
            value()

    result = Check("a check", 1.0, look, 1.0, False, 1).run(student, "ada")
    assert result.verdict in ("passed", "failed", "error", "memory", "output", "crashed")
    json.dumps([result.message, result.hint], ensure_ascii=False).encode()


def test_honest_answers_still_arrive_through_an_agent() -> None:
    student = Student(LocalTransport(Agent({"mse": lambda n: {"n": n, "far": [n] * 3}, "broken": lambda: 1 / 0})))
    assert student.mse(2) == {"n": 2, "far": [2, 2, 2]}
    assert student.has("mse") and not student.has("nobody")


def peak_and_length(value: object) -> tuple[int, int]:
    """Bytes of memory that reading a value took at most, and the bytes that arrived."""
    packed = pack(value, lambda _: 1)
    tracemalloc.start()
    try:
        unpack(packed, lambda ref: ref)
        return tracemalloc.get_traced_memory()[1], len(packed.text) + len(packed.data)
    finally:
        tracemalloc.stop()


SIZES: dict[str, Callable[[int], object]] = {
    "numbers": lambda n: [0.5] * n,
    "empty lists": lambda n: [[] for _ in range(n)],
    "texts": lambda n: ["x"] * n,
    "one text": lambda n: "x" * n,
    "scalars": lambda n: [np.float32(1)] * n,
    "an array": np.zeros,
    "an array of texts": lambda n: np.full(n, "x"),
    "a dict": lambda n: {i: i for i in range(n)},
    "a set of tuples": lambda n: {(i, i) for i in range(n)},
    "a frame": lambda n: pd.DataFrame({"a": range(n), "b": ["x"] * n}),
    "wide frame": lambda n: pd.DataFrame(np.zeros((1, n // 20))),
}


@pytest.mark.parametrize("kind", SIZES)
def test_memory_grows_with_the_bytes_that_arrived(kind: str) -> None:
    small, _ = peak_and_length(SIZES[kind](10_000))
    large, length = peak_and_length(SIZES[kind](40_000))
    assert large < 6 * small
    assert large < 40 * length + 2**20


def test_comparisons_of_keys_grow_with_their_number() -> None:
    """The worst that is let in: groups of keys with one hash, as large as a group may be."""

    def comparisons(groups: int) -> int:
        class Counted(tuple):
            __slots__ = ()

            def __hash__(self) -> int:
                return self[0]

            def __eq__(self, other: object) -> bool:
                nonlocal count
                count += 1
                return tuple.__eq__(self, other)

        count = 0
        keys = [Counted((group, n)) for group in range(groups) for n in range(MAX_SAME_HASH)]
        parts = iter(keys)
        unpack(Packed(json.dumps(["s", [["h", 1, "x"]] * len(keys)]), b""), lambda ref: next(parts))
        return count

    assert 0 < comparisons(40) < 6 * comparisons(10)


def test_the_most_that_may_arrive_takes_moderate_memory() -> None:
    peak, _ = peak_and_length([[] for _ in range(MAX_ITEMS - 1)])
    assert peak < 200 * 2**20
