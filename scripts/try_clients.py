"""Try well-kept clients and generators on a running API: `python -m scripts.try_clients URL`.

Needs Node and npm; everything is installed into a temporary folder from the ordinary registries.
What each is given stands in `scripts/clients`. Ends with the number of those that failed.
"""

import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple
from urllib.request import Request, urlopen

from graphql import build_client_schema, get_introspection_query, print_schema

ROOT: Final = Path(__file__).parents[1]

_NPM: Final = (
    "@apollo/client@4.3.8", "rxjs@7.8.2", "@urql/core@6.0.3", "@graphql-codegen/cli@7.4.3",
    "@graphql-codegen/typescript@6.1.0", "@graphql-codegen/typescript-operations@6.1.9",
    "relay-compiler@21.0.1", "gql.tada@1.11.3", "graphql@16.11.0", "typescript@5.9.3",
)  # fmt: skip
_PIP: Final = ("gql[httpx]==4.0.0", "ariadne-codegen==0.19.0")
_SECONDS: Final = 300


_USE_GQL: Final = """
import sys
from gql import Client, gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.httpx import HTTPXTransport

transport = HTTPXTransport(url=sys.argv[1])
with Client(transport=transport, fetch_schema_from_transport=True) as session:
    answer = session.execute(gql("{ organizations(first: 2) { totalCount nodes { id } } }"))
    its = answer["organizations"]
    assert len(its["nodes"]) == min(2, its["totalCount"])
    try:
        session.execute(gql('{ path(from: "ror:0", to: "ror:0") { length } }'))
    except TransportQueryError as error:
        assert error.errors[0]["extensions"]["code"] == "BAD_IDENTIFIER"
    else:
        sys.exit("an identifier that is none was answered")
"""
_USE_ARIADNE: Final = """
import sys
sys.path.insert(0, "ariadne")
from api_client import Client

with Client(url=sys.argv[1]) as client:
    found = client.who_moved_to_industry(since="2000")
    assert all(each.destination.id for each in found.mobility.edges)
"""


class Trial(NamedTuple):
    """What is run of a client, one command after the other, in the folder where all lies."""

    name: str
    commands: tuple[tuple[str, ...], ...]


def trials(url: str, python: str) -> tuple[Trial, ...]:
    """Every client with what is run of it."""
    typed = ("npx", "tsc", "--noEmit", "codegen/schema.ts", "codegen/operations.ts")
    codegen = ("npx", "graphql-codegen", "--config", "codegen.json")
    tada = ("npx", "gql.tada", "generate-output", "-c", "tada/tsconfig.json")
    return (
        Trial("graphql-codegen", (codegen, typed)),
        Trial("relay-compiler", (("npx", "relay-compiler", "relay.config.json"),)),
        Trial("Apollo Client", (("node", "apollo.mjs", url),)),
        Trial("urql", (("node", "urql.mjs", url),)),
        Trial("gql.tada", (tada, ("npx", "tsc", "-p", "tada"))),
        Trial("gql", ((python, "use_gql.py", url),)),
        Trial(
            "ariadne-codegen",
            (
                (python, "-m", "ariadne_codegen", "--config", "ariadne.toml"),
                (python, "use_ariadne.py", url),
            ),
        ),
    )


def main() -> None:
    """Install, try each, and end with how many failed."""
    if len(sys.argv) != 2 or not (shutil.which("npm") and shutil.which("node")):
        sys.exit("usage: python -m scripts.try_clients URL (with Node and npm)")
    with TemporaryDirectory() as folder:
        failed = list(failures(sys.argv[1], Path(folder)))
    sys.exit(len(failed))


def failures(url: str, folder: Path) -> Iterator[str]:
    """Names of the clients that failed at a URL; each is told as soon as it is known."""
    python = _laid_out(url, folder)
    for name, commands in trials(url, python):
        problem = next(filter(None, (_run(command, folder) for command in commands)), None)
        print(f"{name}: {'ok' if problem is None else problem}", flush=True)
        if problem is not None:
            yield name


def _laid_out(url: str, folder: Path) -> str:
    """Everything that the trials need in a folder; the Python that has its packages."""
    shutil.copytree(ROOT / "scripts/clients", folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "graphql/queries", folder / "queries")
    (folder / "ariadne").mkdir()
    (folder / "schema.graphql").write_text(_schema(url), "utf-8")
    (folder / "use_gql.py").write_text(_USE_GQL, "utf-8")
    (folder / "use_ariadne.py").write_text(_USE_ARIADNE, "utf-8")
    (folder / "package.json").write_text('{"private": true, "type": "module"}', "utf-8")
    npm = shutil.which("npm") or "npm"
    subprocess.run([npm, "install", "--silent", "--no-audit", *_NPM], cwd=folder, check=True)
    venv.create(folder / "python", with_pip=True)
    python = folder / "python" / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "install", "-q", *_PIP], check=True)
    return str(python)


def _schema(url: str) -> str:
    """The schema as the API tells it."""
    body = json.dumps({"query": get_introspection_query()}).encode()
    request = Request(url, body, {"Content-Type": "application/json"})  # noqa: S310 - given by hand
    with urlopen(request) as answer:  # noqa: S310
        told = answer.read()
    print(f"introspection: {len(told):,} bytes", flush=True)
    return print_schema(build_client_schema(json.loads(told)["data"]))


def _run(command: tuple[str, ...], folder: Path) -> str | None:
    """What a command says if it fails."""
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=_SECONDS, check=False
    )
    return f"{' '.join(command)}\n{done.stdout}{done.stderr}" if done.returncode else None


if __name__ == "__main__":
    main()
