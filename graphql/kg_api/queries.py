"""The ready-made queries: analysts' questions, each in a file of its own."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graphql import ListTypeNode, NonNullTypeNode, OperationDefinitionNode, TypeNode, parse

from kg.errors import InputError

_EXAMPLE: Final = "# e.g. "


@dataclass(frozen=True, slots=True)
class Offer:
    """A query as it is offered to be asked.

    Attributes:
        title: the question it answers, the first line of its file.
        query: the whole file, GraphQL.
        variables: JSON to begin with: the file's own example, else what must be given, blank.
    """

    title: str
    query: str
    variables: str


def folder() -> Path:
    """Where the queries lie: inside the package once installed, beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "ready_made"
    return inside if inside.is_dir() else package.parent / "queries"


def ready_made(name: str) -> str:
    """The query in the file of that name, which is given without its ending.

    Raises:
        InputError: there is none of that name.
    """
    known = {path.stem: path for path in folder().glob("*.graphql")}
    if name not in known:
        raise InputError("there is no such query", name, f"There are: {', '.join(sorted(known))}")
    return known[name].read_text("utf-8")


def offers(at: Path | None = None) -> tuple[Offer, ...]:
    """Every ready-made query, by the name of its file."""
    paths = sorted((at or folder()).glob("*.graphql"))
    return tuple(offer(path.read_text("utf-8")) for path in paths)


def offer(query: str) -> Offer:
    """A query as it is offered."""
    lines = query.splitlines()
    examples = [line.removeprefix(_EXAMPLE) for line in lines if line.startswith(_EXAMPLE)]
    variables = json.loads(examples[0]) if examples else _blanks(query)
    text = json.dumps(variables, indent=2, ensure_ascii=False)
    return Offer(lines[0].removeprefix("# "), query, text)


def _blanks(query: str) -> dict[str, object]:
    operations = [d for d in parse(query).definitions if isinstance(d, OperationDefinitionNode)]
    return {
        each.variable.name.value: _blank(each.type)
        for operation in operations
        for each in operation.variable_definitions or ()
        if isinstance(each.type, NonNullTypeNode) and each.default_value is None
    }


def _blank(declared: TypeNode) -> object:
    inner = declared.type if isinstance(declared, NonNullTypeNode) else declared
    return [] if isinstance(inner, ListTypeNode) else ""
