"""The libraries that GradLab needs: whether they are here, new enough, and can be imported."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path

from packaging.requirements import Requirement

from gradlab.errors import GradLabError

MODULES = {
    "python-dateutil": "dateutil",
    "pyzmq": "zmq",
    "scikit-learn": "sklearn",
}  # where it is not the library's name


def required() -> Iterator[Requirement]:
    """What GradLab's own metadata ask for, without the extras."""
    try:
        lines = requires("gradlab") or ()
    except PackageNotFoundError:
        raise GradLabError(
            "GradLab was found, but is not installed.", f"{sys.executable} -m pip install '{Path(__file__).parents[3]}'"
        ) from None
    for line in lines:
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement


def look_up(requirement: Requirement) -> str:
    """The version of a library that is here, nothing imported; raises GradLabError where it is missing or too old."""
    try:
        found = version(requirement.name)
    except PackageNotFoundError:
        raise unusable(str(requirement), "is not installed") from None
    if not requirement.specifier.contains(found, prereleases=True):
        raise unusable(str(requirement), f"is here in version {found}")
    if find_spec(module_of(requirement)) is None:
        raise unusable(str(requirement), "is not installed")
    return found


def look_up_all() -> None:
    """Raise GradLabError for the first library that is missing or too old."""
    for requirement in required():
        look_up(requirement)


def import_all() -> str:
    """Import every library; their names and versions. Raises GradLabError for the first that can't be."""
    found = []
    for requirement in required():
        found.append(f"{requirement.name} {look_up(requirement)}")
        import_library(module_of(requirement))
    return ", ".join(found)


@cache
def import_those_of(names: tuple[str, ...]) -> None:
    """Import each of GradLab's libraries that one of these modules is part of; raises GradLabError as above."""
    tops = {name.partition(".")[0] for name in names}
    for requirement in required():
        if module_of(requirement) in tops:
            import_library(module_of(requirement))


def import_library(module: str) -> None:
    """Import a library by its module's name; raises GradLabError where that fails."""
    try:
        importlib.import_module(module)
    except Exception as error:  # a library that is broken raises whatever it stumbles over
        raise broken(module, error) from error


def module_of(requirement: Requirement) -> str:
    """What is imported of a library."""
    return MODULES.get(requirement.name, requirement.name.replace("-", "_"))


def broken(module: str, error: Exception) -> GradLabError:
    """The error for a library whose module (or a part of it) is here, but can't be imported."""
    top = module.partition(".")[0]
    library = next((str(requirement) for requirement in required() if module_of(requirement) == top), top)
    return unusable(library, f"can't be imported ({type(error).__name__}: {error})", "install --force-reinstall")


def unusable(library: str, reason: str, how: str = "install") -> GradLabError:
    """The error for a library that is needed and can't be used."""
    return GradLabError(f"GradLab needs {library}, and it {reason}.", f"{sys.executable} -m pip {how} '{library}'")
