"""Prior work, said plainly, for `reference`: in so small a graph every work is measured."""

from typing import Any

from kg.load.vectors.encoder import LONGEST
from kg.topics.blend import NEAR
from kg.topics.question import NEAR as NEAR_TEXT
from kg.topics.question import question
from tests.api.reference.graph import Arguments, Graph, Listing, RefusedError, Row, Thing
from tests.api.reference.lists import CONTRIBUTIONS, named
from tests.api.reference.pages import BY_ID, of_row


def prior_work(graph: Graph, _: object, given: Arguments) -> Listing:
    """Works near a text or a work, the nearest first."""
    text, work, works = (given.get(each) for each in ("text", "work", "works"))
    if [text, work, works].count(None) != 2:
        raise RefusedError("text, work, works")
    if works is not None and len(works) > 30:
        raise RefusedError("works")
    named(graph, "priorWork", given, work="Work", works="Entity")
    if works is not None:
        rows = near_works(graph, [each for id_ in works if (each := graph.found(id_))])
    elif text is not None:
        rows = near_text(graph, text)
    else:
        rows = near_work(graph, graph.found(str(work)))
    return Listing(rows, (of_row("score", 0.0, most=True), BY_ID))


def near_text(graph: Graph, text: str) -> list[Row]:
    """Every work whose vector is near, nearer by the words of the text that it has."""
    if not any(letter.isalnum() for letter in text[:LONGEST]):
        raise RefusedError("text")
    asked = question(text[:LONGEST])
    found, best = [], 0.0
    for each in graph.of("Work"):
        if each.get("vector") is not None:
            cosine = graph.similarity(tuple(each.get("vector")), asked.vector)
            words = f" {each.get('searchText') or ''}".replace("-", " ")
            said = sum(weight for word, weight in asked.words if f" {word}" in words)
            terms = (weight for term, weight in asked.matters if f" {term}" in words)
            found.append(row(each, cosine, held=said + max(terms, default=0.0)))
            best = max(best, round(cosine + said / 2, 4))
    return [each for each in found if each.values["score"] >= NEAR_TEXT and best >= asked.sure]


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


def near_works(graph: Graph, starts: list[Thing]) -> list[Row]:
    """What is near any of several works, or of the newest of who made them, by their mean."""
    given = {each: None for start in starts for each in stands_for(graph, start)}
    every = sorted(given, key=lambda each: str(each.get("id")))[:30]
    near: dict[Thing, list[Row]] = {}
    for work in every:
        for row_ in near_work(graph, work):
            assert isinstance(row_.node, Thing)
            near.setdefault(row_.node, []).append(row_)
    return [
        together(work, rows, len(every))
        for work, rows in near.items()
        if work not in every and not {far for _, far in made(graph, work)} & {*starts}
    ]


def stands_for(graph: Graph, start: Thing) -> list[Thing]:
    """A work for itself; for whoever made works the newest ten papers and patents."""
    if "Work" in start.labels:
        return [start]
    works = {far for _, far in made(graph, start) if {"Paper", "Patent"} & {*far.labels}}
    return sorted(works, key=lambda each: (-(each.get("year") or 0), str(each.get("id"))))[:10]


def made(graph: Graph, thing: Thing) -> list[tuple[Any, Thing]]:
    """Who made a work, or what somebody made."""
    return graph.leading(thing, CONTRIBUTIONS)


def together(work: Thing, rows: list[Row], many: int) -> Row:
    """How a work stands to several that it is near."""
    alike = [each for row_ in rows if (each := row_.values["similarity"]) is not None]
    values = {
        "similarity": max(alike, default=None),
        "cites": any(each.values["cites"] for each in rows),
        "citedBy": any(each.values["citedBy"] for each in rows),
        "sharedReferences": sum(each.values["sharedReferences"] for each in rows),
        "citedTogether": sum(each.values["citedTogether"] for each in rows),
        "score": sum(round(each.values["score"] * 10000) for each in rows) / (10000.0 * many),
    }
    return Row(work, values=values)


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
