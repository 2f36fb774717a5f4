"""Preprints: groups in whose name somebody writes, and answers that are no preprint."""

import pytest

from extractors.errors import UnsupportedError
from extractors.papers.arxiv import extract
from extractors.source import Raw
from ontology.facts import Document

_ENTRY = (
    '<entry xmlns="http://www.w3.org/2005/Atom"><id>{}</id><title>Ice</title>'
    "<summary>no such id</summary></entry>"
)


def test_an_error_of_the_interface_is_no_preprint() -> None:
    data = _ENTRY.format("http://arxiv.org/api/errors#incorrect_id").encode()
    with pytest.raises(UnsupportedError, match="no such id"):
        list(extract(Raw(data, "feed.xml")))


def test_an_old_id_keeps_its_archive() -> None:
    data = _ENTRY.format("http://arxiv.org/abs/solv-int/9901001v2").encode()
    document = next(extract(Raw(data, "feed.xml")))
    assert isinstance(document, Document)
    assert document.key == "solv-int/9901001"
