"""Commands on organisations in affiliation strings: match, evaluate, train."""

from pathlib import Path
from typing import Annotated, Any

import typer

from kg.cli.evaluate import Gold
from kg.cli.lines import read_objects, write_objects
from kg.cli.show import Json, as_json, console, table
from kg.evaluate.affiliations import Score, evaluate_affiliations, judged
from kg.evaluate.held_out import evaluate_held_out, examples
from kg.resolve.matching.matcher import Match, Matcher
from kg.resolve.matching.support import Affiliation
from kg.resolve.scoring import ranker
from kg.resolve.scoring.train import train
from kg.settings import Settings
from kg.workspace import Workspace


def match_organizations(
    registers: Annotated[
        bool, typer.Option(help="Also companies that only LEI, CIK or lists of names know.")
    ] = False,
) -> None:
    """Find the registries' organisations in affiliation strings.

    Each line is an object with `affiliation`, and `country` (two letters) or `domain` where they
    are known. Out comes the same line with `matches`, the likeliest first: each an `id`, its
    `name`, the `probability`, `start` and `end` of the words that name it, and `reasons`.
    """
    rows = read_objects("affiliation")
    found = _matcher().match([_affiliation(row) for row in rows], registers)
    write_objects(
        row | {"matches": [_told(match) for match in matches]}
        for row, matches in zip(rows, found, strict=True)
    )


Single = Annotated[
    str, typer.Option(help="Part of the names of files that give one organisation a string.")
]


def evaluate(
    gold: Gold,
    held_out: Annotated[
        bool, typer.Option(help="Have each string told by rankers trained on the others alone.")
    ] = False,
    single: Single = "publisher",
    json: Json = False,
) -> None:
    """Find the organisations in the strings of the gold, and score them.

    Lines of gold are objects with `affiliation` and `ror_ids`. The registries in KG_HOME are what
    is looked in; strings with a label that they do not have are not covered.
    """
    labelled = list(judged(gold))
    if held_out:
        scores = evaluate_held_out(_matcher().index, labelled, single, lambda text: None)
    else:
        scores = evaluate_affiliations(_matcher(), labelled)
    if json:
        as_json({name: _figures(each) for name, each in scores.items()})
        return
    columns = ("strings of", "strings", "precision", "recall", "F1", "P@1", "none left alone")
    rows = []
    for name, each in scores.items():
        strings, *shares = _figures(each).values()
        rows.append((name, strings, *(f"{value:.3f}" for value in shares)))
    table("Organisations in affiliations", columns, rows)


def train_organizations(
    gold: Gold,
    out: Annotated[
        Path | None, typer.Option(help="File to write; the package's own if not given.")
    ] = None,
    single: Single = "publisher",
) -> None:
    """Train the ranker of organisations on affiliation strings, over the registries in KG_HOME."""
    strings = examples(list(judged(gold)), single)
    trained, _, _ = train(_matcher().index, strings, lambda text: console().print(text))
    path = out or Path(ranker.__file__).parent / ranker.SHIPPED
    trained.save(path)
    console().print(f"Written: {path}", markup=False)


def _matcher() -> Matcher:
    return Matcher.load(Workspace.known(Settings.from_environment().home))


def _affiliation(row: dict[str, Any]) -> Affiliation:
    country, domain = (str(row.get(field) or "") for field in ("country", "domain"))
    return Affiliation(row["affiliation"], country, domain)


def _told(match: Match) -> dict[str, Any]:
    return {
        "id": match.id,
        "probability": match.probability,
        "name": match.name,
        "start": match.start,
        "end": match.end,
        "reasons": match.reasons,
    }


def _figures(score: Score) -> dict[str, float]:
    return {
        "strings": score.strings,
        "precision": score.precision,
        "recall": score.recall,
        "f1": score.f1,
        "precisionAt1": score.at_1,
        "noneLeftAlone": score.none_left_alone,
    }
