"""What a student's kernel says to us, checked here, whole and once, before nbclient or nbformat see it."""

from __future__ import annotations

from typing import Any

from jupyter_client.channels import AsyncZMQSocketChannel

MAX_MESSAGE = 16 * 2**20  # bytes of all parts of one message; zmq's own limit holds for each part
MAX_PARTS = 100  # a widget's buffers come as parts
MAX_MARKS = 2**21  # brackets, braces and commas of one message: it is counted before it is read as JSON
MAX_ALL, MAX_MESSAGES = 512 * 2**20, 200_000  # bytes and messages of one kernel on one channel, whoever they are for
MESSAGE_WEIGHT = 200  # bytes that a message weighs at least
MAX_TRACEBACK = 200  # lines
PARENT, MAX_PARENT = 2, 2**16  # of a message's parts, the one that says what it answers; its bytes
FLOOD = "flood"  # what stands for a message that is too much to be read


class BadMessage(ValueError):
    """A message, or a number of them, that no honest kernel sends."""


def weigh(parts: list[bytes]) -> int:
    """Bytes of a message that has not been read yet; raises BadMessage where reading it would cost too much."""
    size = sum(map(len, parts))
    if len(parts) > MAX_PARTS or size > MAX_MESSAGE:
        raise BadMessage(f"a message of {len(parts)} parts and {size} bytes")
    if sum(part.count(mark) for part in parts for mark in (b"[", b"{", b",")) > MAX_MARKS:
        raise BadMessage(f"a message of more than {MAX_MARKS} elements")
    return size


class CountedChannel(AsyncZMQSocketChannel):
    """jupyter_client's channel, which reads no message that has not been weighed."""

    received = messages = 0

    async def _recv(self, **kwargs: Any) -> dict[str, Any]:
        parts = await self.socket.recv_multipart(**kwargs)
        self.received += sum(map(len, parts))
        self.messages += 1
        _, told = self.session.feed_identities(parts)
        try:
            weigh(parts)
            if self.received > MAX_ALL or self.messages > MAX_MESSAGES:
                raise BadMessage(f"{self.messages} messages of {self.received} bytes")
        except BadMessage:
            return self._flood(told)
        return self.session.deserialize(told)

    def _flood(self, parts: Any) -> dict[str, Any]:
        """In place of a message that is too much to be read: that there was one, in answer to what."""
        if len(parts) < PARENT + 1 or len(parts[PARENT]) > MAX_PARENT:
            raise BadMessage("too much, and nobody knows in answer to what")
        header = {"msg_type": FLOOD}
        return {**header, "header": header, "parent_header": self.session.unpack(parts[PARENT]), "content": {}}


def weight(value: Any) -> int:
    """Roughly the bytes of what a message says, buffers too; what says nothing weighs something, too."""
    size, left = MESSAGE_WEIGHT, [value]
    while left:
        one = left.pop()
        size += 8
        if isinstance(one, (str, bytes, memoryview)):
            size += len(one)
        elif isinstance(one, dict):
            left.extend(one)
            left.extend(one.values())
        elif isinstance(one, list):
            left.extend(one)
    return size


def admitted(msg: dict[str, Any]) -> dict[str, Any] | None:
    """The message with nothing in it but what a notebook keeps, or None where it keeps nothing of it.

    Widgets' messages are such: nobody is there to use a widget. Raises BadMessage for what has no agreed form.
    """
    kind, content = msg.get("msg_type"), msg.get("content")
    header = msg.get("header")
    if not isinstance(content, dict) or not isinstance(header, dict) or header.get("msg_type") != kind:
        raise BadMessage("a message of no known form")
    if not isinstance(msg.get("parent_header"), dict):
        raise BadMessage("a message without a parent")
    kept = _content(kind, content)
    return None if kept is None else {**msg, "content": kept, "metadata": {}, "buffers": []}


def _content(kind: Any, content: dict[str, Any]) -> dict[str, Any] | None:
    if kind == "status":
        return {"execution_state": _string(content.get("execution_state"))}
    if kind == "execute_input":
        return {"execution_count": _count(content.get("execution_count"))}
    if kind == "clear_output":
        return {"wait": content.get("wait") is True}
    if kind == "stream":
        name = "stderr" if content.get("name") == "stderr" else "stdout"
        return {"name": name, "text": _string(content.get("text"))}
    if kind == "error":
        lines = content.get("traceback")
        if not isinstance(lines, list):
            raise BadMessage("an error without a traceback")
        ename, evalue = _string(content.get("ename")), _string(content.get("evalue"))
        return {"ename": ename, "evalue": evalue, "traceback": [_string(line) for line in lines[:MAX_TRACEBACK]]}
    if kind in ("display_data", "update_display_data", "execute_result"):
        shown = _shown(content)
        return {**shown, "execution_count": _count(content.get("execution_count"))} if kind[0] == "e" else shown
    return None


def _shown(content: dict[str, Any]) -> dict[str, Any]:
    data, transient = content.get("data"), content.get("transient") or {}
    if not isinstance(data, dict) or not isinstance(transient, dict):
        raise BadMessage("a display without data")
    kept = {_string(key): _string(value) for key, value in data.items() if isinstance(value, str)}
    display_id = transient.get("display_id")
    return {"data": kept, "metadata": {}, "transient": {"display_id": _string(display_id)} if display_id else {}}


def _count(value: Any) -> int | None:
    if value is not None and (type(value) is not int or not 0 <= value < 2**31):
        raise BadMessage("an execution count that is no number")
    return value


def _string(value: Any) -> str:
    """A text without half surrogates, which no file can hold."""
    if not isinstance(value, str):
        raise BadMessage("no text where one was promised")
    return value if value.isascii() else value.encode("utf-8", "replace").decode()
