"""The table of registered words is made of records of either schema, and is the same again."""

import gzip
from pathlib import Path

import orjson

from kg.evaluate.affiliation_words import FEWEST, table

NEW = {
    "names": [
        {"value": "Lantau Institute of Kelp (Invented)", "types": ["label"]},
        {"value": "LIK", "types": ["acronym"]},
    ],
    "locations": [{"geonames_details": {"name": "San Quillory"}}],
}
OLD = {
    "name": "Kelp University",
    "aliases": [],
    "acronyms": ["KU"],
    "labels": [{"label": "Kelp Universität"}],
    "addresses": [{"city": "Brixhölm"}],
}


def test_words_are_counted_by_where_they_stand_in_names(tmp_path: Path) -> None:
    (tmp_path / "ror.jsonl").write_bytes(b"\n".join(map(orjson.dumps, [NEW, OLD])))
    made = table([tmp_path])
    assert made == table([tmp_path])
    rows = [line.split("\t") for line in gzip.decompress(made).decode().splitlines()[1:]]
    assert FEWEST == 3
    assert rows == [
        ["word", "kelp", "2", "1", "0"],
        ["acronym", "ku", "0", "0", "0"],
        ["acronym", "lik", "0", "0", "0"],
        ["city", "brixholm", "0", "0", "0"],
        ["city", "san quillory", "0", "0", "0"],
    ]
