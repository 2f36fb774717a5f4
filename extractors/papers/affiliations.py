"""Affiliations that are one line of text."""

import re
from typing import Final

_MAIL: Final = re.compile(
    r"[\s.;,]{0,9}(?:\(?(?:electronic address|e-?mail(?: address)?):?\s?)?"
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,100}\)?",
    re.IGNORECASE,
)


def without_mail(line: str) -> str:
    """A line of an affiliation without addresses of mail, which name no organisation."""
    return " ".join(_MAIL.sub(" ", line).split()).strip(" ,;.")
