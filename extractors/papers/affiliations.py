"""Affiliations that are one line of text."""

import re
from typing import Final

from extractors.printed import unpunctuated

_MAIL: Final = re.compile(
    r"[\s.;,]{0,9}(?:\(?(?:electronic address|e-?mail(?: address)?):?\s?)?"
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,100}\)?",
    re.IGNORECASE,
)

_LEAD: Final = re.compile(r"(?:[a-z]|\d{1,2}|From the|From|and the|and)\s(?=[A-Z])")
"""A mark of a footnote, or what joins affiliations that were one sentence."""


def bare_affiliation(line: str) -> str:
    """A line of an affiliation without addresses of mail and marks before it, which name nobody."""
    named = _MAIL.sub(" ", line) if "@" in line else line
    bare = unpunctuated(" ".join(named.split()))
    lead = _LEAD.match(bare)
    return bare[lead.end() :] if lead else bare
