"""Lists of subsidiaries read from exhibits 21, against what people labelled in them.

The gold is a table with the columns `Filename`, `Subsidiary`, `Location of Incorporation` and
`Ownership Percentage`, and `Parent` where it knows. Names are the same but for case, points, marks
of footnotes and terms in brackets; what is asked beside the name is asked of names that were found.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from extractors.errors import ExtractionError
from extractors.filings.subsidiaries.names import bare, key
from extractors.source import Raw
from extractors.text.passage import whole
from kg.errors import InputError
from kg.evaluate.agreements import Tally
from kg.evaluate.printed_lists import LAYOUTS, Listed, owned
from kg.staging.files import File, files
from kg.staging.sources import sources
from ontology.facts import Fact, Link, Mention

NAME: Final = "name"
OWNER: Final = "whose it is"
PLACE: Final = "jurisdiction"
SHARE: Final = "share"
_COLUMNS: Final = ("Filename", "Subsidiary", "Location of Incorporation", "Ownership Percentage")


def evaluate_subsidiaries(gold: Iterable[Path], folder: Path | None) -> dict[str, Tally]:
    """Score the lists that the gold labels.

    Args:
        gold: tables of labels, compressed or not.
        folder: where the exhibits lie, named as the gold names them; None prints the labels in
            every layout that we know, and reads these.

    Raises:
        InputError: the gold can not be read, or an exhibit is not there.
    """
    tallies = {each: Tally() for each in (NAME, OWNER, PLACE, SHARE)}
    for number, (name, rows) in enumerate(_labels(gold).items()):
        if folder is not None:
            _count(tallies, rows, _read(_exhibit(folder, name)), owners=_tells(rows))
            continue
        for layout in LAYOUTS:
            told = owned(rows, number)
            exhibit = Raw(layout(told).encode(), "ex21_gold.txt")
            _count(tallies, told, _read(exhibit), owners=True)
    return tallies


def _tells(rows: list[Listed]) -> bool:
    return any(row.parent for row in rows)


def _labels(gold: Iterable[Path]) -> dict[str, list[Listed]]:
    found: dict[str, list[Listed]] = {}
    for file in files(gold):
        with file.open() as stream:
            rows = csv.DictReader(io.TextIOWrapper(stream, "utf-8-sig"))
            if not set(_COLUMNS) <= set(rows.fieldnames or ()):
                raise InputError(
                    "the gold lacks a column", file.label, f"Name them {', '.join(_COLUMNS)}"
                )
            for row in rows:
                name, place, share = (" ".join(row[each].split()) for each in _COLUMNS[1:])
                if name:
                    parent = " ".join((row.get("Parent") or "").split())
                    of = found.setdefault(row["Filename"], [])
                    of.append(Listed(name, place, _number(share), parent))
    return found


def _number(text: str) -> str:
    return f"{float(text.rstrip('% ')):g}" if re.fullmatch(r"[\d.]+\s*%?", text) else ""


def _exhibit(folder: Path, name: str) -> Raw:
    lie: list[File] = [each for each in files([folder]) if each.name.startswith(name)]
    if not lie:
        raise InputError("a labelled exhibit is not there", name, "--documents")
    with lie[0].open() as stream:
        return Raw(stream.read(), "ex21_gold.htm")


def _read(exhibit: Raw) -> list[Fact]:
    try:
        return list(sources("sec")[0].extract(exhibit))
    except ExtractionError:
        return []


def _count(tallies: dict[str, Tally], gold: list[Listed], facts: list[Fact], owners: bool) -> None:
    listed = {_key(row.name): row for row in gold}
    found = _told(facts)
    tallies[NAME].add(set(found), set(listed), len(set(found) & set(listed)))
    both = sorted(set(found) & set(listed))
    for column, asked in ((PLACE, True), (SHARE, True), (OWNER, owners)):
        if asked:
            said = {f"{name}: {value}" for name in both if (value := found[name][column])}
            told = {f"{name}: {value}" for name in both if (value := _said(listed[name], column))}
            tallies[column].add(said, told, len(said & told))


def _said(row: Listed, column: str) -> str:
    if column == OWNER:
        return _key(row.parent) or "the registrant"
    return row.share if column == SHARE else _plain(row.place)


def _told(facts: list[Fact]) -> dict[str, dict[str, str]]:
    mentions = {each.id: each for each in facts if isinstance(each, Mention)}
    filers = {each.source for each in facts if isinstance(each, Link) and each.type == "filed"}
    found: dict[str, dict[str, str]] = {
        _key(each.name): dict.fromkeys((PLACE, SHARE, OWNER), "")
        for each in mentions.values()
        if each.kind == "Company" and each.id not in filers
    }
    for link in (each for each in facts if isinstance(each, Link)):
        for company, column, value in _answers(link, mentions, filers):
            if company in found and value:
                found[company][column] = value
    return found


def _answers(
    link: Link, mentions: dict[str, Mention], filers: set[str]
) -> Iterator[tuple[str, str, str]]:
    source, target = mentions[link.source], mentions[link.target]
    if link.type == "locatedIn":
        yield _key(source.name), PLACE, _plain(target.name)
    if link.type in ("subsidiaryOf", "hasShareIn"):
        company, owner = (source, target) if link.type == "subsidiaryOf" else (target, source)
        share = link.properties.get("share")
        whose = "the registrant" if owner.id in filers else _key(owner.name)
        yield _key(company.name), OWNER, whose
        yield _key(company.name), SHARE, "" if share is None else f"{share:g}"


def _key(name: str) -> str:
    return key(bare(whole(name)).line) if name else ""


def _plain(place: str) -> str:
    return re.sub(r"[^\w]+", " ", place.casefold()).strip()
