"""A course folder through nbgrader's own Python API: configuration, gradebook, and what nbgrader does well."""

from __future__ import annotations

import contextlib
import functools
import logging
import os
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gradlab.errors import GradLabError
from gradlab.imports import importing


class Course:
    """The folder with `source/`, `release/`, `submitted/` and `nbgrader_config.py`; also the working directory."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        if not (self.root / "source").is_dir():
            raise GradLabError(
                f"{self.root} is not a course folder: there is no source/ in it.", "Use --course FOLDER."
            )
        os.chdir(self.root)  # nbgrader looks for its configuration here

    @functools.cached_property
    def api(self) -> Any:
        """nbgrader's API with the course's configuration. Importing nbgrader takes two seconds, so only on demand."""
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

    def labs(self, wanted: list[str]) -> list[str]:
        """The labs of these names, or all; raises GradLabError for an unknown one."""
        from gradlab.grading.lab import lab_names

        known = lab_names(self.root)
        for name in wanted:
            if name not in known:
                raise GradLabError(f"There is no lab {name!r}.", f"There are: {', '.join(known) or 'none'}.")
        return wanted or known

    def submitted(self, lab: str) -> list[str]:
        """The students who handed in a lab."""
        return sorted(path.parent.name for path in (self.root / "submitted").glob(f"*/{lab}") if path.is_dir())


def succeeded(answer: dict[str, Any], what: str) -> None:
    """Raise GradLabError with the essence of nbgrader's log unless an API call succeeded."""
    if not answer["success"]:
        lines = [line for line in (answer.get("log") or answer.get("error") or "").splitlines() if line.strip()]
        essence = next((line for line in reversed(lines) if "Error" in line and "NbGrader" not in line), None)
        reason = (essence or (lines[-1] if lines else "no reason given")).strip()
        raise GradLabError(f"{what} failed: {reason}", "Repeat with --debug to see nbgrader's log.")
