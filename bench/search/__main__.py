"""How well and how fast searches find: `python -m bench.search --home KG_HOME [--url …/graphql]`.

The searches were written by hand: half Chinese, in pinyin or misspelt, the rest names and ids of
what is in the real graph. Each has the identifier of the one right answer. By a URL the API is
asked; without, the index alone.
"""

import argparse
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import Final

import httpx

from kg.search.find import Index

FOUND_WITHIN: Final = 20

_SEARCH: Final = """query ($text: String!) {
  search(text: $text, first: 20) { edges { match matched node { id name } } } }"""
_SUGGEST: Final = """query ($text: String!) {
  suggest(text: $text, first: 8) { id kind name match matched links place organization } }"""

Ask = Callable[[str], list[str]]
"""The ids that a text finds, the likeliest first."""


def main() -> None:
    """Ask every search, and print what went wrong, MRR and times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--url")
    given = parser.parse_args()
    path = given.home / "names.sqlite"
    searches = [
        line.split("\t")
        for line in Path(__file__).with_name("searches.tsv").read_text("utf-8").splitlines()
    ]
    right = {identifier: _id(path, identifier) for _, identifier in searches}
    absent = sorted({name for name, id_ in right.items() if id_ is None})
    if absent:
        print("not in this graph:", ", ".join(absent))
    asked = [(text, right[identifier]) for text, identifier in searches if right[identifier]]
    with httpx.Client(timeout=60) as client:
        ways = _ways(path, given.url, client)
        for name, ask in ways.items():
            _report(name, ask, asked)


def _ways(path: Path, url: str | None, client: httpx.Client) -> dict[str, Ask]:
    index = Index(path)
    if url is None:
        return {"index": lambda text: [hit.id for hit in index.find(text, FOUND_WITHIN)]}

    def answered(query: str, text: str) -> dict[str, list[dict[str, str]]]:
        answer = client.post(url, json={"query": query, "variables": {"text": text}}).json()
        found: dict[str, list[dict[str, str]]] = answer["data"]
        return found

    def search(text: str) -> list[str]:
        edges = answered(_SEARCH, text)["search"]["edges"]  # type: ignore[call-overload]
        return [edge["node"]["id"] for edge in edges]

    def suggest(text: str) -> list[str]:
        return [each["id"] for each in answered(_SUGGEST, text)["suggest"]]

    return {"search": search, "suggest": suggest}


def _report(name: str, ask: Ask, asked: list[tuple[str, str | None]]) -> None:
    for text, _ in asked:
        ask(text)  # what is read and planned once is not measured
    ranks, times = [], []
    for text, right in asked:
        start = time.perf_counter()
        found = ask(text)
        times.append(1000 * (time.perf_counter() - start))
        rank = found.index(right) + 1 if right in found else 0
        ranks.append(rank)
        if rank != 1:
            print(f"  {name}: {text!r} wants {right}, rank {rank or 'none'}, first {found[:1]}")
    mrr = sum(1 / rank for rank in ranks if rank) / len(ranks)
    slowest = sorted(times)[int(0.95 * len(times))]
    print(
        f"{name}: {len(asked)} searches, MRR {mrr:.3f}, first {ranks.count(1)}, "
        f"not found {ranks.count(0)}; median {median(times):.1f} ms, p95 {slowest:.1f} ms"
    )


def _id(path: Path, identifier: str) -> str | None:
    statement = (
        "SELECT entity.id FROM identifier JOIN entity ON entity.number = identifier.entity "
        "WHERE identifier.id = ?"
    )
    with closing(sqlite3.connect(path)) as connection:
        row = connection.execute(statement, [identifier]).fetchone()
    return row[0] if row else None


if __name__ == "__main__":
    main()
