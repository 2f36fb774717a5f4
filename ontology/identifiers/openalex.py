"""OpenAlex id: a letter for the kind of thing and a number.

Works W, authors A, sources S, institutions I, topics T, publishers P, funders F, concepts C,
awards G, venues (of old) V; what topics lie in has a word and a number. https://docs.openalex.org/how-to-use-the-api/get-single-entities
"""

import re
from typing import Final

from ontology.identifiers.scheme import Scheme


def _write(match: re.Match[str]) -> str | None:
    return match[1].lower() if "/" in match[1] else match[1].upper()


SCHEME: Final = Scheme(
    name="openalex",
    title="OpenAlex id",
    pattern=re.compile(
        r"(?:https?://(?:www\.|api\.)?openalex\.org/(?:[a-z]+/)?)?"
        r"([ACFGIPSTVW][1-9][0-9]*|(?:domains|fields|subfields)/[1-9][0-9]*)",
        re.ASCII | re.IGNORECASE,
    ),
    address="https://openalex.org/{}",
    write=_write,
)
