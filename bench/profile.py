"""What the store itself does for our statements: PROFILE on a real Neo4j, milliseconds on both.

    python -m bench.profile --home KG_HOME [--neo4j FOLDER] [WHAT ...]

The KG_HOME was filled by `kg ingest`; a Neo4j that is empty is filled from it. WHAT is names of
ready-made queries, files or texts of GraphQL; without it, all that are ready made and the three
questions of `bench.graphql`. The busiest things of the graph stand in for the examples' ids. Prints
for each statement what it touches (db hits), values in the answer, median milliseconds on Neo4j
and on the embedded store, and the operators with the most db hits.

`--keep FILE` writes the statements down and `--beside FILE` runs those of another state of the tree
in turn with these: then it prints theirs, ours, and ours by theirs.
"""

import argparse
import json
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import neo4j
from graphql import OperationDefinitionNode, parse

from bench.graphql.questions import QUESTIONS
from bench.graphql.statements import asked_of_the_store
from bench.price import filled, profiled
from kg.build.target_graph import TargetGraph
from kg.settings import Settings
from kg.store import Client, open_store
from kg.workspace import Workspace
from kg_api.queries import folder, offer

_BUSIEST_ORGANIZATION: Final = (
    "MATCH (n:{})-[:PARTICIPATES_IN]->() WITH n, count(*) AS many "
    "RETURN n.id AS id ORDER BY many DESC, id LIMIT 1"
)
_UNIVERSITY: Final = _BUSIEST_ORGANIZATION.format("University")
_COMPANY: Final = _BUSIEST_ORGANIZATION.format("Company")
_BUSIEST: Final[Mapping[str, str]] = {
    "id": _UNIVERSITY,
    "organization": _UNIVERSITY,
    "university": _UNIVERSITY,
    "company": "MATCH (n:Company)<-[:SUBSIDIARY_OF|PART_OF]-() WITH n, count(*) AS many "
    "RETURN n.id AS id ORDER BY many DESC, id LIMIT 1",
    "from": _UNIVERSITY,
    "to": _COMPANY,
    "person": "MATCH (n:Person)-[:AUTHORED|INVENTED]->() WITH n, count(*) AS many "
    "RETURN n.id AS id ORDER BY many DESC, id LIMIT 1",
    "topic": "MATCH (n:Topic)<-[:HAS_TOPIC]-() WITH n, count(*) AS many "
    "RETURN n.id AS id ORDER BY many DESC, id LIMIT 1",
    "seeds": f"{_UNIVERSITY} UNION {_COMPANY}",
    "between": "MATCH (c:Collaboration) WITH c ORDER BY c.strength DESC, c.id LIMIT 1 "
    "MATCH (c)<-[:PARTICIPATES_IN]-(n) RETURN n.id AS id ORDER BY id",
}
_TOLD: Final = 6
_WARM: Final = 10  # runs that are not counted, for Java compiles what it runs often
_DETAILS: Final = 100
_ROW: Final = "{:<42} {:>9} {:>7} {:>9} {:>9}"


class ProfiledStatement(NamedTuple):
    """A statement that the API runs."""

    name: str
    statement: str
    parameters: dict[str, Any]


class Operator(NamedTuple):
    """One step of a plan, as it was run."""

    name: str
    details: str
    rows: int
    hits: int


class Figures(NamedTuple):
    """What a statement takes; milliseconds are medians."""

    hits: int
    values: int
    on_neo4j: float
    embedded: float
    operators: list[Operator]


def main() -> None:
    """Profile and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.profile", description=__doc__)
    parser.add_argument("what", nargs="*")
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--neo4j", type=Path, help="folder of a Neo4j kept from run to run")
    parser.add_argument("--runs", type=int, default=15, help="of which the median is told")
    parser.add_argument("--keep", type=Path, help="write the statements there")
    parser.add_argument("--beside", type=Path, help="statements that were kept there, as well")
    given = parser.parse_args()
    with (
        filled(TargetGraph(Workspace(given.home).resolved), given.neo4j) as address,
        Client(address) as client,
        open_store(Settings(home=given.home)) as embedded,
    ):
        asked = list(_asked(given.what, client))
        if given.keep:
            given.keep.write_text(json.dumps(asked, ensure_ascii=False, indent=1), "utf-8")
        before = _kept(given.beside) if given.beside else {}
        print(_ROW.format("question", "db hits", "values", "Neo4j ms", "embedded"))
        for each in asked:
            both = [before[each.name], each] if each.name in before else [each]
            _tell(each.name, list(_figures(both, (client, embedded), given.runs)))


def _asked(what: Sequence[str], client: Client) -> Iterator[ProfiledStatement]:
    for name, text in _questions(what):
        variables = json.loads(offer(text).variables) | dict(_busiest(text, client))
        yield ProfiledStatement(name, *asked_of_the_store(text, variables))
    if not what:
        university = client.read(_UNIVERSITY)[0]
        for each in QUESTIONS:
            variables = each.variables | (university if "id" in each.variables else {})
            yield ProfiledStatement(each.name, *asked_of_the_store(each.ours, variables))


def _questions(what: Sequence[str]) -> Iterator[tuple[str, str]]:
    for each in what or sorted(path.stem for path in folder().glob("*.graphql")):
        path = Path(each) if each.endswith(".graphql") else folder() / f"{each}.graphql"
        is_text = "{" in each
        yield (" ".join(each.split()), each) if is_text else (path.stem, path.read_text("utf-8"))


def _busiest(query: str, client: Client) -> Iterator[tuple[str, Any]]:
    """The ids of the busiest things, for the variables that must be given."""
    (operation,) = (d for d in parse(query).definitions if isinstance(d, OperationDefinitionNode))
    for declared in operation.variable_definitions or ():
        name = declared.variable.name.value
        if name in _BUSIEST and declared.type.kind == "non_null_type":
            ids = [row["id"] for row in client.read(_BUSIEST[name])]
            yield name, ids if name in ("seeds", "between") else ids[0]


def _kept(file: Path) -> dict[str, ProfiledStatement]:
    return {each[0]: ProfiledStatement(*each) for each in json.loads(file.read_text("utf-8"))}


def _figures(
    asked: Sequence[ProfiledStatement], stores: tuple[Client, Client], runs: int
) -> Iterator[Figures]:
    """What each of some statements takes, run in turn.

    Raises:
        ValueError: they answer differently.
    """
    answers = [[store.read(each.statement, each.parameters) for store in stores] for each in asked]
    if answers[0] != answers[-1]:
        raise ValueError(f"{asked[0].name}: another answer than before")
    on_neo4j, embedded = (_medians(asked, store, runs) for store in stores)
    for each, ours, theirs in zip(asked, on_neo4j, embedded, strict=True):
        operators = list(_operators(_profile(each, stores[0])))
        hits = sum(operator.hits for operator in operators)
        yield Figures(hits, _values(answers[-1][0]), ours, theirs, operators)


def _medians(asked: Sequence[ProfiledStatement], store: Client, runs: int) -> list[float]:
    times: list[list[float]] = [[] for _ in asked]
    for _ in range(_WARM + runs):
        for held, each in zip(times, asked, strict=True):
            started = time.perf_counter()
            store.read(each.statement, each.parameters)
            held.append((time.perf_counter() - started) * 1000)
    return [statistics.median(held[_WARM:]) for held in times]


def _profile(asked: ProfiledStatement, client: Client) -> Mapping[str, Any]:
    address = client.address
    with neo4j.GraphDatabase.driver(address.uri, **address.options) as driver:
        return profiled(driver, asked.statement, asked.parameters)


def _operators(plan: Mapping[str, Any]) -> Iterator[Operator]:
    arguments = plan.get("args", {})
    details = " ".join(str(arguments.get("Details", "")).split())
    name = plan["operatorType"].partition("@")[0]
    yield Operator(name, details, plan.get("rows", 0), plan.get("dbHits", 0))
    for each in plan.get("children", ()):
        yield from _operators(each)


def _values(held: object) -> int:
    if isinstance(held, Mapping):
        return sum(map(_values, held.values()))
    return sum(map(_values, held)) if isinstance(held, list) else 1


def _tell(name: str, found: list[Figures]) -> None:
    for each in found:
        times = (f"{each.on_neo4j:.2f}", f"{each.embedded:.2f}")
        print(_ROW.format(name[:42], f"{each.hits:,}", each.values, *times))
    if len(found) > 1:
        (one, other) = ((each.hits, each.on_neo4j, each.embedded) for each in found)
        by = [f"{after / before:.2f}" for before, after in zip(one, other, strict=True)]
        print(_ROW.format("  ours by theirs", by[0], "", *by[1:]))
    most = sorted(found[-1].operators, key=lambda each: -each.hits)[:_TOLD]
    for step in (operator for operator in most if operator.hits):
        print(f"  {step.hits:>9,} hits {step.rows:>8,} rows  {step.name} {step.details[:_DETAILS]}")
    print(flush=True)


if __name__ == "__main__":
    main()
