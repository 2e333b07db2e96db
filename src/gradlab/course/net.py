"""The net around one submission: what goes wrong with it ends it alone. The machine's faults still end the run."""

from __future__ import annotations

import errno

from gradlab.course.names import printable
from gradlab.errors import GradLabError

MACHINE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM}


def what_happened(error: Exception) -> str:
    """A line on an exception that was raised while one submission was at hand, for the report.

    Raises GradLabError where it is not the submission's doing: it would be raised for the next one too.
    """
    if isinstance(error, GradLabError):
        raise error
    if isinstance(error, OSError) and error.errno in MACHINE:
        raise GradLabError(f"{error.strerror}: {error.filename or 'no file'}.", "Mend that, then repeat.") from error
    about = printable(f"{type(error).__name__}: {error}".strip(": "))
    return f"GradLab could not cope with it ({about}); --debug shows where"
