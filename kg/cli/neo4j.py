"""`kg neo4j …`: a real Neo4j Community, with nothing installed by hand."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.show import Json, as_json, console
from kg.query.bulk import ARGUMENTS
from kg.settings import Settings
from kg.store import neo4j_local
from kg.store.address import Address

app = typer.Typer(
    help="A Neo4j Community of this project's own, on loopback.", no_args_is_help=True
)


@app.command()
def up(port: int = 0) -> None:
    """Start it, or find it running; the first time fetches it and checks every jar."""
    home = Settings.from_environment().home / "neo4j"
    _tell(neo4j_local.up(home, port or None))


@app.command()
def down() -> None:
    """End it."""
    ended = neo4j_local.down(Settings.from_environment().home / "neo4j")
    console().print("Neo4j has ended." if ended else "No Neo4j of this project is running.")


@app.command("import")
def import_(
    folder: Annotated[Path, typer.Argument(help="Where `kg export --all` wrote its files.")],
    memory: Annotated[str, typer.Option(help="Of the Java heap: 2g.")] = "2g",
) -> None:
    """Make it hold the whole graph from files, and nothing else; it must not be running.

    Vectors of works and indexes come with the next `kg ingest`, which finds the rest in place.
    """
    home = Settings.from_environment().home / "neo4j"
    told = neo4j_local.bulk_import(home, folder.absolute() / ARGUMENTS, memory)
    console().print(told[told.rfind("IMPORT DONE") :].strip(), markup=False)


@app.command()
def status(json: Json = False) -> None:
    """Tell whether it runs, and where."""
    address = neo4j_local.status(Settings.from_environment().home / "neo4j")
    if json:
        as_json({"running": address is not None, "address": address and address.uri})
    elif address is None:
        console().print("No Neo4j of this project is running; start it with `kg neo4j up`.")
    else:
        _tell(address)


def _tell(address: Address) -> None:
    password = Settings.from_environment().home / "neo4j" / "password"
    console().print(f"Neo4j is running at {address.uri}. To use it:")
    console().print(
        f"export KG_STORE={address.uri} KG_STORE_USER={address.user} "
        f'KG_STORE_PASSWORD="$(cat {password})"',
        markup=False,
    )
