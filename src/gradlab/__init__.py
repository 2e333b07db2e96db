"""GradLab: a first course on neural networks as auto-graded labs, and the grader that runs them."""

__version__ = "0.1.0"
