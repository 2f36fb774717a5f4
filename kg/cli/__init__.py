"""The command line: `kg`."""

import sys
from collections.abc import Callable
from importlib.metadata import entry_points

import typer

from extractors.errors import ExtractionError
from kg.cli import commands, demo, documents, evaluate, match, neo4j, organizations, train
from kg.cli.failures import INTERRUPTED, UNFORESEEN, explained
from kg.cli.show import complain
from kg.errors import ApiUnavailableError, InputError, KgError, SettingsError, StoreError
from kg.settings import Settings
from ontology.errors import OntologyError

EXIT_CODES = (
    (InputError, 2),
    (SettingsError, 2),
    (StoreError, 3),
    (ApiUnavailableError, 3),
    (KgError, 1),
)
"""2: what was asked can not be done as asked; 3: the store or a remote API; 1: anything else."""

PLUGINS = "kg.commands"
"""Entry points of commands from above: `kg` never imports the API that stands on it."""


def application() -> typer.Typer:
    """The command line with all its commands."""
    app = typer.Typer(
        name="kg",
        help="Who collaborates with whom on what, and how we know.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
    )
    for command in (commands.ingest, commands.extract, commands.export, commands.status):
        app.command()(command)
    app.command(name="explain")(commands.explain_entity)
    app.command(name="show")(documents.show)
    app.command(name="demo")(demo.demo)
    for plugin in sorted(entry_points(group=PLUGINS)):
        _add(app, plugin.name, plugin.load())
    app.add_typer(commands.quarantine, name="quarantine")
    app.add_typer(neo4j.app, name="neo4j")
    match.app.command("organizations")(organizations.match_organizations)
    evaluate.app.command("affiliations")(organizations.evaluate)
    train.app.command("organizations")(organizations.train_organizations)
    app.add_typer(match.app, name="match")
    app.add_typer(evaluate.app, name="evaluate")
    app.add_typer(train.app, name="train")
    return app


def _add(app: typer.Typer, name: str, plugin: Callable[..., None] | typer.Typer) -> None:
    """Add a command, or a group of them."""
    if isinstance(plugin, typer.Typer):
        app.add_typer(plugin, name=name)
    else:
        app.command(name=name)(plugin)


def main() -> None:
    """Run a command; an error is told in words, never as a traceback."""
    try:
        application()()
    except KgError as error:
        sys.exit(_told(error))
    except (ExtractionError, OntologyError) as error:
        complain(str(error))
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(0)
    except UNFORESEEN as error:
        sys.exit(_told(explained(error, Settings.from_environment().home)))
    except SystemExit as ended:
        if ended.code == INTERRUPTED:
            complain("stopped. What was kept stays: the same command goes on from there")
        raise


def _told(error: KgError) -> int:
    """Say what went wrong; the exit code."""
    complain(str(error))
    return next(code for kind, code in EXIT_CODES if isinstance(error, kind))
