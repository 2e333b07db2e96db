"""Answers in the wire's own form, made to cost the judge time or memory, or to be what no check expects.

Hostile answers to `mse` of the tiny course, in percent cells as in the answer bank; `# verdict:` says how every check
of `mse` must end. Those that forge
messages do so only in the process that is forked for `mse`, so that the other task may be right.
"""

# %% keys_with_one_hash
# Returns a dict whose keys all collide.
# verdict: crashed
def mse(y, y_hat):
    return dict.fromkeys(n * (2**61 - 1) for n in range(3000))


# %% tuples_with_one_hash
# Returns a set of tuples which all have one hash, since -1 and -2 have.
# verdict: crashed
def mse(y, y_hat):
    return {tuple(-1 - (n >> bit & 1) for bit in range(12)) for n in range(3000)}


# %% half_a_character
# Returns and raises texts that no file can hold.
# verdict: error
def mse(y, y_hat):
    raise ValueError("\ud800" * 3)


# %% half_a_character_in_the_answer
# verdict: failed
def mse(y, y_hat):
    return "\ud800"


# %% a_number_of_5000_digits
# verdict: output
def mse(y, y_hat):
    return 10**5000


# %% a_long_list
# Returns more elements than an answer may have.
# verdict: output
def mse(y, y_hat):
    return [0.5] * 1_000_000


# %% an_exception_of_other_types
# Tells of an exception with a number for its class and a list for its line.
# verdict: crashed
import gradlab.checks.agent as agents

agents.Agent.describe = staticmethod(lambda error: [7, None, [], {}] if "forged" in str(error) else ["E", "", None, ""])


def mse(y, y_hat):
    raise ValueError("forged")


# %% empty_lists
# 16 MB of empty lists would take half a gigabyte.
# verdict: crashed
import os

import gradlab.checks.agent as agents
from gradlab.checks.wire import Packed

kernel, honest_pack = os.getpid(), agents.pack


def pack(value, keep):
    one = value[0] if type(value) is tuple else value  # a check may ask for the arguments beside the result
    return one if isinstance(one, Packed) else honest_pack(value, keep)


agents.pack = pack


def mse(y, y_hat):
    if os.getpid() == kernel:
        return 0.0
    return Packed("[" + "[]," * 5_000_000 + "[]]", b"")


# %% deep_brackets
# verdict: crashed
import os

import gradlab.checks.agent as agents
from gradlab.checks.wire import Packed

kernel, honest_pack = os.getpid(), agents.pack


def pack(value, keep):
    one = value[0] if type(value) is tuple else value  # a check may ask for the arguments beside the result
    return one if isinstance(one, Packed) else honest_pack(value, keep)


agents.pack = pack


def mse(y, y_hat):
    if os.getpid() == kernel:
        return 0.0
    return Packed("[" * 10_000_000, b"")


# %% an_array_without_weight
# An empty array whose mean would be larger than the machine.
# verdict: crashed
import os

import gradlab.checks.agent as agents
from gradlab.checks.wire import Packed

kernel, honest_pack = os.getpid(), agents.pack


def pack(value, keep):
    one = value[0] if type(value) is tuple else value  # a check may ask for the arguments beside the result
    return one if isinstance(one, Packed) else honest_pack(value, keep)


agents.pack = pack


def mse(y, y_hat):
    if os.getpid() == kernel:
        return 0.0
    return Packed('["a","<f8",[0,1000000000000]]', b"")


# %% numpy_parses_a_dtype
# verdict: crashed
import os

import gradlab.checks.agent as agents
from gradlab.checks.wire import Packed

kernel, honest_pack = os.getpid(), agents.pack


def pack(value, keep):
    one = value[0] if type(value) is tuple else value  # a check may ask for the arguments beside the result
    return one if isinstance(one, Packed) else honest_pack(value, keep)


agents.pack = pack


def mse(y, y_hat):
    if os.getpid() == kernel:
        return 0.0
    return Packed('["a","' + "f8," * 1_000_000 + '",[1]]', bytes(8))


# %% many_parts
# Sends a message of more parts than the line has, then one of more bytes.
# verdict: crashed
import os

import gradlab.worker.frames as frames

kernel, honest_send = os.getpid(), frames.send
frames.send = lambda sock, parts: honest_send(sock, [b""] * 1_000_000 if forged else parts)
forged = []


def mse(y, y_hat):
    if os.getpid() != kernel:
        forged.append(1)
    return -1.0


# %% a_large_message
# verdict: crashed
import os

import gradlab.worker.frames as frames

kernel, honest_send = os.getpid(), frames.send
frames.send = lambda sock, parts: honest_send(sock, [b"value", b'["v",null]', bytes(200_000_000)] if forged else parts)
forged = []


def mse(y, y_hat):
    if os.getpid() != kernel:
        forged.append(1)
    return -1.0


# %% no_such_kind
# verdict: crashed
import os

import gradlab.worker.frames as frames

kernel, honest_send = os.getpid(), frames.send
frames.send = lambda sock, parts: honest_send(sock, [b"\xff" * 30, *parts[1:]] if forged else parts)
forged = []


def mse(y, y_hat):
    if os.getpid() != kernel:
        forged.append(1)
    return -1.0
