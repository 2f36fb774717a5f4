"""The whole graph as the files of `neo4j-admin database import`, from the target graph on disk.

A full rebuild of a large graph goes through it: no store is asked and no seed is named. Parquet,
which the importer reads as it is (lists included, which its CSV can not hold exactly): a file for
each class of nodes, whose labels the command names, and one for each type of link.
https://neo4j.com/docs/operations-manual/current/import/
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import duckdb
import orjson

from kg.build.target_graph import TargetGraph
from kg.errors import InputError
from ontology.schema import Property, vocabulary

BULK: Final = "neo4j-admin"
"""Name of the format."""

ARGUMENTS: Final = "import.args"
"""What the importer is to be given: `neo4j-admin database import full @import.args`."""

_TYPES: Final = {str: "string", int: "long", float: "double", bool: "boolean"}
_SQL: Final = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}
_DATABASE: Final = "neo4j"


def export_all(graph: TargetGraph, folder: Path) -> Path:
    """Write the files into a folder; the file of the importer's arguments.

    Args:
        graph: the graph as it should be.
        folder: made if need be.

    Raises:
        InputError: there is no graph yet.
    """
    if not graph.made:
        where = str(graph.folder)
        raise InputError("there is no graph to export", where, "Run `kg ingest` first")
    folder = folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    with graph.connect() as connection:
        arguments = [*_nodes(connection, folder), *_edges(connection, folder)]
    options = ("--input-type=parquet", "--overwrite-destination", "--id-type=string")
    path = folder / ARGUMENTS
    # Quoted, for a path may hold spaces; the name first, or the last list of files takes it in.
    lines = [_DATABASE, *(f'"{each}"' for each in (*options, *arguments))]
    path.write_text("\n".join([*lines, ""]), "utf-8")
    return path


def _nodes(connection: duckdb.DuckDBPyConnection, folder: Path) -> list[str]:
    made = []
    for (kind,) in connection.sql("SELECT DISTINCT kind FROM nodes ORDER BY 1").fetchall():
        labels = vocabulary().classes[kind].ancestors
        own = {n: p for n, p in vocabulary().properties_of(kind).items() if n != "id"}
        columns = [f'id AS "id:ID({labels[0]})"', *_columns(own)]
        path = folder / f"nodes-{kind}.parquet"
        _write(connection.sql(_parsed(f"nodes WHERE kind = '{kind}'", own)), columns, path)
        made.append(f"--nodes={':'.join(labels)}={path}")
    return made


def _edges(connection: duckdb.DuckDBPyConnection, folder: Path) -> list[str]:
    made, words = [], vocabulary()
    links = {each.type: each for each in words.links.values()}
    for (type_,) in connection.sql("SELECT DISTINCT type FROM edges ORDER BY 1").fetchall():
        link = links[type_]
        ends = [words.classes[each[0]].ancestors[0] for each in (link.domain, link.range)]
        own = words.properties_on(link.name)
        columns = [f'source AS ":START_ID({ends[0]})"', f'target AS ":END_ID({ends[1]})"']
        path = folder / f"edges-{type_}.parquet"
        found = connection.sql(_parsed(f"edges WHERE type = '{type_}'", own))
        _write(found, [*columns, *_columns(own)], path)
        made.append(f"--relationships={type_}={path}")
    return made


def _write(found: duckdb.DuckDBPyRelation, columns: list[str], path: Path) -> None:
    found.project(", ".join(columns)).write_parquet(str(path), compression="zstd")


def _parsed(rows: str, own: Mapping[str, Property]) -> str:
    """The statement that gives rows with their properties read once."""
    shape = {name: [_SQL[p.python]] if p.many else _SQL[p.python] for name, p in own.items()}
    parsed = f"from_json(properties, '{orjson.dumps(shape).decode()}')" if shape else "properties"
    return f"SELECT * REPLACE ({parsed} AS properties) FROM {rows}"  # noqa: S608 - our own names


def _columns(own: Mapping[str, Property]) -> list[str]:
    return [
        'digest AS "digest:long"',
        *(
            f'properties.{name} AS "{name}:{_TYPES[each.python]}{"[]" if each.many else ""}"'
            for name, each in own.items()
        ),
    ]
