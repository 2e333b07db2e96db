"""Messages of the kernel itself that are too many, too large, weightless, or of other types than Jupyter's.

Hostile answers to `mse` of the tiny course, in percent cells as in the answer bank; `# verdict:` says how every check
of `mse` must end.
"""

# %% widgets_for_ever
# Speaks as a widget, for ever.
# verdict: output timeout
kernel = get_ipython().kernel
while True:
    content = {"comm_id": "x", "data": {"state": {"value": "x" * 10_000}}}
    kernel.session.send(kernel.iopub_socket, "comm_msg", content, parent=kernel.get_parent())


# %% says_nothing_for_ever
# Shows nothing, for ever.
# verdict: output timeout
kernel = get_ipython().kernel
while True:
    content = {"data": {}, "metadata": {}}
    kernel.session.send(kernel.iopub_socket, "display_data", content, parent=kernel.get_parent())


# %% forty_buffers
# Sends 60 MB in one message whose parts are each small enough: it is dropped, and the answer judged.
# verdict: failed
kernel = get_ipython().kernel
content = {"comm_id": "x", "data": {}}
large = [bytes(1_500_000)] * 40
kernel.session.send(kernel.iopub_socket, "comm_msg", content, parent=kernel.get_parent(), buffers=large)


def mse(y, y_hat):
    return -1.0


# %% a_prompt_of_markup
# verdict: crashed
kernel = get_ipython().kernel
content = {"code": "", "execution_count": "<script>alert(1)</script>"}
kernel.session.send(kernel.iopub_socket, "execute_input", content, parent=kernel.get_parent())


def mse(y, y_hat):
    return -1.0


# %% half_a_character_is_printed
# verdict: failed
kernel = get_ipython().kernel
content = {"name": "stdout", "text": "\ud800"}
kernel.session.pack = lambda content: __import__("json").dumps(content, default=str).encode()
kernel.session.send(kernel.iopub_socket, "stream", content, parent=kernel.get_parent())


def mse(y, y_hat):
    return -1.0
