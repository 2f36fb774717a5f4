"""Organisations of which only a ROR id and a label are known: lines `id<TAB>label`.

They are what the relationships of other records name (https://ror.readme.io/docs/relationships).
"""

import re
from collections.abc import Iterator
from typing import Final

from extractors.errors import MalformedError
from extractors.lines import split_lines
from extractors.source import Authority, Raw, Source, believed
from ontology.facts import Document, Evidence, Fact
from ontology.identifiers import curie

_OPENING: Final = re.compile(rb"(?:\xef\xbb\xbf)?https://ror\.org/0[0-9a-z]{8}\t[^\t\r\n]+\r?\n")


def recognises(name: str, head: bytes) -> bool:
    """Whether a file opens with a ROR id, a tab, a label and nothing else in the line."""
    return _OPENING.match(head) is not None


def extract(raw: Raw) -> Iterator[Fact]:
    """Yield the organisation of a line."""
    url, _, label = raw.data.decode("utf-8-sig", "replace").partition("\t")
    label = label.strip()
    ror = curie("ror", url)
    if ror is None or not label:
        raise MalformedError(f"the line must be a ROR id, a tab and a label, but is {url[:60]!r}")
    document = Document("ror-labels", ror.removeprefix("ror:"), label, url=url)
    yield document
    start = len(url) + 1
    place = f"char={start},{start + len(label)}"
    yield document.mention("Organization", label, Evidence(place, label), identifiers=(ror,))


SOURCE = Source(
    name="ror-labels",
    version="1",
    title="Labels of organisations related to those of the Research Organization Registry",
    url="https://ror.org",
    license="CC0-1.0",
    recognises=recognises,
    split=split_lines,
    extract=extract,
    registry=True,
    precedence=believed(Authority.REGISTER),
)
