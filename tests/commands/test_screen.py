"""What the commands print of names that come from students."""

from __future__ import annotations

import io

from hypothesis import example, given
from hypothesis import strategies as st
from rich.console import Console

from gradlab.commands.screen import out, person_line, student_line
from gradlab.course.names import printable
from gradlab.recorder.grade_lab import StudentResult

ANY = st.text(st.characters(exclude_categories=()) | st.sampled_from("[]/\\:\x1b\r\n\udcfc"), max_size=40)


def printed(markup: str) -> str:
    file = io.StringIO()
    console = Console(file=file, width=80, highlight=False, soft_wrap=out.soft_wrap, emoji=out._emoji)
    console.print(markup)
    return file.getvalue()


@given(ANY)
@example("[/yellow]")
@example("a\\")
@example("a\\\\")
@example(":smile:")
@example("[1] group")
def test_any_id_is_one_line_that_says_it(student_id: str) -> None:
    result = StudentResult("lab", student_id, 1.0, 2.0, [], refused=student_id, needs_person=[student_id])
    for text in (printed(student_line(result)), printed(person_line(result))):
        assert len(text.splitlines()) == 1
        assert text.count(printable(student_id).strip()) >= 2 or not student_id
