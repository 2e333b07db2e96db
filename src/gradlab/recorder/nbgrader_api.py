"""A course folder through nbgrader's own Python API: its configuration, its gradebook, and what nbgrader does well."""

from __future__ import annotations

import contextlib
import functools
import logging
import os
import shutil
import sys
import sysconfig
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gradlab.course.settings import read_configuration
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
            from sqlalchemy.exc import SAWarning

        # Each of nbgrader's steps opens the gradebook anew; one engine remembers the statements it has compiled.
        nbgrader.api.create_engine = functools.cache(sqlalchemy.create_engine)
        # nbgrader's own models trip over a warning of a newer SQLAlchemy; nothing a user could do about it.
        warnings.filterwarnings("ignore", category=SAWarning)
        config, _ = read_configuration(self.root)
        config.Application.log_level = logging.CRITICAL
        api = NbGraderAPI(config=config)
        api.log.setLevel(logging.ERROR)
        return api

    @functools.cached_property
    def db_url(self) -> str:
        return self.api.coursedir.db_url

    @contextlib.contextmanager
    def gradebook(self) -> Iterator[Any]:
        """The gradebook, open; a locked or unreadable one is a GradLabError."""
        from nbgrader.api import Gradebook

        with self.gradebook_trouble(), Gradebook(self.db_url, self.api.coursedir.course_id) as gradebook:
            yield gradebook

    @contextlib.contextmanager
    def gradebook_trouble(self) -> Iterator[None]:
        """While nbgrader works on the gradebook: one that is locked, read-only or broken is a GradLabError."""
        import sqlalchemy.exc as errors

        try:
            yield
        except (errors.DatabaseError, errors.ArgumentError) as error:
            if isinstance(error, (errors.IntegrityError, errors.ProgrammingError, errors.DataError)):
                raise  # not the gradebook's fault
            reason = str(error.orig if isinstance(error, errors.DBAPIError) else error).strip().splitlines()[0]
            raise GradLabError(f"The gradebook can't be used ({reason}).", self._remedy(reason)) from error

    def _remedy(self, reason: str) -> str:
        from sqlalchemy.engine import make_url
        from sqlalchemy.exc import ArgumentError

        try:
            url = make_url(self.db_url)
        except ArgumentError:
            return "gradlab config  (c.CourseDirectory.db_url in nbgrader_config.py is no address of a database)"
        file = url.database if url.get_backend_name() == "sqlite" else None
        if file is None:
            return f"Look after {url.render_as_string(hide_password=True)}, then repeat."
        if "locked" in reason:
            return f"fuser -v '{file}'  (close what holds it, then repeat)"
        if "readonly" in reason:
            return f"chmod u+w '{file}' '{Path(file).parent}'"
        return f"mv '{file}' '{file}.broken'  (and put a backup in its place, or grade again)"

    def try_gradebook(self) -> str:
        """Open the gradebook and write to it, without changing anything; where it is. Raises GradLabError."""
        from sqlalchemy import text

        with self.gradebook() as gradebook:
            gradebook.db.execute(text("UPDATE alembic_version SET version_num = version_num"))
            gradebook.db.rollback()
        return self.db_url

    def refuse_other_configuration(self) -> None:
        """Raise GradLabError unless nbgrader, too, grades here through intake, sandbox and judge."""
        from gradlab.recorder import nbgrader_plugins as plugins

        chosen = self.api.config.Autograde
        ours = (
            plugins.JudgedExecute in _classes(chosen.get("autograde_preprocessors")),
            plugins.RebuildFromRelease in _classes(chosen.get("sanitize_preprocessors")),
            plugins.IntakeExporter in _classes([chosen.get("exporter_class")]),
        )
        if not all(ours):
            raise GradLabError(
                f"{self.root / 'nbgrader_config.py'} does not grade with GradLab: nbgrader would run student code "
                "without a sandbox.",
                f"mv '{self.root}/nbgrader_config.py' '{self.root}/nbgrader_config.mine' ; gradlab init '{self.root}'",
            )


def _classes(chosen: Any) -> list[Any]:
    """What a configuration names, by class or by text."""
    from traitlets.utils.importstring import import_item

    return [import_item(one) if isinstance(one, str) else one for one in chosen or () if one is not None]


def _find_alembic() -> None:
    """nbgrader runs the program `alembic`, which lies beside Python, also where that environment is not activated.

    Raises GradLabError where it is not there.
    """
    scripts, path = sysconfig.get_path("scripts"), os.environ.get("PATH", "")
    if scripts not in path.split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join(part for part in (scripts, path) if part)
    if shutil.which("alembic") is None:
        raise GradLabError(
            "The program alembic is not here, and nbgrader needs it to make a gradebook.",
            f"{sys.executable} -m pip install --force-reinstall alembic",
        )


def succeeded(answer: dict[str, Any], what: str) -> None:
    """Raise GradLabError with the essence of nbgrader's log unless an API call succeeded."""
    if not answer["success"]:
        lines = [line for line in (answer.get("log") or answer.get("error") or "").splitlines() if line.strip()]
        essence = next((line for line in reversed(lines) if "Error" in line and "NbGrader" not in line), None)
        reason = (essence or (lines[-1] if lines else "no reason given")).strip()
        raise GradLabError(f"{what} failed: {reason}", "Repeat with --debug to see nbgrader's log.")
