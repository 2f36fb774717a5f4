"""Prior work, said plainly, for `reference`: in so small a graph every work is measured."""

from typing import Any

from kg.load.vectors.encoder import LONGEST
from kg.topics.blend import NEAR
from kg.topics.question import NEAR as NEAR_TEXT
from kg.topics.question import SURE, question
from tests.api.reference.graph import Arguments, Graph, Listing, RefusedError, Row, Thing
from tests.api.reference.lists import named
from tests.api.reference.pages import BY_ID, of_row


def prior_work(graph: Graph, _: object, given: Arguments) -> Listing:
    """Works near a text or a work, the nearest first."""
    text, work = given.get("text"), given.get("work")
    if (text is None) is (work is None):
        raise RefusedError("text, work")
    named(graph, "priorWork", given, work="Work")
    rows = near_text(graph, text) if text is not None else near_work(graph, graph.found(str(work)))
    return Listing(rows, (of_row("score", 0.0, most=True), BY_ID))


def near_text(graph: Graph, text: str) -> list[Row]:
    """Every work whose vector is near, nearer by the words of the text that it has."""
    if not any(letter.isalnum() for letter in text[:LONGEST]):
        raise RefusedError("text")
    asked = question(text[:LONGEST])
    found = []
    for each in graph.of("Work"):
        if each.get("vector") is not None:
            cosine = graph.similarity(tuple(each.get("vector")), asked.vector)
            words = f" {each.get('searchText') or ''}".replace("-", " ")
            held = sum(weight for word, weight in asked.words if f" {word}" in words)
            found.append(row(each, cosine, held=held))
    best = max((each.values["score"] for each in found), default=0.0)
    return [each for each in found if each.values["score"] >= NEAR_TEXT and best >= SURE]


def near_work(graph: Graph, given: Thing | None) -> list[Row]:
    """Every work whose vector is near, and all that citations join to it."""
    if given is None or "Work" not in given.labels:
        return []
    cited, citing = cites(graph, given, "->"), cites(graph, given, "<-")
    rows = []
    for each in graph.of("Work"):
        alike = None
        if each.get("vector") is not None and given.get("vector") is not None:
            alike = graph.similarity(tuple(each.get("vector")), tuple(given.get("vector")))
        shared = len(cited & cites(graph, each, "->"))
        together = len(citing & cites(graph, each, "<-"))
        joined = each in cited, each in citing, shared, together
        near = alike is not None and alike >= NEAR
        if each is not given and (near or any(joined)):
            rows.append(row(each, alike, *joined))
    return rows


def cites(graph: Graph, work: Thing, arrow: str) -> set[Thing]:
    """The works that it cites, or that cite it."""
    return {far for _, far in graph.leading(work, f"{arrow}CITES") if "Work" in far.labels}


def row(work: Thing, alike: float | None, *joined: Any, held: float = 0.0) -> Row:
    """A work with its measures."""
    cited, citing, shared, together = joined or (False, False, 0, 0)
    score = (alike or 0.0) + held + (cited or citing) + 1 - 1 / (1 + shared + together)
    return Row(
        work,
        values={
            "score": round(score, 4),
            "similarity": alike,
            "cites": cited,
            "citedBy": citing,
            "sharedReferences": shared,
            "citedTogether": together,
        },
    )
