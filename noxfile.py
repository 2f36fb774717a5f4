"""The daily commands, in the environment that `scripts/bootstrap.py` makes: `nox -l` lists them.

`nox` alone does what CI does; what follows `--` is given to pytest: `nox -- tests/kg/resolve`.
"""

import os
import sys
from pathlib import Path

import nox

nox.options.default_venv_backend = "none"  # everything is in `.venv`, each package as locked
nox.options.sessions = ["lint", "types", "imports", "quick", "servers"]
os.environ["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))

APART = "server or browser or slow"
"""Marks of tests that are not quick; those of one folder share servers, and so one process."""
PASSED_OR_NONE = (0, 5)
"""Exit codes of pytest: all have passed, none was selected."""


@nox.session
def lint(session: nox.Session) -> None:
    """Style and layout of the code."""
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")


@nox.session
def types(session: nox.Session) -> None:
    """Types, strict everywhere."""
    session.run("mypy")


@nox.session
def imports(session: nox.Session) -> None:
    """Who may import whom."""
    session.run("lint-imports")


@nox.session
def quick(session: nox.Session) -> None:
    """Tests that need no running server, on all cores; what a file loads, one process loads."""
    marks = ("-m", f"not ({APART})", "-n", "auto", "--dist", "loadfile")
    session.run("pytest", *marks, *session.posargs, success_codes=PASSED_OR_NONE)


@nox.session
def servers(session: nox.Session) -> None:
    """Tests with real stores, served processes and a browser, and what takes its time."""
    marks = ("-m", APART, "-n", "2", "--dist", "loadscope")
    session.run("pytest", *marks, *session.posargs, success_codes=PASSED_OR_NONE)


@nox.session
def coverage(session: nox.Session) -> None:
    """Which lines and branches no test reaches."""
    session.run("coverage", "run", "-m", "pytest", *session.posargs)
    session.run("coverage", "report")


@nox.session
def documentation(session: nox.Session) -> None:
    """The documentation as pages, with the references of schema and vocabulary made anew."""
    session.run("python", "-m", "sphinx", "docs", *(session.posargs or ["docs/_build"]))


@nox.session
def derived(session: nox.Session) -> None:
    """Files that derive from the code: the schema and the table of sources."""
    session.run("python", "-m", "scripts.write_schema")
    session.run("python", "-m", "scripts.write_sources")
