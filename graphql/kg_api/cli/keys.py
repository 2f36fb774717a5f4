"""`kg key`: the keys of the API. An entry point of the distribution, as `commands` are."""

from typing import Annotated, Final

import typer

from kg.cli.show import as_json, console, table
from kg.errors import InputError
from kg.settings import Settings
from kg_api.http.api_keys import Keys, Scope

app: Final = typer.Typer(help="Keys of the API: who may ask it.", no_args_is_help=True)


@app.command("add")
def add(
    name: Annotated[str, typer.Argument(help="Whose it is.")],
    scope: Annotated[str, typer.Option(help="read, curate or admin.")] = "read",
) -> None:
    """Make a key and print it: this once, for only its hash is kept."""
    if scope.upper() not in Scope.__members__:
        raise InputError("there is no such scope", scope, "There are read, curate and admin")
    console().print(_keys().add(name, Scope[scope.upper()]), markup=False)


@app.command("list")
def listed(
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the keys, without what is secret of them."""
    rows = [
        {"id": key.id, "name": key.name, "scope": key.scope, "created": key.created}
        for key in _keys().known().values()
    ]
    if json:
        as_json(rows)
        return
    table(f"{len(rows)} keys", ("id", "name", "scope", "created"), [list(r.values()) for r in rows])


@app.command("revoke")
def revoke(id_: Annotated[str, typer.Argument(metavar="ID", help="As `list` shows it.")]) -> None:
    """Make a key worthless; a server that runs heeds it at once."""
    key = _keys().revoke(id_)
    console().print(f"revoked: {key.id}, {key.scope}, of {key.name}", markup=False)


def _keys() -> Keys:
    return Keys(Settings.from_environment().home)
