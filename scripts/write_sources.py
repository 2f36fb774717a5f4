"""Write what each source yields in its cases into the guide: python -m scripts.write_sources."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from extractors import SOURCES
from extractors.source import Source
from ontology.facts import Link, Mention
from tests.extractors.readable import documents, read

GUIDE: Final = Path(__file__).parents[1] / "docs" / "guides" / "sources.md"
_BEGIN, _END = "<!-- table: python -m scripts.write_sources -->", "<!-- end of table -->"


LEFT: Final = (
    ("MODS (XML)", "of the libraries; the catalogues we know give Dublin Core or BibTeX beside it"),
    ("Citavi projects (`.ctv6bak`)", "a program's own database, which exports RIS and BibTeX"),
    ("OpenAlex sources (journals)", "journals are venues of papers, not things of the graph"),
    ("DOAJ's list of journals (CSV)", "journals are venues of papers, not things of the graph"),
    ("Google Patents pages (HTML)", "copies of what the offices' own files say"),
    ("OPS searches and media (XML, PNG)", "lists of numbers and drawings: no bibliography"),
    ("lists and reports in weekly USPTO archives", "numbers and counts of the XML beside them"),
    ("pictures in SEC submissions", "no text"),
)
"""Formats that lie about and are not read, and why."""


def main() -> None:
    """Put the table between its two marks."""
    before, _, rest = GUIDE.read_text("utf-8").partition(_BEGIN)
    _, _, after = rest.partition(_END)
    GUIDE.write_text(f"{before}{_BEGIN}\n{table()}\n{_END}{after}", "utf-8")


def table() -> str:
    """A row a source: name, title, licence, and what its cases yield."""
    rows = ["| source | what | things | relations | licence |", "|---|---|---|---|---|"]
    left = ["", "| not read | why |", "|---|---|", *(f"| {each} | {why} |" for each, why in LEFT)]
    return "\n".join([*rows, *(row(source) for source in SOURCES), *left])


def row(source: Source) -> str:
    """One source's row."""
    kinds, types = Counter[str](), Counter[str]()
    for fact in facts(source):
        if isinstance(fact, Mention):
            kinds[fact.kind] += 1
        elif isinstance(fact, Link):
            types[fact.type] += 1
    title = f"[{source.title}]({source.url})" + (" (registry)" if source.registry else "")
    things, relations = (" ".join(sorted(each)) for each in (kinds, types))
    return f"| `{source.name}` | {title} | {things} | {relations} | {source.license} |"


def facts(source: Source) -> Iterator[object]:
    """Every fact of a source's cases."""
    for case in documents(source):
        for document in read(source, case):
            yield from document


if __name__ == "__main__":
    main()
