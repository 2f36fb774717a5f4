"""Commands that score: gold in, precision and recall out."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.show import Json, as_json, table
from kg.evaluate.names import evaluate_names

app = typer.Typer(help="Score the resolver against gold.", no_args_is_help=True)

Gold = Annotated[list[Path], typer.Argument(help="Files of gold, as they are, compressed or not.")]


@app.command("names")
def names(gold: Gold, json: Json = False) -> None:
    """Cluster the names of the gold, and score the clusters.

    Lines of gold are objects with `organization` and `unique_id` or `cluster`.
    """
    scores = evaluate_names(gold)
    if json:
        told = {
            name: {"precision": each.precision, "recall": each.recall, "f1": each.f1}
            for name, each in scores.items()
        }
        as_json(told)
        return
    rows = [
        (name, *(f"{value:.3f}" for value in (each.precision, each.recall, each.f1)))
        for name, each in scores.items()
    ]
    table("Names of organisations", ("measure", "precision", "recall", "F1"), rows)
