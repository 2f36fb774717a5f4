"""Write the reference pages of the documentation: `python -m scripts.write_reference [FOLDER]`.

The vocabulary, from `ontology/vocabulary.ttl`; the GraphQL schema, from the code, without the types
that are derived for filters and sorting; the ready-made queries. Nothing of it is kept in the
repository: `docs/conf.py` writes it anew for every build.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    build_schema,
)

from kg_api.queries import folder, offer
from kg_api.schema.build import sdl
from ontology.schema import Term, vocabulary

ROOT: Final = Path(__file__).resolve().parents[1]
FOLDER: Final = ROOT / "docs/reference"

Composite = GraphQLObjectType | GraphQLInterfaceType


def main() -> None:
    """Write the pages where they are read."""
    write(Path(sys.argv[1]) if sys.argv[1:] else FOLDER)


def write(into: Path) -> None:
    """Write the pages into a folder."""
    into.mkdir(parents=True, exist_ok=True)
    for name, page in (("ontology", ontology()), ("schema", schema()), ("queries", queries())):
        (into / f"{name}.md").write_text("\n".join(page) + "\n", "utf-8")


def ontology() -> Iterator[str]:
    """Every class, link and property, in both languages, with the standard terms it maps to."""
    known = vocabulary()
    yield "# The vocabulary\n"
    yield "What the graph can hold: `ontology/vocabulary.ttl`, as tables.\n"
    yield "## Classes\n"
    rows = [[*_term(each), ", ".join(each.parents)] for each in known.classes.values()]
    yield from _table(("class", "label", "meaning", "maps to", "a kind of"), rows)
    yield "\n## Links\n"
    rows = [
        [*_term(each), f"{', '.join(each.domain)} → {', '.join(each.range)}"]
        for each in known.links.values()
    ]
    yield from _table(("link", "label", "meaning", "maps to", "from → to"), rows)
    yield "\n## Properties\n"
    rows = [
        [*_term(each), ", ".join((*each.domain, *each.qualifies)).replace("*", "every link")]
        for each in known.properties.values()
    ]
    yield from _table(("property", "label", "meaning", "maps to", "of"), rows)


def _term(term: Term) -> list[str]:
    labels = " · ".join(term.labels[each] for each in sorted(term.labels))
    return [f"`{term.name}`", labels, term.comments.get("en", ""), _brief(term.matches)]


def _brief(iris: Iterable[str]) -> str:
    return ", ".join(f"[{iri.rpartition('#')[2].rpartition('/')[2]}]({iri})" for iri in iris)


def schema() -> Iterator[str]:
    """Every type that an answer is made of, and every enum; `Query` and `Mutation` first."""
    types = build_schema(sdl()).type_map
    yield "# The GraphQL schema\n"
    yield (
        "Every list takes `first`, `after`, `where` and `orderBy`; the types of `where` and "
        "`orderBy` are derived from what the rows show, and GraphiQL completes them.\n"
    )
    roots = [types[name] for name in ("Query", "Mutation") if name in types]
    rest = [types[name] for name in sorted(types) if types[name] not in roots]
    for type_ in [*roots, *rest]:
        if isinstance(type_, Composite) and not type_.name.startswith("__"):
            yield from _composite(type_)
    yield "## Enums\n"
    for type_ in rest:
        if isinstance(type_, GraphQLEnumType) and not _derived(type_.name):
            yield f"### {type_.name}\n\n{type_.description or ''}\n"
            rows = [(f"`{name}`", each.description or "") for name, each in type_.values.items()]
            yield from (*_table(("value", "meaning"), rows), "")


def _derived(name: str) -> bool:
    return name.startswith("__") or name.endswith("Column")


def _composite(type_: Composite) -> Iterator[str]:
    yield f"## {type_.name}\n\n{type_.description or ''}\n"
    rows = [
        (f"`{name}`", f"`{field.type}`", _arguments(field), field.description or "")
        for name, field in type_.fields.items()
    ]
    yield from (*_table(("field", "type", "arguments", "meaning"), rows), "")


def _arguments(field: GraphQLField) -> str:
    return ", ".join(f"`{name}`" for name in field.args)


def queries() -> Iterator[str]:
    """The ready-made queries, each with what it asks."""
    yield "# Ready-made queries\n"
    yield "They lie in `graphql/queries`; `kg query NAME` runs one.\n"
    for path in sorted(folder().glob("*.graphql")):
        text = path.read_text("utf-8").strip()
        yield f"## {offer(text).title}\n\n`{path.stem}`\n\n```graphql\n{text}\n```\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(_cell(each) for each in row)} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    main()
