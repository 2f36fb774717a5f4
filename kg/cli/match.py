"""Commands that match: JSON lines in, the same lines with an answer out."""

import typer

from kg.cli.lines import read_objects, write_objects
from kg.resolve.names import cluster_names

app = typer.Typer(
    help="Match organisations, people and names: JSON lines from standard input.",
    no_args_is_help=True,
)


@app.command("names")
def match_names() -> None:
    """Cluster names of organisations among themselves.

    Each line is an object with `organization`, and `country` (two letters) where it is known. Out
    comes the same line with `cluster`, equal for names of one organisation, its `probability`, and
    the `reason` in words.
    """
    rows = read_objects("organization")
    countries = [str(row.get("country") or "") for row in rows]
    found = cluster_names([row["organization"] for row in rows], countries)
    write_objects(
        row
        | {"cluster": each.cluster, "probability": round(each.probability, 3)}
        | {"reason": each.reason}
        for row, each in zip(rows, found, strict=True)
    )
