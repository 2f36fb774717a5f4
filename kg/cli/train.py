"""Commands that train: gold in, a model out; the same model for the same gold."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.evaluate import Gold
from kg.cli.show import console
from kg.errors import InputError
from kg.evaluate.train_names import train_names, train_translations
from kg.evaluate.train_people import train_people
from kg.resolve.names import model
from kg.resolve.names.chinese import matching, sounds
from kg.resolve.names.known import known_pairs
from kg.resolve.people import evidence
from kg.settings import Settings
from kg.topics.concepts import VECTORS
from kg.topics.concepts import train as train_concepts
from kg.topics.train import train as train_topics
from kg.workspace import Workspace

app = typer.Typer(help="Train the resolver on gold.", no_args_is_help=True)

Out = Annotated[Path | None, typer.Option(help="File to write; the package's own if not given.")]


@app.command("people")
def people(gold: Gold, out: Out = None) -> None:
    """Train the weights of evidence by which mentions of people are taken for one person.

    Each file of gold is a batch of its own: what is rare is told within it.
    """
    path = out or Path(evidence.__file__).with_name(evidence.MODEL)
    train_people(gold).save(path)
    _written(path)


@app.command("names")
def names(gold: Gold, out: Out = None) -> None:
    """Train the comparison of names of organisations.

    Of JSON lines as `kg evaluate names` reads them comes the model of names in one script; of lists
    with the columns `zh` and `en` that of Chinese and English names, each list compared without
    itself, with what the registries under KG_HOME know.
    """
    lists = [path for path in gold if ".tsv" in path.suffixes]
    if lists and len(lists) < len(gold):
        remedy = "Train one model at a time: name lists (.tsv), or JSON lines"
        raise InputError("lists and JSON lines are gold of two models", str(gold[0]), remedy)
    if lists:
        path, text = out or matching.MODEL, train_translations(lists, _known())
    else:
        path, text = out or model.MODEL, train_names(gold)
    path.write_text(text, "ascii")
    _written(path)


def _known() -> list[tuple[str, str]]:
    """What registries tell; the lists themselves come as folds."""
    return known_pairs(Workspace.known(Settings.from_environment().home).stage, lists=False)


def _written(path: Path) -> None:
    console().print(f"Written: {path}", markup=False)


@app.command("sounds")
def sounds_of_syllables(out: Out = None) -> None:
    """Learn how Chinese syllables are spelt in foreign names, from the dictionary that we use."""
    path = out or sounds.TABLE
    path.write_text(sounds.written(sounds.train()), "ascii")
    _written(path)


@app.command("concepts")
def concepts(out: Out = None) -> None:
    """Encode the table of matters, so that what texts say in plain words is told as titles do."""
    path = out or VECTORS
    train_concepts(path)
    _written(path)


@app.command("topics")
def topics(
    described: Annotated[Path, typer.Argument(help="OpenAlex's topics, with summaries, as TSV.")],
    classes: Annotated[Path, typer.Argument(help="Titles of patent classes, as TSV.")],
    out: Annotated[Path, typer.Option(help="Where to write the model.")] = Path("topics.npz"),
) -> None:
    """Make the model that tells what a text is about, from the descriptions of the topics."""
    train_topics(described, classes, out)
