"""A course folder through nbgrader's own Python API: its configuration, its gradebook, and what nbgrader does well."""

from __future__ import annotations

import contextlib
import functools
import logging
import os
import sysconfig
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gradlab.course.store import course_folder
from gradlab.errors import GradLabError
from gradlab.imports import importing


class Course:
    """The folder with `source/`, `release/`, `submitted/` and `nbgrader_config.py`; also the working directory."""

    def __init__(self, root: Path) -> None:
        self.root = course_folder(root)
        os.chdir(self.root)  # nbgrader looks for its configuration here

    @functools.cached_property
    def api(self) -> Any:
        """nbgrader's API with the course's configuration. Importing nbgrader takes two seconds, so only on demand."""
        _find_alembic()
        with importing():
            import nbgrader.api
            import sqlalchemy
            from nbgrader.apps.api import NbGraderAPI
            from nbgrader.apps.baseapp import NbGrader
            from sqlalchemy.exc import SAWarning

        # Each of nbgrader's steps opens the gradebook anew; one engine remembers the statements it has compiled.
        nbgrader.api.create_engine = functools.cache(sqlalchemy.create_engine)
        # nbgrader's own models trip over a warning of a newer SQLAlchemy; nothing a user could do about it.
        warnings.filterwarnings("ignore", category=SAWarning)
        app = NbGrader()
        app.load_config_file()
        app.config.Application.log_level = logging.CRITICAL
        api = NbGraderAPI(config=app.config)
        api.log.setLevel(logging.ERROR)
        return api

    @functools.cached_property
    def db_url(self) -> str:
        return self.api.coursedir.db_url

    @contextlib.contextmanager
    def gradebook(self) -> Iterator[Any]:
        """The gradebook, open; a locked or unreadable one is a GradLabError."""
        import sqlalchemy.exc
        from nbgrader.api import Gradebook

        try:
            with Gradebook(self.db_url, self.api.coursedir.course_id) as gradebook:
                yield gradebook
        except sqlalchemy.exc.OperationalError as error:
            raise GradLabError(
                f"The gradebook can't be used ({error.orig}).", "Close what holds it, then repeat."
            ) from error

    def refuse_other_configuration(self) -> None:
        """Raise GradLabError unless nbgrader, too, grades here through intake, sandbox and judge."""
        from gradlab.recorder import nbgrader_plugins as plugins

        chosen = self.api.config.Autograde
        ours = (
            plugins.JudgedExecute in _classes(chosen.get("autograde_preprocessors")),
            plugins.RebuildFromRelease in _classes(chosen.get("sanitize_preprocessors")),
            plugins.IntakeExporter in _classes([chosen.get("exporter_class")]),
            plugins.SaveMarks in _classes(chosen.get("autograde_preprocessors")),
            "markdown2html" in self.api.config.HTMLExporter.get("filters", {}),
        )
        if not all(ours):
            raise GradLabError(
                f"{self.root / 'nbgrader_config.py'} does not grade with GradLab: nbgrader would run student code "
                "without a sandbox, or show students' texts with all that is in them.",
                "Copy nbgrader_config.py from GradLab's checkout into the course folder.",
            )


def _classes(chosen: Any) -> list[Any]:
    """What a configuration names, by class or by text."""
    from traitlets.utils.importstring import import_item

    return [import_item(one) if isinstance(one, str) else one for one in chosen or () if one is not None]


def _find_alembic() -> None:
    """nbgrader runs the program `alembic`, which lies beside Python, also where that environment is not activated."""
    scripts, path = sysconfig.get_path("scripts"), os.environ.get("PATH", "")
    if scripts not in path.split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join(part for part in (scripts, path) if part)


def succeeded(answer: dict[str, Any], what: str) -> None:
    """Raise GradLabError with the essence of nbgrader's log unless an API call succeeded."""
    if not answer["success"]:
        lines = [line for line in (answer.get("log") or answer.get("error") or "").splitlines() if line.strip()]
        essence = next((line for line in reversed(lines) if "Error" in line and "NbGrader" not in line), None)
        reason = (essence or (lines[-1] if lines else "no reason given")).strip()
        raise GradLabError(f"{what} failed: {reason}", "Repeat with --debug to see nbgrader's log.")
