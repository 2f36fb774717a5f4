"""Commands that train and score the readers of text."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.evaluate import Gold, show_scores
from kg.cli.show import Json, as_json, console, table
from kg.evaluate.clusters import Score
from kg.evaluate.spans import SpanScore

Model = Annotated[
    Path | None, typer.Option(help="A model of `kg train`; the one that is shipped if not given.")
]
Out = Annotated[Path, typer.Option(help="Where to write the model.")]
HeldOut = Annotated[
    int,
    typer.Option(min=0, help="Hold every n-th document out and score on those; 0 for none."),
]
_COLUMNS = ("label", "precision", "recall", "f1", "p overlap", "r overlap", "f1 overlap")


def evaluate_citations(
    gold: Gold,
    model: Model = None,
    labels: Annotated[
        Path | None,
        typer.Option(help="Score what references say: titles, first authors, years, as a table."),
    ] = None,
    json: Json = False,
) -> None:
    """Find references in descriptions of patents, and score them against labelled ones.

    Gold is XML of patents with `bibl` around references. The shipped model is trained on
    GROBID's: score others with it, or hold some out with `kg train citations --held-out 5`. With
    labels, gold are references printed by The Lens, which are read in their parts.
    """
    if labels is None:
        _evaluate("citations", gold, model, json)
        return
    from kg.evaluate.references import evaluate_references

    tallies = evaluate_references(gold, labels)
    scores = {name: Score(each.precision, each.recall) for name, each in tallies.items()}
    show_scores("Parts of references", scores, json)


def evaluate_funding(gold: Gold, model: Model = None, json: Json = False) -> None:
    """Find funders, grants and people thanked in acknowledgements, and score them.

    Gold is XML of `acknowledgment`s with `funder`, `grantNumber`, `individual` and others.
    """
    _evaluate("acknowledgements", gold, model, json)


def evaluate_affiliations_ner(gold: Gold, model: Model = None, json: Json = False) -> None:
    """Find organisations, places and countries in affiliations, and score them.

    Gold is TEI of `affiliation`s with `orgName`, `settlement`, `country` and others.
    """
    _evaluate("affiliations", gold, model, json)


def train_citations(gold: Gold, out: Out = Path("citations.crf"), held_out: HeldOut = 0) -> None:
    """Train the reader of references in the text of patents."""
    _train("citations", gold, out, held_out)


def train_funding(
    gold: Gold, out: Out = Path("acknowledgements.crf"), held_out: HeldOut = 0
) -> None:
    """Train the reader of acknowledgements."""
    _train("acknowledgements", gold, out, held_out)


def train_affiliations_ner(
    gold: Gold, out: Out = Path("affiliations.npz"), held_out: HeldOut = 0
) -> None:
    """Train the reader of affiliations."""
    _train("affiliations", gold, out, held_out)


def train_affiliation_words(registry: Gold, out: Out = Path("names.tsv.gz")) -> None:
    """Make the table of words, acronyms and cities that the reader of affiliations is told.

    Of records of ROR, as JSON lines.
    """
    from kg.evaluate.affiliation_words import table

    out.write_bytes(table(registry))
    console().print(str(out), markup=False)


def _train(name: str, gold: list[Path], out: Path, held_out: int) -> None:
    from kg.evaluate.train_taggers import TASKS, halves, score, train

    task = TASKS[name]
    known = list(task.gold(gold))
    kept, aside = halves(known, held_out) if held_out else (known, [])
    model = train(task, kept)
    out.write_bytes(model)
    console().print(f"{out}, of {len(kept):,} texts", markup=False)
    if aside:
        _show(f"{len(aside):,} texts held out", score(task, task.reader(model), aside), False)


def _evaluate(name: str, gold: list[Path], model: Path | None, json: bool) -> None:
    from kg.evaluate.train_taggers import TASKS, score

    task = TASKS[name]
    known = list(task.gold(gold))
    read = task.reader(model.read_bytes() if model else None)
    _show(f"{len(known):,} texts", score(task, read, known), json)


def _show(title: str, scores: dict[str, SpanScore], json: bool) -> None:
    rows = [
        (label, *(round(v, 3) for v in (*each.exactly(), *each.overlapping())))
        for label, each in sorted(scores.items())
    ]
    counts = [(each.gold, each.answers, each.exact) for _, each in sorted(scores.items())]
    columns = (*_COLUMNS, "gold", "answers", "exact")
    whole = [(*row, *count) for row, count in zip(rows, counts, strict=True)]
    if json:
        as_json({row[0]: dict(zip(columns[1:], row[1:], strict=True)) for row in whole})
        return
    table(title, columns, whole)
