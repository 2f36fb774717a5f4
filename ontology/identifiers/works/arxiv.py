"""arXiv id, version dropped: 2101.00001 since April 2007, math/0309136 before.

The subject class of an old id (`math.GT/0309136`) says nothing more and is dropped.
https://info.arxiv.org/help/arxiv_identifier.html
"""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme


def _write(match: re.Match[str]) -> str | None:
    if match["new"]:
        return match["new"]
    return f"{match['archive'].lower()}/{match['number']}"


SCHEME: Final = Scheme(
    name="arxiv",
    title="arXiv id",
    pattern=re.compile(
        r"(?:(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv: ?"
        r"|(?:https?://)?(?:(?:dx\.)?doi\.org/)?10\.48550/arxiv\.)?"
        r"(?:(?P<new>[0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5})"
        r"|(?P<archive>[a-z]+(?:-[a-z]+)?)(?:\.[a-z]{2})?"
        r"/(?P<number>[0-9]{2}(?:0[1-9]|1[0-2])[0-9]{3}))"
        r"(?:v[1-9][0-9]*)?(?:\.pdf)?",
        re.ASCII | re.IGNORECASE,
    ),
    address="https://arxiv.org/abs/{}",
    write=_write,
)
