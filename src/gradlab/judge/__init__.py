"""The judge: runs the checks of a task against a worker, and never a line of student code."""
