"""Organisations of which only id and label are known."""

from pathlib import Path

import pytest

from extractors.errors import MalformedError
from extractors.registries.ror_labels import SOURCE
from extractors.source import Raw
from ontology.check import checked
from ontology.facts import Mention

REAL = Path(__file__).parents[3] / "../shared/data/registries/ror_related_labels.tsv"


def test_the_place_of_the_label_holds_the_label() -> None:
    line = "https://ror.org/0zzzz0161\tMudwater University"
    _, mention = checked(SOURCE.extract(Raw(line.encode(), "labels.tsv")))
    assert isinstance(mention, Mention)
    start, end = map(int, mention.evidence.place.removeprefix("char=").split(","))
    assert line[start:end] == mention.name == "Mudwater University"


@pytest.mark.parametrize("line", [b"https://ror.org/0zzzz0161\t ", b"https://ror.org/0zzzz0162\tX"])
def test_a_line_without_label_or_with_a_wrong_id_is_refused(line: bytes) -> None:
    with pytest.raises(MalformedError, match="a tab and a label"):
        list(SOURCE.extract(Raw(line, "labels.tsv")))


def test_other_tables_are_not_recognised() -> None:
    assert not SOURCE.recognises("labels.tsv", b"id\tlabel\n")
    assert not SOURCE.recognises("labels.tsv", b"https://ror.org/0zzzz0161\ta\tb\n")


@pytest.mark.skipif(not REAL.exists(), reason="no registries under ../shared/data")
def test_every_real_line_is_read() -> None:
    with REAL.open("rb") as stream:
        raws = [Raw(data, REAL.name, i) for i, data in enumerate(SOURCE.split(stream))]
    keys = {next(checked(SOURCE.extract(raw))) for raw in raws}
    assert len(keys) == len(raws) == 6_842
