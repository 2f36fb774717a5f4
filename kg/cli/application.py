"""The commands, and how what goes wrong in one is told."""

import logging
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import entry_points
from typing import Final

import typer

from kg.cli import STOPPED
from kg.cli.failures import INTERRUPTED, UNFORESEEN, explained, on_full_disk
from kg.cli.show import complain
from kg.errors import ApiUnavailableError, InputError, KgError, SettingsError, StoreError
from kg.settings import Settings

EXIT_CODES = (
    (InputError, 2),
    (SettingsError, 2),
    (StoreError, 3),
    (ApiUnavailableError, 3),
    (KgError, 1),
)
"""2: what was asked can not be done as asked; 3: the store or a remote API; 1: anything else."""

COMMANDS: Final = "kg.commands"
"""Entry points of all commands, ours and those of what stands above: `kg` never imports the API."""

Command = Callable[..., None] | typer.Typer
"""A command, or a group of them."""


def application(only: str = "") -> typer.Typer:
    """The command line with all its commands by name, or with one alone.

    Only what is asked for is loaded: all of it takes longer than to explain an entity.
    """
    app = typer.Typer(
        name="kg",
        help="Who collaborates with whom on what, and how we know.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    app.callback()(_nothing)  # or an application of one command would not ask for its name
    for command in sorted(entry_points(group=COMMANDS)):
        if only in ("", command.name):
            _add(app, command.name, command.load())
    return app


def _nothing() -> None:
    pass


def _add(app: typer.Typer, name: str, command: Command) -> None:
    if isinstance(command, typer.Typer):
        app.add_typer(command, name=name)
    else:
        app.command(name=name)(command)


def run() -> None:
    """Run a command; an error is told in words, never as a traceback."""
    logging.getLogger("stamina").addHandler(logging.NullHandler())  # a retry is no news
    try:
        application(_asked(sys.argv))()
    except StoreError as error:
        sys.exit(_told(on_full_disk(error, Settings.from_environment().home)))
    except KgError as error:
        sys.exit(_told(error))
    except BrokenPipeError:
        sys.exit(0)
    except UNFORESEEN as error:
        sys.exit(_told(explained(error, Settings.from_environment().home)))
    except SystemExit as ended:
        if ended.code == INTERRUPTED:
            complain(STOPPED)
        raise
    except Exception as error:
        if not _of_documents(error):
            raise
        complain(str(error))
        sys.exit(1)


def _asked(arguments: Sequence[str]) -> str:
    """The one command that is asked for; empty where it is not that plain."""
    name = arguments[1] if len(arguments) > 1 else ""
    return name if name in entry_points(group=COMMANDS).names else ""


def _of_documents(error: Exception) -> bool:
    """Whether a document is wrong, or what was read of it; the rooms that say so are large."""
    from extractors.errors import ExtractionError
    from ontology.errors import OntologyError

    return isinstance(error, ExtractionError | OntologyError)


def _told(error: KgError) -> int:
    """Say what went wrong; the exit code."""
    complain(str(error))
    return next(code for kind, code in EXIT_CODES if isinstance(error, kind))
