"""Submissions packed in files."""

from io import BytesIO

from extractors.filings import submission

TWO = b"""<SEC-DOCUMENT>one
<DOCUMENT>
<TYPE>8-K
<TEXT>
<html><p>Words</p></html>
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>GRAPHIC
<TEXT>
begin 644 a.jpg
M_]C_X  02D9)1@ ! @
end
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
-----END PRIVACY-ENHANCED MESSAGE-----
"""


def everything(type_: str, position: int) -> bool:
    return bool(type_) and position >= 0


def test_a_file_of_several_submissions_is_split_into_them() -> None:
    found = list(submission.split(BytesIO(TWO.replace(b"-----END", b"<!--") + TWO)))
    assert len(found) == 2


def test_pictures_are_dropped_on_the_way_but_still_listed() -> None:
    (data,) = submission.split(BytesIO(TWO))
    assert b"M_]C_X" not in data
    parts = submission.read(data.decode(), everything).parts
    assert [(part.type, part.passage.text) for part in parts] == [("8-K", "Words"), ("GRAPHIC", "")]


def test_documents_that_are_not_wanted_are_listed_without_text() -> None:
    read = submission.read(TWO.decode(), lambda type_, position: False)
    assert [part.passage.text for part in read.parts] == ["", ""]


def test_each_document_stands_in_the_text_of_the_whole() -> None:
    read = submission.read(TWO.decode(), everything)
    part = read.parts[0].passage
    assert read.header.document[part.start : part.end] == "Words"


def test_a_file_without_wrappers_is_one_document() -> None:
    (part,) = submission.read("<p>Only this</p>", everything).parts
    assert (part.type, part.passage.text) == ("", "Only this")
