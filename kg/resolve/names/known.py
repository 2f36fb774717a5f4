"""Chinese and English names of one organisation, as the registries that were ingested know them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import duckdb

from extractors import SOURCES
from extractors.registries import zh_en
from extractors.source import Raw
from kg.resolve.normalise.names import has_han
from kg.staging.stage import Stage
from ontology.facts import Mention

# Kana and hangul: other languages that write some words in Chinese characters.
_OTHER: Final = "[\u3040-\u30ff\uac00-\ud7af]"
_NAMED: Final = f"""
SELECT name, names FROM (
    SELECT document, mention.name AS name, list_transform(
        list_filter(mention.names, lambda n: n.language <> 'und-x-acronym'), lambda n: n.text
    ) AS names
    FROM mentions WHERE registry AND position = 1 AND (origin <> $list OR $lists)
)
WHERE regexp_matches(concat_ws(' ', name, names), '[\u3400-\u9fff]')
    AND NOT regexp_matches(concat_ws(' ', name, names), '{_OTHER}')
ORDER BY document
"""  # noqa: S608 - a constant


def known_pairs(stage: Stage, lists: bool = True) -> list[tuple[str, str]]:
    """Chinese and English names of each organisation of the registries, the first of each.

    Registries that come with us are known even where nothing was ingested.

    Args:
        stage: what was ingested.
        lists: whether lists of nothing but such names count as registries.
    """
    with stage.connect() as connection:
        pairs = dict.fromkeys(_staged(connection, lists))
    return list(pairs | dict.fromkeys(_shipped()))


def _staged(connection: duckdb.DuckDBPyConnection, lists: bool) -> Iterator[tuple[str, str]]:
    found = connection.execute(_NAMED, {"list": zh_en.SOURCE.name, "lists": lists})
    while batch := found.fetchmany(5_000):
        for name, names in batch:
            yield from _paired([name, *names])


def _shipped() -> Iterator[tuple[str, str]]:
    for source in SOURCES:
        if source.registry and source.shipped is not None:
            with source.shipped.open("rb") as stream:
                for position, data in enumerate(source.split(stream)):
                    raw = Raw(data, Path(source.shipped).name, position)
                    about = next(f for f in source.extract(raw) if isinstance(f, Mention))
                    names = [n.text for n in about.names if n.language != "und-x-acronym"]
                    yield from _paired([about.name, *names])


def _paired(names: list[str]) -> Iterator[tuple[str, str]]:
    english = next((name for name in names if not has_han(name)), "")
    chinese = next((name for name in names if has_han(name)), "")
    if english and chinese:
        yield chinese, english
