"""Lists of organisations in Chinese and English."""

import gzip
import json
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from extractors.errors import MalformedError
from extractors.registries.zh_en import SOURCE
from extractors.source import Raw
from ontology.check import checked

LISTS = sorted((Path(__file__).parents[3] / "../shared/data/registries").glob("zh_en_*.tsv.gz"))


def test_other_tables_are_not_recognised() -> None:
    assert not SOURCE.recognises("pairs.tsv", b"zh\ten\n")


def test_a_script_that_is_none_is_refused() -> None:
    row = {"zh": "百水", "en": "Reedfield", "zh_script": "Latn"}
    with pytest.raises(MalformedError, match="Hans or Hant"):
        list(SOURCE.extract(Raw(json.dumps(row).encode(), "pairs.tsv")))


@pytest.mark.skipif(not LISTS, reason="no lists under ../shared/data/registries")
@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_every_real_row_is_read(path: Path) -> None:
    with gzip.open(path) as stream:
        raws = [
            Raw(data, path.name, i) for i, data in enumerate(SOURCE.split(cast("BinaryIO", stream)))
        ]
    assert len({next(checked(SOURCE.extract(raw))) for raw in raws}) == len(raws)
