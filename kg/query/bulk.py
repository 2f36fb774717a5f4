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
    # Quoted: a path may hold spaces.
    lines = [f'"{each}"' for each in (*options, *arguments)]
    path.write_text("\n".join([*lines, _DATABASE, ""]), "utf-8")
    return path


def _nodes(connection: duckdb.DuckDBPyConnection, folder: Path) -> list[str]:
    made = []
    for (kind,) in connection.sql("SELECT DISTINCT kind FROM nodes ORDER BY 1").fetchall():
        labels = vocabulary().classes[kind].ancestors
        own = {n: p for n, p in vocabulary().properties_of(kind).items() if n != "id"}
        path = folder / f"nodes-{kind}.parquet"
        ends = f'id AS "id:ID({labels[0]})", digest AS "digest:long"'
        _write(connection, path, f"{ends}, {_columns(own)}", f"nodes WHERE kind = '{kind}'", own)
        made.append(f"--nodes={':'.join(labels)}={path}")
    return made


def _edges(connection: duckdb.DuckDBPyConnection, folder: Path) -> list[str]:
    made, words = [], vocabulary()
    links = {each.type: each for each in words.links.values()}
    for (type_,) in connection.sql("SELECT DISTINCT type FROM edges ORDER BY 1").fetchall():
        link = links[type_]
        source, target = (words.classes[e[0]].ancestors[0] for e in (link.domain, link.range))
        own = words.properties_on(link.name)
        path = folder / f"edges-{type_}.parquet"
        ends = f'source AS ":START_ID({source})", target AS ":END_ID({target})"'
        columns = f'{ends}, digest AS "digest:long", {_columns(own)}'
        _write(connection, path, columns, f"edges WHERE type = '{type_}'", own)
        made.append(f"--relationships={type_}={path}")
    return made


def _write(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    columns: str,
    rows: str,
    own: Mapping[str, Property],
) -> None:
    """Read each row's properties once, and write them side by side."""
    structure = {
        name: [_SQL[each.python]] if each.many else _SQL[each.python] for name, each in own.items()
    }
    connection.execute("SET VARIABLE structure = ?", [orjson.dumps(structure).decode()])
    statement = f"SELECT * REPLACE (from_json(properties, '{orjson.dumps(structure).decode()}') AS properties) FROM {rows}"  # noqa: S608, E501
    found = connection.sql(f"SELECT {columns} FROM ({statement})")  # noqa: S608 - our own names
    found.write_parquet(str(path), compression="zstd")


def _columns(own: Mapping[str, Property]) -> str:
    return ", ".join(
        f'properties.{name} AS "{name}:{_TYPES[each.python]}{"[]" if each.many else ""}"'
        for name, each in own.items()
    )
