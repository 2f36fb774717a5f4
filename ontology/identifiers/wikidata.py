"""Wikidata item id (https://www.wikidata.org/wiki/Wikidata:Identifiers)."""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme


def _write(match: re.Match[str]) -> str | None:
    return f"Q{match[1]}"


SCHEME: Final = Scheme(
    name="wikidata",
    title="Wikidata item",
    pattern=re.compile(
        r"(?:https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/)?Q([1-9][0-9]*)",
        re.ASCII | re.IGNORECASE,
    ),
    address="http://www.wikidata.org/entity/{}",
    write=_write,
)
