"""Whether nbgrader, too, grades in a course folder the way GradLab does."""

from __future__ import annotations

from typing import Any

from gradlab.errors import GradLabError
from gradlab.recorder.nbgrader_api import Course


def refuse_other_configuration(course: Course) -> None:
    """Raise GradLabError unless nbgrader, too, grades here through intake, sandbox and judge."""
    import nbgrader.apps.api

    from gradlab.recorder import nbgrader_plugins as plugins
    from gradlab.recorder.nbgrader_converters import KeepingAutograde

    config = course.api.config
    steps = _classes(config.Autograde.get("autograde_preprocessors"))
    ours = (
        plugins.JudgedExecute in steps,
        plugins.SaveMarks in steps,
        plugins.RebuildFromRelease in _classes(config.Autograde.get("sanitize_preprocessors")),
        plugins.IntakeExporter in _classes([config.Autograde.get("exporter_class")]),
        nbgrader.apps.api.Autograde is KeepingAutograde,
        "markdown2html" in config.HTMLExporter.get("filters", {}),
    )
    if not all(ours):
        mine = course.root / "nbgrader_config"
        raise GradLabError(
            f"{mine}.py does not grade with GradLab: nbgrader would run student code "
            "without a sandbox, or show students' texts with all that is in them.",
            f"mv '{mine}.py' '{mine}.mine' ; gradlab init '{course.root}'",
        )


def _classes(chosen: Any) -> list[Any]:
    """What a configuration names, by class or by text."""
    from traitlets.utils.importstring import import_item

    return [import_item(one) if isinstance(one, str) else one for one in chosen or () if one is not None]
