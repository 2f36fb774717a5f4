"""Commands that score: gold in, precision and recall out."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from kg.cli.match import Model
from kg.cli.show import Json, as_json, table
from kg.demo.corpus import SEED
from kg.evaluate.agreements import evaluate_agreements
from kg.evaluate.clusters import Score
from kg.evaluate.demo import (
    answered,
    evaluate_collaborations,
    evaluate_demo,
    evaluate_pairs,
    pair,
    resolved_world,
)
from kg.evaluate.everything import TableOptions, everything
from kg.evaluate.identity import as_markdown, figures
from kg.evaluate.names import evaluate_names
from kg.evaluate.people import evaluate_people, judged
from kg.evaluate.subsidiaries import evaluate_subsidiaries
from kg.resolve.names.known import known_pairs
from kg.resolve.people.evidence import load
from kg.settings import Settings
from kg.workspace import Workspace

app = typer.Typer(help="Score the resolver against gold.", no_args_is_help=True)

Gold = Annotated[list[Path], typer.Argument(help="Files of gold, as they are, compressed or not.")]


@app.command("names")
def names(gold: Gold, json: Json = False) -> None:
    """Cluster the names of the gold, and score the clusters.

    Lines of gold are objects with `organization` and `unique_id` or `cluster`; or it is a list with
    the columns `zh` and `en`.
    """
    known = known_pairs(Workspace.known(Settings.from_environment().home).stage)
    show_scores("Names of organisations", evaluate_names(gold, known), json)


@app.command("people")
def people(gold: Gold, model: Model = None, json: Json = False) -> None:
    """Cluster the people of the gold, and score the clusters.

    Lines of gold are objects as `kg match people` reads them, with `cluster`; or the columns of
    PatentsView's files of inventors.
    """
    found = evaluate_people(list(judged(gold)), load(model) if model else None)
    show_scores("People", found, json)


@app.command("topics")
def topics(gold: Gold, json: Json = False) -> None:
    """Tell the topics of works by their titles and abstracts, and score them.

    Gold are works as OpenAlex has them, or lines with `title`, `abstract` and `topics`: names or
    ids. Each is scored as a topic, and by the subfield and the field that it lies in.
    """
    from kg.evaluate.topics import evaluate_topics

    outcome = evaluate_topics(gold)
    told = {name: Score(t.precision, t.recall) for name, t in outcome.tallies.items()}
    show_scores(f"Topics of {outcome.works} works, {outcome.told} of them told", told, json)


def show_scores(title: str, scores: Mapping[str, Score], json: bool) -> None:
    """Print precision, recall and F1 of each thing that was asked, or as JSON."""
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
    table(title, ("measure", "precision", "recall", "F1"), rows)


@app.command("agreements")
def agreements(
    gold: Gold,
    documents: Annotated[Path, typer.Option(help="Folder of the contracts that it labels.")],
    neutral: Annotated[
        bool, typer.Option(help="Hide the files' names, which tell what is in them.")
    ] = False,
    json: Json = False,
) -> None:
    """Read contracts, and score parties, dates, law and exclusivity against the labels of CUAD."""
    outcome = evaluate_agreements(gold, documents, neutral)
    rows = [
        (name, *(round(v, 3) for v in (t.precision, t.recall, t.f1)), t.right, t.wrong, t.missed)
        for name, t in outcome.tallies.items()
    ]
    columns = ("asked", "precision", "recall", "f1", "right", "wrong", "missed")
    accuracy = outcome.exclusivity / outcome.documents if outcome.documents else 0.0
    if json:
        told = {name: dict(zip(columns[1:], rest, strict=True)) for name, *rest in rows}
        counts = {"documents": outcome.documents, "recognised": outcome.recognised}
        as_json({**counts, "exclusivity": round(accuracy, 3), "scores": told})
        return
    read = f"{outcome.recognised} of {outcome.documents} contracts read"
    table(f"{read}; exclusivity right in {accuracy:.1%}", columns, rows)


@app.command("relations")
def relations(gold: Gold, json: Json = False) -> None:
    """Tell how two names of a sentence stand to each other, and score against REFinD's labels."""
    from kg.evaluate.relations import evaluate_relations

    found = evaluate_relations(gold)
    rows = [
        (name, *(round(v, 3) for v in (t.precision, t.recall, t.f1)), t.right, t.wrong, t.missed)
        for name, t in sorted(found.items())
    ]
    columns = ("asked", "precision", "recall", "f1", "right", "wrong", "missed")
    if json:
        as_json({name: dict(zip(columns[1:], rest, strict=True)) for name, *rest in rows})
        return
    table("Relations of pairs in sentences", columns, rows)


@app.command("subsidiaries")
def subsidiaries(
    gold: Gold,
    documents: Annotated[
        Path | None, typer.Option(help="Folder of the exhibits; without it, lists are printed.")
    ] = None,
    json: Json = False,
) -> None:
    """Read lists of subsidiaries, and score names, owners, jurisdictions and shares.

    Gold are tables with `Filename`, `Subsidiary`, `Location of Incorporation` and `Ownership
    Percentage`. Where the exhibits are not at hand, the labels are printed in nine layouts, nested
    at random, and these are read.
    """
    tallies = evaluate_subsidiaries(gold, documents)
    scores = {name: Score(each.precision, each.recall) for name, each in tallies.items()}
    show_scores("Subsidiaries", scores, json)


@app.command("all")
def all_(
    gold: Annotated[list[Path], typer.Argument(help="Folders or files of gold.")],
    unseen: Annotated[
        list[Path] | None,
        typer.Option(help="Affiliations that the shipped ranker has not learnt from: it tells."),
    ] = None,
    mentions: Annotated[
        int, typer.Option(min=1, help="Most mentions of people of a file; of more, a sample.")
    ] = 20_000,
    scale: Annotated[int, typer.Option(min=0, help="Times the invented world; 0: without.")] = 1,
    json: Json = False,
) -> None:
    """Print the table of all figures of who is who as Markdown: organisations, names, people.

    Gold is told by how its files begin: lines of affiliations, names or people, lists of Chinese
    and English names. The registries in KG_HOME are what is looked in.
    """
    options = TableOptions(gold, unseen or [], mentions, scale)
    home = Workspace(Settings.from_environment().home)
    found = everything(home, options, lambda text: typer.echo(f"measuring {text}", err=True))
    if json:
        as_json([{"name": f.name, "measured": f.value, "wanted": f.wanted} for f in found])
    else:
        typer.echo(as_markdown(found), nl=False)


@app.command("identity")
def identity(
    markdown: Annotated[
        bool, typer.Option("--table", help="Print a table of Markdown, for a document.")
    ] = False,
    json: Json = False,
) -> None:
    """Count how well the graph here tells who is who: no gold is needed, beside what is aimed at.

    Mentions on entities of registries, organisations that stray from their group, collaborations
    with oneself, entities a frequent name.
    """
    found = figures(Workspace.known(Settings.from_environment().home))
    if json:
        as_json([{"name": f.name, "measured": f.value, "wanted": f.wanted} for f in found])
    elif markdown:
        typer.echo(as_markdown(found), nl=False)
    else:
        rows = [(f.name, f.value, f.wanted) for f in found]
        table("Who is who", ("", "measured", "wanted"), rows)


@app.command("demo")
def demo(
    scale: Annotated[int, typer.Option(min=1, help="Times the bundled world.")] = 1,
    seed: Annotated[int, typer.Option(help="Names the world.")] = SEED,
    json: Json = False,
) -> None:
    """Resolve an invented world, whose truth is known, and score it; nothing is kept.

    Organisations and people are scored over pairs of their names; collaborations, by their kind,
    over pairs of organisations and the works that show them; patents and papers of one piece of
    work over such pairs.
    """
    with TemporaryDirectory(prefix="kg-demo-") as folder:
        home = Workspace(Path(folder))
        truth = resolved_world(home, scale, seed)
        found = answered(home, truth)
        scores = evaluate_demo(found) | evaluate_collaborations(home, truth, found)
        pair(home)
        scores["pairedWith"] = evaluate_pairs(home, truth)
    show_scores(f"The invented world, {scale} times", scores, json)
