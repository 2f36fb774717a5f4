"""The contracts of `pyproject.toml` bite: an import that one forbids breaks it."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("kg", "extractors", "ontology", "graphql/kg_api")

FORBIDDEN = {
    "kg_api -> kg -> extractors -> ontology": ("ontology/schema.py", "import kg.errors"),
    "rooms of kg, from the command line down to the errors": (
        "kg/build/entities.py",
        "import kg.load",
    ),
    "rooms of kg_api: the compiler knows no schema, nothing below http knows HTTP": (
        "graphql/kg_api/compiler/plan.py",
        "import kg_api.schema.enums",
    ),
    "no room imports in a circle": ("kg/store/address.py", "import kg.store.client"),
    "verdicts and the ledger are read without any model": (
        "kg/resolve/explain.py",
        "import lightgbm",
    ),
    "kinds of source do not know each other": (
        "extractors/papers/openalex/works.py",
        "import extractors.patents.uspto.full_text",
    ),
    "the API reads the graph, it never runs extractors": (
        "graphql/kg_api/queries.py",
        "import extractors.source",
    ),
    "only kg.store speaks to the store": ("kg/build/graph.py", "import neo4j"),
    "only extractors.text touches spaCy": ("kg/settings.py", "import spacy"),
}
"""By contract: a module, and the import in it that the contract forbids."""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says of a copy of the code that breaks every contract once."""
    copy = tmp_path_factory.mktemp("copy")
    shutil.copy(ROOT / "pyproject.toml", copy)
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, copy / package, ignore=shutil.ignore_patterns("static", "__pycache__")
        )
    for file, line in FORBIDDEN.values():
        module = copy / file
        module.write_text(f"{module.read_text('utf-8')}\n{line}\n", "utf-8")
    lint = (
        "import sys; sys.path[:0] = ['.', 'graphql']; from importlinter.cli import lint_imports; "
        "sys.exit(lint_imports(no_cache=True))"
    )
    run = subprocess.run(
        [sys.executable, "-P", "-c", lint], cwd=copy, capture_output=True, text=True, check=False
    )
    return " ".join(run.stdout.split())


@pytest.mark.parametrize("contract", FORBIDDEN)
def test_a_forbidden_import_breaks_its_contract(contract: str, report: str) -> None:
    assert f"{contract} BROKEN" in report, report


def test_every_contract_is_tried() -> None:
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    assert [each["name"] for each in linter["contracts"]] == list(FORBIDDEN)
