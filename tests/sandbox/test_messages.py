"""Whatever a kernel says is an output of the agreed form, nothing at all, or the door's own error."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import output_from_msg

from gradlab.sandbox.messages import MAX_MARKS, MAX_PARTS, BadMessage, admitted, weigh, weight

KINDS = ["stream", "display_data", "update_display_data", "execute_result", "error", "status", "execute_input"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
FIELDS = ["name", "text", "data", "metadata", "execution_count", "ename", "evalue", "traceback", "transient", "wait"]
CONTENTS = st.dictionaries(st.sampled_from([*FIELDS, "execution_state"]), JSON)


def message(kind: Any, content: Any) -> dict[str, Any]:
    return {"msg_type": kind, "header": {"msg_type": kind}, "parent_header": {}, "content": content, "metadata": {}}


@given(st.sampled_from([*KINDS, "clear_output", "comm_open", "comm_msg", "shutdown", ""]) | JSON, CONTENTS | JSON)
def test_any_message_is_kept_in_form_or_refused(kind: Any, content: Any) -> None:
    try:
        kept = admitted(message(kind, content))
    except BadMessage:
        return
    if kept is None:
        return
    json.dumps(kept, ensure_ascii=False).encode()
    if kind in ("stream", "display_data", "execute_result", "error"):
        output_from_msg(kept)


@pytest.mark.parametrize("count", ["<script>", 2.5, True, [], {}, -1, 2**40])
def test_a_prompt_is_a_number(count: object) -> None:
    for kind in ("execute_input", "execute_result"):
        with pytest.raises(BadMessage):
            admitted(message(kind, {"execution_count": count, "data": {}, "metadata": {}}))


def test_messages_of_widgets_are_not_kept_and_weigh_what_they_carry() -> None:
    assert admitted(message("comm_open", {"data": {"state": {}}, "comm_id": "x"})) is None
    assert weight([{}, {}, [bytes(10**6)]]) > 10**6
    assert weight([]) > 100


def test_messages_that_would_be_dear_to_read_are_not_read() -> None:
    assert weigh([b"x"] * MAX_PARTS) == MAX_PARTS
    for parts in ([b"x"] * (MAX_PARTS + 1), [bytes(2**22)] * 40, [b"[]," * MAX_MARKS]):
        with pytest.raises(BadMessage):
            weigh(parts)
