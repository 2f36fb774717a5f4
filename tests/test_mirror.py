"""Every module is tested beside itself in the mirror, or it is said here where, and why."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("ontology", "extractors", "kg", "graphql/kg_api")

CASES = "extractors/test_sources.py"
GRAPH = "kg/resolve/test_resolve.py"
STATEMENTS = "api/test_differential.py"

ELSEWHERE = (
    # modules, the test that reaches them, why it is not beside them
    ("ontology/errors.py", "ontology/test_check.py", "raised there"),
    ("ontology/serialisation.py", "ontology/test_rdf.py", "written and read back as RDF"),
    ("ontology/identifiers/*/*", "ontology/identifiers/test_identifiers.py", "one table of all"),
    ("ontology/identifiers/*", "ontology/identifiers/test_identifiers.py", "one table of all"),
    ("extractors/errors.py", "extractors/test_hostile.py", "what hostile documents raise"),
    ("extractors/*.py", CASES, "what sources share: seen in the facts of their cases"),
    ("extractors/papers/*/*", CASES, "a format is a document and the facts expected of it"),
    ("extractors/papers/*", CASES, "a format is a document and the facts expected of it"),
    ("extractors/patents/*/*", CASES, "a format is a document and the facts expected of it"),
    ("extractors/patents/*", CASES, "a format is a document and the facts expected of it"),
    ("extractors/registries/*", CASES, "a format is a document and the facts expected of it"),
    ("extractors/filings/*/*", CASES, "a format is a document and the facts expected of it"),
    ("extractors/filings/*", CASES, "a format is a document and the facts expected of it"),
    ("extractors/text/references/*", "extractors/text/references/test_find.py", "parts of finding"),
    ("extractors/text/tagging/*", "extractors/text/tagging/test_tagger.py", "parts of a tagger"),
    (
        "extractors/text/components.py",
        "extractors/text/test_relations.py",
        "a part of its pipeline",
    ),
    ("extractors/text/*", CASES, "small pieces of every reader of text"),
    ("kg/duckdb.py", "kg/resolve/test_identities.py", "a connection, opened by each"),
    ("kg/errors.py", "kg/cli/test_failures.py", "told to a person"),
    ("kg/stamps.py", "kg/test_rerun.py", "why a step is left out"),
    ("kg/build/*", "kg/test_ingest.py", "the graph that an ingest makes"),
    ("kg/cli/*", "kg/cli/test_commands.py", "commands are run as processes"),
    ("kg/client/*", "api/cli/test_client.py", "asks the API as it is served"),
    ("kg/demo/*", "kg/demo/test_corpus.py", "one world, looked at as a whole"),
    ("kg/evaluate/everything/*", "kg/evaluate/test_everything.py", "one table"),
    ("kg/evaluate/*", "kg/cli/test_match.py", "a command"),
    ("kg/fetch/*", "kg/fetch/test_bring.py", "each interface, against a server that behaves so"),
    ("kg/query/status.py", "kg/test_ingest.py", "of a graph that is there"),
    (
        "kg/resolve/candidates/countries.py",
        "kg/resolve/matching/test_matcher.py",
        "seen in what is matched",
    ),
    ("kg/resolve/candidates/*", "kg/resolve/candidates/test_candidates.py", "parts of one search"),
    ("kg/resolve/names/known.py", "kg/resolve/names/test_bilingual.py", "pairs that lists tell"),
    ("kg/resolve/names/chinese/*", "kg/resolve/names/test_bilingual.py", "seen in what is joined"),
    ("kg/resolve/names/*", "kg/resolve/names/test_cluster.py", "evidence, seen in what is joined"),
    ("kg/resolve/normalise/exonyms.py", "kg/resolve/normalise/test_fold.py", "words of a fold"),
    ("kg/resolve/normalise/generic.py", "kg/resolve/normalise/test_fold.py", "words of a fold"),
    ("kg/resolve/normalise/words.py", "kg/resolve/normalise/test_fold.py", "words of a fold"),
    ("kg/resolve/normalise/*", "kg/resolve/normalise/test_persons.py", "parts of one fold"),
    ("kg/resolve/organizations/*", GRAPH, "steps of one resolution"),
    ("kg/resolve/people/resolve.py", GRAPH, "a step of it"),
    ("kg/resolve/people/stage.py", GRAPH, "a step of it"),
    ("kg/resolve/people/*", "kg/evaluate/test_people.py", "evidence, seen in who is joined"),
    ("kg/resolve/scoring/train.py", "kg/cli/test_match.py", "a command"),
    ("kg/resolve/scoring/*", "kg/resolve/matching/test_matcher.py", "seen in what is matched"),
    ("kg/resolve/matching/*", "kg/resolve/matching/test_matcher.py", "seen in what is matched"),
    ("kg/resolve/verdicts/*", "kg/resolve/test_verdicts.py", "verdicts, given and taken back"),
    ("kg/resolve/giving.py", "kg/resolve/test_verdicts.py", "verdicts, given and taken back"),
    ("kg/resolve/*", GRAPH, "steps of one resolution"),
    ("kg/engine/worker.py", "kg/engine/test_local.py", "a process of the local engine"),
    ("kg/search/make.py", "api/http/test_serving.py", "made where it is served"),
    ("kg/search/*", "kg/search/test_find.py", "parts of one search"),
    ("kg/staging/sources.py", "kg/test_ingest.py", "what each source has brought"),
    ("kg/staging/*", "kg/staging/test_read.py", "steps of one reading"),
    ("kg/store/jars.py", "kg/store/test_neo4j_local.py", "what a server is started from"),
    ("kg/store/*", "kg/store/test_embedded.py", "a server, started and stopped"),
    ("kg/topics/train.py", "kg/cli/test_match.py", "a command"),
    ("kg/topics/glossary.py", "kg/topics/test_question.py", "what a question says in English"),
    ("kg/topics/*", "kg/test_ingest.py", "topics of an ingest"),
    ("graphql/kg_api/cli/keys.py", "api/http/test_api_keys.py", "keys, made and used"),
    ("graphql/kg_api/compiler/*", STATEMENTS, "held to graphql-core on random operations"),
    ("graphql/kg_api/fields/*", STATEMENTS, "held to graphql-core on random operations"),
    ("graphql/kg_api/cypher/rewrite.py", "api/cypher/test_scope.py", "what passes share"),
    ("graphql/kg_api/cypher/*", "api/cypher/test_parser.py", "printed and parsed again"),
    ("graphql/kg_api/cost/*", "api/cost/test_estimate.py", "parts of a price"),
    ("graphql/kg_api/execution/*", "api/http/test_curation.py", "asked over HTTP"),
    ("graphql/kg_api/http/pages/*", "api/http/pages/test_graphiql.py", "asked over HTTP"),
    ("graphql/kg_api/http/*", "api/http/test_app.py", "asked over HTTP"),
    ("graphql/kg_api/schema/*", "api/schema/test_every_field.py", "every field is asked"),
)


def modules() -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if path.name not in ("__init__.py", "__main__.py"):
                yield path.relative_to(ROOT)


def beside(module: Path) -> Path:
    """Where the test of a module lies in the mirror."""
    folder = re.sub(r"^graphql/kg_api", "api", module.parent.as_posix())
    return ROOT / "tests" / folder / f"test_{module.name}"


def row(module: Path) -> tuple[str, str, str] | None:
    return next((each for each in ELSEWHERE if module.match(each[0])), None)


ALONE = [each for each in modules() if not beside(each).exists()]


def dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[parts[0] == "graphql" :]).removesuffix(".__init__")


FILES = {
    dotted(path): path for folder in (*PACKAGES, "tests") for path in (ROOT / folder).rglob("*.py")
}


LATER = {
    group: [place.partition(":")[0] for place in points.values()]
    for group, points in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
        "entry-points"
    ].items()
}
"""The modules of each group of entry points, which whoever names the group loads."""


@cache
def named(path: Path) -> frozenset[str]:
    """The modules of ours that a file imports, or names as what is loaded later."""
    found = set[str]()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{each.name}" for each in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value.partition(":")[0])
            found.update(LATER.get(node.value, ()))
            if node.value.endswith(".py") and (path.parent / node.value).exists():  # run by itself
                found.add(dotted(path.parent / node.value))
    return frozenset(found & FILES.keys())


@cache
def reached(test: str) -> frozenset[str]:
    """The modules that a test leads to."""
    found, waiting = set[str](), {dotted(ROOT / "tests" / test)}
    while waiting:
        module = waiting.pop()
        found.add(module)
        parts = module.split(".")
        packages = {".".join(parts[:length]) for length in range(1, len(parts))} & FILES.keys()
        waiting |= (named(FILES[module]) | packages) - found
    return frozenset(found)


@pytest.mark.parametrize("module", ALONE, ids=str)
def test_a_module_without_a_test_beside_it_is_reached_by_the_one_that_is_named(
    module: Path,
) -> None:
    found = row(module)
    assert found, f"write {beside(module).relative_to(ROOT)}, or say here what tests {module}"
    assert dotted(ROOT / module) in reached(found[1]), f"{found[1]} does not reach {module}"


@pytest.mark.parametrize("told", ELSEWHERE, ids=lambda told: told[0])
def test_nothing_is_excused_that_needs_no_excuse(told: tuple[str, str, str]) -> None:
    assert any(row(module) == told for module in ALONE), "no module is meant any more"
