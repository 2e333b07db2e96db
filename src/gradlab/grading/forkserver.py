"""Importing this turns the garbage collector off: the first thing that the parent of the grading processes does.

What it imports next will stay, and be shared. A grading process turns the collector on again.
"""

import gc

gc.disable()
