"""Files of many documents are split as they are read, and nothing in them is lost."""

from io import BytesIO

import pytest

from extractors import xml_split
from extractors.errors import MalformedError
from extractors.xml import parse
from extractors.xml_split import split_documents, split_records


@pytest.mark.parametrize("chunk", [1, 7, 64, 1024])
def test_a_file_of_many_documents_is_split(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_split, "_CHUNK", chunk)
    one, two, three = (b'<?xml version="1.0"?>\n<a>%d</a>' % n for n in range(3))
    file = BytesIO(b"\xef\xbb\xbf\n" + one + b"\n\n   " + two + three + b"\n")
    assert list(split_documents(file)) == [one, two, three]


def test_a_document_without_a_declaration_is_whole() -> None:
    assert list(split_documents(BytesIO(b"\n<a/>\n"))) == [b"<a/>"]


def test_a_large_file_is_read_as_it_is_asked_for() -> None:
    document = b'<?xml version="1.0"?><a>' + b"x" * 50_000 + b"</a>"
    file = BytesIO(document * 200)
    documents = split_documents(file)
    assert next(documents) == document
    assert file.tell() <= 1024 * 1024
    assert sum(1 for _ in documents) == 199


def test_a_file_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_split, "LONGEST", 1000)
    with pytest.raises(MalformedError, match="no document ends within 1000 bytes"):
        list(split_documents(BytesIO(b"x" * 2000)))


LIST = b"""<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE set SYSTEM "set.dtd">
<set><total>3</total>
<work key="1"><title>M\xfcller</title></work>
<!-- and -->
<o:work key="2"><workers/></o:work >
<book/></set>
"""


@pytest.mark.parametrize("chunk", [1, 7, 64, 4096])
def test_the_records_of_a_list_are_split(chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_split, "_CHUNK", chunk)
    first, second, third = split_records(BytesIO(LIST), "work")
    assert parse(first).text("title") == "Müller"
    assert parse(second).attribute("key") == "2"
    assert b"<book/>" in third


def test_a_record_that_is_cut_is_told() -> None:
    whole, cut = split_records(BytesIO(b"<set><work>1</work><work>2</wo"), "work")
    assert parse(whole).words() == "1"
    with pytest.raises(MalformedError):
        parse(cut)


@pytest.mark.parametrize("chunk", [1, 7, 4096])
def test_a_record_whose_end_is_lost_takes_no_other_along(
    chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xml_split, "_CHUNK", chunk)
    file = BytesIO(b"<set><work>1</work><work><works/>2<work>3</work><work>4<work>5</set>")
    one, two, three, four, five = split_records(file, "work")
    assert (parse(one).words(), parse(three).words()) == ("1", "3")
    assert (two, four) == (b"<work><works/>2", b"<work>4")
    for broken in (two, four, five):
        with pytest.raises(MalformedError):
            parse(broken)


def test_a_list_without_records_is_whole() -> None:
    assert list(split_records(BytesIO(b" <set></set>\n"), "work")) == [b"<set></set>"]


def test_a_large_list_is_read_as_it_is_asked_for() -> None:
    record = b"<work>" + b"x" * 50_000 + b"</work>"
    file = BytesIO(b"<set>" + record * 200 + b"</set>")
    records = split_records(file, "work")
    assert next(records) == record
    assert file.tell() <= 1024 * 1024
    assert sum(1 for _ in records) == 199


def test_a_record_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_split, "LONGEST", 1000)
    monkeypatch.setattr(xml_split, "_CHUNK", 100)
    with pytest.raises(MalformedError, match="no record ends within 1000 bytes"):
        list(split_records(BytesIO(b"<work>" * 1000), "work"))
