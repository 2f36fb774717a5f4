"""Commands that match: JSON lines in, the same lines with an answer out."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.lines import read_objects, write_objects
from kg.resolve.names import cluster_names
from kg.resolve.names.known import known_pairs
from kg.resolve.people.evidence import load
from kg.resolve.people.match import match_people
from kg.settings import Settings
from kg.workspace import Workspace

app = typer.Typer(
    help="Match organisations, people and names: JSON lines from standard input.",
    no_args_is_help=True,
)


Model = Annotated[
    Path | None,
    typer.Option(help="A model made by `kg train people`; the shipped one if not given."),
]


@app.command("names")
def match_names() -> None:
    """Cluster names of organisations among themselves.

    Each line is an object with `organization`, and `country` (two letters) where it is known. Out
    comes the same line with `cluster`, equal for names of one organisation, its `probability`, and
    the `reason` in words. Chinese and English names are brought together with what the registries
    under KG_HOME know, and without any download with those that come with us.
    """
    rows = read_objects("organization")
    countries = [str(row.get("country") or "") for row in rows]
    known = known_pairs(Workspace.known(Settings.from_environment().home).stage)
    found = cluster_names([row["organization"] for row in rows], countries, known)
    write_objects(
        row
        | {"cluster": each.cluster, "probability": round(each.probability, 3)}
        | {"reason": each.reason}
        for row, each in zip(rows, found, strict=True)
    )


@app.command("people")
def match_mentions(model: Model = None) -> None:
    """Cluster mentions of people among themselves.

    Each line is an object with any of `name`, `aff`, `coauthors`, `title`, `venue`, `year`,
    `domain`, `orcid`. Out comes the same line with `cluster`, equal for one person, its
    `probability`, and the `reason` in words.
    """
    rows = read_objects()
    found = match_people(rows, load(model) if model else None)
    write_objects(
        row
        | {"cluster": each.cluster, "probability": round(each.probability, 3)}
        | {"reason": each.reason}
        for row, each in zip(rows, found, strict=True)
    )
