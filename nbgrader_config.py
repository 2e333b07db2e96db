"""GradLab's nbgrader configuration: only what differs from stock, each with its reason."""

from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader.preprocessors import AssignLatePenalties, CheckCellMetadata, GetGrades

from gradlab.recorder.nbgrader_converters import use_our_converters
from gradlab.recorder.nbgrader_plugins import (
    IntakeExporter,
    JudgedExecute,
    RebuildFromRelease,
    SafeCsvExport,
    SaveMarks,
    SayWhatWaits,
)

c = get_config()  # noqa: F821  # pyright: ignore[reportUndefinedVariable] -- nbgrader provides it

c.CourseDirectory.course_id = "gradlab"

# Students' ids are names, not patterns; of a hand-in, the notebook that counts is graded; what was graded before stays
# until there is something in its place.
use_our_converters()
# A submission is read without following links, and its JSON is taken apart by hand.
c.Autograde.exporter_class = IntakeExporter
# Cells are rebuilt from the release: no tag, id, type or score of a student's making survives.
c.Autograde.sanitize_preprocessors = [RebuildFromRelease, CheckCellMetadata]
# Student code runs in a sandboxed worker, checks in the judge; see docs/safety.md.
c.Autograde.autograde_preprocessors = [JudgedExecute, SaveMarks, AssignLatePenalties]
# Texts stay as students typed them; on pages, what they wrote is shown without effect.
c.HTMLExporter.filters = {"markdown2html": "gradlab.recorder.written.show_markdown"}
# Points that a person has yet to give are not shown as lost.
c.GenerateFeedback.preprocessors = [GetGrades, SayWhatWaits, CSSHTMLHeaderPreprocessor]

# Quoted as the standard says, and no student's text becomes a formula.
c.ExportApp.plugin_class = SafeCsvExport

# Demo cells train; a laptop under load needs more than nbgrader's 30 s in `nbgrader validate`.
c.Execute.timeout = 300
c.ClearSolutions.code_stub = {"python": "# Your code here\nraise NotImplementedError()"}
c.ClearSolutions.text_stub = "*Your answer here.*"
