"""A broken record of a golden copy is refused by itself; the others are read."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from extractors.errors import ExtractionError
from extractors.registries import gleif, gleif_relationships
from extractors.registries.gleif_rows import read_row
from extractors.source import Raw, Source
from extractors.tables import LONGEST_CELL
from ontology.check import checked
from ontology.facts import Document, Unread

CASES = Path(__file__).parents[1] / "cases"
LEIS = ("529900RUNGWORKS00017", "529900RUNGGROUP00048", "529900RUNGHOLD000050")
ONE = "<r:LEIRecord><r:LEI>{}</r:LEI>{}</r:LEIRecord>"
NAMED = "<r:LegalName>Rung &amp; Söhne</r:LegalName>"
ENTITY = f"<r:Entity>{NAMED}<r:EntityCategory>GENERAL</r:EntityCategory></r:Entity>"


def outcomes(source: Source, file: bytes) -> Iterator[str]:
    """The key of each document that is read, the reason of each that is not."""
    for position, data in enumerate(source.split(BytesIO(file))):
        try:
            document = next(checked(source.extract(Raw(data, "golden", position))))
        except ExtractionError as error:
            yield str(error)
        else:
            assert isinstance(document, Document)
            yield document.id.rpartition("/")[2]


def copy(middle: str) -> bytes:
    """Three records in XML, the one in the middle as given."""
    records = [ONE.format(LEIS[0], ENTITY), middle, ONE.format(LEIS[2], ENTITY)]
    return f"<r:LEIData><r:LEIRecords>{''.join(records)}</r:LEIRecords></r:LEIData>".encode()


@pytest.mark.parametrize(
    ("middle", "reason"),
    [
        (ONE.format(LEIS[1], "<r:Entity>"), "no well-formed XML"),
        (ONE.format(LEIS[1], ENTITY).replace("</r:LEIRecord>", ""), "no well-formed XML"),
        (ONE.format(LEIS[1], ENTITY.replace("Rung", "Rung & ")), "no well-formed XML"),
        (ONE.format(LEIS[1], ENTITY.replace("&amp;", "&ours;")), "ours.*words would be lost"),
        (ONE.format("529900RUNGGROUP00049", ENTITY), "check digits"),
        (ONE.format(LEIS[1], ""), "says nothing at"),
        ("<r:Other>LEI</r:Other>", "no LEIRecord"),
    ],
)
def test_a_broken_element_is_refused_by_itself(middle: str, reason: str) -> None:
    first, broken, last = outcomes(gleif.SOURCE, copy(middle))
    assert (first, last) == (LEIS[0], LEIS[2])
    assert re.search(reason, broken)


def test_bytes_that_are_no_utf_8_break_their_element_alone() -> None:
    file = copy(ONE.format(LEIS[1], ENTITY.replace("Rung", "R!ng"))).replace(b"R!ng", b"R\xfcng")
    first, broken, last = outcomes(gleif.SOURCE, file)
    assert (first, last) == (LEIS[0], LEIS[2])
    assert "no well-formed XML" in broken


TABLE = (CASES / "gleif" / "two_entities.csv").read_bytes()
HEADER, *ROWS = TABLE.splitlines()


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (ROWS[0].replace(b"Shenzhen Rung", b"Sh\xfcnzhen"), "not UTF-8"),
        (ROWS[0].replace(b'"en","ALT', b'"en,"ALT'), "more or fewer cells"),
        (ROWS[0].rpartition(b",")[0], "more or fewer cells"),
        (ROWS[0].replace(b'"Shenzhen Rung', b'x\r"Shenzhen Rung'), "can not be read"),
        (ROWS[0].replace(b"Shenzhen Rung", b"x" * (LONGEST_CELL + 1)), "can not be read"),
        (b"", ""),
    ],
)
def test_a_broken_row_is_refused_by_itself(broken: bytes, reason: str) -> None:
    file = b"\n".join([b"\xef\xbb\xbf" + HEADER, ROWS[0], broken, ROWS[1], b""])
    first, *middle, last = outcomes(gleif.SOURCE, file)
    assert (first, last) == (LEIS[0], LEIS[1])
    assert len(middle) == bool(reason)
    assert all(reason in each for each in middle)


def test_a_lost_quotation_mark_takes_the_next_row_along_and_no_further() -> None:
    cut = ROWS[0].removesuffix(b'"')
    read = list(outcomes(gleif.SOURCE, b"\n".join([HEADER, cut, ROWS[1], ROWS[0], ROWS[1]])))
    assert read[1:] == [LEIS[0], LEIS[1]]
    assert "quotation mark" in read[0]


@pytest.mark.parametrize("source", [gleif.SOURCE, gleif_relationships.SOURCE])
def test_an_empty_table_says_nothing(source: Source) -> None:
    assert list(source.split(BytesIO(HEADER))) == []
    assert list(source.split(BytesIO(b""))) == []


def test_words_beside_elements_are_told() -> None:
    data = ONE.format(LEIS[0], ENTITY + "stray").encode()
    assert list(gleif.SOURCE.extract(Raw(data, "golden")))[-1] == Unread("text()")


def test_a_record_loses_nothing_by_its_paths() -> None:
    data = (CASES / "gleif" / "one_entity.xml").read_bytes()
    (record,) = gleif.SOURCE.split(BytesIO(data))
    row = read_row(Raw(record, "golden"), "LEIRecord")
    held: list[str] = []
    for each in etree.fromstring(record, etree.XMLParser(recover=True)).iter():
        held += [each.text or "", *map(str, each.attrib.values())]
    assert sorted(map(row.text, row.names())) == sorted(filter(None, held))
