"""The host's end of the sandboxes: where they come from, and how a submission's ordinary cells are run in one."""
