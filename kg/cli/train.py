"""Commands that train: gold in, a model out; the same model for the same gold."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.evaluate import Gold

app = typer.Typer(help="Train the resolver on gold.", no_args_is_help=True)


@app.command("people")
def people(
    gold: Gold,
    out: Annotated[Path, typer.Option(help="Where to write the model.")] = Path("evidence.json"),
) -> None:
    """Train the weights of evidence by which mentions of people are taken for one person.

    Each file of gold is a batch of its own: what is rare is told within it.
    """
    from kg.evaluate.train_people import train_people

    train_people(gold).save(out)
