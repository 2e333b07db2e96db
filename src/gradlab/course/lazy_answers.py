"""Answers that do nothing: every function of a solution returns the same thing, whatever it is asked.

They must earn nothing. A check that one of them passes tests a property that comes for free, and wants `on_top=True`
or `varies(...)`.
"""

from __future__ import annotations

import ast

from gradlab.course.lab import Lab, nbgrader

BODIES = {
    "none": "return None",
    "zero": "return 0.0",
    "one": "return 1.0",
    "true": "return True",
    "empty": "return []",
    "pair": "return 0.0, 0.0",
    "argument": "return {first}",
    "zeros": "return {first} * 0",
}


def lazy_answers(lab: Lab, kind: str) -> dict[str, str]:
    """Texts for the solution cells of a lab that define functions, by grade id; scripts are left out."""
    texts = {nbgrader(cell)["grade_id"]: cell.source for cell in lab.solution_cells()}
    return {name: _lazy(text, BODIES[kind]) for name, text in texts.items() if "def " in text}


def _lazy(text: str, body: str) -> str:
    return ast.unparse(ast.fix_missing_locations(_Emptied(body).visit(ast.parse(text))))


class _Emptied(ast.NodeTransformer):
    """Replaces what functions and methods do; a constructor still calls its base class."""

    def __init__(self, body: str) -> None:
        self.body = body

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        arguments = [argument.arg for argument in node.args.args if argument.arg != "self"]
        text = self.body.format(first=arguments[0] if arguments else "None")
        if node.name == "__init__":
            calls = [line for line in node.body if "super()" in ast.unparse(line)]
            node.body = calls or [ast.Pass()]
        else:
            lazy = ast.parse(f"def f():\n    {text}").body[0]
            assert isinstance(lazy, ast.FunctionDef)
            node.body = lazy.body
        return node
